"""A list of steps for one person: which steps, when, and how far. Pure: it knows no request and no table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from levensgebeurtenissen.vragen.basis import Antwoord


class Stand(Enum):
    """How a step stands on the day that one looks."""

    GEDAAN = "gedaan"
    TE_LAAT = "te_laat"
    """Its last day has passed. What it was for may still be possible: the page says so."""
    NU = "nu"
    STRAKS = "straks"
    ZONDER_DAG = "zonder_dag"
    """The step has no days, or the day of the event is not known."""


@dataclass(frozen=True, slots=True)
class Stapproduct:
    """A product of a step, published now.

    Args:
        upn: the URI of its uniform product name, by which a zaak can be recognised; empty without one.
    """

    slug: str
    titel: str
    url: str
    taal: str
    upn: str


@dataclass(frozen=True, slots=True)
class Lijststap:
    """One step.

    Args:
        sleutel: the lasting id of its block: ticks refer to it.
        wanneer: when, in the words of the editor.
        van: its first day; None when it is not known.
        tot: its last day; None when it is not known.
        taal: `nl` for Dutch words on a page in another language, else empty.
        gedaan: whether somebody ticked it.
        misschien: whether it depends on an answer that was not given.
    """

    sleutel: str
    titel: str
    wanneer: str
    van: date | None
    tot: date | None
    organisatie: str
    alineas: tuple[str, ...]
    producten: tuple[Stapproduct, ...]
    taal: str
    stand: Stand
    gedaan: bool
    misschien: bool


@dataclass(frozen=True, slots=True)
class Stappenlijst:
    """The steps that somebody has to take, in order of time; `weggelaten` are the titles of those that fall away."""

    slug: str
    titel: str
    titel_taal: str
    url: str
    datum: date | None
    stappen: tuple[Lijststap, ...]
    weggelaten: tuple[str, ...]

    @property
    def aantal_gedaan(self) -> int:
        """How many steps are done."""
        return sum(stap.gedaan for stap in self.stappen)

    @property
    def is_klaar(self) -> bool:
        """Whether every step is done."""
        return self.aantal_gedaan == len(self.stappen)

    @property
    def heeft_te_laat(self) -> bool:
        """Whether a step should have been done already."""
        return any(stap.stand is Stand.TE_LAAT for stap in self.stappen)


@dataclass(frozen=True, slots=True)
class Invulling:
    """What somebody filled in for one life event, and what they ticked: the content of a list that is kept.

    Args:
        slug: of the life event.
        datum: the day of the event; None when it is not known yet.
        gedaan: the keys of the steps that are done.
    """

    slug: str
    datum: date | None
    antwoorden: Mapping[str, Antwoord]
    gedaan: frozenset[str] = frozenset()

    def ticked(self, sleutel: str, *, gedaan: bool) -> "Invulling":
        """The same with this step done, or not done."""
        nieuw = self.gedaan | {sleutel} if gedaan else self.gedaan - {sleutel}
        return Invulling(self.slug, self.datum, self.antwoorden, nieuw)


def find_stand(*, van: date | None, tot: date | None, gedaan: bool, vandaag: date) -> Stand:
    """How a step with these days stands today."""
    if gedaan:
        return Stand.GEDAAN
    if van is None and tot is None:
        return Stand.ZONDER_DAG
    if tot is not None and tot < vandaag:
        return Stand.TE_LAAT
    return Stand.STRAKS if van is not None and van > vandaag else Stand.NU


def order(stappen: Sequence[Lijststap]) -> tuple[Lijststap, ...]:
    """By first day; a step without one stays behind the step that the editor put before it."""
    geplaatst: list[tuple[date, Lijststap]] = []
    laatste = date.min
    for stap in stappen:
        laatste = stap.van or laatste
        geplaatst.append((laatste, stap))
    return tuple(stap for _dag, stap in sorted(geplaatst, key=lambda plaats: plaats[0]))
