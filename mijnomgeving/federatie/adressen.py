"""A street address as stories write it, the same for property, its value and its entry in the BAG."""

from typing import Any, Protocol


class MetAdres(Protocol):
    """Something with an address in the BAG's own parts."""

    @property
    def straat(self) -> str:
        """Name of the street."""
        ...

    @property
    def huisnummer(self) -> int:
        """Number of the house."""
        ...

    @property
    def huisletter(self) -> str:
        """Letter after the number; empty for none."""
        ...

    @property
    def huisnummertoevoeging(self) -> str:
        """What follows the letter; empty for none."""
        ...

    @property
    def postcode(self) -> str:
        """Postcode without a space."""
        ...

    @property
    def woonplaats(self) -> str:
        """Name of the place."""
        ...


def adres_body(adres: MetAdres) -> dict[str, Any]:
    """The address as Haal Centraal APIs write it (`Adres`); what is empty is left out."""
    body = {
        "straat": adres.straat,
        "huisnummer": adres.huisnummer,
        "huisletter": adres.huisletter,
        "huisnummertoevoeging": adres.huisnummertoevoeging,
        "postcode": adres.postcode,
        "woonplaats": adres.woonplaats,
    }
    return {naam: waarde for naam, waarde in body.items() if waarde}


def is_adres(adres: MetAdres, vraag: dict[str, str]) -> bool:
    """Whether it is the address of a question: postcode and number, and letter and addition where they are asked."""
    return (
        adres.postcode == vraag["postcode"].upper()
        and ("huisnummer" not in vraag or adres.huisnummer == int(vraag["huisnummer"]))
        and vraag.get("huisletter", adres.huisletter).upper() == adres.huisletter.upper()
        and vraag.get("huisnummertoevoeging", adres.huisnummertoevoeging).upper() == adres.huisnummertoevoeging.upper()
    )
