"""The BAG and the Locatieserver: every address of the stories, and some real streets."""

import json
from pathlib import Path

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mijnomgeving.federatie.bag.adressenboek import find_woonplaats
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import Register

AMSTERDAMSESTRAATWEG = {"postcode": "3555HX", "huisnummer": "710"}


@pytest.fixture
def bag(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path) -> Register:
    document = standaarden / "bag" / "bag-individuele-bevragingen-v2-openapi.yaml"
    pad = "/bag/lvbag/individuelebevragingen/v2"
    return Register(http, federatie, pad, {"X-Api-Key": "demo-bag", "Accept": "application/hal+json"}, document)


@pytest.fixture
def locatie(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    return Register(http, federatie, "/bag/locatieserver/search/v3_1", {})


async def test_noors_home_has_the_numbers_that_the_brp_says(bag: Register) -> None:
    [adres] = (await bag.get("/adressen", **AMSTERDAMSESTRAATWEG))["_embedded"]["adressen"]
    assert (adres["openbareRuimteNaam"], adres["woonplaatsNaam"]) == ("Amsterdamsestraatweg", "Utrecht")
    assert adres["adresseerbaarObjectIdentificatie"] == "0344010000099671"
    assert adres["nummeraanduidingIdentificatie"] == "0344200000099671"
    assert adres["woonplaatsIdentificatie"] == "3295"
    same = await bag.get("/adressen/0344200000099671")
    assert same == adres


async def test_an_address_has_the_shape_of_the_recorded_one(bag: Register, standaarden: Path) -> None:
    recorded = json.loads((standaarden / "bag" / "openforms-locatieserver-addresses.json").read_text(encoding="utf-8"))
    theirs = recorded["_embedded"]["adressen"][0]
    [ours] = (await bag.get("/adressen", **AMSTERDAMSESTRAATWEG))["_embedded"]["adressen"]
    assert set(theirs) - set(ours) == {"huisletter"}
    assert set(theirs["_links"]) - set(ours["_links"]) == {"panden"}


async def test_place_and_street_come_along_when_asked(bag: Register) -> None:
    vraag = {**AMSTERDAMSESTRAATWEG, "expand": "woonplaats,openbareRuimte"}
    [adres] = (await bag.get("/adressen", **vraag))["_embedded"]["adressen"]
    assert adres["_embedded"]["woonplaats"]["woonplaats"]["naam"] == "Utrecht"
    assert adres["_embedded"]["openbareRuimte"]["openbareRuimte"]["type"] == "Weg"


async def test_a_real_street_is_there_without_a_story(bag: Register) -> None:
    [adres] = (await bag.get("/adressen", postcode="1012js", huisnummer="1"))["_embedded"]["adressen"]
    assert (adres["openbareRuimteNaam"], adres["woonplaatsNaam"]) == ("Dam", "Amsterdam")
    [same] = (await bag.get("/adressen", openbareRuimteNaam="dam", woonplaatsNaam="Amsterdam", huisnummer="1"))[
        "_embedded"
    ]["adressen"]
    assert same == adres
    assert "_embedded" not in await bag.get("/adressen", postcode="1012JS", huisnummer="9")


@pytest.mark.parametrize(
    "vraag",
    [
        {},
        {"postcode": "3555HX"},
        {"postcode": "3555", "huisnummer": "1"},
        {**AMSTERDAMSESTRAATWEG, "expand": "buren"},
        {**AMSTERDAMSESTRAATWEG, "exacteMatch": "ja"},
        {**AMSTERDAMSESTRAATWEG, "pageSize": "5"},
        {"naam": "Bakker"},
    ],
)
async def test_a_wrong_question_is_refused(bag: Register, vraag: dict[str, str]) -> None:
    assert (await bag.get("/adressen", status=400, **vraag))["status"] == 400


async def test_without_the_key_the_bag_says_403(bag: Register) -> None:
    bag.headers = {}
    await bag.get("/adressen", status=403, **AMSTERDAMSESTRAATWEG)
    bag.headers = {"X-Api-Key": "demo-bag"}
    await bag.get("/adressen/0344200000000001", status=404)
    await bag.get("/adressen/1", status=400)


async def test_who_moves_takes_the_address_along(bag: Register) -> None:
    regie = f"{bag.federatie.base_url}/regie/gebeurtenissen"
    adres = {"straat": "Oudegracht", "huisnummer": "158", "postcode": "3511 az", "plaats": "Utrecht"}
    body = {"persona": "daan-visser", "soort": "verhuizing", **adres}
    assert (await bag.http.post(regie, json=body)).status == 200
    [gevonden] = (await bag.get("/adressen", postcode="3511AZ", huisnummer="158"))["_embedded"]["adressen"]
    assert gevonden["openbareRuimteNaam"] == "Oudegracht"


@pytest.mark.parametrize("tekst", ["3555HX 710", "3555 hx 710", "amsterdamsestr 710", "Amsterdamsestraatweg 710 utr"])
async def test_an_address_is_found_as_people_type_it(locatie: Register, tekst: str) -> None:
    antwoord = (await locatie.get("/free", q=tekst, fq="type:adres"))["response"]
    assert antwoord["numFound"] == len(antwoord["docs"]) == 1
    assert antwoord["docs"][0]["gemeentecode"] == "0344"
    assert antwoord["docs"][0]["weergavenaam"] == "Amsterdamsestraatweg 710, 3555HX Utrecht"


async def test_suggestions_say_little_and_half_a_number_is_no_number(locatie: Register) -> None:
    [doc] = (await locatie.get("/suggest", q="3555HX 710"))["response"]["docs"]
    assert set(doc) == {"type", "weergavenaam", "id", "score"}
    assert (await locatie.get("/free", q="3555HX 7"))["response"]["docs"] == []
    assert (await locatie.get("/free", q="dam", fq="type:gemeente"))["response"]["numFound"] == 0


@pytest.mark.parametrize(("pad", "vraag"), [("/suggest", {}), ("/free", {"zoek": "x"}), ("/free", {"rows": "veel"})])
async def test_the_locatieserver_refuses_what_it_does_not_know(
    locatie: Register, pad: str, vraag: dict[str, str]
) -> None:
    await locatie.get(pad, status=400, **vraag)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tekst=st.text(max_size=30))
async def test_no_text_breaks_the_finder(locatie: Register, tekst: str) -> None:
    response = await locatie.http.get(f"{locatie.url}/free", params={"q": tekst.encode(errors="ignore").decode()})
    assert response.status == 200


def test_places_of_one_name_are_told_apart() -> None:
    assert find_woonplaats("Den Haag").naam == "'s-Gravenhage"
    laren = {find_woonplaats("Laren", gemeentecode=code).gemeente for code in ("0417", "0262")}
    assert laren == {"Laren (NH.)", "Lochem"}
    with pytest.raises(OnjuisteGegevens):
        find_woonplaats("Nergens")
