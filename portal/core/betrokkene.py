"""Whom a read or a zaak is about, and who acts."""

from dataclasses import dataclass, field

from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer


@dataclass(frozen=True, slots=True)
class Persoon:
    """A natural person, known by BSN."""

    bsn: Bsn


@dataclass(frozen=True, slots=True)
class EuPersoon:
    """A natural person from another EU country without a BSN, known to us by a pseudonymous eIDAS identity only.

    No Dutch source knows this person: what the portal itself holds is all there is.
    """

    pseudo_id: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.pseudo_id:
            raise ValueError("an eIDAS identity is not empty")


@dataclass(frozen=True, slots=True)
class Onderneming:
    """A company in the Handelsregister: its KVK number, its RSIN and its vestigingen are one betrokkene.

    Args:
        kvk_nummer: by which the company is known.
        rsin: of the legal person; None for an eenmanszaak, and as long as nobody asked the Handelsregister.
        vestigingen: those known, or those that the machtiging reaches.
        beperkt: whether the machtiging reaches these vestigingen only; what is registered on the company as a whole
            may not be read then.

    Raises:
        ValueError: it is restricted to no vestiging at all.
    """

    kvk_nummer: KvkNummer
    rsin: Rsin | None = None
    vestigingen: tuple[Vestigingsnummer, ...] = ()
    beperkt: bool = False

    def __post_init__(self) -> None:
        if self.beperkt and not self.vestigingen:
            raise ValueError("a restriction names at least one vestiging")


@dataclass(frozen=True, slots=True)
class Medewerker:
    """A natural person who acts for a company by eHerkenning, known by that login's pseudonym only.

    Acts, but is never the betrokkene: eHerkenning says nothing about the person in private life.
    """

    pseudo_id: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.pseudo_id:
            raise ValueError("a pseudonym of eHerkenning is not empty")


@dataclass(frozen=True, slots=True)
class Systeem(Medewerker):
    """A program of a company, known by the id under which the company's bestuur let it in.

    It acts as an employee does: for that company only, and it is never the betrokkene.
    """


Betrokkene = Persoon | EuPersoon | Onderneming
Partij = Betrokkene | Medewerker
"""Everybody who can act or be read about."""
