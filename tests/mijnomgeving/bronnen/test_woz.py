"""What property is worth, of which the one who looks is owner or user."""

import json
from datetime import date
from pathlib import Path

import pytest
from openapi_core.testing import MockRequest

from mijnomgeving.bronnen.registry import woz
from mijnomgeving.bronnen.woz.client import WozClient
from mijnomgeving.bronnen.woz.mapping import parse_objecten
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.outbound.service import Antwoord, Verzoek
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, Federatie
from tests.mijnomgeving.federatie.test_standaarden import openapi

TIM, SANNE = Persoon(Bsn("999990020")), Persoon(Bsn("999990019"))
HUIS = "0344010000090019"
BAKKERIJ = Onderneming(KvkNummer("68750110"))


@pytest.mark.parametrize("persoon", [TIM, SANNE])
def test_both_see_the_value_of_their_home(federatie: Federatie, persoon: Persoon) -> None:
    [woning] = ask(woz().list_objecten, persoon, [HUIS])
    assert (woning.adres, woning.gemeente) == ("Eerste Oosterparklaan 112, Utrecht", "Utrecht")
    assert [(waarde.peildatum, waarde.bedrag) for waarde in woning.waarden] == [
        (date(2025, 1, 1), 498000),
        (date(2024, 1, 1), 471000),
    ]
    assert woning.eigenaar or woning.gebruiker


def test_a_home_of_others_is_not_shown(federatie: Federatie) -> None:
    assert ask(woz().list_objecten, Persoon(Bsn(DAAN)), [HUIS]) == ()


def test_a_company_sees_what_it_owns(federatie: Federatie) -> None:
    [winkel] = ask(woz().list_objecten_van_onderneming, BAKKERIJ)
    assert (winkel.waarden[0].bedrag, winkel.waarden[0].bezwaar) == (684000, True)


def test_many_homes_are_asked_at_once_and_each_once(federatie: Federatie) -> None:
    ask(woz().list_objecten, TIM, [HUIS, HUIS, *(f"034401000000000{n}" for n in range(9))])
    assert len(federatie.ontvangen) == 5


def test_the_official_examples_are_understood(standaarden: Path) -> None:
    objecten = json.loads((standaarden / "woz" / "woz-test-data.json").read_text(encoding="utf-8"))
    eigenaren = {item.get("belanghebbendeEigenaar", {}).get("rsin") for item in objecten} - {None}
    gevonden = [
        woz_object
        for rsin in eigenaren
        for woz_object in parse_objecten(
            "WOZ", {"_embedded": {"wozObjecten": objecten}}, Onderneming(KvkNummer("12345678"), Rsin(rsin))
        )
    ]
    assert all(woz_object.adres and woz_object.eigenaar for woz_object in gevonden)
    assert max(len(woz_object.waarden) for woz_object in gevonden) > 2


def test_our_questions_keep_to_the_document(standaarden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Verzoek] = []

    async def noteer(verzoek: Verzoek, **_: object) -> Antwoord:
        gevraagd.append(verzoek)
        return Antwoord(200, {"_links": {}})

    monkeypatch.setattr("mijnomgeving.bronnen.woz.client.request_json", noteer)
    client = WozClient("https://woz.example/v1", "sleutel")
    assert ask(client.list_objecten, TIM, [HUIS]) == ask(client.list_objecten_van_onderneming, BAKKERIJ) == ()
    api = openapi(standaarden / "woz" / "woz-bevragen-openapi.yaml", "https://woz.example/v1")
    for verzoek in gevraagd:
        api.validate_request(
            MockRequest("https://woz.example", "get", "/v1/wozobjecten", args=dict(verzoek.params or {}))
        )
