"""A doubt is taken in once, followed until it is done, and shows in the register meanwhile."""

import asyncio
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mijnomgeving.federatie.conftest import NOOR, Brp
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie

SLEUTEL = {"X-API-KEY": "demo-terugmelding"}
GOED: dict[str, Any] = {
    "kenmerk": "portaal-0001",
    "basisregistratie": "BRP",
    "betreft": {"soort": "bsn", "nummer": NOOR},
    "gegeven": "adressering.adresregel1",
    "huidigeWaarde": "Amsterdamsestraatweg 710",
    "voorgesteldeWaarde": "Amsterdamsestraatweg 712",
    "toelichting": "Mijn huisnummer klopt niet.",
}


class Meldpunt:
    def __init__(self, http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> None:
        self.http, self.base_url = http, federatie.base_url

    async def post(self, **changes: object) -> aiohttp.ClientResponse:
        url = f"{self.base_url}/terugmelding/api/v1/terugmeldingen"
        return await self.http.post(url, json=GOED | changes, headers=SLEUTEL)

    async def wacht(self, dagen: int) -> None:
        await self.http.post(f"{self.base_url}/regie/tijd", json={"dagen": dagen})


@pytest.fixture
def meldpunt(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Meldpunt:
    return Meldpunt(http, federatie)


async def test_a_report_is_taken_in_once(meldpunt: Meldpunt) -> None:
    eerste = await meldpunt.post()
    assert eerste.status == 201
    melding = await eerste.json()
    assert melding == {
        "id": melding["id"],
        "kenmerk": "portaal-0001",
        "basisregistratie": "BRP",
        "gegeven": "adressering.adresregel1",
        "bronhouder": "Gemeente Utrecht",
        "ontvangenOp": "2026-11-22T09:00:00+01:00",
        "status": "ontvangen",
        "toelichtingStatus": "De melding is ontvangen. De bronhouder kijkt er morgen naar.",
        "verwachtKlaarOp": "2026-12-20",
    }
    nogmaals = await meldpunt.post()
    assert (nogmaals.status, await nogmaals.json()) == (200, melding)
    anders = await meldpunt.post(toelichting="Iets anders.")
    assert anders.status == 409
    gelezen = await meldpunt.http.get(eerste.headers["Location"], headers=SLEUTEL)
    assert await gelezen.json() == melding


async def test_while_it_is_looked_into_the_register_says_so(meldpunt: Meldpunt, brp: Brp) -> None:
    url = (await meldpunt.post()).headers["Location"]
    assert "inOnderzoek" not in (await brp.persoon(NOOR, "adressering.adresregel1"))["adressering"]
    for dagen, status, mark in ((1, "in_onderzoek", True), (27, "afgehandeld", False)):
        await meldpunt.wacht(dagen)
        melding = await (await meldpunt.http.get(url, headers=SLEUTEL)).json()
        assert melding["status"] == status
        adressering = (await brp.persoon(NOOR, "adressering"))["adressering"]
        assert adressering.get("inOnderzoek", {}).get("adresregel1", False) is mark


@pytest.mark.parametrize(
    ("gegeven", "groep"),
    [
        ("naam.voornamen", "naam"),
        ("naam.volledigeNaam", "naam"),
        ("geboorte.datum", "geboorte"),
        ("geslacht", None),
        ("partners.naam.voornamen", "partners"),
        ("verblijfstitel.datumEinde", "verblijfstitel"),
    ],
)
async def test_a_mark_stands_where_the_standard_has_a_place_for_it(
    meldpunt: Meldpunt, brp: Brp, gegeven: str, groep: str | None
) -> None:
    assert (await meldpunt.post(kenmerk=f"portaal-{gegeven.replace('.', '-')}", gegeven=gegeven)).status == 201
    await meldpunt.wacht(2)
    persoon = await brp.persoon(NOOR, *([groep] if groep else ["geslacht"]))
    marks = (persoon.get(groep, {}) if groep else persoon).get("inOnderzoek", {})
    assert bool(marks) is (groep not in {"partners", "verblijfstitel"})


async def test_other_registers_have_other_keepers(meldpunt: Meldpunt) -> None:
    auto = {"basisregistratie": "BRV", "betreft": {"soort": "kenteken", "nummer": "AB123C"}, "gegeven": "merk"}
    assert (await (await meldpunt.post(**auto)).json())["bronhouder"] == "RDW"


@pytest.mark.parametrize(
    ("changes", "name", "code"),
    [
        ({"kenmerk": "kort"}, "kenmerk", "pattern"),
        ({"kenmerk": None}, "kenmerk", "required"),
        ({"basisregistratie": "XYZ"}, "basisregistratie", "pattern"),
        ({"betreft": NOOR}, "betreft", "object"),
        ({"betreft": {"soort": "bsn", "nummer": "1"}}, "betreft.nummer", "pattern"),
        ({"betreft": {"soort": "huisdier", "nummer": "1"}}, "betreft.soort", "value"),
        ({"betreft": {"soort": "kvk", "nummer": "12345678"}}, "betreft.soort", "value"),
        ({"betreft": {"soort": "bsn", "nummer": "123456782"}}, "betreft.nummer", "unknown"),
        ({"gegeven": "schoenmaat"}, "gegeven", "fields"),
        ({"toelichting": ""}, "toelichting", "required"),
        ({"toelichting": "x" * 2001}, "toelichting", "pattern"),
        ({"bijlage": "x"}, "bijlage", "unknownParam"),
    ],
)
async def test_a_wrong_report_is_explained(
    meldpunt: Meldpunt, changes: dict[str, object], name: str, code: str
) -> None:
    response = await meldpunt.post(**changes)
    assert response.status == 400
    assert [(fout["name"], fout["code"]) for fout in (await response.json())["invalidParams"]] == [(name, code)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from([NOOR, "BRP", "HR", "bsn"]),
    lambda kinderen: st.lists(kinderen, max_size=2) | st.dictionaries(st.sampled_from(["soort", "nummer"]), kinderen),
    max_leaves=4,
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from([*GOED, "iets"]), JSON))
def test_whatever_is_reported_there_is_an_answer(melding_url: str, anders: dict[str, Any]) -> None:
    async def post() -> int:
        async with aiohttp.ClientSession(headers=SLEUTEL) as http, http.post(melding_url, json=GOED | anders) as got:
            return got.status

    assert asyncio.run(post()) in {200, 201, 400, 409}


@pytest.fixture(scope="session")
def melding_url(_federatie: DraaiendeFederatie) -> str:
    return f"{_federatie.base_url}/terugmelding/api/v1/terugmeldingen"


async def test_without_the_key_nothing_is_told(
    meldpunt: Meldpunt, http: aiohttp.ClientSession, federatie: DraaiendeFederatie
) -> None:
    url = (await meldpunt.post()).headers["Location"]
    assert (await http.get(url)).status == 401
    assert (await http.post(url.rpartition("/")[0], json=GOED)).status == 401
    assert (await http.get(f"{url}x", headers=SLEUTEL)).status == 404
    await http.post(f"{federatie.base_url}/regie/herstel")
    assert (await http.get(url, headers=SLEUTEL)).status == 404
