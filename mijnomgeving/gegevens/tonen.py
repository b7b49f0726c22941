"""Asking the parts of a page: all at once, and then what follows from an answer."""

from collections.abc import Sequence
from typing import Any

from mijnomgeving.bronnen.deur import list_ontbreekt
from mijnomgeving.gegevens.onderdelen import Onderdeel
from mijnomgeving.pagina import Lezing
from portal.core.resultaat import Available, SourceResult, Stale


def show_onderdelen(lezing: Lezing, delen: Sequence[Onderdeel]) -> list[dict[str, object]]:
    """The parts in their order, each with what follows from it behind it; two rounds, however many parts there are.

    A source that is silent is named once, at its first part. What lies outside the machtiging is not there.
    """
    antwoorden = _ask(lezing, delen)
    gegeven = {deel: antwoord.data for deel, antwoord in antwoorden.items() if isinstance(antwoord, Available | Stale)}
    alles = tuple(gegeven.values())
    verder = {deel: deel.daarna(gegeven.get(deel), alles) for deel in delen}
    antwoorden |= _ask(lezing, [volgend for gevolg in verder.values() for volgend in gevolg])
    volgorde = [getoond for deel in delen for getoond in (deel, *verder[deel])]
    te_noemen = list(list_ontbreekt(*(antwoorden[deel] for deel in volgorde)))
    getoond = []
    for deel in volgorde:
        resultaat = antwoorden[deel]
        if isinstance(resultaat, Available | Stale) or resultaat in te_noemen:
            getoond.append(deel.show(resultaat))
            te_noemen = [fout for fout in te_noemen if fout is not resultaat]
    return getoond


def _ask(lezing: Lezing, delen: Sequence[Onderdeel]) -> dict[Onderdeel, SourceResult[Any]]:
    if not delen:
        return {}
    antwoorden = lezing.read(*(deel.vraag for deel in delen))
    return {deel: antwoorden[deel.vraag] for deel in delen}
