"""The obligations of one company as people read them: what is late, what comes soon, what later, what always holds.

No source, clock or database: facts and a day go in. A return whose last day has passed is called late only when a
source says that it is not there yet; otherwise we say that we cannot see it, because the owner may have done it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.urls import reverse
from django.utils.translation import gettext as _

from levensgebeurtenissen.regels.basis import Reden, Wetsartikel
from levensgebeurtenissen.regels.verplichtingen.feiten import GEGEVENS
from levensgebeurtenissen.regels.verplichtingen.kalender import Onbeslist, list_verplichtingen
from levensgebeurtenissen.regels.verplichtingen.verplichting import (
    DoorlopendePlicht,
    Verplichting,
    Verplichtingregel,
)
from levensgebeurtenissen.rekenen.tekst import in_words
from mijnomgeving.onderneming.feiten import Feiten
from portal.verantwoording.sleutels import keyed_hashes

SOON = timedelta(days=31)
NEAR = timedelta(days=62)
AHEAD = timedelta(days=400)
"""Thirteen months: everything of a year, and the same day of next year."""
_BACK = timedelta(days=400)
_ASK_BACK = timedelta(days=62)
_KENMERK = 20
# Rules whose fact itself goes away once the thing is done: what such a rule still gives after its day is late.
_SEEN_AT_SOURCE = frozenset({"apk-onderneming", "handelsregister", "ubo-register", "cbs-vragenlijst"})


class Stand(Enum):
    """How far an obligation is."""

    GEDAAN = "gedaan"
    TE_LAAT = "te_laat"
    ONBEKEND = "onbekend"
    """Its day has passed, and nobody told us whether it was done."""
    OPEN = "open"
    STRAKS = "straks"
    """It cannot be done yet."""


_STILL_TO_DO = frozenset({Stand.TE_LAAT, Stand.OPEN, Stand.STRAKS})


@dataclass(frozen=True, slots=True)
class Waarom:
    """One fact that makes it apply, who says so and as of when, and the article that gives it weight."""

    tekst: str
    bron: str
    op: date | None
    artikel: Wetsartikel


@dataclass(frozen=True, slots=True)
class Punt:
    """One obligation on the page.

    Args:
        kenmerk: names it in pages and forms and says nothing of what it is (a key may hold a kenteken or an address).
        dagen_over: until the last day; below zero when it has passed.
        uit_bron: whether a source says that it is done, or that it is not; False when the person said so, or nobody.
    """

    verplichting: Verplichting
    kenmerk: str
    titel: str
    periode: str
    te_laat_tekst: str
    dagen_over: int
    stand: Stand
    waarom: tuple[Waarom, ...]
    uit_bron: bool = False
    gedaan_op: date | None = None

    @property
    def dag(self) -> date:
        """The last day."""
        return self.verplichting.dag

    @property
    def wie(self) -> str:
        """The organisation, as people know it."""
        return _(self.verplichting.wie)


@dataclass(frozen=True, slots=True)
class Plicht:
    """What always holds, on the page."""

    plicht: DoorlopendePlicht
    titel: str
    te_laat_tekst: str
    waarom: tuple[Waarom, ...]

    @property
    def wie(self) -> str:
        """The organisation, as people know it."""
        return _(self.plicht.wie)


@dataclass(frozen=True, slots=True)
class Openstaand:
    """A rule that cannot say all, and the facts that it misses: by name, and as people call them."""

    regel: Verplichtingregel
    ontbreekt: tuple[str, ...]
    namen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kalenderbeeld:
    """The calendar of a company on one day.

    Args:
        te_laat: certainly late, or passed without our knowing whether it was done; the longest ago first.
        deze_maand: with a last day within 31 days.
        gedaan: what is done, by a source or by the person's own mark; the latest first.
    """

    te_laat: tuple[Punt, ...]
    deze_maand: tuple[Punt, ...]
    later: tuple[Punt, ...]
    gedaan: tuple[Punt, ...]
    doorlopend: tuple[Plicht, ...]
    onbeslist: tuple[Openstaand, ...]

    @property
    def alle(self) -> tuple[Punt, ...]:
        """Every obligation with a day, whatever its state."""
        return (*self.te_laat, *self.deze_maand, *self.later, *self.gedaan)


@dataclass(frozen=True, slots=True)
class Komend:
    """One line for the dashboard and for the list of clients; `te_laat` only where a source says so."""

    titel: str
    dag: date
    dagen_over: int
    wie: str
    url: str
    te_laat: bool


def list_kalender(feiten: Feiten, *, vandaag: date, gedaan: Collection[str] = ()) -> Kalenderbeeld:
    """What this company must do, grouped by how soon.

    Args:
        feiten: what the sources and the person say.
        vandaag: the day on which somebody looks.
        gedaan: keys of the obligations that the person marked as done.
    """
    kalender = list_verplichtingen(feiten.feiten, van=vandaag - _BACK, tot=vandaag + AHEAD)
    punten = [_point(item, feiten, vandaag, gedaan) for item in kalender.verplichtingen]
    punten = [punt for punt in punten if _belongs(punt, vandaag)]
    open_ = [punt for punt in punten if punt.stand is not Stand.GEDAAN]
    straks = vandaag + SOON
    return Kalenderbeeld(
        te_laat=tuple(punt for punt in open_ if punt.dag < vandaag),
        deze_maand=tuple(punt for punt in open_ if vandaag <= punt.dag <= straks),
        later=tuple(punt for punt in open_ if punt.dag > straks),
        gedaan=tuple(sorted(_done(punten), key=lambda punt: punt.dag, reverse=True)),
        doorlopend=tuple(_duty(plicht, feiten) for plicht in kalender.doorlopend),
        onbeslist=tuple(_undecided(kalender.onbeslist, feiten)),
    )


def list_komende(feiten: Feiten, *, vandaag: date, aantal: int, gedaan: Collection[str] = ()) -> tuple[Komend, ...]:
    """The first so many that are late for certain or still to come, by day; what one may do and need not stays out.

    Only those are put into words, and the year is looked through only where the next months hold too few: an office
    asks this of all its clients at once.
    """
    komend: list[Verplichting] = []
    for ver in (NEAR, AHEAD):
        kalender = list_verplichtingen(feiten.feiten, van=vandaag - _BACK, tot=vandaag + ver)
        komend = [
            item
            for item in kalender.verplichtingen
            if not item.keuze and _state(item, feiten, vandaag, gedaan)[0] in _STILL_TO_DO
        ]
        if len(komend) >= aantal:
            break
    return tuple(_coming(_point(item, feiten, vandaag, gedaan)) for item in komend[:aantal])


def make_kenmerk(sleutel: str) -> str:
    """How pages and forms name the obligation with this key: a letter and 80 bits that nobody else can work out."""
    return list_kenmerken(sleutel)[0]


def list_kenmerken(sleutel: str) -> list[str]:
    """The same by the present key of the house first, then by those before it, which an open page may hold."""
    return [f"v{hash_[:_KENMERK]}" for hash_ in keyed_hashes(sleutel, doel="verplichting")]


def _point(item: Verplichting, feiten: Feiten, vandaag: date, gedaan: Collection[str]) -> Punt:
    stand, uit_bron = _state(item, feiten, vandaag, gedaan)
    return Punt(
        verplichting=item,
        kenmerk=make_kenmerk(item.sleutel),
        titel=in_words(item.titel),
        periode=in_words(item.periode),
        te_laat_tekst=in_words(item.te_laat),
        dagen_over=(item.dag - vandaag).days,
        stand=stand,
        waarom=_reasons(item.waarom, feiten),
        uit_bron=uit_bron,
        gedaan_op=feiten.gedaan.get(item.sleutel),
    )


def _state(item: Verplichting, feiten: Feiten, vandaag: date, gedaan: Collection[str]) -> tuple[Stand, bool]:
    """What a source says goes before the person's own mark, except that it may not have seen what was sent today."""
    if item.sleutel in feiten.gedaan:
        return Stand.GEDAAN, True
    if item.sleutel in gedaan:
        return Stand.GEDAAN, False
    if item.dag >= vandaag:
        return (Stand.STRAKS if item.vanaf and item.vanaf > vandaag else Stand.OPEN), item.sleutel in feiten.open
    bekend = item.sleutel in feiten.open or item.regel in _SEEN_AT_SOURCE
    return (Stand.TE_LAAT, True) if bekend else (Stand.ONBEKEND, False)


