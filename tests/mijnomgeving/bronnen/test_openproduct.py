"""What people and companies hold of an organisation: each product once, and only what is theirs."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.openproduct.mapping import parse_producten, parse_soort
from mijnomgeving.bronnen.openproduct.models import Actie, Gegeven, Productstatus
from mijnomgeving.bronnen.openproduct.port import ProductenBron
from mijnomgeving.bronnen.registry import producten_bronnen, register_adressen
from mijnomgeving.federatie.openproduct.gegevens import read_producten
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Vestigingsnummer
from portal.outbound.service import Onbegrijpelijk, shutdown
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.test_standaarden import check, openapi
from tests.mijnomgeving.verhalen import BAKKERIJ, KVK, SANNE, WINKEL, bedrijf, federatie_met, persona

SANNE_ZELF = Persoon(Bsn(SANNE))
HEEL = Onderneming(KvkNummer(KVK))
ALLEEN_WINKEL = Onderneming(KvkNummer(KVK), vestigingen=(Vestigingsnummer(WINKEL),), beperkt=True)
INHOUD = {"tafels": 3, "winter": False, "openingstijden": "tot 20.00 uur", "voorwaarden": ["Houd de stoep vrij."]}


def product(sleutel: str, **velden: Any) -> dict[str, Any]:
    vast = {"organisatie": "gemeente-utrecht", "soort": "terrasvergunning", "naam": f"Terras {sleutel}"}
    return vast | {"sleutel": sleutel, "start": "2024-01-01", "inhoud": INHOUD} | velden


def wijs(settings: Settings, draait: DraaiendeFederatie) -> ProductenBron:
    shutdown()
    settings.PRODUCTEN_BRONNEN = [f"Gemeente Utrecht|{'0' * 20}|{draait.base_url}/openproduct/gemeente-utrecht"]
    register_adressen()
    return producten_bronnen()[0]


def test_a_company_sees_what_it_holds_as_a_whole_and_by_its_vestigingen(settings: Settings) -> None:
    rijen = [
        product("heel", eind="2027-06-01", prijs="12.50", frequentie="jaarlijks", aanvraag="Z-1", zaken=["Z-2"]),
        product("winkel", eind="2026-12-01", vestigingen=[WINKEL], documenten=["besluit"]),
        product("beide", vestigingen=[WINKEL, BAKKERIJ]),
        product("later", op="2026-12-08", start="2026-12-09"),
        product("elders", organisatie="gemeente-amersfoort"),
    ]
    with federatie_met(bedrijf(bronnen={"producten": rijen}), persona()) as (draait, wereld):
        bron = wijs(settings, draait)
        alles = ask(bron.list_producten, HEEL)
        winkel = ask(bron.list_producten, ALLEEN_WINKEL)
        assert ask(bron.list_producten, SANNE_ZELF) == ()
        assert ask(bron.list_producten, EuPersoon("DE/NL/1")) == ()
        wereld.verder(17)
        straks = ask(bron.list_producten, HEEL)
    assert [(p.naam, p.vestigingen) for p in alles] == [
        ("Terras winkel", (WINKEL,)),
        ("Terras heel", ()),
        ("Terras beide", (WINKEL, BAKKERIJ)),
    ]
    assert [p.naam for p in winkel] == ["Terras winkel", "Terras beide"]
    heel = alles[1]
    assert (heel.prijs, heel.frequentie, heel.upn) == (Decimal("12.50"), "jaarlijks", "terrasvergunning")
    assert heel.gegevens == (
        Gegeven("tafels", ("3",)),
        Gegeven("winter", ("nee",)),
        Gegeven("openingstijden", ("tot 20.00 uur",)),
        Gegeven("voorwaarden", ("Houd de stoep vrij.",)),
    )
    assert len(heel.zaken) == 2
    assert {p.naam: p.status for p in straks} == {
        "Terras winkel": Productstatus.VERLOPEN,
        "Terras heel": Productstatus.ACTIEF,
        "Terras beide": Productstatus.ACTIEF,
        "Terras later": Productstatus.ACTIEF,
    }
    assert "Z-1" not in repr(heel)


def test_the_kind_says_what_is_asked_and_what_can_be_done(settings: Settings) -> None:
    with federatie_met(persona(bronnen={"producten": [product("een")]})) as (draait, _):
        bron = wijs(settings, draait)
        [terras] = ask(bron.list_producten, SANNE_ZELF)
        soort = ask(bron.fetch_soort, terras.soort_id)
        assert ask(bron.fetch_soort, "00000000-0000-4000-8000-000000000000") is None
    assert soort is not None
    assert [veld.naam for veld in soort.velden] == ["tafels", "vierkante_meters", "openingstijden", "winter"]
    assert dict(soort.titels)["voorwaarden"] == "Voorwaarden"
    assert [wat for wat, _ in soort.acties] == [Actie.VERLENGEN, Actie.WIJZIGEN, Actie.OPZEGGEN]
    assert soort.zaaktypen


def test_more_than_a_page_of_products_all_come(settings: Settings) -> None:
    rijen = [product(f"p{nummer}") for nummer in range(130)]
    with federatie_met(persona(bronnen={"producten": rijen})) as (draait, _):
        assert len(ask(wijs(settings, draait).list_producten, SANNE_ZELF)) == 130


async def test_the_simulator_keeps_to_the_official_documents(standaarden: Path) -> None:
    rijen = [product("een", eind="2027-06-01", prijs="12.50", frequentie="jaarlijks"), product("twee")]
    token = {"Authorization": "Token demo-producten"}
    with federatie_met(persona(bronnen={"producten": rijen})) as (draait, _):
        async with aiohttp.ClientSession() as http:

            async def get(api: str, pad: str, status: int = 200, headers: Any = token, **params: str) -> Any:
                root = f"{draait.base_url}/openproduct/gemeente-utrecht/{api}/api/v1"
                document = openapi(standaarden / "open-product" / f"open-product-{api}-openapi.yaml", root)
                async with http.get(f"{root}{pad}", headers=headers, params=params) as response:
                    assert response.status == status, await response.text()
                    return await check(document, response, "get") if status in (200, 403) else await response.json()

            lijst = await get("producten", "/producten", eigenaren__bsn=SANNE)
            assert lijst["count"] == 2
            eerste = await get("producten", "/producten", eigenaren__bsn=SANNE, page_size="1")
            assert eerste["next"]
            assert not eerste["previous"]
            await get("producten", f"/producten/{lijst['results'][0]['uuid']}")
            assert (await get("producten", "/producten", eigenaren__bsn="999990020"))["count"] == 0
            assert (await get("producten", "/producten", eigenaren__bsn=SANNE, naam="Terras drie"))["count"] == 0
            typen = await get("producttypen", "/producttypen")
            await get("producttypen", f"/producttypen/{typen['results'][0]['uuid']}")
            await get("producten", "/producten", status=403, headers={}, eigenaren__bsn=SANNE)
            await get("producten", "/producten", status=400)
            await get("producten", "/producten", status=400, eigenaren__bsn=SANNE, zoiets="1")
            await get("producten", "/producten", status=404, eigenaren__bsn=SANNE, page="9")
            await get("producten", "/producten/00000000-0000-4000-8000-000000000000", status=404)


GOED: dict[str, Any] = {
    "uuid": "da0df49a-cd71-4e24-9bae-5be8b01f2c36",
    "naam": "",
    "start_datum": None,
    "eind_datum": None,
    "update_datum": "2026-08-24T14:15:22Z",
    "producttype": {"uuid": "497f6eca-6276-4993-bfeb-53cbbbba6f08", "naam": "Parkeervergunning"},
    "gepubliceerd": True,
    "eigenaren": [{"bsn": SANNE}],
    "documenten": [{"urn": "urn:nld:x:document:1", "url": None}],
    "status": "actief",
    "prijs": None,
    "frequentie": "",
    "dataobject": {"diep": {"er": "in"}, "leeg": [], "goed": ["a", "b"]},
}


def lees(betrokkene: Betrokkene = SANNE_ZELF, **velden: Any) -> Any:
    return parse_producten("Gemeente", {"results": [GOED | velden]}, betrokkene)


def test_what_is_not_of_this_person_or_not_published_is_left_out() -> None:
    [gelezen] = lees()
    assert (gelezen.naam, gelezen.gegevens, gelezen.documenten) == (
        "Parkeervergunning",
        (Gegeven("goed", ("a", "b")),),
        (),
    )
    assert lees(gepubliceerd=False) == ()
    assert lees(status="initieel") == ()
    assert lees(eigenaren=[{"bsn": "999990020"}]) == ()
    anders = [{"kvk_nummer": KVK, "vestigingsnummer": BAKKERIJ}]
    assert lees(ALLEEN_WINKEL, eigenaren=anders) == ()
    assert lees(Onderneming(KvkNummer("90001354")), eigenaren=anders) == ()
    [ook_heel] = lees(HEEL, eigenaren=[*anders, {"kvk_nummer": KVK, "vestigingsnummer": ""}])
    assert ook_heel.vestigingen == ()


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "zoek"},
        {"prijs": "veel"},
        {"prijs": "NaN"},
        {"eind_datum": "morgen"},
        {"producttype": None},
        {"eigenaren": None},
        {"uuid": "1"},
        {"update_datum": "2026-08-24"},
    ],
)
def test_what_the_standard_does_not_say_is_not_guessed(velden: dict[str, Any]) -> None:
    with pytest.raises(Onbegrijpelijk):
        lees(**velden)


def test_a_question_of_an_unknown_kind_is_left_to_the_organisation() -> None:
    schema = {"properties": {"a": {"type": "object", "title": "A"}, "b": {"type": "string", "title": "B"}}}
    soort = parse_soort(
        "Gemeente",
        {
            "uuid": GOED["uuid"],
            "naam": "Pas",
            "samenvatting": "",
            "dataobject_schema": {"schema": schema},
            "acties": [
                {"naam": "Verlengen", "url": "javascript:alert(1)"},
                {"naam": "Ruilen", "url": "https://x.example"},
            ],
            "zaaktypen": [],
        },
    )
    assert [veld.naam for veld in soort.velden] == ["b"]
    assert soort.acties == ((Actie.VERLENGEN, ""),)


@pytest.mark.parametrize(
    "velden",
    [{"start": "ooit"}, {"prijs": "1.234"}, {"prijs": "veel"}, {"frequentie": "elke week"}, {"kleur": "rood"}],
)
def test_a_wrong_story_stops_the_start(velden: dict[str, Any]) -> None:
    with pytest.raises(OnjuisteGegevens):
        read_producten([product("een", **velden)], "proef")


def test_a_key_that_stands_there_twice_stops_the_start() -> None:
    with pytest.raises(OnjuisteGegevens):
        read_producten([product("een"), product("een")], "proef")
