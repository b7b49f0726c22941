"""Reading a question for what it is about to happen to somebody, not for its subject: rules over plain words.

The rules stand in data files beside this module. Each is a list of patterns that must all occur and a list of which
none may, written in words with gaps, so that one rule covers the many ways in which people say a thing. Before they are
compared, texts are made plain: small letters, spoken forms written out, and typing errors in the words of the rules
mended.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from wegwijzer_ai.retrieval.tokens import fold

FOLDER = Path(__file__).parent
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_MACRO = re.compile(r"\{([a-z_]+)\}")
# `a ~ b`: both in one sentence, in this order, with some words between.
_GAP = r"\b[^.?!]{0,60}?\b"
_NEAR = r"\b(?:\W+\w+){0,3}?\W+\b"
# Words of four letters and fewer are too near to one another to be mended.
SHORTEST_SPOKEN = 4
SHORTEST_SWAPPED = 5
SHORTEST_EDITED = 6


@dataclass(frozen=True, slots=True)
class Regel:
    """All of these patterns and none of those; `soort` says what it means when it holds."""

    soort: str
    alle: tuple[re.Pattern[str], ...]
    geen: tuple[re.Pattern[str], ...]
    zacht: bool

    def holds(self, plain: str) -> bool:
        """Whether the plain text speaks of this."""
        return all(pattern.search(plain) for pattern in self.alle) and not any(
            pattern.search(plain) for pattern in self.geen
        )


@dataclass(frozen=True, slots=True)
class Regelboek:
    """The rules of one data file, in order, with how its texts are made plain."""

    regels: tuple[Regel, ...]
    plain: Callable[[str], str]

    def find(self, tekst: str) -> Regel | None:
        """The first rule that holds; one that only asks for attention comes after all others."""
        plain = self.plain(tekst)
        holding = (regel for zacht in (False, True) for regel in self.regels if regel.zacht is zacht)
        return next((regel for regel in holding if regel.holds(plain)), None)


@cache
def read_regelboek(name: str) -> Regelboek:
    """Read one data file with the shared words.

    Raises:
        KeyError: a rule uses words that are not there.
        re.error: a pattern is none.
    """
    shared = tomllib.loads((FOLDER / "grenzen_woorden.toml").read_text(encoding="utf-8"))
    own = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    macros = {**shared["woorden"], **own.get("woorden", {})}
    regels = tuple(_read_regel(item, macros) for item in own["regel"])
    vocabulary = frozenset(
        word
        for regel in regels
        for pattern in regel.alle
        for word in re.findall(r"(?<![\\\w*?+])[a-z]{4,}(?![\w*?+])", pattern.pattern)
    )
    right = (FOLDER / "grenzen_juiste_woorden.txt").read_text(encoding="utf-8").split()
    mender = Mender(vocabulary, frozenset(right))
    spoken = {key: value for value, keys in shared["spreektaal"].items() for key in keys.split()}
    return Regelboek(regels, lambda tekst: make_plain(tekst, spoken=spoken, mender=mender))


def _read_regel(item: Mapping[str, Any], macros: Mapping[str, str]) -> Regel:
    return Regel(
        soort=item["soort"],
        alle=tuple(_compile(text, macros) for text in item["alle"]),
        geen=tuple(_compile(text, macros) for text in item.get("geen", ())),
        zacht=item.get("zacht", False),
    )


def _compile(text: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    while _MACRO.search(text):
        text = _MACRO.sub(lambda match: f"(?:{macros[match.group(1)]})", text)
    text = re.sub(r"\s*\n\s*", "", text)
    text = re.sub(r"\s*~~\s*", lambda _: _NEAR, text)
    text = re.sub(r"\s*~\s*", lambda _: _GAP, text)
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)")


def make_plain(tekst: str, *, spoken: Mapping[str, str], mender: "Mender") -> str:
    """Small letters, one kind of apostrophe, spoken forms written out, errors mended, letters not drawn out."""
    folded = re.sub(r"[`´‘’]", "'", fold(tekst))
    folded = re.sub(r"([a-z])\1{2,}", r"\1\1", folded)

    def better(match: re.Match[str]) -> str:
        word = match.group()
        return spoken.get(word) or mender.mend(word)

    return " ".join(_WORD.sub(better, folded).split())


class Mender:
    """Mends words that are nearly a word of the rules: letters swapped, dropped or doubled, written as they sound."""

    def __init__(self, vocabulary: frozenset[str], right: frozenset[str]) -> None:
        """Take the words of the rules, and words that look like them and are right."""
        self._right = right | vocabulary
        self._by_sound = {sound(word): word for word in sorted(vocabulary, reverse=True)}
        self._by_edit: dict[str, str] = {}
        for word in sorted(vocabulary, reverse=True):
            for near in _swapped(word):
                self._by_edit[near] = word
            if len(word) >= SHORTEST_EDITED:
                self._by_edit.update(dict.fromkeys(_with_one_less(word), word))
        self._vocabulary = vocabulary
        self.mend: Callable[[str], str] = lru_cache(maxsize=20_000)(self._mend)

    def _mend(self, word: str) -> str:
        if len(word) < SHORTEST_SPOKEN or word in self._right:
            return word
        if f"{word}n" in self._vocabulary and word.endswith("e"):
            return f"{word}n"
        if len(word) < SHORTEST_SWAPPED:
            return word
        better = self._by_sound.get(sound(word)) or self._by_edit.get(word)
        if better:
            return better
        if len(word) > SHORTEST_EDITED:
            return next((near for near in _with_one_less(word) if near in self._vocabulary), word)
        return word


def sound(word: str) -> str:
    """How a word sounds, roughly: `mishandelt` is `mishandeld`, `gehoort` is `gehoord`."""
    for written, heard in (("ei", "ij"), ("au", "ou"), ("ch", "g"), ("ck", "k"), ("c", "k"), ("y", "i"), ("ph", "f")):
        word = word.replace(written, heard)
    word = re.sub(r"(.)\1", r"\1", word)
    return re.sub(r"(?:dt|d)$", "t", word)


def _swapped(word: str) -> Iterable[str]:
    if len(word) < SHORTEST_SWAPPED:
        return
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _with_one_less(word: str) -> Iterable[str]:
    """Without one letter that is not the first or the last: those tell words and their forms apart."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
