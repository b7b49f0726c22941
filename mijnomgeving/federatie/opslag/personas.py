"""The demo persons: one YAML file each, with one story that all sources tell together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all, read_yaml
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn

MAP = Path(__file__).parents[1] / "personas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """A status that the zaak has reached."""

    type: str
    op: str
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomst:
    """How the zaak ended."""

    type: str
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatie:
    """Another zaak that belongs to the same story, maybe of another organisation."""

    organisatie: str
    identificatie: str
    aard: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AndereRol:
    """Another person in the zaak, with a generic role (belanghebbende, ...)."""

    bsn: Bsn
    rol: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaakverhaal:
    """A zaak as the story tells it; the persona is the initiator."""

    organisatie: str
    identificatie: str
    zaaktype: str
    omschrijving: str
    toelichting: str
    startdatum: str
    statussen: tuple[Stap, ...]
    einddatum: str | None = None
    einddatum_gepland: str | None = None
    uiterlijke_einddatum: str | None = None
    opschorting: str = ""
    resultaat: Uitkomst | None = None
    relevant: tuple[Relatie, ...] = ()
    andere_rollen: tuple[AndereRol, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijlage:
    """A letter that comes with a message; a PDF is made of these lines."""

    naam: str
    titel: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Berichtverhaal:
    """A message to the persona."""

    organisatie: str
    sleutel: str
    onderwerp: str
    inhoud: str
    op: str
    gelezen: bool = False
    map: str = ""
    bijlagen: tuple[Bijlage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A demo person: how to log in, what the BRP says, which zaken and messages there are."""

    sleutel: str
    volgorde: int
    naam: str
    wie: str
    verhaal: str
    bsn: Bsn
    niveau: Niveau
    brp: Mapping[str, Any] = field(repr=False)
    zaken: tuple[Zaakverhaal, ...] = ()
    berichten: tuple[Berichtverhaal, ...] = ()


class Personas:
    """All demo persons, by key and by BSN."""

    def __init__(self, personas: Mapping[str, Persona]) -> None:
        self._by_key = dict(personas)
        self._by_bsn = {str(persona.bsn): persona for persona in personas.values()}

    def __iter__(self) -> Iterator[Persona]:
        return iter(sorted(self._by_key.values(), key=lambda persona: persona.volgorde))

    def get(self, sleutel: str) -> Persona | None:
        """The person with this key."""
        return self._by_key.get(sleutel)

    def with_bsn(self, bsn: str) -> Persona | None:
        """The person with this BSN."""
        return self._by_bsn.get(bsn)


def load_personas(organisaties: Mapping[str, Organisatie], folder: Path = MAP) -> Personas:
    """All demo persons, checked against the organisations that they meet.

    Raises:
        OnjuisteGegevens: a file misses a field, has one too many, or names what does not exist.
    """
    personas = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
    for persona in personas.values():
        _check(persona, organisaties)
    return Personas(personas)


def _read(path: Path) -> Persona:
    where = path.name

    def zaak(data: object) -> Zaakverhaal:
        return build(
            Zaakverhaal,
            data,
            where=where,
            statussen=lambda rows: build_all(Stap, rows, where=where),
            resultaat=lambda row: build(Uitkomst, row, where=where),
            relevant=lambda rows: build_all(Relatie, rows, where=where),
            andere_rollen=lambda rows: build_all(AndereRol, rows, where=where, bsn=Bsn.parse),
        )

    def bericht(data: object) -> Berichtverhaal:
        return build(
            Berichtverhaal, data, where=where, bijlagen=lambda rows: build_all(Bijlage, rows, where=where, regels=tuple)
        )

    return build(
        Persona,
        {"sleutel": path.stem, **read_yaml(path)},
        where=where,
        bsn=Bsn.parse,
        niveau=lambda name: Niveau[name.upper()],
        zaken=lambda rows: tuple(zaak(row) for row in rows),
        berichten=lambda rows: tuple(bericht(row) for row in rows),
    )


def _check(persona: Persona, organisaties: Mapping[str, Organisatie]) -> None:
    for zaak in persona.zaken:
        zaaktype = {soort.sleutel: soort for soort in organisaties[zaak.organisatie].zaaktypen}.get(zaak.zaaktype)
        if zaaktype is None:
            raise OnjuisteGegevens(f"{persona.sleutel}: {zaak.organisatie} kent geen zaaktype {zaak.zaaktype}")
        unknown = {stap.type for stap in zaak.statussen} - {soort.sleutel for soort in zaaktype.statustypen}
        if zaak.resultaat:
            unknown |= {zaak.resultaat.type} - {soort.sleutel for soort in zaaktype.resultaattypen}
        if unknown:
            raise OnjuisteGegevens(f"{persona.sleutel}: {zaak.identificatie} noemt onbekend {', '.join(unknown)}")
    for bericht in persona.berichten:
        if not organisaties[bericht.organisatie].magazijn:
            raise OnjuisteGegevens(f"{persona.sleutel}: {bericht.organisatie} heeft geen magazijn")
