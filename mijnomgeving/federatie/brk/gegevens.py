"""What a story tells of a parcel or apartment right."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all
from mijnomgeving.federatie.opslag.waarden import (
    like,
    one_of,
    read_bag_nummer,
    read_date,
    read_date_or_none,
    read_flag,
    read_number,
    read_postcode,
    read_text,
)

RECHTEN = frozenset({"eigenaar", "erfpachter", "vruchtgebruiker", "opstalhouder", "gebruik_bewoning"})
AANDUIDING = r"[a-zA-Z0-9'][a-zA-Z0-9' ,-]*[a-zA-Z0-9] [A-IK-Z]{1,2} [1-9][0-9]{0,4}( A[1-9][0-9]{0,3})?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breuk:
    """A share."""

    teller: int
    noemer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnroerendeZaak:
    """A parcel or apartment right, with the right that the story's person or company has on it."""

    identificatie: str
    aanduiding: str
    type: str
    recht: str
    aandeel: Breuk
    sinds: date
    tot: date | None = None
    grootte: int | None = None
    aard: str = ""
    object: str = ""
    straat: str = ""
    huisnummer: int = 0
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    postcode: str = ""
    woonplaats: str = ""
    koopsom: int | None = None
    koopjaar: int | None = None
    hypotheek: bool = False

    def is_van(self, vandaag: date) -> bool:
        """Whether the right exists today."""
        return self.sinds <= vandaag and (self.tot is None or vandaag < self.tot)


def read_onroerende_zaken(rows: object, where: str) -> tuple[OnroerendeZaak, ...]:
    """The part `brk` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong, or an object has no whole address.
    """
    zaken = build_all(
        OnroerendeZaak,
        rows,
        where=where,
        identificatie=like(r"[0-9]{15}"),
        aanduiding=like(AANDUIDING),
        type=one_of({"perceel", "appartementsrecht"}),
        recht=one_of(RECHTEN),
        aandeel=_breuk,
        sinds=read_date,
        tot=read_date_or_none,
        grootte=read_number,
        aard=read_text,
        object=read_bag_nummer,
        straat=read_text,
        huisnummer=read_number,
        huisletter=like(r"[A-Za-z]"),
        huisnummertoevoeging=like(r"[A-Za-z0-9]{1,4}"),
        postcode=read_postcode,
        woonplaats=read_text,
        koopsom=read_number,
        koopjaar=read_number,
        hypotheek=read_flag,
    )
    for zaak in zaken:
        if bool(zaak.object) and not (zaak.straat and zaak.huisnummer and zaak.postcode and zaak.woonplaats):
            raise OnjuisteGegevens(f"{zaak.identificatie} heeft geen heel adres")
    return zaken


def _breuk(value: Any) -> Breuk:  # noqa: ANN401 - whatever stands in the file
    teller, _, noemer = like(r"[1-9][0-9]{0,3}/[1-9][0-9]{0,3}")(value).partition("/")
    if int(teller) > int(noemer):
        raise OnjuisteGegevens(f"meer dan een geheel: {value}")
    return Breuk(teller=int(teller), noemer=int(noemer))
