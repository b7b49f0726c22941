"""The Zaken API's objects of one organisation, made from the stories as they stand now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.verhalen import Stap, Zaakverhaal
from mijnomgeving.federatie.zgw.adressen import api_root, object_url, stable_uuid
from mijnomgeving.federatie.zgw.catalogus import add_catalogus
from mijnomgeving.federatie.zgw.documenten import add_besluiten, add_documenten
from mijnomgeving.federatie.zgw.plank import Object, Plank

# What the standard asks of a zaak and is the same in every story.
VAST: Mapping[str, Any] = {
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
    "zaakobjecten": [],
    "kenmerken": [],
    "archiefnominatie": None,
    "archiefstatus": "nog_te_archiveren",
    "archiefactiedatum": None,
}


class Register:
    """All ZGW objects of one organisation."""

    def __init__(self, organisatie: Organisatie, eigenaren: Iterable[Eigenaar], base_url: str, nu: datetime) -> None:
        self.organisatie, self._base_url = organisatie, base_url
        self.plank = Plank(organisatie.sleutel, base_url)
        # Contents of documents by uuid: file name and bytes.
        self.bestanden: dict[str, tuple[str, bytes]] = {}
        # What is particular to a zaak, by the uuid of the zaak.
        self.eigenschappen: dict[str, list[Object]] = {}
        self._rollen: dict[tuple[str, str], list[Object]] = defaultdict(list)
        add_catalogus(self.plank, organisatie)
        for eigenaar in eigenaren:
            for verhaal in eigenaar.zaken:
                if verhaal.organisatie == organisatie.sleutel:
                    self._add_zaak(eigenaar, verhaal, nu)

    def rollen_of(self, field: str, number: str) -> list[Object]:
        """The roles of whoever is identified by this number in this field (inpBsn, annIdentificatie, ...)."""
        return self._rollen.get((field, number), [])

    def _zaak_url(self, organisatie: str, identificatie: str) -> str:
        return object_url(self._base_url, organisatie, "zaken", stable_uuid(organisatie, "zaken", identificatie))

    def _add_zaak(self, eigenaar: Eigenaar, verhaal: Zaakverhaal, nu: datetime) -> None:
        zaak_url = self._zaak_url(self.organisatie.sleutel, verhaal.identificatie)
        statussen = self._add_statussen(verhaal, zaak_url)
        rsin = str(self.organisatie.rsin)
        documenten = add_documenten(self.plank, self.organisatie, eigenaar, verhaal, nu)
        self.bestanden |= documenten.bestanden
        add_besluiten(self.plank, self.organisatie, eigenaar, verhaal, nu)
        body: dict[str, Any] = {
            **VAST,
            "identificatie": verhaal.identificatie,
            "bronorganisatie": rsin,
            "verantwoordelijkeOrganisatie": rsin,
            "opdrachtgevendeOrganisatie": rsin,
            "omschrijving": verhaal.omschrijving,
            "toelichting": verhaal.toelichting,
            "zaaktype": self.plank.url("zaaktypen", verhaal.zaaktype),
            "registratiedatum": verhaal.startdatum,
            "startdatum": verhaal.startdatum,
            "einddatum": verhaal.einddatum,
            "einddatumGepland": verhaal.einddatum_gepland,
            "uiterlijkeEinddatumAfdoening": verhaal.uiterlijke_einddatum,
            "opschorting": self._opschorting(verhaal),
            "verlenging": verhaal.verlenging,
            "relevanteAndereZaken": [
                {"url": self._zaak_url(andere.organisatie, andere.identificatie), "aardRelatie": andere.aard}
                for andere in verhaal.relevant
            ],
            "zaakinformatieobjecten": list(documenten.links),
            "rollen": self._add_rollen(eigenaar, verhaal, zaak_url),
            "status": statussen[-1] if statussen else None,
            "resultaat": self._add_resultaat(verhaal, zaak_url),
        }
        self.plank.put("zaken", verhaal.identificatie, body)
        self._add_eigenschappen(verhaal, zaak_url)

    def _add_eigenschappen(self, verhaal: Zaakverhaal, zaak_url: str) -> None:
        uuid = self.plank.uuid("zaken", verhaal.identificatie)
        catalogi = api_root(self._base_url, self.organisatie.sleutel, "catalogi")
        for naam, waarde in verhaal.eigenschappen.items():
            eigen = stable_uuid(self.organisatie.sleutel, "zaakeigenschappen", verhaal.identificatie, naam)
            soort = stable_uuid(self.organisatie.sleutel, "eigenschappen", verhaal.zaaktype, naam)
            row = {
                "url": f"{zaak_url}/zaakeigenschappen/{eigen}",
                "uuid": eigen,
                "zaak": zaak_url,
                "eigenschap": f"{catalogi}/eigenschappen/{soort}",
                "naam": naam,
                "waarde": waarde,
            }
            self.eigenschappen.setdefault(uuid, []).append(row)

    def _opschorting(self, verhaal: Zaakverhaal) -> dict[str, Any]:
        """A zaak stands still only while its status asks for something: the person's answer sets it going again."""
        last = verhaal.statussen[-1].type if verhaal.statussen else ""
        statustypen = self.organisatie.zaaktype(verhaal.zaaktype).statustypen
        asks = any(soort.sleutel == last and soort.gevraagd for soort in statustypen)
        reden = verhaal.opschorting if asks else ""
        return {"indicatie": bool(reden), "reden": reden}

    def _add_resultaat(self, verhaal: Zaakverhaal, zaak_url: str) -> str | None:
        if verhaal.resultaat is None:
            return None
        resultaattype = self.plank.url("resultaattypen", f"{verhaal.zaaktype}/{verhaal.resultaat.type}")
        body = {"zaak": zaak_url, "resultaattype": resultaattype, "toelichting": verhaal.resultaat.toelichting}
        return self.plank.put("resultaten", verhaal.identificatie, body)

    def _add_statussen(self, verhaal: Zaakverhaal, zaak_url: str) -> list[str]:
        return [
            self.plank.put("statussen", f"{verhaal.identificatie}/{stap.type}", self._status(verhaal, stap, zaak_url))
            for stap in verhaal.statussen
        ]

    def _status(self, verhaal: Zaakverhaal, stap: Stap, zaak_url: str) -> dict[str, Any]:
        return {
            "zaak": zaak_url,
            "statustype": self.plank.url("statustypen", f"{verhaal.zaaktype}/{stap.type}"),
            "datumStatusGezet": stap.op,
            "statustoelichting": stap.toelichting,
            "indicatieLaatstGezetteStatus": stap is verhaal.statussen[-1],
            "zaakinformatieobjecten": [],
        }

    def _add_rollen(self, eigenaar: Eigenaar, verhaal: Zaakverhaal, zaak_url: str) -> list[str]:
        soort, initiator = eigenaar.initiator(verhaal)
        afdeling = {"identificatie": self.organisatie.afdeling.lower(), "naam": self.organisatie.afdeling}
        wie = [
            (verhaal.rol, soort, initiator),
            ("behandelaar", "organisatorische_eenheid", afdeling),
            *((andere.rol, "natuurlijk_persoon", {"inpBsn": str(andere.bsn)}) for andere in verhaal.andere_rollen),
        ]
        urls = []
        for rol, betrokkene_type, identificatie in wie:
            naam = f"{verhaal.identificatie}/{rol}"
            body: Object = {
                "zaak": zaak_url,
                "betrokkene": "",
                "betrokkeneType": betrokkene_type,
                "roltype": self.plank.url("roltypen", f"{verhaal.zaaktype}/{rol}"),
                "omschrijving": rol.replace("_", "-").capitalize(),
                "omschrijvingGeneriek": rol,
                "roltoelichting": rol.replace("_", "-").capitalize(),
                "registratiedatum": f"{verhaal.startdatum[:10]}T08:00:00+01:00",
                "indicatieMachtiging": "",
                "contactpersoonRol": None,
                "statussen": [],
                "betrokkeneIdentificatie": identificatie,
            }
            urls.append(self.plank.put("rollen", naam, body))
            self.add_rol(body)
        return urls

    def add_rol(self, rol: Object) -> None:
        """Let a role be found by every number in it."""
        for field, number in rol["betrokkeneIdentificatie"].items():
            if isinstance(number, str):
                self._rollen[(field, number)].append(rol)
