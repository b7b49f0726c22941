"""Six people with much to arrange, in a browser over the whole house: what they do is what the organisation gets."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_inloggen import log_in
from tests.e2e.wandeling import overloop
from toegankelijkheid.toetsen.motoren import axe

pytestmark = pytest.mark.e2e
# A PNG of one dot.
STIP = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
NUMMER = re.compile(r"^MO-[0-9A-Z]{4}-[0-9A-Z]{4}$")


@pytest.fixture
def foto(tmp_path: Path) -> Path:
    """A picture to hand in."""
    bestand = tmp_path / "tekening.png"
    bestand.write_bytes(STIP)
    return bestand


def check(pagina: Page) -> None:
    """The page fits, and axe finds nothing on it."""
    pagina.wait_for_load_state()
    assert overloop(pagina) <= 0, f"{pagina.url} schuift opzij"
    bevindingen = axe(pagina)
    assert not bevindingen, f"{pagina.url}: {bevindingen}"


def receipt(pagina: Page) -> str:
    """The number on the receipt that is open now."""
    pagina.wait_for_url(re.compile("/mijn/verstuurd/MO-"))
    nummer = pagina.locator("dd strong").first.inner_text()
    assert NUMMER.fullmatch(nummer), nummer
    return nummer


def arrives(pagina: Page) -> None:
    """What was sent reaches the organisation while the person looks on."""
    for _poging in range(30):
        if pagina.get_by_role("heading", name="Dit is aangekomen").count():
            return
        pagina.wait_for_timeout(1000)
        pagina.reload()
    expect(pagina.get_by_role("heading", name="Dit is aangekomen")).to_be_visible()


@pytest.mark.norm("B58")
def test_a_father_hands_in_a_drawing_and_finds_the_receipt_among_his_post(pagina: Page, foto: Path) -> None:
    """Family: Youssef's dakkapel waits for a drawing."""
    log_in(pagina, "digid", "youssef-el-amrani")
    check(pagina)
    pagina.get_by_role("link", name="Tekening van de dakkapel sturen").first.click()
    check(pagina)
    pagina.locator('input[type="file"]').set_input_files(foto)
    pagina.get_by_role("button", name="Verder naar controleren").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Controleer en verstuur")
    expect(pagina.get_by_text("tekening.png")).to_be_visible()
    pagina.get_by_role("button", name="Verstuur").click()
    nummer = receipt(pagina)
    check(pagina)
    arrives(pagina)
    pagina.goto("/mijn/berichten/")
    check(pagina)
    expect(pagina.locator(".berichten")).to_contain_text("Tekening van de dakkapel")
    pagina.goto("/mijn/taken/")
    doen = pagina.get_by_role("region", name="Dit moet u nog doen")
    expect(doen).not_to_contain_text("Tekening van de dakkapel sturen")
    pagina.goto("/mijn/verstuurd/")
    expect(pagina.get_by_role("main")).to_contain_text(nummer)


def test_a_divorced_mother_sees_which_organisation_waits_for_whom_and_sends_what_is_missing(
    nieuwe_pagina: Callable[..., Page], foto: Path
) -> None:
    """Divorce: without JavaScript and on a phone, Karin follows three organisations and answers one of them."""
    pagina = nieuwe_pagina(breedte=390, javascript=False)
    log_in(pagina, "digid", "karin-smit")
    pagina.goto("/mijn/zaken/")
    for zaak in ("Echtscheiding inschrijven", "Kinderbijslag na de scheiding", "Kindgebonden budget"):
        expect(pagina.get_by_role("main")).to_contain_text(zaak)
    pagina.get_by_role("link", name="Kinderbijslag na de scheiding").click()
    expect(pagina.get_by_role("main")).to_contain_text("Hoort bij elkaar")
    assert overloop(pagina) <= 0
    pagina.get_by_role("link", name=re.compile("^Bericht over deze zaak sturen")).click()
    pagina.locator("textarea").first.fill("Ik stuur u het ouderschapsplan na. Is dat genoeg?")
    pagina.get_by_role("button", name="Verder naar controleren").click()
    expect(pagina.get_by_text("Ik stuur u het ouderschapsplan na.")).to_be_visible()
    pagina.get_by_role("button", name="Verstuur").click()
    receipt(pagina)
    pagina.go_back()
    pagina.goto("/mijn/verstuurd/")
    expect(pagina.get_by_role("main")).to_contain_text("Sociale Verzekeringsbank")


