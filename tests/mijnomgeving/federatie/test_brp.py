"""The BRP gives what was asked and nothing more, and writes down who asked."""

import csv
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.brp.velden import TOEGESTAAN
from tests.mijnomgeving.federatie.conftest import AMINA, BALIE, DAAN, DOEL, MEREL, NOOR, YOUSSEF, Brp
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie


async def test_only_the_asked_fields_come_back(brp: Brp) -> None:
    assert await brp.persoon(NOOR, "naam.voorletters", "leeftijd") == {"leeftijd": 32, "naam": {"voorletters": "N.E."}}
    assert await brp.persoon(NOOR, "verblijfplaats.verblijfadres.woonplaats") == {
        "verblijfplaats": {"type": "Adres", "verblijfadres": {"woonplaats": "Utrecht"}}
    }
    assert await brp.persoon(NOOR, "verblijfplaatsBinnenland.verblijfadres.postcode") == {
        "verblijfplaats": {"type": "Adres", "verblijfadres": {"postcode": "3555HX"}}
    }
    assert await brp.persoon(YOUSSEF, "kinderen.naam.voornamen") == {
        "kinderen": [{"naam": {"voornamen": "Ilyas"}}, {"naam": {"voornamen": "Nour"}}]
    }
    assert await brp.persoon(DAAN, "kinderen", "partners") == {}


@pytest.mark.parametrize(
    ("bsn", "field", "expected"),
    [
        (NOOR, "geboorte.datum", {"type": "Datum", "datum": "1994-03-14", "langFormaat": "14 maart 1994"}),
        (AMINA, "geboorte.datum", {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}),
        (
            AMINA,
            "immigratie.datumVestigingInNederland",
            {"type": "JaarMaandDatum", "jaar": 2017, "maand": 3, "langFormaat": "maart 2017"},
        ),
    ],
)
async def test_a_date_is_as_certain_as_the_register_is(brp: Brp, bsn: str, field: str, expected: object) -> None:
    group, name = field.split(".")
    assert (await brp.persoon(bsn, field))[group][name] == expected
    assert (await brp.persoon(bsn, f"{field}.langFormaat"))[group][name] == expected


async def test_of_an_unknown_birth_date_no_age_is_made_and_the_investigation_shows(brp: Brp) -> None:
    amina = await brp.persoon(AMINA, "leeftijd", "geboorte.datum")
    assert "leeftijd" not in amina
    assert amina["geboorte"]["inOnderzoek"]["datum"] is True
    assert amina["geboorte"]["inOnderzoek"]["datumIngangOnderzoek"]["datum"] == "2026-10-12"
    assert "inOnderzoek" not in (await brp.persoon(AMINA, "geboorte.land"))["geboorte"]


async def test_geheimhouding_is_always_told(brp: Brp) -> None:
    assert (await brp.persoon(MEREL, "naam.voornamen"))["geheimhoudingPersoonsgegevens"] is True
    assert "geheimhoudingPersoonsgegevens" not in await brp.persoon(NOOR, "naam.voornamen")


async def test_the_name_is_written_as_the_register_derives_it(brp: Brp) -> None:
    merel = await brp.persoon(MEREL, "adressering", "naam.volledigeNaam")
    assert merel["naam"]["volledigeNaam"] == "Merel Anna de Wit"
    assert merel["adressering"]["aanhef"] == "Geachte mevrouw De Wit"
    assert merel["adressering"]["adresregel2"] == "3521 AZ  UTRECHT"


def question(**changes: object) -> dict[str, object]:
    good = {"type": "RaadpleegMetBurgerservicenummer", "burgerservicenummer": [NOOR], "fields": ["naam"]}
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "name", "code"),
    [
        ({"fields": None}, "fields", "required"),
        ({"fields": []}, "fields", "minItems"),
        ({"fields": "naam"}, "fields", "array"),
        ({"fields": ["naam"] * 131}, "fields", "maxItems"),
        ({"fields": ["naam", "schoenmaat"]}, "fields.1", "fields"),
        ({"fields": ["geheimhoudingPersoonsgegevens"]}, "fields.0", "fields"),
        ({"burgerservicenummer": NOOR}, "burgerservicenummer", "array"),
        ({"burgerservicenummer": ["12"]}, "burgerservicenummer.0", "pattern"),
        ({"burgerservicenummer": None}, "burgerservicenummer", "required"),
        ({"type": None}, "type", "required"),
        ({"type": "ZoekMetSchoenmaat"}, "type", "value"),
        ({"achternaam": "Bakker"}, "achternaam", "unknownParam"),
    ],
)
async def test_a_wrong_question_is_explained(brp: Brp, changes: dict[str, object], name: str, code: str) -> None:
    response = await brp.post(question(**changes))
    body = await response.json()
    assert response.status == 400
    assert response.content_type == "application/problem+json"
    assert [(param["name"], param["code"]) for param in body["invalidParams"]] == [(name, code)]


async def test_searching_by_name_is_not_for_this_portal(brp: Brp) -> None:
    response = await brp.post({"type": "ZoekMetPostcodeEnHuisnummer", "fields": ["naam"], "postcode": "3555HX"})
    assert response.status == 403


async def test_without_the_key_or_json_nothing_is_given(brp: Brp, http: aiohttp.ClientSession) -> None:
    assert (await brp.post(question(), **{"X-API-KEY": "fout"})).status == 401
    headers = {"X-API-KEY": "demo-brp", **DOEL}
    assert (await http.post(brp.url, data={"type": "x"}, headers=headers)).status == 415
    assert (await brp.post(["geen", "object"])).status == 400
    broken = await http.post(brp.url, data="{", headers={**headers, "Content-Type": "application/json"})
    assert broken.status == 400


