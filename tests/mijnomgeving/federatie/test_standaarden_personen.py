"""Answers about every persona, and the questions that our clients ask, hold against the official documents."""

import asyncio
import json
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS30Validator, OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from mijnomgeving.federatie.brp.register import Register
from mijnomgeving.federatie.brp.velden import BEPERKT, BEPERKT_MET_GEZAG, TOEGESTAAN
from mijnomgeving.federatie.brp.vragen import RAADPLEEG, VRAAGSOORTEN
from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.historie.verblijf import verblijven
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from mijnomgeving.federatie.reisdocumenten import routes as reisdocumenten
from mijnomgeving.federatie.reisdocumenten.documenten import read_reisdocumenten
from mijnomgeving.federatie.wereld import Wereld
from tests.mijnomgeving.federatie.conftest import BALIE, DOEL, NOOR, Brp
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.test_standaarden import check, load_spec, openapi

PERSONAS = [persona for persona in load_personas(load_organisaties()) if persona.bsn]
BSNS = [str(persona.bsn) for persona in PERSONAS]
SERVERS = {
    "personen": "/brp/haalcentraal/api/brp",
    "historie": "/historie/haalcentraal/api/brphistorie",
    "bewoning": "/bewoning/haalcentraal/api/bewoning",
    "reisdocumenten": "/reisdocumenten/haalcentraal/api/reisdocumenten",
}
SPECS = {
    "personen": "personen-bevragen-openapi.yaml",
    "historie": "historie-bevragen-openapi.yaml",
    "bewoning": "bewoning-openapi.yaml",
    "reisdocumenten": "reisdocumenten-bevragen-openapi.yaml",
}
GROEPEN = sorted(pad for pad in TOEGESTAAN if "." not in pad and not pad.endswith("Binnenland"))
BEPERKTE_GROEPEN = sorted(pad for pad in BEPERKT if "." not in pad and not pad.endswith("Binnenland"))


