"""What a company's story tells the Handelsregister besides its name, numbers and vestigingen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all
from mijnomgeving.federatie.opslag.personas import Personas
from mijnomgeving.federatie.opslag.waarden import (
    like,
    one_of,
    read_date,
    read_date_or_none,
    read_flag,
    read_moment,
    read_number,
    read_postcode,
    read_text,
)

FUNCTIES = frozenset({"eigenaar", "bestuurder", "vennoot", "maat", "commissaris", "gevolmachtigde", "curator"})
BEVOEGDHEDEN = frozenset({"alleen", "gezamenlijk", "beperkt"})
TOESTANDEN = frozenset({"faillissement", "surseance", "schuldsanering"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kvkadres:
    """A street address."""

    straat: str
    huisnummer: int
    postcode: str
    plaats: str
    huisletter: str = ""
    huisnummertoevoeging: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postadres:
    """A post-office box."""

    postbusnummer: int
    postcode: str
    plaats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activiteit:
    """What a company does, by the national list (SBI)."""

    code: str
    omschrijving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Functionaris:
    """Somebody with a function: a persona, or only a name."""

    functie: str
    bevoegdheid: str
    sinds: date
    persona: str = ""
    naam: str = ""
    tot: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtstoestand:
    """What a court has decided about the company."""

    soort: str
    sinds: date
    rechtbank: str = ""
    curator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutatie:
    """The register changed; subscribers hear of it."""

    op: datetime
    soort: str
    vestigingsnummer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kvkgegevens:
    """The company's own part of the register."""

    ingeschreven: date
    aanvang: date
    sbi: tuple[Activiteit, ...]
    functionarissen: tuple[Functionaris, ...] = ()
    statutaire_naam: str = ""
    handelsnamen: tuple[str, ...] = ()
    uitgebreide_rechtsvorm: str = ""
    einde: date | None = None
    non_mailing: bool = True
    websites: tuple[str, ...] = ()
    adres: Kvkadres | None = None
    postadres: Postadres | None = None
    adres_afgeschermd: bool = False
    rechtstoestand: Rechtstoestand | None = None
    mutaties: tuple[Mutatie, ...] = field(default=())

    @property
    def omschrijvingen(self) -> Mapping[str, str]:
        """What each code of an activity means."""
        return {activiteit.code: activiteit.omschrijving for activiteit in self.sbi}


def read_kvkgegevens(bedrijf: Bedrijf, personas: Personas) -> Kvkgegevens:
    """The `kvk` part of a company's file.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong, or names what does not exist.
    """
    try:
        gegevens = _read(bedrijf.kvk, bedrijf.sleutel)
        _check(gegevens, bedrijf, personas)
    except OnjuisteGegevens as fout:
        raise OnjuisteGegevens(f"{bedrijf.sleutel}: kvk: {fout}") from None
    return gegevens


def _read(data: object, where: str) -> Kvkgegevens:
    naam = like(r"[^\n]{1,200}")
    return build(
        Kvkgegevens,
        data,
        where=where,
        ingeschreven=read_date,
        aanvang=read_date,
        einde=read_date_or_none,
        statutaire_naam=naam,
        uitgebreide_rechtsvorm=naam,
        handelsnamen=lambda rows: tuple(map(naam, rows)),
        websites=lambda rows: tuple(map(naam, rows)),
        non_mailing=read_flag,
        adres_afgeschermd=read_flag,
        sbi=lambda rows: build_all(Activiteit, rows, where=where, code=like(r"[0-9]{4,6}"), omschrijving=read_text),
        adres=lambda row: build(Kvkadres, row, where=where, huisnummer=read_number, postcode=read_postcode),
        postadres=lambda row: build(Postadres, row, where=where, postbusnummer=read_number, postcode=read_postcode),
        functionarissen=lambda rows: build_all(
            Functionaris,
            rows,
            where=where,
            functie=one_of(FUNCTIES),
            bevoegdheid=one_of(BEVOEGDHEDEN),
            sinds=read_date,
            tot=read_date_or_none,
        ),
        rechtstoestand=lambda row: build(Rechtstoestand, row, where=where, soort=one_of(TOESTANDEN), sinds=read_date),
        mutaties=lambda rows: build_all(
            Mutatie,
            rows,
            where=where,
            op=read_moment,
            soort=one_of({"inschrijving", "vestiging"}),
            vestigingsnummer=like(r"[0-9]{12}"),
        ),
    )


def _check(gegevens: Kvkgegevens, bedrijf: Bedrijf, personas: Personas) -> None:
    if not gegevens.sbi:
        raise OnjuisteGegevens("sbi is leeg")
    codes = {code for vestiging in bedrijf.vestigingen for code in vestiging.sbi}
    if unknown := codes - set(gegevens.omschrijvingen):
        raise OnjuisteGegevens(f"sbi mist {', '.join(sorted(unknown))}")
    if not bedrijf.vestigingen and gegevens.adres is None:
        raise OnjuisteGegevens("zonder vestiging hoort er een adres")
    if sum(vestiging.hoofdvestiging for vestiging in bedrijf.vestigingen) != bool(bedrijf.vestigingen):
        raise OnjuisteGegevens("er is precies een hoofdvestiging")
    nummers = {vestiging.vestigingsnummer for vestiging in bedrijf.vestigingen}
    for mutatie in gegevens.mutaties:
        if mutatie.soort == "vestiging" and mutatie.vestigingsnummer not in nummers:
            raise OnjuisteGegevens(f"geen vestiging: {mutatie.vestigingsnummer}")
    for functionaris in gegevens.functionarissen:
        _check_functionaris(functionaris, personas)


def _check_functionaris(functionaris: Functionaris, personas: Personas) -> None:
    if bool(functionaris.persona) == bool(functionaris.naam):
        raise OnjuisteGegevens("een functionaris is een persona of heeft een naam")
    if functionaris.persona and personas.get(functionaris.persona) is None:
        raise OnjuisteGegevens(f"geen persona: {functionaris.persona}")
