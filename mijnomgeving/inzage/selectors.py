"""Reading back who used which data: one visit to a page is one entry, with everything that was read for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.betrokkene import Betrokkene
from portal.toegang.woorden import soortnaam
from portal.verantwoording.selectors import InzageRegel, list_inzage

MEESTE_REGELS = 1000
# The reads of one page are done together; a page has a budget of a few seconds.
_SAMEN = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Gezien:
    """The same data at one or more sources."""

    gegevens: str
    bronnen: tuple[str, ...]
    stil: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gebruik:
    """One use of data: the reads for one purpose by one party at one moment, newest first."""

    regels: tuple[InzageRegel, ...]

    @property
    def eerste(self) -> InzageRegel:
        """What the reads share: when, by whom, why."""
        return self.regels[-1]

    @property
    def dag(self) -> date:
        """The day, in Dutch time."""
        return timezone.localdate(self.eerste.wanneer)

    @property
    def wie(self) -> str:
        """Who looked, as the person reads it: never an employee, and of a representative the role alone."""
        eerste = self.eerste
        if not eerste.machtiging:
            return eerste.door or _("U zelf")
        return _("Namens u, door: %(wie)s") % {"wie": eerste.door or soortnaam(eerste.machtiging)}

    @property
    def gezien(self) -> tuple[Gezien, ...]:
        """What was read and where, in the order in which it was asked; `stil` gave nothing."""
        oudste_eerst = self.regels[::-1]
        return tuple(
            Gezien(
                gegevens=gegevens,
                bronnen=tuple(dict.fromkeys(_sources(oudste_eerst, gegevens, gelukt=True))),
                stil=tuple(dict.fromkeys(_sources(oudste_eerst, gegevens, gelukt=False))),
            )
            for gegevens in dict.fromkeys(regel.gegevens for regel in oudste_eerst)
        )


def list_gebruik(*, betrokkene: Betrokkene) -> list[Gebruik]:
    """Who used which data of this betrokkene, newest first; the last thousand reads."""
    return list(_together(list_inzage(betrokkene=betrokkene, at_most=MEESTE_REGELS)))


def _together(regels: Iterable[InzageRegel]) -> Iterator[Gebruik]:
    samen: list[InzageRegel] = []
    begin: datetime | None = None
    for regel in regels:
        zelfde = samen and _by_whom(samen[0]) == _by_whom(regel)
        if not zelfde or (begin and begin - regel.wanneer > _SAMEN):
            if samen:
                yield Gebruik(tuple(samen))
            samen, begin = [], regel.wanneer
        samen.append(regel)
    if samen:
        yield Gebruik(tuple(samen))


def _by_whom(regel: InzageRegel) -> tuple[str, str | None, str]:
    return regel.doel, regel.door, regel.machtiging


def _sources(regels: Iterable[InzageRegel], gegevens: str, *, gelukt: bool) -> Iterator[str]:
    return (regel.bron for regel in regels if regel.gegevens == gegevens and regel.gelukt is gelukt)
