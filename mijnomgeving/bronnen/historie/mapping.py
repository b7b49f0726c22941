"""JSON of BRP historie to our models; the only place that knows its field names."""

from typing import Any

from mijnomgeving.bronnen.brp.datums import parse_datum
from mijnomgeving.bronnen.historie.models import Plaats, Verblijf
from mijnomgeving.bronnen.lezen import Lezer

# The BRP began in 1994 with what the gemeenten kept before it; nobody alive is older than this.
_VAN, _TOT = "1900-01-01", "9999-12-31"


def zoekopdracht(bsn: str) -> dict[str, Any]:
    """The body of `POST /verblijfplaatshistorie` for all addresses of one person."""
    return {"type": "RaadpleegMetPeriode", "burgerservicenummer": bsn, "datumVan": _VAN, "datumTot": _TOT}


def parse_verblijven(bron: str, data: Any) -> tuple[Verblijf, ...]:  # noqa: ANN401 - JSON may be anything
    """All stays in the order of the answer.

    Raises:
        Onbegrijpelijk: not what the standard says.
    """
    return tuple(_verblijf(deel) for deel in Lezer.of(bron, data).delen("verblijfplaatsen"))


def _verblijf(deel: Lezer) -> Verblijf:
    try:
        plaats = Plaats(deel.tekst("type"))
    except ValueError:
        raise deel.fout("type") from None
    leeg = Lezer.of(deel.bron, {})
    adressering = deel.deel("adressering") or leeg
    regels = [adressering.tekst_of_leeg(f"adresregel{nummer}") for nummer in (1, 2, 3)]
    land = (adressering.deel("land") or leeg).tekst_of_leeg("omschrijving")
    merken = [(geheel.deel("inOnderzoek") or leeg).data for geheel in (deel, adressering)]
    return Verblijf(
        plaats=plaats,
        adres=tuple(regel for regel in (*regels, land) if regel),
        gemeente=(deel.deel("gemeenteVanInschrijving") or leeg).tekst_of_leeg("omschrijving"),
        van=parse_datum(deel.deel("datumVan")),
        tot=parse_datum(deel.deel("datumTot")),
        in_onderzoek=any(merken),
    )
