"""The stories of the demo persons, as they read them on their own pages."""

import itertools
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from mijnomgeving.bronnen.zgw import client as zgw
from mijnomgeving.bronnen.zgw.mapping import parse_zaken
from mijnomgeving.bronnen.zgw.models import Zaak
from tests.factories.producten import OrganisatieFactory
from tests.mijnomgeving.conftest import AMINA, DAAN, MEREL, YOUSSEF
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen, Pagina
from tests.mijnomgeving.paginas.paden import bericht_pad, zaak_pad

VANDAAG = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day on which the stories stand still."""
    monkeypatch.setattr(timezone, "localdate", lambda *_args: VANDAAG)


def assert_in_order(pagina: Pagina, *woorden: str) -> None:
    plaatsen = [pagina.tekst.find(deel) for deel in woorden]
    assert -1 not in plaatsen, [deel for deel, plaats in zip(woorden, plaatsen, strict=True) if plaats < 0]
    assert plaatsen == sorted(plaatsen)


def test_noor_sees_at_once_what_to_do_and_by_when(noor: Bezoeker) -> None:
    overzicht = noor.ga("/mijn/")
    assert_in_order(overzicht, "Huurcontract sturen", "nog 12 dagen", "Wat er nu loopt")
    for woorden in ("Noor", "Dienst Toeslagen", "5 december 2026", "Uw identiteitskaart verloopt"):
        assert woorden in overzicht.tekst
    assert "geboortedatum" not in overzicht.tekst


def test_noor_follows_one_move_over_three_organisations(noor: Bezoeker) -> None:
    overzicht = noor.ga("/mijn/")
    for woorden in ("Verhuizing doorgeven", "Huurtoeslag aanpassen", "Adres kentekens bijwerken"):
        assert woorden in overzicht.tekst
    for omschrijving in ("Verhuizing doorgeven", "Huurtoeslag aanpassen", "Adres kentekens bijwerken"):
        zaak = noor.ga(zaak_pad(noor, omschrijving))
        assert zaak.kop.startswith(omschrijving)
        for organisatie in ("Gemeente Utrecht", "Dienst Toeslagen", "RDW"):
            assert organisatie in zaak.tekst
        assert len({link for link in zaak.links("/mijn/zaken/") if link != "/mijn/zaken/"}) >= 2


def test_the_zaak_tells_how_far_it_is_what_it_waits_for_and_until_when(noor: Bezoeker) -> None:
    zaak = noor.ga(zaak_pad(noor, "Huurtoeslag aanpassen"))
    assert_in_order(zaak, "vóór 5 december 2026", "HT-2026-118843")
    assert_in_order(zaak, "Verhuizing ontvangen", "Wij wachten op uw huurcontract", "Besluit genomen")
    for woorden in ("12 november 2026", "4 januari 2027", "7 januari 2027", "12 dagen", "Wacht op u"):
        assert woorden in zaak.tekst
    assert "Wij hebben uw huurcontract nodig" in zaak.tekst
    assert 'translate="no"' in zaak.html


def test_a_zaak_that_waits_for_somebody_else_says_why_and_asks_nothing(
    noor: Bezoeker, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = zaak_pad(noor, "Adres kentekens bijwerken")

    def suspended(bron: str, data: Any) -> tuple[Zaak, ...]:
        return tuple(replace(zaak, opgeschort="Wij wachten op de politie.") for zaak in parse_zaken(bron, data))

    monkeypatch.setattr(zgw, "parse_zaken", suspended)
    zaak = noor.ga(pad)
    assert_in_order(
        zaak, "In behandeling", "Nu: Kentekens bijwerken", "Wij wachten op de politie.", "De tijd staat nu stil"
    )
    assert "RDW heeft iets van u nodig" not in zaak.tekst
    assert "RDW" not in re.findall(r'<p class="tedoen__bron">([^<]*)', noor.ga("/mijn/").html)


def test_noor_opens_the_message_and_it_is_read(noor: Bezoeker) -> None:
    pad = bericht_pad(noor, "Wij hebben uw huurcontract nodig")
    voor = noor.ga("/mijn/berichten/")
    bericht = noor.ga(pad)
    na = noor.ga("/mijn/berichten/")
    assert bericht.kop == "Wij hebben uw huurcontract nodig"
    assert_in_order(bericht, "5 december 2026", "Beste mevrouw Bakker", "Maak een foto of een scan")
    assert "2 berichten nog niet gelezen" in voor.tekst
    assert "1 bericht nog niet gelezen" in na.tekst


def test_daan_has_nothing_and_reads_that_this_is_true_and_fine(inloggen: Inloggen) -> None:
    daan = inloggen(DAAN)
    overzicht, zaken, berichten = (daan.ga(pad) for pad in ("/mijn/", "/mijn/zaken/", "/mijn/berichten/"))
    for pagina in (overzicht, zaken):
        assert "geen lopende zaken" in pagina.tekst
    for organisatie in ("Gemeente Utrecht", "Dienst Toeslagen", "RDW"):
        assert organisatie in zaken.tekst
    assert "geen berichten" in berichten.tekst
    assert "ontbreken" not in overzicht.tekst + zaken.tekst + berichten.tekst


def test_youssef_finds_his_refused_permit_and_his_running_zaken(inloggen: Inloggen) -> None:
    youssef = inloggen(YOUSSEF)
    assert_in_order(youssef.ga("/mijn/zaken/"), "Omgevingsvergunning voor een dakkapel", "Parkeervergunning aanvragen")
    parkeren = youssef.ga(zaak_pad(youssef, "Parkeervergunning aanvragen"))
    assert "geweigerd" in parkeren.tekst
    assert "bezwaar vóór 4 december 2026" in parkeren.tekst
    assert_in_order(youssef.ga("/mijn/"), "Tekening van de dakkapel sturen", "nog 8 dagen")


def test_youssefs_house_number_is_being_looked_into(inloggen: Inloggen) -> None:
    gegevens = inloggen(YOUSSEF).ga("/mijn/gegevens/")
    for woorden in ("Maanvlinder 1 A", "onderz", "Samira Bouzid", "Ilyas El Amrani", "december 1982", "1955"):
        assert woorden in gegevens.tekst


def test_aminas_birth_date_is_unknown_and_said_so(inloggen: Inloggen) -> None:
    gegevens = inloggen(AMINA).ga("/mijn/gegevens/")
    assert re.search(r"[Oo]nbekend", gegevens.tekst)
    assert "Somalië" in gegevens.tekst
    assert "None" not in gegevens.tekst


def test_merel_reads_that_her_data_are_secret(inloggen: Inloggen) -> None:
    gegevens = inloggen(MEREL).ga("/mijn/gegevens/")
    assert "geheim" in gegevens.tekst
    assert "Stadsplateau 1" in gegevens.tekst


def test_each_page_has_its_own_title_one_h1_and_no_jump_in_headings(noor: Bezoeker) -> None:
    vast = ["/mijn/", "/mijn/zaken/", "/mijn/berichten/", "/mijn/gegevens/", "/mijn/inzage/"]
    paden = [*vast, zaak_pad(noor, "Huurtoeslag aanpassen"), bericht_pad(noor, "Wij hebben uw huurcontract nodig")]
    titels = []
    for pad in paden:
        html = noor.ga(pad).html
        titels += re.findall(r"<title>(.*?)</title>", html)
        niveaus = [int(niveau) for niveau in re.findall(r"<h(\d)\b", html)]
        assert niveaus.count(1) == 1, pad
        assert niveaus[0] == 1, pad
        assert all(na - voor <= 1 for voor, na in itertools.pairwise(niveaus)), (pad, niveaus)
    assert len(set(titels)) == len(paden)


def test_a_message_leads_to_the_zaak_it_is_about(noor: Bezoeker) -> None:
    bericht = noor.ga(bericht_pad(noor, "Wij hebben uw huurcontract nodig"))
    assert "hoort bij uw zaak Huurtoeslag aanpassen (HT-2026-118843)" in bericht.tekst
    assert "(nog 12 dagen)" in bericht.tekst
    assert zaak_pad(noor, "Huurtoeslag aanpassen") in bericht.links("/mijn/zaken/")


def test_objecting_is_a_right_and_not_a_task(inloggen: Inloggen) -> None:
    youssef = inloggen(YOUSSEF)
    assert "Besluit over uw parkeervergunning" not in youssef.ga("/mijn/").tekst
    assert "Bezwaar kan tot en met 3 december" in youssef.ga("/mijn/berichten/").tekst
    assert "Wat u kunt doen" in youssef.ga(bericht_pad(youssef, "Besluit over uw parkeervergunning")).tekst


def test_a_zaak_says_whom_to_call_and_what_its_last_day_means(noor: Bezoeker, monkeypatch: pytest.MonkeyPatch) -> None:
    OrganisatieFactory.create(naam="RDW", telefoon="088 008 74 47")
    pad = zaak_pad(noor, "Adres kentekens bijwerken")
    assert "Bel 088 008 74 47" in noor.ga(pad).tekst
    assert "RDW is 1 dag te laat" not in noor.ga(pad).tekst
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2026, 12, 4))
    assert "RDW is 1 dag te laat" in noor.ga(pad).tekst
