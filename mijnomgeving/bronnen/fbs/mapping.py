"""JSON of the Berichtenmagazijn API to our models; the only place that knows its field names."""

import base64
from typing import Any

from mijnomgeving.bronnen.fbs.models import Bericht, Bijlage, Gevraagd, Handeling, Schrijven
from mijnomgeving.bronnen.lezen import Lezer

_ONDERWERP_TEKENS = 255


def statuswijziging(*, gelezen: bool | None, naar_map: str) -> dict[str, bool | str]:
    """The body that changes the status of a message (BerichtStatusPatch); what is left out stays as it was."""
    body: dict[str, bool | str] = {} if gelezen is None else {"gelezen": gelezen}
    return body | ({"map": naar_map} if naar_map else {})


def aanlevering(schrijven: Schrijven, *, van: str, afzender: str, organisatie: str, kenmerk: str) -> dict[str, Any]:
    """A message to the organisation (BerichtAanleverenRequest); who writes stands in its text.

    Args:
        schrijven: what is written.
        van: who writes, as '<TYPE>:<NUMMER>'.
        afzender: the portal's OIN, which delivers it.
        organisatie: the organisation's OIN.
        kenmerk: the number that the person knows.
    """
    begin = f"Antwoord van {van} op bericht {schrijven.op_bericht}" if schrijven.op_bericht else f"Bericht van {van}"
    onderwerp = f"Antwoord: {schrijven.onderwerp}" if schrijven.op_bericht else schrijven.onderwerp
    body: dict[str, Any] = {
        "afzender": afzender,
        "ontvanger": {"type": "OIN", "waarde": organisatie},
        "onderwerp": onderwerp[:_ONDERWERP_TEKENS],
        "inhoud": f"{begin}\nKenmerk: {kenmerk}\n\n{schrijven.tekst}",
    }
    bijlagen = [
        {"naam": naam, "mimeType": soort, "inhoud": base64.b64encode(inhoud).decode()}
        for naam, soort, inhoud in schrijven.bijlagen
    ]
    return body | ({"bijlagen": bijlagen} if bijlagen else {})


def aanlevering_aan(ontvanger: str, *, onderwerp: str, tekst: str, afzender: str) -> dict[str, Any]:
    """A message of an organisation to somebody (BerichtAanleverenRequest).

    Args:
        ontvanger: to whom, as '<TYPE>:<NUMMER>'.
        onderwerp: what it is about.
        tekst: what it says.
        afzender: the organisation's OIN.
    """
    soort, _, nummer = ontvanger.partition(":")
    return {
        "afzender": afzender,
        "ontvanger": {"type": soort, "waarde": nummer},
        "onderwerp": onderwerp[:_ONDERWERP_TEKENS],
        "inhoud": tekst,
    }


def parse_aangeleverd(bron: str, data: Any) -> str:  # noqa: ANN401 - JSON may be anything
    """The number of a message that was delivered.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return Lezer.of(bron, data).uuid("berichtId")


def parse_berichten(bron: str, magazijn: str, data: Any) -> tuple[Bericht, ...]:  # noqa: ANN401 - JSON
    """One page of a list.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_bericht(magazijn, bericht) for bericht in Lezer.of(bron, data).delen("berichten"))


def parse_berichten_velen(
    bron: str,
    magazijn: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
) -> list[tuple[str, Bericht]]:
    """One page of a list for many receivers: each message with its receiver, as '<TYPE>:<NUMMER>'.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    gevonden = []
    for bericht in Lezer.of(bron, data).delen("berichten"):
        ontvanger = bericht.deel("ontvanger")
        if ontvanger is None:
            raise bericht.fout("ontvanger")
        gevonden.append((f"{ontvanger.tekst('type')}:{ontvanger.tekst('waarde')}", _bericht(magazijn, bericht)))
    return gevonden


def parse_paginas(bron: str, data: Any) -> int:  # noqa: ANN401 - JSON may be anything
    """How many pages the list has.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return Lezer.of(bron, data).getal("totalPages")


def parse_aantal(bron: str, data: Any) -> int:  # noqa: ANN401 - JSON may be anything
    """How many messages the whole list has.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return Lezer.of(bron, data).getal("totalElements")


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
        map=status.tekst_of_leeg("map") if status else "",
        gevraagd=_gevraagd(bericht.deel("handeling")),
        antwoord_mogelijk=bericht.vlag_of_nee("antwoordMogelijk"),
    )


def _gevraagd(handeling: Lezer | None) -> Gevraagd | None:
    """What is asked. The standard has no field for it: these are ours, in the words of Open VTB.

    An address that is not https is left out: it would stand under a button on our page.
    """
    if handeling is None:
        return None
    perspectief, url = handeling.tekst_of_leeg("handelingsPerspectief"), handeling.tekst_of_leeg("url")
    soorten = {soort.value: soort for soort in Handeling}
    return Gevraagd(
        handeling=soorten.get(perspectief),
        uiterlijk=handeling.datum_of_geen("einddatumHandelingsTermijn"),
        taak_id=handeling.uuid("taak") if handeling.data.get("taak") is not None else "",
        url=url if url.startswith("https://") else "",
    )
