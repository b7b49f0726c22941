"""The gemeente that a question names: recognised after words of place, proposed and never assumed.

A plain list of names is wrong half of the time: `mijn buren`, `echt`, `best`, `born` are gemeenten as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q
from django.utils.translation import gettext as _

from cms.producten.models import Organisatie
from cms.producten.naamvorm import normalise_naam
from cms.producten.selectors import find_gemeente, list_gemeenten, suggest_gemeenten
from wegwijzer_ai.antwoord.grenzen_taalgebruik import without_abuse
from wegwijzer_ai.antwoord.model import Beurt
from wegwijzer_ai.antwoord.woordenboek import is_ordinary_word
from wegwijzer_ai.retrieval.gebied import NAMES as ISLANDS
from wegwijzer_ai.retrieval.spelling import edit_distance
from wegwijzer_ai.retrieval.tokens import STOP_WORDS, fold

# Gemeenten and places whose names are ordinary words: only with a capital, or after `gemeente`.
ORDINARY = frozenset(Path(__file__).with_name("gewone_woorden.txt").read_text(encoding="utf-8").split())
# The same, where a word of place before them is enough: `in Leiden`.
NEVER_BARE = frozenset(
    ["beek", "bergen", "duiven", "haren", "heerde", "leiden", "losser", "meppel", "putten", "sluis", "stein"]
)
# Where somebody goes or lives comes before where somebody leaves.
_GOES = r"\b(?:naar|in|te|to|gemeente|municipality of|bij de gemeente|bij gemeente)\s+"
_LEAVES = r"\b(?:van|vanuit|uit|from)\s+"
_NAME = (
    r"((?:'[st]-?\s?|(?:den|de|het|sint)\s)?[A-Za-zÀ-ÿ][\w'\-]*"
    r"(?:\s+(?:[A-ZÀ-Ý][\w\-]*|(?:aan den|aan de|op)\s+\w+|en\s+[A-ZÀ-Ý][\w\-]*)){0,3})"
)
_PATTERNS = tuple(re.compile(before + _NAME) for before in (_GOES, _LEAVES))
# In Papiamentu `na` is in; in Dutch it is after.
_PAPIAMENTU = (re.compile(r"\b(?:na|den|pa)\s+" + _NAME), re.compile(r"\b(?:di|for di)\s+" + _NAME))
_POSTCODE = re.compile(r"\b([1-9]\d{3})(?:\s?[A-Z]{2})\b|\bpostcode(?:\s+is|:)?\s+([1-9]\d{3})\b", re.I)
_WORDS = re.compile(r"(?:'[st]-?\s?|den |de (?=b))?[A-Za-zÀ-ÿ][\w'\-]*", re.I)
MAX_CANDIDATES = 4
MAX_MENDED = 2
MOST_CHOICES = 5
# A name without a word of place before it, and a name that is spelled wrong.
SHORTEST_BARE = 4
SHORTEST_MENDED = 5
TWO_ERRORS_FROM = 8


@dataclass(frozen=True, slots=True)
class Plaats:
    """A place that a text names. `keuzes` are the gemeenten that it can mean when that is more than one."""

    woorden: str
    gemeente: Organisatie | None = None
    keuzes: tuple[Organisatie, ...] = ()
    # What was typed, when it was no name but nearly one.
    getypt: str = ""


def place_candidates(tekst: str, taal: str = "nl") -> Iterator[tuple[str, str]]:
    """Names that may be a place, each with the words of the text that it stands in, the likeliest first."""
    for pattern in (*_PATTERNS, *(_PAPIAMENTU if taal == "pap" else ())):
        # Overlapping on purpose: in `bij de gemeente Utrecht` the place follows the second word of place.
        for start in range(len(tekst)):
            match = pattern.match(tekst, start)
            if match:
                yield from _shorter(match.group(1), match.group())


def _shorter(name: str, whole: str) -> Iterator[tuple[str, str]]:
    """`Utrecht Overvecht`, then `Utrecht`."""
    parts = name.split()
    for count in range(len(parts), 0, -1):
        candidate = " ".join(parts[:count])
        if _may_be_place(candidate, whole):
            yield candidate, whole[: whole.index(name)] + candidate


def _may_be_place(candidate: str, whole: str) -> bool:
    folded = fold(candidate)
    if folded in STOP_WORDS or len(folded) <= 2:  # noqa: PLR2004 - no gemeente has a name of two letters
        return False
    capital = candidate[0].isupper() or candidate.startswith("'")
    return folded not in ORDINARY or capital or fold(whole).startswith("gemeente")


def find_place(tekst: str, taal: str = "nl") -> Plaats | None:
    """The place that the text names, with the words to leave out of the search."""
    return _by_postcode(tekst) or _after_words_of_place(tekst, taal) or _bare(tekst)


def _after_words_of_place(tekst: str, taal: str) -> Plaats | None:
    seen: list[tuple[str, str]] = []
    for candidate, words in place_candidates(tekst, taal):
        if (candidate, words) in seen or fold(candidate) in ISLANDS:
            continue
        seen.append((candidate, words))
        found = _named(candidate, words)
        if found is not None:
            return found
        if len(seen) >= MAX_CANDIDATES:
            break
    return next(filter(None, (_misspelled(candidate, words) for candidate, words in seen[:MAX_MENDED])), None)


def _named(candidate: str, words: str) -> Plaats | None:
    naam = normalise_naam(candidate)
    same = Q(zoeknamen__contains=[naam]) | Q(woonplaatsen__zoeknaam=naam)
    keuzes = tuple(list_gemeenten().filter(same).distinct()[:MOST_CHOICES])
    if not keuzes:
        return None
    return Plaats(words, keuzes[0]) if len(keuzes) == 1 else Plaats(words, keuzes=keuzes)


def _misspelled(candidate: str, words: str) -> Plaats | None:
    """The one gemeente whose name lies a typing error away; an ordinary word is no typing error."""
    typed = fold(candidate)
    if " " in typed or len(typed) < SHORTEST_MENDED or not typed.isalpha() or is_ordinary_word(typed):
        return None
    allowed = 2 if len(typed) >= TWO_ERRORS_FROM else 1
    near = [
        item
        for item in suggest_gemeenten(tekst=candidate)
        for naam in (*item.zoeknamen, *(plaats.zoeknaam for plaats in item.woonplaatsen.all()))
        if naam[:1] == typed[:1] and edit_distance(typed, naam, at_most=allowed) <= allowed
    ]
    gemeenten = tuple({item.pk: item for item in near}.values())
    return Plaats(words, gemeenten[0], getypt=candidate) if len(gemeenten) == 1 else None


def _bare(tekst: str) -> Plaats | None:
    """A gemeente that stands in the text by itself: `gratis trouwen rotterdam`."""
    names = {
        normalise_naam(name): name
        for match in _WORDS.finditer(tekst)
        if (name := match.group())[:4].casefold() in {"den ", "de b"}
        or (len(name) >= SHORTEST_BARE and fold(name) not in ORDINARY | STOP_WORDS | ISLANDS | NEVER_BARE)
    }
    if not names:
        return None
    found = list(list_gemeenten().filter(zoeknamen__overlap=list(names))[:2])
    if len(found) != 1:
        return None
    return Plaats(next(name for naam, name in names.items() if naam in found[0].zoeknamen), found[0])


def _by_postcode(tekst: str) -> Plaats | None:
    """The gemeente of a postcode, as far as our own addresses tell: that of a town hall with the same four digits."""
    match = _POSTCODE.search(tekst)
    if match is None:
        return None
    cijfers = match.group(1) or match.group(2)
    found = list(list_gemeenten().filter(bezoekadres__regex=rf"\m{cijfers} ?[A-Z]{{2}}\M")[:2])
    return Plaats(match.group(), found[0]) if len(found) == 1 else None


def recognise_place(beurt: Beurt) -> None:
    """Step: the gemeente of the text, else the one that the visitor chose before; searched is without the place."""
    beurt.zoektekst = without_abuse(beurt.tekst)
    found = find_place(beurt.tekst, beurt.taal)
    if found is not None:
        beurt.gemeente, beurt.gemeente_keuzes = found.gemeente, found.keuzes
        beurt.gemeente_uit_tekst = True
        # With where somebody comes from: `van Ede naar Zwolle`.
        named = re.compile(rf"(?:\b(?:van|vanuit|uit|from)\s+[\w'\-]+\s+)?{re.escape(found.woorden)}")
        beurt.zoektekst = " ".join(named.sub(" ", beurt.zoektekst).split()) or beurt.tekst
        if found.getypt and found.gemeente:
            beurt.meldingen.append(
                _("U schreef ‘%(getypt)s’. Wij denken dat u %(plaats)s bedoelt.")
                % {"getypt": found.getypt, "plaats": found.gemeente.korte_naam}
            )
        return
    chosen = beurt.vraag.gemeente or (beurt.vraag.stand.gemeente if beurt.vraag.stand else None)
    if chosen:
        beurt.gemeente = find_gemeente(tekst=chosen)
