"""What the Kadaster knows that somebody owns."""

import json
from datetime import date
from pathlib import Path

import pytest
from openapi_core.testing import MockRequest

from mijnomgeving.bronnen.brk.client import MAX_RECHTEN, BrkClient
from mijnomgeving.bronnen.registry import brk
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbound.service import Antwoord, TeDruk, Verzoek
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, Federatie
from tests.mijnomgeving.federatie.test_standaarden import openapi

TIM = Persoon(Bsn("999990020"))
HUIS = "076034490019000"


def test_tims_half_house(federatie: Federatie) -> None:
    [huis] = ask(brk().list_onroerende_zaken, TIM)
    assert (huis.aanduiding, huis.adressen) == ("Vleuten A 5512", ("Eerste Oosterparklaan 112, Utrecht",))
    assert (huis.oppervlakte, huis.koopsom, huis.koopjaar) == (138, 521000, 2026)
    assert huis.objecten == ("0344010000090019",)
    [recht] = ask(brk().list_rechten, TIM, [huis.identificatie])
    assert (recht.soort, recht.teller, recht.noemer, recht.sinds) == ("eigenaar", 1, 2, date(2026, 10, 30))


def test_who_has_nothing(federatie: Federatie) -> None:
    assert ask(brk().list_onroerende_zaken, Persoon(Bsn(DAAN))) == ()


def test_the_number_stands_in_no_address(federatie: Federatie) -> None:
    ask(brk().list_onroerende_zaken, TIM)
    assert [verzoek.pad for verzoek in federatie.ontvangen] == ["/brk/bevragen/v2/kadastraalonroerendezaken"]


def test_a_busy_kadaster_is_not_an_empty_one(federatie: Federatie) -> None:
    for _ in range(5):
        assert ask(brk().list_onroerende_zaken, TIM)
    with pytest.raises(TeDruk):
        ask(brk().list_onroerende_zaken, TIM)


def test_our_questions_keep_to_the_document_and_are_few(standaarden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Verzoek] = []

    async def noteer(verzoek: Verzoek, **_: object) -> Antwoord:
        gevraagd.append(verzoek)
        return Antwoord(200, {"_links": {}})

    monkeypatch.setattr("mijnomgeving.bronnen.brk.client.request_json", noteer)
    client = BrkClient("https://brk.example/v2", "sleutel")
    assert ask(client.list_onroerende_zaken, TIM) == ()
    ask(client.list_rechten, TIM, [HUIS] * 9)
    assert len(gevraagd) == 1 + MAX_RECHTEN
    api = openapi(standaarden / "brk" / "brk-bevragen-openapi.yaml", "https://brk.example/v2")
    for verzoek in gevraagd:
        body = json.dumps(verzoek.json).encode() if verzoek.json else b""
        api.validate_request(
            MockRequest(
                "https://brk.example",
                verzoek.methode.lower(),
                verzoek.url.removeprefix("https://brk.example"),
                args=dict(verzoek.params or {}),
                headers=dict(verzoek.headers),
                data=body,
                content_type="application/json",
            )
        )
