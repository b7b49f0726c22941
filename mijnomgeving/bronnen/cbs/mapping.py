"""JSON of CBS to our models; the only place that knows its field names (`federatie/cbs/uitvragen.yaml`, our shape)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.ondernemingen import own_parts
from portal.core.betrokkene import Onderneming


def parse_uitvragen(
    bron: str,
    data: Any,  # noqa: ANN401 - JSON may be anything
    ondernemingen: Sequence[Onderneming],
) -> tuple[Uitvraag, ...]:
    """The surveys of these companies, the open ones by last day first.

    Raises:
        Onbegrijpelijk: not what the document says, or about a company that was not asked.
    """
    uitvragen = (
        Uitvraag(
            kvk_nummer=deel.tekst("kvkNummer"),
            naam=deel.tekst("naam"),
            periode=deel.tekst("periode"),
            gevraagd_op=deel.datum("gevraagdOp"),
            uiterlijk=deel.datum("uiterlijkOp"),
            ontvangen_op=deel.datum_of_geen("ontvangenOp"),
            url=_https(deel),
        )
        for deel in own_parts(Lezer.of(bron, data), "uitvragen", ondernemingen)
    )
    return tuple(sorted(uitvragen, key=lambda uitvraag: (uitvraag.ontvangen_op or date.min, uitvraag.uiterlijk)))


def _https(deel: Lezer) -> str:
    """Where it is filled in: an address that a browser may be sent to, or none."""
    url = deel.tekst_of_leeg("invulUrl")
    if url and not url.startswith("https://"):
        raise deel.fout("invulUrl")
    return url
