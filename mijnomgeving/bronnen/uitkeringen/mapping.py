"""JSON of benefits to our models; the shape is ours (`federatie/uitkeringen/uitkeringen.yaml`)."""

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar

from mijnomgeving.bronnen.lezen import Lezer
from mijnomgeving.bronnen.uitkeringen.models import Periode, Uitkering, Uitkeringsoort
from portal.core.betrokkene import Persoon

E = TypeVar("E", bound=Enum)


def zoekopdracht(persoon: Persoon) -> dict[str, str]:
    """The body of `POST /uitkeringen/_zoek`."""
    return {"burgerservicenummer": str(persoon.bsn)}


def parse_uitkeringen(bron: str, data: Any) -> tuple[Uitkering, ...]:  # noqa: ANN401 - JSON may be anything
    """The benefits, those that go on first and of those the newest.

    Raises:
        Onbegrijpelijk: not what that document says.
    """
    gevonden = [_uitkering(deel) for deel in Lezer.of(bron, data).delen("uitkeringen")]
    return tuple(sorted(gevonden, key=lambda uitkering: (uitkering.einde or date.max, uitkering.ingang), reverse=True))


def _uitkering(deel: Lezer) -> Uitkering:
    return Uitkering(
        soort=_keuze(deel, "soort", Uitkeringsoort),
        organisatie=deel.tekst("organisatie"),
        bruto=_bedrag(deel, "brutobedrag"),
        periode=_keuze(deel, "periode", Periode),
        ingang=deel.datum("ingangsdatum"),
        einde=deel.datum_of_geen("einddatum"),
        betaald_op=deel.datum_of_geen("volgendeBetaling"),
        in_onderzoek=deel.vlag_of_nee("inOnderzoek"),
    )


def _keuze(deel: Lezer, veld: str, soort: type[E]) -> E:
    try:
        return soort(deel.tekst(veld))
    except ValueError:
        raise deel.fout(veld) from None


def _bedrag(deel: Lezer, veld: str) -> Decimal:
    try:
        bedrag = Decimal(deel.tekst(veld))
    except InvalidOperation:
        raise deel.fout(veld) from None
    if not bedrag.is_finite() or bedrag < 0:
        raise deel.fout(veld)
    return bedrag
