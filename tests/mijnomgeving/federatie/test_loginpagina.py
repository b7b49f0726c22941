"""The login page in a real browser: without script, by keyboard, at 1280, 390 and 320 px."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession
from playwright.async_api import Browser, Page, async_playwright

from tests.mijnomgeving.federatie.draaiend import REDIRECT_URI, DraaiendeFederatie
from tests.mijnomgeving.federatie.inlogwereld import draaiende_inlogwereld
from tests.mijnomgeving.federatie.test_betalen import TERUG, Kassa

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed (apt-get install chromium)"),
]


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


def authorize_url(base_url: str, middel: str) -> str:
    question = {
        "client_id": "portaal",
        "redirect_uri": REDIRECT_URI,
        "response_type": "code",
        "scope": "openid",
        "state": "s",
        "nonce": "n",
        "code_challenge": "a" * 43,
        "code_challenge_method": "S256",
    }
    return f"{base_url}/{middel}/authorize?{urlencode(question)}"


@pytest.fixture
def login_url(federatie: DraaiendeFederatie) -> str:
    return authorize_url(federatie.base_url, "digid")


async def test_a_visitor_without_script_or_mouse_becomes_noor(browser: Browser, login_url: str) -> None:
    page = await browser.new_page(java_script_enabled=False)
    await page.goto(login_url)
    await page.keyboard.press("Tab")
    assert await page.locator(":focus").inner_text() == "Naar de inhoud"
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("Noor Bakker")
    await page.keyboard.press("Enter")
    await page.get_by_text("gevonden voor 'Noor Bakker'").wait_for()
    await page.get_by_role("link", name="Toon alles").focus()
    await page.keyboard.press("Tab")
    assert await page.locator(":focus").get_attribute("name") == "niveau"
    await page.keyboard.press("Tab")
    assert await page.locator(":focus").inner_text() == "Inloggen als Noor Bakker"
    async with page.expect_request(f"{REDIRECT_URI}?code=*"):
        await page.keyboard.press("Enter")


async def test_a_visitor_who_cancels_is_sent_back(browser: Browser, login_url: str) -> None:
    page = await browser.new_page(java_script_enabled=False)
    await page.goto(login_url)
    async with page.expect_request(f"{REDIRECT_URI}?error=access_denied*"):
        await page.get_by_role("button", name="Annuleren").click()


async def axe_finds(page: Page) -> list[str]:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(
        "axe.run().then(result => result.violations.map(v => v.id + ': ' + v.nodes[0].html))"
    )
    return found


@pytest.fixture(params=[(1280, "light"), (390, "dark"), (320, "light")], ids=str)
async def page(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci)")
    width, scheme = request.param
    context = await browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    yield await context.new_page()
    await context.close()


async def assert_good(page: Page) -> None:
    """It fits its width, and axe finds nothing."""
    assert page.viewport_size
    assert await page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert await axe_finds(page) == []


async def test_pages_fit_and_axe_finds_nothing(page: Page, federatie: DraaiendeFederatie, login_url: str) -> None:
    for url in (login_url, f"{federatie.base_url}/regie/", f"{federatie.base_url}/digid/end_session"):
        await page.goto(url)
        await assert_good(page)


# A way through each means, as far as its last page.
STAPPEN = (
    ("digid-machtigen", "Inloggen als Els Dekker"),
    ("eherkenning", "Inloggen als Ivo Prins (bestuurder)"),
    ("eherkenning", "Inloggen als Daan Klein (bestuurder)"),
    ("eidas", "Verder met Duitsland"),
    ("wallet", "Inloggen als Els Dekker"),
)


async def test_every_step_fits_and_axe_finds_nothing(page: Page) -> None:
    async with draaiende_inlogwereld() as inlogwereld:
        for middel, button in STAPPEN:
            await page.goto(authorize_url(inlogwereld.base_url, middel))
            await assert_good(page)
            await page.get_by_role("button", name=button).click()
            await page.wait_for_url("**/verder?*")
            await assert_good(page)


async def test_a_choice_that_cannot_be_is_said_in_the_title_and_at_the_top(browser: Browser) -> None:
    page = await browser.new_page(java_script_enabled=False)
    async with draaiende_inlogwereld() as inlogwereld:
        await page.goto(authorize_url(inlogwereld.base_url, "digid"))
        await page.get_by_label("hoog").check()
        await page.get_by_role("button", name="Inloggen als Daan Klein").click()
        assert "hoogstens niveau substantieel" in await page.get_by_role("alert").inner_text()
        assert (await page.title()).startswith("Fout: ")


async def test_the_pages_of_a_betaling_fit_and_axe_finds_nothing(page: Page, http: ClientSession) -> None:
    async with draaiende_inlogwereld() as inlogwereld:
        betaling = await Kassa(http, inlogwereld.base_url).create()
        await page.goto(betaling["betaalUrl"])
        await assert_good(page)
        await page.get_by_role("button", name="Betaal met Polderbank").click()
        await assert_good(page)
        await page.route(f"{TERUG}*", lambda route: route.fulfill(body="terug"))
        await page.get_by_role("button", name="Betaal € 42,50").click()
        await page.wait_for_url(f"{TERUG}?id={betaling['id']}")
        await page.goto(betaling["betaalUrl"])
        await assert_good(page)
