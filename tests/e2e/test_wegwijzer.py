"""A conversation with the wegwijzer in a real browser: several turns, by keyboard, on a telephone, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.huis import Adressen
from tests.e2e.wandeling import overloop, tab_to
from toegankelijkheid.toetsen.motoren import axe

pytestmark = pytest.mark.e2e
VRAGEN = ("hoe vraag ik een paspoort aan?", "ik ga verhuizen naar Utrecht, wat moet ik doen?")
# Every text that the status element has shown, in order.
LUISTER = """() => { window.gezegd = [];
    new MutationObserver(() => window.gezegd.push(document.getElementById('gesprek-status').textContent))
        .observe(document.getElementById('gesprek-status'), {childList: true, characterData: true, subtree: true}); }"""
FOCUS = "document.activeElement.id || document.activeElement.className"


def ask(pagina: Page, tekst: str) -> None:
    """Type and send; without JavaScript the page comes anew."""
    pagina.locator("#vraag").fill(tekst)
    pagina.locator("#gesprek-vraag").get_by_role("button", name="Stel uw vraag").click()
    expect(pagina.locator("#gesprek > li.beurt--u").last).to_contain_text(tekst)


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
@pytest.mark.parametrize("breedte", [1280, 390, 320])
def test_two_turns_stay_on_one_page(nieuwe_pagina: Callable[..., Page], breedte: int, javascript: bool) -> None:  # noqa: FBT001
    pagina = nieuwe_pagina(breedte=breedte, javascript=javascript)
    pagina.goto("/wegwijzer/")
    for vraag in VRAGEN:
        ask(pagina, vraag)

    gesprek = pagina.locator("#gesprek")
    for vraag in VRAGEN:
        expect(gesprek).to_contain_text(vraag)
    expect(gesprek.get_by_role("link", name="Verhuizing doorgeven").first).to_be_visible()
    expect(pagina.locator("#gesprek-acties")).to_contain_text("Download als tekst")
    assert pagina.context.cookies() == []
    assert not re.search(r"[\w-]{32}", pagina.url)
    if javascript:
        assert overloop(pagina) <= 0


def test_with_javascript_nothing_is_loaded_again_and_the_answer_is_announced_once(pagina: Page) -> None:
    pagina.goto("/wegwijzer/")
    pagina.evaluate(LUISTER)
    pagina.locator("#vraag").press_sequentially(VRAGEN[0])
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#gesprek > li")).to_have_count(2)
    expect(pagina.locator("#gesprek-status")).to_have_text(re.compile(r"^Antwoord klaar, \d bron"))

    gezegd = pagina.evaluate("window.gezegd")
    assert len(gezegd) == 2, gezegd  # busy, and ready; gone when the page had been loaded again
    assert pagina.evaluate(FOCUS) == "vraag"
    assert pagina.locator("#vraag").input_value() == ""


def test_a_question_of_ours_puts_the_focus_on_its_answer(pagina: Page) -> None:
    pagina.goto("/wegwijzer/")
    ask(pagina, VRAGEN[0])
    pagina.evaluate(LUISTER)
    tab_to_button = pagina.locator("#gesprek form .suggesties button").first
    tab_to_button.focus()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#gesprek > li")).to_have_count(4)

    expect(pagina.locator("#gesprek .beurt__wie").last).to_be_focused()
    assert [tekst for tekst in pagina.evaluate("window.gezegd") if tekst.startswith("Antwoord")] == []


def test_a_telephone_puts_its_keyboard_away(nieuwe_pagina: Callable[..., Page]) -> None:
    pagina = nieuwe_pagina(breedte=390, has_touch=True, is_mobile=True)
    pagina.goto("/wegwijzer/")
    ask(pagina, VRAGEN[0])

    expect(pagina.locator("#gesprek .beurt__wie").last).to_be_focused()


def test_mistakes_keep_what_was_typed_and_put_the_focus_on_the_field(pagina: Page) -> None:
    pagina.goto("/wegwijzer/")
    ask(pagina, VRAGEN[0])
    lang = "waarom " * 50
    pagina.locator("#vraag").fill(lang)
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#vraag-fout")).to_contain_text("Maak hem korter")

    expect(pagina.locator("#vraag")).to_be_focused()
    assert pagina.locator("#vraag").input_value().strip() == lang.strip()
    expect(pagina.locator("#gesprek > li")).to_have_count(2)
    ask(pagina, VRAGEN[1])
    expect(pagina.locator("#vraag-fout")).to_have_count(0)


def test_without_a_connection_nothing_is_lost(nieuwe_pagina: Callable[..., Page], huis: Adressen) -> None:
    pagina = nieuwe_pagina()
    pagina.goto("/wegwijzer/")
    ask(pagina, VRAGEN[0])

    def empty_answer(route: Route) -> None:
        route.fulfill(status=200, body="")

    pagina.route("**/wegwijzer/", empty_answer)
    pagina.locator("#vraag").fill(VRAGEN[1])
    pagina.keyboard.press("Enter")

    expect(pagina.locator("#gesprek-status")).to_contain_text("Uw vraag staat er nog")
    assert pagina.locator("#vraag").input_value() == VRAGEN[1]
    expect(pagina.locator("#gesprek > li")).to_have_count(2)


@pytest.mark.parametrize("javascript", [True, False], ids=["met-javascript", "zonder-javascript"])
def test_saying_that_an_answer_is_not_right(nieuwe_pagina: Callable[..., Page], javascript: bool) -> None:  # noqa: FBT001
    pagina = nieuwe_pagina(breedte=390, javascript=javascript)
    pagina.goto("/wegwijzer/")
    ask(pagina, VRAGEN[0])
    oordeel = pagina.locator(".oordeel").last
    oordeel.locator("summary").click()
    oordeel.get_by_label("Er ontbreekt iets").check()
    oordeel.get_by_role("button", name="Verstuur uw oordeel").click()

    expect(pagina.locator(".oordeel").last).to_contain_text("Hiervan leert de redactie")
    expect(pagina.locator("#gesprek")).to_contain_text(VRAGEN[0])


def test_the_whole_conversation_by_keyboard(pagina: Page) -> None:
    pagina.goto("/wegwijzer/")
    tab_to(pagina, "Wat wilt u weten of regelen?")
    pagina.keyboard.type(VRAGEN[0])
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#gesprek > li")).to_have_count(2)
    # Back into the answer, and through everything in it; each stop is visible.
    pagina.locator("#gesprek .beurt__wie").last.focus()
    tab_to(pagina, "Nee")
    pagina.keyboard.press("Enter")
    tab_to(pagina, "Verstuur uw oordeel")
    pagina.keyboard.press("Enter")
    expect(pagina.locator(".oordeel").last).to_be_focused()
    tab_to(pagina, re.compile("Wis en begin opnieuw"))
    pagina.keyboard.press("Enter")
    expect(pagina.locator("main")).to_contain_text("Uw gesprek is gewist")
    expect(pagina.locator("#gesprek > li")).to_have_count(0)


def test_the_conversation_as_text_and_on_paper(pagina: Page) -> None:
    pagina.goto("/wegwijzer/")
    for vraag in VRAGEN:
        ask(pagina, vraag)
    with pagina.expect_download() as bestand:
        pagina.get_by_role("button", name="Download als tekst").click()
    tekst = bestand.value.path().read_text()
    assert [vraag in tekst for vraag in VRAGEN] == [True, True]

    pagina.emulate_media(media="print")
    for verborgen in ("#gesprek-vraag form", "#gesprek-acties", ".oordeel", "aside", "header nav"):
        expect(pagina.locator(verborgen).first).to_be_hidden()
    expect(pagina.locator("#gesprek")).to_contain_text("Bronnen")


@pytest.mark.parametrize("opties", [{"javascript": True}, {"javascript": False}])
def test_an_example_is_asked_without_standing_in_the_address(
    nieuwe_pagina: Callable[..., Page], opties: dict[str, bool]
) -> None:
    pagina = nieuwe_pagina(**opties)
    pagina.goto("/wegwijzer/")
    pagina.get_by_role("button", name="Hoe vraag ik een paspoort aan?").click()

    expect(pagina.locator("#gesprek > li").first).to_contain_text("U koos")
    expect(pagina.locator("#gesprek")).to_contain_text("Paspoort aanvragen")
    assert "paspoort" not in pagina.url


@pytest.mark.parametrize(("pad", "vraag"), [("/en/", "how do I apply for a passport"), ("/pap/", "mi ke un pasport")])
def test_another_language(nieuwe_pagina: Callable[..., Page], pad: str, vraag: str) -> None:
    pagina = nieuwe_pagina(breedte=390)
    pagina.goto(f"{pad}wegwijzer/")
    pagina.locator("#vraag").fill(vraag)
    pagina.keyboard.press("Enter")

    expect(pagina.locator("#gesprek > li.beurt--u")).to_contain_text(vraag)
    assert [str(b) for b in axe(pagina)] == []


def test_a_product_page_asks_with_that_product_in_mind(pagina: Page) -> None:
    pagina.goto("/producten/paspoort-aanvragen/")
    vak = pagina.get_by_role("search", name="Hebt u hier een vraag over?")
    vak.get_by_role("searchbox").fill("wat kost het?")
    vak.get_by_role("button").click()

    expect(pagina.locator("#gesprek > li.beurt--u")).to_contain_text("Over: Paspoort aanvragen")
    expect(pagina.locator("#gesprek").get_by_role("link", name="Paspoort aanvragen").first).to_be_visible()
