"""A director lets time pass, lets things happen to people, breaks services, and starts again."""

from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.wereld import Wereld
from tests.mijnomgeving.federatie.conftest import DAAN, Brp, Zgw
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.regisseur import Regisseur

OUDEGRACHT = {"straat": "Oudegracht", "huisnummer": "12", "postcode": "3511 ab", "plaats": "Utrecht"}


@pytest.fixture
def regie(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Regisseur:
    return Regisseur(http, federatie.base_url)


async def test_herstel_makes_all_well(regie: Regisseur) -> None:
    standen = await (await regie.set("zgw/rdw", "uit")).json()
    assert (standen["zgw/rdw"], standen["brp"]) == ("uit", "normaal")
    await regie.post("tijd", {"dagen": 400})
    standen = await regie.post("herstel")
    assert set(standen.values()) == {"normaal"}
    assert (await regie.rdw()).status == 200
    assert await regie.get("tijd") == {"nu": "2026-11-22T09:00:00+01:00"}


async def test_a_visitor_breaks_a_service_on_the_page(regie: Regisseur) -> None:
    assert "Opgeslagen." in await regie.submit(**{"actie": "storingen", "zgw/rdw": "fout_500", "brp": "normaal"})
    assert (await regie.rdw()).status == 500
    assert "Alles staat weer zoals aan het begin." in await regie.submit(actie="herstel")
    assert (await regie.rdw()).status == 200


async def test_what_does_not_exist_cannot_be_set(regie: Regisseur) -> None:
    assert (await regie.set("zgw/maan", "uit")).status == 404
    assert (await regie.set("zgw/rdw", "kapot")).status == 400


async def test_daan_moves_and_four_organisations_begin(regie: Regisseur, brp: Brp, zgw: Zgw) -> None:
    happened = await regie.post("gebeurtenissen", {"persona": "daan-visser", "soort": "verhuizing", **OUDEGRACHT})
    assert happened["telling"] == {"zaak": 4, "status": 4, "bericht": 4, "verhuizing": 1}
    assert happened["tekst"] == "4 nieuwe zaken, 4 statussen, 4 berichten, 1 verhuizing"
    persoon = await brp.persoon(DAAN, "verblijfplaats", "adressering")
    assert persoon["verblijfplaats"]["verblijfadres"]["postcode"] == "3511AB"
    assert persoon["verblijfplaats"]["datumVan"]["datum"] == "2026-11-22"
    assert persoon["adressering"]["adresregel1"] == "Oudegracht 12"
    (zaak,) = (await zgw.zoek("gemeente-utrecht", DAAN))["results"]
    assert zaak["status"] is not None
    assert len(zaak["relevanteAndereZaken"]) == 3


async def test_of_an_address_abroad_nothing_stays_behind_and_the_old_one_is_history(
    regie: Regisseur, brp: Brp, http: aiohttp.ClientSession
) -> None:
    wereld = Wereld.load(begin=DEMO_MOMENT)
    abroad = [p for p in wereld.personas if p.brp.get("verblijfplaats", {}).get("type") == "VerblijfplaatsBuitenland"]
    for persona in abroad:
        where = {"straat": "Dorpsstraat", "huisnummer": "3", "postcode": "6851AA", "plaats": "Huissen"}
        happened = await regie.post("gebeurtenissen", {"persona": persona.sleutel, "soort": "verhuizing", **where})
        # No organisation here is the gemeente of Huissen.
        assert {row["organisatie"] for row in happened["voorvallen"]} == {"", "dienst-toeslagen", "rdw"}
        persoon = await brp.persoon(str(persona.bsn), "verblijfplaats", "gemeenteVanInschrijving")
        assert persoon["gemeenteVanInschrijving"] == {"code": "1705", "omschrijving": "Lingewaard"}
        assert set(persoon["verblijfplaats"]["verblijfadres"]) == {
            *("officieleStraatnaam", "korteStraatnaam", "huisnummer", "postcode", "woonplaats"),
        }
    assert abroad


async def test_the_zaken_of_an_event_go_on_to_their_end(regie: Regisseur, zgw: Zgw) -> None:
    await regie.post("gebeurtenissen", {"persona": "daan-visser", "soort": "werkloosheid"})
    (begun,) = (await zgw.zoek("uwv", DAAN, expand="status.statustype"))["results"]
    assert begun["einddatum"] is None
    happened = await regie.post("tijd", {"dagen": 60})
    assert "Daan Visser" not in happened["tekst"]
    (ended,) = (await zgw.zoek("uwv", DAAN))["results"]
    assert ended["einddatum"] is not None
    assert ended["resultaat"] is not None
    assert ended["status"] != begun["status"]


async def test_a_child_comes_beside_the_other_children(regie: Regisseur, brp: Brp) -> None:
    youssef = "999994062"
    before = await brp.persoon(youssef, "kinderen")
    await regie.post("gebeurtenissen", {"persona": "youssef-el-amrani", "soort": "geboorte", "voornaam": "Lina"})
    after = await brp.persoon(youssef, "kinderen")
    assert after["kinderen"][:-1] == before["kinderen"]
    assert after["kinderen"][-1]["naam"]["voornamen"] == "Lina"
    assert after["kinderen"][-1]["naam"]["geslachtsnaam"] == "El Amrani"


async def test_a_child_is_born_to_both_parents(regie: Regisseur, brp: Brp) -> None:
    happened = await regie.post(
        "gebeurtenissen", {"persona": "sanne-hendriks", "soort": "geboorte", "voornaam": "Lina"}
    )
    wie = [row["van"] for row in happened["voorvallen"] if row["soort"] == "geboorte"]
    assert wie == ["sanne-hendriks", "tim-van-der-linden"]
    for bsn in ("999990019", "999990020"):
        assert (await brp.persoon(bsn, "kinderen"))["kinderen"][-1]["naam"]["voornamen"] == "Lina"


async def test_of_a_death_the_partner_and_the_children_hear_and_the_marriage_ends(regie: Regisseur, brp: Brp) -> None:
    happened = await regie.post("gebeurtenissen", {"persona": "tim-van-der-linden", "soort": "overlijden"})
    told = {(row["van"], row["soort"]) for row in happened["voorvallen"] if not row["organisatie"]}
    assert told == {
        ("tim-van-der-linden", "overlijden"),
        ("sanne-hendriks", "overlijden-partner"),
        ("fem-van-der-linden", "overlijden-ouder"),
        ("mees-van-der-linden", "overlijden-ouder"),
    }
    assert "Overlijden partner (register brp)" in [row["tekst"] for row in happened["voorvallen"]]
    [partner] = (await brp.persoon("999990019", "partners"))["partners"]
    assert partner["ontbindingHuwelijkPartnerschap"]["datum"]["datum"] == "2026-11-22"
    # Who heard of it can go on: nothing else happened to them.
    assert await regie.post("gebeurtenissen", {"persona": "sanne-hendriks", "soort": "werkloosheid"})


async def test_a_partner_of_before_hears_nothing(regie: Regisseur) -> None:
    happened = await regie.post("gebeurtenissen", {"persona": "ans-de-jong", "soort": "geboorte", "voornaam": "Lina"})
    assert {row["van"] for row in happened["voorvallen"]} == {"ans-de-jong"}


async def test_somebody_registers_a_company_and_two_organisations_begin(regie: Regisseur) -> None:
    happened = await regie.post("gebeurtenissen", {"persona": "daan-visser", "soort": "inschrijving"})
    assert happened["telling"] | {"status": 2, "bericht": 2} == {
        "zaak": 2,
        "status": 2,
        "bericht": 2,
        "inschrijving": 1,
    }
    assert {row["organisatie"] for row in happened["voorvallen"]} == {"", "kvk", "belastingdienst"}


async def test_a_zaaktype_names_the_products_that_it_leads_to(regie: Regisseur, zgw: Zgw) -> None:
    await regie.post("gebeurtenissen", {"persona": "daan-visser", "soort": "verhuizing", **OUDEGRACHT})
    [zaak] = (await zgw.zoek("gemeente-utrecht", DAAN, expand="zaaktype"))["results"]
    assert zaak["_expand"]["zaaktype"]["productenOfDiensten"] == [
        "http://standaarden.overheid.nl/owms/terms/verhuismelding"
    ]


async def test_who_has_died_does_nothing_any_more(regie: Regisseur) -> None:
    await regie.post("gebeurtenissen", {"persona": "gerrit-van-dijk", "soort": "overlijden"})
    again = await regie.post("gebeurtenissen", {"persona": "gerrit-van-dijk", "soort": "verhuizing"}, status=400)
    assert again["detail"] == "Bij Gerrit van Dijk kan dit niet gebeuren."


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"persona": "niemand", "soort": "verhuizing"}, 404, "Kies een persoon."),
        ({"persona": "daan-visser", "soort": "lottowinst"}, 400, "Kies uit: verhuizing, geboorte"),
        ({"persona": "daan-visser", "soort": "geboorte"}, 400, "voornaam"),
        ({"persona": "daan-visser", "soort": "verhuizing", **OUDEGRACHT, "postcode": "0000"}, 400, "postcode"),
        (
            {"persona": "daan-visser", "soort": "verhuizing", **OUDEGRACHT, "plaats": "Parijs"},
            400,
            "Vul een plaats in Nederland in",
        ),
    ],
)
async def test_what_cannot_happen(regie: Regisseur, body: dict[str, str], status: int, says: str) -> None:
    answer: dict[str, Any] = await regie.post("gebeurtenissen", body, status=status)
    assert says in answer["detail"]


