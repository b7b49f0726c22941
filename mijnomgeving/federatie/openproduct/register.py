"""The objects of Open Product of one organisation, made from the stories as they stand now."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mijnomgeving.federatie.openproduct.gegevens import Productsoort, Productverhaal
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.persoonsregister import Houder
from mijnomgeving.federatie.zgw.adressen import object_url, stable_uuid

Object = dict[str, Any]
STATUSSEN = ("in_aanvraag", "gereed", "actief", "ingetrokken", "geweigerd", "verlopen")
# When the organisations took their kinds of product into use; stories say nothing of it.
_BEGIN = "2024-01-01T09:00:00+01:00"


class Producttypen:
    """The kinds of product of one organisation.

    Args:
        organisatie: its key.
        base_url: where the federatie begins.
        soorten: all kinds there are.
    """

    def __init__(self, organisatie: str, base_url: str, soorten: Mapping[str, Productsoort]) -> None:
        self._organisatie, self._base_url = organisatie, base_url
        self._soorten = {key: soort for key, soort in soorten.items() if organisatie in soort.organisaties}

    def __contains__(self, sleutel: object) -> bool:
        return sleutel in self._soorten

    def __iter__(self) -> Iterator[Object]:
        """Each kind as the Producttypen API gives it."""
        return (self._whole(soort) for soort in self._soorten.values())

    def nested(self, sleutel: str) -> Object:
        """A kind as it stands in a product."""
        soort = self._soorten[sleutel]
        return {
            "uuid": self._uuid(soort),
            "code": soort.code,
            "naam": soort.naam,
            "keywords": [],
            "uniforme_product_naam": soort.upn,
            "toegestane_statussen": list(STATUSSEN),
            "gepubliceerd": True,
            "publicatie_start_datum": _BEGIN[:10],
            "publicatie_eind_datum": None,
            "aanmaak_datum": _BEGIN,
            "update_datum": _BEGIN,
            "themas": [self._thema(soort)],
            "taal": "nl",
        }

    def _whole(self, soort: Productsoort) -> Object:
        form = f"{self._base_url}/openproduct/{self._organisatie}/formulier"
        zaaktype = object_url(
            self._base_url,
            self._organisatie,
            "zaaktypen",
            stable_uuid(self._organisatie, "zaaktypen", soort.zaaktype),
        )
        return self.nested(soort.sleutel) | {
            "doelgroep": soort.doelgroep,
            "samenvatting": soort.samenvatting,
            "acties": [
                {
                    "uuid": stable_uuid(self._organisatie, "acties", soort.code, actie),
                    "naam": actie.capitalize(),
                    "url": f"{form}/{soort.sleutel}/{actie}",
                    "mapping": None,
                }
                for actie in soort.acties
            ],
            "dataobject_schema": {"id": 1, "naam": soort.sleutel, "schema": _schema(soort)},
            "verbruiksobject_schema": None,
            "zaaktypen": [{"urn": None, "url": zaaktype}] if soort.zaaktype else [],
            "interne_opmerkingen": "",
            "eigenaar": None,
            **{
                name: []
                for name in (
                    *("locaties", "organisaties", "contacten", "prijzen", "links", "bestanden", "externe_codes"),
                    *("parameters", "verzoektypen", "processen"),
                )
            },
        }

    def _uuid(self, soort: Productsoort) -> str:
        return stable_uuid(self._organisatie, "producttypen", soort.code)

    def _thema(self, soort: Productsoort) -> Object:
        return {
            "uuid": stable_uuid(self._organisatie, "themas", soort.thema),
            "naam": soort.thema,
            "beschrijving": "",
            "gepubliceerd": True,
            "aanmaak_datum": _BEGIN,
            "update_datum": _BEGIN,
            "hoofd_thema": stable_uuid(self._organisatie, "themas", ""),
            "publicatie_start_datum": _BEGIN[:10],
            "publicatie_eind_datum": None,
        }


def as_product(verhaal: Productverhaal, houder: Houder, soort: Object, base_url: str, vandaag: date) -> Object:
    """A product as the Producten API gives it."""
    organisatie = verhaal.organisatie
    uuid = stable_uuid(organisatie, "producten", houder.sleutel, verhaal.sleutel)

    def linked(kind: str, name: str) -> Object:
        return {"urn": None, "url": object_url(base_url, organisatie, kind, stable_uuid(organisatie, kind, name))}

    return {
        "url": f"{base_url}/openproduct/{organisatie}/producten/api/v1/producten/{uuid}",
        "uuid": uuid,
        "naam": verhaal.naam,
        "start_datum": verhaal.start.isoformat(),
        "eind_datum": verhaal.eind.isoformat() if verhaal.eind else None,
        "aanmaak_datum": f"{verhaal.start.isoformat()}T09:00:00+01:00",
        "update_datum": f"{(verhaal.gewijzigd or verhaal.start).isoformat()}T09:00:00+01:00",
        "producttype": soort,
        "gepubliceerd": True,
        "eigenaren": _eigenaren(verhaal, houder, uuid),
        "documenten": [
            linked("enkelvoudiginformatieobjecten", f"{houder.sleutel}/{sleutel}") for sleutel in verhaal.documenten
        ],
        "zaken": [linked("zaken", nummer) for nummer in verhaal.zaken],
        "taken": [],
        "status": verhaal.status(vandaag),
        "prijs": f"{verhaal.prijs:.2f}" if verhaal.prijs is not None else None,
        "frequentie": verhaal.frequentie,
        "verbruiksobject": None,
        "dataobject": dict(verhaal.inhoud),
        "aanvraag_zaak_urn": None,
        "aanvraag_zaak_url": linked("zaken", verhaal.aanvraag)["url"] if verhaal.aanvraag else None,
    }


def _eigenaren(verhaal: Productverhaal, houder: Houder, uuid: str) -> list[Object]:
    """Who holds it: a person, a company as a whole, or each of these vestigingen of it."""
    if not isinstance(houder, Bedrijf):
        return [{"uuid": stable_uuid("eigenaar", uuid, ""), "bsn": str(houder.bsn)}]
    kvk = str(houder.kvk_nummer)
    return [
        {
            "uuid": stable_uuid("eigenaar", uuid, vestiging),
            "kvk_nummer": kvk,
            **({"vestigingsnummer": vestiging} if vestiging else {}),
        }
        for vestiging in verhaal.vestigingen or ("",)
    ]


def _schema(soort: Productsoort) -> Object:
    return {
        "type": "object",
        "required": [naam for naam, veld in soort.schema.items() if veld.get("verplicht")],
        "properties": {
            naam: {name: value for name, value in veld.items() if name != "verplicht"}
            for naam, veld in soort.schema.items()
        },
    }
