"""The login page in a real browser: without script, by keyboard, at 1280, 390 and 320 px."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.async_api import Browser, async_playwright

from tests.mijnomgeving.federatie.draaiend import REDIRECT_URI, DraaiendeFederatie

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


@pytest.fixture
def login_url(federatie: DraaiendeFederatie) -> str:
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
    return f"{federatie.base_url}/digid/authorize?{urlencode(question)}"


async def test_a_visitor_without_script_or_mouse_becomes_noor(browser: Browser, login_url: str) -> None:
    page = await browser.new_page(java_script_enabled=False)
    await page.goto(login_url)
    await page.keyboard.press("Tab")
    assert await page.locator(":focus").inner_text() == "Naar de inhoud"
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    assert await page.locator(":focus").inner_text() == "Inloggen als Noor Bakker"
    async with page.expect_request(f"{REDIRECT_URI}?code=*"):
        await page.keyboard.press("Enter")


async def test_a_visitor_who_cancels_is_sent_back(browser: Browser, login_url: str) -> None:
    page = await browser.new_page(java_script_enabled=False)
    await page.goto(login_url)
    async with page.expect_request(f"{REDIRECT_URI}?error=access_denied*"):
        await page.get_by_role("button", name="Annuleren").click()


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_pages_fit_and_axe_finds_nothing(
    browser: Browser, federatie: DraaiendeFederatie, login_url: str, width: int, scheme: str
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci)")
    context = await browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = await context.new_page()
    for url in (login_url, f"{federatie.base_url}/regie/", f"{federatie.base_url}/digid/end_session"):
        await page.goto(url)
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        await page.evaluate(AXE.read_text(encoding="utf-8"))
        found = await page.evaluate(
            "axe.run().then(result => result.violations.map(v => v.id + ': ' + v.nodes[0].html))"
        )
        assert found == []
    await context.close()
