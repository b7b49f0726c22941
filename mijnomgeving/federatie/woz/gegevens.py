"""What a story tells of a property and its value."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all
from mijnomgeving.federatie.opslag.waarden import (
    like,
    one_of,
    read_bag_nummer,
    read_date,
    read_flag,
    read_number,
    read_postcode,
    read_text,
)

ROLLEN = frozenset({"eigenaar", "gebruiker"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """The gemeente that sets the value."""

    code: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarde:
    """The value on one date; known from the day of the decision on."""

    peildatum: date
    waarde: int
    bezwaar: bool = False
    vanaf: date | None = None

    @property
    def bekend_op(self) -> date:
        """The day of the decision: before 1 March of the year after, for most people."""
        return self.vanaf or date(self.peildatum.year + 1, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WozObject:
    """A property; `als` says whether the story's person owns it, uses it or both."""

    identificatie: str
    object: str
    nummeraanduiding: str
    straat: str
    huisnummer: int
    postcode: str
    woonplaats: str
    gemeente: Gemeente
    als: frozenset[str]
    waarden: tuple[Waarde, ...]
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    grondoppervlakte: int | None = None


def read_objecten(rows: object, where: str) -> tuple[WozObject, ...]:
    """The part `woz` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    return build_all(
        WozObject,
        rows,
        where=where,
        identificatie=like(r"[0-9]{12}"),
        object=read_bag_nummer,
        nummeraanduiding=read_bag_nummer,
        straat=read_text,
        huisnummer=read_number,
        postcode=read_postcode,
        woonplaats=read_text,
        gemeente=lambda row: build(Gemeente, row, where=where, code=like(r"[0-9]{4}"), naam=read_text),
        als=_rollen,
        huisletter=like(r"[A-Za-z]"),
        huisnummertoevoeging=like(r"[A-Za-z0-9]{1,4}"),
        grondoppervlakte=read_number,
        waarden=lambda values: build_all(
            Waarde,
            values,
            where=where,
            peildatum=read_date,
            waarde=read_number,
            bezwaar=read_flag,
            vanaf=read_date,
        ),
    )


def _rollen(value: Any) -> frozenset[str]:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(value, Collection) or isinstance(value, str) or not value:
        raise OnjuisteGegevens(f"als is een lijst: {value}")
    return frozenset(map(one_of(ROLLEN), value))
