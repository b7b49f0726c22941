"""The answers that make a difference: one for every stretch between the values that conditions compare with.

Conditions cannot tell 19 from 25 when they only ask for 18 and 67, so that a few answers stand for all of them and a
graph can be looked through whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Final

from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, Vraagsoort, takes
from levensgebeurtenissen.vragen.voorwaarden import Vergelijking

_MEESTE_OPTIES: Final = 10
_CENT: Final = Decimal("0.01")
_EERSTE, _LAATSTE = 1000, 9999
_DAG: Final = date(2026, 1, 1)


class Tegroot(Exception):
    """There are too many combinations of answers to look at each."""


def list_domeinen(
    soorten: Mapping[str, Vraag], vergelijkingen: Iterable[Vergelijking]
) -> dict[str, tuple[Antwoord, ...]]:
    """Per key that is compared the answers that make a difference, None for an unknown one.

    Raises:
        Tegroot: a question has more options in conditions than can be combined.
    """
    waarden: dict[str, list[Antwoord]] = {}
    for vergelijking in vergelijkingen:
        waarden.setdefault(vergelijking.links, []).append(vergelijking.waarde)
    return {sleutel: _domain(soorten[sleutel], rij) for sleutel, rij in waarden.items()}


def _domain(vraag: Vraag, waarden: Sequence[Antwoord]) -> tuple[Antwoord, ...]:
    kandidaten = dict.fromkeys(waarde for waarde in _candidates(vraag, waarden) if takes(vraag, waarde))
    return (*kandidaten, None) if vraag.onbekend_mag else tuple(kandidaten)


def _candidates(vraag: Vraag, waarden: Sequence[Antwoord]) -> Iterator[Antwoord]:
    match vraag.soort:
        case Vraagsoort.JA_NEE | Vraagsoort.KEUZE:
            yield from vraag.sleutels
        case Vraagsoort.MEERKEUZE:
            yield from _subsets(vraag, waarden)
        case Vraagsoort.POSTCODE:
            yield from _postcodes(waarden)
        case Vraagsoort.GETAL:
            yield from (vraag.minimum, vraag.maximum, 0)
            yield from (w + stap for w in waarden if isinstance(w, int) for stap in (-1, 0, 1))
        case Vraagsoort.BEDRAG:
            yield from (vraag.minimum, vraag.maximum, Decimal(0))
            yield from (w + stap for w in waarden if isinstance(w, Decimal) for stap in (-_CENT, Decimal(0), _CENT))
        case Vraagsoort.DATUM:
            yield from (vraag.minimum, vraag.maximum, _DAG)
            yield from (w + timedelta(days=stap) for w in waarden if isinstance(w, date) for stap in (-1, 0, 1))


def _subsets(vraag: Vraag, waarden: Sequence[Antwoord]) -> Iterator[tuple[str, ...]]:
    genoemd = {deel for waarde in waarden for deel in (waarde if isinstance(waarde, tuple) else (waarde,))}
    rij = [sleutel for sleutel in vraag.sleutels if sleutel in genoemd]
    if len(rij) > _MEESTE_OPTIES:
        raise Tegroot(vraag.sleutel)
    for aantal in range(len(rij) + 1):
        yield from combinations(rij, aantal)


def _postcodes(waarden: Sequence[Antwoord]) -> Iterator[str]:
    grenzen = {int(waarde) for waarde in waarden if isinstance(waarde, str)}
    alle = {_EERSTE, _LAATSTE} | grenzen | {grens - 1 for grens in grenzen}
    yield from (f"{cijfers}AA" for cijfers in sorted(alle) if _EERSTE <= cijfers <= _LAATSTE)
