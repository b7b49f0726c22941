"""The counter in a browser over the whole house: caseworkers and the person side by side, each with their own pages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_inloggen import log_in
from tests.e2e.test_mijn_verhalen import check

pytestmark = pytest.mark.e2e
CONTACT = re.compile(r"/loket/contact/[0-9a-f-]{36}/")
NUMMER = re.compile(r"V-[0-9A-Z]{4}-[0-9A-Z]{4}")
CJIB, TOESLAGEN, UWV = "Centraal Justitieel Incassobureau (CJIB)", "Dienst Toeslagen", "UWV"
# A screen at the counter (issue: 1366 x 768).
BALIE = 1366


def work(pagina: Page, organisatie: str, wie: str) -> None:
    """Log in with the account of one's work, in two steps."""
    pagina.goto(f"/loket/inloggen/{organisatie}/")
    pagina.locator(f'button[value="{wie}"]').first.click()
    pagina.locator('button[value="app"]').first.click()
    pagina.wait_for_url(re.compile("/loket/"))


def open_contact(pagina: Page, *, doel: str, reden: str, kanaal: str = "Aan de balie") -> str:
    """Open a contact from the home of the counter; gives the address under which its pages are."""
    pagina.goto("/loket/")
    pagina.get_by_label("Hoe komt de persoon?").select_option(label=kanaal)
    pagina.get_by_label("Waarvoor?").select_option(label=doel)
    pagina.get_by_label("Reden van het contact").fill(reden)
    pagina.get_by_role("button", name="Open contact").click()
    pagina.wait_for_url(CONTACT)
    gevonden = CONTACT.search(pagina.url)
    assert gevonden
    return gevonden[0]


def search(pagina: Page, contact: str, *, achternaam: str, geboren: str) -> None:
    """Search by family name and birth date."""
    pagina.goto(f"{contact}zoeken/")
    vorm = pagina.get_by_role("form", name="Naam en geboortedatum")
    vorm.get_by_label("Achternaam").fill(achternaam)
    vorm.get_by_label("Geboortedatum").fill(geboren)
    vorm.get_by_role("button", name="Zoek").click()


def find(pagina: Page, contact: str, *, achternaam: str, geboren: str) -> None:
    """Search, and choose the only one that is found."""
    search(pagina, contact, achternaam=achternaam, geboren=geboren)
    pagina.get_by_role("main").get_by_role("button", name=re.compile("^Kies")).click()
    pagina.wait_for_url(re.compile("/identiteit/"))


def see_document(pagina: Page, contact: str) -> None:
    """The person shows an identity card."""
    pagina.goto(f"{contact}identiteit/")
    pagina.get_by_label("Nederlandse identiteitskaart").check()
    pagina.get_by_label("Het document is nog geldig en echt").check()
    pagina.get_by_label("De foto is van de persoon").check()
    pagina.get_by_role("button", name="Leg vast").click()


def ask_consent(pagina: Page, contact: str, *, hoe: str, organisaties: tuple[str, ...]) -> None:
    """Ask to see zaken and tasks at these organisations."""
    pagina.goto(f"{contact}toestemming/")
    check(pagina)
    for wat in ("Zaken", "Taken en betalingen"):
        pagina.get_by_label(wat, exact=True).check()
    for naam in organisaties:
        pagina.get_by_label(naam, exact=True).check()
    pagina.get_by_label("Waarom hebt u dit nodig?").fill("Om samen te kijken wat er loopt en wat eerst moet.")
    pagina.get_by_label(re.compile(hoe)).check()
    pagina.get_by_role("button", name="Vraag toestemming").click()
    check(pagina)


def allow_some(remco: Page, getal: str) -> None:
    """At home, on a telephone: he allows two of the three organisations."""
    remco.get_by_role("link", name="Bekijk de vraag").first.click()
    remco.get_by_role("main").get_by_role("link", name="Bekijk de vraag van Gemeente Utrecht").first.click()
    check(remco)
    for wat in (re.compile("^uw zaken"), re.compile("^wat een organisatie u vraagt")):
        remco.get_by_label(wat).check()
    for naam in (CJIB, UWV):
        remco.get_by_label(naam, exact=True).check()
    remco.get_by_label("Welke 4 cijfers noemt de medewerker?").fill(getal)
    remco.get_by_role("button", name="Geef toestemming voor wat ik aankruiste").click()
    check(remco)


