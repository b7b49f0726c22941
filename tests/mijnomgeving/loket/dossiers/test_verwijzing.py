"""Noor's question goes to a colleague elsewhere, and she is there with it."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.beheer.models import Werkstuk
from mijnomgeving.loket.dossiers.models import Dossierpartij
from mijnomgeving.loket.verwijzingen.models import Verwijzing
from mijnomgeving.loket.verwijzingen.selectors import export_eigen
from mijnomgeving.loket.verwijzingen.services import BEWAARTERMIJN, forget, remind_due, wipe_old
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie
from tests.mijnomgeving.loket.dossiers.conftest import Aan, Browser, begin, verwijs

Thuis = Callable[..., Browser]


def test_a_referral_by_a_yes_at_home_is_taken_up_and_answered(balie: Aan, thuis: Thuis) -> None:
    utrecht, noor, uwv = balie(), thuis(), balie("uwv", "Peter Jansma")
    gestuurd = verwijs(utrecht, "uwv", toestemming="mijn")
    assert gestuurd.nummer not in uwv.ga("/loket/verwijzingen/").tekst
    assert uwv.ga(f"verwijzingen/{gestuurd.pk}/").status == 404
    assert "Gemeente Utrecht wil uw vraag doorgeven aan UWV" in noor.ga().tekst
    vraag = noor.ga(f"doorverwijzingen/{gestuurd.pk}/")
    assert "Kan de terugvordering een half jaar wachten?" in vraag.tekst
    noor.stuur(f"doorverwijzingen/{gestuurd.pk}/antwoord/", {"antwoord": "ja"})

    lijst = uwv.ga("/loket/verwijzingen/").tekst
    assert gestuurd.nummer in lijst
    olga = Browser(ingelogd_als(Client(), medewerker("Olga Kramer", organisatie="uwv")), "/loket/")
    assert "Bakker" not in olga.ga("verwijzingen/").html + olga.ga(f"verwijzingen/{gestuurd.pk}/").html
    assert Werkstuk.objects.get().verwijst_naar == str(gestuurd.pk)
    uwv.stuur(f"verwijzingen/{gestuurd.pk}/doen/", {"wat": "oppakken"})
    assert Werkstuk.objects.get().klaar_op is not None
    assert "opgepakt" in utrecht.ga(f"verwijzingen/{gestuurd.pk}/").tekst
    uwv.stuur(f"verwijzingen/{gestuurd.pk}/afronden/", {"tekst": "Wij vorderen pas vanaf juni terug."})
    assert "Wij vorderen pas vanaf juni terug." in utrecht.ga(f"verwijzingen/{gestuurd.pk}/").tekst
    assert "Wij vorderen pas vanaf juni terug." in noor.ga(f"doorverwijzingen/{gestuurd.pk}/").tekst


def test_with_a_dossier_the_other_becomes_a_party_by_the_same_yes(balie: Aan, thuis: Thuis) -> None:
    utrecht = balie()
    dossier = begin(utrecht)
    gestuurd = verwijs(utrecht, "cjib", dossier=str(dossier.pk), rechten="meelezen")
    partij = Dossierpartij.objects.get(organisatie=gestuurd.naar)
    assert (partij.toestemming, partij.toestemming_hoe) == ("gegeven", "balie")
    cjib = balie("cjib", "Sanne Smit")
    assert "Eén regeling voor alle schulden" in cjib.ga(f"dossiers/{dossier.pk}/").tekst
    assert cjib.ga(f"dossiers/{dossier.pk}/erbij/notities/").status == 404
    assert "De vraag is doorverwezen" in thuis().ga(f"{dossier.pk}/").tekst


def test_sent_back_with_a_reason_the_other_sees_nothing_any_more(balie: Aan, thuis: Thuis) -> None:
    utrecht, uwv = balie(), balie("uwv", "Peter Jansma")
    gestuurd = verwijs(utrecht, "uwv")
    leeg = uwv.stuur(f"verwijzingen/{gestuurd.pk}/terugsturen/", {"tekst": " "}, status=400)
    assert "Er is een probleem" in leeg.tekst or "Vul in" in leeg.tekst
    uwv.stuur(f"verwijzingen/{gestuurd.pk}/terugsturen/", {"tekst": "Dit is voor het CJIB."})
    assert uwv.ga(f"verwijzingen/{gestuurd.pk}/").status == 404
    assert "Dit is voor het CJIB." in utrecht.ga(f"verwijzingen/{gestuurd.pk}/").tekst
    assert "Dit is voor het CJIB." in thuis().ga(f"doorverwijzingen/{gestuurd.pk}/").tekst


def test_noor_says_no_or_takes_it_back_and_it_is_gone_there(balie: Aan, thuis: Thuis) -> None:
    utrecht, noor, uwv = balie(), thuis(), balie("uwv", "Peter Jansma")
    gevraagd = verwijs(utrecht, "uwv", toestemming="mijn")
    noor.stuur(f"doorverwijzingen/{gevraagd.pk}/antwoord/", {"antwoord": "nee"})
    assert "geen toestemming" in utrecht.ga(f"verwijzingen/{gevraagd.pk}/").tekst
    gestuurd = verwijs(utrecht, "uwv")
    noor.stuur(f"doorverwijzingen/{gestuurd.pk}/antwoord/", {"antwoord": "nee"})
    assert uwv.ga(f"verwijzingen/{gestuurd.pk}/").status == 404
    assert gestuurd.nummer not in uwv.ga("/loket/verwijzingen/").tekst
    later = noor.stuur(f"doorverwijzingen/{gestuurd.pk}/antwoord/", {"antwoord": "ja"})
    assert "Dit kan niet meer" in later.tekst


def test_without_a_sure_identity_nothing_goes_out(balie: Aan) -> None:
    utrecht = balie(identiteit="geen")
    velden = {"toestemming": "nu", "vraag": "x", "gedaan": "y", "uiterlijk": "01-12-2026", "thema": "schulden"}
    antwoord = utrecht.client.post(f"{utrecht.basis}verwijzingen/nieuw/", velden | {"zeker": "ja"})
    assert antwoord.status_code == 400
    assert not Verwijzing.objects.exists()


def test_a_colleague_elsewhere_opens_it_as_a_contact_with_a_reason(balie: Aan, federatie: Federatie) -> None:
    gestuurd = verwijs(balie(), "uwv")
    uwv = balie("uwv", "Peter Jansma", bsn=DAAN)
    url = f"/loket/verwijzingen/{gestuurd.pk}/"
    zonder = uwv.client.post(url, {"kanaal": "telefoon", "reden": ""})
    assert zonder.status_code == 400
    geopend = uwv.stuur(url, {"kanaal": "telefoon", "reden": "Doorverwijzing oppakken"})
    assert "Kan de terugvordering een half jaar wachten?" in geopend.tekst
    assert "N.E. Bakker" in geopend.tekst
    # The second time the same contact goes on.
    assert "Kan de terugvordering" in uwv.stuur(url, {"kanaal": "telefoon", "reden": "Nog eens kijken"}).tekst
    anders = balie("cjib", "Sanne Smit")
    assert anders.ga(url).status == 404


def test_who_does_not_answer_is_reminded_three_times_and_noor_sees_it(balie: Aan, thuis: Thuis) -> None:
    gestuurd = verwijs(balie(), "uwv")
    assert remind_due() == 0
    Verwijzing.objects.update(uiterlijk=timezone.localdate() - timedelta(days=1))
    assert remind_due() == 1
    assert remind_due() == 0
    assert "wij herinnerden UWV eraan" in thuis().ga(f"doorverwijzingen/{gestuurd.pk}/").tekst
    assert "te laat" in balie("uwv", "Peter Jansma").ga("/loket/verwijzingen/").tekst
    for _keer in range(3):
        Verwijzing.objects.update(herinnerd_op=timezone.now() - timedelta(days=4))
        remind_due()
    assert Verwijzing.objects.get().herinneringen == 3


def test_it_is_sealed_and_goes_in_the_end(balie: Aan) -> None:
    verwijs(balie(), "uwv")
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM mijnomgeving_verwijzing t")
        inhoud = str(cursor.fetchall())
    for woord in (NOOR, "Bakker", "terugvordering", "Inkomsten"):
        assert woord not in inhoud
        assert woord.encode().hex() not in inhoud
    noor = Persoon(Bsn(NOOR))
    assert export_eigen(betrokkene=noor)[0]["naar"] == "UWV"
    Verwijzing.objects.update(stand="afgerond", klaar_op=timezone.now() - BEWAARTERMIJN - timedelta(days=1))
    assert wipe_old() == 1
    verwijs(balie(naam="Ruud de Wit"), "uwv")
    assert forget(betrokkene=noor) == 1
