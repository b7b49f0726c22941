"""A company as the Handelsregister knows it and the portal shows it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from portal.core.betrokkene import Onderneming
from portal.core.datum import OnzekereDatum


@dataclass(frozen=True, slots=True)
class Adres:
    """Where a company or vestiging is or gets its post.

    Args:
        soort: 'bezoekadres' or 'correspondentieadres'.
        regel: the whole address in one line; empty when it is shielded.
        afgeschermd: whether the register gives the address to authorities only.
    """

    soort: str
    regel: str
    afgeschermd: bool


@dataclass(frozen=True, slots=True)
class Activiteit:
    """What a company does, by the national list (SBI)."""

    code: str
    omschrijving: str
    hoofd: bool


@dataclass(frozen=True, slots=True)
class Profiel:
    """The basisprofiel of one KVK number.

    Args:
        rsin: of the legal person; empty for an eenmanszaak.
        statutaire_naam: the name in the deed; empty where there is none.
        werkzame_personen: None where the register says nothing.
        beeindigd_op: None as long as the company goes on.
    """

    kvk_nummer: str
    rsin: str
    naam: str
    statutaire_naam: str
    handelsnamen: tuple[str, ...]
    rechtsvorm: str
    ingeschreven_op: OnzekereDatum | None
    begonnen_op: OnzekereDatum | None
    beeindigd_op: OnzekereDatum | None
    werkzame_personen: int | None
    activiteiten: tuple[Activiteit, ...]
    adressen: tuple[Adres, ...]
    websites: tuple[str, ...]
    geen_reclame: bool


@dataclass(frozen=True, slots=True)
class Vestigingsregel:
    """One vestiging in the list of a company."""

    vestigingsnummer: str
    naam: str
    hoofdvestiging: bool
    adres: Adres


@dataclass(frozen=True, slots=True)
class Kerngegevens:
    """What the register gives of each company when it is asked for many."""

    profiel: Profiel
    vestigingen: tuple[Vestigingsregel, ...]

    def limited_to(self, onderneming: Onderneming) -> "Kerngegevens":
        """Without the vestigingen that a machtiging does not reach."""
        if not onderneming.beperkt:
            return self
        eigen = {str(nummer) for nummer in onderneming.vestigingen}
        return Kerngegevens(self.profiel, tuple(rij for rij in self.vestigingen if rij.vestigingsnummer in eigen))


@dataclass(frozen=True, slots=True)
class Vestigingsprofiel:
    """All that the register gives of one vestiging."""

    vestigingsnummer: str
    kvk_nummer: str
    naam: str
    hoofdvestiging: bool
    handelsnamen: tuple[str, ...]
    begonnen_op: OnzekereDatum | None
    beeindigd_op: OnzekereDatum | None
    voltijd: int | None
    deeltijd: int | None
    werkzame_personen: int | None
    activiteiten: tuple[Activiteit, ...]
    adressen: tuple[Adres, ...]


class Soort(StrEnum):
    """What a result of a search is."""

    HOOFDVESTIGING = "hoofdvestiging"
    NEVENVESTIGING = "nevenvestiging"
    RECHTSPERSOON = "rechtspersoon"


@dataclass(frozen=True, slots=True)
class Inschrijving:
    """One result of a search in the Handelsregister; `vestigingsnummer` is empty for a rechtspersoon."""

    kvk_nummer: str
    vestigingsnummer: str
    naam: str
    soort: Soort
    plaats: str


@dataclass(frozen=True, slots=True)
class Functionaris:
    """Somebody with a function in the company, and whether that person may sign alone."""

    naam: str
    functie: str
    bevoegdheid: str
    sinds: OnzekereDatum | None


@dataclass(frozen=True, slots=True)
class Rechtstoestand:
    """A faillissement, surseance or schuldsanering, with the court and the curator where they are known."""

    soort: str
    sinds: OnzekereDatum | None
    rechtbank: str
    curator: str


@dataclass(frozen=True, slots=True)
class Bestuur:
    """Who runs the company, and what a court has decided about that."""

    functionarissen: tuple[Functionaris, ...]
    rechtstoestand: Rechtstoestand | None


@dataclass(frozen=True, slots=True)
class Signaal:
    """The Handelsregister says that something changed; what, stands in the profile."""

    id: str
    op: datetime
    kvk_nummer: str
    vestigingsnummer: str


@dataclass(frozen=True, slots=True)
class Signalen:
    """One page of signals, and how many pages there are."""

    signalen: tuple[Signaal, ...]
    paginas: int
