"""Where people lived, and who lived somewhere: as sure as the dates are."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.bewoning.bewoning import Inschrijving, bewoningen
from mijnomgeving.federatie.historie.verblijf import verblijven
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, load_personas
from mijnomgeving.federatie.opslag.verhalen import Gebeurtenis, Soort
from tests.mijnomgeving.federatie.conftest import BALIE, DOEL, MEREL, NOOR
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie

NU = datetime(2026, 11, 22, tzinfo=UTC)


def adres(straat: str, van: str) -> dict[str, Any]:
    return {"type": "Adres", "datumVan": van, "verblijfadres": {"korteStraatnaam": straat, "huisnummer": 1}}


@pytest.fixture(scope="module")
def noor() -> Persona:
    found = load_personas(load_organisaties()).get("noor-bakker")
    assert found is not None
    return replace(found, gebeurtenissen=(), bronnen={})


def test_a_stay_ends_where_the_next_begins(noor: Persona) -> None:
    eerder = [adres("Kort", "2001-05"), adres("Lang", "2019-04-01"), adres("Ooit", "onbekend")]
    gevonden = verblijven(replace(noor, bronnen={"adreshistorie": eerder}), NU)
    assert [(verblijf.van, verblijf.tot) for verblijf in gevonden] == [
        ("2026-11-09", None),
        ("2019-04-01", "2026-11-09"),
        ("2001-05", "2019-04-01"),
        ("onbekend", "2001-05"),
    ]
    assert gevonden[1].voorkomen() == {
        "type": "Adres",
        "datumVan": {"type": "Datum", "datum": "2019-04-01", "langFormaat": "1 april 2019"},
        "datumTot": {"type": "Datum", "datum": "2026-11-09", "langFormaat": "9 november 2026"},
        "verblijfadres": {"korteStraatnaam": "Lang", "huisnummer": 1},
        "adressering": {"adresregel1": "Lang 1"},
    }


def test_who_moves_in_the_story_has_lived_where_the_story_began(noor: Persona) -> None:
    verhuizing = Gebeurtenis(
        op="2026-12-01",
        soort=Soort.VERHUIZING,
        register="brp",
        wijziging={"verblijfplaats": adres("Nieuw", "2026-12-01")},
    )
    straks = replace(noor, gebeurtenissen=(verhuizing,))
    assert len(verblijven(straks, NU)) == 1
    nieuw, oud = verblijven(straks, datetime(2026, 12, 2, tzinfo=UTC))
    assert nieuw.feiten["verblijfadres"]["korteStraatnaam"] == "Nieuw"
    assert (oud.van, oud.tot) == ("2026-11-09", "2026-12-01")
    assert oud.feiten["verblijfadres"]["huisnummer"] == 710


@pytest.mark.parametrize(
    "eerder", ["Utrecht", [{"type": "Adres"}, 1], [adres("A", "vroeger")], [{**adres("A", "2001"), "kleur": "rood"}]]
)
def test_an_address_that_is_none_stops_the_start(noor: Persona, eerder: object) -> None:
    with pytest.raises(OnjuisteGegevens, match="noor-bakker"):
        verblijven(replace(noor, bronnen={"adreshistorie": eerder}), NU)


async def ask(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, pad: str, vraag: object, **headers: str
) -> aiohttp.ClientResponse:
    return await http.post(
        f"{federatie.base_url}{pad}", json=vraag, headers={"X-API-KEY": "demo-brp", **DOEL, **headers}
    )


HISTORIE = "/historie/haalcentraal/api/brphistorie/verblijfplaatshistorie"
BEWONING = "/bewoning/haalcentraal/api/bewoning/bewoningen"


async def test_the_address_on_a_day_and_in_a_period(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> None:
    op_dag = {"type": "RaadpleegMetPeildatum", "burgerservicenummer": NOOR, "peildatum": "2026-11-22"}
    body = await (await ask(http, federatie, HISTORIE, op_dag)).json()
    assert [plaats["adressering"]["adresregel1"] for plaats in body["verblijfplaatsen"]] == ["Amsterdamsestraatweg 710"]
    assert body["verblijfplaatsen"][0]["gemeenteVanInschrijving"]["omschrijving"] == "Utrecht"
    periode = {"type": "RaadpleegMetPeriode", "burgerservicenummer": MEREL}
    lang = await ask(http, federatie, HISTORIE, periode | {"datumVan": "1900-01-01", "datumTot": "9999-12-31"})
    geheim = await lang.json()
    assert geheim["geheimhoudingPersoonsgegevens"] is True
    assert "datumTot" not in geheim["verblijfplaatsen"][0]
    onbekend = op_dag | {"burgerservicenummer": "123456782"}
    assert await (await ask(http, federatie, HISTORIE, onbekend)).json() == {"verblijfplaatsen": []}


@pytest.mark.parametrize(
    ("vraag", "fout"),
    [
        ({"type": "RaadpleegMetPeildatum", "burgerservicenummer": NOOR}, ("peildatum", "required")),
        (
            {"type": "RaadpleegMetPeildatum", "burgerservicenummer": [NOOR], "peildatum": "2026-11-22"},
            ("burgerservicenummer", "pattern"),
        ),
        (
            {
                "type": "RaadpleegMetPeriode",
                "burgerservicenummer": NOOR,
                "datumVan": "2026-01-01",
                "datumTot": "2026-01-01",
            },
            ("datumTot", "date"),
        ),
    ],
)
async def test_a_wrong_question_about_the_past(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, vraag: dict[str, object], fout: tuple[str, str]
) -> None:
    response = await ask(http, federatie, HISTORIE, vraag)
    assert response.status == 400
    [param] = (await response.json())["invalidParams"]
    assert (param["name"], param["code"]) == fout


async def test_who_lives_somewhere_is_for_a_counter_and_not_for_a_citizen(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie
) -> None:
    vraag = {
        "type": "BewoningMetPeildatum",
        "peildatum": "2026-11-22",
        "adresseerbaarObjectIdentificatie": "0344010000099671",
    }
    assert (await ask(http, federatie, BEWONING, vraag)).status == 403
    body = await (await ask(http, federatie, BEWONING, vraag, **BALIE)).json()
    [bewoning] = body["bewoningen"]
    assert bewoning["periode"] == {"datumVan": "2026-11-22", "datumTot": "2026-11-23"}
    [bewoner] = bewoning["bewoners"]
    assert bewoner["naam"] == {"volledigeNaam": "Noor Elisabeth Bakker"}
    assert bewoning["mogelijkeBewoners"] == []


def _bewoner(bsn: str, zeker: tuple[str, str], mogelijk: tuple[str, str] | None = None) -> Inschrijving:
    def dagen(paar: tuple[str, str]) -> tuple[date, date]:
        return date.fromisoformat(paar[0]), date.fromisoformat(paar[1])

    return Inschrijving(bewoner={"burgerservicenummer": bsn}, zeker=dagen(zeker), mogelijk=dagen(mogelijk or zeker))


def test_a_period_is_divided_where_somebody_comes_or_may_have_come() -> None:
    samen = [
        _bewoner("1", ("2020-01-01", "9999-12-31")),
        _bewoner("2", ("2021-12-31", "2022-06-01"), ("2021-01-01", "2022-06-01")),
    ]
    dagen = {"van": date(2020, 6, 1), "tot": date(2023, 1, 1)}
    gevonden = list(bewoningen(samen, identificatie="0", **dagen))
    assert [
        (
            deel["periode"]["datumVan"],
            [bewoner["burgerservicenummer"] for bewoner in deel["bewoners"]],
            [bewoner["burgerservicenummer"] for bewoner in deel["mogelijkeBewoners"]],
        )
        for deel in gevonden
    ] == [
        ("2020-06-01", ["1"], []),
        ("2021-01-01", ["1"], ["2"]),
        ("2021-12-31", ["1", "2"], []),
        ("2022-06-01", ["1"], []),
    ]


def test_a_house_with_very_many_is_only_said_to_be_one() -> None:
    velen = [_bewoner(str(n), ("2020-01-01", "9999-12-31")) for n in range(101)]
    dagen = {"van": date(2026, 1, 1), "tot": date(2026, 1, 2)}
    [deel] = bewoningen(velen, identificatie="0", **dagen)
    assert (deel["indicatieVeelBewoners"], deel["bewoners"]) == (True, [])
