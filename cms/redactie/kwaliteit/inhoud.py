"""A page or an offer as the checks see it: plain values, whatever the model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Vorm(StrEnum):
    """How a text is written, which says what is expected of it."""

    TEKST = "tekst"
    TITEL = "titel"
    VRAAG = "vraag"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Stuk:
    """One text in one field."""

    veld: str
    tekst: str
    vorm: Vorm = Vorm.TEKST


@dataclass(frozen=True, slots=True)
class Prijs:
    """One amount of the costs."""

    omschrijving: str
    bedrag: Decimal | None
    vanaf: date | None
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Manier:
    """One way to get it done: online, telefoon, balie or papier; and what one logs in with."""

    soort: str
    inlog: str = ""


@dataclass(frozen=True, slots=True)
class Vertaald:
    """A translation, by the numbers that must be equal to those of the Dutch text."""

    taal: str
    bedragen: int
    manieren: int


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What editors wrote about one product or life event, in general or as the offer of one organisation."""

    stukken: Sequence[Stuk]
    namen: Sequence[str] = ()
    controle_op: date | None = None
    is_aanbod: bool = False
    prijzen: Sequence[Prijs] = ()
    termijn: str = ""


@dataclass(frozen=True, slots=True)
class Productinhoud(Inhoud):
    """A product in general words, with all that a product must have."""

    manieren: Sequence[Manier] = ()
    wetten: int = 0
    vragen: int = 0
    mensentaal: int = 0
    samenvatting_en: str = ""
    vertalingen: Sequence[Vertaald] = ()


@dataclass(frozen=True, slots=True)
class Aanbodinhoud(Inhoud):
    """An organisation's own version, with the general text that it may not contradict."""

    is_aanbod: bool = field(default=True, init=False)
    online: str = ""
    aanvraag_url: str = ""
    algemeen: Productinhoud | None = None
