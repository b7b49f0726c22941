"""Words in a form in which a summary and its source compare: `haalt`, `halen` and `toeslag`, `toeslagen` are one."""

import re
from functools import lru_cache

from wegwijzer_ai.retrieval.tokens import content_words, stem, words

_DUBBEL = re.compile(r"([aeou])\1")
_CIJFER = re.compile(r"\d")
# Shorter stems would lose what tells them apart.
_KORT = 3


@lru_cache(maxsize=20_000)
def wortel(woord: str) -> str:
    """The stem without what Dutch spelling changes in it: doubled vowels, and the ending of a verb."""
    found = _DUBBEL.sub(r"\1", stem(woord))
    return found[:-1] if len(found) > _KORT and found.endswith(("t", "d")) else found


def wortels(tekst: str) -> tuple[str, ...]:
    """Of each word, in order."""
    return tuple(wortel(woord) for woord in words(tekst))


def inhoud(tekst: str) -> frozenset[str]:
    """Of the words of substance, figures not among them."""
    return frozenset(wortel(woord) for woord in content_words(tekst) if not _CIJFER.search(woord))
