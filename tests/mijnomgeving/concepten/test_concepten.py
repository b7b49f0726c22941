"""Somebody stops halfway a form and goes on later: the draft is theirs alone, and does not stay for ever."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bestanden import Bestandsinhoud
from mijnomgeving.concepten.models import Conceptrij
from mijnomgeving.concepten.selectors import export_eigen, find_concept, list_concepten
from mijnomgeving.concepten.services import drop_concept, forget, save_concept, wipe_old
from portal.core.betrokkene import Persoon
from portal.core.machtiging import Machtiging
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import AMINA, NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db
FOTO = Bestandsinhoud("dak.jpg", "image/jpeg", b"een foto van het dak")
VELDEN = {"vraag": "Het dak lekt al", "dagen": [1, 2]}


def save(persoon: Sessiepersoon, **anders: object) -> None:
    waarden: dict[str, object] = {
        "soort": "vraag",
        "over": "zaak-1",
        "titel": "Het dak",
        "naar": "/mijn/zaken/",
        "velden": VELDEN,
        **anders,
    }
    save_concept(persoon=persoon, **waarden)  # type: ignore[arg-type]


def age(dagen: int) -> None:
    Conceptrij.objects.update(bijgewerkt_op=timezone.now() - timedelta(days=dagen))


def test_noor_goes_on_where_she_stopped(noor: Sessiepersoon) -> None:
    save(noor, bestanden=[FOTO])
    concept = find_concept(persoon=noor, soort="vraag", over="zaak-1")

    assert concept is not None
    assert (dict(concept.velden), concept.bestanden) == (VELDEN, (FOTO,))
    assert concept.vervalt_op - concept.bijgewerkt_op == timedelta(days=30)
    assert find_concept(persoon=noor, soort="vraag", over="zaak-2") is None


def test_keeping_again_replaces_the_text_and_keeps_the_files(noor: Sessiepersoon) -> None:
    save(noor, bestanden=[FOTO])
    save(noor, velden={"vraag": "Het dak lekt niet meer"})

    [concept] = list_concepten(persoon=noor)
    assert concept.velden["vraag"] == "Het dak lekt niet meer"
    found = find_concept(persoon=noor, soort="vraag", over="zaak-1")
    assert found is not None
    assert found.bestanden == (FOTO,)
    save(noor, bestanden=[])
    found = find_concept(persoon=noor, soort="vraag", over="zaak-1")
    assert found is not None
    assert found.bestanden == ()


def test_who_acts_for_noor_does_not_see_what_she_was_writing(noor: Sessiepersoon) -> None:
    machtiging = Machtiging("1", "digid_machtigen", Persoon(Bsn(NOOR)), "Noor", frozenset({"*"}))
    amina = sessiepersoon(AMINA, "Amina").met_machtiging(machtiging)
    save(noor)
    assert list_concepten(persoon=amina) == ()
    save(amina, velden={"vraag": "Namens Noor"})
    [concept] = list_concepten(persoon=noor)
    assert concept.velden == VELDEN
    # What Amina writes for herself is a third.
    assert list_concepten(persoon=sessiepersoon(AMINA, "Amina")) == ()


def test_a_draft_goes_when_it_is_thrown_away_and_after_a_month(noor: Sessiepersoon) -> None:
    save(noor)
    assert drop_concept(persoon=noor, soort="vraag", over="zaak-1")
    assert not drop_concept(persoon=noor, soort="vraag", over="zaak-1")
    save(noor)
    age(31)
    # Before the night comes as well.
    assert find_concept(persoon=noor, soort="vraag", over="zaak-1") is None
    assert (wipe_old(), wipe_old()) == (1, 0)


def test_a_draft_can_be_taken_along_and_forgotten(noor: Sessiepersoon) -> None:
    save(noor, bestanden=[FOTO])
    [uit] = export_eigen(betrokkene=noor.betrokkene)
    assert (uit["velden"], uit["bestanden"]) == (VELDEN, ["dak.jpg"])
    assert forget(betrokkene=noor.betrokkene) == 1
    assert export_eigen(betrokkene=noor.betrokkene) == []


@pytest.mark.norm("B49")
def test_after_new_keys_the_draft_is_still_there_once(noor: Sessiepersoon, settings: Settings) -> None:
    save(noor, bestanden=[FOTO])
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.KLUIS_SLEUTELS_VORIGE = [settings.KLUIS_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL, settings.KLUIS_SLEUTEL = "nieuw-" * 8, "ook-nieuw-" * 8

    assert len(list_concepten(persoon=noor)) == 1
    save(noor)
    assert Conceptrij.objects.count() == 1
    settings.PSEUDONIEM_SLEUTELS_VORIGE = settings.KLUIS_SLEUTELS_VORIGE = []
    found = find_concept(persoon=noor, soort="vraag", over="zaak-1")
    assert found is not None
    assert found.bestanden == (FOTO,)


def test_nobody_reads_a_draft_in_the_database(noor: Sessiepersoon) -> None:
    save(noor, bestanden=[FOTO])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t::text FROM {Conceptrij._meta.db_table} t")
        [(rij,)] = cursor.fetchall()
    for geheim in (NOOR, "Het dak lekt", "dak.jpg", "een foto"):
        assert geheim not in rij
        assert geheim.encode().hex() not in rij


@pytest.fixture
def browser(federatie: Federatie, ingelogd: Ingelogd, noor: Sessiepersoon) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), noor))


def test_noor_finds_what_she_did_not_send_yet_above_what_she_sent(noor: Sessiepersoon, browser: Bezoeker) -> None:
    save(noor, titel="Bezwaar: dakkapel", naar="/mijn/zaken/abc/bezwaar/")
    pagina = browser.ga("/mijn/verstuurd/")

    assert "Nog niet verstuurd" in pagina.tekst
    assert "/mijn/zaken/abc/bezwaar/" in pagina.links("/mijn/zaken/abc/")
    assert "Het dak lekt al" not in pagina.html, "what she wrote stays where she wrote it"


def test_nothing_is_thrown_away_before_noor_confirmed_it(noor: Sessiepersoon, browser: Bezoeker) -> None:
    save(noor, titel="Bezwaar: dakkapel")
    welke = {"soort": "vraag", "over": "zaak-1"}

    gevraagd = browser.client.post("/mijn/verstuurd/weggooien/", welke)
    assert "Bezwaar: dakkapel" in gevraagd.content.decode()
    assert len(list_concepten(persoon=noor)) == 1

    browser.client.post("/mijn/verstuurd/weggooien/", {**welke, "zeker": "ja"})
    assert list_concepten(persoon=noor) == ()
    assert "Er is niets verstuurd." in browser.ga("/mijn/verstuurd/").tekst


def test_nobody_throws_away_what_another_person_wrote(noor: Sessiepersoon, browser: Bezoeker) -> None:
    amina = sessiepersoon(AMINA, "Amina")
    save(amina, titel="Van Amina")

    antwoord = browser.client.post("/mijn/verstuurd/weggooien/", {"soort": "vraag", "over": "zaak-1", "zeker": "ja"})

    assert antwoord.status_code == 303
    assert len(list_concepten(persoon=amina)) == 1
    assert "Van Amina" not in browser.ga("/mijn/verstuurd/").tekst
