"""Noor looks for a letter, by word, sender and year, over all magazijnen; no word of hers stands in an address."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.core.niveau import Niveau
from tests.factories.nepbron import Ontvangen, Terug, nepbron
from tests.mijnomgeving.berichten.conftest import BERICHTEN, BEWERKEN, ZOEKEN, Lezer, bezorg_post
from tests.mijnomgeving.conftest import DAAN, Federatie, Ingelogd, sessiepersoon

HUUR, KAART = "Wij hebben uw huurcontract nodig", "Uw identiteitskaart verloopt op 3 januari 2027"


def gevonden(pagina: Any) -> list[str]:
    return re.findall(r'<h3 class="bericht__onderwerp"><a[^>]*>([^<]*)', pagina.html)


@pytest.mark.parametrize(
    ("tekst", "onderwerpen"),
    [
        ("huurcontract", [HUUR]),
        ("  HUURCONTRACT   bladzijden ", [HUUR]),
        ("wat-moet-er-in", [HUUR]),
        ("gemeente utrecht pasfoto", [KAART]),
        ("idéntiteitskaart", [KAART]),
        ("paspoort huurcontract", []),
        ("%_\\'\";<script>", []),
    ],
)
def test_a_message_is_found_by_what_stands_in_it(noor: Lezer, tekst: str, onderwerpen: list[str]) -> None:
    pagina = noor.zoek(tekst)
    assert gevonden(pagina) == onderwerpen
    assert "<script>" not in pagina.html
    if not onderwerpen:
        assert "Probeer andere woorden" in pagina.tekst


def test_words_are_looked_for_in_every_folder_but_the_bin(noor: Lezer) -> None:
    noor.doe("archief", noor.regel(HUUR))
    noor.doe("prullenbak", noor.regel("identiteitskaart"))
    pagina = noor.zoek("utrecht")
    assert HUUR in gevonden(pagina)
    assert KAART not in gevonden(pagina)
    assert "Archief" in re.findall(r'<span class="nl-data-badge">([^<]*)', pagina.html)
    assert "in al uw mappen" in pagina.tekst
    assert gevonden(noor.zoek("identiteitskaart", map="prullenbak")) == [KAART]


@pytest.mark.norm("B12")
def test_what_noor_looks_for_stands_in_no_address_and_two_tabs_do_not_mix(noor: Lezer) -> None:
    eerste = noor.kaal(ZOEKEN, {"tekst": "scheiding"}).headers["Location"]
    tweede = noor.kaal(ZOEKEN, {"tekst": "huurcontract"}).headers["Location"]
    assert "scheiding" not in eerste
    assert "0 berichten gevonden met 'scheiding'" in noor.ga(eerste).tekst
    assert gevonden(noor.ga(tweede)) == [HUUR]
    assert 'value="scheiding"' in noor.ga(eerste).html


def test_noor_filters_by_sender_year_unread_and_what_asks_something(noor: Lezer) -> None:
    assert noor.onderwerpen("?van=dienst-toeslagen") == [HUUR]
    assert set(noor.onderwerpen("?ongelezen=ja")) == {HUUR, KAART}
    assert noor.onderwerpen("?vraagt=ja") == [HUUR]
    jaar = timezone.localdate().year
    assert noor.onderwerpen(f"?periode={jaar}") == noor.onderwerpen()
    assert noor.onderwerpen("?periode=1999") == []
    assert noor.onderwerpen("?periode=x&van=onbekend") == []
    pagina = noor.stuur(ZOEKEN, {"tekst": "", "van": "gemeente-utrecht", "ongelezen": "on", "map": "postvak"})
    assert gevonden(pagina) == [KAART]
    assert "1 bericht gevonden." in pagina.tekst
    assert "selected" in pagina.html
    assert BERICHTEN in pagina.links(BERICHTEN)


def test_an_unknown_folder_does_not_exist(noor: Lezer) -> None:
    assert noor.ga(f"{BERICHTEN}?map=onzin").status == 404


def test_a_silent_magazijn_is_named_and_the_others_are_there(noor: Lezer, federatie: Federatie) -> None:
    federatie.zet("fbs/dienst-toeslagen", "uit")
    pagina = noor.ga(BERICHTEN)
    assert pagina.ontbreekt("Dienst Toeslagen")
    assert KAART in gevonden(pagina)
    assert "geen berichten" not in pagina.tekst
    assert pagina.ontbreekt("Dienst Toeslagen")
    zoek = noor.zoek("huurcontract")
    assert zoek.ontbreekt("Dienst Toeslagen")
    assert "De organisaties die antwoord gaven, hebben nu niets voor u." in zoek.tekst


def test_a_hundred_and_twenty_messages_come_in_pages_each_once(
    federatie: Federatie, ingelogd: Ingelogd, db: None
) -> None:
    daan = Lezer(ingelogd(Client(), sessiepersoon(DAAN, "Daan", niveau=Niveau.HOOG)))
    bezorg_post(federatie, "gemeente-utrecht", *((f"Bericht {n:03}", "Beste Daan,") for n in range(120)), bsn=DAAN)
    paginas = [daan.lijst(f"?pagina={n}") for n in (1, 2, 3)]
    assert [len(pagina) for pagina in paginas] == [50, 50, 20]
    alle = [regel.onderwerp for pagina in paginas for regel in pagina]
    assert len(set(alle)) == 120
    assert "pagina 2" in daan.ga(f"{BERICHTEN}?pagina=2").html
    daan.stuur(BEWERKEN, {"bericht": [regel.keuze for regel in paginas[0]], "actie": "archief"})
    assert [len(daan.lijst(f"?pagina={n}")) for n in (1, 2)] == [50, 20]
    assert len(daan.lijst("?map=archief")) == 50


def test_one_message_that_slips_between_two_pages_is_not_lost(
    noor: Lezer, federatie: Federatie, settings: Settings
) -> None:
    rijen = [_rij(nummer) for nummer in range(150)]
    beurten: list[int] = []

    def antwoord(verzoek: Ontvangen) -> Terug:
        pagina = int(verzoek.query["page"])
        beurten.append(pagina)
        # Between the first page and the second, somebody deletes the first message elsewhere: all move up.
        nu = rijen[1:] if beurten != [0] else rijen
        return Terug(
            {
                "berichten": nu[pagina * 100 : pagina * 100 + 100],
                "totalPages": 2,
                "totalElements": len(nu) + (beurten == [0, 1]),
            }
        )

    with nepbron() as bron:
        bron.antwoord = antwoord
        settings.BERICHTEN_BRONNEN = [f"SVB|{'0' * 20}|{bron.url}/fbs/svb"]
        register_adressen()
        alle = [regel.onderwerp for n in (1, 2, 3) for regel in noor.lijst(f"?pagina={n}")]
    assert {f"Bericht {nummer}" for nummer in range(1, 150)} <= set(alle)


def _rij(nummer: int) -> dict[str, object]:
    return {
        "berichtId": f"00000000-0000-4000-8000-{nummer:012}",
        "onderwerp": f"Bericht {nummer}",
        "inhoud": "Beste mevrouw,",
        "publicatietijdstip": f"2026-11-{nummer % 28 + 1:02}T09:00:00+01:00",
        "bijlagen": [],
    }


def test_the_words_in_the_session_are_no_more_than_a_few(noor: Lezer) -> None:
    for nummer in range(12):
        noor.zoek(f"woord{nummer}")
    bewaard = json.dumps(dict(noor.client.session.items()), default=str)
    assert "woord11" in bewaard
    assert "woord0" not in bewaard
