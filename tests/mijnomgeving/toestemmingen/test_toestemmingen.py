"""Somebody gives consent, sees it, and takes it back: from that moment it is no more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.tasks import wipe_old_toestemmingen
from mijnomgeving.toestemmingen import services
from mijnomgeving.toestemmingen.doelen import DOELEN, REGELINGEN, SUGGESTIES
from mijnomgeving.toestemmingen.models import Toestemming
from mijnomgeving.toestemmingen.selectors import export_eigen, has_toestemming, list_eerder
from mijnomgeving.toestemmingen.services import OnbekendDoel, forget, give, on_withdraw, withdraw
from portal.core.betrokkene import Betrokkene, EuPersoon, Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.selectors import check_keten
from tests.mijnomgeving.conftest import NOOR, YOUSSEF, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen

GEEF, TREK_IN = "/mijn/toestemmingen/regelingen/geven/", "/mijn/toestemmingen/regelingen/intrekken/"


@pytest.fixture
def ik() -> Sessiepersoon:
    return sessiepersoon(NOOR, "Noor")


@pytest.fixture
def opgeruimd() -> Iterator[list[Betrokkene]]:
    """For whom something was cleaned up when consent for regelingen went."""
    van_wie: list[Betrokkene] = []
    on_withdraw(REGELINGEN, van_wie.append)
    yield van_wie
    services._bij_intrekken[REGELINGEN].remove(van_wie.append)


@pytest.mark.norm("B50")
def test_i_give_consent_see_it_and_take_it_back(noor: Bezoeker) -> None:
    voor = noor.ga("/mijn/toestemmingen/")
    assert voor.kop == "Toestemmingen"
    te_vragen = [doel for doel in DOELEN.values() if doel.past(Persoon(Bsn(NOOR)))]
    assert voor.tekst.count("Geen toestemming") == len(te_vragen)

    assert noor.client.post(GEEF).headers["Location"] == "/mijn/toestemmingen/"
    gegeven = noor.ga("/mijn/toestemmingen/")
    assert "Wij hebben uw toestemming opgeschreven" in gegeven.tekst
    assert "U gaf toestemming op" in gegeven.tekst

    noor.client.post(TREK_IN)
    weg = noor.ga("/mijn/toestemmingen/")
    assert "Uw toestemming is ingetrokken" in weg.tekst
    assert "Eerder" in weg.tekst
    assert weg.tekst.count("Geen toestemming") == len(te_vragen)
    assert "Uw toestemming is ingetrokken" not in noor.ga("/mijn/toestemmingen/").tekst


def test_who_is_asked_elsewhere_comes_back_there_and_never_at_another_site(noor: Bezoeker) -> None:
    assert noor.client.post(GEEF, {"terug": "/mijn/regelingen/"}).headers["Location"] == "/mijn/regelingen/"
    kwaad = noor.client.post(TREK_IN, {"terug": "https://kwaad.example/"})
    assert kwaad.headers["Location"] == "/mijn/"


@pytest.mark.django_db
def test_a_withdrawal_bites_at_once_and_lets_go_of_what_was_kept(
    ik: Sessiepersoon, opgeruimd: list[Betrokkene]
) -> None:
    give(persoon=ik, doel=REGELINGEN)
    assert has_toestemming(persoon=ik, doel=REGELINGEN)
    assert not has_toestemming(persoon=ik, doel=SUGGESTIES)
    assert not has_toestemming(persoon=sessiepersoon(YOUSSEF, "Youssef"), doel=REGELINGEN)

    assert withdraw(persoon=ik, doel=REGELINGEN)
    assert not has_toestemming(persoon=ik, doel=REGELINGEN)
    assert opgeruimd == [ik.betrokkene]
    assert not withdraw(persoon=ik, doel=REGELINGEN)
    assert opgeruimd == [ik.betrokkene]
    assert list(AuditRegel.objects.order_by("volgnummer").values_list("actie", "resultaat", "object")) == [
        ("toestemming", "gegeven", REGELINGEN),
        ("toestemming", "ingetrokken", REGELINGEN),
    ]
    assert check_keten() is None


@pytest.mark.django_db
def test_consent_runs_out_by_itself_and_can_be_given_anew(ik: Sessiepersoon) -> None:
    given = give(persoon=ik, doel=REGELINGEN)
    lang_geleden = timezone.now() - timedelta(days=400)
    Toestemming.objects.filter(pk=given.pk).update(
        gegeven_op=lang_geleden, tot=lang_geleden + DOELEN[REGELINGEN].geldig
    )
    assert not has_toestemming(persoon=ik, doel=REGELINGEN)
    give(persoon=ik, doel=REGELINGEN)
    assert has_toestemming(persoon=ik, doel=REGELINGEN)
    assert [given.pk for _doel, given in list_eerder(betrokkene=ik.betrokkene)] == [given.pk]


@pytest.mark.django_db
def test_what_nobody_can_consent_to_is_refused(ik: Sessiepersoon, noor: Bezoeker) -> None:
    with pytest.raises(OnbekendDoel):
        give(persoon=ik, doel="reclame")
    with pytest.raises(OnbekendDoel):
        withdraw(persoon=ik, doel="reclame")
    with pytest.raises(OnbekendDoel):
        on_withdraw("reclame", print)
    assert noor.client.post("/mijn/toestemmingen/reclame/geven/").status_code == 404
    assert noor.client.post("/mijn/toestemmingen/reclame/intrekken/").status_code == 404
    assert noor.client.get(GEEF).status_code == 405


def test_who_has_no_number_in_any_source_is_asked_nothing(ik: Sessiepersoon, db: None) -> None:
    eu = Sessiepersoon(EuPersoon("DE/NL/1"), "Anna", Niveau.HOOG, ik.ingelogd_op, "eidas")
    with pytest.raises(OnbekendDoel):
        give(persoon=eu, doel=REGELINGEN)
    assert not has_toestemming(persoon=eu, doel=REGELINGEN)


@pytest.mark.norm("B49")
def test_a_new_key_finds_the_old_consent_and_no_number_is_kept(ik: Sessiepersoon, db: None, settings: Settings) -> None:
    given = give(persoon=ik, doel=REGELINGEN)
    assert NOOR not in str(Toestemming.objects.values().get())
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een nieuwe sleutel van meer dan 32 bytes"
    assert has_toestemming(persoon=ik, doel=REGELINGEN)
    assert give(persoon=ik, doel=REGELINGEN).betrokkene != given.betrokkene
    assert withdraw(persoon=ik, doel=REGELINGEN)
    assert not has_toestemming(persoon=ik, doel=REGELINGEN)


def test_all_of_me_can_be_taken_along_and_forgotten(ik: Sessiepersoon, db: None, opgeruimd: list[Betrokkene]) -> None:
    give(persoon=ik, doel=REGELINGEN)
    withdraw(persoon=ik, doel=REGELINGEN)
    give(persoon=ik, doel=REGELINGEN)
    assert [(row["doel"], row["ingetrokkenOp"] is None) for row in export_eigen(betrokkene=ik.betrokkene)] == [
        (REGELINGEN, False),
        (REGELINGEN, True),
    ]
    assert forget(betrokkene=ik.betrokkene) == 2
    assert len(opgeruimd) == 2
    assert export_eigen(betrokkene=ik.betrokkene) == []


def test_two_years_after_its_end_a_consent_is_gone(ik: Sessiepersoon, db: None) -> None:
    give(persoon=ik, doel=REGELINGEN)
    oud = timezone.now() - timedelta(days=2 * 365 + 1)
    Toestemming.objects.update(gegeven_op=oud - timedelta(days=10), tot=oud)
    give(persoon=ik, doel=SUGGESTIES)
    wipe_old_toestemmingen()
    assert list(Toestemming.objects.values_list("doel", flat=True)) == [SUGGESTIES]


@pytest.mark.norm("B57")
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_give_one_consent(ik: Sessiepersoon) -> None:
    def click(_n: int) -> None:
        give(persoon=ik, doel=REGELINGEN)
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(click, range(4)))
    assert Toestemming.objects.filter(ingetrokken_op=None).count() == 1


def test_the_logs_say_that_my_consents_were_shown(noor: Bezoeker) -> None:
    noor.ga("/mijn/toestemmingen/")
    assert "Uw toestemmingen" in noor.ga("/mijn/inzage/").tekst


def test_another_person_is_not_helped_by_my_consent(inloggen: Inloggen) -> None:
    inloggen(YOUSSEF).client.post(GEEF)
    assert "U gaf toestemming op" not in inloggen(NOOR).ga("/mijn/toestemmingen/").tekst
