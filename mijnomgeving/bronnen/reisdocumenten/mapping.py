"""JSON of Reisdocumenten to our models; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.brp.datums import parse_datum
from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.reisdocumenten.models import Houder, Reisdocument
from portal.core.betrokkene import Persoon
from portal.core.datum import OnzekereDatum
from portal.core.nummers import Bsn, OngeldigNummer

# Only what the page shows; whose document it is we know already.
FIELDS = ("reisdocumentnummer", "soort", "datumEindeGeldigheid", "inhoudingOfVermissing")


def zoekopdracht(bsn: str) -> dict[str, Any]:
    """The body of `POST /reisdocumenten` for the documents of one person."""
    return {"type": "ZoekMetBurgerservicenummer", "burgerservicenummer": bsn, "fields": list(FIELDS)}


def zoekopdracht_houder(nummer: str) -> dict[str, Any]:
    """The body of `POST /reisdocumenten` for the document with this number and its holder."""
    fields = [*FIELDS, "houder.burgerservicenummer"]
    return {"type": "RaadpleegMetReisdocumentnummer", "reisdocumentnummer": [nummer], "fields": fields}


def parse_houder(bron: str, data: Any) -> Houder | None:  # noqa: ANN401 - JSON may be anything
    """The holder of the one document asked for; None when there is no such document.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    delen = list(Lezer.of(bron, data).delen("reisdocumenten"))
    if not delen:
        return None
    houder = delen[0].deel("houder")
    if houder is None:
        raise delen[0].fout("houder")
    try:
        return Houder(Persoon(Bsn(houder.tekst("burgerservicenummer"))), _document(delen[0]))
    except OngeldigNummer:
        raise houder.fout("burgerservicenummer") from None


def parse_reisdocumenten(bron: str, data: Any) -> tuple[Reisdocument, ...]:  # noqa: ANN401 - JSON may be anything
    """All documents in the order of the answer.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_document(deel) for deel in Lezer.of(bron, data).delen("reisdocumenten"))


def _document(deel: Lezer) -> Reisdocument:
    leeg = Lezer.of(deel.bron, {})
    inhouding = deel.deel("inhoudingOfVermissing")
    merken = [(geheel.deel("inOnderzoek") or leeg).data for geheel in (deel, inhouding or leeg)]
    return Reisdocument(
        soort=(deel.deel("soort") or leeg).tekst_of_leeg("omschrijving"),
        nummer=deel.tekst("reisdocumentnummer"),
        geldig_tot=parse_datum(deel.deel("datumEindeGeldigheid")),
        # Without a date it is gone all the same.
        ingenomen_op=(parse_datum(inhouding.deel("datum")) or OnzekereDatum()) if inhouding else None,
        reden=(inhouding.deel("aanduiding") or leeg).tekst_of_leeg("omschrijving") if inhouding else "",
        in_onderzoek=any(merken),
    )
