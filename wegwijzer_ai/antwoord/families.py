"""Families of products that are told apart by one question, and what a text says already.

`families_toml/*.toml` names, for each family, what it is about (`over`), its question, the product for who says nothing
special (`gewoon`), and for each product the signs by which people say that they mean it. Signs are words; `*` stands
for any ending or beginning, `{groep}` for the words of a group. Only words decide, so the same question always gets
the same product, and everybody can read why.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wegwijzer_ai.retrieval.tokens import content_words, fold, stem, words

FOLDER = Path(__file__).with_name("families_toml")
# A family counts when one of its products is among so many of the best.
FRONT = 3


@dataclass(frozen=True, slots=True)
class Tekens:
    """Words to look for; each finds itself in a folded text."""

    patronen: tuple[re.Pattern[str], ...] = ()

    def found(self, folded: str) -> tuple[str, ...]:
        """What stands in the text, one string for each sign that does."""
        return tuple(match.group() for patroon in self.patronen if (match := patroon.search(folded)))


@dataclass(frozen=True, slots=True)
class Lid:
    """A product of a family; `opties` is what somebody may answer by language, instead of its title."""

    sleutel: str
    tekens: Tekens
    tegen: Tekens
    opties: Mapping[str, str]
    gewicht: int = 1

    def strength(self, folded: str) -> int:
        """How strongly a text says that this is the one."""
        return 0 if self.tegen.found(folded) else self.gewicht * len(self.tekens.found(folded))


@dataclass(frozen=True, slots=True)
class Familie:
    """Products that are told apart by one question. Without `gewoon` nothing goes without saying."""

    naam: str
    vraag: Mapping[str, str]
    over: Tekens
    gewoon: str | None
    leden: tuple[Lid, ...]
    # Counts only when a text says nothing else: `vergunning` fits half of the catalogue.
    alleen_algemeen: bool = False
    # The life event that these products are steps of.
    gebeurtenis: str | None = None
    # People write about this in need as well.
    gevoelig: bool = False

    def lid(self, sleutel: str) -> Lid | None:
        """The member with this key."""
        return next((lid for lid in self.leden if lid.sleutel == sleutel), None)

    def question(self, taal: str) -> str:
        """The question in this language, else in Dutch."""
        return self.vraag.get(taal) or self.vraag["nl"]


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the words of a question decide. `sleutel` is None when they leave it open: then the family's question."""

    familie: Familie
    sleutel: str | None
    # Nothing in the question is left unexplained.
    zeker: bool = False
    # How heavy its signs are: `kwijt` says more than a word that people also use about something else.
    kracht: int = 1


@dataclass(frozen=True, slots=True)
class Families:
    """All families, with the words that say nothing about which product it is."""

    lijst: tuple[Familie, ...]
    algemeen: frozenset[str]
    opties: Mapping[str, str]

    def option(self, tekst: str) -> str | None:
        """The product that exactly this option leads to."""
        return self.opties.get(" ".join(words(tekst)))

    def of(self, sleutel: str) -> list[Familie]:
        """The families that a product is in."""
        return [familie for familie in self.lijst if familie.lid(sleutel)]

    def is_plain(self, tekst: str) -> bool:
        """Whether a text names only what a family is about, perhaps with a sign: a plain question about a product."""
        folded = fold(tekst)
        return any(self._says_only(familie, folded) for familie in self.lijst if not familie.gevoelig)

    def _says_only(self, familie: Familie, folded: str) -> bool:
        said = familie.over.found(folded)
        signs = [sign for lid in familie.leden for sign in lid.tekens.found(folded)] if said else []
        return bool(said) and self._is_all(folded, [*said, *signs])

    def choose(self, tekst: str, *, ranking: Sequence[str], zonder_plaats: str | None = None) -> Keuze | None:
        """What the words say, for the first family in front that the text is about.

        `zonder_plaats` is the text without its place and with its spelling mended, when it has another form.
        """
        folded, core = fold(tekst), fold(zonder_plaats or tekst)
        for familie in self.lijst:
            said = familie.over.found(folded) if familie.alleen_algemeen else ()
            if said and self._is_all(core, said):
                return Keuze(familie, None, zeker=True)
        both = f"{folded} / {core}"
        for familie in self._in_front(ranking, both):
            keuze = self._decide(familie, both, core, ranking)
            if keuze is not None:
                return keuze
        return None

    def _in_front(self, ranking: Sequence[str], folded: str) -> Iterable[Familie]:
        seen = set()
        for sleutel in ranking[:FRONT]:
            for familie in self.of(sleutel):
                if familie.naam not in seen and not familie.alleen_algemeen and familie.over.found(folded):
                    seen.add(familie.naam)
                    yield familie

    def _decide(self, familie: Familie, folded: str, core: str, ranking: Sequence[str]) -> Keuze | None:
        strengths = {lid.sleutel: lid.strength(folded) for lid in familie.leden}
        special = {sleutel: strength for sleutel, strength in strengths.items() if sleutel != familie.gewoon}
        # Words for the ordinary product count when nothing special is said beside them.
        strengths = special if any(special.values()) else strengths
        most = max(strengths.values())
        best = [sleutel for sleutel, strength in strengths.items() if strength == most]
        if most:
            chosen = min(best, key=lambda sleutel: _place(ranking, sleutel))
            lid = familie.lid(chosen)
            said = familie.over.found(folded) + (lid.tekens.found(folded) if lid else ())
            return Keuze(
                familie, chosen, zeker=len(best) == 1 and self._is_all(core, said), kracht=lid.gewicht if lid else 1
            )
        if not self._is_all(core, familie.over.found(folded)):
            return None
        return Keuze(familie, familie.gewoon, zeker=True)

    def _is_all(self, folded: str, said: Iterable[str]) -> bool:
        """Whether nothing of the text is left beside these words and the words that say nothing."""
        explained = {stem(word) for part in said for word in words(part)}
        rest = {stem(word) for word in content_words(folded) if not word.isdigit()} - explained - self.algemeen
        return not rest


