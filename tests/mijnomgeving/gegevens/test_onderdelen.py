"""Data in parts: people find what they look for, read what it is for, and a page asks only what it shows."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.mijnomgeving.conftest import MEREL, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina
from tests.mijnomgeving.paginas.test_bezit import bakkerij

TIM, MONIQUE = "999990020", "999990299"
GROEPEN = {
    "persoon": {"brp", "historie"},
    "reisdocumenten": {"reisdocumenten"},
    "wonen": {"brp", "brk", "woz"},
    "voertuigen": {"rdw"},
    "inkomen": {"inkomen", "uitkeringen"},
    "pensioen": {"brp"},
    "opleiding": {"duo"},
}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _machtiging_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a machtiging still holds is asked elsewhere; here it does."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)


@pytest.fixture
def open_als(federatie: Federatie, ingelogd: Ingelogd) -> Any:
    def ga(bsn: str, pad: str = "/mijn/gegevens/") -> Pagina:
        return Bezoeker(ingelogd(Client(), sessiepersoon(bsn, "Iemand"))).ga(pad)

    return ga


@pytest.mark.parametrize(("groep", "bronnen"), GROEPEN.items())
def test_a_part_asks_only_what_it_shows(open_als: Any, federatie: Federatie, groep: str, bronnen: set[str]) -> None:
    pagina = open_als(TIM, f"/mijn/gegevens/{groep}/")
    assert pagina.status == 200
    assert {verzoek.pad.split("/")[1] for verzoek in federatie.ontvangen} == bronnen
    assert "Opgehaald op" in pagina.tekst
    andere = set(GROEPEN) - {groep}
    assert all(f"/mijn/gegevens/{ander}/" in pagina.html for ander in andere)


def test_the_contents_lead_to_every_part(open_als: Any) -> None:
    pagina = open_als(TIM)
    # What goes elsewhere stands besides: the files, and where a doubt is reported.
    gevonden = [url for url in pagina.links("/mijn/gegevens/") if re.fullmatch(r"/mijn/gegevens/[a-z]+/", url)]
    assert gevonden == [f"/mijn/gegevens/{groep}/" for groep in GROEPEN]


def test_each_part_says_what_it_is_for_and_where_to_go_when_it_is_wrong(open_als: Any) -> None:
    pagina = open_als(TIM)
    for zin in (
        "Alle overheden werken ermee",
        "Organisaties rekenen met dit inkomen",
        "DUO vraagt het na bij uw school",
    ):
        assert zin in pagina.tekst
    for onderdeel in ("persoon", "adressen", "onroerend", "rechten", "woz", "voertuigen", "inkomen"):
        assert f"/mijn/gegevens/klopt-niet/{onderdeel}/" in pagina.html


def test_monique_sees_her_benefits_and_when_they_are_paid(open_als: Any) -> None:
    tekst = open_als(MONIQUE, "/mijn/gegevens/inkomen/").tekst
    for woorden in (
        "Bijstandsuitkering € 1.345,28 per maand, vóór belasting",
        "Volgende betaling: 5 december 2026",
        "Kinderbijslag € 356,98 per kwartaal, vóór belasting",
    ):
        assert woorden in tekst


def test_without_benefits_the_page_says_so_and_in_silence_it_does_not(open_als: Any, federatie: Federatie) -> None:
    geen = "U krijgt geen uitkering"
    assert geen in open_als(TIM, "/mijn/gegevens/inkomen/").tekst
    federatie.zet("uitkeringen", "fout_500")
    pagina = open_als(TIM, "/mijn/gegevens/inkomen/")
    assert geen not in pagina.tekst
    assert pagina.ontbreekt("Uitkeringen van UWV, SVB en gemeenten")
    assert "€ 46.210" in pagina.tekst


def test_tim_reads_from_when_he_gets_aow_and_that_it_may_be_later(open_als: Any) -> None:
    tekst = open_als(TIM, "/mijn/gegevens/pensioen/").tekst
    assert "U krijgt AOW vanaf" in tekst
    assert "of later" in tekst
    assert "Mijnpensioenoverzicht.nl" in tekst


def test_who_is_secret_reads_that_and_gets_help_against_fraud(open_als: Any) -> None:
    pagina = open_als(MEREL)
    assert "Uw gegevens zijn geheim" in pagina.tekst
    assert "Centraal Meldpunt Identiteitsfraude (CMI)" in pagina.tekst


def test_a_company_has_its_own_parts(federatie: Federatie, ingelogd: Ingelogd) -> None:
    bezoeker = Bezoeker(ingelogd(Client(), bakkerij()))
    pagina = bezoeker.ga("/mijn/gegevens/")
    assert "/mijn/gegevens/onderneming/" in pagina.html
    assert "/mijn/gegevens/pensioen/" not in pagina.html
    assert "Identiteitsfraude" not in pagina.tekst
    assert "RENAULT KANGOO" in bezoeker.ga("/mijn/gegevens/voertuigen/").tekst
    assert bezoeker.ga("/mijn/gegevens/pensioen/").status == 404
    # A company reports a doubt as well; extracts for a wallet are of persons.
    assert "Kijk de melding na" in bezoeker.ga("/mijn/gegevens/klopt-niet/inschrijving/").tekst
    assert bezoeker.ga("/mijn/uittreksels/").status == 404


def test_an_unknown_part_is_not_there(open_als: Any) -> None:
    assert open_als(TIM, "/mijn/gegevens/onzin/").status == 404
