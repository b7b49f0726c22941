"""Four companies in a browser over the whole house: a first year alone, a bakery, a bookkeeper, and one from abroad."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_inloggen import log_in
from tests.e2e.test_mijn_verhalen import arrives, check, receipt
from tests.e2e.wandeling import overloop

pytestmark = pytest.mark.e2e
KANTOOR, KLANTEN = "administratiekantoor-prins", 20


def act_for(pagina: Page, naam: str) -> None:
    """Choose for whom to act, as on the page with all choices."""
    pagina.goto("/mijn/voor-wie/")
    keuze = pagina.get_by_role("main").locator("li, tr", has_text=naam).first
    keuze.get_by_role("button").first.click()
    pagina.wait_for_url(re.compile("/mijn/$"))
    expect(pagina.get_by_role("heading", level=1)).to_contain_text(naam)


def test_a_first_year_alone_from_the_sector_to_the_first_tax_return(pagina: Page) -> None:
    """Fleur draws for clients: what must she arrange, when, and what can she get?"""
    pagina.goto("/ondernemers/")
    check(pagina)
    pagina.goto("/sectoren/")
    check(pagina)
    pagina.get_by_role("main").get_by_role("link", name=re.compile("[Kk]unst|[Oo]ntwerp")).first.click()
    check(pagina)
    expect(pagina.get_by_role("main")).to_contain_text("SBI")

    log_in(pagina, "digid", "fleur-timmermans")
    act_for(pagina, "Studio Fleur")
    check(pagina)
    pagina.get_by_role("link", name="Alle verplichtingen, en waarom zij voor u gelden").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Wat uw onderneming moet doen")
    check(pagina)
    expect(pagina.get_by_role("region", name="Later")).to_contain_text("Btw-aangifte doen en betalen")
    # What the Belastingdienst received nobody has to tick off.
    expect(pagina.get_by_role("region", name="Gedaan", exact=True)).to_contain_text("heeft dit ontvangen")

    pagina.get_by_role("link", name="Laat uw agenda vanzelf bijwerken").click()
    pagina.get_by_role("button", name="Maak een adres").click()
    expect(pagina.get_by_role("heading", name="Verbeter 1 antwoord")).to_be_focused()
    pagina.get_by_label("Naam voor dit adres").fill("Telefoon")
    pagina.get_by_role("button", name="Maak een adres").click()
    adres = pagina.get_by_role("main").locator("strong", has_text="/agenda/").inner_text()
    agenda = pagina.request.get(adres)
    assert agenda.ok
    assert "BEGIN:VCALENDAR" in agenda.text()
    assert "Fleur" not in agenda.text()
    pagina.get_by_role("button", name="Trek dit adres in").click()
    pagina.get_by_role("button", name=re.compile("[Tt]rek")).last.click()
    assert not pagina.request.get(adres).ok

    pagina.goto("/mijn/regelingen/")
    pagina.get_by_role("button", name="Ja, ik geef toestemming").click()
    expect(pagina.get_by_role("heading", level=3, name=re.compile("WBSO"))).to_be_visible()
    check(pagina)


def test_a_bakery_with_three_places_and_somebody_new(pagina: Page, nieuwe_pagina: Callable[..., Page]) -> None:
    """Mehmet leads, Chantal may act for Amersfoort only."""
    log_in(pagina, "eherkenning", "bakkerij-zonnegraan:mehmet-kaya", "alle")
    check(pagina)
    expect(pagina.get_by_role("heading", level=1)).to_contain_text("Bakkerij Zonnegraan")
    for pad in ("zaken/", "verplichtingen/", "gegevens/", "vergunningen/", "rechten/", "berichten/", "koppelvlak/"):
        pagina.goto(f"/mijn/{pad}")
        check(pagina)
    pagina.goto("/mijn/verplichtingen/")
    maand = pagina.get_by_role("region", name="De komende maand")
    nieuw = maand.locator(".zaakregel", has_text="Identiteit controleren en gegevens voor de loonheffingen bewaren")
    nieuw.get_by_role("button", name="Zet op Gedaan").click()
    gedaan = pagina.get_by_role("region", name="Gedaan", exact=True)
    expect(gedaan).to_contain_text("Identiteit controleren")
    gedaan.get_by_role("button", name="Toch niet gedaan").first.click()
    expect(maand).to_contain_text("Identiteit controleren")

    pagina.goto("/mijn/zaken/")
    hoofd = pagina.get_by_role("main")
    expect(hoofd).to_contain_text("Lunchruimte in de Kanaalstraat")
    expect(hoofd.get_by_role("link", name="Terras voor de winkel in Amersfoort")).to_have_count(1)

    chantal = nieuwe_pagina(mag="403")
    log_in(chantal, "eherkenning", "bakkerij-zonnegraan:chantal-visscher")
    chantal.goto("/mijn/zaken/")
    expect(chantal.get_by_role("main")).to_contain_text("Terras voor de winkel in Amersfoort")
    expect(chantal.get_by_role("main")).not_to_contain_text("Lunchruimte in de Kanaalstraat")
    chantal.goto("/mijn/rechten/")
    expect(chantal.get_by_role("heading", level=1)).not_to_have_text("Rechten")


def test_a_bookkeeper_in_the_last_week_of_the_btw(nieuwe_pagina: Callable[..., Page]) -> None:
    """Annelies sees twenty clients in one list, opens one, and nothing of one client gets into another."""
    pagina = nieuwe_pagina(mag="409")
    log_in(pagina, "eherkenning", f"{KANTOOR}:annelies-prins", "eigen")
    pagina.goto("/mijn/klanten/")
    check(pagina)
    expect(pagina.locator(".cijfers")).to_contain_text(f"{KLANTEN} klanten")
    lijst = pagina.request.get("/mijn/klanten/download/")
    rijen = list(csv.reader(io.StringIO(lijst.text().lstrip("\ufeff")), delimiter=";"))
    assert len(rijen) >= KLANTEN + 1
    assert not any(cel[:1] in "=+-@" for rij in rijen for cel in rij if cel)

    eerste, tweede = (pagina.locator(".klanten__naam").nth(plaats).inner_text() for plaats in (0, 1))
    pagina.get_by_role("button", name=f"Open {eerste}", exact=True).click()
    expect(pagina.get_by_role("heading", level=1)).to_contain_text(eerste)
    check(pagina)
    pagina.goto("/mijn/verplichtingen/")
    knoppen = pagina.get_by_role("button", name="Zet op Gedaan")
    expect(knoppen.first).to_be_visible()

    ander = pagina.context.new_page()
    ander.goto("/mijn/klanten/")
    ander.get_by_role("button", name="Terug naar uw klanten").first.click()
    ander.get_by_role("button", name=f"Open {tweede}", exact=True).click()
    expect(ander.get_by_role("heading", level=1)).to_contain_text(tweede)
    # The first tab still shows the first client: what is sent from it may not land with the second.
    knoppen.first.click()
    expect(pagina.get_by_role("main")).to_contain_text(tweede)
    expect(pagina.get_by_role("heading", level=1)).not_to_have_text("Wat uw onderneming moet doen")

    telefoon = nieuwe_pagina(breedte=390, javascript=False)
    log_in(telefoon, "eherkenning", f"{KANTOOR}:annelies-prins", "eigen")
    telefoon.goto("/mijn/klanten/")
    assert overloop(telefoon) <= 0
    telefoon.get_by_role("button", name=f"Open {tweede}", exact=True).click()
    expect(telefoon.get_by_role("heading", level=1)).to_contain_text(tweede)


def test_a_company_from_abroad_without_a_kvk_number_asks_and_applies(pagina: Page) -> None:
    """Lukas has a workshop in Aachen, and neither a BSN nor a KVK number."""
    log_in(pagina, "eidas", "DE", "lukas-schneider", volgende="/mijn/verzoeken/")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Vragen en aanvragen")
    check(pagina)
    pagina.get_by_role("link", name="Stel een vraag").click()
    check(pagina)
    pagina.get_by_role("button", name="Verstuur").click()
    expect(pagina.get_by_role("heading", name=re.compile("^Verbeter"))).to_be_focused()
    pagina.get_by_label("Aan welke organisatie?").select_option(index=1)
    pagina.get_by_label("Onderwerp").fill("Markt in Vaals")
    pagina.get_by_label("Uw bericht").fill("Mag ik een dag per week op de markt in Vaals staan?")
    pagina.get_by_label("Naam van uw bedrijf").fill("Werkstatt Schneider")
    pagina.get_by_label("In welk land is uw bedrijf gevestigd?").select_option(label="Duitsland")
    pagina.get_by_role("button", name="Verstuur").click()
    receipt(pagina)
    arrives(pagina)
    pagina.goto("/mijn/verzoeken/")
    expect(pagina.get_by_role("region", name="Wat u vroeg")).to_contain_text("Markt in Vaals")
