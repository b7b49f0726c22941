"""A profile as the portal shows it."""

from dataclasses import dataclass, field
from enum import Enum


class Contactsoort(Enum):
    """Kinds of contact detail, as the standard writes them."""

    EMAIL = "Email"
    TELEFOON = "Telefoonnummer"
    APP = "ApplicatieId"


class Voorkeursoort(Enum):
    """Kinds of preference, as the standard writes them."""

    TAAL = "WebsiteTaal"
    BELLEN = "MagGebeldWorden"
    THEMA = "WebsiteThema"
    AANHEF = "Aanhef"
    DIGITALE_POST = "OntvangViaBerichtenbox"


@dataclass(frozen=True, slots=True)
class Contactgegeven:
    """One way to reach the person or company.

    Args:
        gegeven_id: its key at the source.
        soort: which kind.
        waarde: the address or number.
        bevestigd: whether it was shown to be the person's own.
        standaard: whether it is the one that is used where nothing else was said.
        alleen_voor: the organisation for which alone it holds; empty when for all.
        dienst: the service of that organisation for which alone it holds; empty when for all of its services.
    """

    gegeven_id: str
    soort: Contactsoort
    waarde: str = field(repr=False)
    bevestigd: bool
    standaard: bool
    alleen_voor: str
    dienst: str = ""


@dataclass(frozen=True, slots=True)
class Voorkeur:
    """One preference, with the organisation and the service of it for which alone it holds (empty: all)."""

    voorkeur_id: str
    soort: Voorkeursoort
    waarde: str
    alleen_voor: str
    dienst: str = ""


@dataclass(frozen=True, slots=True)
class Profiel:
    """All contact details and preferences; who never gave any has an empty one."""

    contactgegevens: tuple[Contactgegeven, ...] = ()
    voorkeuren: tuple[Voorkeur, ...] = ()

    @property
    def email(self) -> Contactgegeven | None:
        """The address to which news goes: one that was shown to be the person's own and holds for all."""
        bruikbaar = [gegeven for gegeven in self.algemeen(Contactsoort.EMAIL) if gegeven.bevestigd]
        return next((g for g in bruikbaar if g.standaard), bruikbaar[0] if bruikbaar else None)

    def algemeen(self, soort: Contactsoort) -> list[Contactgegeven]:
        """The contact details of this kind that hold for all organisations."""
        return [gegeven for gegeven in self.contactgegevens if gegeven.soort is soort and not gegeven.alleen_voor]

    def voorkeur(self, soort: Voorkeursoort, *, alleen_voor: str = "", dienst: str = "") -> str:
        """What the person prefers everywhere, or at this organisation; empty when nothing was chosen just there."""
        plek = (soort, alleen_voor, dienst)
        return next((v.waarde for v in self.voorkeuren if (v.soort, v.alleen_voor, v.dienst) == plek), "")
