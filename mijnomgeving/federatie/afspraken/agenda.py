"""The agenda of one organisation: what one can come for, when there is room, and who comes."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mijnomgeving.federatie.opslag.inlezen import build_all, read_yaml

OVERIG = "overig"
_AANBOD = Path(__file__).parent / "aanbod.yaml"
_HIER = ZoneInfo("Europe/Amsterdam")
_OPEN, _DICHT, _PAUZE = time(9), time(16, 30), (time(12), time(13))
_WERKDAGEN = 20
# How many of three moments somebody else has already; the same ones at each look.
_VRIJ_VAN_DE_DRIE = 2
_VRIJDAG = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort:
    """Something that one can make an appointment for."""

    code: str
    naam: str
    minuten: int
    meenemen: str = ""
    online: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanbod:
    """What one organisation offers, and where."""

    plaats: str
    telefoon: str
    soorten: tuple[Soort, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """An appointment; of whom it is stands on no page."""

    afspraak_id: str
    van_wie: frozenset[tuple[str, str]] = field(repr=False)
    soort: Soort
    begin: datetime
    toelichting: str = field(default="", repr=False)

    @property
    def einde(self) -> datetime:
        """When it is over."""
        return self.begin + timedelta(minutes=self.soort.minuten)


class Bezet(Exception):
    """There is no room at that moment."""


class Agenda:
    """One organisation's appointments."""

    def __init__(self, sleutel: str, aanbod: Aanbod, nu: Callable[[], datetime]) -> None:
        self.sleutel, self.aanbod, self._nu = sleutel, aanbod, nu
        self._afspraken: dict[str, Afspraak] = {}

    def clear(self) -> None:
        """Forget all appointments."""
        self._afspraken.clear()

    def soort(self, code: str) -> Soort | None:
        """The kind with this code."""
        return next((soort for soort in self.aanbod.soorten if soort.code == code), None)

    def find(self, afspraak_id: str) -> Afspraak | None:
        """The appointment with this number."""
        return self._afspraken.get(afspraak_id)

    def list_van(self, wie: frozenset[tuple[str, str]]) -> list[Afspraak]:
        """The appointments of who has one of these numbers, the first one first."""
        eigen = [afspraak for afspraak in self._afspraken.values() if afspraak.van_wie & wie]
        return sorted(eigen, key=lambda afspraak: afspraak.begin)

    def list_vrij(self, soort: Soort, *, vanaf: date, tot: date) -> list[datetime]:
        """The moments that can be chosen, within the weeks for which the agenda is open."""
        return [
            moment
            for dag in self._dagen()
            if vanaf <= dag <= tot
            for moment in self._momenten(dag, soort)
            if self._is_free(moment, soort)
        ]

    def put(self, afspraak: Afspraak) -> bool:
        """Make it, or move it; whether it is new.

        Raises:
            Bezet: there is no room then.
        """
        eerder = self._afspraken.get(afspraak.afspraak_id)
        if eerder == afspraak:
            return False
        self._afspraken.pop(afspraak.afspraak_id, None)
        dag = afspraak.begin.astimezone(_HIER).date()
        vrij = self.list_vrij(afspraak.soort, vanaf=dag, tot=dag)
        if afspraak.begin not in vrij:
            if eerder:
                self._afspraken[eerder.afspraak_id] = eerder
            raise Bezet
        self._afspraken[afspraak.afspraak_id] = replace(afspraak, begin=afspraak.begin.astimezone(UTC))
        return eerder is None

    def remove(self, afspraak_id: str) -> None:
        """Cancel it; who cancels twice cancels once."""
        self._afspraken.pop(afspraak_id, None)

    def _dagen(self) -> Iterator[date]:
        dag, over = self._nu().astimezone(_HIER).date(), _WERKDAGEN
        while over:
            dag += timedelta(days=1)
            if dag.weekday() <= _VRIJDAG:
                over -= 1
                yield dag

    def _momenten(self, dag: date, soort: Soort) -> Iterator[datetime]:
        moment, duur = datetime.combine(dag, _OPEN, _HIER), timedelta(minutes=soort.minuten)
        while (moment + duur).time() <= _DICHT:
            if (moment + duur).time() <= _PAUZE[0] or moment.time() >= _PAUZE[1]:
                yield moment.astimezone(UTC)
            moment += max(duur, timedelta(minutes=15))

    def _is_free(self, moment: datetime, soort: Soort) -> bool:
        naam = f"{self.sleutel}/{soort.code}/{moment.isoformat()}"
        if zlib.crc32(naam.encode()) % 3 >= _VRIJ_VAN_DE_DRIE:
            return False
        einde = moment + timedelta(minutes=soort.minuten)
        return not any(
            afspraak.begin < einde and moment < afspraak.einde and afspraak.soort.code == soort.code
            for afspraak in self._afspraken.values()
        )


def load_aanbod() -> Mapping[str, Aanbod]:
    """What each organisation offers."""
    gelezen: Mapping[str, Any] = read_yaml(_AANBOD)
    return {
        sleutel: Aanbod(
            plaats=rij["plaats"],
            telefoon=rij["telefoon"],
            soorten=build_all(Soort, rij["soorten"], where=f"aanbod van {sleutel}"),
        )
        for sleutel, rij in gelezen.items()
    }
