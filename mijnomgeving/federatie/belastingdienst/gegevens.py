"""What a story tells the Belastingdienst about a company."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build_all
from mijnomgeving.federatie.opslag.waarden import like, one_of, read_date, read_date_or_none, read_flag, read_number

TIJDVAKKEN = frozenset({"maand", "vier_weken", "kwartaal", "halfjaar", "jaar", "geen"})
SOORTEN = ("btw", "icp", "loonheffingen", "inkomstenbelasting", "vennootschapsbelasting")
_AANGIFTE = like(rf"({'|'.join(SOORTEN)}) [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondernemer:
    """One company; what is left out the Belastingdienst does not know.

    Args:
        ontvangen: when a return came in, by kind and last day of its period ('btw 2026-09-30'); null: it never did. Of
            every other return the day is six days before its last one.
    """

    btw_nummer: str = ""
    btw: str | None = None
    kor: bool | None = None
    icp: str | None = None
    loonheffingennummer: str = ""
    loon: str | None = None
    loon_dagen: tuple[date, ...] = ()
    werknemers: int | None = None
    eerste_werkdagen: tuple[date, ...] = ()
    vpb: bool | None = None
    ib: bool = False
    boekjaar_eindmaand: int | None = None
    ontvangen: Mapping[str, date | None] = field(default_factory=dict)


def read_ondernemers(rows: object, where: str) -> tuple[Ondernemer, ...]:
    """The part `belastingdienst` of a story: one company, or nothing.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    tijdvak = one_of(TIJDVAKKEN)
    gelezen = build_all(
        Ondernemer,
        rows,
        where=where,
        btw_nummer=like(r"NL[0-9]{9}B[0-9]{2}"),
        btw=tijdvak,
        kor=read_flag,
        icp=tijdvak,
        loonheffingennummer=like(r"[0-9]{9}L[0-9]{2}"),
        loon=tijdvak,
        loon_dagen=lambda values: tuple(map(read_date, values)),
        werknemers=read_number,
        eerste_werkdagen=lambda values: tuple(map(read_date, values)),
        vpb=read_flag,
        ib=read_flag,
        boekjaar_eindmaand=read_number,
        ontvangen=_received,
    )
    if len(gelezen) > 1:
        raise OnjuisteGegevens("een onderneming staat een keer bij de Belastingdienst")
    return gelezen


def _received(value: Any) -> Mapping[str, date | None]:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(value, Mapping):
        raise OnjuisteGegevens("ontvangen is een lijst van aangiften met een dag")
    return {_AANGIFTE(naam): read_date_or_none(dag) for naam, dag in value.items()}
