"""The Zaken API's objects of one organisation, made from the personas' stories."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import Zaakverhaal
from mijnomgeving.federatie.zgw.catalogus import Catalogus

ZAKEN_SOORTEN = ("zaken", "statussen", "rollen", "resultaten")

# What the standard asks of a zaak and is the same in every story.
_VAST: Mapping[str, Any] = {
    "publicatiedatum": None,
    "productenOfDiensten": [],
    "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
    "betalingsindicatie": "nvt",
    "betalingsindicatieWeergave": "Er is geen sprake van te betalen kosten.",
    "laatsteBetaaldatum": None,
    "zaakgeometrie": None,
    "verlenging": None,
    "hoofdzaak": None,
    "deelzaken": [],
    "eigenschappen": [],
    "zaakinformatieobjecten": [],
    "zaakobjecten": [],
    "kenmerken": [],
    "archiefnominatie": None,
    "archiefstatus": "nog_te_archiveren",
    "archiefactiedatum": None,
}


def stable_uuid(*parts: str) -> str:
    """The same uuid for the same story after every start."""
    return str(uuid5(NAMESPACE_URL, "federatie/" + "/".join(parts)))


def api_url(base_url: str, organisatie: str, soort: str, uuid: str) -> str:
    """The address of a ZGW object."""
    api = "zaken" if soort in ZAKEN_SOORTEN else "catalogi"
    return f"{base_url}/zgw/{organisatie}/{api}/api/v1/{soort}/{uuid}"


class Register:
    """All ZGW objects of one organisation, by kind and uuid."""

    def __init__(self, organisatie: Organisatie, personas: Iterable[Persona], base_url: str) -> None:
        self.organisatie = organisatie
        self._base_url = base_url
        self.catalogus = Catalogus(
            organisatie,
            lambda soort, uuid: api_url(base_url, organisatie.sleutel, soort, uuid),
            lambda name: stable_uuid(organisatie.sleutel, name),
        )
        self.objecten: dict[str, dict[str, dict[str, Any]]] = {
            **{soort: {} for soort in ZAKEN_SOORTEN},
            "zaaktypen": self.catalogus.zaaktypen,
            "statustypen": self.catalogus.statustypen,
            "resultaattypen": self.catalogus.resultaattypen,
            "roltypen": self.catalogus.roltypen,
        }
        for persona in personas:
            for verhaal in persona.zaken:
                if verhaal.organisatie == organisatie.sleutel and persona.bsn:
                    self._add_zaak(persona, verhaal)

    def initiated_by(self, bsn: str) -> list[dict[str, Any]]:
        """The zaken of which this person is the initiator, newest first."""
        urls = {
            rol["zaak"]
            for rol in self.objecten["rollen"].values()
            if rol["omschrijvingGeneriek"] == "initiator" and rol["betrokkeneIdentificatie"].get("inpBsn") == bsn
        }
        zaken = [zaak for zaak in self.objecten["zaken"].values() if zaak["url"] in urls]
        return sorted(zaken, key=lambda zaak: (zaak["startdatum"], zaak["identificatie"]), reverse=True)

    def find(self, url: str) -> dict[str, Any] | None:
        """The object at this address of this register."""
        soort, _, uuid = url.removesuffix("/").rpartition("/")
        found = self.objecten.get(soort.rpartition("/")[2], {}).get(uuid)
        return found if found and found["url"] == url else None

    def _put(self, soort: str, name: str, body: Mapping[str, Any]) -> str:
        uuid = stable_uuid(self.organisatie.sleutel, soort, name)
        url = api_url(self._base_url, self.organisatie.sleutel, soort, uuid)
        self.objecten[soort][uuid] = {"url": url, "uuid": uuid, **body}
        return url

    def _zaak_url(self, organisatie: str, identificatie: str) -> str:
        return api_url(self._base_url, organisatie, "zaken", stable_uuid(organisatie, "zaken", identificatie))

    def _add_zaak(self, persona: Persona, verhaal: Zaakverhaal) -> None:
        zaak_url = self._zaak_url(self.organisatie.sleutel, verhaal.identificatie)
        statussen = self._add_statussen(verhaal, zaak_url)
        rsin = str(self.organisatie.rsin)
        body: dict[str, Any] = {
            **_VAST,
            "identificatie": verhaal.identificatie,
            "bronorganisatie": rsin,
            "verantwoordelijkeOrganisatie": rsin,
            "opdrachtgevendeOrganisatie": rsin,
            "omschrijving": verhaal.omschrijving,
            "toelichting": verhaal.toelichting,
            "zaaktype": self.catalogus.url_of("zaaktypen", verhaal.zaaktype),
            "registratiedatum": verhaal.startdatum,
            "startdatum": verhaal.startdatum,
            "einddatum": verhaal.einddatum,
            "einddatumGepland": verhaal.einddatum_gepland,
            "uiterlijkeEinddatumAfdoening": verhaal.uiterlijke_einddatum,
            "opschorting": {"indicatie": bool(verhaal.opschorting), "reden": verhaal.opschorting},
            "relevanteAndereZaken": [
                {"url": self._zaak_url(andere.organisatie, andere.identificatie), "aardRelatie": andere.aard}
                for andere in verhaal.relevant
            ],
            "rollen": self._add_rollen(persona, verhaal, zaak_url),
            "status": statussen[-1] if statussen else None,
            "resultaat": self._add_resultaat(verhaal, zaak_url),
        }
        self._put("zaken", verhaal.identificatie, body)

    def _add_resultaat(self, verhaal: Zaakverhaal, zaak_url: str) -> str | None:
        if verhaal.resultaat is None:
            return None
        resultaattype = self.catalogus.url_of("resultaattypen", f"{verhaal.zaaktype}/{verhaal.resultaat.type}")
        body = {"zaak": zaak_url, "resultaattype": resultaattype, "toelichting": verhaal.resultaat.toelichting}
        return self._put("resultaten", verhaal.identificatie, body)

    def _add_statussen(self, verhaal: Zaakverhaal, zaak_url: str) -> list[str]:
        return [
            self._put(
                "statussen",
                f"{verhaal.identificatie}/{stap.type}",
                {
                    "zaak": zaak_url,
                    "statustype": self.catalogus.url_of("statustypen", f"{verhaal.zaaktype}/{stap.type}"),
                    "datumStatusGezet": stap.op,
                    "statustoelichting": stap.toelichting,
                    "indicatieLaatstGezetteStatus": stap is verhaal.statussen[-1],
                    "zaakinformatieobjecten": [],
                },
            )
            for stap in verhaal.statussen
        ]

    def _add_rollen(self, persona: Persona, verhaal: Zaakverhaal, zaak_url: str) -> list[str]:
        naam = persona.brp["naam"]
        initiator = {
            "inpBsn": str(persona.bsn),
            "geslachtsnaam": naam["geslachtsnaam"],
            "voorvoegselGeslachtsnaam": naam.get("voorvoegsel", ""),
            "voornamen": naam.get("voornamen", ""),
        }
        afdeling = {"identificatie": self.organisatie.afdeling.lower(), "naam": self.organisatie.afdeling}
        wie = [
            ("initiator", "natuurlijk_persoon", initiator),
            ("behandelaar", "organisatorische_eenheid", afdeling),
            *((andere.rol, "natuurlijk_persoon", {"inpBsn": str(andere.bsn)}) for andere in verhaal.andere_rollen),
        ]
        return [
            self._put(
                "rollen",
                f"{verhaal.identificatie}/{rol}",
                {
                    "zaak": zaak_url,
                    "betrokkene": "",
                    "betrokkeneType": soort,
                    "roltype": self.catalogus.url_of("roltypen", f"{verhaal.zaaktype}/{rol}"),
                    "omschrijving": rol.capitalize(),
                    "omschrijvingGeneriek": rol,
                    "roltoelichting": rol.capitalize(),
                    "registratiedatum": f"{verhaal.startdatum}T08:00:00+01:00",
                    "indicatieMachtiging": "",
                    "contactpersoonRol": None,
                    "statussen": [],
                    "betrokkeneIdentificatie": identificatie,
                },
            )
            for rol, soort, identificatie in wie
        ]
