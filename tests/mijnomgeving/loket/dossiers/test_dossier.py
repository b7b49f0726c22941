"""Noor's debts run over four organisations: one dossier, with her in it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from mijnomgeving.loket.dossiers.models import Dossier, Dossierdeel
from mijnomgeving.loket.dossiers.selectors import export_eigen
from mijnomgeving.loket.dossiers.services import BEWAARTERMIJN, STIL, forget, wipe_old
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie
from tests.mijnomgeving.loket.dossiers.conftest import Aan, Browser, begin, oin

Thuis = Callable[..., Browser]


def test_from_the_first_conversation_to_an_outcome_that_noor_agrees_with(balie: Aan, thuis: Thuis) -> None:
    utrecht, noor = balie(), thuis()
    dossier = begin(utrecht, "uwv", "cjib")
    url = f"dossiers/{dossier.pk}/"

    # UWV sees nothing before Noor says yes; then only that UWV, and not CJIB.
    uwv = balie("uwv", "Peter Jansma")
    assert uwv.ga(url).status == 404
    pagina = noor.ga(f"{dossier.pk}/")
    assert "UWV wil meedoen in dit dossier" in pagina.tekst
    noor.stuur(f"{dossier.pk}/toestemming/", {"organisatie": oin("uwv"), "antwoord": "ja"})
    noor.stuur(f"{dossier.pk}/toestemming/", {"organisatie": oin("cjib"), "antwoord": "nee"})
    assert "brieven en weet niet wie ik eerst" in uwv.ga(url).tekst
    assert balie("cjib", "Sanne Smit").ga(url).status == 404

    # They agree who does what; Noor adds something and does her part.
    uwv.stuur(f"{url}erbij/afspraken/", {"tekst": "UWV wacht een half jaar met terugvorderen."})
    utrecht.stuur(
        f"{url}erbij/acties/", {"tekst": "Stuur uw loonstrook", "eigenaar": "inwoner", "uiterlijk": "01-12-2026"}
    )
    noor.stuur(f"{dossier.pk}/erbij/notities/", {"tekst": "Mijn huur gaat in januari omhoog."})
    assert "Mijn huur gaat in januari omhoog." in uwv.ga(url).tekst
    actie = Dossierdeel.objects.get(soort="acties")
    assert "Stuur uw loonstrook" in noor.ga(f"{dossier.pk}/").tekst
    assert uwv.client.post(f"{uwv.basis}{url}acties/{actie.pk}/", {"klaar": "ja"}).status_code == 303
    noor.stuur(f"{dossier.pk}/acties/{actie.pk}/", {"klaar": "ja"})
    actie.refresh_from_db()
    assert actie.klaar_op is not None

    # UWV does not lead: it cannot propose the outcome. Utrecht does; Noor first says no, then yes.
    assert uwv.ga(f"{url}uitkomst/").status == 404
    utrecht.stuur(f"{url}uitkomst/", {"tekst": "U betaalt 50 euro per maand, drie jaar lang."})
    zonder = noor.stuur(f"{dossier.pk}/uitkomst/", {"eens": "nee", "reden": ""})
    assert "Schrijf op waarom u het niet eens bent" in zonder.tekst
    noor.stuur(f"{dossier.pk}/uitkomst/", {"eens": "nee", "reden": "50 euro kan ik niet missen."})
    assert "50 euro kan ik niet missen." in utrecht.ga(url).tekst
    utrecht.stuur(f"{url}uitkomst/", {"tekst": "U betaalt 30 euro per maand, drie jaar lang."})
    klaar = noor.stuur(f"{dossier.pk}/uitkomst/", {"eens": "ja", "reden": ""})
    assert "Uw dossier is gesloten" in klaar.tekst
    dossier.refresh_from_db()
    assert (dossier.stand, dossier.akkoord_hoe) == ("akkoord", "mijnomgeving")
    assert utrecht.ga(f"{url}erbij/notities/").status == 404
    assert "30 euro per maand" in uwv.ga(url).tekst


def test_withdrawing_bites_at_the_next_request_and_less_rights_at_once(balie: Aan, thuis: Thuis) -> None:
    utrecht, noor, uwv = balie(), thuis(), balie("uwv", "Peter Jansma")
    dossier = begin(utrecht, "uwv", direct=True)
    url = f"dossiers/{dossier.pk}/"
    utrecht.stuur(f"{url}erbij/notities/", {"tekst": "Alleen voor wie notities leest."})
    assert "Alleen voor wie notities leest." in uwv.ga(url).tekst
    smal = {f"recht_{deel}": "1" for deel in ("vraag", "afspraken", "acties", "documenten", "uitkomst")}
    utrecht.stuur(f"{url}partij/", smal | {"organisatie": oin("uwv"), "recht_notities": "0", "toestemming": "mijn"})
    pagina = uwv.ga(url)
    assert "Alleen voor wie notities leest." not in pagina.tekst
    assert "U ziet niet: Notities" in pagina.tekst
    # Wider again needs Noor: until she says so UWV sees nothing at all.
    ruim = smal | {"organisatie": oin("uwv"), "recht_notities": "2", "toestemming": "mijn"}
    utrecht.stuur(f"{url}partij/", ruim)
    assert uwv.ga(url).status == 404
    noor.stuur(f"{dossier.pk}/toestemming/", {"organisatie": oin("uwv"), "antwoord": "ja"})
    assert uwv.ga(url).status == 200
    noor.stuur(f"{dossier.pk}/toestemming/", {"organisatie": oin("uwv"), "antwoord": "nee"})
    assert uwv.ga(url).status == 404
    assert dossier.nummer not in uwv.ga("/loket/dossiers/").tekst
    assert "Uw toestemming geldt niet meer." in noor.ga(f"{dossier.pk}/").tekst


def test_a_yes_is_written_down_only_of_whom_it_is_known_who_it_is(balie: Aan) -> None:
    vreemd = balie(identiteit="geen")
    assert "Stel eerst vast wie de persoon is" in vreemd.ga("dossiers/nieuw/").tekst
    velden = {"doel": "x", "vraag": "y", "toestemming": "nu", "gewenst": "on"}
    vreemd.stuur("dossiers/nieuw/", velden, status=400)
    assert not Dossier.objects.exists()
    brief = balie(naam="Ruud de Wit", kanaal="brief")
    assert "Stel eerst vast wie de persoon is" in brief.ga("dossiers/nieuw/").tekst


def test_noor_can_undo_a_yes_that_a_counter_wrote_down(balie: Aan, thuis: Thuis) -> None:
    utrecht, noor = balie(), thuis()
    dossier = begin(utrecht)
    url = f"dossiers/{dossier.pk}/"
    utrecht.stuur(f"{url}uitkomst/", {"tekst": "Er is niets meer te doen."})
    utrecht.stuur(f"{url}antwoord/", {"eens": "ja"})
    dossier.refresh_from_db()
    assert (dossier.stand, dossier.akkoord_hoe) == ("akkoord", "balie")
    assert "Klopt dat niet?" in noor.ga(f"{dossier.pk}/").tekst
    noor.stuur(f"{dossier.pk}/uitkomst/", {"reden": "Ik heb nooit ja gezegd."})
    dossier.refresh_from_db()
    assert dossier.stand == "lopend"
    assert "Ik heb nooit ja gezegd." in utrecht.ga(url).tekst
    # What she herself agreed with in MijnOmgeving stands.
    utrecht.stuur(f"{url}uitkomst/", {"tekst": "Nu wel."})
    noor.stuur(f"{dossier.pk}/uitkomst/", {"eens": "ja"})
    assert noor.ga(f"{dossier.pk}/uitkomst/").status == 404


def test_nobody_else_finds_it_and_another_person_at_the_same_desk_neither(balie: Aan, thuis: Thuis) -> None:
    dossier = begin(balie())
    daan = thuis(DAAN, "Daan Visser")
    for pad in ("", "erbij/notities/", "uitkomst/", "stoppen/"):
        assert daan.ga(f"{dossier.pk}/{pad}").status == 404
    assert daan.client.post(f"/mijn/dossiers/{dossier.pk}/toestemming/", {"antwoord": "ja"}).status_code == 404
    over_daan = balie(naam="Ruud de Wit", bsn=DAAN)
    assert over_daan.ga(f"dossiers/{dossier.pk}/").status == 404
    assert "in geen dossier mee" in over_daan.ga("dossiers/").tekst


def test_what_a_caseworker_reads_and_does_noor_reads_back_by_organisation_and_never_who(balie: Aan) -> None:
    utrecht = balie()
    dossier = begin(utrecht)
    utrecht.ga(f"dossiers/{dossier.pk}/")
    utrecht.stuur(f"dossiers/{dossier.pk}/erbij/notities/", {"tekst": "Geheim zinnetje"})
    gelezen = set(Verwerking.objects.filter(processing_activity_id="loket-dossier").values_list("gegevens", flat=True))
    assert {"een dossier voor u begonnen", "een dossier van u", "een notitie in uw dossier geschreven"} <= gelezen
    regel = AuditRegel.objects.filter(activiteit="loket-dossier").latest("volgnummer")
    assert (regel.organisatie, regel.herkomst) == ("Gemeente Utrecht", f"loket {utrecht.contact.pk}")
    assert not AuditRegel.objects.filter(object__contains="Geheim").exists()


def test_in_the_database_there_is_no_number_name_or_sentence_of_noor(balie: Aan) -> None:
    utrecht = balie()
    dossier = begin(utrecht)
    utrecht.stuur(f"dossiers/{dossier.pk}/erbij/notities/", {"tekst": "Geheim zinnetje"})
    with connection.cursor() as cursor:
        for tabel in ("dossier", "dossierdeel", "dossierpartij", "dossiergebeurtenis"):
            cursor.execute(f"SELECT t::text FROM mijnomgeving_{tabel} t")
            inhoud = str(cursor.fetchall())
            for woord in (NOOR, "Bakker", "Geheim zinnetje", "regeling voor alle", "Fatima"):
                assert woord not in inhoud, tabel
                assert woord.encode().hex() not in inhoud, tabel


def test_what_stands_still_stops_what_is_old_goes_and_noor_takes_hers_along(balie: Aan) -> None:
    dossier = begin(balie())
    noor = Persoon(Bsn(NOOR))
    assert export_eigen(betrokkene=noor)[0]["doel"] == "Eén regeling voor alle schulden"
    Dossier.objects.update(bijgewerkt_op=timezone.now() - STIL - timedelta(days=1))
    assert wipe_old() == 0
    dossier.refresh_from_db()
    assert dossier.stand == "gestopt"
    Dossier.objects.update(gesloten_op=timezone.now() - BEWAARTERMIJN - timedelta(days=1))
    assert wipe_old() > 0
    assert not Dossier.objects.exists()
    begin(balie(naam="Ruud de Wit"))
    assert forget(betrokkene=noor) > 0
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("pad", ["acties", "afspraken", "notities", "documenten"])
def test_who_only_reads_along_adds_nothing(balie: Aan, pad: str) -> None:
    dossier = begin(balie(), "uwv", direct=True, rechten="meelezen")
    uwv = balie("uwv", "Peter Jansma")
    assert uwv.ga(f"dossiers/{dossier.pk}/").status == 200
    assert uwv.ga(f"dossiers/{dossier.pk}/erbij/{pad}/").status == 404
    assert uwv.client.post(f"{uwv.basis}dossiers/{dossier.pk}/erbij/{pad}/", {"tekst": "x"}).status_code == 404


def test_what_waits_stands_on_the_overview_of_noor_and_on_the_home_of_the_counter(
    balie: Aan, thuis: Thuis, federatie: Federatie
) -> None:
    utrecht, noor = balie(), thuis()
    assert "in een dossier" not in noor.ga("/mijn/").tekst
    dossier = begin(utrecht, "uwv")
    velden = {"tekst": "Bel de verhuurder", "eigenaar": oin("gemeente-utrecht"), "uiterlijk": "01-12-2026"}
    utrecht.stuur(f"dossiers/{dossier.pk}/erbij/acties/", velden)
    assert "1 vraag in een dossier wacht op u" in noor.ga("/mijn/").tekst
    assert f"{dossier.nummer}: 1 actie voor ons" in utrecht.ga("/loket/").tekst
    lijst = utrecht.ga("/loket/dossiers/").tekst
    assert dossier.nummer in lijst
    assert "1 december 2026" in lijst


def test_in_english_the_page_is_english_and_what_staff_wrote_is_marked_as_dutch(balie: Aan, thuis: Thuis) -> None:
    dossier = begin(balie(), "uwv")
    html = thuis().ga(f"/en/mijn/dossiers/{dossier.pk}/").html
    assert "UWV wants to take part in this file" in html
    assert '<span lang="nl">Eén regeling voor alle schulden</span>' in html
