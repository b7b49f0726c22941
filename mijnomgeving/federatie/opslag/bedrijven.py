"""The demo companies: one YAML file each, as the Handelsregister knows them, with who may act for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all, read_yaml
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.personas import Personas
from mijnomgeving.federatie.opslag.verhalen import (
    BRONNEN,
    Berichtverhaal,
    Gebeurtenis,
    Zaakverhaal,
    check_berichten,
    check_gebeurtenissen,
    check_zaken,
    read_berichten,
    read_bronnen,
    read_gebeurtenissen,
    read_zaken,
)
from portal.core.nummers import KvkNummer, Rsin

MAP = Path(__file__).parents[1] / "bedrijven"
FUNCTIES = ("eigenaar", "bestuurder", "medewerker")
NIVEAUS = ("eh2", "eh2plus", "eh3", "eh4")
REGISTERS = BRONNEN | {"kvk"}
_VESTIGINGSNUMMER = re.compile(r"[0-9]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vestiging:
    """A place where the company works (Handelsregister: vestiging)."""

    vestigingsnummer: str
    naam: str
    hoofdvestiging: bool
    straat: str
    huisnummer: int
    postcode: str
    plaats: str
    sbi: tuple[str, ...]
    werkzame_personen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bevoegde:
    """A persona who may act for the company with eHerkenning: for which services and vestigingen, until when."""

    persona: str
    functie: str
    diensten: tuple[str, ...]
    vestigingen: tuple[str, ...]
    niveau: str
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ketenmachtiging:
    """Another company, such as a bookkeeper, that may act for this one (eHerkenning: ketenmachtiging)."""

    via: str
    diensten: tuple[str, ...]
    van: date
    tot: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bedrijf:
    """A demo company; one without RSIN is an eenmanszaak."""

    sleutel: str
    volgorde: int
    naam: str
    wie: str
    verhaal: str
    groep: str
    kvk_nummer: KvkNummer
    rsin: Rsin | None
    rechtsvorm: str
    kvk: Mapping[str, Any] = field(repr=False)
    vestigingen: tuple[Vestiging, ...]
    bevoegden: tuple[Bevoegde, ...]
    ketenmachtigingen: tuple[Ketenmachtiging, ...] = ()
    zaken: tuple[Zaakverhaal, ...] = ()
    berichten: tuple[Berichtverhaal, ...] = ()
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    bronnen: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Bedrijven:
    """All demo companies, by key, KVK number and RSIN."""

    def __init__(self, bedrijven: Mapping[str, Bedrijf]) -> None:
        self._by_key = dict(bedrijven)
        self._by_kvk = {str(bedrijf.kvk_nummer): bedrijf for bedrijf in bedrijven.values()}
        self._by_rsin = {str(bedrijf.rsin): bedrijf for bedrijf in bedrijven.values() if bedrijf.rsin}

    def __iter__(self) -> Iterator[Bedrijf]:
        return iter(sorted(self._by_key.values(), key=lambda bedrijf: (bedrijf.volgorde, bedrijf.sleutel)))

    def get(self, sleutel: str) -> Bedrijf | None:
        """The company with this key."""
        return self._by_key.get(sleutel)

    def with_kvk(self, nummer: str) -> Bedrijf | None:
        """The company with this KVK number."""
        return self._by_kvk.get(nummer)

    def with_rsin(self, nummer: str) -> Bedrijf | None:
        """The company with this RSIN."""
        return self._by_rsin.get(nummer)


def load_bedrijven(organisaties: Mapping[str, Organisatie], personas: Personas, folder: Path = MAP) -> Bedrijven:
    """All demo companies, checked against the organisations and personas that they name.

    Raises:
        OnjuisteGegevens: a file misses a field, has one too many, or names what does not exist.
    """
    bedrijven = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
    for bedrijf in bedrijven.values():
        _check(bedrijf, organisaties)
        _check_bevoegden(bedrijf, personas, bedrijven)
    if len({str(bedrijf.kvk_nummer) for bedrijf in bedrijven.values()}) != len(bedrijven):
        raise OnjuisteGegevens("twee bedrijven hebben hetzelfde KVK-nummer")
    return Bedrijven(bedrijven)


def _read(path: Path) -> Bedrijf:
    where = path.name

    def until(text: str | None) -> date | None:
        return None if text is None else date.fromisoformat(text)

    return build(
        Bedrijf,
        {"sleutel": path.stem, **read_yaml(path)},
        where=where,
        kvk_nummer=KvkNummer.parse,
        rsin=lambda text: None if text is None else Rsin.parse(text),
        vestigingen=lambda rows: build_all(Vestiging, rows, where=where, sbi=tuple),
        bevoegden=lambda rows: build_all(Bevoegde, rows, where=where, diensten=tuple, vestigingen=tuple, tot=until),
        ketenmachtigingen=lambda rows: build_all(
            Ketenmachtiging, rows, where=where, diensten=tuple, van=date.fromisoformat, tot=until
        ),
        zaken=lambda rows: read_zaken(rows, where=where),
        berichten=lambda rows: read_berichten(rows, where=where),
        gebeurtenissen=lambda rows: read_gebeurtenissen(rows, where=where),
        bronnen=lambda rows: read_bronnen(rows, where=where),
    )


def _check(bedrijf: Bedrijf, organisaties: Mapping[str, Organisatie]) -> None:
    where = bedrijf.sleutel
    numbers = [vestiging.vestigingsnummer for vestiging in bedrijf.vestigingen]
    if any(not _VESTIGINGSNUMMER.fullmatch(number) for number in numbers) or len(numbers) != len(set(numbers)):
        raise OnjuisteGegevens(f"{where}: een vestigingsnummer heeft 12 cijfers en komt een keer voor")
    check_zaken(bedrijf.zaken, organisaties, where=where)
    check_berichten(bedrijf.berichten, organisaties, where=where)
    check_gebeurtenissen(bedrijf.gebeurtenissen, REGISTERS, where=where)


def _check_bevoegden(bedrijf: Bedrijf, personas: Personas, bedrijven: Mapping[str, Bedrijf]) -> None:
    where, numbers = bedrijf.sleutel, {"*"} | {vestiging.vestigingsnummer for vestiging in bedrijf.vestigingen}
    for bevoegde in bedrijf.bevoegden:
        if personas.get(bevoegde.persona) is None:
            raise OnjuisteGegevens(f"{where}: geen persona: {bevoegde.persona}")
        if bevoegde.functie not in FUNCTIES or bevoegde.niveau not in NIVEAUS:
            raise OnjuisteGegevens(f"{where}: functie of niveau bestaat niet: {bevoegde.functie}, {bevoegde.niveau}")
        if wrong := set(bevoegde.vestigingen) - numbers:
            raise OnjuisteGegevens(f"{where}: geen vestiging: {', '.join(sorted(wrong))}")
    for keten in bedrijf.ketenmachtigingen:
        if keten.via not in bedrijven:
            raise OnjuisteGegevens(f"{where}: geen bedrijf: {keten.via}")
