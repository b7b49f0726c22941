"""What who leads the company should look at: rights that end, colleagues who left, and only one who can sign."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mijnomgeving.rechten.selectors import Bevoegde

BINNENKORT = timedelta(days=60)
ONGEBRUIKT = timedelta(days=180)


class Soort(StrEnum):
    """The kinds of warning, in the order in which they stand."""

    EINDIGT = "eindigt"
    VERTROKKEN = "vertrokken"
    ONGEBRUIKT = "ongebruikt"
    EEN_BESTUURDER = "een_bestuurder"


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """One thing to look at.

    Args:
        soort: the kind.
        wie: whose right it is.
        dag: the last day, or when the right was last used.
        dagen: how many days are left, or ago.
    """

    soort: Soort
    wie: Bevoegde
    dag: date | None = None
    dagen: int = 0


def list_waarschuwingen(
    rechten: Sequence[Bevoegde],
    *,
    vandaag: date,
    laatst: Mapping[str, date],
    functionarissen: Collection[str] | None,
) -> list[Waarschuwing]:
    """What to look at, the most pressing first.

    Args:
        rechten: all rights of the company.
        vandaag: the day.
        laatst: by the key of a right, the day on which its owner last logged in for this company; who is not in it
            was never seen here, which says nothing.
        functionarissen: the names in the Handelsregister; None when it gave no answer, or names none.
    """
    geldig = [wie for wie in rechten if wie.geldig]
    bestuur = [wie for wie in geldig if wie.is_bestuur]
    return [
        *_ending(geldig, vandaag),
        *_gone(geldig, functionarissen),
        *_unused(geldig, laatst, vandaag),
        *([Waarschuwing(Soort.EEN_BESTUURDER, bestuur[0])] if len(bestuur) == 1 and _has_staff(geldig) else []),
    ]


def _ending(geldig: Sequence[Bevoegde], vandaag: date) -> list[Waarschuwing]:
    tot = sorted(
        ((wie.tot, wie) for wie in geldig if wie.tot and wie.tot - vandaag <= BINNENKORT), key=lambda paar: paar[0]
    )
    return [Waarschuwing(Soort.EINDIGT, wie, dag, (dag - vandaag).days) for dag, wie in tot]


def _gone(geldig: Sequence[Bevoegde], functionarissen: Collection[str] | None) -> list[Waarschuwing]:
    """Who leads the company by the register of machtigingen, and not by the Handelsregister."""
    if not functionarissen:
        return []
    bekend = {naam.casefold() for naam in functionarissen}
    leiding = [wie for wie in geldig if wie.soort in {"eigenaar", "bestuurder"}]
    return [Waarschuwing(Soort.VERTROKKEN, wie) for wie in leiding if wie.naam.casefold() not in bekend]


def _unused(geldig: Sequence[Bevoegde], laatst: Mapping[str, date], vandaag: date) -> list[Waarschuwing]:
    oud = [
        (laatst[wie.machtiging_id], wie)
        for wie in geldig
        if wie.soort == "medewerker" and wie.machtiging_id in laatst
        if vandaag - laatst[wie.machtiging_id] > ONGEBRUIKT
    ]
    return [Waarschuwing(Soort.ONGEBRUIKT, wie, dag, (vandaag - dag).days) for dag, wie in oud]


def _has_staff(geldig: Sequence[Bevoegde]) -> bool:
    """Who works alone knows that nobody else can sign."""
    return any(wie.soort == "medewerker" for wie in geldig)
