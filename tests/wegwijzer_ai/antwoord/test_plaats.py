"""A place in a question is proposed, never assumed."""

import pytest

from cms.producten.models import Organisatie
from tests.factories.producten import OrganisatieFactory
from wegwijzer_ai.antwoord.plaats import find_place


@pytest.fixture
def plaatsen(db: None) -> dict[str, Organisatie]:
    return {
        naam: OrganisatieFactory(gemeente=True, plaats=naam)
        for naam in ("Utrecht", "Amsterdam", "Buren", "Best", "Echt-Susteren", "Alphen aan den Rijn", "Zwolle")
    }


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("ik ga volgende maand verhuizen naar Utrecht, wat moet ik doen?", "Utrecht"),
        ("wat kost een paspoort in zwolle", "Zwolle"),
        ("ik verhuis van amsterdam naar zwolle", "Zwolle"),
        ("ik woon in Alphen aan den Rijn en zoek hulp", "Alphen aan den Rijn"),
        ("bij de gemeente Buren", "Buren"),
        ("I am moving to Utrecht", "Utrecht"),
    ],
)
def test_named_place_is_recognised(plaatsen: dict[str, Organisatie], tekst: str, naam: str) -> None:
    found = find_place(tekst)

    assert found is not None
    assert found.gemeente == plaatsen[naam]


@pytest.mark.parametrize(
    "tekst",
    ["ruzie met mijn buren", "in best veel gevallen", "wat kan ik het best doen", "ik ga naar huis", "naar school"],
)
def test_ordinary_words_are_no_place(plaatsen: dict[str, Organisatie], tekst: str) -> None:
    assert find_place(tekst) is None
