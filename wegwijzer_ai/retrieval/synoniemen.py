"""Editors' synonyms: words that a question gains because editors said that they mean the same."""

from collections.abc import Iterator, Sequence

from cms.zoeken.port import Synoniemregel
from wegwijzer_ai.retrieval.tokens import stem, words
from wegwijzer_ai.zonder_torch import component

# More would make one question so many searches.
MOST_ALTERNATIVES = 3


@component
class SynonymExpander:
    """Adds to a question what editors say that its words mean; other forms of those words count as well."""

    @component.output_types(extra=list[str], anders=list[str])
    def run(self, query: str, synoniemen: Sequence[Synoniemregel] = ()) -> dict[str, list[str]]:
        """Give the added words, and the whole question said in the other words."""
        asked = words(query)
        stems = [stem(word) for word in asked]
        extra: dict[str, None] = {}
        other: dict[str, None] = {}
        for said, meant in _directions(synoniemen):
            at = _find(said, stems)
            if at is None:
                continue
            extra |= dict.fromkeys(meant)
            for phrase in meant:
                other[" ".join([*asked[: at.start], phrase, *asked[at.stop :]])] = None
        return {"extra": list(extra), "anders": list(other)[:MOST_ALTERNATIVES]}


def rule_words(synoniemen: Sequence[Synoniemregel]) -> frozenset[str]:
    """All words in rules, as questions have them."""
    return frozenset(
        word for regel in synoniemen for phrase in (*regel.woorden, *regel.betekent) for word in words(phrase)
    )


def _directions(synoniemen: Sequence[Synoniemregel]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each phrase that adds words, with what it adds."""
    for regel in synoniemen:
        for phrase in regel.woorden:
            yield phrase, regel.betekent
        for phrase in regel.betekent if regel.beide_kanten else ():
            yield phrase, regel.woorden


def _find(phrase: str, stems: Sequence[str]) -> slice | None:
    """Where the words of a phrase stand next to each other in a question."""
    wanted = [stem(word) for word in words(phrase)]
    for start in range(len(stems) - len(wanted) + 1):
        if wanted and stems[start : start + len(wanted)] == wanted:
            return slice(start, start + len(wanted))
    return None
