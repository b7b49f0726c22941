"""A visitor breaks a service and sees it; everything else goes on."""

import json
import time
from email.utils import parsedate_to_datetime

import aiohttp
import pytest
from aiohttp import web

from mijnomgeving.federatie import kapot
from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.storingen import Stand, _waiting_time
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.regisseur import Regisseur


@pytest.fixture
def regie(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Regisseur:
    return Regisseur(http, federatie.base_url)


async def test_traag_answers_late_but_well(regie: Regisseur) -> None:
    await regie.set("zgw/rdw", "traag")
    begin = time.monotonic()
    assert (await regie.rdw()).status == 200
    assert time.monotonic() - begin >= 0.3


async def test_hangt_never_answers_and_holds_up_nobody_else(regie: Regisseur) -> None:
    await regie.set("zgw/rdw", "hangt")
    with pytest.raises(TimeoutError):
        await regie.rdw(seconds=0.3)
    assert await regie.gemeente() == 200


async def test_uit_breaks_the_connection(regie: Regisseur) -> None:
    await regie.set("zgw/rdw", "uit")
    with pytest.raises(aiohttp.ClientConnectionError):
        await regie.rdw()
    assert await regie.gemeente() == 200


@pytest.mark.parametrize(
    ("stand", "status", "header"),
    [
        ("fout_500", 500, ""),
        ("fout_503", 503, "Retry-After"),
        ("fout_429", 429, "Retry-After"),
        ("fout_401", 401, "WWW-Authenticate"),
    ],
)
async def test_an_error_is_a_problem(regie: Regisseur, stand: str, status: int, header: str) -> None:
    await regie.set("zgw/rdw", stand)
    response = await regie.rdw()
    assert (response.status, response.content_type) == (status, "application/problem+json")
    assert not header or response.headers[header]


@pytest.mark.parametrize("stand", ["kapotte_json", "leeg"])
async def test_some_answers_say_yes_and_mean_nothing(regie: Regisseur, stand: str) -> None:
    await regie.set("zgw/rdw", stand)
    response = await regie.rdw()
    assert (response.status, response.content_type) == (200, "application/json")
    with pytest.raises(json.JSONDecodeError):
        json.loads(await response.text())


async def test_null_is_json_and_nothing_else(regie: Regisseur) -> None:
    await regie.set("zgw/rdw", "null")
    assert await (await regie.rdw()).json() is None


async def test_verkeerd_type_is_json_in_which_nothing_is_what_it_was(regie: Regisseur) -> None:
    whole = await (await regie.rdw()).json()
    await regie.set("zgw/rdw", "verkeerd_type")
    other = await (await regie.rdw()).json()
    assert other.keys() == whole.keys()
    assert not [name for name in whole if type(whole[name]) is type(other[name])]


async def test_te_groot_is_the_answer_in_10_mb(regie: Regisseur) -> None:
    whole = await (await regie.rdw()).json()
    await regie.set("zgw/rdw", "te_groot")
    body = await (await regie.rdw(seconds=10)).read()
    assert len(body) == 10 * 1024 * 1024
    assert json.loads(body) == whole


async def test_druppelt_comes_whole_but_slowly(regie: Regisseur, federatie: DraaiendeFederatie) -> None:
    whole = await (await regie.rdw()).read()
    await regie.set("zgw/rdw", "druppelt")
    begin = time.monotonic()
    assert await (await regie.rdw(seconds=10)).read() == whole
    assert time.monotonic() - begin >= federatie.instellingen.druppel_seconden * (len(whole) // 16)


async def test_half_fails_about_half_and_the_same_half_each_time(regie: Regisseur) -> None:
    runs = []
    for _ in range(2):
        await regie.set("zgw/rdw", "half")
        runs.append([(await regie.rdw()).status for _ in range(20)])
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 500}
    assert 5 <= runs[0].count(500) <= 15


async def test_verkeerde_klok_shows_in_the_date_and_makes_every_token_look_old(regie: Regisseur) -> None:
    await regie.set("zgw/rdw", "verkeerde_klok")
    response = await regie.rdw()
    assert parsedate_to_datetime(response.headers["Date"]).timestamp() > time.time() + 7000
    assert response.status == 403
    await regie.set("zgw/rdw", "normaal")
    assert (await regie.rdw()).status == 200


async def test_a_fixed_delay_holds_for_one_service(regie: Regisseur) -> None:
    url = f"{regie.base_url}/regie/vertragingen/zgw/rdw"
    assert (await regie.http.put(url, json={"ms": 800})).status == 200
    begin = time.monotonic()
    assert (await regie.rdw()).status == 200
    assert time.monotonic() - begin >= 0.8
    await regie.http.put(url, json={"ms": None})
    begin = time.monotonic()
    assert (await regie.rdw()).status == 200
    assert time.monotonic() - begin < 0.8


@pytest.mark.parametrize(("path", "body", "status"), [("zgw/maan", {"ms": 1}, 404), ("brp", {"ms": "snel"}, 400)])
async def test_a_delay_that_cannot_be(regie: Regisseur, path: str, body: dict[str, object], status: int) -> None:
    response = await regie.http.put(f"{regie.base_url}/regie/vertragingen/{path}", json=body)
    assert response.status == status


async def test_every_call_is_counted_by_service_and_path(regie: Regisseur) -> None:
    await regie.rdw()
    await regie.rdw()
    await regie.gemeente()
    counts = await regie.get("tellingen")
    assert counts["zgw/rdw"] == {"POST /zgw/rdw/zaken/api/v1/zaken/_zoek": 2}
    assert counts["fbs/gemeente-utrecht"] == {"GET /fbs/gemeente-utrecht/berichten": 1}
    assert (await regie.http.delete(f"{regie.base_url}/regie/tellingen")).status == 204
    assert await regie.get("tellingen") == {}


async def test_an_address_that_no_service_has_is_a_problem_too(regie: Regisseur) -> None:
    missing = await regie.http.get(f"{regie.base_url}/zgw/rdw/zaken/api/v1/maanstenen")
    assert (missing.status, missing.content_type) == (404, "application/problem+json")
    wrong = await regie.http.delete(f"{regie.base_url}/brp/haalcentraal/api/brp/personen")
    assert (wrong.status, wrong.headers["Allow"]) == (405, "POST")
    assert (await regie.http.get(f"{regie.base_url}/elders")).status == 404


def test_pretended_work_takes_the_same_20_to_300_ms_for_the_same_path() -> None:
    instellingen = Instellingen(base_url="http://localhost:8001")
    times = [_waiting_time(path, Stand.NORMAAL, instellingen) for path in ("/brp/a", "/zgw/b", "/fbs/c") * 2]
    assert times[:3] == times[3:]
    assert all(0.020 <= seconds <= 0.300 for seconds in times)


@pytest.mark.parametrize("stand", ["kapotte_json", "verkeerd_type", "leeg", "null", "te_groot", "druppelt"])
async def test_a_page_for_people_stays_a_page(regie: Regisseur, stand: str) -> None:
    url = f"{regie.base_url}/digid/end_session"
    whole = await (await regie.http.get(url)).text()
    await regie.set("digid", stand)
    assert await (await regie.http.get(url)).text() == whole


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ({"a": "x", "b": {"c": 1}, "d": [1], "e": 3, "f": None}, {"a": 42, "b": "tekst", "e": [3], "f": [None]}),
        ([{"a": 1}], {"waarde": 42}),
    ],
)
def test_every_part_becomes_of_another_type(right: object, other: dict[str, object]) -> None:
    spoilt = kapot.other_shape(web.json_response(right))
    assert isinstance(spoilt, web.Response)
    found = json.loads(spoilt.body or b"")  # type: ignore[arg-type]
    assert {name: found[name] for name in other} == other
