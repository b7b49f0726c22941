"""WOZ Bevragen 1.0: what a home is worth, of whom, and from when on it is known."""

from pathlib import Path

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.woz.gegevens import read_objecten
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import SANNE, TIM, Register

OOSTERPARK, OBJECT = "034400090019", "0344010000090019"
GOED = {
    "identificatie": OOSTERPARK,
    "object": OBJECT,
    "nummeraanduiding": "0344200000090019",
    "straat": "Eerste Oosterparklaan",
    "huisnummer": 112,
    "postcode": "3544AK",
    "woonplaats": "Utrecht",
    "gemeente": {"code": "0344", "naam": "Utrecht"},
    "als": ["eigenaar"],
    "waarden": [{"peildatum": "2025-01-01", "waarde": 1}],
}


@pytest.fixture
def woz(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path) -> Register:
    document = standaarden / "woz" / "woz-bevragen-openapi.yaml"
    return Register(http, federatie, "/woz/api/v1", {"X-Api-Key": "demo-woz"}, document)


async def test_a_home_of_two_is_one_object_with_a_place_for_each(woz: Register) -> None:
    [home] = (await woz.get("/wozobjecten", adresseerbaarObjectIdentificatie=OBJECT))["_embedded"]["wozObjecten"]
    assert home["identificatie"] == OOSTERPARK
    namen = {
        home["belanghebbendeEigenaar"]["burgerservicenummer"],
        home["belanghebbendeGebruiker"]["burgerservicenummer"],
    }
    assert namen == {TIM, SANNE}
    assert [waarde["vastgesteldeWaarde"] for waarde in home["waarden"]] == [498000, 471000]
    single = await woz.get(f"/wozobjecten/{OOSTERPARK}")
    assert {**home, "_links": None} == {**single, "_links": None}


async def test_a_value_is_known_after_the_decision(woz: Register) -> None:
    address = {"postcode": "3544AK", "huisnummer": "112"}
    before = (await woz.get("/wozobjecten", **address))["_embedded"]["wozObjecten"][0]["waarden"]
    assert [waarde["waardepeildatum"] for waarde in before] == ["2025-01-01", "2024-01-01"]


async def test_a_company_is_found_by_its_numbers(woz: Register) -> None:
    for vraag in ({"kvkNummer": "68750110"}, {"rsin": "857587973"}):
        [winkel] = (await woz.get("/wozobjecten", **vraag))["_embedded"]["wozObjecten"]
        assert winkel["belanghebbendeEigenaar"]["type"] == "niet_natuurlijk_persoon"
        assert winkel["waarden"][0]["indicatieBezwaarBeroep"] is True


async def test_only_the_asked_fields_come(woz: Register) -> None:
    body = await woz.get(f"/wozobjecten/{OOSTERPARK}", fields="identificatie,waarden")
    assert set(body) == {"identificatie", "waarden", "_links"}


async def test_nobody_there_is_an_empty_answer(woz: Register) -> None:
    body = await woz.get("/wozobjecten", kvkNummer="12345678")
    assert body["_embedded"]["wozObjecten"] == []


@pytest.mark.parametrize(
    ("pad", "vraag", "status"),
    [
        ("/wozobjecten", {}, 400),
        ("/wozobjecten", {"postcode": "3544AK"}, 400),
        ("/wozobjecten", {"postcode": "x", "huisnummer": "1"}, 400),
        ("/wozobjecten", {"burgerservicenummer": TIM}, 400),
        ("/wozobjecten", {"kvkNummer": "68750110", "fields": "schoenmaat"}, 400),
        ("/wozobjecten", {"kvkNummer": "68750110", "pageSize": "0"}, 400),
        ("/wozobjecten/1", {}, 400),
        ("/wozobjecten/034400099999", {}, 404),
    ],
)
async def test_errors(woz: Register, pad: str, vraag: dict[str, str], status: int) -> None:
    assert (await woz.get(pad, status=status, **vraag))["status"] == status


async def test_without_the_key_nothing_is_given(woz: Register) -> None:
    woz.headers = {}
    await woz.get("/wozobjecten", status=401, kvkNummer="68750110")


@pytest.mark.parametrize(
    "wijziging",
    [
        {"object": "1"},
        {"als": []},
        {"als": "eigenaar"},
        {"als": ["buurman"]},
        {"waarden": [{"peildatum": "2025", "waarde": 1}]},
        {"postcode": "3544 AK"},
        {"huisnummer": "112"},
        {"kleur": "wit"},
    ],
)
def test_a_wrong_story_stops_the_start(wijziging: dict[str, object]) -> None:
    assert read_objecten([GOED], "tim")
    with pytest.raises(OnjuisteGegevens):
        read_objecten([{**GOED, **wijziging}], "tim")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    vraag=st.dictionaries(
        st.sampled_from(["kvkNummer", "rsin", "postcode", "huisnummer", "fields", "page", "pageSize", "x"]),
        st.text(max_size=10).filter(lambda text: "\x00" not in text),
        max_size=3,
    )
)
async def test_no_question_breaks_it(woz: Register, vraag: dict[str, str]) -> None:
    response = await woz.http.get(f"{woz.url}/wozobjecten", params=vraag, headers=woz.headers)
    assert response.status in {200, 400}
