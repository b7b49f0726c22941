"""What was written through the ZGW APIs: laid over the stories each time that they are told anew, gone at a reset."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.verloop import moment_van
from mijnomgeving.federatie.zgw.plank import Object
from mijnomgeving.federatie.zgw.register import VAST, Register

Body = Mapping[str, Any]
_DUUR = re.compile(r"P([0-9]+)([YMWD])")
_DAGEN = {"Y": 365, "M": 30, "W": 7, "D": 1}
_STANDAARD = timedelta(weeks=8)


@dataclass(frozen=True, slots=True)
class Schrijfactie:
    """One object that was made: of which kind, under which name, with which content and when."""

    soort: str
    naam: str
    body: Body = field(repr=False)
    op: datetime


class Geschreven:
    """The objects that others made in one organisation's registers, in order."""

    def __init__(self, organisatie: Organisatie) -> None:
        self._organisatie = organisatie
        self._acties: list[Schrijfactie] = []
        self._bestanden: dict[str, tuple[str, bytes]] = {}

    @property
    def count(self) -> int:
        """How many were made."""
        return len(self._acties)

    def __bool__(self) -> bool:
        """Whether anything was made."""
        return bool(self._acties or self._bestanden)

    def clear(self) -> None:
        """Forget all."""
        self._acties.clear()
        self._bestanden.clear()

    def lay_over(self, register: Register) -> None:
        """Put everything on the shelf of a register that was just made from the stories."""
        for actie in self._acties:
            self._put(register, actie)
        register.bestanden |= self._bestanden

    def add(self, register: Register, actie: Schrijfactie) -> Object:
        """Make an object and give it as the register now has it."""
        self._acties.append(actie)
        return self._put(register, actie)

    def keep_file(self, register: Register, naam: str, bestandsnaam: str, inhoud: bytes) -> None:
        """Keep the content of a document by its name."""
        uuid = register.plank.uuid("enkelvoudiginformatieobjecten", naam)
        self._bestanden[uuid] = register.bestanden[uuid] = (bestandsnaam, inhoud)

    def answer_document(
        self, register: Register, zaak: Object, op: datetime, toelichting: str = "Wij hebben uw document."
    ) -> None:
        """What the organisation does when it gets what its status asked for: it goes on with the next step."""
        types = _statustypen(register, zaak)
        last = register.plank.find(str(zaak["status"] or ""))
        place = next((nr for nr, row in enumerate(types) if last and row["url"] == last["statustype"]), None)
        if place is None or not types[place]["checklistitemStatustype"] or place + 2 >= len(types):
            return
        body = {
            "zaak": zaak["url"],
            "statustype": types[place + 1]["url"],
            "datumStatusGezet": op.isoformat(),
            "statustoelichting": f"{toelichting} Wij gaan nu verder.",
        }
        self.add(register, Schrijfactie("statussen", f"{zaak['identificatie']}/na-document", body, op))

    def _put(self, register: Register, actie: Schrijfactie) -> Object:
        maak = {
            "zaken": self._zaak,
            "rollen": self._rol,
            "statussen": self._status,
            "enkelvoudiginformatieobjecten": self._document,
            "zaakinformatieobjecten": self._link,
        }[actie.soort]
        body = maak(register, actie)
        with_uuid = actie.soort != "enkelvoudiginformatieobjecten"
        url = register.plank.put(actie.soort, actie.naam, body, with_uuid=with_uuid)
        made = register.plank.find(url) or {}
        if actie.soort == "rollen":
            register.add_rol(made)
        self._tell_zaak(register, actie.soort, made)
        return made

    def _zaak(self, register: Register, actie: Schrijfactie) -> Body:
        zaaktype = register.plank.find(str(actie.body["zaaktype"])) or {}
        rsin = str(self._organisatie.rsin)
        begin = date.fromisoformat(str(actie.body["startdatum"]))
        last = begin + _duration(str(zaaktype.get("doorlooptijd", "")))
        return {
            **VAST,
            "toelichting": "",
            "opdrachtgevendeOrganisatie": rsin,
            "registratiedatum": actie.op.date().isoformat(),
            "einddatum": None,
            "einddatumGepland": last.isoformat(),
            "uiterlijkeEinddatumAfdoening": last.isoformat(),
            "opschorting": {"indicatie": False, "reden": ""},
            "relevanteAndereZaken": [],
            **actie.body,
            "identificatie": actie.naam,
            "zaakinformatieobjecten": [],
            "rollen": [],
            "status": None,
            "resultaat": None,
        }

    def _rol(self, register: Register, actie: Schrijfactie) -> Body:
        roltype = register.plank.find(str(actie.body["roltype"])) or {}
        return {
            "betrokkene": "",
            "indicatieMachtiging": "",
            "contactpersoonRol": None,
            "statussen": [],
            **actie.body,
            "omschrijving": roltype.get("omschrijving", ""),
            "omschrijvingGeneriek": roltype.get("omschrijvingGeneriek", ""),
            "registratiedatum": actie.op.isoformat(),
        }

    def _status(self, _register: Register, actie: Schrijfactie) -> Body:
        return {
            "statustoelichting": "",
            **actie.body,
            "indicatieLaatstGezetteStatus": True,
            "zaakinformatieobjecten": [],
        }

    def _document(self, register: Register, actie: Schrijfactie) -> Body:
        url = register.plank.url("enkelvoudiginformatieobjecten", actie.naam)
        return {
            "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
            "isGereedVoorPublicatie": None,
            "tonenAanInitiator": True,
            "status": "definitief",
            "inhoudIsVervallen": False,
            "formaat": "",
            "bestandsnaam": "",
            "beschrijving": "",
            "ontvangstdatum": None,
            "verzenddatum": None,
            "indicatieGebruiksrecht": None,
            "verschijningsvorm": "",
            "ondertekening": None,
            "integriteit": None,
            "trefwoorden": [],
            **actie.body,
            "identificatie": actie.naam,
            "versie": 1,
            "beginRegistratie": actie.op.isoformat(),
            "inhoud": f"{url}/download?versie=1",
            "locked": False,
            "bestandsdelen": [],
        }

    def _link(self, _register: Register, actie: Schrijfactie) -> Body:
        return {
            "titel": "",
            "beschrijving": "",
            "vernietigingsdatum": None,
            "status": None,
            **actie.body,
            "aardRelatieWeergave": "Hoort bij, omgekeerd: kent",
            "registratiedatum": actie.op.isoformat(),
        }

    def _tell_zaak(self, register: Register, soort: str, made: Object) -> None:
        """A zaak names what belongs to it, and the status that was set last."""
        zaak = register.plank.find(str(made.get("zaak", "")))
        if zaak is None:
            return
        if soort in ("rollen", "zaakinformatieobjecten"):
            zaak[soort] = [*zaak[soort], made["url"]]
        if soort == "zaakinformatieobjecten":
            body = {"informatieobject": made["informatieobject"], "object": zaak["url"], "objectType": "zaak"}
            register.plank.put("objectinformatieobjecten", str(made["uuid"]), body, with_uuid=False)
        if soort == "statussen":
            _set_status(register, zaak, made)


