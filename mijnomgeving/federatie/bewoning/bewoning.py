"""Who lives at an address in a period, divided wherever somebody came or left (BRP bewoning 2.1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

# More persons than this are not listed (Bewoning.bewoners: maxItems).
MAXIMUM = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Inschrijving:
    """One person registered at the address: from and until which day surely, and from and until which day maybe."""

    bewoner: dict[str, Any] = field(repr=False)
    zeker: tuple[date, date]
    mogelijk: tuple[date, date]

    def surely_in(self, van: date, tot: date) -> bool:
        """Whether the person lives here the whole time."""
        return self.zeker[0] <= van and tot <= self.zeker[1]

    def maybe_in(self, van: date, tot: date) -> bool:
        """Whether the person may live here some of the time."""
        return self.mogelijk[0] < tot and van < self.mogelijk[1]


def bewoningen(
    inschrijvingen: Iterable[Inschrijving], *, identificatie: str, van: date, tot: date
) -> Iterator[dict[str, Any]]:
    """Each time in which the same persons lived there; a time without anybody is left out."""
    inschrijvingen = list(inschrijvingen)
    grenzen = {van, tot} | {
        dag for inschrijving in inschrijvingen for dag in inschrijving.zeker + inschrijving.mogelijk if van < dag < tot
    }
    for begin, eind in pairwise(sorted(grenzen)):
        bewoners = [i.bewoner for i in inschrijvingen if i.surely_in(begin, eind)]
        mogelijk = [i.bewoner for i in inschrijvingen if i.maybe_in(begin, eind) and not i.surely_in(begin, eind)]
        if bewoners or mogelijk:
            veel = {"indicatieVeelBewoners": True} if len(bewoners) + len(mogelijk) > MAXIMUM else {}
            yield {
                "adresseerbaarObjectIdentificatie": identificatie,
                "periode": {"datumVan": begin.isoformat(), "datumTot": eind.isoformat()},
                "bewoners": [] if veel else bewoners,
                "mogelijkeBewoners": [] if veel else mogelijk,
            } | veel
