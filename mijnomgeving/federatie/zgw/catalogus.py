"""The Catalogi API's objects of one organisation, made from its data file."""

from typing import Any

from mijnomgeving.federatie.opslag.organisaties import Organisatie, Statustype, Zaaktype
from mijnomgeving.federatie.zgw.plank import Plank

# Lists that the standard asks for and that no story needs yet.
_LEEG = (
    *("zaakobjecttypen", "eigenschappen", "deelzaaktypen", "deelzaaktypeIdentificaties"),
    *("gerelateerdeZaaktypen", "verantwoordingsrelatie"),
)
INGANG = "2024-01-01"
ROLLEN = ("initiator", "mede_initiator", "behandelaar", "belanghebbende")
# Kinds of document: key in the stories, name, how confidential at least.
DOCUMENTTYPEN = {
    "besluit": ("Besluit", "zaakvertrouwelijk"),
    "brief": ("Brief", "zaakvertrouwelijk"),
    "bewijsstuk": ("Bewijsstuk", "zaakvertrouwelijk"),
    "formulier": ("Formulier", "zaakvertrouwelijk"),
    "factuur": ("Rekening", "zaakvertrouwelijk"),
    "notitie": ("Interne notitie", "intern"),
}
_UPL = "http://standaarden.overheid.nl/owms/terms/"
_SELECTIELIJST = "https://selectielijst.openzaak.nl/api/v1"


def add_catalogus(plank: Plank, organisatie: Organisatie) -> None:
    """Put the catalogus of an organisation with all its types on the shelf."""
    _Catalogus(plank, organisatie).add()


