"""The page of the wegwijzer, without a script and with it, and the API."""

import re

import pytest
from django.test import Client

from cms.producten.models import ProductPagina

WANDELING = "ik ga volgende maand verhuizen naar Utrecht, wat moet ik doen?"


def test_empty_page_says_it_is_a_computer_before_the_first_question(db: None, client: Client) -> None:
    response = client.get("/wegwijzer/")
    text = response.content.decode()

    assert response.status_code == 200
    assert text.index("U praat met een computer") < text.index("<form")
    assert "Vul geen BSN" in text
    assert "1400" in text
    assert not response.cookies


@pytest.mark.parametrize("taal", ["", "/en", "/pap"])
def test_question_never_stays_in_the_address(db: None, client: Client, taal: str) -> None:
    response = client.get(f"{taal}/wegwijzer/", {"q": WANDELING})

    assert (response.status_code, response.headers["Location"]) == (302, f"{taal}/wegwijzer/")


def test_every_form_that_asks_posts(db: None, client: Client) -> None:
    pagina = client.get("/wegwijzer/").content.decode()

    assert "/wegwijzer/?q=" not in pagina
    assert re.findall(r'<form[^>]*action="/wegwijzer/[^>]*>', pagina)
    for formulier in re.findall(r'<form[^>]*action="/wegwijzer/[^>]*>', pagina):
        assert 'method="post"' in formulier


def test_example_is_asked_with_one_press(portaal: dict[str, ProductPagina], client: Client) -> None:
    assert '<button type="submit" name="q" value="Ik ga verhuizen. Wat moet ik doen?">' in (
        client.get("/wegwijzer/").content.decode()
    )
    text = client.post("/wegwijzer/", {"q": "Ik ga verhuizen. Wat moet ik doen?", "gekozen": "1"}).content.decode()

    assert "U koos" in text
    assert "Verhuizing doorgeven" in text


def test_answer_is_a_whole_page_without_a_script(portaal: dict[str, ProductPagina]) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/wegwijzer/", {"q": WANDELING})
    text = response.content.decode()

    assert response.status_code == 200
    assert "Verhuizing doorgeven" in text
    assert "Gemeente Utrecht" in text
    assert "U zoekt in Utrecht" in text
    assert "Bronnen" in text
    assert re.search(r"<time datetime", text)
    assert "Liever een mens?" in text.split('id="gesprek"')[1]
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_script_gets_the_turn_and_what_goes_with_the_next(portaal: dict[str, ProductPagina], client: Client) -> None:
    text = client.post("/wegwijzer/", {"q": WANDELING}, headers={"X-Fragment": "1"}).content.decode()

    assert text.lstrip().startswith("<li")
    assert re.search(r'<div data-velden><input type="hidden" name="gesprek" value="[\w-]{32}">', text)
    assert "<html" not in text
    assert 'data-bronnen="2"' in text


def test_two_turns_on_one_page_share_no_id(portaal: dict[str, ProductPagina], client: Client) -> None:
    turns = [
        client.post("/wegwijzer/", {"q": WANDELING}, headers={"X-Fragment": "1"})
        .content.decode()
        # What follows replaces what is on the page.
        .partition('id="gesprek-acties"')[0]
        for _ in range(2)
    ]
    first, second = (set(re.findall(r'\bid="([^"]+)"', turn)) for turn in turns)

    assert first
    assert not first & second
    for turn in turns:
        ids = re.findall(r'\bid="([^"]+)"', turn)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', turn)) <= set(ids)


def test_what_people_type_is_shown_as_text_and_not_as_html(portaal: dict[str, ProductPagina], client: Client) -> None:
    text = client.post("/wegwijzer/", {"q": 'verhuizen <img src=x onerror=alert(1)> "quote"'}).content.decode()

    assert "<img" not in text


