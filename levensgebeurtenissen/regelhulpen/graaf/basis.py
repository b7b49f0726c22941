"""What a regelhulp is made of.

Conditions and formulas stand here as editors wrote them, so that an unfinished or wrong graph can be held, drawn and
told about; `programma.py` reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

from levensgebeurtenissen.regels.basis import Wetsartikel
from levensgebeurtenissen.vragen.basis import Vraag, Vraagsoort


class Uitkomstsoort(Enum):
    """What an uitkomst is to the reader."""

    GOED = "goed"
    LET_OP = "let_op"
    NEE = "nee"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Overgang:
    """Where one goes from a question when all these conditions hold; without conditions always."""

    als: tuple[str, ...]
    ga: str


@dataclass(frozen=True, slots=True)
class Knoop:
    """A question with the ways on from it; the first whose conditions hold is taken."""

    vraag: Vraag
    naar: tuple[Overgang, ...]

    @property
    def sleutel(self) -> str:
        """The key of the question."""
        return self.vraag.sleutel


@dataclass(frozen=True, slots=True)
class Berekening:
    """A value that follows from answers: by a formula, or by a rule of `levensgebeurtenissen.regels`.

    Args:
        soort: what comes out of the formula; None for a rule.
        gegevens: per input of the rule a formula that gives it, most often the key of a question.
    """

    sleutel: str
    titel: str
    soort: Vraagsoort | None = None
    formule: str = ""
    regel: str = ""
    gegevens: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of an uitkomst for whom its conditions hold."""

    als: tuple[str, ...]
    titel: str
    tekst: tuple[str, ...] = ()
    producten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Where a regelhulp ends: what somebody has to do, and on what law that rests.

    Args:
        producten: slugs of products of the catalogue.
        gebeurtenis: slug of the life event whose stappenlijst goes on from here; empty for none.
    """

    sleutel: str
    soort: Uitkomstsoort
    titel: str
    tekst: tuple[str, ...] = ()
    doen: tuple[str, ...] = ()
    producten: tuple[str, ...] = ()
    wetten: tuple[Wetsartikel, ...] = ()
    gebeurtenis: str = ""
    delen: tuple[Deel, ...] = ()

    @property
    def alle_producten(self) -> tuple[str, ...]:
        """Its products and those of its parts, each once."""
        rij = [*self.producten, *(slug for deel in self.delen for slug in deel.producten)]
        return tuple(dict.fromkeys(rij))


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A case that the editor wrote: with these answers on this day, that must come out.

    Args:
        antwoorden: as they were written, by key of the question.
        waarden: calculations that must come out, by key, as they were written; may be empty.
    """

    naam: str
    antwoorden: Mapping[str, object]
    op: date
    uitkomst: str
    waarden: Mapping[str, object] = field(default_factory=dict)


class Graaffout(ValueError):
    """The graph cannot be walked; the message is Dutch, for who made it."""


@dataclass(frozen=True)
class Graaf:
    """A whole regelhulp. Questions and outcomes share one name space."""

    begin: str
    knopen: tuple[Knoop, ...]
    berekeningen: tuple[Berekening, ...] = ()
    uitkomsten: tuple[Uitkomst, ...] = ()
    voorbeelden: tuple[Voorbeeld, ...] = ()

    @cached_property
    def vragen(self) -> Mapping[str, Vraag]:
        """The questions by key."""
        return {knoop.sleutel: knoop.vraag for knoop in self.knopen}

    @cached_property
    def knoop_bij(self) -> Mapping[str, Knoop]:
        """The questions with their ways on, by key."""
        return {knoop.sleutel: knoop for knoop in self.knopen}

    @cached_property
    def uitkomst_bij(self) -> Mapping[str, Uitkomst]:
        """The outcomes by key."""
        return {uitkomst.sleutel: uitkomst for uitkomst in self.uitkomsten}

    @cached_property
    def berekening_bij(self) -> Mapping[str, Berekening]:
        """The calculations by key."""
        return {berekening.sleutel: berekening for berekening in self.berekeningen}
