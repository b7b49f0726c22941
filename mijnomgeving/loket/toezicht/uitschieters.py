"""What stands out in the log: for an officer to look at, never a verdict by itself. Pure.

Each outlier names what was seen and of whom; whether it was right only people can say.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from uuid import UUID

from django.utils import timezone

from mijnomgeving.loket.toezicht.regels import Blik

# Within so many days the same person at so many contacts of the same caseworker stands out.
VAAK, VAAK_DAGEN = 4, timedelta(days=7)
# Twice what colleagues do on a day, and enough of them to mean something.
VEEL_KEER, VEEL_MINSTENS = 2.0, 10
# Searches at one contact after which nobody was chosen.
ZOEK_MINSTENS = 3


class Uitschietersoort(StrEnum):
    """What stands out."""

    VEEL = "veel"
    BUITEN_TIJD = "buiten-tijd"
    ZONDER_CONTACT = "zonder-contact"
    VAAK = "vaak"
    ZOEKEN = "zoeken"


@dataclass(frozen=True, slots=True)
class Uitschieter:
    """Something that stands out.

    Args:
        soort: what.
        wie: the caseworker, as the pseudonym of the audit log.
        dag: the last day on which it was seen.
        aantal: how many times, or how many persons.
        gewoon: what is usual among colleagues; None where that means nothing.
        contact: one contact where it was seen; None outside one.
    """

    soort: Uitschietersoort
    wie: str
    dag: date
    aantal: int
    gewoon: int | None = None
    contact: UUID | None = None


def find_uitschieters(
    blikken: Sequence[Blik], *, zoekslagen: Mapping[UUID, int], gekozen: frozenset[UUID]
) -> list[Uitschieter]:
    """All that stands out, the newest first.

    Args:
        blikken: the looks of a period.
        zoekslagen: how many times was searched at each contact.
        gekozen: contacts at which a person was found.
    """
    over_iemand = [blik for blik in blikken if blik.over_iemand and blik.wie]
    wie_van = {blik.contact: blik for blik in blikken if blik.contact and blik.wie}
    alle = [
        *_many(over_iemand),
        *_per_day(Uitschietersoort.BUITEN_TIJD, (blik for blik in over_iemand if blik.buiten_tijd)),
        *_per_day(Uitschietersoort.ZONDER_CONTACT, (blik for blik in over_iemand if blik.zonder_contact)),
        *_often(over_iemand),
        *_searched(zoekslagen, gekozen, wie_van),
    ]
    return sorted(alle, key=lambda een: (een.dag, een.aantal), reverse=True)


def _many(blikken: Sequence[Blik]) -> Iterator[Uitschieter]:
    """Far more different persons on a day than colleagues have."""
    personen: dict[tuple[str, date], set[str]] = defaultdict(set)
    for blik in blikken:
        personen[blik.wie, _dag(blik)].add(blik.betrokkene)
    for (wie, dag), gezien in personen.items():
        anderen = [len(van) for (collega, _), van in personen.items() if collega != wie]
        gewoon = median(anderen) if anderen else 0
        if len(gezien) >= VEEL_MINSTENS and len(gezien) >= VEEL_KEER * gewoon:
            yield Uitschieter(Uitschietersoort.VEEL, wie, dag, len(gezien), gewoon=round(gewoon))


def _per_day(soort: Uitschietersoort, blikken: Iterable[Blik]) -> Iterator[Uitschieter]:
    per_dag: dict[tuple[str, date], list[Blik]] = defaultdict(list)
    for blik in blikken:
        per_dag[blik.wie, _dag(blik)].append(blik)
    for (wie, dag), samen in per_dag.items():
        yield Uitschieter(soort, wie, dag, len(samen), contact=samen[0].contact)


def _often(blikken: Sequence[Blik]) -> Iterator[Uitschieter]:
    """The same person again and again, each time at another contact."""
    paren: dict[tuple[str, str], dict[UUID, Blik]] = defaultdict(dict)
    for blik in blikken:
        if blik.contact:
            paren[blik.wie, blik.betrokkene].setdefault(blik.contact, blik)
    for (wie, _), contacten in paren.items():
        nieuwste = max(contacten.values(), key=lambda blik: blik.wanneer)
        recent = [blik for blik in contacten.values() if nieuwste.wanneer - blik.wanneer <= VAAK_DAGEN]
        if len(recent) >= VAAK:
            yield Uitschieter(Uitschietersoort.VAAK, wie, _dag(nieuwste), len(recent), contact=nieuwste.contact)


def _searched(
    zoekslagen: Mapping[UUID, int], gekozen: frozenset[UUID], wie_van: Mapping[UUID, Blik]
) -> Iterator[Uitschieter]:
    for contact, aantal in Counter(zoekslagen).items():
        blik = wie_van.get(contact)
        if blik and aantal >= ZOEK_MINSTENS and contact not in gekozen:
            yield Uitschieter(Uitschietersoort.ZOEKEN, blik.wie, _dag(blik), aantal, contact=contact)


def _dag(blik: Blik) -> date:
    return timezone.localdate(blik.wanneer)