@pytest.mark.parametrize(
    "body", [{}, {"dagen": 0}, {"dagen": "veel"}, {"tot": "2026-11-22"}, {"tot": "morgen"}, {"dagen": 10**10}]
)
async def test_time_that_cannot_pass(regie: Regisseur, body: dict[str, object]) -> None:
    assert "dag na vandaag" in (await regie.post("tijd", body, status=400))["detail"]


async def test_time_goes_on_to_a_day(regie: Regisseur) -> None:
    happened = await regie.post("tijd", {"tot": "2026-12-05"})
    assert happened["nu"] == "2026-12-05T09:00:00+01:00"


async def test_a_visitor_does_the_same_on_the_page(regie: Regisseur) -> None:
    assert "Het is nu <strong>22 november 2026</strong>" in await regie.submit(actie="herstel")
    page = await regie.submit(actie="gebeurtenis", persona="daan-visser", soort="geboorte", voornaam="Lina")
    assert "Er is gebeurd: 3 nieuwe zaken, 3 statussen, 3 berichten, 1 geboorte." in page
    assert "Daan Visser" in page
    assert "Het is nu <strong>29 november 2026</strong>" in await regie.submit(actie="tijd", dagen="7")
    assert "Geef een aantal dagen" in await regie.submit(actie="tijd", dagen="niks")