class _Catalogus:
    def __init__(self, plank: Plank, organisatie: Organisatie) -> None:
        self._plank, self._organisatie = plank, organisatie
        self._url = plank.url("catalogussen", "catalogus")

    def add(self) -> None:
        zaaktypen = self._organisatie.zaaktypen
        for sleutel, (naam, vertrouwelijkheid) in DOCUMENTTYPEN.items():
            self._put("informatieobjecttypen", sleutel, self._informatieobjecttype(naam, vertrouwelijkheid))
        for zaaktype in zaaktypen:
            self._add_zaaktype(zaaktype)
        body = {
            "domein": self._organisatie.sleutel.replace("-", "").upper()[:5],
            "rsin": str(self._organisatie.rsin),
            "contactpersoonBeheerNaam": self._organisatie.afdeling[:40],
            "zaaktypen": self._urls("zaaktypen", [soort.sleutel for soort in zaaktypen]),
            "besluittypen": self._urls("besluittypen", [soort.sleutel for soort in zaaktypen]),
            "besluittypeOmschrijving": [_besluit(soort) for soort in zaaktypen],
            "informatieobjecttypen": self._urls("informatieobjecttypen", list(DOCUMENTTYPEN)),
            "informatieobjecttypeOmschrijving": [naam for naam, _ in DOCUMENTTYPEN.values()],
            "naam": self._organisatie.naam,
            "versie": "1",
            "begindatumVersie": INGANG,
        }
        self._put("catalogussen", "catalogus", body)

    def _put(self, soort: str, naam: str, body: dict[str, Any]) -> None:
        self._plank.put(soort, naam, body, with_uuid=False)

    def _urls(self, soort: str, namen: list[str]) -> list[str]:
        return [self._plank.url(soort, naam) for naam in namen]

    def _add_zaaktype(self, zaaktype: Zaaktype) -> None:
        self._put("zaaktypen", zaaktype.sleutel, self._zaaktype(zaaktype))
        self._put("besluittypen", zaaktype.sleutel, self._besluittype(zaaktype))
        for number, statustype in enumerate(zaaktype.statustypen, start=1):
            body = self._statustype(zaaktype, statustype, number)
            self._put("statustypen", f"{zaaktype.sleutel}/{statustype.sleutel}", body)
        for resultaattype in zaaktype.resultaattypen:
            body = self._common(zaaktype) | {
                "omschrijving": resultaattype.omschrijving,
                "omschrijvingGeneriek": resultaattype.omschrijving,
                "resultaattypeomschrijving": f"{_SELECTIELIJST}/resultaattypeomschrijvingen/1",
                "selectielijstklasse": f"{_SELECTIELIJST}/resultaten/1",
                "toelichting": resultaattype.omschrijving,
                "archiefnominatie": "vernietigen",
                "archiefactietermijn": "P5Y",
            }
            self._put("resultaattypen", f"{zaaktype.sleutel}/{resultaattype.sleutel}", body)
        for rol in ROLLEN:
            body = self._common(zaaktype) | {
                "omschrijving": rol.replace("_", "-").capitalize(),
                "omschrijvingGeneriek": rol,
            }
            self._put("roltypen", f"{zaaktype.sleutel}/{rol}", body)

    def _common(self, zaaktype: Zaaktype) -> dict[str, Any]:
        return {
            "zaaktype": self._plank.url("zaaktypen", zaaktype.sleutel),
            "zaaktypeIdentificatie": zaaktype.identificatie,
            "catalogus": self._url,
        }

    def _informatieobjecttype(self, naam: str, vertrouwelijkheid: str) -> dict[str, Any]:
        zaaktypen = self._organisatie.zaaktypen
        return {
            "catalogus": self._url,
            "omschrijving": naam,
            "vertrouwelijkheidaanduiding": vertrouwelijkheid,
            "beginGeldigheid": INGANG,
            "eindeGeldigheid": None,
            "concept": False,
            "zaaktypen": self._urls("zaaktypen", [soort.sleutel for soort in zaaktypen]),
            "zaaktypeIdentificaties": [soort.identificatie for soort in zaaktypen],
            "besluittypen": self._urls("besluittypen", [soort.sleutel for soort in zaaktypen]),
            "besluittypeOmschrijving": [_besluit(soort) for soort in zaaktypen],
            "informatieobjectcategorie": naam,
            "trefwoord": [],
        }

    def _besluittype(self, zaaktype: Zaaktype) -> dict[str, Any]:
        return {
            "catalogus": self._url,
            "zaaktypen": [self._plank.url("zaaktypen", zaaktype.sleutel)],
            "zaaktypeIdentificaties": [zaaktype.identificatie],
            "omschrijving": _besluit(zaaktype),
            "omschrijvingGeneriek": "",
            "besluitcategorie": "",
            "reactietermijn": "P6W",
            "publicatieIndicatie": False,
            "publicatietekst": "",
            "publicatietermijn": None,
            "toelichting": "",
            "informatieobjecttypen": self._urls("informatieobjecttypen", ["besluit"]),
            "informatieobjecttypeOmschrijvingen": [DOCUMENTTYPEN["besluit"][0]],
            "beginGeldigheid": INGANG,
            "eindeGeldigheid": None,
            "concept": False,
            "resultaattypen": [],
            "resultaattypenOmschrijving": [],
            "vastgelegdIn": [],
        }

    def _statustype(self, zaaktype: Zaaktype, statustype: Statustype, number: int) -> dict[str, Any]:
        gevraagd = {
            "itemnaam": statustype.gevraagd,
            "vraagstelling": statustype.gevraagd_toelichting,
            "toelichting": statustype.gevraagd_toelichting,
            "verplicht": True,
        }
        return self._common(zaaktype) | {
            "omschrijving": statustype.omschrijving,
            "omschrijvingGeneriek": statustype.omschrijving,
            "statustekst": statustype.statustekst,
            "volgnummer": number,
            "isEindstatus": number == len(zaaktype.statustypen),
            "informeren": True,
            "doorlooptijd": None,
            "toelichting": statustype.statustekst,
            "checklistitemStatustype": [gevraagd] if statustype.gevraagd else [],
            "eigenschappen": [],
        }

    def _zaaktype(self, zaaktype: Zaaktype) -> dict[str, Any]:
        def urls(soort: str, names: list[str]) -> list[str]:
            return self._urls(soort, [f"{zaaktype.sleutel}/{name}" for name in names])

        return {
            "identificatie": zaaktype.identificatie,
            "omschrijving": zaaktype.omschrijving,
            "omschrijvingGeneriek": zaaktype.omschrijving,
            "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            "doel": zaaktype.doel,
            "aanleiding": zaaktype.aanleiding,
            "toelichting": "",
            "indicatieInternOfExtern": "extern",
            "handelingInitiator": zaaktype.handeling_initiator,
            "onderwerp": zaaktype.onderwerp,
            "handelingBehandelaar": zaaktype.handeling_behandelaar,
            "doorlooptijd": zaaktype.doorlooptijd,
            "servicenorm": None,
            "opschortingEnAanhoudingMogelijk": True,
            "verlengingMogelijk": False,
            "verlengingstermijn": None,
            "trefwoorden": list(zaaktype.trefwoorden),
            "publicatieIndicatie": False,
            "publicatietekst": "",
            "referentieproces": {"naam": zaaktype.omschrijving},
            "verantwoordelijke": str(self._organisatie.rsin),
            "catalogus": self._url,
            "statustypen": urls("statustypen", [soort.sleutel for soort in zaaktype.statustypen]),
            "resultaattypen": urls("resultaattypen", [soort.sleutel for soort in zaaktype.resultaattypen]),
            "roltypen": urls("roltypen", list(ROLLEN)),
            "informatieobjecttypen": self._urls("informatieobjecttypen", list(DOCUMENTTYPEN)),
            "informatieobjecttypeOmschrijving": [naam for naam, _ in DOCUMENTTYPEN.values()],
            "besluittypen": self._urls("besluittypen", [zaaktype.sleutel]),
            "besluittypeOmschrijving": [_besluit(zaaktype)],
            "productenOfDiensten": [_UPL + naam for naam in zaaktype.producten],
            **{name: [] for name in _LEEG},
            "resultaattypeOmschrijving": [soort.omschrijving for soort in zaaktype.resultaattypen],
            "beginGeldigheid": INGANG,
            "eindeGeldigheid": None,
            "concept": False,
        }


def _besluit(zaaktype: Zaaktype) -> str:
    return f"Besluit: {zaaktype.omschrijving}"[:80]