def test_a_widow_asks_a_question_and_may_change_her_mind_about_deleting(pagina: Page) -> None:
    """Widow: Ans writes to the SVB herself, by keyboard, and gets a thrown-away message back."""
    log_in(pagina, "digid", "ans-de-jong", volgende="/mijn/berichten/")
    pagina.get_by_role("link", name="Nieuw bericht").focus()
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(re.compile("/mijn/berichten/nieuw/"))
    check(pagina)
    pagina.get_by_label("Aan welke organisatie?").select_option(label="Sociale Verzekeringsbank (SVB)")
    pagina.get_by_label("Een vraag of iets om door te geven").check()
    pagina.get_by_label("Onderwerp").fill("Mijn Anw-uitkering")
    pagina.get_by_label("Uw bericht").fill("Mijn man is overleden. Krijg ik ook vakantiegeld over de Anw?")
    pagina.get_by_role("button", name="Verstuur").focus()
    pagina.keyboard.press("Enter")
    receipt(pagina)
    arrives(pagina)
    pagina.goto("/mijn/berichten/")
    pagina.get_by_label(re.compile("^Kies: Krijgt u straks")).check()
    pagina.get_by_role("button", name="Verwijder").click()
    expect(pagina.locator(".berichten")).not_to_contain_text("Krijgt u straks ook huurtoeslag?")
    pagina.get_by_role("button", name=re.compile("ongedaan|terug", re.IGNORECASE)).first.click()
    expect(pagina.locator(".berichten")).to_contain_text("Krijgt u straks ook huurtoeslag?")


def test_a_bewindvoerder_pays_a_part_of_a_fine_once(pagina: Page) -> None:
    """Debts: Ingrid is bewindvoerder of Ricardo, and pays the CJIB in his name."""
    log_in(pagina, "digid", "ingrid-postma", volgende="/mijn/voor-wie/")
    pagina.get_by_role("button", name="Handelen voor Ricardo Martina").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Overzicht van Ricardo Martina")
    check(pagina)
    pagina.goto("/mijn/taken/")
    pagina.get_by_role("link", name=re.compile("Boete, deel 5")).click()
    check(pagina)
    pagina.get_by_role("button", name=re.compile("^Betaal")).click()
    pagina.wait_for_url(re.compile("/betalen/"))
    pagina.locator('button[value="polder"]').click()
    pagina.locator('button[value="betalen"]').click()
    pagina.wait_for_url(re.compile("/mijn/"))
    expect(pagina.get_by_role("main")).to_contain_text(re.compile("betaald", re.IGNORECASE))
    pagina.goto("/mijn/taken/")
    doen = pagina.get_by_role("region", name="Dit moet u nog doen")
    expect(doen).not_to_contain_text("Boete, deel 5")


def test_a_daughter_writes_about_her_mothers_traplift(pagina: Page) -> None:
    """Pensioner: Els acts for Truus, who cannot log in herself; what she sends stands under Truus' name."""
    log_in(pagina, "digid", "els-willemsen", volgende="/mijn/voor-wie/")
    pagina.get_by_role("button", name="Handelen voor Truus Hoekstra").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Overzicht van Truus Hoekstra")
    pagina.goto("/mijn/zaken/")
    pagina.get_by_role("link", name="Traplift in huis").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Traplift in huis")
    check(pagina)
    pagina.get_by_role("link", name=re.compile("^Bericht over deze zaak sturen")).click()
    pagina.locator("textarea").first.fill("Mijn moeder is op donderdag niet thuis.")
    pagina.get_by_role("button", name="Verder naar controleren").click()
    pagina.get_by_role("button", name="Verstuur").click()
    nummer = receipt(pagina)
    pagina.get_by_role("button", name="Terug naar mijzelf").click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Willemsen")
    pagina.goto("/mijn/verstuurd/")
    expect(pagina.get_by_role("main")).not_to_contain_text(nummer)


@pytest.mark.norm("B23")
def test_who_gave_a_machtiging_reads_within_seconds_that_it_was_used(nieuwe_pagina: Callable[..., Page]) -> None:
    """Pensioner: Hendrik looks at the zaken of Marijke, and she reads that in her own log."""
    hendrik = nieuwe_pagina()
    log_in(hendrik, "digid", "hendrik-bakker", volgende="/mijn/voor-wie/")
    hendrik.get_by_role("button", name="Handelen voor Marijke de Groot").click()
    hendrik.goto("/mijn/zaken/")
    marijke = nieuwe_pagina()
    log_in(marijke, "digid", "marijke-de-groot", volgende="/mijn/inzage/")
    expect(marijke.get_by_role("main")).to_contain_text(re.compile("gemachtigd|machtiging", re.IGNORECASE))
    check(marijke)


def test_somebody_from_poland_reads_her_zaken_and_takes_her_data_along(pagina: Page) -> None:
    """EU citizen: Marta logs in with her Polish card, in English, and downloads what the government knows of her."""
    log_in(pagina, "eidas", "PL", "marta-kowalska")
    pagina.goto("/en/mijn/zaken/")
    expect(pagina.get_by_role("main")).to_contain_text("Bewijs van duurzaam verblijf")
    check(pagina)
    pagina.goto("/en/mijn/gegevens/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("My data")
    check(pagina)
    with pagina.expect_download() as pdf:
        pagina.get_by_role("link", name=re.compile("PDF")).first.click()
    assert Path(pdf.value.path()).read_bytes().startswith(b"%PDF-")


def test_somebody_without_a_bsn_is_told_what_is_and_is_not_there(pagina: Page) -> None:
    """EU citizen: Lukas from Germany has no number in any Dutch register."""
    log_in(pagina, "eidas", "DE", "lukas-schneider", volgende="/mijn/inzage/")
    check(pagina)
    pagina.goto("/mijn/")
    expect(pagina.get_by_role("main")).to_contain_text("burgerservicenummer")
    check(pagina)
