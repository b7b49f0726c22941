"""What a rule about obligations answers, and what stands about the rule itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from levensgebeurtenissen.regels.basis import Bron, Gegeven, Reden, Wetsartikel, Zin
from levensgebeurtenissen.regels.verplichtingen.feiten import GEGEVENS, Bedrijfsfeiten


@dataclass(frozen=True, slots=True)
class Verplichting:
    """Something to be done until a day.

    Args:
        sleutel: the same for the same obligation each time that it is worked out; begins with the key of the rule.
        dag: the last day. It moves past weekends and holidays only where the rule says so.
        vanaf: the first day on which it can be done; None when it can be done at once.
        wie: the organisation with which it is done.
        waarom: every fact that makes it apply.
        te_laat: what happens when it is done later.
        producten: slugs of the products with which it is done, the first of them first.
        periode: over which stretch of time or about what.
        keuze: whether one may do it and need not, such as objecting.
    """

    sleutel: str
    regel: str
    titel: Zin
    dag: date
    vanaf: date | None
    wie: str
    artikelen: tuple[Wetsartikel, ...]
    waarom: tuple[Reden, ...]
    te_laat: Zin
    producten: tuple[str, ...]
    periode: Zin
    keuze: bool = False


@dataclass(frozen=True, slots=True)
class DoorlopendePlicht:
    """A duty without a last day: it holds as long as the facts are so."""

    sleutel: str
    regel: str
    titel: Zin
    wie: str
    artikelen: tuple[Wetsartikel, ...]
    waarom: tuple[Reden, ...]
    te_laat: Zin
    producten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What one rule says. It may know a part: then it has obligations and also names what is missing."""

    verplichtingen: tuple[Verplichting, ...] = ()
    doorlopend: tuple[DoorlopendePlicht, ...] = ()
    ontbreekt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kalendergeval:
    """A golden case: the last days that must come out between two days.

    Args:
        gegevens: facts by the name of their field; what is not there is unknown.
        doorlopend: whether the rule must hold without a day.
        ontbreekt: the facts that the rule must ask for.
    """

    naam: str
    gegevens: Mapping[str, Any]
    van: date
    tot: date
    verwacht: tuple[date, ...]
    bron: Bron
    doorlopend: bool = False
    ontbreekt: tuple[str, ...] = ()

    @property
    def feiten(self) -> Bedrijfsfeiten:
        """The company of the case."""
        return Bedrijfsfeiten(**self.gegevens)


@dataclass(frozen=True, slots=True)
class Verplichtingregel:
    """A rule that says what a company must do, as the calendar runs it and the page 'Hoe rekenen wij' lists it.

    Args:
        vraag: what the rule answers.
        geldig_vanaf: the first day for which this reading of the law holds; obligations before it are not given.
        namen: the facts that it uses.
        grenzen: what the law weighs and this rule does not ask.
        bepaal: the rule itself: every obligation with a last day from `van` up to and with `tot`; it may give more.
    """

    sleutel: str
    titel: str
    vraag: str
    wie: str
    artikelen: tuple[Wetsartikel, ...]
    geldig_vanaf: date
    namen: tuple[str, ...]
    bepaal: Callable[[Bedrijfsfeiten, date, date], Antwoord]
    bronnen: tuple[Bron, ...]
    gevallen: tuple[Kalendergeval, ...]
    te_laat: str
    producten: tuple[str, ...] = ()
    grenzen: tuple[str, ...] = ()

    @property
    def gegevens(self) -> tuple[Gegeven, ...]:
        """The facts that it uses with what they mean."""
        return tuple(GEGEVENS[naam] for naam in self.namen)
