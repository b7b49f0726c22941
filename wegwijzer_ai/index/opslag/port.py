"""The port that every store of vectors keeps to; tests/wegwijzer_ai/index/test_opslag.py holds each of them to it.

The index rows in our database stay the source: a store holds a copy of their vectors and can always be filled anew.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from cms.zoeken.port import ZoekmachineStoring
from wegwijzer_ai.index.weights import Floats

Deel = Literal["document", "mensentaal"]


class OpslagStoring(ZoekmachineStoring):
    """The store did not do what was asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Tekstvector:
    """One vector, the text that it was made of, and what it can be chosen by.

    A page has one vector for each of its texts, numbered from 0. `kenmerken` maps a name (`deel`, `taal`, `soort`,
    `doelgroep` and the other facets, `upn`, `bijgewerkt`) to its values.
    """

    sleutel: str
    nummer: int
    tekst: str
    vector: Floats
    kenmerken: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Buur:
    """A page near a question: the cosine of its nearest vector."""

    sleutel: str
    cosinus: float


class Beschrijfbaar(Protocol):
    """Takes vectors."""

    def write(self, vectoren: Sequence[Tekstvector]) -> None:
        """Make these the vectors of their pages, in the place of what those pages had.

        Raises:
            OpslagStoring: the store does not answer or refuses.
        """
        ...

    def delete(self, sleutels: Collection[str]) -> None:
        """Let these pages have no vectors.

        Raises:
            OpslagStoring: the store does not answer or refuses.
        """
        ...


class Lichting(Beschrijfbaar, Protocol):
    """A whole copy that is being made; nobody sees it before `activate`."""

    def prepare(self) -> None:
        """Do the slow work that comes after the bulk was written and before it can be asked quickly."""
        ...

    def activate(self) -> None:
        """Put this copy in the place of the one before it, at once for everybody; what was before it goes."""
        ...

    def discard(self) -> None:
        """Throw this copy away."""
        ...


class Opslag(Beschrijfbaar, Protocol):
    """The copy that is in force, of the vectors of one language model.

    While no copy was activated for that model there is nothing to keep up: writing and deleting do nothing and nothing
    is found.
    """

    naam: str

    def begin(self, *, dimensie: int) -> Lichting:
        """Start a new copy beside the one in force, for vectors of so many numbers.

        Raises:
            OpslagStoring: the store does not answer or refuses.
        """
        ...

    def nearest(self, vector: Floats, *, aantal: int, filters: Mapping[str, str]) -> list[Buur]:
        """The pages of the `aantal` nearest vectors that have these `kenmerken`: each page once, nearest first.

        Raises:
            OpslagStoring: the store does not answer or refuses.
        """
        ...

    def count(self) -> int:
        """How many pages it holds.

        Raises:
            OpslagStoring: the store does not answer or refuses.
        """
        ...

    def check(self) -> None:
        """Return when the store can do its work.

        Raises:
            OpslagStoring: it cannot; the message says what is missing.
        """
        ...
