"""The RDW: whose vehicle it is, behind a key, and what kind of vehicle it is, for everybody."""

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.rdw.gegevens import read_voertuigen
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, TIM, Register

GOED = {
    "kenteken": "T812KV",
    "voertuigsoort": "Personenauto",
    "merk": "TOYOTA",
    "handelsbenaming": "YARIS",
    "kleur": "GRIJS",
    "brandstof": "Benzine",
    "eerste_toelating": "2021-10-19",
    "tenaamstelling": "2023-01-14",
}


@pytest.fixture
def rdw(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    document = EIGEN / "rdw" / "voertuigregister.yaml"
    return Register(http, federatie, "/rdw/voertuigregister/v1", {"X-Api-Key": "demo-rdw"}, document)


@pytest.fixture
def open_data(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    return Register(http, federatie, "/rdw/opendata/resource", {})


async def test_tims_car_and_trailer(rdw: Register) -> None:
    antwoord = await rdw.post("/voertuigen/_zoek", {"burgerservicenummer": TIM})
    assert antwoord["voertuigen"] == [
        {"kenteken": "T812KV", "tenaamgesteldOp": "2023-01-14", "geschorst": False, "vervaldatumApk": "2027-10-19"},
        {"kenteken": "WX39PR", "tenaamgesteldOp": "2020-04-25", "geschorst": False},
    ]


async def test_a_company_has_vehicles_as_well(rdw: Register) -> None:
    [bestelauto] = (await rdw.post("/voertuigen/_zoek", {"kvkNummer": "68750110"}))["voertuigen"]
    assert bestelauto["kenteken"] == "VKB41D"
    assert (await rdw.post("/voertuigen/_zoek", {"kvkNummer": "12345678"}))["voertuigen"] == []


async def test_the_open_data_says_what_it_is_and_never_whose(open_data: Register) -> None:
    [auto] = await open_data.get("/m9d7-ebf2.json", kenteken="T812KV")
    assert (auto["merk"], auto["vervaldatum_apk"], auto["datum_eerste_toelating"]) == ("TOYOTA", "20271019", "20211019")
    assert all(isinstance(waarde, str) and TIM not in waarde for waarde in auto.values())
    vraag = {"$where": "kenteken in('T812KV', 'WX39PR')"}
    assert [rij["kenteken"] for rij in await open_data.get("/m9d7-ebf2.json", **vraag)] == ["T812KV", "WX39PR"]
    assert [rij["kenteken"] for rij in await open_data.get("/8ys7-d773.json", **vraag)] == ["T812KV"]


@pytest.mark.parametrize("vraag", [{"$where": "1=1; drop table"}, {"eigenaar": TIM}, {"$limit": "alles"}])
async def test_the_open_data_refuses_in_its_own_words(open_data: Register, vraag: dict[str, str]) -> None:
    body = await open_data.get("/m9d7-ebf2.json", status=400, **vraag)
    assert body["error"] is True


@pytest.mark.parametrize(
    "body", [{}, {"burgerservicenummer": TIM, "kvkNummer": "68750110"}, {"kvkNummer": 1}, {"kenteken": "T812KV"}]
)
async def test_a_wrong_question_is_refused(rdw: Register, body: dict[str, object]) -> None:
    await rdw.post("/voertuigen/_zoek", body, status=400)


async def test_without_the_key_or_json_nothing_is_given(rdw: Register) -> None:
    response = await rdw.http.post(f"{rdw.url}/voertuigen/_zoek", data=TIM, headers=rdw.headers)
    assert response.status == 415
    rdw.headers = {}
    await rdw.post("/voertuigen/_zoek", {"burgerservicenummer": TIM}, status=401)


@pytest.mark.parametrize("wijziging", [{"kenteken": "T-812-KV"}, {"voertuigsoort": "Fiets"}, {"apk_tot": "later"}])
def test_a_wrong_story_stops_the_start(wijziging: dict[str, object]) -> None:
    assert read_voertuigen([GOED], "tim")
    with pytest.raises(OnjuisteGegevens):
        read_voertuigen([{**GOED, **wijziging}], "tim")


def test_a_sold_vehicle_is_in_the_name_until_the_day() -> None:
    [auto] = read_voertuigen([{**GOED, "tot": "2026-12-10"}], "tim")
    [bekend] = read_voertuigen([GOED], "tim")
    days = (auto.tenaamstelling, auto.tot)
    assert [auto.is_op_naam(day) for day in days if day] == [True, False]
    assert bekend.is_op_naam(days[1] or days[0])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.recursive(
        st.none() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=20), inner, max_size=2),
        max_leaves=4,
    )
)
async def test_no_body_breaks_it(rdw: Register, body: object) -> None:
    response = await rdw.http.post(f"{rdw.url}/voertuigen/_zoek", json=body, headers=rdw.headers)
    # Nothing at all has no media type either.
    assert response.status == (415 if body is None else 400)
