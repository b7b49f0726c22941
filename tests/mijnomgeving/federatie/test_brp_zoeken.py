"""Searching the BRP: what each of the six searches asks, finds and gives."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from mijnomgeving.federatie.brp.zoeken import MAXIMUM, zoek
from mijnomgeving.federatie.problemen import Probleem
from tests.mijnomgeving.federatie.conftest import BALIE, MEREL, NOOR, Brp

UTRECHT = "0344"


def codes(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fout["name"], fout["code"]) for fout in body["invalidParams"]]


@pytest.mark.parametrize(
    ("soort", "parameters"),
    [
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": "BAKKER", "geboortedatum": "1994-03-14"}),
        (
            "ZoekMetGeslachtsnaamEnGeboortedatum",
            {"geslachtsnaam": "bak*", "geboortedatum": "1994-03-14", "voornamen": "noor*", "geslacht": "v"},
        ),
        (
            "ZoekMetNaamEnGemeenteVanInschrijving",
            {"geslachtsnaam": "bakker", "voornamen": "Noor Elisabeth", "gemeenteVanInschrijving": UTRECHT},
        ),
        ("ZoekMetPostcodeEnHuisnummer", {"postcode": "3555 hx", "huisnummer": 710}),
        (
            "ZoekMetPostcodeEnHuisnummer",
            {"postcode": "3555HX", "huisnummer": 710, "geslachtsnaam": "Bakker", "geboortedatum": "1994-03-14"},
        ),
        (
            "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving",
            {"straat": "amsterdamse*", "huisnummer": 710, "gemeenteVanInschrijving": UTRECHT},
        ),
        (
            "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving",
            {"straat": "*straatweg", "huisnummer": 710, "gemeenteVanInschrijving": UTRECHT},
        ),
        ("ZoekMetNummeraanduidingIdentificatie", {"nummeraanduidingIdentificatie": "0344200000099671"}),
        ("ZoekMetAdresseerbaarObjectIdentificatie", {"adresseerbaarObjectIdentificatie": "0344010000099671"}),
    ],
)
async def test_each_search_finds_noor(brp: Brp, soort: str, parameters: dict[str, object]) -> None:
    assert await brp.zoek(soort, "burgerservicenummer", **parameters) == [{"burgerservicenummer": NOOR}]
    assert await brp.zoek(soort, "naam.voorletters", **parameters) == [{"naam": {"voorletters": "N.E."}}]
    if "gemeenteVanInschrijving" not in parameters:
        assert await brp.zoek(soort, "naam", gemeenteVanInschrijving="0307", **parameters) == []


@pytest.mark.parametrize(
    ("soort", "parameters", "fout"),
    [
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": "ba*"}, ("geslachtsnaam", "pattern")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": "*kker"}, ("geslachtsnaam", "pattern")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": "b*ker"}, ("geslachtsnaam", "pattern")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": "Bakker\n"}, ("geslachtsnaam", "pattern")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslachtsnaam": ""}, ("geslachtsnaam", "required")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geboortedatum": "19940314"}, ("geboortedatum", "date")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geboortedatum": "1994-02-30"}, ("geboortedatum", "date")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"geslacht": "X"}, ("geslacht", "pattern")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"voorvoegsel": "van der aa bb"}, ("voorvoegsel", "pattern")),
        ("ZoekMetGeslachtsnaamEnGeboortedatum", {"straat": "Weg"}, ("straat", "unknownParam")),
        (
            "ZoekMetGeslachtsnaamEnGeboortedatum",
            {"inclusiefOverledenPersonen": "ja"},
            ("inclusiefOverledenPersonen", "boolean"),
        ),
        ("ZoekMetNaamEnGemeenteVanInschrijving", {"voornamen": "No*"}, ("voornamen", "pattern")),
        (
            "ZoekMetNaamEnGemeenteVanInschrijving",
            {"gemeenteVanInschrijving": "344"},
            ("gemeenteVanInschrijving", "pattern"),
        ),
        ("ZoekMetPostcodeEnHuisnummer", {"postcode": "0555HX"}, ("postcode", "pattern")),
        ("ZoekMetPostcodeEnHuisnummer", {"huisnummer": "710"}, ("huisnummer", "integer")),
        ("ZoekMetPostcodeEnHuisnummer", {"huisnummer": True}, ("huisnummer", "integer")),
        ("ZoekMetPostcodeEnHuisnummer", {"huisnummer": 0}, ("huisnummer", "minimum")),
        ("ZoekMetPostcodeEnHuisnummer", {"huisnummer": 100000}, ("huisnummer", "maximum")),
        ("ZoekMetPostcodeEnHuisnummer", {"huisletter": "AB"}, ("huisletter", "pattern")),
        ("ZoekMetStraatHuisnummerEnGemeenteVanInschrijving", {"straat": "amster*"}, ("straat", "pattern")),
        ("ZoekMetStraatHuisnummerEnGemeenteVanInschrijving", {"straat": "*straatweg*"}, ("straat", "pattern")),
        (
            "ZoekMetNummeraanduidingIdentificatie",
            {"nummeraanduidingIdentificatie": "0" * 16},
            ("nummeraanduidingIdentificatie", "pattern"),
        ),
        ("ZoekMetPostcodeEnHuisnummer", {"fields": ["naam", "aNummer"]}, ("fields.1", "fields")),
        ("ZoekMetPostcodeEnHuisnummer", {"fields": ["naam.aanduidingNaamgebruik"]}, ("fields.0", "fields")),
        ("ZoekMetPostcodeEnHuisnummer", {"fields": ["gezag"]}, ("fields.0", "fields")),
        ("ZoekMetPostcodeEnHuisnummer", {"fields": ["a*nummer"]}, ("fields.0", "pattern")),
    ],
)
async def test_a_rule_that_is_broken_is_named(
    brp: Brp, soort: str, parameters: dict[str, object], fout: tuple[str, str]
) -> None:
    response = await brp.post({"type": soort, **GOED[soort], "fields": ["naam"], **parameters}, **BALIE)
    assert response.status == 400
    assert codes(await response.json()) == [fout]


GOED: dict[str, dict[str, object]] = {
    "ZoekMetGeslachtsnaamEnGeboortedatum": {"geslachtsnaam": "Bakker", "geboortedatum": "1994-03-14"},
    "ZoekMetNaamEnGemeenteVanInschrijving": {
        "geslachtsnaam": "Bakker",
        "voornamen": "Noor",
        "gemeenteVanInschrijving": UTRECHT,
    },
    "ZoekMetPostcodeEnHuisnummer": {"postcode": "3555HX", "huisnummer": 710},
    "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving": {
        "straat": "Amsterdamsestraatweg",
        "huisnummer": 710,
        "gemeenteVanInschrijving": UTRECHT,
    },
    "ZoekMetNummeraanduidingIdentificatie": {"nummeraanduidingIdentificatie": "0344200000099671"},
}


async def test_a_search_gives_of_a_group_only_what_a_limited_person_has(brp: Brp) -> None:
    [merel] = await brp.zoek(
        "ZoekMetGeslachtsnaamEnGeboortedatum",
        *("naam", "adressering", "geboorte", "leeftijd", "geslacht.code"),
        geslachtsnaam="wit",
        geboortedatum="1988-01-06",
    )
    assert merel == {
        "naam": {
            "voornamen": "Merel Anna",
            "voorvoegsel": "de",
            "geslachtsnaam": "Wit",
            "voorletters": "M.A.",
            "volledigeNaam": "Merel Anna de Wit",
        },
        "adressering": {"adresregel1": "Stadsplateau 1", "adresregel2": "3521 AZ  UTRECHT"},
        "geboorte": {"datum": {"type": "Datum", "datum": "1988-01-06", "langFormaat": "6 januari 1988"}},
        "leeftijd": merel["leeftijd"],
        "geslacht": {"code": "V", "omschrijving": "vrouw"},
        "geheimhoudingPersoonsgegevens": True,
    }
    assert await brp.zoek("ZoekMetGeslachtsnaamEnGeboortedatum", "naam", geslachtsnaam="de wit",
                          geboortedatum="1988-01-06") == []  # fmt: skip


async def test_a_citizen_never_searches(brp: Brp) -> None:
    response = await brp.post({"type": "ZoekMetPostcodeEnHuisnummer", "fields": ["naam"], **GOED[
        "ZoekMetPostcodeEnHuisnummer"]})  # fmt: skip
    assert response.status == 403
    assert (await brp.persoon(MEREL, "naam.voornamen"))["naam"] == {"voornamen": "Merel Anna"}


IEMAND: dict[str, Any] = {
    "burgerservicenummer": "999990019",
    "naam": {"geslachtsnaam": "Käster", "voornamen": "Albertus Johannes"},
    "verblijfplaats": {
        "type": "Adres",
        "verblijfadres": {"korteStraatnaam": "Ln Copes van Cattenburch",
                          "officieleStraatnaam": "Laan Copes van Cattenburch", "huisnummer": 39, "huisletter": "e"},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "vraag",
    [
        {"geslachtsnaam": "Kaster"},
        {"geslachtsnaam": "KÄSTER"},
        {"voornamen": "albertus*"},
        {"straat": "ln cope*"},
        {"straat": "laan co*"},
        {"straat": "*enburch"},
        {"huisnummer": 39, "huisletter": "E"},
    ],
)
def test_letters_with_signs_and_both_names_of_a_street_are_found(vraag: dict[str, object]) -> None:
    assert zoek([IEMAND], vraag) == [IEMAND]


@pytest.mark.parametrize("vraag", [{"geslachtsnaam": "Kast"}, {"straat": "Laan"}, {"huisnummer": 3}])
def test_a_part_without_a_wildcard_is_no_whole(vraag: dict[str, object]) -> None:
    assert zoek([IEMAND], vraag) == []


def _many(how_many: int, reden: str | None = None) -> Iterator[dict[str, Any]]:
    for _ in range(how_many):
        persoon = deepcopy(IEMAND)
        if reden:
            persoon["opschortingBijhouding"] = {"reden": {"code": reden}}
        yield persoon


def test_the_dead_are_found_only_when_asked_and_too_many_are_not_given() -> None:
    allen = [*_many(MAXIMUM), *_many(1, "O")]
    assert len(zoek(allen, {"geslachtsnaam": "Kaster"})) == MAXIMUM
    with pytest.raises(Probleem) as fout:
        zoek(allen, {"geslachtsnaam": "Kaster", "inclusiefOverledenPersonen": True})
    assert fout.value.code == "tooManyResults"
    assert len(zoek([*_many(2), *_many(1, "E")], {"geslachtsnaam": "Kaster"})) == 3
