"""A person as the BRP knows it and the portal shows it."""

from dataclasses import dataclass

from portal.core.datum import OnzekereDatum


@dataclass(frozen=True, slots=True)
class Geboorte:
    """When and where; each part may be unknown."""

    datum: OnzekereDatum | None
    plaats: str
    land: str


@dataclass(frozen=True, slots=True)
class Familielid:
    """A partner, child or parent, no more of them than the page shows."""

    naam: str
    geboortedatum: OnzekereDatum | None


@dataclass(frozen=True, slots=True)
class Ingeschrevene:
    """The person's own data.

    Args:
        aanspreekvorm: how letters address the person, e.g. 'N.E. Bakker'.
        adres: the lines of the address, ready to show.
        onderzoek: what the gemeente is looking into, as names of parts in plain Dutch; empty for nothing.
        geheimhouding: whether the BRP does not pass the data on to others than governments.
    """

    volledige_naam: str
    aanspreekvorm: str
    geslacht: str
    geboorte: Geboorte | None
    nationaliteiten: tuple[str, ...]
    adres: tuple[str, ...]
    woont_daar_sinds: OnzekereDatum | None
    gemeente: str
    partners: tuple[Familielid, ...]
    kinderen: tuple[Familielid, ...]
    ouders: tuple[Familielid, ...]
    onderzoek: tuple[str, ...]
    geheimhouding: bool
