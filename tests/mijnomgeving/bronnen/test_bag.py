"""Addresses, as the BAG has them and as people type them."""

import json
from pathlib import Path

import pytest
from openapi_core.testing import MockRequest

from mijnomgeving.bronnen.bag.client import BagClient
from mijnomgeving.bronnen.bag.mapping import parse_adressen, parse_plekken
from mijnomgeving.bronnen.registry import bag
from portal.outbound.service import Antwoord, Onbegrijpelijk, Verzoek
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.federatie.test_standaarden import openapi


def test_an_address_by_postcode_and_number(federatie: Federatie) -> None:
    client = bag()
    [adres] = ask(lambda deadline: client.list_adressen(postcode="3555 hx", huisnummer=710, deadline=deadline))
    assert (adres.straat, adres.nummer, adres.woonplaats) == ("Amsterdamsestraatweg", "710", "Utrecht")
    assert adres.adresseerbaar_object == "0344010000099671"
    assert ask(lambda deadline: client.list_adressen(postcode="3555HX", huisnummer=1, deadline=deadline)) == ()


def test_a_typed_address_with_its_gemeente(federatie: Federatie) -> None:
    client = bag()
    [plek] = ask(lambda deadline: client.list_plekken(tekst="3555HX 710", deadline=deadline))
    assert (plek.gemeente_code, plek.gemeente, plek.straat) == ("0344", "Utrecht", "Amsterdamsestraatweg")


def test_the_recorded_answer_is_understood(standaarden: Path) -> None:
    data = json.loads((standaarden / "bag" / "openforms-locatieserver-addresses.json").read_text(encoding="utf-8"))
    adressen = parse_adressen("BAG", data)
    assert [adres.nummer for adres in adressen[:2]] == ["117A", "117B"]
    with pytest.raises(Onbegrijpelijk):
        parse_plekken("BAG", {"docs": []})


def test_our_question_keeps_to_the_document(standaarden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Verzoek] = []

    async def noteer(verzoek: Verzoek, **_: object) -> Antwoord:
        gevraagd.append(verzoek)
        return Antwoord(200, {"_links": {}})

    monkeypatch.setattr("mijnomgeving.bronnen.bag.client.request_json", noteer)
    client = BagClient("https://bag.example/v2", "https://pdok.example", "sleutel")
    ask(lambda deadline: client.list_adressen(postcode="3555hx", huisnummer=710, deadline=deadline))
    api = openapi(standaarden / "bag" / "bag-individuele-bevragingen-v2-openapi.yaml", "https://bag.example/v2")
    [verzoek] = gevraagd
    api.validate_request(
        MockRequest(
            "https://bag.example",
            "get",
            "/v2/adressen",
            args=dict(verzoek.params or {}),
            headers=dict(verzoek.headers),
        )
    )
