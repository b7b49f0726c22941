"""An address as the BAG knows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Adres:
    """A whole address; `nummer` is the number with its letter and addition ('12A-bis')."""

    straat: str
    nummer: str
    postcode: str
    woonplaats: str
    nummeraanduiding: str
    adresseerbaar_object: str


@dataclass(frozen=True, slots=True)
class Plek:
    """What the Locatieserver finds: an address with the gemeente that it lies in."""

    omschrijving: str
    straat: str
    nummer: str
    postcode: str
    woonplaats: str
    gemeente_code: str
    gemeente: str
