"""Every answer holds against the official OpenAPI documents."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml
from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest, MockResponse
from openapi_core.validation.response.exceptions import InvalidData
from openapi_schema_validator import OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from tests.mijnomgeving.federatie.conftest import NOOR, Brp, zgw_headers
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie

BSNS = [str(persona.bsn) for persona in load_personas(load_organisaties()) if persona.bsn]
ORGANISATIES = ("gemeente-utrecht", "dienst-toeslagen", "rdw")
BRP_GROEPEN = (
    *("aNummer", "adressering", "burgerservicenummer", "datumEersteInschrijvingGBA", "datumInschrijvingInGemeente"),
    *("geboorte", "gemeenteVanInschrijving", "geslacht", "immigratie", "kinderen", "leeftijd", "naam"),
    *("nationaliteiten", "ouders", "partners", "verblijfplaats", "verblijfstitel"),
)

ELKE = [{"$ref": f"#/components/schemas/{name}"} for name in ("EmptyObject", "BuitenlandsAdres")]


@cache
def load_spec(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        spec: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    if waardetabel := spec.get("components", {}).get("schemas", {}).get("Waardetabel"):
        # The BRP's own table Naamgebruik says 'echtgenoot/geregistreerd partner', which this pattern has no room for.
        omschrijving = waardetabel["properties"]["omschrijving"]
        if "pattern" in omschrijving:
            omschrijving["pattern"] = omschrijving["pattern"].replace("[a-z", "[/a-z", 1)
    return spec


def openapi(path: Path, server: str) -> OpenAPI:
    """The document as published, for the address where the simulator stands."""
    spec = load_spec(path) | {"servers": [{"url": server}]}
    soorten: dict[str, Callable[[bytes], Any]] = dict.fromkeys(
        ("application/problem+json", "application/hal+json", "application/merge-patch+json"), json.loads
    )
    config = Config(spec_validator_cls=None, extra_media_type_deserializers=soorten)
    return OpenAPI.from_dict(_readable(spec), config=config)


def _readable(node: Any) -> Any:
    """What the authors mean, where the validator reads another thing.

    A media type with charset is the plain one, and 'nullable' beside 'allOf' lets null through.
    Any object is an EmptyObject to a validator, or an address abroad, so that one of the two can only be 'any'.
    The BAG describes and sends korteNaam, and asks kortNaam.
    Other documents that it points at are checked by their own tests.
    """
    if isinstance(node, list):
        return [_readable(item) for item in node]
    if not isinstance(node, dict):
        return node
    if str(node.get("$ref", "")).startswith(".."):
        return {}
    result = {str(name).removesuffix("; charset=utf-8"): _readable(value) for name, value in node.items()}
    if any(choice in result.get("oneOf", []) for choice in ({}, *ELKE)):
        result["anyOf"] = result.pop("oneOf")
    if isinstance(required := result.get("required"), list):
        result["required"] = ["korteNaam" if name == "kortNaam" else name for name in required]
    choices = result.get("allOf") or result.get("oneOf")
    if result.get("nullable") is True and choices:
        return {"anyOf": [*choices, {"enum": [None], "nullable": True}], "nullable": True}
    return result


async def check(api: OpenAPI, response: aiohttp.ClientResponse, method: str = "get") -> Any:
    """Hold the answer against the operation's description."""
    path = str(response.url.path)
    request = MockRequest(str(response.url.origin()), method, path)
    body = await response.read()
    answer = MockResponse(
        body, status_code=response.status, headers=dict(response.headers), content_type=response.content_type
    )
    try:
        api.validate_response(request, answer)
    except InvalidData as invalid:
        errors = getattr(invalid.__cause__, "schema_errors", [invalid.__cause__])
        pytest.fail("\n".join(f"{list(getattr(error, 'path', []))}: {error}"[:300] for error in errors))
    return await response.json() if body and "json" in response.content_type else body


