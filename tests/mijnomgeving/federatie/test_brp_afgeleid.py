"""What the BRP derives: names as letters write them, lines of an address, ages, gezag, and what is looked into."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mijnomgeving.federatie.brp.adressen import adresregels
from mijnomgeving.federatie.brp.datums import brp_datum
from mijnomgeving.federatie.brp.feiten import check_feiten
from mijnomgeving.federatie.brp.gezag import gezagsrelaties
from mijnomgeving.federatie.brp.namen import aanspreking, volledige_naam, voorletters
from mijnomgeving.federatie.brp.persoon import brp_persoon
from mijnomgeving.federatie.brp.velden import select_beperkt, select_fields
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from mijnomgeving.federatie.opslag.verhalen import Gebeurtenis, Soort

VANDAAG = date(2026, 11, 22)
VELD = {"voorvoegsel": "in het", "geslachtsnaam": "Veld"}
VELZEN = {"voorvoegsel": "van", "geslachtsnaam": "Velzen"}


def persoon(**facts: Any) -> dict[str, Any]:
    gewoon = {"naam": {"geslachtsnaam": "Jansen", "voornamen": "Jo"}, "geslacht": {"code": "V"}}
    return brp_persoon({**gewoon, **facts}, "000000012", on=VANDAAG)


@pytest.mark.parametrize(
    ("voornamen", "letters"), [("Anna Özil", "A.Ö."), ("Dirk-Willem", "D."), ("Elise Q", "E.Q"), ("", "")]
)
def test_initials(voornamen: str, letters: str) -> None:
    assert voorletters(voornamen) == letters


# The table of the feature 'aanhef' (BRP Personen): how somebody with a partner wants to be called.
@pytest.mark.parametrize(
    ("gebruik", "eerst", "daarna"),
    [
        ("E", "In het Veld", ""),
        ("P", "Van Velzen", ""),
        ("V", "Van Velzen", "-in het Veld"),
        ("N", "In het Veld", "-van Velzen"),
    ],
)
def test_a_name_is_used_as_the_person_wants(gebruik: str, eerst: str, daarna: str) -> None:
    naam = {**VELD, "voorletters": "J.R.", "aanduidingNaamgebruik": {"code": gebruik}}
    wie = {"naam": naam, "geslacht": {"code": "V"}, "partners": [{"naam": VELZEN}]}
    assert aanspreking(wie) == {
        "aanhef": f"Geachte mevrouw {eerst}{daarna}",
        "aanschrijfwijze": {"naam": f"J.R. {eerst[:1].lower()}{eerst[1:]}{daarna}"},
        "gebruikInLopendeTekst": f"mevrouw {eerst}{daarna}",
    }


def test_without_a_partner_or_a_known_sex() -> None:
    naam = {**VELD, "voorletters": "R.M.", "aanduidingNaamgebruik": {"code": "P"}}
    assert aanspreking({"naam": naam, "geslacht": {"code": "M"}})["aanhef"] == "Geachte heer In het Veld"
    assert aanspreking({"naam": naam, "geslacht": {"code": "O"}})["aanhef"] == "Geachte R.M. in het Veld"
    assert aanspreking({"naam": VELD, "geslacht": {"code": "O"}})["gebruikInLopendeTekst"] == "In het Veld"
    assert aanspreking({"naam": {}, "geslacht": {"code": "O"}}) == {}


def test_a_title_stands_in_the_full_name() -> None:
    jonkheer = {"code": "J", "omschrijving": "jonkheer", "soort": "predicaat"}
    ridder = {"code": "R", "omschrijving": "ridder", "soort": "titel"}
    naam = {"voornamen": "Jan", **VELZEN}
    assert volledige_naam({**naam, "adellijkeTitelPredicaat": jonkheer}) == "jonkheer Jan van Velzen"
    assert volledige_naam({**naam, "adellijkeTitelPredicaat": ridder}) == "Jan ridder van Velzen"


# The examples of the feature 'samenstellen van adresregels' (BRP Personen).
@pytest.mark.parametrize(
    ("adres", "regel"),
    [
        ({"huisnummer": 88}, "Graan 88"),
        ({"huisnummer": 103, "huisletter": "c"}, "Graan 103 c"),
        ({"huisnummer": 35, "huisnummertoevoeging": "III"}, "Graan 35 III"),
        ({"huisnummer": 9, "huisnummertoevoeging": "2"}, "Graan 9-2"),
        ({"huisnummer": 400, "huisletter": "L", "huisnummertoevoeging": "Toe"}, "Graan 400 LToe"),
        ({"huisnummer": 555, "huisletter": "B", "huisnummertoevoeging": "73c"}, "Graan 555 B73c"),
        ({"huisnummer": 15201, "aanduidingBijHuisnummer": {"code": "by"}}, "Graan bij 15201"),
        ({"huisnummer": 3, "huisletter": "B", "aanduidingBijHuisnummer": {"code": "to"}}, "Graan t/o 3 B"),
    ],
)
def test_the_first_line_of_an_address(adres: dict[str, Any], regel: str) -> None:
    verblijfplaats = {"type": "Adres", "verblijfadres": {"korteStraatnaam": "Graan", "postcode": "2583XL", **adres}}
    assert adresregels(verblijfplaats, "Den Haag") == {"adresregel1": regel, "adresregel2": "2583 XL  DEN HAAG"}


def test_other_places_to_live() -> None:
    boot = {"type": "Locatie", "verblijfadres": {"locatiebeschrijving": "Woonboot tegenover de Grote Sloot"}}
    assert adresregels(boot, "'s-Gravenhage") == {
        "adresregel1": "Woonboot tegenover de Grote Sloot",
        "adresregel2": "'S-GRAVENHAGE",
    }
    land = {"code": "6014", "omschrijving": "Verenigde Staten van Amerika"}
    weg = {
        "type": "VerblijfplaatsBuitenland",
        "verblijfadres": {"regel1": "1600 Pennsylvania Avenue NW", "regel2": "Washington, DC 20500", "land": land},
    }
    assert adresregels(weg, "") == {
        "adresregel1": "1600 Pennsylvania Avenue NW",
        "adresregel2": "Washington, DC 20500",
        "land": land,
    }
    assert adresregels({"type": "VerblijfplaatsOnbekend"}, "Utrecht") == {}
    elders = persoon(verblijfplaats=weg)
    assert "adressering" not in select_fields(elders, ["adresseringBinnenland"])
    assert "adressering" not in select_beperkt(elders, ["adresseringBinnenland"])
    assert select_beperkt(elders, ["adressering.land"]) == {"adressering": {"land": land}}


@pytest.mark.parametrize(
    ("geboren", "leeftijd"),
    [
        ("2008-11-22", 18),
        ("2008-11-23", 17),
        ("2008-12", 17),
        ("2008-10", 18),
        ("2008-11", None),
        ("2008", None),
        ("onbekend", None),
    ],
)
def test_an_age_is_told_only_when_it_is_sure(geboren: str, leeftijd: int | None) -> None:
    assert persoon(geboorte={"datum": geboren}).get("leeftijd") == leeftijd


def test_who_has_died_has_no_age_and_a_closed_list() -> None:
    weg = persoon(geboorte={"datum": "1940-01-01"}, overlijden={"datum": "2026-11-03"})
    assert "leeftijd" not in weg
    assert weg["opschortingBijhouding"]["reden"] == {"code": "O", "omschrijving": "overlijden"}
    assert select_fields(weg, ["naam.voornamen"])["opschortingBijhouding"]["datum"]["datum"] == "2026-11-03"


def test_of_partners_the_present_one_or_else_the_last_is_given() -> None:
    eerst = {"naam": VELD, "ontbindingHuwelijkPartnerschap": {"datum": "2001-05"}}
    later = {"naam": VELZEN, "ontbindingHuwelijkPartnerschap": {"datum": "2019-02-03"}}
    assert [p["naam"]["geslachtsnaam"] for p in persoon(partners=[later, eerst])["partners"]] == ["Velzen"]
    nu = {"naam": {"geslachtsnaam": "Nu"}}
    assert [p["naam"]["geslachtsnaam"] for p in persoon(partners=[later, nu])["partners"]] == ["Nu"]


def test_what_is_looked_into_is_marked_where_it_was_asked_and_in_what_follows_from_it() -> None:
    onderzoek = {"datum": True, "datumIngangOnderzoek": "2026-10-12"}
    naam = {"geslachtsnaam": "Jansen", "inOnderzoek": {"geslachtsnaam": True, "datumIngangOnderzoek": "2026-10-12"}}
    wie = persoon(geboorte={"datum": "1994-03-14", "inOnderzoek": onderzoek}, naam=naam)
    begonnen = wie["geboorte"]["inOnderzoek"]["datumIngangOnderzoek"]
    assert select_fields(wie, ["leeftijd"])["inOnderzoek"] == {
        "leeftijd": True,
        "datumIngangOnderzoekPersoon": begonnen,
    }
    assert select_fields(wie, ["naam.volledigeNaam"])["naam"]["inOnderzoek"]["volledigeNaam"] is True
    assert select_fields(wie, ["adressering.aanhef"])["adressering"]["inOnderzoek"] == {
        "aanhef": True,
        "datumIngangOnderzoekPersoon": begonnen,
    }
    assert "inOnderzoek" not in select_fields(wie, ["geslacht"])


def test_who_does_not_live_there_any_more() -> None:
    adres = {"korteStraatnaam": "Graan", "huisnummer": 1, "inOnderzoek": {"datumIngangOnderzoek": "2002-07-01"}}
    wie = persoon(verblijfplaats={
        "type": "Adres", "verblijfadres": adres, "indicatieVastgesteldVerblijftNietOpAdres": True
    })  # fmt: skip
    assert select_fields(wie, ["adressering.adresregel1"])["adressering"] == {
        "adresregel1": "Graan 1",
        "indicatieVastgesteldVerblijftNietOpAdres": True,
        "inOnderzoek": {
            "adresregel1": True,
            "datumIngangOnderzoekVerblijfplaats": brp_datum("2002-07-01"),
        },
    }  # fmt: skip
    assert select_fields(wie, ["adressering.aanhef"]) == {"adressering": {"aanhef": "Geachte mevrouw Jansen"}}


@pytest.mark.parametrize("veld", ["geslacht", "geslacht.code", "geslacht.omschrijving"])
def test_a_value_of_a_table_is_one_whole(veld: str) -> None:
    wie = persoon(geslacht={"code": "V", "omschrijving": "vrouw"})
    assert select_fields(wie, [veld]) == {"geslacht": {"code": "V", "omschrijving": "vrouw"}}


MOEDER = {"burgerservicenummer": "000000024", "naam": {"voornamen": "Mia", "geslachtsnaam": "Jansen"}}
VADER = {"burgerservicenummer": "000000036", "naam": {"voornamen": "Piet", "geslachtsnaam": "Maas"}}


def kind(*ouders: dict[str, Any], **facts: Any) -> dict[str, Any]:
    met = [{"ouderAanduiding": str(n), **ouder} for n, ouder in enumerate(ouders, 1)]
    return persoon(geboorte={"datum": "2020-01-01"}, ouders=met, **facts)


@pytest.mark.parametrize(
    ("wie", "soort"),
    [
        (kind(MOEDER, VADER), "GezamenlijkOuderlijkGezag"),
        (kind(MOEDER), "EenhoofdigOuderlijkGezag"),
        (kind(), "GezagNietTeBepalen"),
        (kind(MOEDER, VADER, indicatieGezagMinderjarige={"code": "1"}), "EenhoofdigOuderlijkGezag"),
        (kind(MOEDER, VADER, indicatieGezagMinderjarige={"code": "2D"}), "GezamenlijkGezag"),
        (kind(MOEDER, VADER, indicatieGezagMinderjarige={"code": "D"}), "Voogdij"),
    ],
)
def test_the_authority_over_a_child(wie: dict[str, Any], soort: str) -> None:
    [relatie] = gezagsrelaties(wie, lambda _: None, on=VANDAAG)
    assert relatie["type"] == soort
    assert relatie["minderjarige"] == {
        "burgerservicenummer": "000000012",
        "naam": {"volledigeNaam": "Jo Jansen"},
        "leeftijd": 6,
    }
    if soort == "EenhoofdigOuderlijkGezag":
        assert relatie["ouder"] == {"burgerservicenummer": "000000024", "naam": {"volledigeNaam": "Mia Jansen"}}


def test_a_parent_has_the_authority_that_the_childs_own_story_gives() -> None:
    met_moeder = kind(MOEDER, VADER, indicatieGezagMinderjarige={"code": "1"})
    gezin = {"000000012": met_moeder}
    ouder = {**MOEDER, "leeftijd": 40, "kinderen": [{"burgerservicenummer": "000000012"}]}
    assert [relatie["type"] for relatie in gezagsrelaties(ouder, gezin.get, on=VANDAAG)] == ["EenhoofdigOuderlijkGezag"]
    assert gezagsrelaties({**ouder, "burgerservicenummer": "000000036"}, gezin.get, on=VANDAAG) == []
    groot = {"000000012": persoon(geboorte={"datum": "1990-01-01"})}
    assert gezagsrelaties(ouder, groot.get, on=VANDAAG) == []


def test_of_a_child_without_a_story_the_partner_is_the_other_parent() -> None:
    ouder = {**MOEDER, "leeftijd": 40, "kinderen": [
        {"burgerservicenummer": "000000012", "naam": {"geslachtsnaam": "Maas"}, "geboorte": {"datum": {"jaar": 2020}}},
        {"burgerservicenummer": "000000061", "naam": {}, "geboorte": {"datum": {"datum": "2016-02-02"}}},
        {"burgerservicenummer": "000000073", "naam": {}, "geboorte": {"datum": {"datum": "1999-02-02"}}},
        {"naam": {"geslachtsnaam": "Zonder"}},
    ]}  # fmt: skip
    [alleen] = gezagsrelaties(ouder, lambda _: None, on=VANDAAG)
    assert (alleen["type"], alleen["minderjarige"]["leeftijd"]) == ("EenhoofdigOuderlijkGezag", 10)
    [samen] = gezagsrelaties({**ouder, "partners": [VADER]}, lambda _: None, on=VANDAAG)
    assert [ouder["naam"]["volledigeNaam"] for ouder in samen["ouders"]] == ["Mia Jansen", "Piet Maas"]


def test_a_story_may_say_itself_who_has_the_authority() -> None:
    voogd = {"type": "BekendeDerde", "burgerservicenummer": "000000048"}
    zelf = {"type": "Voogdij", "minderjarige": {"burgerservicenummer": "000000012"}, "derden": [voogd]}
    wie = kind(MOEDER, gezag=[zelf])
    bekend = {"000000012": wie, "000000048": {"naam": {"volledigeNaam": "Ans Voogd"}}}
    [relatie] = gezagsrelaties(wie, bekend.get, on=VANDAAG)
    assert relatie["minderjarige"]["leeftijd"] == 6
    assert relatie["derden"] == [voogd | {"naam": {"volledigeNaam": "Ans Voogd"}}]
    assert select_fields({"gezag": [relatie]}, ["gezag.type"]) == {"gezag": [relatie]}


@pytest.mark.parametrize(
    "feiten",
    [
        {"schoenmaat": 44},
        {"naam": {"achternaam": "Bakker"}},
        {"partners": [{"ontbindingHuwelijkPartnerschap": {"plaats": {"code": "0344"}}}]},
    ],
)
def test_a_story_says_nothing_that_the_brp_does_not_keep(feiten: dict[str, Any]) -> None:
    noor = load_personas(load_organisaties()).get("noor-bakker")
    assert noor is not None
    check_feiten(noor)
    with pytest.raises(OnjuisteGegevens, match="noor-bakker: de BRP kent niet"):
        check_feiten(replace(noor, brp={**noor.brp, **feiten}))
    verandert = Gebeurtenis(op="2027-01-01", soort=Soort.VERHUIZING, register="brp", wijziging=feiten)
    with pytest.raises(OnjuisteGegevens, match="noor-bakker: de BRP kent niet"):
        check_feiten(replace(noor, gebeurtenissen=(verandert,)))
