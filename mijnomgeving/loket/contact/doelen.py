"""For what a caseworker opens a contact: rows of the verwerkingenregister, and to whom each is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mijnomgeving.loket.reikwijdte import MET_PERSOON, is_gemeente
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

INFORMATIE, NOOD, SCHULDHULP = "loket-informatie", "loket-nood", "loket-schuldhulp"
ALLE_DOELEN = MET_PERSOON | {INFORMATIE}
# An emergency opens much at once: what the matter is must be clear to who reviews it.
KORTSTE_REDEN: Mapping[str, int] = MappingProxyType({NOOD: 30})


@dataclass(frozen=True, slots=True)
class Doel:
    """One purpose as the form shows it; the register has what the person reads, this is for the caseworker."""

    sleutel: str
    titel: str
    uitleg: str

    @property
    def activiteit(self) -> Verwerkingsactiviteit:
        """Its row in the register."""
        return REGISTER[self.sleutel]


_KIESBAAR = (
    Doel(INFORMATIE, "Algemene vraag", "U zoekt niemand op. U gebruikt alleen openbare informatie."),
    Doel(
        "loket-hulp", "Hulp bij eigen zaken", "De persoon vraagt hulp. Voor andere organisaties vraagt u toestemming."
    ),
    Doel(SCHULDHULP, "Schuldhulp", "De wet geeft u inzage in schulden bij schuldeisers die in de wet staan."),
    Doel("loket-nabestaanden", "Hulp na een overlijden", "U helpt een nabestaande. De erfgenaam geeft toestemming."),
    Doel(
        NOOD,
        "Noodgreep",
        "Alleen als iemand in gevaar is en u geen toestemming kunt vragen. De toezichthouder kijkt elke keer mee.",
    ),
)
_DOSSIER = Doel("loket-dossier", "Dossier van meer organisaties", "U werkt in een dossier dat de persoon ook ziet.")


def list_doelen(medewerker: Loketmedewerker) -> list[Doel]:
    """What this caseworker may choose."""
    return [
        doel
        for doel in _KIESBAAR
        if not medewerker.rollen.isdisjoint(doel.activiteit.loketrollen)
        and (doel.sleutel != SCHULDHULP or is_gemeente(medewerker.organisatie.sleutel))
    ]


def find_doel(sleutel: str) -> Doel:
    """The purpose with this key.

    Raises:
        KeyError: it is no purpose of a contact.
    """
    return {doel.sleutel: doel for doel in (*_KIESBAAR, _DOSSIER)}[sleutel]
