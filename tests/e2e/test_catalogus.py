"""Finding a product as people do: by words with typing errors, filter, theme, organisation, place and language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.wandeling import overloop, tab_to

pytestmark = pytest.mark.e2e

PASPOORT = "/producten/paspoort-aanvragen/"


def type_place(pagina: Page, tekst: str) -> None:
    """Say in which gemeente one lives."""
    pagina.get_by_label("Uw woonplaats of gemeente").fill(tekst)
    pagina.get_by_role("button", name="Toon mijn gemeente").click()


def place(pagina: Page) -> Locator:
    """The part of a product page about the body of one's own place."""
    return pagina.locator("section[aria-labelledby=uw-gemeente]")


def results(pagina: Page) -> Locator:
    """The list of what was found."""
    return pagina.locator(".resultaten__lijst")


def heading(pagina: Page, tekst: str | re.Pattern[str]) -> None:
    """The page has this as its one first heading."""
    expect(pagina.get_by_role("heading", level=1)).to_have_text(tekst)


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
@pytest.mark.parametrize("breedte", [1280, 390, 320])
def test_from_a_search_with_typing_errors_to_the_own_gemeente(
    nieuwe_pagina: Callable[..., Page],
    breedte: int,
    javascript: bool,  # noqa: FBT001
) -> None:
    pagina = nieuwe_pagina(breedte=breedte, javascript=javascript)
    pagina.goto("/zoeken/")
    veld = pagina.get_by_role("combobox" if javascript else "searchbox", name="Wat zoekt u?")
    veld.fill("paspoortt aanvrgen")
    pagina.get_by_role("main").get_by_role("button", name="Zoek").click()
    pagina.locator(".filters").get_by_role("link", name="Inwoner").click()
    _fits(pagina, javascript=javascript)
    results(pagina).get_by_role("link", name="Paspoort aanvragen", exact=True).click()
    heading(pagina, "Paspoort aanvragen")

    type_place(pagina, "Utregt")
    expect(pagina.get_by_role("heading", name="Welke gemeente bedoelt u met ‘Utregt’?")).to_be_visible()
    _fits(pagina, javascript=javascript)
    place(pagina).get_by_role("link", name="Gemeente Utrecht", exact=True).click()
    expect(pagina).to_have_url(re.compile(r"\?gemeente=gm0344"))
    expect(place(pagina).get_by_role("link", name="14 030")).to_be_visible()
    _fits(pagina, javascript=javascript)

    pagina.get_by_role("complementary").get_by_role("link", name="Identiteitskaart aanvragen").click()
    heading(pagina, "Identiteitskaart aanvragen")
    expect(place(pagina).get_by_role("heading", name="Gemeente Utrecht")).to_be_visible()
    place(pagina).get_by_role("link", name="Kies een andere gemeente").click()
    expect(pagina.get_by_label("Uw woonplaats of gemeente")).to_be_visible()


def _fits(pagina: Page, *, javascript: bool) -> None:
    if javascript:
        assert overloop(pagina) <= 0, f"{pagina.url} schuift opzij"


def test_a_name_of_two_gemeenten_is_a_choice_and_nonsense_is_said(pagina: Page) -> None:
    pagina.goto(PASPOORT)
    type_place(pagina, "Bergen")
    expect(place(pagina).get_by_role("link", name=re.compile("Gemeente Bergen"))).to_have_count(2)
    type_place(pagina, "xqzxqz")
    expect(pagina.get_by_label("Uw woonplaats of gemeente")).to_have_accessible_description(
        re.compile("Wij kennen geen gemeente of woonplaats ‘xqzxqz’")
    )
    place(pagina).get_by_role("link", name=re.compile("lijst")).click()
    heading(pagina, "Organisaties van de overheid")


