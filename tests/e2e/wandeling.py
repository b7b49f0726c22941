"""The first walk through the whole house, step by step as a person takes it; shared by the tests and the pictures.

Each step leaves the browser on the page that the next one starts from.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect

# The engines look at what is folded as people do: after it was opened.
OPEN_ALLES = "document.querySelectorAll('main .uitklap, main form details').forEach(deel => { deel.open = true })"
_OVERLOOP = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
VRAAG = "ik ga volgende maand verhuizen naar Utrecht, wat moet ik doen?"


def overloop(pagina: Page) -> int:
    """How many pixels the page can be pushed sideways; more than 0 is a fault.

    A page that makes way for the next one while it is measured is not the page that was meant: then the next is.
    """
    pagina.wait_for_load_state()
    try:
        return int(pagina.evaluate(_OVERLOOP))
    except PlaywrightError as error:
        if "Execution context was destroyed" not in str(error):
            raise
        pagina.wait_for_load_state()
        return int(pagina.evaluate(_OVERLOOP))


@dataclass(frozen=True)
class Stap:
    """One stop of the walk: its name for pictures and reports, and how to get there."""

    naam: str
    doe: Callable[[Page], None]


def home(pagina: Page) -> None:
    """Arrive."""
    pagina.goto("/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Waarmee kunnen we u helpen?")


def stel_vraag(pagina: Page) -> None:
    """Ask in own words and get the product, the gemeente and the sources."""
    veld = pagina.get_by_role("searchbox", name="Wat wilt u weten of regelen?")
    veld.fill(VRAAG)
    veld.press("Enter")
    antwoord = pagina.locator("#gesprek > li").last
    expect(antwoord.get_by_role("link", name=re.compile("Verhuizing doorgeven")).first).to_be_visible()
    expect(antwoord).to_contain_text("Gemeente Utrecht")
    expect(antwoord).to_contain_text("Bronnen")
    expect(pagina.locator("main")).to_contain_text("computer")


def open_levensgebeurtenis(pagina: Page) -> None:
    """From the answer to the life event."""
    pagina.locator("#gesprek").get_by_role("link", name=re.compile("^Verhuizen")).first.click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Verhuizen")
    expect(pagina.get_by_role("link", name=re.compile("Verhuizing doorgeven")).first).to_be_visible()


def kies_inloggen(pagina: Page) -> None:
    """To the page that explains logging in."""
    pagina.locator("header").get_by_role("link", name="Inloggen").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("nlog")


def log_in(pagina: Page) -> None:
    """With DigiD, as the persona who moved."""
    pagina.get_by_role("main").get_by_role("link", name=re.compile("DigiD")).or_(
        pagina.get_by_role("main").get_by_role("button", name=re.compile("DigiD"))
    ).first.click()
    pagina.get_by_role("button", name=re.compile("Noor Bakker")).click()
    expect(pagina).to_have_url(re.compile(r"/mijn/"))
    expect(pagina.locator("header")).to_contain_text("Bakker")


def volg_verhuizing(pagina: Page) -> None:
    """One move over gemeente, Dienst Toeslagen and RDW."""
    pagina.get_by_role("main").get_by_role("link", name=re.compile("Verhui")).first.click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text(re.compile("[Vv]erhui"))
    for organisatie in ("Gemeente Utrecht", "Dienst Toeslagen", "RDW"):
        expect(pagina.get_by_role("main")).to_contain_text(organisatie)


def via_menu(pagina: Page, naam: str) -> None:
    """Through the side menu, which a small screen keeps behind its title."""
    titel = pagina.locator("main summary", has_text="Mijn omgeving")
    if titel.is_visible():
        titel.click()
    pagina.get_by_role("navigation", name="Mijn omgeving").get_by_role("link", name=re.compile(naam)).click()


def lees_bericht(pagina: Page) -> None:
    """The message that says what to do and by when."""
    via_menu(pagina, "Berichten")
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Berichten")
    pagina.get_by_role("main").get_by_role("link", name=re.compile("huurcontract", re.IGNORECASE)).first.click()
    expect(pagina.get_by_role("main")).to_contain_text("5 december")


def lees_inzage(pagina: Page) -> None:
    """These very reads."""
    via_menu(pagina, "Wie zag")
    hoofd = pagina.get_by_role("main")
    expect(hoofd.get_by_role("heading", level=1)).to_contain_text("Wie zag mijn gegevens")
    for organisatie in ("Gemeente Utrecht", "Dienst Toeslagen", "RDW"):
        expect(hoofd).to_contain_text(organisatie)


def log_uit(pagina: Page) -> None:
    """Out, and the way back is closed."""
    pagina.get_by_role("button", name="Uitloggen").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("uitgelogd")
    pagina.goto("/mijn/")
    expect(pagina).to_have_url(re.compile("/inloggen/"))


WANDELING: tuple[Stap, ...] = (
    Stap("home", home),
    Stap("wegwijzer", stel_vraag),
    Stap("levensgebeurtenis", open_levensgebeurtenis),
    Stap("inloggen", kies_inloggen),
    Stap("overzicht", log_in),
    Stap("zaak", volg_verhuizing),
    Stap("bericht", lees_bericht),
    Stap("inzage", lees_inzage),
    Stap("uitgelogd", log_uit),
)


def loop(pagina: Page) -> Iterator[Stap]:
    """Take every step; yields after each, with the browser on its page."""
    for stap in WANDELING:
        stap.doe(pagina)
        yield stap


def tab_to(pagina: Page, naam: str | re.Pattern[str]) -> None:
    """Press Tab until the element with this name has focus, seeing at each stop that focus is visible."""
    for _ in range(120):
        pagina.keyboard.press("Tab")
        focus = pagina.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
                const label = e.labels && e.labels[0] ? e.labels[0].textContent : '';
                const naam = e.getAttribute('aria-label') || label || e.textContent || '';
                return {naam: naam.trim().replace(/\\s+/g, ' '),
                        zichtbaar: e === document.body || (s.outlineStyle !== 'none' && r.width > 0)}; }"""
        )
        assert focus["zichtbaar"], f"focus is onzichtbaar op: {focus['naam'][:80]}"
        if re.search(naam, focus["naam"]) if isinstance(naam, re.Pattern) else focus["naam"] == naam:
            return
    raise AssertionError(f"niet te bereiken met Tab: {naam}")


