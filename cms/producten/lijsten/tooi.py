"""The registers of TOOI (JSON-LD): gemeenten, provincies, waterschappen, ministeries, other and Caribbean bodies.

TOOI decides which organisations exist: it ends them, and its change events tell who took over.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.lezen import Lijstgeweigerd, Rijfout, check_lengte, check_url, decode
from cms.producten.lijsten.organisatieset import Organisatieset
from cms.producten.models import Organisatie, Organisatiesoort

BRON = "tooi"
_ONT = "https://identifier.overheid.nl/tooi/def/ont/"
_PROV = "http://www.w3.org/ns/prov#"
_ID = "https://identifier.overheid.nl/tooi/id/"
_SOORTEN = {
    "Gemeente": Organisatiesoort.GEMEENTE,
    "Provincie": Organisatiesoort.PROVINCIE,
    "Waterschap": Organisatiesoort.WATERSCHAP,
    "Ministerie": Organisatiesoort.MINISTERIE,
    "Overheidsorganisatie": Organisatiesoort.OVERIG,
    "CaribischOpenbaarLichaam": Organisatiesoort.OVERIG,
}

Knoop = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Registratie:
    """One organisation in a register."""

    uri: str
    soort: Organisatiesoort
    naam: str
    korte_naam: str
    officiele_naam: str
    owms_uri: str
    code: str
    provincie: str
    einddatum: str


def load_tooi(inhoud: bytes) -> Telling:
    """Take in one register. What ended is marked so with its successors; nothing is deleted.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    telling = Telling()
    knopen = _read_graph(inhoud)
    organisaties = Organisatieset(bron=BRON, telling=telling)
    registers = {naam for knoop in knopen if (naam := _register(knoop))}

    def in_register(organisatie: Organisatie) -> bool:
        return organisatie.tooi_uri.startswith(tuple(f"{_ID}{register}/" for register in registers))

    telling.bestond = organisaties.count_active(hoort_erbij=in_register)
    for volgnummer, knoop in enumerate(knopen, start=1):
        if not (soort := _soort(knoop)):
            continue
        try:
            registratie = _registratie(knoop, soort)
        except Rijfout as fout:
            telling.fouten.append(_("Onderdeel %(nummer)d: %(reden)s") % {"nummer": volgnummer, "reden": fout})
            organisaties.skip(str(knoop.get("@id")))
            continue
        organisaties.take(registratie.uri, _waarden(registratie, organisaties))
    organisaties.end_missing(hoort_erbij=in_register)
    for oud, nieuw in _opvolgingen(knopen):
        organisaties.succeed(oud, nieuw)
    organisaties.save()
    return telling


def read_registraties(inhoud: bytes) -> tuple[list[Registratie], dict[str, list[str]]]:
    """The organisations in a register, and per organisation that ended who took over; raises as `load_tooi`."""
    knopen = _read_graph(inhoud)
    registraties = [_registratie(knoop, soort) for knoop in knopen if (soort := _soort(knoop))]
    return registraties, {oud: sorted(nieuw) for oud, nieuw in _opvolgingen(knopen)}


def _read_graph(inhoud: bytes) -> list[Knoop]:
    try:
        graaf = json.loads(decode(inhoud))
    except (ValueError, RecursionError) as fout:
        if isinstance(fout, Lijstgeweigerd):
            raise
        raise Lijstgeweigerd(_("Dit bestand is geen geldige JSON. Download het register opnieuw.")) from fout
    if isinstance(graaf, dict):
        graaf = graaf.get("@graph")
    knopen: list[Knoop] = [k for k in graaf if isinstance(k, dict)] if isinstance(graaf, list) else []
    if not any(_soort(knoop) for knoop in knopen):
        raise Lijstgeweigerd(_("Dit is een ander bestand: er staat geen organisatie van TOOI in."))
    return knopen


def _soort(knoop: Knoop) -> Organisatiesoort | None:
    """The kind of organisation; None for change events, older versions of a name and the register itself."""
    types = knoop.get("@type")
    for type_ in types if isinstance(types, list) else []:
        if isinstance(type_, str) and type_.startswith(_ONT) and type_.removeprefix(_ONT) in _SOORTEN:
            return _SOORTEN[type_.removeprefix(_ONT)]
    return None


