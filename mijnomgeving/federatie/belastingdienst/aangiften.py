"""Which returns a company was asked for, worked out from its periods, and when each came in."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mijnomgeving.federatie.belastingdienst.gegevens import Ondernemer

_MAANDEN = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}
_TERUG = timedelta(days=396)
_VROEG, _DAG, _VIER_WEKEN, _MAAND = timedelta(days=6), timedelta(days=1), timedelta(days=28), timedelta(days=30)
_JAAR, _BTW_JAAR_LATER, _VPB_LATER = 12, 3, 5


@dataclass(frozen=True, slots=True)
class Aangifte:
    """One return."""

    soort: str
    begin: date
    eind: date
    uiterlijk: date


def list_aangiften(ondernemer: Ondernemer, *, gestart: date, vandaag: date) -> list[dict[str, Any]]:
    """The returns that were due in the last thirteen months or are asked for now, as the answer writes them."""
    gevraagd = (
        aangifte
        for aangifte in _asked(ondernemer, vandaag)
        if gestart <= aangifte.eind < vandaag and aangifte.uiterlijk >= vandaag - _TERUG
    )
    return [_body(aangifte, _received(ondernemer, aangifte, vandaag)) for aangifte in gevraagd]


def _asked(ondernemer: Ondernemer, vandaag: date) -> Iterator[Aangifte]:
    btw_later = _BTW_JAAR_LATER if ondernemer.btw == "jaar" else 1
    for soort, tijdvak, later in (("btw", ondernemer.btw, btw_later), ("icp", ondernemer.icp, 1)):
        yield from _by_months(soort, tijdvak, vandaag, later=later)
    if ondernemer.loon == "vier_weken":
        for dag in ondernemer.loon_dagen:
            eind = dag - _MAAND
            yield Aangifte("loonheffingen", eind - _VIER_WEKEN + _DAG, eind, dag)
    else:
        yield from _by_months("loonheffingen", ondernemer.loon, vandaag, later=1)
    if ondernemer.ib:
        for jaar in (vandaag.year - 2, vandaag.year - 1):
            yield Aangifte("inkomstenbelasting", date(jaar, 1, 1), date(jaar, 12, 31), date(jaar + 1, 4, 30))
    if ondernemer.vpb:
        eindmaand = ondernemer.boekjaar_eindmaand or _JAAR
        yield from _by_months("vennootschapsbelasting", "jaar", vandaag, later=_VPB_LATER, eindmaand=eindmaand)


def _by_months(
    soort: str, tijdvak: str | None, vandaag: date, *, later: int, eindmaand: int = _JAAR
) -> Iterator[Aangifte]:
    """Periods of whole months, one of them ending in this month of the year."""
    maanden = _MAANDEN.get(tijdvak or "", 0)
    if not maanden:
        return
    eind = _month_end(date(vandaag.year - 3, eindmaand, 1), 0)
    while eind < vandaag:
        yield Aangifte(soort, _month_end(eind, -maanden) + _DAG, eind, _month_end(eind, later))
        eind = _month_end(eind, maanden)


def _received(ondernemer: Ondernemer, aangifte: Aangifte, vandaag: date) -> date | None:
    naam = f"{aangifte.soort} {aangifte.eind.isoformat()}"
    dag = ondernemer.ontvangen.get(naam, aangifte.uiterlijk - _VROEG)
    return dag if dag is not None and dag <= vandaag else None


def _body(aangifte: Aangifte, ontvangen: date | None) -> dict[str, Any]:
    body = {
        "soort": aangifte.soort,
        "tijdvakBegin": aangifte.begin.isoformat(),
        "tijdvakEinde": aangifte.eind.isoformat(),
        "uiterlijkOp": aangifte.uiterlijk.isoformat(),
    }
    return body | ({"ontvangenOp": ontvangen.isoformat()} if ontvangen else {})


def _month_end(dag: date, maanden: int) -> date:
    jaar, maand = divmod(dag.year * _JAAR + dag.month - 1 + maanden, _JAAR)
    return date(jaar, maand + 1, monthrange(jaar, maand + 1)[1])
