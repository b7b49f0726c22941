"""The names of organisations and products that we know, so that one that the source does not say is noticed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from cms.producten.models import Organisatie, UniformeProduct
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.generator.woorden import inhoud, wortels

Naam = tuple[str, ...]

_LONGEST = 9
# What titles of products have beside the product.
_HANDELINGEN = inhoud(
    "aanvragen aanmelden aangeven aangifte aanpassen afmelden betalen bekijken doorgeven indienen inschrijven krijgen "
    "kwijt maken melden opvragen opzeggen registreren starten stoppen uitschrijven verlengen vernieuwen wijzigen zoeken"
)


@dataclass(frozen=True)
class Namen:
    """Known names as stems, by their first one; `eigennamen` are those that count only as they are written."""

    producten: Mapping[str, frozenset[Naam]] = field(default_factory=dict)
    eigennamen: frozenset[tuple[str, ...]] = frozenset()

    def find(self, tekst: str) -> Iterator[Naam]:
        """The known names in a text, as stems."""
        stems = wortels(tekst)
        for start, first in enumerate(stems):
            for naam in self.producten.get(first, ()):
                if stems[start : start + len(naam)] == naam:
                    yield naam
        written = tekst.replace(",", " ").replace(".", " ").split()
        for start in range(len(written)):
            for end in range(start + 1, min(start + _LONGEST, len(written)) + 1):
                if (found := tuple(written[start:end])) in self.eigennamen:
                    yield wortels(" ".join(found))


def make_namen(*, titels: Iterable[str], eigennamen: Iterable[str]) -> Namen:
    """Index names: titles and product names in any form, proper names as they are written."""
    producten: dict[str, set[Naam]] = {}
    for titel in titels:
        for naam in {wortels(titel), _core(titel)}:
            if naam and sum(map(len, naam)) > 3:  # noqa: PLR2004 - shorter is no name but a word
                producten.setdefault(naam[0], set()).add(naam)
    return Namen(
        producten={first: frozenset(found) for first, found in producten.items()},
        eigennamen=frozenset(tuple(naam.split()) for naam in eigennamen if naam),
    )


def known_namen() -> Namen:
    """The names of this portal, read once for each version of the index."""
    return _read(momentopname().versie)


@lru_cache(maxsize=1)
def _read(versie: int) -> Namen:  # noqa: ARG001 - the key of the cache
    snapshot = momentopname()
    mask = snapshot.levend & (snapshot.kolommen["soort"].mask("product"))
    titels = [snapshot.titels[row] for row in np.flatnonzero(mask).tolist()]
    rows = Organisatie.objects.filter(is_actief=True).values_list("naam", "korte_naam", "andere_namen")
    return make_namen(
        titels=[*titels, *UniformeProduct.objects.values_list("naam", flat=True)],
        eigennamen=[naam for lang, kort, anders in rows for naam in (lang, kort, *anders)],
    )


def _core(titel: str) -> Naam:
    """The product without what is done with it, when that leaves one word: `identiteitskaart`."""
    rest = inhoud(titel) - _HANDELINGEN
    return tuple(rest) if len(rest) == 1 else ()
