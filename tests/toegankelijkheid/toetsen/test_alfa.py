"""Alfa reads what a browser took down; it is installed apart, because only the night uses it."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.conftest import CHROMIUM, VLAGGEN
from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.motoren import MotorOntbreekt, alfa
from toegankelijkheid.toetsen.motoren.alfa import PAKKETTEN, Alfa

KOP = '<head><title>Voorbeeld</title></head><body><main id="inhoud"><h1>Voorbeeld</h1>'
FOUT = f'<!doctype html><html>{KOP}<p>Tekst</p><p style="color:#bbb">Te licht.</p><input></main></body></html>'
GOED = f'<!doctype html><html lang="nl">{KOP}<p>Hier is niets mis mee.</p></main></body></html>'


@pytest.fixture(scope="module")
def gevonden() -> dict[str, list[Bevinding]]:
    if shutil.which(CHROMIUM) is None or not PAKKETTEN.exists():
        pytest.skip("Chromium or alfa is not installed (npm ci --prefix toegankelijkheid/toetsen/motoren/alfa)")
    opnamen = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
        pagina = browser.new_page()
        for naam, html in (("fout", FOUT), ("goed", GOED)):
            pagina.set_content(html)
            opnamen[naam] = Alfa().neem_op(pagina, html)
        browser.close()
    return Alfa().toets(opnamen)


def test_it_finds_faults_with_their_criterion_and_the_spot_as_other_engines_name_it(
    gevonden: dict[str, list[Bevinding]],
) -> None:
    zeker = {(b.eisen, b.plek) for b in gevonden["fout"] if b.zekerheid is Zekerheid.ZEKER}

    assert {(("1.4.3",), "#inhoud > p:nth-of-type(2)"), (("4.1.2",), "#inhoud > input"), (("3.1.1",), "html")} <= zeker


def test_a_clean_page_gives_nothing_certain(gevonden: dict[str, list[Bevinding]]) -> None:
    assert [str(b) for b in gevonden["goed"] if b.zekerheid is Zekerheid.ZEKER] == []


def test_where_it_is_not_installed_it_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alfa, "PAKKETTEN", alfa.MAP / "weg")
    with pytest.raises(MotorOntbreekt, match="npm ci --prefix"):
        Alfa().versie()