def refer(ruud: Page, contact: str) -> str:
    """Ask a colleague of CJIB; gives the number of the referral."""
    ruud.goto(f"{contact}verwijzingen/nieuw/")
    check(ruud)
    ruud.get_by_label("Naar wie?").select_option(label=CJIB)
    ruud.get_by_label("Waarover?").select_option(index=1)
    ruud.get_by_label("Wat vraagt u aan uw collega?").fill("Kan de boete in delen, en kan de verhoging eraf?")
    ruud.get_by_label("Wat is er al gedaan?").fill("Het inkomen is bekend en meneer is aangemeld bij schuldhulp.")
    ruud.get_by_label(re.compile("De persoon zegt nu ja")).check()
    ruud.get_by_role("button", name="Verder naar controleren").click()
    check(ruud)
    ruud.get_by_role("button", name="Verwijs door").click()
    check(ruud)
    return str(NUMMER.findall(ruud.get_by_role("main").inner_text())[0])


def answer(yvonne: Page, nummer: str) -> None:
    """The colleague reads nothing of the person before she opens a contact, and answers."""
    yvonne.goto("/loket/verwijzingen/")
    check(yvonne)
    expect(yvonne.get_by_role("main")).not_to_contain_text("Blok")
    yvonne.get_by_role("link", name=nummer).click()
    yvonne.get_by_label("Reden").fill("Doorverwijzing van Utrecht over de boete")
    yvonne.get_by_role("button", name="Open de doorverwijzing").click()
    check(yvonne)
    expect(yvonne.get_by_role("main")).to_contain_text("Kan de boete in delen")
    yvonne.get_by_role("button", name="Pak op").click()
    yvonne.get_by_role("link", name="Rond af met een antwoord").click()
    yvonne.get_by_label("Wat hebt u gedaan?").fill("U betaalt 8 maanden € 70. De verhoging van € 100 is eraf.")
    yvonne.get_by_role("main").get_by_role("button").last.click()
    check(yvonne)


def propose(ruud: Page, contact: str) -> None:
    """Begin a dossier with CJIB, and propose how it ends."""
    ruud.goto(f"{contact}dossiers/nieuw/")
    check(ruud)
    ruud.get_by_label("Doel").fill("Eén regeling voor alle schulden")
    ruud.get_by_label("De vraag, in de woorden van de persoon").fill("Ik wil weer rustig slapen.")
    ruud.get_by_label("Aanspreekpunt bij uw organisatie").fill("Ruud de Wit, 14 030")
    ruud.get_by_label(CJIB, exact=True).check()
    ruud.get_by_label(re.compile("De persoon zegt nu ja")).check()
    ruud.get_by_label("De persoon wil dit dossier en weet wie wat ziet").check()
    ruud.get_by_role("button", name="Begin het dossier").click()
    check(ruud)
    ruud.get_by_role("link", name="Uitkomst voorstellen").click()
    ruud.get_by_label("Uitkomst").fill("U betaalt alles in één bedrag per maand: € 140, tot juli 2028.")
    ruud.get_by_role("main").get_by_role("button").last.click()


def agree(remco: Page) -> None:
    """He reads the outcome, says yes, and the dossier is done."""
    remco.goto("/mijn/dossiers/")
    check(remco)
    expect(remco.get_by_role("main")).to_contain_text(f"Van Gemeente Utrecht naar {CJIB}")
    remco.get_by_role("link", name="Eén regeling voor alle schulden").first.click()
    check(remco)
    remco.get_by_role("link", name=re.compile("uitkomst", re.IGNORECASE)).first.click()
    expect(remco.get_by_role("main")).to_contain_text("€ 140")
    remco.get_by_label(re.compile("^Ja")).check()
    remco.get_by_role("button", name="Geef antwoord").click()
    check(remco)
    expect(remco.get_by_role("main")).to_contain_text("Afgerond")


def test_debts_at_four_governments_from_contact_to_an_outcome(nieuwe_pagina: Callable[..., Page]) -> None:
    """Remco calls; he allows at home what Ruud sees; CJIB answers; the outcome is one that Remco agrees with."""
    ruud, remco, yvonne = nieuwe_pagina(breedte=BALIE), nieuwe_pagina(breedte=390), nieuwe_pagina(breedte=BALIE)
    work(ruud, "gemeente-utrecht", "ruud-de-wit")
    check(ruud)
    reden = "Kan vier rekeningen niet betalen"
    contact = open_contact(ruud, doel="Hulp bij eigen zaken", reden=reden, kanaal="Telefoon")
    find(ruud, contact, achternaam="Blok", geboren="19-03-1984")
    # Nothing is seen of anybody of whom it is not sure who it is.
    ruud.goto(contact)
    check(ruud)
    expect(ruud.get_by_role("main")).not_to_contain_text("Boete: auto niet verzekerd")
    ask_consent(ruud, contact, hoe="In MijnOmgeving", organisaties=(CJIB, TOESLAGEN, UWV))

    log_in(remco, "digid", "remco-blok")
    allow_some(remco, ruud.locator(".loketgetal").inner_text())
    ruud.get_by_role("button", name="Kijk opnieuw").click()
    ruud.goto(contact)
    check(ruud)
    beeld = ruud.get_by_role("main")
    expect(beeld).to_contain_text("Boete: auto niet verzekerd")
    expect(beeld).to_contain_text("Te veel WW terugbetalen")
    expect(beeld).not_to_contain_text("Huurtoeslag 2024 terugbetalen")

    nummer = refer(ruud, contact)
    work(yvonne, "cjib", "yvonne-dijkstra")
    answer(yvonne, nummer)
    ruud.goto(f"{contact}verwijzingen/")
    check(ruud)
    ruud.get_by_role("link", name=nummer).click()
    expect(ruud.get_by_role("main")).to_contain_text("8 maanden € 70")
    propose(ruud, contact)
    agree(remco)

    remco.goto("/mijn/inzage/")
    check(remco)
    for naam in ("Gemeente Utrecht", CJIB):
        expect(remco.get_by_role("main")).to_contain_text(naam)


