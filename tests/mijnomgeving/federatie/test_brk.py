"""BRK Bevragen 2.0: what somebody owns, with whom, and how often the Kadaster may be asked."""

from pathlib import Path

import aiohttp
import pytest

from mijnomgeving.federatie.brk.gegevens import read_onroerende_zaken
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import SANNE, TIM, Register

HUIS = "076034490019000"
BEZITTERS = [
    str(persona.bsn) for persona in load_personas(load_organisaties()) if persona.bsn and "brk" in persona.bronnen
]
GOED = {
    "identificatie": HUIS,
    "aanduiding": "Vleuten A 5512",
    "type": "perceel",
    "recht": "eigenaar",
    "aandeel": "1/2",
    "sinds": "2026-10-30",
}


@pytest.fixture
def brk(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path) -> Register:
    document = standaarden / "brk" / "brk-bevragen-openapi.yaml"
    return Register(http, federatie, "/brk/bevragen/v2", {"X-Api-Key": "demo-brk"}, document)


@pytest.mark.parametrize("bsn", BEZITTERS)
async def test_what_each_person_owns_keeps_to_the_document(brk: Register, bsn: str) -> None:
    antwoord = await brk.post("/kadastraalonroerendezaken", {"burgerservicenummer": bsn})
    for zaak in antwoord["_embedded"]["kadastraalOnroerendeZaken"][:2]:
        assert "zakelijkGerechtigdeIdentificaties" not in zaak
        pad = f"/kadastraalonroerendezaken/{zaak['identificatie']}"
        rechten = (await brk.get(f"{pad}/zakelijkgerechtigden"))["_embedded"]["zakelijkGerechtigden"]
        assert bsn in [recht["persoon"]["identificatie"] for recht in rechten]


async def test_tim_and_sanne_have_half_a_house_each(brk: Register) -> None:
    [huis] = (await brk.post("/kadastraalonroerendezaken", {"burgerservicenummer": TIM}))["_embedded"][
        "kadastraalOnroerendeZaken"
    ]
    assert (huis["identificatie"], huis["kadastraleAanduiding"]) == (HUIS, "Vleuten A 5512")
    assert huis["koopsom"]["koopsom"] == 521000
    rechten = (await brk.get(f"/kadastraalonroerendezaken/{HUIS}/zakelijkgerechtigden"))["_embedded"][
        "zakelijkGerechtigden"
    ]
    assert {recht["persoon"]["identificatie"] for recht in rechten} == {TIM, SANNE}
    assert {recht["tenaamstelling"]["aandeel"]["noemer"] for recht in rechten} == {2}
    whole = await brk.get(f"/kadastraalonroerendezaken/{HUIS}")
    assert whole["zakelijkGerechtigdeIdentificaties"] == [recht["identificatie"] for recht in rechten]


async def test_a_house_is_found_where_it_stands(brk: Register) -> None:
    vragen: tuple[dict[str, str], ...] = (
        {"postcode": "3544AK", "huisnummer": "112"},
        {"kadastraleAanduiding": "Vleuten A 5512"},
        {"nummeraanduidingIdentificatie": "0344200000090019"},
    )
    for vraag in vragen:
        [huis] = (await brk.get("/kadastraalonroerendezaken", **vraag))["_embedded"]["kadastraalOnroerendeZaken"]
        assert huis["identificatie"] == HUIS


async def test_only_the_asked_fields_come(brk: Register) -> None:
    body = {"burgerservicenummer": TIM, "fields": "identificatie,adressen.straat"}
    [huis] = (await brk.post("/kadastraalonroerendezaken", body))["_embedded"]["kadastraalOnroerendeZaken"]
    assert set(huis) == {"identificatie", "adressen", "_links"}


async def test_the_sixth_call_in_a_second_is_too_many(brk: Register, federatie: DraaiendeFederatie) -> None:
    brk.document = None
    for _ in range(5):
        await brk.post("/kadastraalonroerendezaken", {"burgerservicenummer": TIM})
    response = await brk.http.post(
        f"{brk.url}/kadastraalonroerendezaken", json={"burgerservicenummer": TIM}, headers=brk.headers
    )
    assert (response.status, response.headers["Retry-After"]) == (429, "1")
    federatie.klok.voorsprong += 1.1
    await brk.post("/kadastraalonroerendezaken", {"burgerservicenummer": TIM})


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"burgerservicenummer": "1"},
        {"burgerservicenummer": [TIM]},
        {"burgerservicenummer": TIM, "fields": "schoenmaat"},
        {"burgerservicenummer": TIM, "expand": "x"},
        {"burgerservicenummer": TIM, "fields": 3},
    ],
)
async def test_a_wrong_question_is_refused(brk: Register, body: dict[str, object]) -> None:
    assert (await brk.post("/kadastraalonroerendezaken", body, status=400))["status"] == 400


@pytest.mark.parametrize(
    ("pad", "vraag", "status"),
    [
        ("", {}, 400),
        ("", {"huisnummer": "112"}, 400),
        ("", {"postcode": "3544AK", "kadastraleAanduiding": "Vleuten A 5512"}, 400),
        ("/000000000000000", {}, 404),
        ("/000000000000000/zakelijkgerechtigden", {}, 404),
        (f"/{HUIS}/zakelijkgerechtigden", {"type": "buurman"}, 400),
    ],
)
async def test_errors(brk: Register, pad: str, vraag: dict[str, str], status: int) -> None:
    body = await brk.get(f"/kadastraalonroerendezaken{pad}", status=status, **vraag)
    assert body["status"] == status


async def test_without_the_key_nothing_is_given(brk: Register) -> None:
    brk.headers = {"X-Api-Key": "demo"}
    await brk.post("/kadastraalonroerendezaken", {"burgerservicenummer": TIM}, status=401)


@pytest.mark.parametrize(
    "wijziging",
    [
        {"aanduiding": "Vleuten"},
        {"aandeel": "3/2"},
        {"aandeel": "half"},
        {"recht": "huurder"},
        {"object": "0344010000090019"},
        {"sinds": "vroeger"},
    ],
)
def test_a_wrong_story_stops_the_start(wijziging: dict[str, object]) -> None:
    assert read_onroerende_zaken([GOED], "tim")
    with pytest.raises(OnjuisteGegevens):
        read_onroerende_zaken([{**GOED, **wijziging}], "tim")
