"""The words, as the list shows them and as pages explain them."""

import time
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from cms.begrippen.markeren import Uitleg, Woordenlijst, make_woordenlijst
from cms.begrippen.models import Begrip
from cms.producten.vertaling import BRONTAAL

_SECONDEN: Final = 30
"""So long a process uses the words that it read: a page need not ask the database for them each time."""


def list_begrippen(*, taal: str) -> list[tuple[str, list[Begrip]]]:
    """All words by their first letter; in English those that have an English explanation."""
    groepen: defaultdict[str, list[Begrip]] = defaultdict(list)
    begrippen = Begrip.objects.all() if taal != "en" else Begrip.objects.exclude(uitleg_en="")
    for begrip in sorted(begrippen, key=lambda begrip: begrip.woord.lower()):
        groepen[begrip.woord[0].upper()].append(begrip)
    return list(groepen.items())


def find_woordenlijst(*, taal: str) -> Woordenlijst:
    """The words that pages in this language explain; a change shows within half a minute."""
    return _read_woordenlijst(taal, int(time.monotonic() / _SECONDEN))


def forget_woordenlijst() -> None:
    """Read the words again at once, in this process."""
    _read_woordenlijst.cache_clear()


@lru_cache(maxsize=4)
def _read_woordenlijst(taal: str, _tijdvak: int) -> Woordenlijst:
    begrippen = Begrip.objects.filter(op_paginas=True)
    if taal == BRONTAAL:
        return make_woordenlijst(taal, [(_dutch(begrip), begrip.vormen_regels) for begrip in begrippen])
    if taal == "en":
        return make_woordenlijst(taal, _english(begrippen.exclude(uitleg_en="").exclude(woord_en="")))
    return make_woordenlijst(taal, [])


def _dutch(begrip: Begrip) -> Uitleg:
    return Uitleg(begrip.anker, begrip.woord, begrip.uitleg)


def _english(begrippen: Iterable[Begrip]) -> list[tuple[Uitleg, tuple[str, ...]]]:
    return [(Uitleg(b.anker, b.woord_en, b.uitleg_en), (b.woord_en,)) for b in begrippen]