def test_personal_data_does_not_come_back_on_the_page(portaal: dict[str, ProductPagina], client: Client) -> None:
    text = client.post("/wegwijzer/", {"q": "mijn bsn is 123456782 en ik ga verhuizen"}).content.decode()

    assert "123456782" not in text
    assert "onleesbaar gemaakt" in text


def test_other_gemeente_can_be_chosen(portaal: dict[str, ProductPagina], client: Client) -> None:
    text = client.post("/wegwijzer/", {"q": "mijn paspoort is verlopen", "gemeente": "Utrecht"}).content.decode()

    assert "U zoekt in Utrecht" in text
    assert "?gemeente=gm0344" in text


def test_english_page_marks_dutch_content(portaal: dict[str, ProductPagina], client: Client) -> None:
    text = client.post("/en/wegwijzer/", {"q": "I am moving house, who do I tell"}).content.decode()

    assert "Report your move" in text
    assert 'lang="nl"' in text


def test_api_answers_as_agreed(portaal: dict[str, ProductPagina], client: Client) -> None:
    response = client.post(
        "/api/v1/wegwijzer/vragen",
        {"vraag": WANDELING, "taal": "nl", "doelgroep": "particulier", "gemeente": None, "gesprek": None},
        content_type="application/json",
    )
    answer = response.json()

    assert response.status_code == 200
    assert response.headers["API-Version"]
    assert answer["uitkomst"] == "antwoord"
    assert answer["antwoord"][0].keys() >= {"zin", "bronnen"}
    assert answer["bronnen"][0].keys() == {"nr", "titel", "url", "bijgewerkt"}
    product = answer["producten"][0]
    assert product["uniformeProductnaam"] == "verhuismelding"
    assert product["upnUri"] == "http://standaarden.overheid.nl/owms/terms/verhuizing-doorgeven"
    assert product["organisatie"]["naam"] == "Gemeente Utrecht"
    assert product["organisatie"].keys() == {"naam", "soort", "tooiUri", "url", "telefoon"}
    assert len(answer["producten"]) <= 5
    assert 0 <= answer["zekerheid"] <= 1
    assert answer["duurMs"]["totaal"] > 0
    assert answer["gesprek"]


def test_api_takes_the_gemeente_and_keeps_the_conversation(portaal: dict[str, ProductPagina], client: Client) -> None:
    body = {"vraag": "mijn paspoort is verlopen", "gemeente": "gm0344", "gesprek": "abc-123"}
    answer = client.post("/api/v1/wegwijzer/vragen", body, content_type="application/json").json()

    assert answer["producten"][0]["organisatie"]["tooiUri"].endswith("gemeente-utrecht")
    # An id that is not ours starts a new conversation; that one goes on.
    assert answer["gesprek"] != "abc-123"
    body["gesprek"] = answer["gesprek"]
    again = client.post("/api/v1/wegwijzer/vragen", body, content_type="application/json").json()
    assert again["gesprek"] == answer["gesprek"]


@pytest.mark.parametrize(
    "body", [{}, {"vraag": 3}, {"vraag": "x" * 2_001}, {"vraag": "x", "taal": "xx"}, {"vraag": "x", "gesprek": "<>"}]
)
def test_api_refuses_what_is_no_question_as_problem_json(db: None, client: Client, body: dict[str, object]) -> None:
    response = client.post("/api/v1/wegwijzer/vragen", body, content_type="application/json")

    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize(
    ("taal", "vraag"), [("en", "I am moving house to Utrecht"), ("pap", "ik ga verhuizen naar Utrecht")]
)
def test_answer_leads_to_pages_in_the_language_of_the_page(
    portaal: dict[str, ProductPagina], client: Client, taal: str, vraag: str
) -> None:
    beurt = client.post(f"/{taal}/wegwijzer/", {"q": vraag}, headers={"X-Fragment": "1"}).content.decode()

    assert f'href="/{taal}/producten/verhuizing-doorgeven/' in beurt
    assert not re.findall(rf'<a [^>]*href="/(?!{taal}/)[^"]*"', beurt)
