"""A visitor finds a persona or company by its story, without script."""

from dataclasses import replace
from html import escape
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import async_playwright

from mijnomgeving.federatie.opmaak import initials
from mijnomgeving.federatie.opslag.bedrijven import Bedrijven
from mijnomgeving.federatie.opslag.personas import Personas
from mijnomgeving.federatie.overzicht import list_groups, overview_page
from mijnomgeving.federatie.wereld import Wereld
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.federatie.test_wereld import BEGIN

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    return Wereld.load(begin=BEGIN)


async def show(http: aiohttp.ClientSession, url: str) -> str:
    async with http.get(url) as response:
        assert response.status == 200
        return await response.text()


async def test_everybody_is_there_with_a_link_to_log_in(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, wereld: Wereld
) -> None:
    page = await show(http, f"{federatie.base_url}/")
    for one in (*wereld.personas, *wereld.bedrijven):
        assert escape(one.naam) in page
        assert f'id="{one.sleutel}"' in page
    assert 'href="http://localhost:8000/inloggen/"' in page
    assert 'id="groep-gezin-en-wonen"' in page


async def test_a_visitor_looks_for_a_word_of_a_story(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie
) -> None:
    page = await show(http, f"{federatie.base_url}/?zoek=GERRIT+sms-code")
    assert "1 persoon en 0 bedrijven." in page
    assert "Gerrit van Dijk" in page
    assert "Noor Bakker" not in page
    assert "0 personen en 0 bedrijven." in await show(http, f"{federatie.base_url}/?zoek=%3Cscript%3E")


def test_organisations_and_accents_are_found_too(wereld: Wereld) -> None:
    found = [one.sleutel for _, _, members in list_groups(wereld, "RDW amersfoort") for one in members]
    assert "noor-bakker" in found
    names = [one.naam for _, _, members in list_groups(wereld, "somalie") for one in members]
    assert "Amina Yusuf" in names


def test_each_card_says_how_to_log_in(wereld: Wereld) -> None:
    noor, merel = wereld.personas.get("noor-bakker"), wereld.personas.get("merel-de-wit")
    assert noor is not None
    assert merel is not None
    eu = replace(noor, sleutel="eu", bsn=None, eidas={"uniqueId": "DE/NL/1"})
    child = replace(merel, kan_inloggen=False)
    youssef, bakkerij = wereld.personas.get("youssef-el-amrani"), wereld.bedrijven.get("bakkerij-de-korenaar")
    assert youssef is not None
    assert bakkerij is not None
    small = Wereld(
        begin=BEGIN,
        organisaties=wereld.organisaties,
        personas=Personas({one.sleutel: one for one in (noor, child, eu, youssef)}),
        bedrijven=Bedrijven({bakkerij.sleutel: bakkerij}),
    )
    page = overview_page(small, zoek="", portaal_url="http://portaal.test")
    for text in ("met DigiD, niveau hoog.", "met eIDAS, zonder BSN.", "Kan niet zelf inloggen.", "met eHerkenning als"):
        assert text in page
    assert "Bedrijven: Winkels en horeca" in page


def test_initials_are_one_or_two_letters() -> None:
    assert (initials("Noor Bakker"), initials("Madonna")) == ("NB", "M")


@pytest.mark.e2e
@pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed (apt-get install chromium)")
@pytest.mark.parametrize("width", [1280, 390, 320])
async def test_the_pages_fit_and_axe_finds_nothing(federatie: DraaiendeFederatie, width: int) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            context = await browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if scheme == "dark" else "light",
                bypass_csp=True,
            )
            page = await context.new_page()
            for path in ("/", "/?zoek=niemand", "/regie/"):
                await page.goto(federatie.base_url + path)
                if path == "/regie/":
                    await page.get_by_role("button", name="1 week verder").click()
                assert await page.evaluate("document.documentElement.scrollWidth") <= width
                await page.evaluate(AXE.read_text(encoding="utf-8"))
                found = await page.evaluate(
                    "axe.run().then(result => result.violations.map(v => v.id + ': ' + v.nodes[0].html))"
                )
                assert found == []
            await context.close()
        await browser.close()
