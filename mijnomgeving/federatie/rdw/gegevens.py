"""What a story tells of a vehicle."""

from dataclasses import dataclass
from datetime import date

from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.waarden import (
    like,
    one_of,
    read_date,
    read_date_or_none,
    read_flag,
    read_number,
    read_text,
)

SOORTEN = frozenset(
    {"Personenauto", "Motorfiets", "Bromfiets", "Bedrijfsauto", "Aanhangwagen", "Land- of bosbouwtrekker"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voertuig:
    """A vehicle in the name of the story's person or company, from `tenaamstelling` until `tot`."""

    kenteken: str
    voertuigsoort: str
    merk: str
    handelsbenaming: str
    kleur: str
    brandstof: str
    eerste_toelating: date
    tenaamstelling: date
    apk_tot: date | None = None
    verzekerd: bool = True
    zitplaatsen: int | None = None
    geschorst: bool = False
    tot: date | None = None

    def is_op_naam(self, vandaag: date) -> bool:
        """Whether it is in this name today."""
        return self.tenaamstelling <= vandaag and (self.tot is None or vandaag < self.tot)


def read_voertuigen(rows: object, where: str) -> tuple[Voertuig, ...]:
    """The part `rdw` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    return build_all(
        Voertuig,
        rows,
        where=where,
        kenteken=like(r"(?=.*[A-Z])(?=.*[0-9])[A-Z0-9]{6}"),
        voertuigsoort=one_of(SOORTEN),
        merk=read_text,
        handelsbenaming=read_text,
        kleur=read_text,
        brandstof=like(r"[A-Za-z ]{0,30}"),
        eerste_toelating=read_date,
        tenaamstelling=read_date,
        apk_tot=read_date_or_none,
        verzekerd=read_flag,
        zitplaatsen=read_number,
        geschorst=read_flag,
        tot=read_date_or_none,
    )
