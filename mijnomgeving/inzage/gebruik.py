"""One use of data, in the same words whichever log holds it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.ldv.models import Dataverwerking
from portal.toegang.woorden import soortnaam
from portal.verantwoording.selectors import InzageRegel
from portal.verantwoording.services import GELEZEN

PORTAAL = "portaal"
# The reads of one page are done together; a page has a budget of a few seconds.
SAMEN = timedelta(seconds=5)
# What staff of an organisation does besides reading; what it was exactly stands with the data.
_DADEN = {
    "gezocht": gettext_noop("Een medewerker zocht u op."),
    "gedaan": gettext_noop("Een medewerker deed iets voor u."),
    "toezicht": gettext_noop("De toezichthouder van de organisatie keek na wie uw gegevens bekeek."),
}
_ANDERS = gettext_noop("Een medewerker deed iets dat over u gaat.")


class Soort(StrEnum):
    """Who looked, in kinds."""

    ORGANISATIE = "organisatie"
    NAMENS = "namens"
    ZELF = "zelf"


@dataclass(frozen=True, slots=True)
class Gezien:
    """The same data at one or more sources; `stil` gave nothing."""

    gegevens: str
    bronnen: tuple[str, ...] = ()
    stil: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gebruik:
    """One use: when, by whom, which data, for what and on what ground.

    Args:
        logboek: key of the log that holds it.
        kenmerk: its key in that log; with `logboek` it stands in the address of its page.
        wanneer: when.
        soort: who looked, in kinds.
        wie: who looked, as the person reads it: never an employee, and of a representative the role alone.
        organisatie: whom to ask about it; empty when that is the person.
        wat: what was done, in the words of the organisation; in the portal's own log empty for a read.
        doel: for what.
        grondslag: on what ground.
        bewaartermijn: how long it is kept; empty when nobody says so.
        gezien: which data.
        bron: the name of who keeps that log.
        operaties: the operations of it, by which another log may say the same.
        bevestigd: who else wrote it down.
    """

    logboek: str
    kenmerk: str
    wanneer: datetime
    soort: Soort
    wie: str
    organisatie: str
    wat: str
    doel: str
    grondslag: str
    bewaartermijn: str
    gezien: tuple[Gezien, ...]
    bron: str
    operaties: frozenset[str] = frozenset()
    bevestigd: tuple[str, ...] = ()

    @property
    def dag(self) -> date:
        """The day, in Dutch time."""
        return timezone.localdate(self.wanneer)

    @property
    def eigen(self) -> bool:
        """Whether it stands in the portal's own log; what another log says is in its own words."""
        return self.logboek == PORTAAL

    @property
    def woorden(self) -> str:
        """Everything in which people search."""
        gezien = (woord for deel in self.gezien for woord in (deel.gegevens, *deel.bronnen, *deel.stil))
        return " ".join((self.wie, self.wat, self.doel, self.grondslag, self.bron, *gezien)).casefold()


def slug_of(naam: str) -> str:
    """The key of an organisation's log in addresses."""
    return slugify(naam) or "logboek"


def of_logboek(verwerking: Dataverwerking) -> Gebruik:
    """What an organisation wrote down."""
    activiteit = verwerking.activiteit
    wie = verwerking.afnemer or verwerking.bron
    gegevens = verwerking.gegevens or (activiteit.gegevens if activiteit else ())
    bron = (verwerking.bron,)
    return Gebruik(
        logboek=slug_of(verwerking.bron),
        kenmerk=f"{verwerking.trace_id}-{verwerking.span_id}",
        wanneer=verwerking.begin,
        soort=Soort.ORGANISATIE,
        wie=wie,
        organisatie=wie,
        wat=verwerking.naam,
        doel=activiteit.doel if activiteit else "",
        grondslag=". ".join(filter(None, (activiteit.grondslag, activiteit.toelichting))) if activiteit else "",
        bewaartermijn=activiteit.bewaartermijn if activiteit else "",
        gezien=(
            Gezien(
                gegevens=", ".join(gegevens),
                bronnen=bron if verwerking.gelukt else (),
                stil=() if verwerking.gelukt else bron,
            ),
        ),
        bron=verwerking.bron,
        operaties=frozenset({verwerking.span_id}),
    )


def of_portaal(regels: Iterable[InzageRegel]) -> Iterator[Gebruik]:
    """What the portal wrote down, newest first: one visit to a page is one use, with all that was read for it."""
    samen: list[InzageRegel] = []
    for regel in regels:
        zelfde = samen and _by_whom(samen[0]) == _by_whom(regel) and samen[0].wanneer - regel.wanneer <= SAMEN
        if samen and not zelfde:
            yield _together(samen)
            samen = []
        samen.append(regel)
    if samen:
        yield _together(samen)


def _together(nieuwste_eerst: list[InzageRegel]) -> Gebruik:
    regels = nieuwste_eerst[::-1]
    eerste = regels[0]
    return Gebruik(
        logboek=PORTAAL,
        kenmerk=eerste.operation_id,
        wanneer=eerste.wanneer,
        soort=_soort(eerste),
        wie=_wie(eerste),
        organisatie=eerste.door or "",
        wat="" if eerste.actie == GELEZEN else _(_DADEN.get(eerste.actie, _ANDERS)),
        doel=_(eerste.doel),
        grondslag=_(eerste.grondslag) if eerste.grondslag else "",
        bewaartermijn=_("3 jaar"),
        gezien=tuple(_gezien(regels)),
        bron=str(_(settings.WAGTAIL_SITE_NAME)),
        operaties=frozenset(regel.operation_id for regel in regels),
    )


def _soort(regel: InzageRegel) -> Soort:
    if regel.machtiging:
        return Soort.NAMENS
    return Soort.ORGANISATIE if regel.door else Soort.ZELF


def _wie(regel: InzageRegel) -> str:
    if not regel.machtiging:
        return regel.door or _("U zelf")
    return _("Namens u, door: %(wie)s") % {"wie": regel.door or soortnaam(regel.machtiging)}


def _gezien(regels: list[InzageRegel]) -> Iterator[Gezien]:
    """What was read and where, in the order in which it was asked."""
    for gegevens in dict.fromkeys(regel.gegevens for regel in regels):
        deel = [regel for regel in regels if regel.gegevens == gegevens]
        # What was done, or tried, asked no source that could be silent.
        stil = [regel for regel in deel if regel.actie == GELEZEN and not regel.gelukt]
        yield Gezien(
            gegevens=_(gegevens),
            bronnen=tuple(dict.fromkeys(regel.bron for regel in deel if regel not in stil)),
            stil=tuple(dict.fromkeys(regel.bron for regel in stil)),
        )


def _by_whom(regel: InzageRegel) -> tuple[str, str | None, str, str]:
    return regel.doel, regel.door, regel.machtiging, regel.actie