class Polymorf:
    """Checks parts that say their own type, which plain schema validation passes over."""

    def __init__(self, spec: dict[str, Any]) -> None:
        resource = Resource.from_contents(spec, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:spec", resource)
        self._names: dict[str, str] = {}
        for name in ("AbstractDatum", "AbstractVerblijfplaats", "AbstractNationaliteit"):
            self._names |= spec["components"]["schemas"][name]["discriminator"]["mapping"]

    def check(self, node: Any) -> int:
        """How many parts were checked."""
        return sum(self._check_one(part) for part in self._parts(node))

    def _check_one(self, part: dict[str, Any]) -> int:
        schema = {"$ref": "urn:spec" + self._names[part["type"]]}
        OAS31Validator(schema, registry=self._registry).validate(part)
        return 1

    def _parts(self, node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            if node.get("type") in self._names:
                yield node
            node = list(node.values())
        if isinstance(node, list):
            for item in node:
                yield from self._parts(item)


@pytest.mark.parametrize("bsn", BSNS)
async def test_brp_answers(standaarden: Path, brp: Brp, federatie: DraaiendeFederatie, bsn: str) -> None:
    path = standaarden / "brp" / "personen-bevragen-openapi.yaml"
    server = f"{federatie.base_url}/brp/haalcentraal/api/brp"
    vraag = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [bsn], "fields": list(BRP_GROEPEN)}
    body = await check(openapi(path, server), await brp.post(vraag), "post")

    persoon = body["personen"][0]
    schema = {"$ref": "urn:spec#/components/schemas/Persoon"}
    spec = load_spec(path)
    registry: Registry[Any] = Registry().with_resource(
        "urn:spec", Resource.from_contents(spec, default_specification=DRAFT202012)
    )
    OAS31Validator(schema, registry=registry).validate(persoon)
    assert Polymorf(spec).check(persoon) >= 4


@pytest.mark.parametrize(
    ("vraag", "key", "status"),
    [
        (
            {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": ["1"], "fields": ["naam"]},
            "demo-brp",
            400,
        ),
        ({"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [NOOR], "fields": ["x"]}, "demo-brp", 400),
        ({}, "fout", 401),
        ({"type": "ZoekMetPostcodeEnHuisnummer", "fields": ["naam"]}, "demo-brp", 403),
    ],
)
async def test_brp_errors(standaarden: Path, brp: Brp, vraag: object, key: str, status: int) -> None:
    server = brp.url.removesuffix("/personen")
    response = await brp.post(vraag, **{"X-API-KEY": key})
    assert response.status == status
    await check(openapi(standaarden / "brp" / "personen-bevragen-openapi.yaml", server), response, "post")


@pytest.mark.parametrize("organisatie", ORGANISATIES)
async def test_zgw_answers(
    standaarden: Path, http: aiohttp.ClientSession, federatie: DraaiendeFederatie, organisatie: str
) -> None:
    root = f"{federatie.base_url}/zgw/{organisatie}"
    servers = {name: f"{root}/{name}/api/v1" for name in ("zaken", "catalogi")}
    apis = {
        "zaken": openapi(standaarden / "zgw" / "vng-zaken-1.7.0-openapi.yaml", servers["zaken"]),
        "catalogi": openapi(standaarden / "zgw" / "vng-catalogi-1.4.0-openapi.yaml", servers["catalogi"]),
    }

    async def get(api: str, url: str, **params: str) -> Any:
        response = await http.get(url, params=params, headers=zgw_headers())
        assert response.status == 200
        return await check(apis[api], response)

    body = {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": NOOR}
    response = await http.post(f"{servers['zaken']}/zaken/_zoek", json=body, headers=zgw_headers())
    zaak = (await check(apis["zaken"], response, "post"))["results"][0]
    await get("zaken", f"{servers['zaken']}/zaken", **body)
    await get("zaken", zaak["url"], expand="zaaktype,status,status.statustype")
    await get("zaken", zaak["status"])
    await get("zaken", f"{servers['zaken']}/statussen", zaak=zaak["url"])
    await get("zaken", f"{servers['zaken']}/rollen", zaak=zaak["url"])
    if zaak["resultaat"]:
        resultaat = await get("zaken", zaak["resultaat"])
        await get("catalogi", resultaat["resultaattype"])
    zaaktype = await get("catalogi", zaak["zaaktype"])
    await get("catalogi", f"{servers['catalogi']}/statustypen", zaaktype=zaaktype["url"])
    await get("catalogi", zaaktype["statustypen"][0])
    await get("catalogi", zaaktype["roltypen"][0])


@pytest.mark.parametrize("organisatie", ["gemeente-utrecht", "dienst-toeslagen"])
async def test_fbs_answers(
    standaarden: Path, http: aiohttp.ClientSession, federatie: DraaiendeFederatie, organisatie: str
) -> None:
    server = f"{federatie.base_url}/fbs/{organisatie}"
    api = openapi(standaarden / "fbs" / "berichtenmagazijn-api.yaml", server)
    headers = {"X-Ontvanger": f"BSN:{NOOR}"}
    lijst = await check(api, await http.get(f"{server}/berichten", headers=headers))
    url = lijst["berichten"][-1]["_links"]["self"]["href"]
    await check(api, await http.get(url, headers=headers))
    patch = headers | {"Content-Type": "application/merge-patch+json"}
    await check(api, await http.patch(url, json={"gelezen": True}, headers=patch), "patch")
    await check(api, await http.get(url, headers={"X-Ontvanger": "BSN:999994062"}))
    await check(api, await http.get(f"{server}/berichten", headers={"X-Ontvanger": "x"}))
    await check(api, await http.delete(url, headers=headers), "delete")
    await check(api, await http.get(url, headers=headers))
