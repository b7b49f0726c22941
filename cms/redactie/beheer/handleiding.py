"""docs/redactie.md as a page: headings, paragraphs and lists; nothing else is used there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

_VET = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of text, bold or not."""

    tekst: str
    vet: bool


@dataclass(frozen=True, slots=True)
class Blok:
    """A heading (kop2, kop3), a paragraph (alinea) or a list (lijst, stappen) of one or more lines."""

    soort: str
    regels: Sequence[Sequence[Stuk]]


_BEGIN = {"## ": "kop2", "### ": "kop3", "- ": "lijst"}
_NUMMER = re.compile(r"\d+\. ")


@lru_cache(maxsize=1)
def read_handleiding() -> Sequence[Blok]:
    """The parts of the handbook, without its title."""
    tekst = (settings.BASE_DIR / "docs" / "redactie.md").read_text(encoding="utf-8")
    return [blok for stuk in tekst.split("\n\n")[1:] if (blok := _make_blok(stuk.strip()))]


def _make_blok(tekst: str) -> Blok | None:
    if not tekst:
        return None
    for begin, soort in _BEGIN.items():
        if tekst.startswith(begin):
            return Blok(soort, [_runs(regel) for regel in _items(tekst, re.compile(re.escape(begin)))])
    if _NUMMER.match(tekst):
        return Blok("stappen", [_runs(regel) for regel in _items(tekst, _NUMMER)])
    return Blok("alinea", [_runs(" ".join(tekst.split()))])


def _items(tekst: str, begin: re.Pattern[str]) -> list[str]:
    """One string for each item; an item may go on on the next line."""
    items: list[str] = []
    for regel in tekst.splitlines():
        if gevonden := begin.match(regel):
            items.append(regel[gevonden.end() :].strip())
        else:
            items[-1] += f" {regel.strip()}"
    return items


def _runs(tekst: str) -> list[Stuk]:
    return [Stuk(deel, vet=nummer % 2 == 1) for nummer, deel in enumerate(_VET.split(tekst)) if deel]