def _set_status(register: Register, zaak: Object, made: Object) -> None:
    """The newest status counts; one that the story sets later goes above it again."""
    last = register.plank.find(str(zaak["status"] or ""))
    if last is not None:
        older, newer = sorted((last, made), key=lambda row: moment_van(str(row["datumStatusGezet"])))
        older["indicatieLaatstGezetteStatus"], newer["indicatieLaatstGezetteStatus"] = False, True
        if newer is last:
            return
    zaak["status"] = made["url"]
    statustype = register.plank.find(str(made["statustype"])) or {}
    if not statustype.get("checklistitemStatustype"):
        zaak["opschorting"] = {"indicatie": False, "reden": ""}
    if statustype.get("isEindstatus"):
        zaak["einddatum"] = str(made["datumStatusGezet"])[:10]


def _statustypen(register: Register, zaak: Object) -> list[Object]:
    rows = [row for row in register.plank.all("statustypen") if row["zaaktype"] == zaak["zaaktype"]]
    return sorted(rows, key=lambda row: int(row["volgnummer"]))


def _duration(doorlooptijd: str) -> timedelta:
    """What the catalogi write as 'P8W' or 'P6M', a month and a year as so many days."""
    match = _DUUR.fullmatch(doorlooptijd)
    return timedelta(days=int(match[1]) * _DAGEN[match[2]]) if match else _STANDAARD
