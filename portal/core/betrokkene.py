"""Whom a read or a case is about."""

from dataclasses import dataclass

from portal.core.nummers import Bsn, KvkNummer


@dataclass(frozen=True, slots=True)
class Persoon:
    """A natural person, known by BSN."""

    bsn: Bsn


@dataclass(frozen=True, slots=True)
class Onderneming:
    """A company in the Handelsregister, or one vestiging of it (12 digits)."""

    kvk_nummer: KvkNummer
    vestigingsnummer: str | None = None


Betrokkene = Persoon | Onderneming