def _register(knoop: Knoop) -> str:
    """The part of the address that names the register: `gemeente`."""
    return str(knoop.get("@id", "")).removeprefix(_ID).partition("/")[0] if _soort(knoop) else ""


def _registratie(knoop: Knoop, soort: Organisatiesoort) -> Registratie:
    """One organisation.

    Raises:
        Rijfout: a value is missing or wrong.
    """
    uri = check_url(check_lengte(str(knoop.get("@id", "")), veld="@id", lengte=200), veld="@id", lengte=200)
    if not uri.startswith(_ID):
        raise Rijfout(_("%(veld)s is geen webadres: %(waarde)s") % {"veld": "@id", "waarde": uri[:80]})
    kort = check_lengte(_text(knoop, "voorkeursnaamExclSoort"), veld="voorkeursnaamExclSoort", lengte=160)
    vol = kort if soort == Organisatiesoort.OVERIG else _text(knoop, "voorkeursnaamInclSoort") or kort
    if soort == Organisatiesoort.WATERSCHAP and kort.startswith(("Hoogheemraadschap", "Wetterskip")):
        vol = kort
    if "CaribischOpenbaarLichaam" in str(knoop.get("@type")):
        vol = f"Openbaar Lichaam {kort}"
    naam = check_lengte(vol[:1].upper() + vol[1:], veld="voorkeursnaamInclSoort", lengte=160)
    officieel = _text(knoop, "officieleNaamInclSoort") if soort != Organisatiesoort.OVERIG else ""
    officieel = officieel[:1].upper() + officieel[1:]
    einde = _text(knoop, "einddatum")
    try:
        einddatum = date.fromisoformat(einde).isoformat() if einde else ""
    except ValueError as fout:
        raise Rijfout(_("einddatum: %s is geen datum.") % einde[:20]) from fout
    return Registratie(
        uri=uri,
        soort=soort,
        naam=naam,
        korte_naam=kort,
        officiele_naam="" if officieel == naam else officieel[:200],
        owms_uri=check_url(_text(knoop, "owmsId"), veld="owmsId", lengte=200),
        code=_text(knoop, "organisatiecode")[:12],
        provincie=_text(knoop, "ligtInProvincie"),
        einddatum=einddatum,
    )


def _waarden(registratie: Registratie, organisaties: Organisatieset) -> dict[str, Any]:
    """What TOOI says; a value that it does not have is not said."""
    voorbij = bool(registratie.einddatum) and registratie.einddatum < timezone.localdate().isoformat()
    waarden: dict[str, Any] = {
        "naam": registratie.naam,
        "korte_naam": registratie.korte_naam,
        "soort": registratie.soort.value,
        "is_actief": not voorbij,
    }
    if organisaties.find(registratie.uri):
        # Editors sort national bodies into finer kinds than TOOI has.
        del waarden["soort"]
    for veld in ("officiele_naam", "owms_uri", "code"):
        if waarde := getattr(registratie, veld):
            waarden[veld] = waarde
    if registratie.provincie and organisaties.find(registratie.provincie):
        waarden["ligt_in"] = registratie.provincie
    if voorbij:
        waarden["beeindigd_op"] = registratie.einddatum
    return waarden


def _opvolgingen(knopen: Iterable[Knoop]) -> Iterator[tuple[str, list[str]]]:
    """Per organisation that a change event ended: those that the event made, or that went on with its work."""
    organisaties = {str(knoop.get("@id")) for knoop in knopen if _soort(knoop)}
    for knoop in knopen:
        if _soort(knoop):
            continue
        nieuw = [*_ids(knoop, "generated"), *_ids(knoop, "used")]
        for oud in _ids(knoop, "invalidated"):
            # Also older versions of a name are ended by events; they are no organisations.
            if oud in organisaties and (opvolgers := [uri for uri in nieuw if uri != oud and uri in organisaties]):
                yield oud, opvolgers


def _ids(knoop: Knoop, naam: str) -> list[str]:
    waarden = knoop.get(f"{_PROV}{naam}")
    return [str(w.get("@id")) for w in waarden if isinstance(w, dict)] if isinstance(waarden, list) else []


def _text(knoop: Knoop, naam: str) -> str:
    waarden = knoop.get(f"{_ONT}{naam}")
    if not isinstance(waarden, list) or not waarden or not isinstance(waarden[0], dict):
        return ""
    return str(waarden[0].get("@value", waarden[0].get("@id", ""))).strip()
