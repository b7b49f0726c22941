"""A source as the model gets it, what the model writes, and what the checks say of that."""

from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from wegwijzer_ai.generator.eenheden import Eenheid, read_eenheden
from wegwijzer_ai.generator.feiten import Feit, read_feiten
from wegwijzer_ai.generator.woorden import wortels


class ConceptZin(BaseModel):
    """One sentence as the model wrote it, not yet believed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tekst: str = Field(max_length=600)
    bronnen: tuple[str, ...] = Field(max_length=6)


class Concept(BaseModel):
    """The model's whole answer in the one form that is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zinnen: tuple[ConceptZin, ...] = Field(min_length=1, max_length=12)


@dataclass(frozen=True)
class Record:
    """A page of ours: its own sentences by field, cleaned, with the token that stands for its address.

    `nr` is its number among the sources of the answer; the model knows it as `S<nr>`.
    """

    nr: int
    titel: str
    velden: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """How the model cites it."""
        return f"S{self.nr}"

    @property
    def link(self) -> str:
        """What the model sees instead of an address."""
        return f"link_{self.nr}"

    @cached_property
    def tekst(self) -> str:
        """All that it says."""
        return "\n".join([self.titel, *(tekst for _, tekst in self.velden)])

    @cached_property
    def eenheden(self) -> tuple[Eenheid, ...]:
        """Its statements, each with what it is about."""
        return tuple(eenheid for _, tekst in self.velden for eenheid in read_eenheden(tekst))

    @cached_property
    def feiten(self) -> frozenset[Feit]:
        """Its figures."""
        return read_feiten(self.tekst)

    @cached_property
    def stammen(self) -> tuple[str, ...]:
        """The stems of its words in order, to look names up in."""
        return wortels(self.tekst)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What one check says of a sentence; `waarom` is for an operator who tries a model."""

    controle: str
    goed: bool
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class BeoordeeldeZin:
    """A sentence with the verdict of each check."""

    tekst: str
    bronnen: tuple[int, ...]
    oordelen: tuple[Oordeel, ...]

    @property
    def houdt(self) -> bool:
        """Whether every check let it pass."""
        return all(oordeel.goed for oordeel in self.oordelen)