class Schemas:
    """One official document: parts are checked against the form that their own `type` names.

    With `any_text` only the form counts, not which letters a text has.
    """

    def __init__(self, path: Path, *, any_text: bool = False) -> None:
        self.spec = load_spec(path)
        self._any_text = any_text
        resource = Resource.from_contents(self.spec, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:spec", resource)
        self._validator = OAS31Validator if self.spec["openapi"].startswith("3.1") else OAS30Validator
        self._forms: dict[str, str] = {}
        for name, schema in self.spec["components"]["schemas"].items():
            if name.startswith("Abstract") or name in {"Gezagsrelatie", "Derde"}:
                self._forms |= schema["discriminator"]["mapping"]

    def validate(self, data: object, name: str) -> None:
        schema = {"$ref": f"urn:spec#/components/schemas/{name}"}
        for error in self._validator(schema, registry=self._registry).iter_errors(data):
            if not (self._any_text and error.validator in {"pattern", "maxLength"}):
                raise error

    def validate_parts(self, node: Any) -> int:
        """Check every polymorphic part; how many there were."""
        if isinstance(node, list):
            return sum(map(self.validate_parts, node))
        if not isinstance(node, dict):
            return 0
        if own := self._forms.get(node.get("type", "")):
            self.validate(node, own.rpartition("/")[2])
        return bool(own) + sum(map(self.validate_parts, node.values()))


@cache
def schemas(path: Path) -> Schemas:
    return Schemas(path)


class Bron:
    """Asks one of the services, and holds each answer against its document."""

    def __init__(
        self, standaarden: Path, http: aiohttp.ClientSession, federatie: DraaiendeFederatie, naam: str
    ) -> None:
        self.schemas = schemas(standaarden / "brp" / SPECS[naam])
        server = federatie.base_url + SERVERS[naam]
        self._api = openapi(standaarden / "brp" / SPECS[naam], server)
        self._http = http
        [pad] = self.schemas.spec["paths"]
        self._url = server + pad

    async def ask(self, vraag: dict[str, Any], **headers: str) -> tuple[int, Any]:
        response = await self._http.post(self._url, json=vraag, headers={"X-API-KEY": "demo-brp", **BALIE, **headers})
        body = await check(self._api, response, "post")
        self.schemas.validate_parts(body)
        return response.status, body


@pytest.fixture
def bron(standaarden: Path, http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Any:
    return lambda naam: Bron(standaarden, http, federatie, naam)


async def test_every_persona_is_a_person_of_the_standard(bron: Any) -> None:
    personen = bron("personen")
    vraag = {"type": RAADPLEEG, "fields": GROEPEN}
    for bsn in BSNS:
        status, body = await personen.ask(vraag | {"burgerservicenummer": [bsn]})
        assert status == 200
        for persoon in body["personen"]:
            personen.schemas.validate(persoon, "Persoon")
        assert personen.schemas.validate_parts(body) >= 2, bsn


def test_whatever_happens_later_every_persona_stays_a_person_of_the_standard(standaarden: Path) -> None:
    wereld = Wereld.load(begin=DEMO_MOMENT)
    personen, historie, documenten = (
        schemas(standaarden / "brp" / SPECS[naam]) for naam in ("personen", "historie", "reisdocumenten")
    )
    register = Register(wereld)
    for dagen in (30, 335, 3285):
        wereld.verder(dagen)
        for persoon in register:
            personen.validate(persoon, "Persoon")
            assert personen.validate_parts(persoon) >= 2
        for persona in filter(lambda persona: persona.bsn, wereld.personas):
            verhaal = wereld.verhalen.personas[persona.sleutel]
            historie.validate_parts([verblijf.voorkomen() for verblijf in verblijven(verhaal, wereld.nu())])
            documenten.validate_parts([document.to_json({}) for document in read_reisdocumenten(persona)])


async def test_every_field_may_be_asked_alone(bron: Any) -> None:
    personen = bron("personen")
    vraag = {"type": RAADPLEEG, "burgerservicenummer": BSNS[:20]}
    for pad in sorted(TOEGESTAAN):
        status, body = await personen.ask(vraag | {"fields": [pad]})
        assert status == 200, pad
        for persoon in body["personen"]:
            personen.schemas.validate(persoon, "Persoon")


def _searches(persoon: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What somebody would have to know to find this person, as far as the person has it."""
    naam, plaats = persoon.get("naam", {}), persoon.get("verblijfplaats", {})
    adres, gemeente = plaats.get("verblijfadres", {}), persoon.get("gemeenteVanInschrijving", {}).get("code")
    kennis = {
        "geslachtsnaam": naam.get("geslachtsnaam"),
        "voornamen": naam.get("voornamen"),
        "geboortedatum": persoon.get("geboorte", {}).get("datum", {}).get("datum"),
        "gemeenteVanInschrijving": gemeente,
        "straat": adres.get("korteStraatnaam"),
        **{name: adres.get(name) for name in ("postcode", "huisnummer")},
        **{name: plaats.get(name) for name in ("nummeraanduidingIdentificatie", "adresseerbaarObjectIdentificatie")},
    }
    found = {}
    for soort, regels in VRAAGSOORTEN.items():
        wanted = {name: kennis.get(name) for name in regels.verplicht if name not in {"fields", "burgerservicenummer"}}
        if soort != RAADPLEEG and all(wanted.values()):
            found[soort] = wanted | {"inclusiefOverledenPersonen": True}
    return found


async def test_every_persona_is_found_by_every_search_and_given_in_its_form(bron: Any, brp: Brp) -> None:
    personen = bron("personen")
    tried = set()
    for bsn in BSNS:
        persoon = await brp.persoon(bsn, *GROEPEN)
        for soort, kennis in _searches(persoon).items():
            met_gezag = soort == "ZoekMetAdresseerbaarObjectIdentificatie"
            fields = [*BEPERKTE_GROEPEN, "gezag"] if met_gezag else BEPERKTE_GROEPEN
            vraag = {"type": soort, "fields": fields, **kennis}
            personen.schemas.validate(vraag, soort)
            status, body = await personen.ask(vraag)
            assert status == 200, body
            assert bsn in {found["burgerservicenummer"] for found in body["personen"]}, (soort, bsn)
            form = "GezagPersoonBeperkt" if met_gezag else "PersoonBeperkt"
            known = personen.schemas.spec["components"]["schemas"]["PersoonBeperkt"]["properties"]
            for found in body["personen"]:
                personen.schemas.validate(found, form)
                assert set(found) <= {*known, "gezag"}
            tried.add(soort)
    assert tried == set(VRAAGSOORTEN) - {RAADPLEEG}


def test_the_fields_of_a_search_are_those_of_a_limited_person(standaarden: Path) -> None:
    spec = load_spec(standaarden / "brp" / SPECS["personen"])["components"]["schemas"]

    def properties(name: str) -> dict[str, Any]:
        schema = spec[name]
        found = dict(schema.get("properties", {}))
        for part in schema.get("allOf", []):
            found |= properties(part["$ref"].rpartition("/")[2]) if "$ref" in part else part.get("properties", {})
        return found

    automatisch = {"geheimhoudingPersoonsgegevens", "inOnderzoek", "opschortingBijhouding", "rni", "verificatie"}
    eigen = {pad.split(".")[0] for pad in BEPERKT} - {"adresseringBinnenland"}
    assert eigen == set(properties("PersoonBeperkt")) - automatisch
    for groep, name in (("naam", "NaamPersoonBeperkt"), ("geboorte", "GeboorteBeperkt")):
        assert {pad.split(".")[1] for pad in BEPERKT if pad.startswith(f"{groep}.")} == set(properties(name)) - {
            "inOnderzoek"
        }
    assert {pad.split(".")[0] for pad in BEPERKT_MET_GEZAG - BEPERKT} == {"gezag"}


async def test_the_history_of_every_persona(bron: Any) -> None:
    historie = bron("historie")
    for bsn in BSNS:
        vraag = {"type": "RaadpleegMetPeriode", "burgerservicenummer": bsn}
        vraag |= {"datumVan": "1900-01-01", "datumTot": "2030-01-01"}
        historie.schemas.validate(vraag, "RaadpleegMetPeriode")
        status, body = await historie.ask(vraag)
        assert status == 200
        op_dag = {"type": "RaadpleegMetPeildatum", "burgerservicenummer": bsn, "peildatum": "2026-11-22"}
        assert (await historie.ask(op_dag))[1]["verblijfplaatsen"] == body["verblijfplaatsen"][:1]
    _, noor = await historie.ask(vraag | {"burgerservicenummer": NOOR})
    assert len(noor["verblijfplaatsen"]) == 3


async def test_who_lives_at_every_address(bron: Any, brp: Brp) -> None:
    bewoning = bron("bewoning")
    for bsn in BSNS:
        plaats = (await brp.persoon(bsn, "verblijfplaats")).get("verblijfplaats", {})
        if identificatie := plaats.get("adresseerbaarObjectIdentificatie"):
            vraag = {"type": "BewoningMetPeriode", "adresseerbaarObjectIdentificatie": identificatie}
            vraag |= {"datumVan": "1900-01-01", "datumTot": "2030-01-01"}
            bewoning.schemas.validate(vraag, "BewoningMetPeriode")
            _, body = await bewoning.ask(vraag)
            deel = body["bewoningen"][-1]
            assert bsn in {b["burgerservicenummer"] for b in deel["bewoners"] + deel["mogelijkeBewoners"]}


async def test_the_documents_of_every_persona(bron: Any) -> None:
    documenten = bron("reisdocumenten")
    given = 0
    for bsn in BSNS:
        vraag = {"type": reisdocumenten.OP_BSN, "burgerservicenummer": bsn}
        for fields in (sorted(pad for pad in reisdocumenten.TOEGESTAAN if "." not in pad), ["soort.code"]):
            documenten.schemas.validate(vraag | {"fields": fields}, reisdocumenten.OP_BSN)
            _, body = await documenten.ask(vraag | {"fields": fields})
            documenten.schemas.validate(body, "ZoekMetBurgerservicenummerResponse")
            given += len(body["reisdocumenten"])
    assert given


@pytest.mark.parametrize("naam", SERVERS)
@pytest.mark.parametrize(
    ("vraag", "headers", "status"),
    [
        ({}, {}, 400),
        ({"type": "Iets"}, {}, 400),
        ({}, {"X-API-KEY": "fout"}, 401),
        ({}, {"x-doelbinding": ""}, 403),
        ({}, {"Accept": "text/csv"}, 406),
    ],
)
async def test_refusals(bron: Any, naam: str, vraag: dict[str, Any], headers: dict[str, str], status: int) -> None:
    assert (await bron(naam).ask(vraag, **headers))[0] == status


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from([NOOR, "2026-11-22", "0344"]),
    lambda kinderen: st.lists(kinderen, max_size=3) | st.dictionaries(st.text(max_size=5), kinderen, max_size=3),
    max_leaves=5,
)
SOORTEN = {
    "personen": tuple(VRAAGSOORTEN),
    "historie": ("RaadpleegMetPeildatum", "RaadpleegMetPeriode"),
    "bewoning": ("BewoningMetPeildatum", "BewoningMetPeriode"),
    "reisdocumenten": (reisdocumenten.OP_BSN, reisdocumenten.OP_NUMMER),
}
NAMEN = sorted(
    {name for soort in VRAAGSOORTEN.values() for name in (*soort.verplicht, *soort.optioneel)}
    | {"peildatum", "datumVan", "datumTot", "reisdocumentnummer", "iets anders"}
)


@pytest.fixture(scope="session")
def federatie_url(_federatie: DraaiendeFederatie) -> str:
    return _federatie.base_url


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_whatever_is_asked_there_is_an_answer(federatie_url: str, data: st.DataObject) -> None:
    naam = data.draw(st.sampled_from(sorted(SERVERS)))
    soort = data.draw(st.sampled_from(SOORTEN[naam]) | JSON)
    velden = st.lists(st.sampled_from(sorted(TOEGESTAAN)) | st.text(max_size=5), max_size=4)
    vraag = data.draw(st.dictionaries(st.sampled_from(NAMEN), JSON, max_size=5))
    vraag |= {"type": soort, "fields": data.draw(velden | JSON)}

    async def post() -> tuple[int, Any]:
        url = federatie_url + SERVERS[naam] + PADEN[naam]
        headers = {"X-API-KEY": "demo-brp", **data.draw(st.sampled_from([DOEL, BALIE]))}
        async with aiohttp.ClientSession() as http, http.post(url, json=vraag, headers=headers) as response:
            return response.status, json.loads(await response.text())

    status, body = asyncio.run(post())
    assert status in {200, 400, 403}, body
    assert status == 200 or body["status"] == status


PADEN = {
    "personen": "/personen",
    "historie": "/verblijfplaatshistorie",
    "bewoning": "/bewoningen",
    "reisdocumenten": "/reisdocumenten",
}
