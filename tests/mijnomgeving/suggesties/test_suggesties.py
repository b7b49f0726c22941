"""A source tells that something happened; who asked for tips finds the journey, once, explained, and may say no."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.suggesties.models import Suggestie, Suggestiekeuze
from mijnomgeving.suggesties.selectors import export_eigen
from mijnomgeving.suggesties.services import forget
from mijnomgeving.suggesties.soorten import SOORTEN
from mijnomgeving.tasks import wipe_old_suggesties
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from portal.outbox.models import OutboxBericht
from tests.mijnomgeving.conftest import DAAN, NOOR
from tests.mijnomgeving.meldingen.conftest import Bron, verhuizing
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen

PAGINA = "/mijn/suggesties/"
VANDAAG = timezone.now().isoformat()


def gebeurt(bron: Bron, soort: str, *, over: str = f"BSN:{DAAN}", melding: str = "") -> int:
    return bron.send(verhuizing(id=melding or soort, type=soort, subject=over, time=VANDAAG)).status_code


@pytest.fixture
def daan(inloggen: Inloggen) -> Bezoeker:
    """Daan, of whom the BRP has no news, and who asked for tips."""
    bezoeker = inloggen(DAAN)
    bezoeker.client.post("/mijn/toestemmingen/suggesties/geven/")
    return bezoeker


def kies(bezoeker: Bezoeker, slug: str, keuze: str) -> None:
    antwoord = bezoeker.client.post(f"{PAGINA}kiezen/", {"onderwerp": slug, "keuze": keuze})
    assert (antwoord.status_code, antwoord.headers["Location"]) == (303, PAGINA)


def test_i_lose_my_job_and_find_what_to_arrange_and_why_we_show_it(daan: Bezoeker, bron: Bron) -> None:
    assert "Er is nu niets." in daan.ga(PAGINA).tekst
    assert gebeurt(bron, "nl.inkomen.werkloosheid") == 204
    for pad in ("/mijn/", PAGINA):
        pagina = daan.ga(pad)
        assert "Werk verliezen: dit regelen mensen dan vaak" in pagina.tekst
        assert "UWV liet op" in pagina.tekst
        assert "U ziet dit omdat u om tips vroeg. Wij bewaren tot" in pagina.tekst
        assert pagina.links("/levensgebeurtenissen/werk-verliezen")


def test_who_did_not_ask_for_tips_is_kept_nothing_of(inloggen: Inloggen, bron: Bron) -> None:
    zonder = inloggen(DAAN)
    gebeurt(bron, "nl.brp.geboorte")
    assert not Suggestie.objects.exists()
    assert "Vindt u dit goed?" in zonder.ga(PAGINA).tekst
    zonder.client.post("/mijn/toestemmingen/suggesties/geven/")
    assert "Er is nu niets." in zonder.ga(PAGINA).tekst


def test_the_same_event_thrice_and_twins_are_one_suggestion(daan: Bezoeker, bron: Bron) -> None:
    for melding in ("mila", "mila", "sam"):
        assert gebeurt(bron, "nl.brp.geboorte", melding=melding) == 204
    assert Suggestie.objects.count() == 1
    assert daan.ga(PAGINA).tekst.count("Kind krijgen: dit regelen") == 1


def test_what_the_brp_shows_as_well_is_not_shown_twice(inloggen: Inloggen, bron: Bron) -> None:
    noor = inloggen(NOOR)
    noor.client.post("/mijn/toestemmingen/suggesties/geven/")
    assert "Volgens de BRP bent u kort geleden verhuisd." in noor.ga("/mijn/").tekst
    gebeurt(bron, "nl.brp.verhuizing", over=f"BSN:{NOOR}")
    pagina = noor.ga("/mijn/")
    assert pagina.tekst.count("Verhuizen: dit regelen") == 1
    assert "weten dat uw adres is veranderd" in pagina.tekst
    assert "Volgens de BRP bent u kort geleden verhuisd." not in pagina.tekst


@pytest.mark.parametrize("soort", sorted(soort for soort, waarde in SOORTEN.items() if waarde.zorgvuldig))
def test_a_death_or_a_divorce_is_brought_with_care(daan: Bezoeker, bron: Bron, soort: str) -> None:
    gebeurt(bron, soort)
    pagina = daan.ga("/mijn/")
    assert "Als u eraan toe bent" in pagina.tekst
    assert "dit regelen mensen dan vaak" not in pagina.tekst
    # What goes out says that there is news, never which.
    assert not mail.outbox
    assert not any("overl" in str(bericht.__dict__).lower() for bericht in OutboxBericht.objects.all())


def test_the_death_of_somebody_gives_that_person_no_suggestion(daan: Bezoeker, bron: Bron) -> None:
    gebeurt(bron, "nl.brp.overlijden")
    assert not Suggestie.objects.exists()


def test_not_now_moves_it_from_the_overview_to_later_and_back(daan: Bezoeker, bron: Bron) -> None:
    gebeurt(bron, "nl.brp.huwelijk")
    kies(daan, "trouwen", "later")
    assert "Trouwen: dit regelen" not in daan.ga("/mijn/").tekst
    pagina = daan.ga(PAGINA)
    assert "Voor later" in pagina.tekst
    assert "Zet terug op mijn overzicht" in pagina.tekst
    kies(daan, "trouwen", "weer")
    assert "Trouwen: dit regelen" in daan.ga("/mijn/").tekst


def test_what_is_done_is_gone_and_happens_again_only_when_it_happens_again(daan: Bezoeker, bron: Bron) -> None:
    gebeurt(bron, "nl.brp.verhuizing", melding="eerste")
    kies(daan, "verhuizen", "gedaan")
    assert not Suggestie.objects.exists()
    assert "Verhuizen: dit regelen" not in daan.ga("/mijn/").tekst
    morgen = (timezone.now() + timedelta(days=1)).isoformat()
    bron.send(verhuizing(id="tweede", subject=f"BSN:{DAAN}", time=morgen))
    assert "Verhuizen: dit regelen" in daan.ga("/mijn/").tekst


def test_never_again_holds_for_what_comes_later_and_for_what_the_brp_shows(inloggen: Inloggen, bron: Bron) -> None:
    noor = inloggen(NOOR)
    noor.client.post("/mijn/toestemmingen/suggesties/geven/")
    kies(noor, "verhuizen", "nooit")
    assert "niets meer zien" in noor.ga(PAGINA).tekst
    gebeurt(bron, "nl.brp.verhuizing", over=f"BSN:{NOOR}")
    assert not Suggestie.objects.exists()
    assert "dit regelen mensen" not in noor.ga("/mijn/").tekst


def test_i_choose_about_what_before_anything_happens(daan: Bezoeker, bron: Bron) -> None:
    html = daan.ga(PAGINA).html
    assert html.count('name="onderwerpen"') == html.count("checked") == 8
    wel = ["verhuizen", "kind-krijgen"]
    assert daan.client.post(f"{PAGINA}onderwerpen/", {"onderwerpen": wel}).status_code == 303
    assert daan.ga(PAGINA).html.count("checked") == 2
    gebeurt(bron, "nl.brp.overlijden-partner")
    assert not Suggestie.objects.exists()
    daan.client.post(f"{PAGINA}onderwerpen/", {"onderwerpen": [*wel, "overlijden-van-een-naaste"]})
    gebeurt(bron, "nl.brp.overlijden-ouder")
    assert "Gecondoleerd" in daan.ga(PAGINA).tekst


def test_another_person_and_a_button_that_is_not_there_change_nothing(
    daan: Bezoeker, inloggen: Inloggen, bron: Bron
) -> None:
    gebeurt(bron, "nl.brp.huwelijk")
    ander = inloggen(NOOR)
    ander.client.post("/mijn/toestemmingen/suggesties/geven/")
    assert "Trouwen" not in ander.ga("/mijn/").tekst
    kies(ander, "trouwen", "gedaan")
    assert "Trouwen: dit regelen" in daan.ga(PAGINA).tekst
    for velden in ({}, {"onderwerp": "trouwen", "keuze": "wissen"}, {"onderwerp": "lottowinst", "keuze": "later"}):
        assert daan.client.post(f"{PAGINA}kiezen/", velden).status_code == 404
    elders = {"onderwerp": "trouwen", "keuze": "later", "terug": "https://kwaad.example/"}
    assert daan.client.post(f"{PAGINA}kiezen/", elders).headers["Location"].startswith("/")


def test_which_event_it_was_can_be_read_in_no_table(daan: Bezoeker, bron: Bron) -> None:
    gebeurt(bron, "nl.brp.overlijden-partner")
    kies(daan, "trouwen", "nooit")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s::text FROM mijnomgeving_suggestie s UNION ALL SELECT k::text FROM mijnomgeving_suggestiekeuze k"
        )
        rows = " ".join(row[0] for row in cursor.fetchall())
    for woord in (DAAN, "overlijden", "trouwen", b"overlijden".hex(), b"trouwen".hex()):
        assert woord not in rows


def test_my_own_data_hold_it_and_what_is_gone_is_gone(daan: Bezoeker, bron: Bron) -> None:
    ik = Persoon(Bsn(DAAN))
    gebeurt(bron, "nl.brp.huwelijk")
    kies(daan, "verhuizen", "nooit")
    eigen = export_eigen(betrokkene=ik)
    assert [rij.get("gebeurtenis") or rij["onderwerp"] for rij in eigen] == ["nl.brp.huwelijk", "verhuizen"]
    daan.client.post("/mijn/toestemmingen/suggesties/intrekken/")
    assert export_eigen(betrokkene=ik) == []
    assert forget(betrokkene=ik) == 0


def test_after_ninety_days_an_event_is_forgotten_and_after_its_time_a_choice(daan: Bezoeker, bron: Bron) -> None:
    gebeurt(bron, "nl.brp.huwelijk")
    kies(daan, "verhuizen", "nooit")
    wipe_old_suggesties()
    assert (Suggestie.objects.count(), Suggestiekeuze.objects.count()) == (1, 1)
    nu = timezone.now()
    Suggestie.objects.update(gemaakt_op=nu - timedelta(days=91))
    Suggestiekeuze.objects.update(tot=nu - timedelta(minutes=1))
    assert "Trouwen: dit regelen" not in daan.ga(PAGINA).tekst
    wipe_old_suggesties()
    assert (Suggestie.objects.count(), Suggestiekeuze.objects.count()) == (0, 0)


def test_after_a_new_key_of_the_house_what_was_chosen_still_holds(
    daan: Bezoeker, bron: Bron, settings: Settings
) -> None:
    gebeurt(bron, "nl.brp.huwelijk")
    kies(daan, "verhuizen", "nooit")
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een-nieuwe-sleutel-van-minstens-32-tekens"
    settings.KLUIS_SLEUTELS_VORIGE = [settings.KLUIS_SLEUTEL]
    settings.KLUIS_SLEUTEL = "nog-een-nieuwe-sleutel-van-minstens-32-tekens"
    assert len(export_eigen(betrokkene=Persoon(Bsn(DAAN)))) == 2
    gebeurt(bron, "nl.brp.verhuizing")
    assert len(export_eigen(betrokkene=Persoon(Bsn(DAAN)))) == 2


def test_a_company_is_told_only_when_it_asked(bron: Bron, db: None) -> None:
    gebeurt(bron, "nl.kvk.inschrijving", over="KVK:68750110")
    assert export_eigen(betrokkene=Onderneming(KvkNummer("68750110"))) == []
