"""A company's messages on both its numbers; filing, deleting and answering a message."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.fbs.models import Schrijven
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen, register_adressen
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.outbound.service import shutdown
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.verhalen import KVK, RSIN, SANNE, WINKEL, bedrijf, bericht, federatie_met, persona

OIN, PORTAAL_OIN = "00000001810220350000", "00000099000000009000"
SANNE_ZELF, BEDRIJF = Persoon(Bsn(SANNE)), Onderneming(KvkNummer(KVK), rsin=Rsin(RSIN))


@pytest.fixture
def bron(settings: Settings) -> Iterator[BerichtenBron]:
    post = (bericht("op-kvk"), bericht("op-rsin", ontvanger="rsin", op="2026-11-03T09:00:00+01:00"))
    with federatie_met(bedrijf(berichten=post), persona(berichten=(bericht("van-sanne"),))) as (draait, _):
        shutdown()
        settings.BERICHTEN_BRONNEN = [f"UWV|{OIN}|{draait.base_url}/fbs/uwv"]
        register_adressen()
        yield berichten_bronnen()[0]
        shutdown()


def to_organisation(bron: Any) -> list[dict[str, Any]]:
    verbinding = HTTPConnection(urlsplit(bron.basis_url).netloc, timeout=5)
    verbinding.request("GET", "/fbs/uwv/berichten", headers={"X-Ontvanger": f"OIN:{OIN}"})
    berichten: list[dict[str, Any]] = json.loads(verbinding.getresponse().read())["berichten"]
    verbinding.close()
    return berichten


def test_a_company_reads_its_post_on_kvk_and_rsin_newest_first(bron: BerichtenBron) -> None:
    gezien = ask(bron.list_berichten, BEDRIJF)
    assert [post.onderwerp for post in gezien] == ["Bericht op-rsin", "Bericht op-kvk"]
    for post in gezien:
        assert ask(bron.find_bericht, BEDRIJF, post.bericht_id) == post
        ask(bron.set_status, BEDRIJF, post.bericht_id, gelezen=True, naar_map="")
        assert ask(bron.find_bericht, SANNE_ZELF, post.bericht_id) is None
    assert all(post.gelezen for post in ask(bron.list_berichten, BEDRIJF))


def test_who_acts_for_one_vestiging_or_has_no_number_gets_no_post(bron: BerichtenBron) -> None:
    deel = Onderneming(KvkNummer(KVK), Rsin(RSIN), (Vestigingsnummer(WINKEL),), beperkt=True)
    assert ask(bron.list_berichten, deel) == ask(bron.list_berichten, EuPersoon("DE/NL/1")) == ()


def test_sanne_files_and_deletes_only_her_own_message(bron: BerichtenBron) -> None:
    [post] = ask(bron.list_berichten, SANNE_ZELF)
    assert ask(bron.set_status, SANNE_ZELF, post.bericht_id, gelezen=None, naar_map="archief")
    assert not ask(bron.set_status, BEDRIJF, post.bericht_id, gelezen=None, naar_map="archief")
    [gearchiveerd] = ask(bron.list_berichten, SANNE_ZELF)
    assert (gearchiveerd.map, gearchiveerd.gelezen) == ("archief", False)
    assert not ask(bron.delete, BEDRIJF, post.bericht_id)
    assert ask(bron.delete, SANNE_ZELF, post.bericht_id)
    assert ask(bron.list_berichten, SANNE_ZELF) == ()
    assert not ask(bron.delete, SANNE_ZELF, post.bericht_id)


def test_a_reply_reaches_the_organisation_with_who_and_on_what(bron: BerichtenBron) -> None:
    [post] = ask(bron.list_berichten, SANNE_ZELF)
    schrijven = Schrijven(post.onderwerp, "Dank u wel.", post.bericht_id, (("brief.pdf", "application/pdf", b"%PDF"),))
    for _keer in range(3):
        ask(bron.send, SANNE_ZELF, schrijven, afzender=PORTAAL_OIN, kenmerk="MO-1")
    [ontvangen] = to_organisation(bron)
    assert [bijlage["naam"] for bijlage in ontvangen["bijlagen"]] == ["brief.pdf"]
    assert ontvangen["onderwerp"] == "Antwoord: Bericht van-sanne"
    assert ontvangen["afzender"] == PORTAAL_OIN
    assert ontvangen["inhoud"] == (
        f"Antwoord van BSN:{SANNE} op bericht {post.bericht_id}\nKenmerk: MO-1\n\nDank u wel."
    )
