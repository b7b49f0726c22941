"""Words of a text as search compares them: folded, without stop words, stemmed."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import snowballstemmer

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")

# What says nothing about the subject: articles, pronouns, auxiliaries, question words and greetings in Dutch and
# English, and the most common of Papiamentu.
STOP_WORDS = frozenset(Path(__file__).with_name("stopwoorden.txt").read_text(encoding="utf-8").split())

_stemmer = snowballstemmer.stemmer("dutch")


def fold(text: str) -> str:
    """Lower case without accents: `Curaçao` and `curacao` are one word."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """The words of a text, folded, in order, stop words included."""
    return WORD.findall(fold(text))


def content_words(text: str) -> list[str]:
    """The words that say something about the subject."""
    return [word for word in words(text) if word not in STOP_WORDS]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Dutch stem of a folded word."""
    stemmed: str = _stemmer.stemWord(word)
    return stemmed