def _place(ranking: Sequence[str], sleutel: str) -> int:
    return ranking.index(sleutel) if sleutel in ranking else len(ranking)


@cache
def read_families(folder: Path = FOLDER) -> Families:
    """All families of the files in this folder."""
    content = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))]
    groepen = {naam: tuple(woorden) for part in content for naam, woorden in part.get("groepen", {}).items()}
    lijst = tuple(_familie(item, groepen) for part in content for item in part.get("familie", ()))
    algemeen = frozenset(stem(word) for part in content for word in part.get("algemeen", ()))
    opties = {
        " ".join(words(tekst)): lid.sleutel
        for familie in lijst
        for lid in familie.leden
        for tekst in lid.opties.values()
    }
    return Families(lijst, algemeen, opties)


def _familie(item: Mapping[str, Any], groepen: Mapping[str, Sequence[str]]) -> Familie:
    return Familie(
        naam=item["naam"],
        vraag=item["vraag"],
        over=_tekens(item["over"], groepen),
        gewoon=f"product:{item['gewoon']}" if item.get("gewoon") else None,
        leden=tuple(_lid(lid, groepen) for lid in item["leden"]),
        alleen_algemeen=item.get("alleen_algemeen", False),
        gevoelig=item.get("gevoelig", False),
        gebeurtenis=f"levensgebeurtenis:{item['gebeurtenis']}" if "gebeurtenis" in item else None,
    )


def _lid(item: Mapping[str, Any], groepen: Mapping[str, Sequence[str]]) -> Lid:
    return Lid(
        sleutel=f"product:{item['product']}",
        tekens=_tekens(item.get("tekens", ()), groepen),
        tegen=_tekens(item.get("tegen", ()), groepen),
        opties=item.get("optie", {}),
        gewicht=item.get("gewicht", 1),
    )


def _tekens(woorden: Iterable[str], groepen: Mapping[str, Sequence[str]]) -> Tekens:
    return Tekens(tuple(_patroon(woord, groepen) for woord in woorden))


def _patroon(woord: str, groepen: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    parts = [_part(part, groepen) for part in woord.split()]
    return re.compile(rf"(?<![a-z0-9]){r'[^a-z0-9]+'.join(parts)}(?![a-z0-9])")


def _part(part: str, groepen: Mapping[str, Sequence[str]]) -> str:
    if part.startswith("{"):
        return f"(?:{'|'.join(_words(woord) for woord in groepen[part[1:-1]])})"
    return _words(part)


def _words(woord: str) -> str:
    return r"[^a-z0-9]+".join(re.escape(fold(part)).replace(r"\*", "[a-z0-9]*") for part in woord.split())
