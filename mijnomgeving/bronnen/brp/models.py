"""A person as the BRP knows it and the portal shows it."""

from dataclasses import dataclass
from enum import Enum

from portal.core.datum import OnzekereDatum


@dataclass(frozen=True, slots=True)
class Geboorte:
    """When and where; each part may be unknown."""

    datum: OnzekereDatum | None
    plaats: str
    land: str


@dataclass(frozen=True, slots=True)
class Familielid:
    """A child or parent, no more of them than the page shows."""

    naam: str
    geboortedatum: OnzekereDatum | None


@dataclass(frozen=True, slots=True)
class Partner:
    """The present partner, or the one of whom the person parted last.

    Args:
        soort: 'huwelijk' or 'geregistreerd partnerschap'; may be empty.
        tot: since when they are partners no more; None for as long as they are.
    """

    naam: str
    geboortedatum: OnzekereDatum | None
    soort: str
    sinds: OnzekereDatum | None
    tot: OnzekereDatum | None


class Gezagssoort(Enum):
    """Who has authority over a child (BRP: Gezagsrelatie)."""

    GEZAMENLIJK_OUDERLIJK = "GezamenlijkOuderlijkGezag"
    EENHOOFDIG_OUDERLIJK = "EenhoofdigOuderlijkGezag"
    GEZAMENLIJK = "GezamenlijkGezag"
    VOOGDIJ = "Voogdij"
    TIJDELIJK_GEEN = "TijdelijkGeenGezag"
    NIET_TE_BEPALEN = "GezagNietTeBepalen"


@dataclass(frozen=True, slots=True)
class Gezag:
    """The authority over one child.

    Args:
        kind: the child's name.
        houders: names of those who have it, as far as the BRP knows them.
        onbekende_houder: whether somebody has it whom the BRP does not know by name.
    """

    soort: Gezagssoort
    kind: str
    houders: tuple[str, ...]
    onbekende_houder: bool = False


@dataclass(frozen=True, slots=True)
class Verblijfstitel:
    """On what ground somebody without the Dutch nationality may stay, and until when."""

    aanduiding: str
    ingang: OnzekereDatum | None
    einde: OnzekereDatum | None


class Opschorting(Enum):
    """Why the BRP no longer keeps a person's data up to date (BRP: opschortingBijhouding)."""

    OVERLEDEN = "O"
    VERTROKKEN = "E"
    NIET_INGEZETEN = "R"
    ANDERS = ""


@dataclass(frozen=True, slots=True)
class Ingeschrevene:
    """The person's own data.

    Args:
        aanspreekvorm: how letters address the person, e.g. 'N.E. Bakker'.
        adres: the lines of the address, ready to show.
        woning: the number in the BAG of where the person lives; empty for abroad or unknown.
        niet_op_adres: whether the gemeente found that the person lives there no more.
        gezag: over the person, or over the person's children.
        curatele: whether the person is under curatele.
        onderzoek: what the gemeente is looking into, as names of parts in plain Dutch; empty for nothing.
        geheimhouding: whether the BRP does not pass the data on to others than governments.
        opschorting: None as long as the gemeente keeps the data up to date.
    """

    volledige_naam: str
    aanspreekvorm: str
    geslacht: str
    geboorte: Geboorte | None
    nationaliteiten: tuple[str, ...]
    verblijfstitel: Verblijfstitel | None
    adres: tuple[str, ...]
    niet_op_adres: bool
    woning: str
    woont_daar_sinds: OnzekereDatum | None
    gemeente: str
    partners: tuple[Partner, ...]
    kinderen: tuple[Familielid, ...]
    ouders: tuple[Familielid, ...]
    gezag: tuple[Gezag, ...]
    curatele: bool
    onderzoek: tuple[str, ...]
    geheimhouding: bool
    opschorting: Opschorting | None
