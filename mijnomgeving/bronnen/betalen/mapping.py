"""JSON of the payment service to our models; the only place that knows its field names."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from mijnomgeving.bronnen.betalen.models import Betaalopdracht, Betaalstand, Betaalstatus
from mijnomgeving.bronnen.lezen import Lezer

# What every bank shows.
_LANGST = 35
_ONTOONBAAR = re.compile(r"[\x00-\x1f\x7f<>]")
_GEEN_KENMERK = re.compile(r"[^A-Za-z0-9-]")
_STANDEN = {stand.value: stand for stand in Betaalstand}


def betaalverzoek(opdracht: Betaalopdracht) -> dict[str, Any]:
    """The body of `POST /betalingen`."""
    return {
        "bedrag": f"{opdracht.bedrag:.2f}",
        "omschrijving": _ONTOONBAAR.sub(" ", opdracht.omschrijving).strip()[:_LANGST].strip(),
        "kenmerk": _GEEN_KENMERK.sub("", opdracht.kenmerk)[:_LANGST],
        "terugUrl": opdracht.terug_url,
        "meldingUrl": opdracht.melding_url,
    }


def parse_betaling(bron: str, data: Any, *, pagina_url: str) -> Betaalstatus:  # noqa: ANN401 - JSON may be anything
    """One betaling.

    Args:
        bron: the service's name as people know it.
        data: the answer.
        pagina_url: where the pages of the service begin; nobody is sent to pay anywhere else.

    Raises:
        Onbegrijpelijk: not what the service promised.
    """
    lezer = Lezer.of(bron, data)
    stand, url = _STANDEN.get(lezer.tekst("status")), lezer.tekst("betaalUrl")
    if stand is None:
        raise lezer.fout("status")
    if not url.startswith(f"{pagina_url}/"):
        raise lezer.fout("betaalUrl")
    try:
        bedrag = Decimal(lezer.tekst("bedrag"))
    except InvalidOperation:
        raise lezer.fout("bedrag") from None
    if lezer.tekst("valuta") != "EUR":
        raise lezer.fout("valuta")
    return Betaalstatus(lezer.tekst("id"), stand, bedrag, url)
