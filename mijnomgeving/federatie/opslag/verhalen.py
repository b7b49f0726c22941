"""What a story tells besides who somebody is: zaken, messages and what happens to the person or company."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.reeksen import expand_reeksen
from portal.core.nummers import Bsn

# What an owner of a service may find in a story; it reads its own part strictly, into its own types.
BRONNEN = frozenset(
    {
        *("reisdocumenten", "adreshistorie", "rdw", "woz", "brk", "inkomen", "diplomas", "taken", "contactmomenten"),
        *(
            "betalingen",
            "profiel",
            "documenten",
            "besluiten",
            "machtigingen",
            "uitkeringen",
            "verwerkingen",
            "producten",
        ),
        *("belastingdienst", "cbs", "energie", "heffingen", "registerstand"),
    }
)
# Under which number an organisation keeps a company's zaak or message; a zaak may also name a vestigingsnummer.
OP_KVK, OP_RSIN = "kvk", "rsin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stap:
    """A status that the zaak reaches; one dated after the demo's moment is still to come."""

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
    """A zaak as the story tells it; who the story is about is the initiator, unless `rol` says otherwise.

    `eigenschappen` holds what is particular to it, by name (ZGW: zaakeigenschappen).
    """

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
    verlenging: Mapping[str, str] | None = None
    resultaat: Uitkomst | None = None
    op_naam_van: str = OP_KVK
    relevant: tuple[Relatie, ...] = ()
    andere_rollen: tuple[AndereRol, ...] = ()
    rol: str = "initiator"
    eigenschappen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijlage:
    """A letter that comes with a message; a PDF is made of these lines."""

    naam: str
    titel: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Berichtverhaal:
    """A message to the persona or company.

    `handeling` is what it asks (Open VTB: `handelingsPerspectief`), `taak` the task of the same organisation by which
    that is done; `antwoord` says that the organisation takes a reply.
    """

    organisatie: str
    sleutel: str
    onderwerp: str
    inhoud: str
    op: str
    gelezen: bool = False
    map: str = ""
    ontvanger: str = OP_KVK
    bijlagen: tuple[Bijlage, ...] = ()
    antwoord: bool = False
    handeling: str = ""
    uiterlijk: str | None = None
    taak: str = ""
    url: str = ""


class Soort(StrEnum):
    """Kinds of events that change a register."""

    VERHUIZING = "verhuizing"
    GEBOORTE = "geboorte"
    EMIGRATIE = "emigratie"
    OVERLIJDEN = "overlijden"
    # Of somebody close: what the partner, or a child, of the one who died is told.
    OVERLIJDEN_PARTNER = "overlijden-partner"
    OVERLIJDEN_OUDER = "overlijden-ouder"
    WERKLOOSHEID = "werkloosheid"
    HUWELIJK = "huwelijk"
    SCHEIDING = "scheiding"
    NAAMSWIJZIGING = "naamswijziging"
    INSCHRIJVING = "inschrijving"
    FAILLISSEMENT = "faillissement"
    OVERIG = "overig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenis:
    """On that day the register shows the change: a JSON merge patch on its data (RFC 7396)."""

    op: str
    soort: Soort
    register: str
    wijziging: Any = field(repr=False)


def read_zaken(rows: object, *, where: str) -> tuple[Zaakverhaal, ...]:
    """The zaken of a file.

    Raises:
        OnjuisteGegevens: a field is missing or unknown.
    """
    return build_all(
        Zaakverhaal,
        expand_reeksen(rows, where=where),
        where=where,
        statussen=lambda steps: build_all(Stap, steps, where=where),
        resultaat=lambda row: build(Uitkomst, row, where=where),
        relevant=lambda links: build_all(Relatie, links, where=where),
        andere_rollen=lambda roles: build_all(AndereRol, roles, where=where, bsn=Bsn.parse),
    )


def read_berichten(rows: object, *, where: str) -> tuple[Berichtverhaal, ...]:
    """The messages of a file.

    Raises:
        OnjuisteGegevens: a field is missing or unknown.
    """
    return build_all(
        Berichtverhaal,
        rows,
        where=where,
        bijlagen=lambda letters: build_all(Bijlage, letters, where=where, regels=tuple),
    )


def read_gebeurtenissen(rows: object, *, where: str) -> tuple[Gebeurtenis, ...]:
    """The events of a file.

    Raises:
        OnjuisteGegevens: a field is missing or unknown, or there is no such kind of event.
    """

    def soort(name: str) -> Soort:
        if name not in set(Soort):
            raise OnjuisteGegevens(f"{where}: geen soort gebeurtenis: {name}")
        return Soort(name)

    return build_all(Gebeurtenis, rows, where=where, soort=soort)


def read_bronnen(rows: object, *, where: str) -> dict[str, Any]:
    """The parts that the owners of services read themselves.

    Raises:
        OnjuisteGegevens: there is a part that no service reads.
    """
    if not isinstance(rows, Mapping) or (set(rows) - BRONNEN):
        raise OnjuisteGegevens(f"{where}: bronnen kent alleen: {', '.join(sorted(BRONNEN))}")
    return dict(rows)


def check_zaken(zaken: tuple[Zaakverhaal, ...], organisaties: Mapping[str, Organisatie], *, where: str) -> None:
    """Whether every zaak is of a kind that its organisation knows.

    Raises:
        OnjuisteGegevens: it names what does not exist.
    """
    for zaak in zaken:
        organisatie = _organisatie(zaak.organisatie, organisaties, where=where)
        zaaktype = {soort.sleutel: soort for soort in organisatie.zaaktypen}.get(zaak.zaaktype)
        if zaaktype is None:
            raise OnjuisteGegevens(f"{where}: {zaak.organisatie} kent geen zaaktype {zaak.zaaktype}")
        unknown = {stap.type for stap in zaak.statussen} - {soort.sleutel for soort in zaaktype.statustypen}
        if zaak.resultaat:
            unknown |= {zaak.resultaat.type} - {soort.sleutel for soort in zaaktype.resultaattypen}
        if unknown:
            raise OnjuisteGegevens(f"{where}: {zaak.identificatie} noemt onbekend {', '.join(unknown)}")


def check_berichten(
    berichten: tuple[Berichtverhaal, ...], organisaties: Mapping[str, Organisatie], *, where: str
) -> None:
    """Whether every message is of an organisation that has a magazijn.

    Raises:
        OnjuisteGegevens: it has none.
    """
    for bericht in berichten:
        if not _organisatie(bericht.organisatie, organisaties, where=where).magazijn:
            raise OnjuisteGegevens(f"{where}: {bericht.organisatie} heeft geen magazijn")


def check_gebeurtenissen(gebeurtenissen: tuple[Gebeurtenis, ...], registers: frozenset[str], *, where: str) -> None:
    """Whether every event changes a register that the story has.

    Raises:
        OnjuisteGegevens: there is no such register.
    """
    for gebeurtenis in gebeurtenissen:
        if gebeurtenis.register not in registers:
            raise OnjuisteGegevens(f"{where}: geen register: {gebeurtenis.register}")


def _organisatie(sleutel: str, organisaties: Mapping[str, Organisatie], *, where: str) -> Organisatie:
    if sleutel not in organisaties:
        raise OnjuisteGegevens(f"{where}: geen organisatie: {sleutel}")
    return organisaties[sleutel]
