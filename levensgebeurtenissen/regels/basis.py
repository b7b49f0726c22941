"""What every rule is made of: where it stands in the law, what it needs, what it answers and how it was tested.

A rule never knows more than it was told. An input that is None is unknown; when it could change the outcome, the
answer is unknown too and names that input. Texts are Dutch and carry their values apart, so that a page can put them
in another language and write dates and amounts in its way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

Waarde = str | int | date | Decimal
"""In a text a Decimal is an amount in euros and an int a number."""


def gettext_noop(tekst: str) -> str:
    """Mark a text for translation and give it back; the name is the one that gatherers of texts look for."""
    return tekst


@dataclass(frozen=True, slots=True)
class Zin:
    """A Dutch sentence with places for its values."""

    tekst: str
    waarden: Mapping[str, Waarde] = field(default_factory=dict)


def zin(tekst: str, **waarden: Waarde) -> Zin:
    """A sentence with its values."""
    return Zin(tekst, waarden)


@dataclass(frozen=True, slots=True)
class Wetsartikel:
    """An article of a law or decree at wetten.overheid.nl.

    Args:
        wet: its short title or usual abbreviation.
        artikel: the article, for example "7a".
        bwb: the identifier of the text, for example "BWBR0002221".
    """

    wet: str
    artikel: str
    bwb: str

    @property
    def url(self) -> str:
        """The text as it holds today."""
        return f"https://wetten.overheid.nl/{self.bwb}"


@dataclass(frozen=True, slots=True)
class Bron:
    """Where an amount or an example was published."""

    naam: str
    url: str = ""


class Recht(Enum):
    """What a rule says of somebody."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Zekerheid(Enum):
    """How far a rule goes."""

    VOLLEDIG = "volledig"
    """All that the law asks is asked here."""
    INDICATIE = "indicatie"
    """The law needs more than is asked, or an amount is not certain."""


class Per(Enum):
    """For which stretch of time an amount is."""

    MAAND = "maand"
    KWARTAAL = "kwartaal"
    JAAR = "jaar"
    KEER = "keer"


@dataclass(frozen=True, slots=True)
class Bedrag:
    """An amount in euros.

    Args:
        hoogstens: whether it is the most that somebody can get.
        jaar: the year whose amounts were used.
    """

    euro: Decimal
    per: Per
    jaar: int
    hoogstens: bool = False


@dataclass(frozen=True, slots=True)
class Reden:
    """One fact that decided, in a sentence, with the input that it came from and the article that gives it weight."""

    zin: Zin
    gegeven: str
    artikel: Wetsartikel


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a rule answers.

    Args:
        redenen: what decided, the weightiest first.
        ontbreekt: names of the inputs that are unknown and could change the answer.
        bedrag: what it comes to, where the rule can say so.
        datums: days that follow, by name, such as the first day of a right.
        indicatie: whether the answer is no more than that.
    """

    recht: Recht
    redenen: tuple[Reden, ...]
    ontbreekt: tuple[str, ...] = ()
    bedrag: Bedrag | None = None
    datums: Mapping[str, date] = field(default_factory=dict)
    indicatie: bool = False


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One input of a rule and what exactly is meant by it."""

    naam: str
    titel: str
    betekenis: str


@dataclass(frozen=True, slots=True)
class Geval:
    """A golden case: what must come out, and who says so.

    Args:
        gegevens: inputs by name; what is not there is unknown.
        op: the day for which is asked.
        verwacht: attributes of the outcome ("recht", "euro", the name of a day) with their values.
    """

    naam: str
    gegevens: Mapping[str, Any]
    op: date
    verwacht: Mapping[str, Any]
    bron: Bron


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule as the page 'Hoe rekenen wij' lists it and the overview of rights runs it.

    Args:
        sleutel: name in URLs and code.
        vraag: what the rule answers with yes or no.
        wie: the organisation that decides.
        geldig_vanaf: the first day for which this reading of the law was checked.
        jaar: the year of the newest amounts; None for a rule without amounts.
        bronnen: where the amounts come from.
        grenzen: what the law weighs and this rule does not ask; empty for a complete rule.
        producten: slugs of the products in the catalogue with which one goes on, the first of them first.
        beslis: the rule itself; takes the inputs by name and the day.
    """

    sleutel: str
    titel: str
    vraag: str
    wie: str
    artikelen: tuple[Wetsartikel, ...]
    geldig_vanaf: date
    gegevens: tuple[Gegeven, ...]
    beslis: Callable[..., Uitkomst]
    gevallen: tuple[Geval, ...]
    zekerheid: Zekerheid = Zekerheid.VOLLEDIG
    jaar: int | None = None
    bronnen: tuple[Bron, ...] = ()
    grenzen: tuple[str, ...] = ()
    producten: tuple[str, ...] = ()

    def decide(self, gegevens: Mapping[str, Any], *, op: date) -> Uitkomst:
        """Run the rule on what is known; inputs of other rules are left aside."""
        eigen = {gegeven.naam: gegevens.get(gegeven.naam) for gegeven in self.gegevens}
        return self.beslis(**eigen, op=op)


class Toets:
    """Weighs one condition after the other: one that fails decides, one that is unknown leaves the answer open."""

    def __init__(self, *, indicatie: bool = False) -> None:
        self._ja: list[Reden] = []
        self._nee: list[Reden] = []
        self._mist: list[str] = []
        self._indicatie = indicatie

    def miss(self, gegeven: str) -> None:
        """This input is unknown and could change the answer."""
        if gegeven not in self._mist:
            self._mist.append(gegeven)

    def require(self, gegeven: str, klopt: bool, ja: Zin, nee: Zin, artikel: Wetsartikel) -> None:  # noqa: FBT001 - the answer to weigh
        """A condition on this input, with what to say when it holds and when it does not."""
        (self._ja if klopt else self._nee).append(Reden(ja if klopt else nee, gegeven, artikel))

    def ask(self, gegeven: str, klopt: bool | None, ja: Zin, nee: Zin, artikel: Wetsartikel) -> None:  # noqa: FBT001 - the answer to weigh
        """The same where the answer may be unknown."""
        if klopt is None:
            self.miss(gegeven)
        else:
            self.require(gegeven, klopt, ja, nee, artikel)

    def tell(self, gegeven: str, zin: Zin, artikel: Wetsartikel) -> None:
        """Say what follows from this input; it decides nothing by itself."""
        self._ja.append(Reden(zin, gegeven, artikel))

    @property
    def open(self) -> bool:
        """Whether nothing has failed and nothing is missing so far."""
        return not self._nee and not self._mist

    def decide(self, *, bedrag: Bedrag | None = None, datums: Mapping[str, date] | None = None) -> Uitkomst:
        """The answer: no when a condition failed, unknown when an input is missing, else yes with this amount."""
        if self._nee:
            return Uitkomst(Recht.NEE, tuple(self._nee), datums=datums or {}, indicatie=self._indicatie)
        if self._mist:
            return Uitkomst(
                Recht.ONBEKEND,
                tuple(self._ja),
                ontbreekt=tuple(self._mist),
                datums=datums or {},
                indicatie=self._indicatie,
            )
        return Uitkomst(Recht.JA, tuple(self._ja), bedrag=bedrag, datums=datums or {}, indicatie=self._indicatie)


def age_on(geboren: date, op: date) -> int:
    """Whole years; who is born on 29 February grows older on 1 March of a common year."""
    return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))
