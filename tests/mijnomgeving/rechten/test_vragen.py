"""Chantal needs more for her work: she asks, Mehmet decides, and it bites at once."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from mijnomgeving.rechten import services
from mijnomgeving.rechten.models import Toegangsvraag
from mijnomgeving.rechten.selectors import export_eigen
from tests.mijnomgeving.conftest import NOOR, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.rechten.conftest import AMERSFOORT, Aanmelden, Bij

VRAGEN = "/mijn/rechten/vragen/"
WAAROM = "Ik krijg post over het terras"


def ask(chantal: Bij, *diensten: str) -> str:
    """Ask, and give the address where Mehmet answers."""
    page = chantal.doe(VRAGEN, diensten=list(diensten), waarom=WAAROM)
    assert "Uw vraag staat klaar voor wie uw onderneming bestuurt." in page.tekst
    return f"{VRAGEN}{Toegangsvraag.objects.latest('gevraagd_op').kenmerk}/"


def test_a_closed_page_leads_to_asking_and_the_answer_opens_it(mehmet: Bij, chantal: Bij) -> None:
    dicht = chantal.ga("/mijn/berichten/")
    assert dicht.status == 403
    assert VRAGEN in dicht.links(VRAGEN)
    formulier = chantal.ga(VRAGEN)
    assert "U mag nu dit doen en zien: zaken, taken." in formulier.tekst
    assert 'value="zaken"' not in formulier.html
    assert "Kies ten minste één onderdeel." in chantal.doe(VRAGEN, waarom=WAAROM).tekst

    adres = ask(chantal, "berichten")
    assert adres in mehmet.ga("/mijn/rechten/").links(VRAGEN)
    vraag = mehmet.ga(adres)
    assert "Chantal Visscher vraagt ook dit te mogen: berichten." in vraag.tekst
    assert WAAROM in vraag.tekst
    aan = re.findall(r'value="([^"]+)"[^>]*checked', vraag.html)
    assert set(aan) == {"zaken", "taken", "berichten", AMERSFOORT}

    mehmet.doe(adres, diensten=["zaken", "taken", "berichten"], vestigingen=[AMERSFOORT], tot="31-12-2026")
    assert chantal.ga("/mijn/berichten/").status == 200
    assert "Berichten Toegestaan" in chantal.ga(VRAGEN).tekst
    assert mehmet.ga(adres).status == 404


def test_no_is_an_answer_too_and_changes_nothing(mehmet: Bij, chantal: Bij) -> None:
    adres = ask(chantal, "gegevens")
    assert "U hebt dit recht niet gegeven." in mehmet.doe(adres, nee="ja").tekst
    assert "Gegevens Niet toegestaan" in chantal.ga(VRAGEN).tekst
    assert chantal.ga("/mijn/gegevens/").status == 403


def test_asking_again_takes_the_place_and_can_be_taken_back(mehmet: Bij, chantal: Bij) -> None:
    ask(chantal, "gegevens")
    adres = ask(chantal, "berichten")
    assert Toegangsvraag.objects.count() == 1
    # Only who asked takes it back.
    assert mehmet.client.post(f"{adres}weg/").status_code == 404
    assert "Uw vraag is weg." in chantal.doe(f"{adres}weg/").tekst
    assert not Toegangsvraag.objects.exists()


def test_nobody_else_sees_or_answers_it(mehmet: Bij, chantal: Bij, aanmelden: Aanmelden, ingelogd: Ingelogd) -> None:
    adres = ask(chantal, "berichten")
    assert chantal.ga(adres).status == 403
    prins = aanmelden("annelies-prins", "administratiekantoor-prins")
    noor = Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor")))
    for ander in (prins, noor):
        assert ander.ga(adres).status == 404
        assert ander.client.post(adres, {"nee": "ja"}).status_code == 404
    assert noor.ga(VRAGEN).status == 404
    assert Toegangsvraag.objects.get().uitkomst == ""


def test_what_is_kept_is_sealed_handed_over_forgotten_and_gone_in_time(mehmet: Bij, chantal: Bij) -> None:
    ask(chantal, "berichten")
    rij = Toegangsvraag.objects.get()
    assert WAAROM.encode() not in bytes(rij.inhoud)
    assert b"Chantal" not in bytes(rij.inhoud)
    bedrijf = mehmet.persoon.betrokkene
    [eigen] = export_eigen(betrokkene=bedrijf)
    assert (eigen["naam"], eigen["diensten"], eigen["waarom"]) == ("Chantal Visscher", ["berichten"], WAAROM)
    assert services.wipe_old() == 0
    Toegangsvraag.objects.update(gevraagd_op=timezone.now() - timedelta(days=91))
    assert services.wipe_old() == 1
    ask(chantal, "berichten")
    assert services.forget(betrokkene=bedrijf) == 1
