"""The contacts of one organisation with people and companies, from the stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mijnomgeving.federatie.opslag.bronverhalen import Contactverhaal, op_tijd
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.verloop import is_gebeurd, moment_van
from mijnomgeving.federatie.zgw.adressen import stable_uuid

SOORTEN = (
    "klantcontacten",
    "partijen",
    "betrokkenen",
    "digitaleadressen",
    "internetaken",
    "onderwerpobjecten",
    "actoren",
)
# A partij as another system makes it; the rest of what the standard gives is empty.
_LEGE_PARTIJ: Mapping[str, Any] = {
    "nummer": None,
    "interneNotitie": "",
    "betrokkenen": [],
    "categorieRelaties": [],
    "digitaleAdressen": [],
    "voorkeursDigitaalAdres": None,
    "vertegenwoordigden": [],
    "rekeningnummers": [],
    "voorkeursRekeningnummer": None,
    "indicatieGeheimhouding": None,
    "bezoekadres": None,
    "correspondentieadres": None,
}
# Kind of number: codeSoortObjectId, codeRegister, codeObjecttype.
CODES = {
    "BSN": ("bsn", "brp", "natuurlijk_persoon"),
    "KVK": ("kvk_nummer", "hr", "niet_natuurlijk_persoon"),
    "RSIN": ("rsin", "hr", "niet_natuurlijk_persoon"),
}
_TALEN = {"nl": "nld", "en": "eng", "pap": "pap"}
_CODEVELDEN = ("codeSoortObjectId", "codeRegister", "codeObjecttype")

Kenmerken = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Ding:
    """An object of the API, with the values by which it is found: filter name to values."""

    body: dict[str, Any]
    kenmerken: Kenmerken = field(repr=False)


class Register:
    """All objects of one organisation, by kind and uuid."""

    def __init__(self, organisatie: Organisatie, eigenaren: Iterable[Eigenaar], root: str, nu: datetime) -> None:
        self._organisatie, self._root, self._nu = organisatie, root, nu
        self._dingen: dict[str, dict[str, Ding]] = {soort: {} for soort in SOORTEN}
        self._actor = self._put("actoren", "afdeling", self._actor_body())
        for eigenaar in eigenaren:
            own = op_tijd(eigenaar.bronnen.contactmomenten, nu)
            contacten = [verhaal for verhaal in own if verhaal.organisatie == organisatie.sleutel]
            if contacten and eigenaar.nummers:
                self._add(eigenaar, contacten)

    def all(self, soort: str) -> Iterator[Ding]:
        """All objects of a kind."""
        return iter(self._dingen[soort].values())

    def get(self, soort: str, uuid: str) -> Ding | None:
        """The object of this kind with this uuid."""
        return self._dingen.get(soort, {}).get(uuid)

    def make_partij(self, naam: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A person or company that another system wrote down; who is known by its numbers is not made again."""
        identificatoren = [rij["partijIdentificator"] for rij in body["partijIdentificatoren"]]
        whose = _prefixed(
            "partijIdentificator__",
            {veld: frozenset(str(rij[veld]) for rij in identificatoren) for veld in (*_CODEVELDEN, "objectId")},
        )
        partij = self._key("partijen", naam)
        rijen: list[dict[str, Any]] = [
            {
                **self._key("partij-identificatoren", f"{naam}/{nr}"),
                "identificeerdePartij": partij,
                "anderePartijIdentificator": "",
                "partijIdentificator": dict(rij),
                "subIdentificatorVan": None,
            }
            for nr, rij in enumerate(identificatoren)
        ]
        eigen = {veld: body[veld] for veld in ("soortPartij", "indicatieActief", "partijIdentificatie")}
        rest = {"voorkeurstaal": body.get("voorkeurstaal", "nld"), "partijIdentificatoren": rijen}
        self._put("partijen", naam, {**_LEGE_PARTIJ, **eigen, **rest}, whose)
        return self._dingen["partijen"][partij["uuid"]].body

    def make_klantcontact(self, naam: str, body: Mapping[str, Any]) -> dict[str, Any]:
        """A klantcontact with its betrokkene and onderwerpobject, as POST /maak-klantcontact brings them."""
        contact, gegeven = self._key("klantcontacten", naam), body["klantcontact"]
        wie, over = body.get("betrokkene"), body.get("onderwerpobject")
        betrokkene = self._make_betrokkene(naam, wie, contact) if wie else None
        onderwerp = self._make_onderwerp(naam, over, contact) if over else None
        kenmerken: dict[str, frozenset[str]] = {"referentienummer": frozenset({str(gegeven.get("referentienummer"))})}
        if betrokkene:
            kenmerken |= _prefixed("hadBetrokkene__", self._dingen["betrokkenen"][betrokkene["uuid"]].kenmerken)
        if over:
            nummer = str(over["onderwerpobjectidentificator"]["objectId"])
            kenmerken["onderwerpobject__onderwerpobjectidentificatorObjectId"] = frozenset({nummer})
        geheel = {
            "gingOverOnderwerpobjecten": [onderwerp] if onderwerp else [],
            "hadBetrokkenActoren": [self._dingen["actoren"][self._actor["uuid"]].body],
            "omvatteBijlagen": [],
            "hadBetrokkenen": [betrokkene] if betrokkene else [],
            "leiddeTotInterneTaken": [],
            "nummer": f"{int(contact['uuid'][:8], 16) % 10**10:010d}",
            "inhoud": "",
            "reactie": "",
            "indicatieContactGelukt": None,
            "hoofdOnderwerpType": "",
            "verdereActieOndernomen": False,
            "metadata": {},
            **gegeven,
        }
        self._put("klantcontacten", naam, geheel, kenmerken)
        brought: dict[str, Any] = {"klantcontact": self._dingen["klantcontacten"][contact["uuid"]].body}
        for soort, veld, key in (
            ("betrokkenen", "betrokkene", betrokkene),
            ("onderwerpobjecten", "onderwerpobject", onderwerp),
        ):
            brought[veld] = self._dingen[soort][key["uuid"]].body if key else None
        return brought

    def make_internetaak(self, naam: str, body: Mapping[str, Any], op: datetime) -> dict[str, Any]:
        """Something that the organisation has to do after a contact, such as calling back."""
        contact = self._dingen["klantcontacten"][str(body["aanleidinggevendKlantcontact"]["uuid"])]
        van_contact = {veld: contact.body[veld] for veld in ("uuid", "url")}
        geheel = {
            "nummer": f"{int(van_contact['uuid'][9:13], 16):010d}",
            "referentienummer": None,
            "toegewezenAanActor": self._actor,
            "toegewezenAanActoren": [self._actor],
            "toelichting": "",
            "toegewezenOp": op.isoformat(),
            "afgehandeldOp": None,
            **body,
            "aanleidinggevendKlantcontact": van_contact,
        }
        of_contact = frozenset({van_contact["uuid"]})
        kenmerken = {
            "klantcontact__uuid": of_contact,
            "aanleidinggevendKlantcontact__uuid": of_contact,
            "status": frozenset({str(body["status"])}),
            "referentienummer": frozenset({str(body.get("referentienummer"))}),
        }
        taak = self._put("internetaken", naam, geheel, kenmerken)
        contact.body["leiddeTotInterneTaken"].append(taak)
        return self._dingen["internetaken"][taak["uuid"]].body

    def find_partij(self, identificatoren: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
        """The partij with one of these numbers."""
        gezocht = {(rij["codeSoortObjectId"], rij["objectId"]) for rij in identificatoren}
        for ding in self._dingen["partijen"].values():
            eigen = [rij["partijIdentificator"] for rij in ding.body["partijIdentificatoren"]]
            if gezocht & {(rij["codeSoortObjectId"], rij["objectId"]) for rij in eigen}:
                return ding.body
        return None

    def _make_betrokkene(self, naam: str, wie: Mapping[str, Any], contact: dict[str, str]) -> dict[str, str]:
        partij = self.get("partijen", str((wie.get("wasPartij") or {}).get("uuid")))
        van_partij = {veld: partij.body[veld] for veld in ("uuid", "url")} if partij else None
        kenmerken: dict[str, frozenset[str]] = {"hadKlantcontact__uuid": frozenset({contact["uuid"]})}
        if partij and van_partij:
            kenmerken |= {"wasPartij__uuid": frozenset({van_partij["uuid"]})} | _prefixed(
                "wasPartij__", partij.kenmerken
            )
        body = {
            "digitaleAdressen": [],
            "bezoekadres": None,
            "correspondentieadres": None,
            "contactnaam": None,
            "volledigeNaam": "",
            "organisatienaam": "",
            **wie,
            "wasPartij": van_partij,
            "hadKlantcontact": contact,
        }
        return self._put("betrokkenen", naam, body, kenmerken)

    def _make_onderwerp(self, naam: str, over: Mapping[str, Any], contact: dict[str, str]) -> dict[str, str]:
        body = {
            "klantcontact": contact,
            "wasKlantcontact": None,
            "onderwerpobjectidentificator": dict(over["onderwerpobjectidentificator"]),
        }
        return self._put("onderwerpobjecten", naam, body, {"klantcontact__uuid": frozenset({contact["uuid"]})})

    def _add(self, eigenaar: Eigenaar, contacten: list[Contactverhaal]) -> None:
        whose = _whose(eigenaar)
        partij = self._key("partijen", eigenaar.sleutel)
        adressen = [
            self._put(
                "digitaleadressen",
                f"{eigenaar.sleutel}/{soort}",
                self._adres_body(soort, adres, partij),
                _prefixed("verstrektDoorPartij__", whose) | {"verstrektDoorPartij__uuid": frozenset({partij["uuid"]})},
            )
            for soort, adres in _adressen(eigenaar)
        ]
        betrokkenen = [self._add_contact(eigenaar, verhaal, partij, whose) for verhaal in contacten]
        self._put("partijen", eigenaar.sleutel, self._partij_body(eigenaar, adressen, betrokkenen), whose)

    def _add_contact(
        self, eigenaar: Eigenaar, verhaal: Contactverhaal, partij: dict[str, str], whose: Kenmerken
    ) -> dict[str, str]:
        naam = f"{eigenaar.sleutel}/{verhaal.sleutel}"
        contact = self._key("klantcontacten", naam)
        of_contact = {"hadKlantcontact__uuid": frozenset({contact["uuid"]})}
        of_partij = {"wasPartij__uuid": frozenset({partij["uuid"]})} | _prefixed("wasPartij__", whose)
        betrokkene = self._put(
            "betrokkenen", naam, self._betrokkene_body(eigenaar, partij, contact), of_contact | of_partij
        )
        onderwerpen = [self._add_onderwerp(naam, verhaal.zaak, contact)] if verhaal.zaak else []
        taken = [self._add_taak(naam, verhaal, contact)] if verhaal.terugbellen else []
        kenmerken = _prefixed("hadBetrokkene__", of_partij)
        if verhaal.zaak:
            kenmerken["onderwerpobject__onderwerpobjectidentificatorObjectId"] = frozenset({verhaal.zaak})
        body: dict[str, Any] = {
            "gingOverOnderwerpobjecten": onderwerpen,
            "hadBetrokkenActoren": [self._dingen["actoren"][self._actor["uuid"]].body],
            "omvatteBijlagen": [],
            "hadBetrokkenen": [betrokkene],
            "leiddeTotInterneTaken": taken,
            "nummer": f"{int(contact['uuid'][:8], 16) % 10**10:010d}",
            "referentienummer": None,
            "kanaal": verhaal.kanaal,
            "onderwerp": verhaal.onderwerp,
            "inhoud": verhaal.inhoud,
            "reactie": "",
            "indicatieContactGelukt": True,
            "hoofdOnderwerpType": f"{self._root}/onderwerptypen/zaak",
            "verdereActieOndernomen": bool(taken),
            "taal": "nld",
            "vertrouwelijk": False,
            "plaatsgevondenOp": moment_van(verhaal.op).isoformat(),
            "metadata": {},
        }
        self._put("klantcontacten", naam, body, kenmerken)
        return betrokkene

    def _add_onderwerp(self, naam: str, zaak: str, contact: dict[str, str]) -> dict[str, str]:
        identificator = {
            "objectId": zaak,
            "codeObjecttype": "zaak",
            "codeRegister": "openzaak",
            "codeSoortObjectId": "identificatie",
        }
        body = {"klantcontact": contact, "wasKlantcontact": None, "onderwerpobjectidentificator": identificator}
        return self._put("onderwerpobjecten", naam, body, {"klantcontact__uuid": frozenset({contact["uuid"]})})

    def _add_taak(self, naam: str, verhaal: Contactverhaal, contact: dict[str, str]) -> dict[str, str]:
        done = verhaal.beantwoord_op is not None and is_gebeurd(verhaal.beantwoord_op, self._nu)
        status = "verwerkt" if done else "te_verwerken"
        body = {
            "nummer": f"{int(contact['uuid'][9:13], 16):010d}",
            "referentienummer": None,
            "gevraagdeHandeling": "Terugbellen",
            "aanleidinggevendKlantcontact": contact,
            "toegewezenAanActor": self._actor,
            "toegewezenAanActoren": [self._actor],
            "toelichting": verhaal.onderwerp,
            "status": status,
            "toegewezenOp": moment_van(verhaal.op).isoformat(),
            "afgehandeldOp": moment_van(verhaal.beantwoord_op).isoformat() if done and verhaal.beantwoord_op else None,
        }
        of_contact = frozenset({contact["uuid"]})
        kenmerken = {"klantcontact__uuid": of_contact, "aanleidinggevendKlantcontact__uuid": of_contact}
        return self._put("internetaken", naam, body, kenmerken | {"status": frozenset({status})})

    def _put(
        self, soort: str, naam: str, body: Mapping[str, Any], kenmerken: Kenmerken | None = None
    ) -> dict[str, str]:
        key = self._key(soort, naam)
        self._dingen[soort][key["uuid"]] = Ding({**key, **body}, kenmerken or {})
        return key

    def _key(self, soort: str, naam: str) -> dict[str, str]:
        uuid = stable_uuid(self._organisatie.sleutel, "klantinteracties", soort, naam)
        return {"uuid": uuid, "url": f"{self._root}/{soort}/{uuid}"}

    def _actor_body(self) -> dict[str, Any]:
        return {
            "naam": self._organisatie.afdeling,
            "soortActor": "organisatorische_eenheid",
            "indicatieActief": True,
            "actorIdentificatie": {"omschrijving": self._organisatie.afdeling},
        }

    def _adres_body(self, soort: str, adres: str, partij: dict[str, str]) -> dict[str, Any]:
        return {
            "verstrektDoorBetrokkene": None,
            "verstrektDoorPartij": partij,
            "adres": adres,
            "soortDigitaalAdres": soort,
            "isStandaardAdres": True,
            "omschrijving": "",
            "referentie": "profiel",
            "verificatieDatum": None,
        }

    def _betrokkene_body(self, eigenaar: Eigenaar, partij: dict[str, str], contact: dict[str, str]) -> dict[str, Any]:
        is_bedrijf = eigenaar.nummers[0][0] != "BSN"
        return {
            "wasPartij": partij,
            "hadKlantcontact": contact,
            "digitaleAdressen": [],
            "bezoekadres": None,
            "correspondentieadres": None,
            "contactnaam": None,
            "volledigeNaam": "" if is_bedrijf else eigenaar.naam,
            "rol": "klant",
            "organisatienaam": eigenaar.naam if is_bedrijf else "",
            "initiator": True,
        }

    def _partij_body(
        self, eigenaar: Eigenaar, adressen: list[dict[str, str]], betrokkenen: list[dict[str, str]]
    ) -> dict[str, Any]:
        is_bedrijf = eigenaar.nummers[0][0] != "BSN"
        taal = eigenaar.bronnen.profiel.taal if eigenaar.bronnen.profiel else "nl"
        return {
            "nummer": None,
            "interneNotitie": "",
            "betrokkenen": betrokkenen,
            "categorieRelaties": [],
            "digitaleAdressen": adressen,
            "voorkeursDigitaalAdres": adressen[0] if adressen else None,
            "vertegenwoordigden": [],
            "rekeningnummers": [],
            "voorkeursRekeningnummer": None,
            "partijIdentificatoren": [self._identificator(eigenaar, *nummer) for nummer in eigenaar.nummers],
            "soortPartij": "organisatie" if is_bedrijf else "persoon",
            "indicatieGeheimhouding": None,
            "voorkeurstaal": _TALEN[taal],
            "indicatieActief": True,
            "bezoekadres": None,
            "correspondentieadres": None,
            "partijIdentificatie": _naam(eigenaar, is_bedrijf=is_bedrijf),
        }

    def _identificator(self, eigenaar: Eigenaar, soort: str, nummer: str) -> dict[str, Any]:
        codes = dict(zip(_CODEVELDEN, CODES[soort], strict=True))
        key = self._key("partij-identificatoren", f"{eigenaar.sleutel}/{soort}")
        return key | {
            "identificeerdePartij": self._key("partijen", eigenaar.sleutel),
            "anderePartijIdentificator": "",
            "partijIdentificator": {**codes, "objectId": nummer},
            "subIdentificatorVan": None,
        }


def _naam(eigenaar: Eigenaar, *, is_bedrijf: bool) -> dict[str, Any]:
    return {"naam": eigenaar.naam} if is_bedrijf else {"contactnaam": None, "volledigeNaam": eigenaar.naam}


def _adressen(eigenaar: Eigenaar) -> list[tuple[str, str]]:
    profiel = eigenaar.bronnen.profiel
    pairs = [("email", profiel.email), ("telefoonnummer", profiel.telefoon)] if profiel else []
    return [(soort, adres) for soort, adres in pairs if adres]


def _whose(eigenaar: Eigenaar) -> dict[str, frozenset[str]]:
    codes = [CODES[soort] for soort, _ in eigenaar.nummers]
    found = {veld: frozenset(code[place] for code in codes) for place, veld in enumerate(_CODEVELDEN)}
    return _prefixed("partijIdentificator__", found | {"objectId": frozenset(nummer for _, nummer in eigenaar.nummers)})


def _prefixed(prefix: str, kenmerken: Kenmerken) -> dict[str, frozenset[str]]:
    return {f"{prefix}{name}": values for name, values in kenmerken.items()}
