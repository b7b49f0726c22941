"""The Catalogi API's objects of one organisation, made from its data file."""

from collections.abc import Callable
from typing import Any

from mijnomgeving.federatie.opslag.organisaties import Organisatie, Statustype, Zaaktype

# Lists that the standard asks for and that no story needs yet.
_LEEG = (
    *("zaakobjecttypen", "eigenschappen", "informatieobjecttypen", "informatieobjecttypeOmschrijving"),
    *("besluittypen", "besluittypeOmschrijving", "deelzaaktypen", "deelzaaktypeIdentificaties"),
    *("gerelateerdeZaaktypen", "productenOfDiensten", "verantwoordingsrelatie"),
)
INGANG = "2024-01-01"
_SELECTIELIJST = "https://selectielijst.openzaak.nl/api/v1"


class Catalogus:
    """Zaaktypen, statustypen, resultaattypen and roltypen by uuid."""

    def __init__(self, organisatie: Organisatie, url: Callable[[str, str], str], uuid: Callable[[str], str]) -> None:
        self._organisatie, self._url, self._uuid = organisatie, url, uuid
        self.catalogus_url = self.url_of("catalogussen", "catalogus")
        self.zaaktypen: dict[str, dict[str, Any]] = {}
        self.statustypen: dict[str, dict[str, Any]] = {}
        self.resultaattypen: dict[str, dict[str, Any]] = {}
        self.roltypen: dict[str, dict[str, Any]] = {}
        for zaaktype in organisatie.zaaktypen:
            self._add(zaaktype)

    def url_of(self, soort: str, name: str) -> str:
        """The address of an object by its readable name, e.g. 'verhuizing/ontvangen'."""
        return self._url(soort, self._uuid(f"{soort}/{name}"))

    def _add(self, zaaktype: Zaaktype) -> None:
        self._put(self.zaaktypen, "zaaktypen", zaaktype.sleutel, self._zaaktype(zaaktype))
        for number, statustype in enumerate(zaaktype.statustypen, start=1):
            name = f"{zaaktype.sleutel}/{statustype.sleutel}"
            self._put(self.statustypen, "statustypen", name, self._statustype(zaaktype, statustype, number))
        for resultaattype in zaaktype.resultaattypen:
            body = self._common(zaaktype) | {
                "omschrijving": resultaattype.omschrijving,
                "omschrijvingGeneriek": resultaattype.omschrijving,
                "resultaattypeomschrijving": f"{_SELECTIELIJST}/resultaattypeomschrijvingen/1",
                "selectielijstklasse": f"{_SELECTIELIJST}/resultaten/1",
                "toelichting": "",
                "archiefnominatie": "vernietigen",
                "archiefactietermijn": "P5Y",
            }
            self._put(self.resultaattypen, "resultaattypen", f"{zaaktype.sleutel}/{resultaattype.sleutel}", body)
        for rol in ("initiator", "behandelaar", "belanghebbende"):
            body = self._common(zaaktype) | {"omschrijving": rol.capitalize(), "omschrijvingGeneriek": rol}
            self._put(self.roltypen, "roltypen", f"{zaaktype.sleutel}/{rol}", body)

    def _put(self, shelf: dict[str, dict[str, Any]], soort: str, name: str, body: dict[str, Any]) -> None:
        shelf[self._uuid(f"{soort}/{name}")] = {"url": self.url_of(soort, name)} | body

    def _common(self, zaaktype: Zaaktype) -> dict[str, Any]:
        return {
            "zaaktype": self.url_of("zaaktypen", zaaktype.sleutel),
            "zaaktypeIdentificatie": zaaktype.identificatie,
            "catalogus": self.catalogus_url,
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
            return [self.url_of(soort, f"{zaaktype.sleutel}/{name}") for name in names]

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
            "handelingBehandelaar": "behandelen",
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
            "catalogus": self.catalogus_url,
            "statustypen": urls("statustypen", [soort.sleutel for soort in zaaktype.statustypen]),
            "resultaattypen": urls("resultaattypen", [soort.sleutel for soort in zaaktype.resultaattypen]),
            "roltypen": urls("roltypen", ["initiator", "behandelaar", "belanghebbende"]),
            **{name: [] for name in _LEEG},
            "resultaattypeOmschrijving": [soort.omschrijving for soort in zaaktype.resultaattypen],
            "beginGeldigheid": INGANG,
            "eindeGeldigheid": None,
            "concept": False,
        }
