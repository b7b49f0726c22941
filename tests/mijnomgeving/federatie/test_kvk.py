"""The Handelsregister as the KVK's documents and recorded answers show it."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mijnomgeving.federatie.kvk.fouten import FOUTEN, KvkFout
from mijnomgeving.federatie.kvk.gegevens import read_kvkgegevens
from mijnomgeving.federatie.kvk.zoeken import zoek
from mijnomgeving.federatie.opslag.bedrijven import load_bedrijven
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.register import EIGEN, Register

BAKKERIJ, HOOFD, NEVEN = "68750110", "000037178598", "000037178601"
MAAT = {"functie": "maat", "bevoegdheid": "alleen", "sinds": "2020-01-01"}
ABONNEMENT = "/v1/abonnementen/3d7c9f2e-6a41-4b7e-9c55-0f6f4a1d2b90"
PERSONAS = load_personas(load_organisaties())
BEDRIJVEN = load_bedrijven(load_organisaties(), PERSONAS)
NUMMERS = [str(bedrijf.kvk_nummer) for bedrijf in BEDRIJVEN]


def register(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, pad: str, document: Path | None) -> Register:
    return Register(http, federatie, f"/kvk{pad}", {"apikey": "demo-kvk"}, document)


@pytest.fixture
def kvk(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Register:
    return register(http, federatie, "/api", None)


@pytest.fixture
def basis(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path) -> Register:
    return register(http, federatie, "/api/v1", standaarden / "kvk" / "kvk-basisprofiel-openapi.yaml")


@pytest.fixture
def zoeken(http: aiohttp.ClientSession, federatie: DraaiendeFederatie, standaarden: Path) -> Register:
    return register(http, federatie, "/api/v2", standaarden / "kvk" / "kvk-zoeken-v2-openapi.yaml")


def vormen(data: Any) -> Any:
    """The names and kinds of an answer, without its values; of a list the first item."""
    if isinstance(data, dict):
        return {naam: vormen(waarde) for naam, waarde in data.items()}
    if isinstance(data, list):
        return [vormen(data[0])] if data else []
    return type(data)


def opgenomen(standaarden: Path, naam: str) -> Any:
    return json.loads((standaarden / "kvk" / f"vcr-{naam}.json").read_text(encoding="utf-8"))["body"]


@pytest.mark.parametrize("nummer", NUMMERS)
async def test_profiles_keep_to_the_document(basis: Register, nummer: str) -> None:
    profiel = await basis.get(f"/basisprofielen/{nummer}")
    assert profiel["kvkNummer"] == nummer
    assert profiel["_embedded"]["eigenaar"] == await basis.get(f"/basisprofielen/{nummer}/eigenaar")
    lijst = await basis.get(f"/basisprofielen/{nummer}/vestigingen")
    assert lijst["totaalAantalVestigingen"] == len(lijst["vestigingen"])
    if lijst["vestigingen"]:
        hoofd = await basis.get(f"/basisprofielen/{nummer}/hoofdvestiging", geoData="true")
        assert hoofd["indHoofdvestiging"] == "Ja"


async def test_a_profile_has_the_shape_of_the_recorded_one(kvk: Register, standaarden: Path) -> None:
    ons = vormen(await kvk.get(f"/v1/basisprofielen/{BAKKERIJ}"))
    kvks = vormen(opgenomen(standaarden, "KVKProfilesClientTests-test_client"))
    # The recorded company is an eenmanszaak: it has neither a statutory name nor an owner with a number.
    del ons["statutaireNaam"], ons["_embedded"]["hoofdvestiging"]["websites"]
    for adres in ("rsin", "adressen"):
        del ons["_embedded"]["eigenaar"][adres]
    assert ons["_embedded"]["hoofdvestiging"]["adressen"][0].keys() >= {"type", "postcode", "plaats", "land"}
    del ons["_embedded"]["hoofdvestiging"]["adressen"], kvks["_embedded"]["hoofdvestiging"]["adressen"]
    assert ons == kvks


async def test_a_vestiging_has_the_shape_of_the_recorded_one(kvk: Register, standaarden: Path) -> None:
    ons = vormen(await kvk.get(f"/v1/vestigingsprofielen/{NEVEN}"))
    kvks = vormen(opgenomen(standaarden, "KVKBranchProfilesClientTests-test_client"))
    assert set(kvks) - set(ons) == set()
    assert set(ons) - set(kvks) == {"rsin", "statutaireNaam"}
    assert ons["sbiActiviteiten"] == kvks["sbiActiviteiten"]


async def test_a_search_finds_both_vestigingen_and_the_rechtspersoon(zoeken: Register) -> None:
    antwoord = await zoeken.get("/zoeken", kvkNummer=BAKKERIJ)
    assert [(item["type"], item.get("vestigingsnummer")) for item in antwoord["resultaten"]] == [
        ("hoofdvestiging", HOOFD),
        ("nevenvestiging", NEVEN),
        ("rechtspersoon", None),
    ]
    assert antwoord["totaal"] == 3


async def test_a_search_has_the_shape_of_the_recorded_one(zoeken: Register, standaarden: Path) -> None:
    ons = vormen((await zoeken.get("/zoeken", kvkNummer=BAKKERIJ))["resultaten"])
    kvks = vormen(opgenomen(standaarden, "KVKSearchClientTests-test_client")["resultaten"])
    del ons[0]["actief"]
    assert ons == kvks


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({"naam": "korenaar"}, [HOOFD, NEVEN, None]),
        ({"naam": "koren binnen"}, [NEVEN]),
        ({"naam": "Bakkerij", "plaats": "utrecht", "type": "hoofdvestiging"}, [HOOFD]),
        ({"rsin": "857587973", "type": "rechtspersoon"}, [None]),
        ({"postcode": "3512ba", "huisnummer": "11"}, [NEVEN]),
        ({"straatnaam": "Biltstraat", "plaats": "Utrecht"}, [HOOFD]),
        ({"vestigingsnummer": NEVEN}, [NEVEN]),
    ],
)
async def test_searches(zoeken: Register, vraag: dict[str, str], gevonden: list[str | None]) -> None:
    antwoord = await zoeken.get("/zoeken", **vraag)
    ours = [item.get("vestigingsnummer") for item in antwoord["resultaten"] if item["kvkNummer"] == BAKKERIJ]
    assert ours == gevonden


async def test_results_come_by_page(zoeken: Register) -> None:
    eerste = await zoeken.get("/zoeken", kvkNummer=BAKKERIJ, resultatenPerPagina="2")
    assert len(eerste["resultaten"]) == 2
    assert "vorige" not in eerste
    tweede = await zoeken.get("/zoeken", kvkNummer=BAKKERIJ, resultatenPerPagina="2", pagina="2")
    assert len(tweede["resultaten"]) == 1
    assert "volgende" not in tweede


@pytest.mark.parametrize(
    ("pad", "vraag", "status", "code"),
    [
        ("/v2/zoeken", {"kvkNummer": "12345678"}, 404, "IPD5200"),
        ("/v2/zoeken", {"kvkNummer": "1"}, 400, "IPD0004"),
        ("/v2/zoeken", {"rsin": "1"}, 400, "IPD0010"),
        ("/v2/zoeken", {"vestigingsnummer": "1"}, 400, "IPD0006"),
        ("/v2/zoeken", {"naam": "x", "type": "winkel"}, 404, "IPD5203"),
        ("/v2/zoeken", {"postcode": "3511AB"}, 400, "IPD1998"),
        ("/v2/zoeken", {"huisnummer": "1"}, 400, "IPD1998"),
        ("/v2/zoeken", {}, 400, "IPD1998"),
        ("/v2/zoeken", {"bsn": "999990019"}, 400, "IPD1998"),
        ("/v2/zoeken", {"naam": "x", "pagina": "0"}, 400, "IPD1999"),
        ("/v1/basisprofielen/1", {}, 400, "IPD0004"),
        ("/v1/basisprofielen/12345678", {}, 404, "IPD0005"),
        (f"/v1/basisprofielen/{BAKKERIJ}", {"geoData": "ja"}, 400, "IPD1999"),
        ("/v1/vestigingsprofielen/1", {}, 400, "IPD0006"),
        ("/v1/vestigingsprofielen/000000000001", {}, 404, "IPD0007"),
        ("/v1/abonnementen/3d7c9f2e-0000-4b7e-9c55-0f6f4a1d2b90", {}, 404, "IPD0001"),
        (ABONNEMENT, {"vanaf": "gisteren"}, 400, "IPD1999"),
        (ABONNEMENT, {"vanaf": "2026-01-01T00:00:00"}, 400, "IPD1999"),
        (ABONNEMENT, {"aantal": "0"}, 400, "IPD1999"),
    ],
)
async def test_errors_are_the_kvks_own(kvk: Register, pad: str, vraag: dict[str, str], status: int, code: str) -> None:
    body = await kvk.get(pad, status=status, **vraag)
    assert [fout["code"] for fout in body["fout"]] == [code]


async def test_an_error_looks_as_the_recorded_one(zoeken: Register, standaarden: Path) -> None:
    body = await zoeken.get("/zoeken", status=404, kvkNummer="12345678")
    assert body == opgenomen(standaarden, "KVKSearchClientTests-test_client_404")


def test_the_codes_are_those_of_the_kvk(standaarden: Path) -> None:
    with (standaarden / "kvk" / "kvk-foutcodes.csv").open(encoding="utf-8") as file:
        kvks = {row["code"]: int(row["http"]) for row in csv.DictReader(file)}
    ours = {code: status for code, (status, _) in FOUTEN.items() if code.startswith("IPD")}
    assert ours.items() <= kvks.items()


async def test_without_the_key_nothing_is_given(basis: Register, zoeken: Register) -> None:
    for register in (basis, zoeken):
        register.headers = {"apikey": "sleutel"}
    await basis.get(f"/basisprofielen/{BAKKERIJ}", status=401)
    await zoeken.get("/zoeken", status=401, kvkNummer=BAKKERIJ)


async def test_signals_have_the_recorded_shape_and_come_when_their_day_comes(kvk: Register, standaarden: Path) -> None:
    def gelezen(naam: str) -> Any:
        return json.loads((standaarden / "kvk" / f"kvk-connect-test_input_{naam}.json").read_text(encoding="utf-8"))

    abonnementen = await kvk.get("/v1/abonnementen")
    assert vormen(abonnementen) == vormen(gelezen("mutatie_abonnement"))
    pagina = await kvk.get(f"/v1/abonnementen/{abonnementen['abonnementen'][0]['id']}")
    assert vormen(pagina) == vormen(gelezen("mutatiesignalen_api"))
    await kvk.verder(11)
    later = await kvk.get(ABONNEMENT, vanaf="2026-12-02T00:00:00Z", tot="2026-12-02T23:00:00Z")
    [signaal] = [item for item in later["signalen"] if item["kvknummer"] == BAKKERIJ]
    assert signaal["signaalType"] == "SignaalGewijzigdeVestiging"
    assert signaal["vestigingsnummer"] == NEVEN


async def test_who_runs_a_company_changes_with_time(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> None:
    eigen = register(http, federatie, "/handelsregister/v1", EIGEN / "kvk" / "handelsregister.yaml")
    voor = await eigen.get(f"/inschrijvingen/{BAKKERIJ}")
    assert [item["functie"] for item in voor["functionarissen"]] == ["bestuurder", "commissaris"]
    await eigen.verder(10)
    na = await eigen.get(f"/inschrijvingen/{BAKKERIJ}")
    assert [item["naam"] for item in na["functionarissen"]] == ["Youssef El Amrani"]


@pytest.mark.parametrize("nummer", NUMMERS)
async def test_of_every_company_it_is_known_who_runs_it(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, nummer: str
) -> None:
    eigen = register(http, federatie, "/handelsregister/v1", EIGEN / "kvk" / "handelsregister.yaml")
    assert (await eigen.get(f"/inschrijvingen/{nummer}"))["functionarissen"]


@pytest.mark.parametrize(
    "wijziging",
    [
        {"aanvang": "gisteren"},
        {"sbi": []},
        {"sbi": [{"code": "47241", "omschrijving": "Winkels"}]},
        {"schoenmaat": 44},
        {"functionarissen": [{**MAAT, "functie": "koning", "naam": "X"}]},
        {"functionarissen": [{**MAAT, "persona": "niemand"}]},
        {"functionarissen": [MAAT]},
        {"mutaties": [{"op": "2026-01-01T00:00:00", "soort": "inschrijving"}]},
        {"mutaties": [{"op": "2026-01-01T00:00:00Z", "soort": "vestiging", "vestigingsnummer": "000000000001"}]},
        {"postadres": {"postbusnummer": "12", "postcode": "3500AK", "plaats": "Utrecht"}},
        {"non_mailing": "Ja"},
    ],
)
def test_a_wrong_story_stops_the_start(wijziging: dict[str, object]) -> None:
    bedrijf = BEDRIJVEN.with_kvk(BAKKERIJ)
    assert bedrijf is not None
    with pytest.raises(OnjuisteGegevens, match="bakkerij-de-korenaar: kvk"):
        read_kvkgegevens(replace(bedrijf, kvk={**bedrijf.kvk, **wijziging}), PERSONAS)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["kvkNummer", "naam", "plaats", "postcode", "huisnummer", "type", "pagina", "vreemd"]),
        st.text(max_size=12),
        max_size=4,
    )
)
def test_no_question_breaks_the_search(vraag: dict[str, str]) -> None:
    with pytest.raises(KvkFout) as gevangen:
        zoek((), list(vraag.items()), url="https://kvk.example/zoeken")
    assert gevangen.value.status_code in {400, 404}
