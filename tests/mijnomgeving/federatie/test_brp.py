"""The BRP gives what was asked and nothing more, and writes down who asked."""

import csv
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.brp.velden import TOEGESTAAN
from tests.mijnomgeving.federatie.conftest import AMINA, DAAN, MEREL, NOOR, YOUSSEF, Brp
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
    headers = {"X-API-KEY": "demo-brp"}
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
    await brp.post(
        question(), **{"x-doelbinding": "mijn-gegevens", "x-verwerking": "tonen", "x-gebruiker": "BurgerZelf"}
    )
    regels: list[dict[str, Any]] = await (await http.get(f"{federatie.base_url}/regie/protocollering")).json()
    assert regels == [
        {
            "burgerservicenummers": [NOOR],
            "fields": ["naam"],
            "doelbinding": "mijn-gegevens",
            "verwerking": "tonen",
            "gebruiker": "BurgerZelf",
        }
    ]


def test_the_allowed_fields_are_those_of_the_standard(standaarden: Path) -> None:
    with (standaarden / "brp" / "fields-Persoon.csv").open(encoding="utf-8") as file:
        assert {row["pad"] for row in csv.DictReader(file)} == TOEGESTAAN
