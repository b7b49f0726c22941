"""JSON of the Berichtenmagazijn API to our models; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.fbs.models import Bericht, Bijlage
from mijnomgeving.bronnen.lezen import Lezer

GELEZEN = {"gelezen": True}
_ONDERWERP_TEKENS = 255


def in_map(naam: str) -> dict[str, str]:
    """The body that files a message (BerichtStatusPatch)."""
    return {"map": naam}


def antwoordbericht(
    bericht: Bericht, tekst: str, *, van: str, afzender: str, organisatie: str
) -> dict[str, str | dict[str, str]]:
    """A reply as a message to the organisation (BerichtAanleverenRequest).

    Args:
        bericht: what is replied to.
        tekst: what the person wrote.
        van: who replies, as '<TYPE>:<NUMMER>'.
        afzender: the portal's OIN, which delivers it.
        organisatie: the organisation's OIN.
    """
    return {
        "afzender": afzender,
        "ontvanger": {"type": "OIN", "waarde": organisatie},
        "onderwerp": f"Antwoord: {bericht.onderwerp}"[:_ONDERWERP_TEKENS],
        "inhoud": f"Antwoord van {van} op bericht {bericht.bericht_id}\n\n{tekst}",
    }


def parse_berichten(bron: str, magazijn: str, data: Any) -> tuple[Bericht, ...]:  # noqa: ANN401 - JSON
    """One page of a list.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_bericht(magazijn, bericht) for bericht in Lezer.of(bron, data).delen("berichten"))


def parse_paginas(bron: str, data: Any) -> int:  # noqa: ANN401 - JSON may be anything
    """How many pages the list has.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return Lezer.of(bron, data).getal("totalPages")


def parse_bericht(bron: str, magazijn: str, data: Any) -> Bericht:  # noqa: ANN401 - JSON may be anything
    """A whole message.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return _bericht(magazijn, Lezer.of(bron, data))


def _bericht(magazijn: str, bericht: Lezer) -> Bericht:
    # Without a status nobody has touched the message yet.
    status = bericht.deel("status")
    return Bericht(
        bron=bericht.bron,
        magazijn=magazijn,
        bericht_id=bericht.uuid("berichtId"),
        onderwerp=bericht.tekst("onderwerp"),
        verstuurd_op=bericht.moment("publicatietijdstip"),
        gelezen=status.vlag("gelezen") if status else False,
        bijlagen=tuple(Bijlage(deel.uuid("bijlageId"), deel.tekst("naam")) for deel in bericht.delen("bijlagen")),
        inhoud=bericht.tekst("inhoud"),
    )
