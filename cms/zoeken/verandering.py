"""What a synonym changes: the first results for its words, without it and with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from cms.zoeken import selectors
from cms.zoeken.port import Synoniemregel, Treffer, Zoekmachine, Zoekvraag

SHOWN = 5
# More words would make the page slow to come.
MOST_PHRASES = 4


@dataclass(frozen=True, slots=True)
class Regel:
    """One of the first results after the change; `was` is its place before, or None when it was not among them."""

    plaats: int
    titel: str
    url: str
    was: int | None


@dataclass(frozen=True, slots=True)
class Verandering:
    """The first results for one search, before and after."""

    zoektekst: str
    voor: tuple[str, ...]
    na: tuple[Regel, ...]

    @property
    def is_gelijk(self) -> bool:
        """Whether the synonym changes nothing here."""
        return self.voor == tuple(regel.titel for regel in self.na)


def list_veranderingen(
    *, machine: Zoekmachine, regel: Synoniemregel, behalve: int | None = None
) -> Sequence[Verandering]:
    """For each phrase that gains a meaning: what people find now, and what they will find.

    `behalve` is the synonym that the rule will replace.
    """
    others = selectors.list_synoniemen(behalve=behalve)
    phrases = (*regel.woorden, *(regel.betekent if regel.beide_kanten else ()))
    return [_change(machine, phrase, others, regel) for phrase in phrases[:MOST_PHRASES]]


def _change(machine: Zoekmachine, phrase: str, others: tuple[Synoniemregel, ...], regel: Synoniemregel) -> Verandering:
    before, after = (
        machine.zoek(Zoekvraag(phrase, per_pagina=SHOWN, synoniemen=regels)).treffers
        for regels in (others, (*others, regel))
    )
    places = {treffer.document.sleutel: place for place, treffer in enumerate(before, start=1)}
    return Verandering(
        zoektekst=phrase,
        voor=tuple(treffer.document.titel for treffer in before),
        na=tuple(_line(place, treffer, places) for place, treffer in enumerate(after, start=1)),
    )


def _line(place: int, treffer: Treffer, places: dict[str, int]) -> Regel:
    document = treffer.document
    return Regel(plaats=place, titel=document.titel, url=document.url, was=places.get(document.sleutel))