def _belongs(punt: Punt, vandaag: date) -> bool:
    """Nobody is asked about long ago, and what one might have done is no longer news after its day."""
    if punt.stand is Stand.TE_LAAT or punt.dag >= vandaag:
        return True
    return not punt.verplichting.keuze and punt.dag >= vandaag - _ASK_BACK


def _done(punten: Iterable[Punt]) -> list[Punt]:
    return [punt for punt in punten if punt.stand is Stand.GEDAAN]


def _duty(plicht: DoorlopendePlicht, feiten: Feiten) -> Plicht:
    return Plicht(plicht, in_words(plicht.titel), in_words(plicht.te_laat), _reasons(plicht.waarom, feiten))


def _undecided(onbeslist: Iterable[Onbeslist], feiten: Feiten) -> Iterator[Openstaand]:
    """What a machtiging does not reach was not asked for, so it is not missing."""
    for item in onbeslist:
        if mist := tuple(naam for naam in item.ontbreekt if naam not in feiten.buiten):
            yield Openstaand(item.regel, mist, tuple(_(GEGEVENS[naam].titel) for naam in mist))


def _reasons(redenen: Iterable[Reden], feiten: Feiten) -> tuple[Waarom, ...]:
    return tuple(_reason(reden, feiten) for reden in redenen)


def _reason(reden: Reden, feiten: Feiten) -> Waarom:
    herkomst = feiten.herkomst.get(reden.gegeven)
    return Waarom(
        tekst=in_words(reden.zin),
        bron=herkomst.bron if herkomst else "",
        op=herkomst.op if herkomst else None,
        artikel=reden.artikel,
    )


def _coming(punt: Punt) -> Komend:
    return Komend(
        titel=punt.titel,
        dag=punt.dag,
        dagen_over=punt.dagen_over,
        wie=punt.wie,
        url=f"{reverse('mijn:verplichtingen')}#{punt.kenmerk}",
        te_laat=punt.stand is Stand.TE_LAAT,
    )
