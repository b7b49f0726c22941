"""An announcement, and what is asked of the source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekendmaking:
    """One official announcement, as the source has it.

    Args:
        kenmerk: its number, such as `gmb-2026-401234`.
        titel: the title that the organisation gave it.
        rubriek: what kind it is, in the words of the source (OVERHEIDop.Rubriek).
        organisatie: who announces it, as the source calls it.
        organisatietype: what kind of body that is; Utrecht is a gemeente and a provincie.
        datum: the day on which it was published.
        url: where it can be read whole.
        tekst: a few sentences, if the source has them.
        plek: the address or area that it is about; empty for one about everybody.
        reageren_tot: the last day to react, if the source says so.
    """

    kenmerk: str
    titel: str
    rubriek: str
    organisatie: str
    datum: date
    url: str
    tekst: str = ""
    plek: str = ""
    reageren_tot: date | None = None
    organisatietype: str = ""

    @property
    def afzender(self) -> str:
        """Who announces it, so that a gemeente and a provincie of one name are told apart."""
        if self.organisatietype in {"gemeente", "provincie"}:
            return f"{self.organisatietype.capitalize()} {self.organisatie}"
        return self.organisatie


@dataclass(frozen=True, slots=True)
class Blad:
    """A part of what was found."""

    bekendmakingen: tuple[Bekendmaking, ...]
    totaal: int


@dataclass(frozen=True, slots=True)
class Cirkel:
    """Everything within this distance of a point."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekendmakingvraag:
    """Which announcements are asked; what is not filled in does not narrow.

    Args:
        organisaties: the names under which one organisation announces; the source may spell it in any of these ways.
        organisatietype: gemeente, provincie or waterschap: Utrecht is two of them.
        cirkel: only what lies in it.
        rubrieken: only of one of these kinds.
        sinds: published on this day or later.
    """

    organisaties: Sequence[str] = ()
    organisatietype: str = ""
    cirkel: Cirkel | None = None
    rubrieken: Sequence[str] = ()
    sinds: date | None = None
