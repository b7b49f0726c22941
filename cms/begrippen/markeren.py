"""Finding the first mention of each word in the HTML of a page, and making it something that can be opened. Pure.

Only running text is touched: paragraphs and lists. Not what is a control, heading or name already, what is in another
language, and what a search engine reads as a fact (`itemprop`). All other HTML comes out as it went in.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

MEESTE: Final = 12
"""So many explained words on one page help; with more the page is hard to read."""
_STUKKEN: Final = re.compile(r"""(<!--.*?-->|<(?:[^"'<>]|"[^"]*"|'[^']*')+>)""", re.DOTALL)
_ELEMENT: Final = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
_IN: Final = frozenset({"p", "li"})
_NIET_IN: Final = frozenset(
    {"a", "abbr", "aside", "button", "dt", "form", "label", "legend", "nav", "script", "select", "style", "summary"}
    | {"svg", "textarea", "time", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_LEEG: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_APART: Final = re.compile(r"""\s(?:itemprop=|translate="no"|data-zonder-uitleg)""")
_TAAL: Final = re.compile(r'\slang="([a-z]+)')


@dataclass(frozen=True, slots=True)
class Uitleg:
    """A word as it is shown: its place in the list, its name and what it means."""

    anker: str
    woord: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """The words of one language, by each form in lower case as it stands in HTML."""

    taal: str
    vormen: Mapping[str, Uitleg]


@lru_cache(maxsize=512)
def _pattern(vormen: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of these as a word of its own, the longest first."""
    langste_eerst = sorted(vormen, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, langste_eerst))})(?![\w-])", re.IGNORECASE)


def make_woordenlijst(taal: str, woorden: Iterable[tuple[Uitleg, Iterable[str]]]) -> Woordenlijst:
    """The list of each word with the forms by which it is known."""
    return Woordenlijst(taal, {escape(vorm).lower(): uitleg for uitleg, vormen in woorden for vorm in vormen})


@dataclass(slots=True)
class _Plaats:
    """Where in the HTML we are: how deep in running text, and in which element that is left alone."""

    taal: str
    tekst: list[str] = field(default_factory=list)
    dicht: str = ""
    diepte: int = 0

    def pass_tag(self, tag: str) -> None:
        """Go past one tag."""
        gevonden = _ELEMENT.match(tag)
        if gevonden is None:
            return
        naam, sluit = gevonden[2].lower(), bool(gevonden[1])
        if self.dicht:
            self._pass_closed(naam, sluit=sluit)
        elif naam not in _LEEG and not sluit and self._leave_alone(naam, tag):
            self.dicht, self.diepte = naam, 1
        elif naam in _IN:
            self._pass_text(naam, sluit=sluit)

    @property
    def open(self) -> bool:
        """Whether words may be marked here."""
        return bool(self.tekst) and not self.dicht

    def _leave_alone(self, naam: str, tag: str) -> bool:
        taal = _TAAL.search(tag)
        return naam in _NIET_IN or _APART.search(tag) is not None or (taal is not None and taal[1] != self.taal)

    def _pass_closed(self, naam: str, *, sluit: bool) -> None:
        if naam == self.dicht:
            self.diepte += -1 if sluit else 1
            if not self.diepte:
                self.dicht = ""

    def _pass_text(self, naam: str, *, sluit: bool) -> None:
        if not sluit:
            self.tekst.append(naam)
        elif self.tekst:
            self.tekst.pop()


def mark(html: str, lijst: Woordenlijst, *, meeste: int = MEESTE) -> str:
    """The HTML in which the first mention of each word can be opened; at most `meeste` of them."""
    # Only what stands somewhere is looked for: searching each place for all words takes many times as long.
    laag = html.lower()
    vormen = tuple(vorm for vorm in lijst.vormen if vorm in laag)
    if not vormen:
        return html
    patroon = _pattern(vormen)
    plaats, gehad = _Plaats(lijst.taal), set[str]()

    def show(gevonden: re.Match[str]) -> str:
        uitleg = lijst.vormen[gevonden[0].lower()]
        if uitleg.anker in gehad or len(gehad) == meeste:
            return gevonden[0]
        gehad.add(uitleg.anker)
        return _button(gevonden[0], uitleg)

    uit = []
    for stuk in _STUKKEN.split(html):
        if stuk.startswith("<"):
            plaats.pass_tag(stuk)
            uit.append(stuk)
        else:
            uit.append(patroon.sub(show, stuk) if plaats.open and len(gehad) < meeste else stuk)
    return "".join(uit)


def _button(gevonden: str, uitleg: Uitleg) -> str:
    """A button with its explanation right after it: a popover, which needs no script (HTML, popover attribute).

    `gevonden` is HTML already.
    """
    naam = f"begrip-{uitleg.anker}"
    knop = f'<button class="begrip__woord" type="button" popovertarget="{naam}">{gevonden}</button>'
    return format_html(
        '<span class="begrip">{}<span class="begrip__uitleg" id="{}" popover>'
        '<strong class="begrip__naam">{}: </strong>{}</span></span>',
        SafeString(knop),
        naam,
        uitleg.woord,
        uitleg.uitleg,
    )
