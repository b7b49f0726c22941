"""Asking the parts of a page: all at once, and then what follows from an answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from mijnomgeving.bronnen.deur import list_ontbreekt
from mijnomgeving.gegevens.onderdelen import Onderdeel
from mijnomgeving.pagina import Lezing
from portal.core.resultaat import Available, SourceResult, Stale

Gelezen = list[tuple[Onderdeel, SourceResult[Any]]]


def read_onderdelen(lezing: Lezing, delen: Sequence[Onderdeel]) -> Gelezen:
    """The parts in order with their answers, each with what follows from it behind it; two rounds of questions."""
    antwoorden = _ask(lezing, delen)
    gegeven = {deel: antwoord.data for deel, antwoord in antwoorden.items() if isinstance(antwoord, Available | Stale)}
    alles = tuple(gegeven.values())
    verder = {
        deel: [volgend.in_groep(deel.groep) for volgend in deel.daarna(gegeven.get(deel), alles)] for deel in delen
    }
    antwoorden |= _ask(lezing, [volgend for gevolg in verder.values() for volgend in gevolg])
    return [(getoond, antwoorden[getoond]) for deel in delen for getoond in (deel, *verder[deel])]


def show_onderdelen(lezing: Lezing, delen: Sequence[Onderdeel]) -> list[dict[str, object]]:
    """The parts as a page shows them.

    A source that is silent is named once, at its first part. What lies outside the machtiging is not there.
    """
    gelezen = read_onderdelen(lezing, delen)
    return [deel.show(resultaat) for deel, resultaat in _with_silence_once(gelezen)]


def _with_silence_once(gelezen: Gelezen) -> Iterator[tuple[Onderdeel, SourceResult[Any]]]:
    te_noemen = list(list_ontbreekt(*(resultaat for _deel, resultaat in gelezen)))
    for deel, resultaat in gelezen:
        if isinstance(resultaat, Available | Stale) or resultaat in te_noemen:
            yield deel, resultaat
            te_noemen = [fout for fout in te_noemen if fout is not resultaat]


def _ask(lezing: Lezing, delen: Sequence[Onderdeel]) -> dict[Onderdeel, SourceResult[Any]]:
    if not delen:
        return {}
    antwoorden = lezing.read(*dict.fromkeys(deel.vraag for deel in delen))
    return {deel: antwoorden[deel.vraag] for deel in delen}
