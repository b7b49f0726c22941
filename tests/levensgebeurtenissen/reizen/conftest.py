"""A life event with questions, and somebody who looks at its list."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from cms.producten.inlezen.paginas import make_items, make_stream
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.vragen.inhoud import make_vergelijkingen
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import ProductPaginaFactory

VRAGEN = [
    {"sleutel": "huurt", "tekst": "Huurt u uw nieuwe huis?", "soort": "ja_nee", "tekst_en": "Do you rent?"},
    {"sleutel": "auto", "tekst": "Hebt u een auto?", "soort": "ja_nee", "onbekend_mag": True},
]


def _stap(titel: str, van: int | None, tot: int | None, als: tuple[str, ...] = (), **anders: Any) -> dict[str, Any]:
    return {
        "titel": titel,
        "wanneer": f"Wanneer u {titel.lower()}",
        "dagen_van": van,
        "dagen_tot": tot,
        "organisatie": "Uw gemeente",
        "producten": make_items(titel, [product.pk for product in anders.get("producten", [])]),
        "tekst": make_items(titel, ["Neem uw paspoort mee."]),
        "alleen_als": make_vergelijkingen(titel, als),
        "tekst_en": [],
    }


@pytest.fixture
def maak_pagina() -> Callable[..., LevensgebeurtenisPagina]:
    """Makes the event 'Verhuizen' with four steps and two questions."""

    def maak(**velden: Any) -> LevensgebeurtenisPagina:
        product = ProductPaginaFactory(title="Huurtoeslag")
        stappen = [
            _stap("Zeg uw huur op", -60, -30),
            _stap("Geef uw adres door", -28, 5),
            _stap("Vraag huurtoeslag aan", 0, 28, ("huurt is ja",), producten=[product]),
            _stap("Controleer uw auto", None, None, ("auto is ja",)),
        ]
        vragen = [
            {"uitleg": "", "opties": [], "minimum": "", "maximum": "", "gegeven": "", **vraag} for vraag in VRAGEN
        ]
        standaard: dict[str, Any] = {
            "title": "Verhuizen",
            "titel_en": "Moving house",
            "datumvraag": "Wanneer verhuist u?",
            "vragen": make_stream("vragen", "vraag", vragen),
            "stappen": make_stream("stappen", "stap", stappen),
        }
        return LevensgebeurtenisPaginaFactory(**standaard | velden)

    return maak


@pytest.fixture
def pagina(maak_pagina: Callable[..., LevensgebeurtenisPagina]) -> LevensgebeurtenisPagina:
    """The event 'Verhuizen'."""
    return maak_pagina()


class Tekst(HTMLParser):
    """What somebody reads of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.woorden: list[str] = []

    def handle_data(self, data: str) -> None:
        self.woorden += data.split()


def lees(response: Any) -> str:
    """The words of the main part of a page."""
    inhoud = response.content.decode()
    lezer = Tekst()
    lezer.feed(inhoud[inhoud.index("<main") : inhoud.index("</main>")])
    return " ".join(lezer.woorden)


@pytest.fixture
def bezoeker() -> Client:
    """Somebody with a browser of today, who is not logged in."""
    return Client(headers={"sec-fetch-site": "same-origin"})
