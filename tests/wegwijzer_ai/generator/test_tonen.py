"""On the page and in the API the summary stands beside the answer, labelled, with its sources."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.wegwijzer_ai.generator.conftest import Model

pytestmark = pytest.mark.usefixtures("portaal")

VRAAG = "ik ga verhuizen, hoe geef ik mijn adres door?"
LABEL = "Samenvatting door AI, controleer de bron"
ZIN = "Bij uw nieuwe gemeente geeft u uw nieuwe adres door."


def _schrijf(model: Model) -> None:
    """It cites each source, whatever its number."""
    model.zegt((ZIN, ["S1"]), (ZIN, ["S2"]))


def test_the_page_says_that_a_computer_wrote_it_and_keeps_the_answer(model: Model, client: Client) -> None:
    _schrijf(model)
    tekst = client.post("/wegwijzer/", {"q": VRAAG}).content.decode()

    assert tekst.index(LABEL) < tekst.index(ZIN) < tekst.index("Geef uw nieuwe adres door aan")


def test_the_api_gives_it_apart_from_the_answer(model: Model, client: Client) -> None:
    _schrijf(model)
    data = client.post("/api/v1/wegwijzer/vragen", {"vraag": VRAAG}, content_type="application/json").json()

    assert data["samenvattingAi"]["label"] == LABEL
    assert [zin["zin"] for zin in data["samenvattingAi"]["zinnen"]] == [ZIN]
    assert set(data["samenvattingAi"]["zinnen"][0]["bronnen"]) <= {bron["nr"] for bron in data["bronnen"]}
    assert ZIN not in [zin["zin"] for zin in data["antwoord"]]


def test_without_a_model_neither_shows_anything_of_it(client: Client) -> None:
    assert LABEL not in client.post("/wegwijzer/", {"q": VRAAG}).content.decode()
    data = client.post("/api/v1/wegwijzer/vragen", {"vraag": VRAAG}, content_type="application/json").json()
    assert data["samenvattingAi"] is None


def test_how_it_works_tells_where_the_question_goes(client: Client, model: Model, settings: Settings) -> None:
    assert (
        "naar een tweede taalmodel, zonder persoonlijke gegevens" in client.get("/wegwijzer/uitleg/").content.decode()
    )
    settings.WEGWIJZER_GENERATOR_URL = ""
    assert "niet naar een ander bedrijf" in client.get("/wegwijzer/uitleg/").content.decode()