def test_a_widow_without_digid_is_helped_at_the_counter_and_takes_a_summary_home(
    nieuwe_pagina: Callable[..., Page],
) -> None:
    """Riet comes with a bag of letters; without JavaScript, everything is read aloud and written down."""
    fatima = nieuwe_pagina(breedte=BALIE, javascript=False, mag="status of 4")
    work(fatima, "gemeente-utrecht", "fatima-aydin")
    contact = open_contact(fatima, doel="Hulp bij eigen zaken", reden="Haar man overleed, wat moet zij nu regelen")
    find(fatima, contact, achternaam="Blokland", geboren="17-06-1945")
    see_document(fatima, contact)

    fatima.goto(f"{contact}toestemming/")
    for wat in ("Zaken", "Taken en betalingen"):
        fatima.get_by_label(wat, exact=True).check()
    fatima.get_by_label("Sociale Verzekeringsbank (SVB)", exact=True).check()
    fatima.get_by_label("Waarom hebt u dit nodig?").fill("Om te zien of de AOW voor een alleenstaande al loopt.")
    fatima.get_by_label(re.compile("^Hier, in het gesprek")).check()
    fatima.get_by_role("button", name="Vraag toestemming").click()
    # Who does not read aloud what is asked, writes nothing down.
    fatima.get_by_label("De persoon zelf").check()
    fatima.get_by_role("button", name="Schrijf de toestemming op").click()
    expect(fatima.get_by_role("heading", name=re.compile("^Verbeter"))).to_be_visible()
    for wat in ("Zaken", "Taken en betalingen", "Sociale Verzekeringsbank (SVB)"):
        fatima.get_by_label(wat, exact=True).check()
    fatima.get_by_label("Ik heb voorgelezen wat er gevraagd wordt en wat intrekken is").check()
    fatima.get_by_role("button", name="Schrijf de toestemming op").click()
    expect(fatima.get_by_role("region", name="Dit contact")).to_contain_text("Ja")

    fatima.goto(contact)
    expect(fatima.get_by_role("main")).to_contain_text("Sociale Verzekeringsbank (SVB)")
    fatima.goto(f"{contact}samenvatting/")
    expect(fatima.get_by_role("heading", level=1)).to_contain_text("Samenvatting")
    fatima.goto(f"{contact}afsluiten/")
    fatima.get_by_label("Opgelost").check()
    fatima.get_by_role("button").last.click()
    # What was open is closed for everybody, also for who typed the address.
    fatima.goto(contact)
    expect(fatima.get_by_role("main")).not_to_contain_text("Zwart")


def test_who_tries_names_on_is_stopped_and_the_overseer_knows(nieuwe_pagina: Callable[..., Page]) -> None:
    """Peter of UWV types one birth date after another; the overseer of another organisation sees nothing of it."""
    peter = nieuwe_pagina(breedte=BALIE, mag="429")
    work(peter, "uwv", "peter-jansma")
    contact = open_contact(peter, doel="Hulp bij eigen zaken", reden="Uitkering stopt, wil weten waarom")
    for dag in range(1, 10):
        search(peter, contact, achternaam="Jansen", geboren=f"{dag:02}-03-1984")
        if peter.get_by_text("U kunt in dit contact niet meer zoeken").count():
            break
    expect(peter.get_by_role("main")).to_contain_text("De toezichthouder van uw organisatie krijgt hiervan bericht")

    ilse, joris = nieuwe_pagina(breedte=BALIE), nieuwe_pagina(breedte=BALIE)
    work(ilse, "uwv", "ilse-pronk")
    ilse.goto("/loket/toezicht/alarmen/")
    check(ilse)
    expect(ilse.get_by_role("main")).to_contain_text("Peter Jansma")
    work(joris, "gemeente-utrecht", "joris-van-beek")
    joris.goto("/loket/toezicht/alarmen/")
    expect(joris.get_by_role("main")).not_to_contain_text("Peter Jansma")
