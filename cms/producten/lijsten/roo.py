"""The Register van Overheidsorganisaties (ROO): numbers, addresses and contact of organisations.

Its form is one JSON object per line. ROO tells how to reach an organisation. That a provincie or waterschap stopped,
only TOOI says: their end date in ROO can be that of a part of the organisation.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.inlezen.paginas import Telling
from cms.producten.lijsten.lezen import Lijstgeweigerd, Rijfout, check_lengte, read_json_lines
from cms.producten.lijsten.organisatieset import Organisatieset
from cms.producten.models import Organisatiesoort

BRON = "roo"
# Of these kinds every organisation has people at its counter; of the other kinds editors choose which to show.
_SOORTEN = {
    "gemeente": Organisatiesoort.GEMEENTE,
    "provincie": Organisatiesoort.PROVINCIE,
    "waterschap": Organisatiesoort.WATERSCHAP,
    "ministerie": Organisatiesoort.MINISTERIE,
    "caribisch-openbaar-lichaam": Organisatiesoort.OVERIG,
}
_TOOI_EINDIGT = {"provincie", "waterschap"}
_OIN = re.compile(r"\d{20}")
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
_HAAKJES = re.compile(r"\((\d+)\)")
_NET_VEERTIEN = re.compile(r"^014 (0\d{2,3})$")

Regel = Mapping[str, Any]


def load_roo(inhoud: bytes) -> Telling:
    """Take in the register. An organisation that it once held and no longer holds has ended.

    Raises:
        Lijstgeweigerd: it is another file.
    """
    telling = Telling()
    organisaties = Organisatieset(bron=BRON, telling=telling)
    telling.bestond = organisaties.count_active(hoort_erbij=lambda o: BRON in o.geladen)
    regels = list(_read_regels(inhoud, telling))
    uris = {str(regel["id"]): uri for _nummer, regel in regels if (uri := _tooi(regel))}
    dubbel: set[str] = set()
    # Of organisations that share an address, the one that still exists comes first.
    for nummer, regel in sorted(regels, key=lambda rij: (_is_over(rij[1]), rij[0])):
        uri = _tooi(regel)
        if not uri or uri in dubbel:
            continue
        dubbel.add(uri)
        try:
            _take(regel, uri, organisaties)
        except Rijfout as fout:
            telling.fouten.append(_("Regel %(regel)d: %(reden)s") % {"regel": nummer, "reden": fout})
            organisaties.skip(uri)
        for oud, nieuw in _opvolgingen(regel, uris):
            organisaties.succeed(oud, [nieuw])
    organisaties.end_missing(hoort_erbij=lambda o: o.soort not in _TOOI_EINDIGT)
    organisaties.save()
    return telling


def read_afspraken(inhoud: bytes) -> dict[str, str]:
    """Per TOOI address the page to make an appointment; raises as `load_roo`."""
    gevonden: dict[str, str] = {}
    for _nummer, regel in _read_regels(inhoud, Telling()):
        try:
            if (uri := _tooi(regel)) and not _is_over(regel) and (adres := _contact(regel)["afspraak_url"]):
                gevonden[uri] = adres
        except Rijfout:
            continue
    return gevonden


def _read_regels(inhoud: bytes, telling: Telling) -> Iterator[tuple[int, Regel]]:
    aantal = 0
    for nummer, waarde in read_json_lines(inhoud):
        if isinstance(waarde, dict) and {"id", "type", "identifiers", "names"} <= waarde.keys():
            aantal += 1
            yield nummer, waarde
        else:
            reden = waarde if isinstance(waarde, Rijfout) else _("Dit is geen organisatie van ROO.")
            telling.fouten.append(_("Regel %(regel)d: %(reden)s") % {"regel": nummer, "reden": reden})
    if aantal == 0:
        raise Lijstgeweigerd(_("Dit is een ander bestand: er staat geen organisatie van ROO in."))


def _take(regel: Regel, uri: str, organisaties: Organisatieset) -> None:
    bekend = organisaties.find(uri)
    soort = _SOORTEN.get(str(regel["type"]))
    over = _is_over(regel)
    if bekend is None and (soort is None or over):
        return
    waarden: dict[str, Any] = {"oin": _oin(regel)}
    if not over:
        waarden |= _contact(regel)
    if bekend is None and soort is not None:
        waarden |= {"soort": soort.value, "code": _identifier(regel, "organisatiecode")[:12], "is_actief": True}
        waarden |= {"naam": _naam(regel, "value"), "korte_naam": _naam(regel, "abbr") or _naam(regel, "value")}
        waarden["owms_uri"] = _identifier(regel, "owms")[:200]
    if str(regel["type"]) not in _TOOI_EINDIGT:
        waarden["is_actief"] = not over
    # What ROO does not have, it does not say.
    organisaties.take(uri, {veld: waarde for veld, waarde in waarden.items() if waarde != ""})


def _contact(regel: Regel) -> dict[str, str]:
    contact = regel.get("contact") or {}
    if not isinstance(contact, dict):
        raise Rijfout(_("contact heeft een andere vorm."))
    afspraak = regel.get("afspraak")
    return {
        "website": _url(contact.get("website"), veld="website", lengte=200),
        "email": _email(contact),
        "telefoon": _telefoon(contact),
        "bezoekadres": _text(contact.get("bezoekadres"))[:200],
        "postadres": _text(contact.get("postadres"))[:200],
        "afspraak_url": _url(afspraak.get("url") if isinstance(afspraak, dict) else "", veld="afspraak", lengte=500),
    }


def _is_over(regel: Regel) -> bool:
    """Its end date has passed; of kinds that TOOI ends, that says nothing about the whole organisation."""
    einde = _text(regel.get("valid_until"))
    voorbij = bool(_DATUM.fullmatch(einde)) and einde <= timezone.localdate().isoformat()
    return voorbij and str(regel["type"]) not in _TOOI_EINDIGT


def _opvolgingen(regel: Regel, uris: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of TOOI addresses: the organisation that ended, and who took over."""
    eigen = uris.get(str(regel["id"]))
    for voorganger in _as_list(regel.get("predecessor_id")):
        if eigen and voorganger in uris:
            yield uris[voorganger], eigen
    for opvolger in _as_list(regel.get("successor_id")):
        if eigen and opvolger in uris:
            yield eigen, uris[opvolger]


