"""B64: whatever is sent to the API, it answers as it is described, and never with an error of its own.

What can be asked with GET without an account is tried in tests/portal/api; here is what is sent, and what systems of
companies ask with their key.
"""

import json
import time
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as proefinstelling
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mijnomgeving.federatie.meldingen.bezorger import sign
from portal.config.api import api, mijn_api
from tests.mijnomgeving.conftest import Federatie, _simulatoren, federatie, ingelogd
from tests.mijnomgeving.koppelvlak.conftest import Toelaten, _everywhere, bezoeker, mehmet, toelaten, voorbeeld

__all__ = ["_everywhere", "_simulatoren", "bezoeker", "federatie", "ingelogd", "mehmet", "toelaten", "voorbeeld"]

SLEUTEL = "sleutel-van-de-test-van-minstens-32-tekens"
# Who signs with which kind of body; the question to the wegwijzer is nobody's and has no signature.
GETEKEND = {"/meldingen": "MELDINGEN_SLEUTEL", "/betaalmeldingen": "BETALEN_SLEUTEL"}
GETEKEND |= {"/bezorgmeldingen": "BEZORGING_SLEUTEL"}
PROEF = proefinstelling(
    max_examples=60,
    deadline=None,
    # What fails is short already; making it shorter takes minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
VREEMD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just([]) | st.just({})
RUW = st.binary(max_size=60) | st.sampled_from(
    [b"", b"{", b"[]", b"null", b'"x"', b'{"id":', b"\xff\xfe{}", b"[" * 5000, b'{"a":' * 5000, b"1e999", b"NaN"]
)
SOORTEN = st.sampled_from(["", "text/plain", "application/json; charset=koi8", "multipart/form-data", "text/xml"])


def documented(soort: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(soort.get_openapi_schema()))
    return found


def values(schema: dict[str, Any], doc: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values as the schema says."""
    if "$ref" in schema:
        return values(doc["components"]["schemas"][schema["$ref"].rsplit("/", maxsplit=1)[-1]], doc)
    if isinstance(soorten := schema.get("type"), list):
        return st.one_of([values({**schema, "type": soort}, doc) for soort in soorten])
    if keuzes := schema.get("anyOf"):
        return st.one_of([values(keuze, doc) for keuze in keuzes])
    if "const" in schema or "enum" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    return {
        "string": lambda: _text(schema),
        "integer": lambda: st.integers(schema.get("minimum"), schema.get("maximum")),
        "number": lambda: st.floats(allow_nan=False),
        "boolean": st.booleans,
        "null": st.none,
        "array": lambda: st.lists(values(schema.get("items", {}), doc), max_size=3),
        "object": lambda: _objects(schema, doc),
    }.get(schema.get("type", ""), lambda: VREEMD)()


def _text(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    vorm = {"uuid": st.uuids().map(str), "date": st.dates().map(str), "date-time": st.datetimes().map(str)}
    if schema.get("format") in vorm:
        return vorm[schema["format"]]
    if patroon := schema.get("pattern"):
        return st.from_regex(patroon).map(lambda tekst: tekst[: schema.get("maxLength")])
    return st.text(min_size=schema.get("minLength", 0), max_size=min(schema.get("maxLength", 60), 400))


def _objects(schema: dict[str, Any], doc: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    velden = {naam: values(vorm, doc) for naam, vorm in schema.get("properties", {}).items()}
    moet = {naam: vorm for naam, vorm in velden.items() if naam in schema.get("required", [])}
    return st.fixed_dictionaries(moet, optional={naam: vorm for naam, vorm in velden.items() if naam not in moet})


def broken(body: Any, data: st.DataObject) -> Any:
    """The same with one thing wrong, or as it is."""
    if not isinstance(body, dict) or not body or data.draw(st.booleans()):
        return body
    naam = data.draw(st.sampled_from(sorted(body)))
    return data.draw(st.sampled_from([{k: v for k, v in body.items() if k != naam}, {**body, naam: data.draw(VREEMD)}]))


def check(antwoord: Any, handeling: dict[str, Any], doc: dict[str, Any], wat: object) -> None:
    """The answer is one of those described, and has the form that is described."""
    status = str(antwoord.status_code)
    assert antwoord.status_code < 500, (wat, status)
    assert status in handeling["responses"], (wat, status)
    if status == "200":
        schema = handeling["responses"]["200"]["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, "components": doc["components"]}).validate(antwoord.json())
    elif status != "204":
        assert antwoord["Content-Type"] == "application/problem+json", wat
        problem = antwoord.json()
        assert problem["status"] == antwoord.status_code
        assert problem["detail"].endswith(".")


@pytest.mark.django_db
@pytest.mark.norm("B64")
@pytest.mark.parametrize("pad", [*GETEKEND, "/wegwijzer/vragen"])
def test_whatever_is_sent_is_answered_as_described(pad: str, client: Client, settings: Any) -> None:
    doc = documented(api)
    handeling = doc["paths"][pad]["post"]
    [(soort, vorm)] = handeling["requestBody"]["content"].items()
    client.raise_request_exception = False
    if pad in GETEKEND:
        setattr(settings, GETEKEND[pad], SLEUTEL)

    @PROEF
    @given(data=st.data())
    def send(data: st.DataObject) -> None:
        cache.clear()
        inhoud = broken(data.draw(values(vorm["schema"], doc)), data)
        body = json.dumps(inhoud).encode() if data.draw(st.booleans()) else data.draw(RUW)
        als = data.draw(SOORTEN) if data.draw(st.integers(0, 5)) == 0 else soort
        koppen = sign(body, bericht_id=str(inhoud.get("id", "x")), at=int(time.time()), sleutel=SLEUTEL.encode())
        if data.draw(st.integers(0, 5)) == 0:
            koppen = dict.fromkeys(koppen, data.draw(st.text(st.characters(codec="latin-1"), max_size=20)))
        antwoord = client.generic("POST", f"/api/v1{pad}", body, content_type=als, headers=koppen)
        check(antwoord, handeling, doc, (body, als, koppen))

    send()


@pytest.mark.norm("B64")
def test_whatever_a_system_asks_is_answered_as_described(toelaten: Toelaten, federatie: Federatie) -> None:
    doc = documented(mijn_api)
    programma = toelaten()
    programma.client.raise_request_exception = False
    vragen = [(pad, handelingen["get"]) for pad, handelingen in doc["paths"].items()]

    @PROEF
    @given(data=st.data())
    def ask(data: st.DataObject) -> None:
        cache.clear()
        pad, handeling = data.draw(st.sampled_from(vragen))
        query = []
        for parameter in handeling.get("parameters", []):
            goed = values(parameter["schema"], doc).map(str)
            waarde = data.draw(goed | st.text(max_size=12))
            if parameter["in"] == "path":
                pad = pad.replace("{" + parameter["name"] + "}", quote(waarde, safe="") or "x")
            elif data.draw(st.booleans()):
                query.append((parameter["name"], waarde))
        programma.ask(f"{pad.removeprefix('/')}?{urlencode(query)}")
        check(programma.laatste, handeling, doc, (pad, query))

    assert federatie
    ask()