async def test_an_unknown_person_is_an_empty_answer(brp: Brp) -> None:
    body = await (await brp.post(question(burgerservicenummer=["999999011"]))).json()
    assert body == {"type": "RaadpleegMetBurgerservicenummer", "personen": []}


async def test_each_read_is_written_down_with_its_goal(
    brp: Brp, http: aiohttp.ClientSession, federatie: DraaiendeFederatie
) -> None:
    await brp.post(question(), **{"x-verwerking": "tonen", "x-gebruiker": "BurgerZelf"})
    await brp.zoek("ZoekMetPostcodeEnHuisnummer", "naam.voornamen", postcode="3555HX", huisnummer=710)
    regels: list[dict[str, Any]] = await (await http.get(f"{federatie.base_url}/regie/protocollering")).json()
    moment = {"dienst": "brp", "tijdstip": "2026-11-22T09:00:00+01:00", "burgerservicenummers": [NOOR], "trace": ""}
    assert regels == [
        {
            **moment,
            "soort": "RaadpleegMetBurgerservicenummer",
            "parameters": ["burgerservicenummer"],
            "fields": ["naam"],
            "doelbinding": "inzage-betrokkene",
            "verwerking": "tonen",
            "gebruiker": "BurgerZelf",
        },
        {
            **moment,
            "soort": "ZoekMetPostcodeEnHuisnummer",
            "parameters": ["huisnummer", "postcode"],
            "fields": ["naam.voornamen"],
            "doelbinding": "dienstverlening-balie",
            "verwerking": "loket-hulp",
            "gebruiker": "7a" * 32,
        },
    ]


async def test_people_read_on_a_page_who_asked_what(
    brp: Brp, http: aiohttp.ClientSession, federatie: DraaiendeFederatie
) -> None:
    url, html = f"{federatie.base_url}/regie/protocollering", {"Accept": "text/html"}
    assert "nog niets gevraagd" in await (await http.get(url, headers=html)).text()
    await brp.post(question(fields=["naam.voornamen"]), **{"x-gebruiker": "<b>ik</b>"})
    page = await (await http.get(url, headers=html)).text()
    for words in (NOOR, "inzage-betrokkene", "naam.voornamen", "&lt;b&gt;ik&lt;/b&gt;"):
        assert words in page


@pytest.mark.norm("B19")
@pytest.mark.parametrize("header", ["x-doelbinding", "x-verwerking", "x-gebruiker"])
async def test_who_does_not_say_why_gets_nothing_and_no_read_is_written(
    brp: Brp, http: aiohttp.ClientSession, federatie: DraaiendeFederatie, header: str
) -> None:
    assert (await brp.post(question(), **{header: ""})).status == 403
    assert (await brp.post(question(), **{"x-doelbinding": "nieuwsgierig"})).status == 403
    assert await (await http.get(f"{federatie.base_url}/regie/protocollering")).json() == []


@pytest.mark.norm("B19")
@pytest.mark.parametrize("header", [{"x-verwerking": "mijn-gegevens"}, {"x-gebruiker": "betrokkene"}])
async def test_behind_a_counter_an_employee_asks_for_an_activity_of_the_counter(
    brp: Brp, http: aiohttp.ClientSession, federatie: DraaiendeFederatie, header: dict[str, str]
) -> None:
    assert (await brp.post(question(), **BALIE)).status == 200
    assert (await brp.post(question(), **{**BALIE, **header})).status == 403
    assert len(await (await http.get(f"{federatie.base_url}/regie/protocollering")).json()) == 1


async def test_a_token_proves_as_much_as_the_key_until_it_ends(
    brp: Brp, http: aiohttp.ClientSession, federatie: DraaiendeFederatie
) -> None:
    url = f"{federatie.base_url}/brp/oauth2/token"
    form = {"grant_type": "client_credentials", "client_id": "portaal", "client_secret": "demo-brp-geheim"}
    assert (await http.post(url, data={**form, "client_secret": "fout"})).status == 401
    assert (await http.post(url, data={**form, "grant_type": "password"})).status == 400
    token = (await (await http.post(url, data=form)).json())["access_token"]

    bearer = {"X-API-KEY": "", "Authorization": f"Bearer {token}"}
    assert (await brp.post(question(), **bearer)).status == 200
    refused = await brp.post(question(), **bearer | {"Authorization": "Bearer iets"})
    assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, 'Bearer realm="brp"')
    federatie.klok.voorsprong = 301
    assert (await brp.post(question(), **bearer)).status == 401


async def test_an_answer_comes_in_json_or_not_at_all(brp: Brp) -> None:
    assert (await brp.post(question(), Accept="text/html")).status == 406
    assert (await brp.post(question(), Accept="text/html, application/json;q=0.5")).status == 200


async def test_every_fault_is_told_at_once(brp: Brp) -> None:
    response = await brp.post({"type": "ZoekMetPostcodeEnHuisnummer", "postcode": "12", "huis": 1}, **BALIE)
    body = await response.json()
    assert body["title"] == "Minimale combinatie van parameters moet worden opgegeven."
    assert [(fout["name"], fout["code"]) for fout in body["invalidParams"]] == [
        ("huisnummer", "required"),
        ("postcode", "pattern"),
        ("fields", "required"),
        ("huis", "unknownParam"),
    ]


def test_the_allowed_fields_are_those_of_the_standard(standaarden: Path) -> None:
    with (standaarden / "brp" / "fields-Persoon.csv").open(encoding="utf-8") as file:
        assert {row["pad"] for row in csv.DictReader(file)} == TOEGESTAAN