def _tooi(regel: Regel) -> str:
    uri = _identifier(regel, "tooi")
    return uri if uri.startswith("https://identifier.overheid.nl/tooi/id/") and len(uri) <= 200 else ""  # noqa: PLR2004 - the field


def _oin(regel: Regel) -> str:
    """The number; ROO has some in the form of another register, which are no OIN."""
    oin = _identifier(regel, "oin")
    return oin if _OIN.fullmatch(oin) else ""


def _naam(regel: Regel, veld: str) -> str:
    namen = [naam for naam in _as_list(regel["names"], dict) if not naam.get("valid_until")]
    if not namen:
        raise Rijfout(_("%s is leeg.") % "names")
    naam = _text(namen[-1].get(veld))
    return check_lengte(naam, veld="names", lengte=160) if veld == "value" else naam[:160]


def _telefoon(contact: Mapping[str, Any]) -> str:
    """The general number without brackets: `(0297) 38 75 75` becomes `0297 38 75 75`, `(014) 030` becomes `14 030`."""
    for nummer in _as_list(contact.get("phones"), dict):
        if "algemeen" in _text(nummer.get("label")).lower():
            return _NET_VEERTIEN.sub(r"14 \1", _HAAKJES.sub(r"\1", _text(nummer.get("nummer"))))[:40]
    return ""


def _email(contact: Mapping[str, Any]) -> str:
    """The general address; those of persons and for other purposes have another label."""
    for adres in _as_list(contact.get("emails"), dict):
        email = _text(adres.get("email")).lower()
        if "algemeen" in _text(adres.get("label")).lower() and email:
            try:
                validate_email(email)
            except ValidationError:
                continue
            return email
    return ""


def _url(waarde: object, *, veld: str, lengte: int) -> str:
    """A web address, always with https and without a slash that says nothing."""
    adres = _text(waarde)
    if not adres:
        return ""
    adres = f"https://{adres.removeprefix('http://').removeprefix('https://')}"
    if " " in adres or "." not in adres or len(adres) > lengte:
        raise Rijfout(_("%(veld)s is geen webadres: %(waarde)s") % {"veld": veld, "waarde": adres[:80]})
    return adres.removesuffix("/") if adres.count("/") == 3 else adres  # noqa: PLR2004 - https://host/


def _identifier(regel: Regel, naam: str) -> str:
    identifiers = regel["identifiers"]
    return _text(identifiers.get(naam)) if isinstance(identifiers, dict) else ""


def _text(waarde: object) -> str:
    return waarde.strip() if isinstance(waarde, str) else ""


def _as_list(waarde: object, soort: type = str) -> list[Any]:
    """One value or many, as a list."""
    waarden = waarde if isinstance(waarde, list) else [waarde]
    return [deel for deel in waarden if isinstance(deel, soort)]