@pytest.mark.parametrize(
    ("pad", "label", "keus", "knop"),
    [
        ("/producten/waterschapsbelasting/", "Waterschap", "Waterschap Rivierenland", "Toon mijn waterschap"),
        ("/producten/sedula-identiteitskaart-cn/", "Eiland", "Openbaar Lichaam Bonaire", "Toon mijn eiland"),
    ],
)
@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
def test_a_waterschap_and_an_island_are_chosen_and_lead_to_their_page(
    nieuwe_pagina: Callable[..., Page],
    pad: str,
    label: str,
    keus: str,
    knop: str,
    javascript: bool,  # noqa: FBT001
) -> None:
    pagina = nieuwe_pagina(breedte=390, javascript=javascript)
    pagina.goto(pad)
    lijst = pagina.get_by_label(label, exact=True)
    expect(lijst).to_have_value("")
    lijst.select_option(label=keus)
    pagina.get_by_role("button", name=knop).click()
    expect(place(pagina).get_by_role("heading", name=keus)).to_be_visible()
    place(pagina).get_by_role("link", name="Adres en meer gegevens").click()
    heading(pagina, keus)
    expect(pagina.get_by_role("heading", name="Producten en diensten", level=2)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
def test_an_entrepreneur_goes_by_theme(nieuwe_pagina: Callable[..., Page], javascript: bool) -> None:  # noqa: FBT001
    pagina = nieuwe_pagina(breedte=390, javascript=javascript)
    pagina.goto("/ondernemers/")
    pagina.get_by_role("main").get_by_role("link", name="Horeca en voedsel").click()
    heading(pagina, "Horeca en voedsel")
    pagina.get_by_role("main").get_by_role("link", name="Alcoholvergunning aanvragen").click()
    heading(pagina, "Alcoholvergunning aanvragen")
    type_place(pagina, "Zwolle")
    expect(place(pagina).get_by_role("heading", name="Gemeente Zwolle")).to_be_visible()


def test_a_letter_and_a_choice_of_theme_find_a_product(pagina: Page) -> None:
    pagina.goto("/producten/")
    pagina.get_by_role("navigation", name="Naar een letter").get_by_role("link", name="K", exact=True).click()
    expect(pagina.get_by_role("heading", name="K", exact=True)).to_be_in_viewport()
    pagina.get_by_label("Thema", exact=True).select_option(label="Dieren en natuur")
    pagina.get_by_role("button", name="Toon producten").click()
    expect(pagina.get_by_role("status").first).to_contain_text(re.compile(r"^\d+ producten$"))
    expect(pagina.get_by_role("main").get_by_role("link", name="Kinderbijslag", exact=True)).to_have_count(0)
    expect(pagina.get_by_role("main").get_by_role("link", name=re.compile("^Hond"))).not_to_have_count(0)


def test_an_organisation_says_what_it_does_and_is_searched_alone(pagina: Page) -> None:
    pagina.goto("/organisaties/")
    pagina.get_by_label("Naam van de organisatie").fill("SVB")
    pagina.get_by_role("main").get_by_role("button", name="Zoek").click()
    pagina.get_by_role("main").get_by_role("link", name=re.compile("Sociale Verzekeringsbank")).click()
    heading(pagina, re.compile("Sociale Verzekeringsbank"))
    pagina.get_by_label("Zoek een product van deze organisatie").fill("kind")
    pagina.get_by_role("main").get_by_role("button", name="Zoek").click()
    results(pagina).get_by_role("link", name="Kinderbijslag", exact=True).click()
    heading(pagina, "Kinderbijslag")


def test_a_product_in_three_languages_names_the_language_of_each_part(pagina: Page) -> None:
    pagina.goto("/en/producten/studiefinanciering/")
    expect(pagina.locator("html")).to_have_attribute("lang", "en")
    heading(pagina, "Apply for student finance")
    expect(pagina.locator("article section[aria-labelledby=stappen] ol:not([lang])")).to_be_visible()
    expect(pagina.get_by_text("The rest of this page is in Dutch")).to_have_count(0)

    pagina.goto("/en/producten/aanvullende-beurs/")
    heading(pagina, "Apply for the supplementary grant")
    expect(pagina.get_by_role("heading", name="The rest of this page is in Dutch")).to_be_visible()
    expect(pagina.locator("article section[aria-labelledby=stappen] ol[lang=nl]")).to_be_visible()

    pagina.goto("/producten/sedula-identiteitskaart-cn/")
    pagina.locator("header").get_by_role("link", name="Papiamentu").click()
    expect(pagina.locator("html")).to_have_attribute("lang", "pap")
    heading(pagina, re.compile("^Sédula, karchi di identidat"))
    expect(pagina.locator("article section[aria-labelledby=stappen] ol:not([lang])")).to_be_visible()


@pytest.mark.parametrize(
    ("pad", "kop"),
    [
        ("/bestaat-niet/", "Deze pagina bestaat niet (meer)"),
        ("/en/bestaat-niet/", re.compile("does not exist")),
        ("/pap/bestaat-niet/", re.compile("no ta eksistí")),
    ],
)
def test_a_page_that_is_not_there_helps_on_in_the_language_of_the_reader(
    nieuwe_pagina: Callable[..., Page], pad: str, kop: str | re.Pattern[str]
) -> None:
    # Without a script: the browser itself reports a 404 on its console, which is no fault of the page.
    pagina = nieuwe_pagina(javascript=False, breedte=390)
    antwoord = pagina.request.get(pad)
    assert antwoord.status == 404
    pagina.set_content(antwoord.text())
    heading(pagina, kop)
    expect(pagina.get_by_role("main").get_by_role("searchbox")).to_be_visible()


def test_the_way_to_the_own_gemeente_by_keyboard_alone(pagina: Page) -> None:
    pagina.goto("/zoeken/")
    tab_to(pagina, "Naar de inhoud")
    pagina.keyboard.press("Enter")
    tab_to(pagina, "Wat zoekt u?")
    pagina.keyboard.type("id-kaart aanvragen")
    pagina.keyboard.press("Enter")
    expect(results(pagina)).to_be_visible()
    tab_to(pagina, "Identiteitskaart aanvragen")
    pagina.keyboard.press("Enter")
    heading(pagina, "Identiteitskaart aanvragen")
    tab_to(pagina, "Uw woonplaats of gemeente")
    pagina.keyboard.type("Bergen")
    pagina.keyboard.press("Enter")
    expect(pagina).to_have_url(re.compile("gemeente=Bergen"))
    tab_to(pagina, "Gemeente Bergen (NH)")
    pagina.keyboard.press("Enter")
    expect(place(pagina).get_by_role("heading", name="Gemeente Bergen (NH)")).to_be_visible()


def test_a_print_has_the_text_and_not_the_buttons(pagina: Page) -> None:
    pagina.goto(f"{PASPOORT}?gemeente=gm0344")
    pagina.emulate_media(media="print")
    expect(pagina.get_by_role("heading", name="Dit hebt u nodig")).to_be_visible()
    expect(place(pagina)).to_contain_text("14 030")
    for weg in (".hoofdnav", ".kop__hulp", ".reactievraag", "footer nav", ".afdrukknop"):
        for deel in pagina.locator(weg).all():
            expect(deel).to_be_hidden()
