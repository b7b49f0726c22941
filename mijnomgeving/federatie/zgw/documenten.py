"""Documents and besluiten with the zaken of one organisation (Documenten API, Besluiten API)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from mijnomgeving.federatie.opslag.bronverhalen import Besluitverhaal, Documentverhaal, op_tijd
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.verhalen import Zaakverhaal
from mijnomgeving.federatie.pdf import make_pdf
from mijnomgeving.federatie.verloop import moment_van
from mijnomgeving.federatie.zgw.plank import Plank

PDF = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Documenten:
    """The documents of one zaak: addresses of the links in the Zaken API, and the files by uuid."""

    links: tuple[str, ...]
    bestanden: Mapping[str, tuple[str, bytes]]


def add_documenten(
    plank: Plank, organisatie: Organisatie, eigenaar: Eigenaar, zaak: Zaakverhaal, nu: datetime
) -> Documenten:
    """Put the documents of a zaak that are there by now on the shelf, each linked in both registers."""
    links, bestanden = [], {}
    zaak_url = plank.url("zaken", zaak.identificatie)
    for verhaal in op_tijd(eigenaar.bronnen.documenten, nu):
        if verhaal.zaak != zaak.identificatie:
            continue
        naam = _naam(eigenaar, verhaal.sleutel)
        inhoud = _pdf(
            verhaal.titel, organisatie.naam if verhaal.van == "organisatie" else eigenaar.naam, verhaal.regels
        )
        uuid = plank.uuid("enkelvoudiginformatieobjecten", naam)
        bestanden[uuid] = (f"{verhaal.sleutel}.pdf", inhoud)
        body = _document(plank, organisatie, eigenaar, verhaal, inhoud)
        url = plank.put("enkelvoudiginformatieobjecten", naam, body, with_uuid=False)
        plank.put(
            "objectinformatieobjecten",
            naam,
            {"informatieobject": url, "object": zaak_url, "objectType": "zaak"},
            with_uuid=False,
        )
        links.append(plank.put("zaakinformatieobjecten", naam, _link(verhaal, url, zaak_url)))
    return Documenten(links=tuple(links), bestanden=bestanden)


def add_besluiten(plank: Plank, organisatie: Organisatie, eigenaar: Eigenaar, zaak: Zaakverhaal, nu: datetime) -> None:
    """Put the besluiten of a zaak that were taken by now on the shelf, with their documents."""
    aanwezig = {document.sleutel for document in op_tijd(eigenaar.bronnen.documenten, nu)}
    for verhaal in op_tijd(eigenaar.bronnen.besluiten, nu):
        if verhaal.zaak != zaak.identificatie:
            continue
        naam = _naam(eigenaar, verhaal.sleutel)
        url = plank.put("besluiten", naam, _besluit(plank, organisatie, zaak, verhaal), with_uuid=False)
        if verhaal.document in aanwezig:
            informatieobject = plank.url("enkelvoudiginformatieobjecten", _naam(eigenaar, verhaal.document))
            body = {"informatieobject": informatieobject, "besluit": url}
            plank.put("besluitinformatieobjecten", naam, body, with_uuid=False)


def _naam(eigenaar: Eigenaar, sleutel: str) -> str:
    return f"{eigenaar.sleutel}/{sleutel}"


@lru_cache(maxsize=4096)
def _pdf(title: str, afzender: str, lines: tuple[str, ...]) -> bytes:
    return make_pdf(title=title, afzender=afzender, lines=lines)


def _document(
    plank: Plank, organisatie: Organisatie, eigenaar: Eigenaar, verhaal: Documentverhaal, inhoud: bytes
) -> dict[str, Any]:
    naam = _naam(eigenaar, verhaal.sleutel)
    moment = moment_van(verhaal.op)
    datum = moment.date().isoformat()
    eigen = verhaal.van == "organisatie"
    return {
        "identificatie": f"DOC-{plank.uuid('enkelvoudiginformatieobjecten', naam)[:13].upper()}",
        "bronorganisatie": str(organisatie.rsin),
        "creatiedatum": datum,
        "titel": verhaal.titel,
        "vertrouwelijkheidaanduiding": verhaal.vertrouwelijkheid,
        "isGereedVoorPublicatie": None,
        "tonenAanInitiator": verhaal.soort != "notitie",
        "auteur": organisatie.naam if eigen else eigenaar.naam,
        "status": verhaal.status,
        "inhoudIsVervallen": False,
        "formaat": PDF,
        "taal": "nld",
        "versie": 1,
        "beginRegistratie": moment.isoformat(),
        "bestandsnaam": f"{verhaal.sleutel}.pdf",
        "inhoud": f"{plank.url('enkelvoudiginformatieobjecten', naam)}/download?versie=1",
        "bestandsomvang": len(inhoud),
        "beschrijving": "",
        "ontvangstdatum": None if eigen else datum,
        "verzenddatum": datum if eigen and verhaal.status == "definitief" else None,
        "indicatieGebruiksrecht": False,
        "verschijningsvorm": "document",
        "ondertekening": None,
        "integriteit": {"algoritme": "sha_256", "waarde": hashlib.sha256(inhoud).hexdigest(), "datum": datum},
        "informatieobjecttype": plank.url("informatieobjecttypen", verhaal.soort),
        "locked": False,
        "bestandsdelen": [],
        "trefwoorden": [],
    }


def _link(verhaal: Documentverhaal, url: str, zaak_url: str) -> dict[str, Any]:
    return {
        "informatieobject": url,
        "zaak": zaak_url,
        "aardRelatieWeergave": "Hoort bij, omgekeerd: kent",
        "titel": verhaal.titel,
        "beschrijving": "",
        "registratiedatum": moment_van(verhaal.op).isoformat(),
        "vernietigingsdatum": None,
        "status": None,
    }


def _besluit(plank: Plank, organisatie: Organisatie, zaak: Zaakverhaal, verhaal: Besluitverhaal) -> dict[str, Any]:
    datum = moment_van(verhaal.op).date().isoformat()
    body = {
        "identificatie": f"{zaak.identificatie}-{verhaal.sleutel}"[:50],
        "verantwoordelijkeOrganisatie": str(organisatie.rsin),
        "besluittype": plank.url("besluittypen", zaak.zaaktype),
        "zaak": plank.url("zaken", zaak.identificatie),
        "datum": datum,
        "toelichting": f"{verhaal.omschrijving}\n\n{verhaal.toelichting}",
        "bestuursorgaan": organisatie.naam[:50],
        "ingangsdatum": verhaal.ingang,
        "vervaldatum": verhaal.vervalt,
        "publicatiedatum": None,
        "verzenddatum": datum,
        "uiterlijkeReactiedatum": verhaal.bezwaar_tot,
    }
    return body | (
        {"vervalreden": "tijdelijk", "vervalredenWeergave": "Besluit met tijdelijke werking"} if verhaal.vervalt else {}
    )
