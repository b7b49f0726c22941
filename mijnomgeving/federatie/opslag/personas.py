"""The demo persons: one YAML file each, with one story that all sources tell together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, read_yaml
from mijnomgeving.federatie.opslag.organisaties import Organisatie
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
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn

MAP = Path(__file__).parents[1] / "personas"
# The headings under which the login pages and the front page show them, in this order.
GROEPEN = (
    *("Gezin en wonen", "Werk en inkomen", "Ouder worden en overlijden", "Jong en studie"),
    *("Uit of naar het buitenland", "Bijzondere situaties", "Proberen"),
)
REGISTERS = BRONNEN | {"brp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A demo person: how to log in, what the BRP says, which zaken and messages there are.

    Who has no BSN comes from another country of the EU, and `eidas` says what that country tells of the person.
    """

    sleutel: str
    volgorde: int
    naam: str
    wie: str
    verhaal: str
    groep: str
    bsn: Bsn | None
    niveau: Niveau
    brp: Mapping[str, Any] = field(default_factory=dict, repr=False)
    eidas: Mapping[str, str] | None = field(default=None, repr=False)
    kan_inloggen: bool = True
    zaken: tuple[Zaakverhaal, ...] = ()
    berichten: tuple[Berichtverhaal, ...] = ()
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    bronnen: Mapping[str, Any] = field(default_factory=dict, repr=False)


class Personas:
    """All demo persons, by key and by BSN."""

    def __init__(self, personas: Mapping[str, Persona]) -> None:
        self._by_key = dict(personas)
        self._by_bsn = {str(persona.bsn): persona for persona in personas.values() if persona.bsn}

    def __iter__(self) -> Iterator[Persona]:
        return iter(sorted(self._by_key.values(), key=lambda persona: (persona.volgorde, persona.sleutel)))

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
    bsns = [str(persona.bsn) for persona in personas.values() if persona.bsn]
    if len(bsns) != len(set(bsns)):
        raise OnjuisteGegevens("twee personas hebben hetzelfde burgerservicenummer")
    return Personas(personas)


def _read(path: Path) -> Persona:
    where = path.name
    return build(
        Persona,
        {"sleutel": path.stem, **read_yaml(path)},
        where=where,
        bsn=lambda text: None if text is None else Bsn.parse(text),
        niveau=lambda name: Niveau[name.upper()],
        zaken=lambda rows: read_zaken(rows, where=where),
        berichten=lambda rows: read_berichten(rows, where=where),
        gebeurtenissen=lambda rows: read_gebeurtenissen(rows, where=where),
        bronnen=lambda rows: read_bronnen(rows, where=where),
    )


def _check(persona: Persona, organisaties: Mapping[str, Organisatie]) -> None:
    where = persona.sleutel
    if persona.groep not in GROEPEN:
        raise OnjuisteGegevens(f"{where}: groep is een van: {', '.join(GROEPEN)}")
    if persona.bsn is None and not persona.eidas:
        raise OnjuisteGegevens(f"{where}: zonder bsn is eidas nodig")
    if bool(persona.brp) != bool(persona.bsn):
        raise OnjuisteGegevens(f"{where}: bsn en brp horen bij elkaar")
    check_zaken(persona.zaken, organisaties, where=where)
    check_berichten(persona.berichten, organisaties, where=where)
    check_gebeurtenissen(persona.gebeurtenissen, REGISTERS, where=where)