def tab_through(pagina: Page) -> int:
    """Press Tab from the top to the end of the page, seeing focus at each stop; gives how many stops there are."""
    gehad: set[int] = set()
    for _ in range(1_500):
        pagina.keyboard.press("Tab")
        plek = pagina.evaluate(
            """() => { const e = document.activeElement; if (!e || e === document.body) return null;
                const s = getComputedStyle(e), r = e.getBoundingClientRect();
                return {nummer: [...document.querySelectorAll('*')].indexOf(e), wat: e.outerHTML.slice(0, 120),
                        zichtbaar: (s.outlineStyle !== 'none' || s.boxShadow !== 'none') && r.width > 0}; }"""
        )
        if plek is None or plek["nummer"] in gehad:
            break
        assert plek["zichtbaar"], f"focus is onzichtbaar op {pagina.url}: {plek['wat']}"
        gehad.add(plek["nummer"])
    te_bereiken = pagina.evaluate(
        """() => [...document.querySelectorAll('main a[href], main button:not([disabled]), main summary')]
            .filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0)
            .map(e => [[...document.querySelectorAll('*')].indexOf(e), e.outerHTML.slice(0, 120)])"""
    )
    gemist = [wat for nummer, wat in te_bereiken if nummer not in gehad]
    assert not gemist, f"niet te bereiken met Tab op {pagina.url}: {gemist}"
    return len(gehad)
