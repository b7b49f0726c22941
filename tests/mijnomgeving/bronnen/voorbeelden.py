"""An answer of each API in which every field that the portal reads has a value, and which of those it cannot miss."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from mijnomgeving.bronnen.brp.mapping import parse_ingeschrevene, parse_naam
from mijnomgeving.bronnen.fbs.mapping import parse_bericht, parse_berichten, parse_paginas
from mijnomgeving.bronnen.historie.mapping import parse_verblijven
from mijnomgeving.bronnen.klantinteracties.mapping import parse_contactmomenten
from mijnomgeving.bronnen.profiel.mapping import parse_profiel
from mijnomgeving.bronnen.reisdocumenten.mapping import parse_reisdocumenten
from mijnomgeving.bronnen.taken.mapping import parse_taken
from mijnomgeving.bronnen.terugmelding.mapping import parse_ontvangst
from mijnomgeving.bronnen.zgw.mapping import parse_besluiten, parse_documenten, parse_next, parse_stappen, parse_zaken
from mijnomgeving.bronnen.zgw.models import Zaak

BRON = "Proefbron"
Pad = tuple[str | int, ...]
WEG = object()

ZAAK_DATA: dict[str, Any] = {
    "url": "https://zgw.example/zaken/1",
    "zaaktype": "https://zgw.example/zaaktypen/1",
    "identificatie": "Z-1",
    "omschrijving": "Verhuizing doorgeven",
    "toelichting": "U bent verhuisd.",
    "startdatum": "2026-11-09",
    "einddatum": "2026-11-11",
    "einddatumGepland": "2026-11-16",
    "uiterlijkeEinddatumAfdoening": "2026-12-07",
    "opschorting": {"indicatie": True, "reden": "Wij wachten op u."},
    "status": "https://zgw.example/statussen/1",
    "resultaat": "https://zgw.example/resultaten/1",
    "relevanteAndereZaken": [{"url": "https://zgw.example/zaken/2", "aardRelatie": "vervolg"}],
    "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
    "_expand": {
        "zaaktype": {"omschrijving": "Verhuizing", "indicatieInternOfExtern": "extern"},
        "status": {
            "statustype": "https://zgw.example/statustypen/1",
            "datumStatusGezet": "2026-11-09T10:12:00+01:00",
            "statustoelichting": "",
            "_expand": {
                "statustype": {
                    "url": "https://zgw.example/statustypen/1",
                    "omschrijving": "Ontvangen",
                    "statustekst": "Wij hebben uw melding.",
                    "checklistitemStatustype": [{"itemnaam": "Huurcontract sturen", "toelichting": "x"}],
                }
            },
        },
        "resultaat": {
            "resultaattype": "https://zgw.example/resultaattypen/1",
            "toelichting": "",
            "_expand": {"resultaattype": {"omschrijving": "Ingeschreven"}},
        },
    },
}
STAPPEN_DATA: dict[str, Any] = {
    "typen": {
        "next": None,
        "results": [
            {"url": "https://zgw.example/statustypen/1", "volgnummer": 1, "omschrijving": "Ontvangen"},
            {
                "url": "https://zgw.example/statustypen/2",
                "volgnummer": 2,
                "omschrijving": "Klaar",
                "statustekst": "U krijgt bericht.",
            },
        ],
    },
    "statussen": {
        "results": [
            {
                "statustype": "https://zgw.example/statustypen/1",
                "datumStatusGezet": "2026-11-09T10:12:00+01:00",
                "statustoelichting": "Ontvangen.",
            }
        ]
    },
}
BERICHT_DATA: dict[str, Any] = {
    "berichtId": "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10",
    "afzender": "00000001002220647000",
    "onderwerp": "Uw nieuwe adres is ingeschreven",
    "inhoud": "Beste mevrouw Bakker,",
    "publicatietijdstip": "2026-11-11T09:10:00+01:00",
    "status": {"gelezen": True, "gewijzigdOp": "2026-11-11T09:10:00+01:00"},
    "bijlagen": [{"bijlageId": "7a0a2a86-6f0e-4f5e-8a39-2f3d1d3a9e11", "naam": "bewijs.pdf"}],
}
DOCUMENTEN_DATA: list[Any] = [
    {
        "informatieobject": "https://zgw.example/enkelvoudiginformatieobjecten/7a0a2a86-6f0e-4f5e-8a39-2f3d1d3a9e11",
        "_expand": {
            "informatieobject": {
                "url": "https://zgw.example/enkelvoudiginformatieobjecten/7a0a2a86-6f0e-4f5e-8a39-2f3d1d3a9e11",
                "titel": "Besluit op uw aanvraag",
                "auteur": "Gemeente Utrecht",
                "status": "definitief",
                "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
                "tonenAanInitiator": True,
                "inhoudIsVervallen": True,
                "verzenddatum": "2026-11-11",
                "ontvangstdatum": "2026-11-10",
                "creatiedatum": "2026-11-09",
                "bestandsnaam": "besluit.pdf",
                "bestandsomvang": 1200,
            }
        },
    }
]
BESLUIT_DATA: dict[str, Any] = {
    "identificatie": "B-1",
    "besluittype": "https://zgw.example/besluittypen/1",
    "toelichting": "U krijgt een vergunning.",
    "datum": "2026-11-11",
    "ingangsdatum": "2026-11-12",
    "vervaldatum": "2027-11-12",
    "uiterlijkeReactiedatum": "2026-12-23",
    "_expand": {"besluittype": {"omschrijving": "Besluit: Parkeervergunning"}},
}
TAAK_DATA: dict[str, Any] = {
    "uuid": "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10",
    "titel": {"nl": "Huurcontract sturen"},
    "toelichting": {"nl": "Een foto of scan."},
    "status": "open",
    "deadline": "2026-12-05T23:59:59+01:00",
    "context": {"urn": "urn:nl:gemeenten:zaak:Z-1"},
    "uitvoering": {"type": "upload", "fallbackUrl": "https://taken.example/1"},
}
CONTACT_DATA: dict[str, Any] = {
    "uuid": "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10",
    "kanaal": "telefoon",
    "onderwerp": "Vraag",
    "inhoud": "U belde.",
    "plaatsgevondenOp": "2026-11-09T15:20:00+01:00",
    "vertrouwelijk": True,
    "_expand": {
        "leiddeTotInterneTaken": [{"status": "te_verwerken"}],
        "gingOverOnderwerpobjecten": [{"onderwerpobjectidentificator": {"objectId": "Z-1", "codeObjecttype": "zaak"}}],
    },
}
PROFIEL_DATA: dict[str, Any] = {
    "contactgegevens": [
        {
            "id": "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10",
            "type": "Email",
            "waarde": "noor@voorbeeld.example",
            "isGeverifieerd": True,
            "isDefault": True,
            "scopes": [{"dienstverlenerNaam": "UWV"}],
        }
    ],
    "voorkeuren": [
        {
            "id": "7a0a2a86-6f0e-4f5e-8a39-2f3d1d3a9e11",
            "voorkeurType": "WebsiteTaal",
            "waarde": "Engels",
            "scopes": [{"dienstverlenerNaam": "UWV"}],
        }
    ],
}
PERSOON_DATA: dict[str, Any] = {
    "naam": {"volledigeNaam": "Noor Elisabeth Bakker"},
    "adressering": {
        "aanschrijfwijze": {"naam": "N.E. Bakker"},
        "adresregel1": "Amsterdamsestraatweg 710",
        "adresregel2": "3555 HX  UTRECHT",
        "adresregel3": "achterhuis",
        "land": {"code": "6030", "omschrijving": "Nederland"},
        "inOnderzoek": {"adresregel1": True},
        "indicatieVastgesteldVerblijftNietOpAdres": True,
    },
    "geslacht": {"code": "V", "omschrijving": "vrouw"},
    "geboorte": {
        "datum": {"type": "JaarMaandDatum", "jaar": 1994, "maand": 3, "langFormaat": "maart 1994"},
        "plaats": {"omschrijving": "Amersfoort"},
        "land": {"omschrijving": "Nederland"},
    },
    "nationaliteiten": [
        {"type": "Nationaliteit", "nationaliteit": {"code": "0001", "omschrijving": "Nederlandse"}},
    ],
    "verblijfplaats": {
        "adresseerbaarObjectIdentificatie": "0344010000099671",
        "datumVan": {"type": "Datum", "datum": "2026-11-09", "langFormaat": "9 november 2026"},
    },
    "verblijfstitel": {
        "aanduiding": {"code": "27", "omschrijving": "asiel onbepaalde tijd"},
        "datumIngang": {"type": "JaarDatum", "jaar": 2022},
        "datumEinde": {"type": "JaarDatum", "jaar": 2027},
    },
    "partners": [
        {
            "naam": {"geslachtsnaam": "Maas"},
            "geboorte": {"datum": {"type": "JaarDatum", "jaar": 1990}},
            "soortVerbintenis": {"code": "H", "omschrijving": "huwelijk"},
            "aangaanHuwelijkPartnerschap": {"datum": {"type": "JaarDatum", "jaar": 2015}},
            "ontbindingHuwelijkPartnerschap": {"datum": {"type": "JaarDatum", "jaar": 2020}},
        }
    ],
    "gezag": [
        {
            "type": "GezamenlijkGezag",
            "minderjarige": {"burgerservicenummer": "999999011", "naam": {"volledigeNaam": "Jo Maas"}},
            "ouder": {"naam": {"volledigeNaam": "Noor Elisabeth Bakker"}},
            "derde": {"type": "BekendeDerde", "naam": {"volledigeNaam": "Ans Voogd"}},
            "ouders": [{"naam": {"volledigeNaam": "Piet Maas"}}],
            "derden": [{"type": "BekendeDerde", "naam": {"volledigeNaam": "Wim Voogd"}}],
            "inOnderzoek": True,
        }
    ],
    "indicatieCurateleRegister": True,
    "opschortingBijhouding": {"reden": {"code": "E", "omschrijving": "emigratie"}},
    "gemeenteVanInschrijving": {"code": "0344", "omschrijving": "Utrecht"},
    "ouders": [
        {
            "naam": {"voornamen": "Marijke", "voorvoegsel": "de", "geslachtsnaam": "Groot"},
            "geboorte": {"datum": {"type": "JaarDatum", "jaar": 1962}},
            "inOnderzoek": {"geslacht": True},
        }
    ],
    "inOnderzoek": {"geslacht": True},
    "geheimhoudingPersoonsgegevens": True,
}
VERBINTENIS = ("geboorte", "aangaanHuwelijkPartnerschap", "ontbindingHuwelijkPartnerschap")
VERBLIJVEN_DATA: dict[str, Any] = {
    "verblijfplaatsen": [
        {
            "type": "Adres",
            "datumVan": {"type": "JaarDatum", "jaar": 1994},
            "datumTot": {"type": "JaarDatum", "jaar": 2019},
            "gemeenteVanInschrijving": {"code": "0307", "omschrijving": "Amersfoort"},
            "adressering": {
                "adresregel1": "Weverssingel 8",
                "adresregel2": "3811 GJ  AMERSFOORT",
                "adresregel3": "achterhuis",
                "land": {"code": "6030", "omschrijving": "Nederland"},
                "inOnderzoek": {"adresregel1": True},
            },
            "inOnderzoek": {"datumVan": True},
        }
    ]
}
REISDOCUMENTEN_DATA: dict[str, Any] = {
    "type": "ZoekMetBurgerservicenummer",
    "reisdocumenten": [
        {
            "reisdocumentnummer": "NM0RPJD72",
            "soort": {"code": "PN", "omschrijving": "Nationaal paspoort"},
            "datumEindeGeldigheid": {"type": "JaarDatum", "jaar": 2021},
            "inhoudingOfVermissing": {
                "datum": {"type": "JaarDatum", "jaar": 2020},
                "aanduiding": {"code": "I", "omschrijving": "Ingehouden, ingeleverd"},
                "inOnderzoek": {"datum": True},
            },
            "inOnderzoek": {"soort": True},
        }
    ],
}
ONTVANGST_DATA: dict[str, Any] = {
    "id": "0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10",
    "kenmerk": "portaal-0001",
    "status": "in_onderzoek",
    "bronhouder": "Gemeente Utrecht",
    "ontvangenOp": "2026-11-22T09:00:00+01:00",
    "verwachtKlaarOp": "2026-12-20",
}
ZAAK = Zaak(
    bron=BRON,
    url=ZAAK_DATA["url"],
    zaaktype=ZAAK_DATA["zaaktype"],
    identificatie="Z-1",
    omschrijving="Verhuizing doorgeven",
    toelichting="",
    ingediend_op=date(2026, 11, 9),
    verwacht_op=None,
    uiterlijk_op=None,
    afgerond_op=None,
    opgeschort="",
    status=None,
    resultaat="",
)


@dataclass(frozen=True)
class Voorbeeld:
    """An answer, how it is read, and by path which fields must be there and which may be missing or null.

    What is in neither list is not read: it may be anything.
    """

    naam: str
    data: Any
    lees: Callable[[Any], object]
    verplicht: frozenset[str]
    mag_weg: frozenset[str] = frozenset()

    def paden(self) -> Iterator[Pad]:
        """The path of each value in the answer."""
        return _paden(self.data, ())

    def met(self, pad: Pad, waarde: object) -> Any:
        """The same answer with another value there, or without that key (`WEG`)."""
        data = deepcopy(self.data)
        doel = data
        for stap in pad[:-1]:
            doel = doel[stap]
        if waarde is WEG:
            del doel[pad[-1]]
        else:
            doel[pad[-1]] = waarde
        return data


def at(data: Any, pad: Pad) -> Any:
    """The value at a path."""
    for stap in pad:
        data = data[stap]
    return data


def _paden(data: Any, tot: Pad) -> Iterator[Pad]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for stap, waarde in items:
        yield (*tot, stap)
        yield from _paden(waarde, (*tot, stap))


def _datums(*velden: str) -> tuple[str, ...]:
    """What each of these dates cannot miss."""
    return tuple(f"{veld}.{deel}" for veld in velden for deel in ("type", "jaar"))


def _onder(begin: str, *velden: str) -> frozenset[str]:
    return frozenset(f"{begin}.{veld}" for veld in velden)


VOORBEELDEN = (
    Voorbeeld(
        "zaken",
        {"count": 1, "next": None, "results": [ZAAK_DATA]},
        lambda data: (parse_zaken(BRON, data), parse_next(BRON, data)),
        frozenset({"results"})
        | _onder("results", "0", "0.url", "0.zaaktype", "0.identificatie", "0.startdatum")
        | _onder("results.0", "opschorting.indicatie", "relevanteAndereZaken.0", "relevanteAndereZaken.0.url")
        | _onder("results.0._expand", "status", "status.datumStatusGezet", "status._expand", "resultaat")
        | _onder("results.0._expand", "resultaat._expand", "resultaat._expand.resultaattype")
        | _onder("results.0._expand", "resultaat._expand.resultaattype.omschrijving")
        | _onder("results.0._expand.status._expand", "statustype", "statustype.url", "statustype.omschrijving")
        | _onder("results.0._expand.status._expand.statustype.checklistitemStatustype", "0", "0.itemnaam")
        | _onder("results.0._expand", "zaaktype", "zaaktype.indicatieInternOfExtern")
        | {"results.0._expand"},
        frozenset({"next"})
        | _onder(
            "results.0", "omschrijving", "toelichting", "einddatum", "einddatumGepland", "uiterlijkeEinddatumAfdoening"
        )
        | _onder("results.0", "opschorting", "opschorting.reden", "relevanteAndereZaken")
        | {"results.0.relevanteAndereZaken.0.aardRelatie"}
        | _onder("results.0._expand", "status.statustoelichting", "resultaat.toelichting")
        | _onder("results.0._expand.status._expand.statustype", "statustekst", "checklistitemStatustype"),
    ),
    Voorbeeld(
        "stappen",
        STAPPEN_DATA,
        lambda data: parse_stappen(BRON, [data.get("typen")], [data.get("statussen")], ZAAK),
        frozenset({"typen", "statussen"})
        | _onder("typen", "results", "results.0", "results.1")
        | _onder("typen.results.0", "url", "volgnummer", "omschrijving")
        | _onder("typen.results.1", "url", "volgnummer", "omschrijving")
        | _onder("statussen", "results", "results.0", "results.0.statustype", "results.0.datumStatusGezet"),
        frozenset({"typen.results.1.statustekst", "statussen.results.0.statustoelichting"}),
    ),
    Voorbeeld(
        "documenten",
        DOCUMENTEN_DATA,
        lambda data: parse_documenten(BRON, data),
        frozenset({"0", "0._expand", "0._expand.informatieobject"})
        | _onder("0._expand.informatieobject", "url", "titel"),
        _onder("0._expand.informatieobject", "auteur", "status", "vertrouwelijkheidaanduiding", "tonenAanInitiator")
        | _onder("0._expand.informatieobject", "inhoudIsVervallen", "verzenddatum", "bestandsnaam", "bestandsomvang")
        | {"0._expand.informatieobject.ontvangstdatum"},
    ),
    Voorbeeld(
        "besluiten",
        {"next": None, "results": [BESLUIT_DATA]},
        lambda data: parse_besluiten(BRON, data),
        frozenset({"results", "results.0", "results.0._expand", "results.0._expand.besluittype"})
        | _onder("results.0", "datum", "ingangsdatum"),
        _onder("results.0", "identificatie", "toelichting", "vervaldatum", "uiterlijkeReactiedatum")
        | {"results.0._expand.besluittype.omschrijving"},
    ),
    Voorbeeld(
        "taken",
        {"taken": [TAAK_DATA]},
        lambda data: parse_taken(BRON, data),
        frozenset({"taken", "taken.0"})
        | _onder("taken.0", "uuid", "titel", "titel.nl", "toelichting.nl", "status")
        | _onder("taken.0", "context.urn", "uitvoering.fallbackUrl"),
        _onder("taken.0", "toelichting", "deadline", "context", "uitvoering", "uitvoering.type"),
    ),
    Voorbeeld(
        "contactmomenten",
        {"next": None, "results": [CONTACT_DATA]},
        lambda data: parse_contactmomenten(BRON, data),
        frozenset({"results", "results.0"})
        | _onder("results.0", "uuid", "kanaal", "onderwerp", "vertrouwelijk")
        | _onder("results.0._expand.leiddeTotInterneTaken", "0", "0.status")
        | _onder("results.0._expand.gingOverOnderwerpobjecten", "0")
        | _onder("results.0._expand.gingOverOnderwerpobjecten.0.onderwerpobjectidentificator", "objectId"),
        _onder("results.0", "inhoud", "plaatsgevondenOp", "_expand")
        | _onder("results.0._expand", "leiddeTotInterneTaken", "gingOverOnderwerpobjecten")
        | _onder("results.0._expand.gingOverOnderwerpobjecten.0", "onderwerpobjectidentificator")
        | _onder("results.0._expand.gingOverOnderwerpobjecten.0.onderwerpobjectidentificator", "codeObjecttype"),
    ),
    Voorbeeld(
        "profiel",
        PROFIEL_DATA,
        lambda data: parse_profiel(BRON, data),
        frozenset({"contactgegevens", "voorkeuren"})
        | _onder("contactgegevens", "0", "0.id", "0.type", "0.waarde", "0.scopes.0")
        | _onder("voorkeuren", "0", "0.id", "0.voorkeurType", "0.waarde", "0.scopes.0"),
        _onder("contactgegevens.0", "isGeverifieerd", "isDefault", "scopes", "scopes.0.dienstverlenerNaam")
        | _onder("voorkeuren.0", "scopes", "scopes.0.dienstverlenerNaam"),
    ),
    Voorbeeld(
        "berichten",
        {"berichten": [BERICHT_DATA], "totalPages": 1},
        lambda data: (parse_berichten(BRON, "utrecht", data), parse_paginas(BRON, data)),
        frozenset({"berichten", "totalPages", "berichten.0"})
        | _onder("berichten.0", "berichtId", "onderwerp", "inhoud", "publicatietijdstip", "status.gelezen", "bijlagen")
        | _onder("berichten.0.bijlagen", "0", "0.bijlageId", "0.naam"),
        frozenset({"berichten.0.status"}),
    ),
    Voorbeeld(
        "bericht",
        BERICHT_DATA,
        lambda data: parse_bericht(BRON, "utrecht", data),
        frozenset({"berichtId", "onderwerp", "inhoud", "publicatietijdstip", "status.gelezen", "bijlagen"})
        | _onder("bijlagen", "0", "0.bijlageId", "0.naam"),
        frozenset({"status"}),
    ),
    Voorbeeld(
        "persoon",
        {"type": "RaadpleegMetBurgerservicenummer", "personen": [PERSOON_DATA]},
        lambda data: parse_ingeschrevene(BRON, data),
        frozenset({"personen", "personen.0"})
        | _onder("personen.0.geboorte.datum", "type", "jaar", "maand")
        | _onder("personen.0.nationaliteiten", "0", "0.type", "0.nationaliteit", "0.nationaliteit.omschrijving")
        | _onder("personen.0.verblijfplaats.datumVan", "type", "datum")
        | _onder("personen.0.ouders", "0", "0.geboorte.datum.type", "0.geboorte.datum.jaar")
        | _onder("personen.0.verblijfstitel", *_datums("datumIngang", "datumEinde"))
        | _onder("personen.0.partners", "0")
        | _onder("personen.0.partners.0", *_datums(*(f"{groep}.datum" for groep in VERBINTENIS)))
        | _onder("personen.0.gezag", "0", "0.type", "0.minderjarige", "0.ouders.0", "0.derden.0"),
        _onder("personen.0", "naam", "naam.volledigeNaam", "geslacht", "geslacht.omschrijving", "inOnderzoek.geslacht")
        | _onder("personen.0.geboorte", "datum", "plaats", "plaats.omschrijving", "land", "land.omschrijving")
        | _onder("personen.0", "geboorte", "nationaliteiten", "verblijfplaats", "verblijfplaats.datumVan", "ouders")
        | _onder("personen.0", "gemeenteVanInschrijving", "gemeenteVanInschrijving.omschrijving", "adressering")
        | _onder("personen.0.adressering", "aanschrijfwijze", "aanschrijfwijze.naam", "land", "land.omschrijving")
        | _onder("personen.0.verblijfplaats", "adresseerbaarObjectIdentificatie")
        | _onder("personen.0.adressering", "adresregel1", "adresregel2", "adresregel3")
        | _onder("personen.0.adressering", "inOnderzoek", "inOnderzoek.adresregel1")
        | _onder("personen.0.ouders.0", "naam", "geboorte", "geboorte.datum", "inOnderzoek")
        | _onder("personen.0.ouders.0.naam", "voornamen", "voorvoegsel", "geslachtsnaam")
        | _onder("personen.0", "inOnderzoek", "geheimhoudingPersoonsgegevens", "indicatieCurateleRegister")
        | _onder("personen.0.adressering", "indicatieVastgesteldVerblijftNietOpAdres")
        | _onder("personen.0", "verblijfstitel", "partners", "gezag", "opschortingBijhouding")
        | _onder("personen.0.opschortingBijhouding", "reden", "reden.code")
        | _onder("personen.0.verblijfstitel", "aanduiding", "aanduiding.omschrijving", "datumIngang", "datumEinde")
        | _onder("personen.0.partners.0", "naam", "naam.geslachtsnaam", *VERBINTENIS)
        | _onder("personen.0.partners.0", *(f"{groep}.datum" for groep in VERBINTENIS))
        | _onder("personen.0.partners.0", "soortVerbintenis", "soortVerbintenis.omschrijving")
        | _onder("personen.0.gezag.0", "ouder", "derde", "ouders", "derden", "inOnderzoek")
        | _onder(
            "personen.0.gezag.0",
            *(
                f"{rol}.{deel}"
                for rol in ("minderjarige", "ouder", "derde", "ouders.0", "derden.0")
                for deel in ("naam", "naam.volledigeNaam")
            ),
        ),
    ),
    Voorbeeld(
        "verblijven",
        VERBLIJVEN_DATA,
        lambda data: parse_verblijven(BRON, data),
        frozenset({"verblijfplaatsen", "verblijfplaatsen.0", "verblijfplaatsen.0.type"})
        | _onder("verblijfplaatsen.0", *_datums("datumVan", "datumTot")),
        _onder("verblijfplaatsen.0", "datumVan", "datumTot", "inOnderzoek", "gemeenteVanInschrijving", "adressering")
        | _onder("verblijfplaatsen.0", "gemeenteVanInschrijving.omschrijving")
        | _onder("verblijfplaatsen.0.adressering", "adresregel1", "adresregel2", "adresregel3", "inOnderzoek")
        | _onder("verblijfplaatsen.0.adressering", "land", "land.omschrijving"),
    ),
    Voorbeeld(
        "reisdocumenten",
        REISDOCUMENTEN_DATA,
        lambda data: parse_reisdocumenten(BRON, data),
        frozenset({"reisdocumenten", "reisdocumenten.0", "reisdocumenten.0.reisdocumentnummer"})
        | _onder("reisdocumenten.0", *_datums("datumEindeGeldigheid", "inhoudingOfVermissing.datum")),
        _onder("reisdocumenten.0", "soort", "soort.omschrijving", "datumEindeGeldigheid", "inOnderzoek")
        | _onder("reisdocumenten.0", "inhoudingOfVermissing", "inhoudingOfVermissing.datum")
        | _onder("reisdocumenten.0.inhoudingOfVermissing", "aanduiding", "aanduiding.omschrijving", "inOnderzoek"),
    ),
    Voorbeeld(
        "terugmelding",
        ONTVANGST_DATA,
        lambda data: parse_ontvangst(BRON, data),
        frozenset({"id", "kenmerk", "status", "bronhouder", "ontvangenOp"}),
        frozenset({"verwachtKlaarOp"}),
    ),
    Voorbeeld(
        "naam",
        {"personen": [{"naam": {"volledigeNaam": "Noor Elisabeth Bakker"}}]},
        lambda data: parse_naam(BRON, data),
        frozenset({"personen", "personen.0"}),
        frozenset({"personen.0.naam", "personen.0.naam.volledigeNaam"}),
    ),
)
