"""A caseworker who goes through people one by one is warned, stopped, and looked at."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.loket.toezicht.models import Alarm, GezienPersoon
from mijnomgeving.loket.toezicht.services import Alarmsoort, Ernst, count_person, raise_alarm, read_telling
from portal.core.betrokkene import Persoon
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.selectors import check_keten
from tests.factories.medewerkers import medewerker
from tests.mijnomgeving.loket.toezicht.conftest import MENSEN as ALLEN

FATIMA, RUUD = medewerker(), medewerker("Ruud de Wit")
MENSEN = ALLEN[:8]


@pytest.fixture
def vijf(settings: Settings) -> None:
    settings.LOKET_PERSONEN_PER_DIENST = 5


@pytest.mark.django_db
@pytest.mark.usefixtures("vijf")
def test_who_goes_on_and_on_is_warned_then_stopped_and_both_are_seen() -> None:
    gezien = [count_person(medewerker=FATIMA, betrokkene=mens) for mens in MENSEN]
    assert gezien == [True] * 5 + [False] * 3
    assert count_person(medewerker=FATIMA, betrokkene=MENSEN[0])  # somebody who was there before may come back
    assert read_telling(medewerker=FATIMA).vol
    assert read_telling(medewerker=FATIMA).bijna
    assert not read_telling(medewerker=RUUD).bijna
    assert count_person(medewerker=RUUD, betrokkene=MENSEN[7])

    bijna, grens = Alarm.objects.order_by("eerst_op")
    assert (bijna.soort, bijna.ernst, bijna.keer) == (Alarmsoort.GRENS_NADERT, Ernst.MIDDEN, 1)
    assert (grens.soort, grens.ernst, grens.keer) == (Alarmsoort.GRENS, Ernst.HOOG, 3)
    assert grens.medewerker == FATIMA.kenmerk
    regels = AuditRegel.objects.filter(actie="alarm").order_by("volgnummer")
    assert [regel.resultaat for regel in regels] == ["grens-nadert", "grens", "grens", "grens"]
    assert {regel.organisatie for regel in regels} == {"Gemeente Utrecht"}
    assert check_keten() is None


@pytest.mark.django_db
@pytest.mark.usefixtures("vijf")
def test_logging_in_anew_starts_no_new_shift_but_the_next_day_does() -> None:
    for mens in MENSEN[:5]:
        count_person(medewerker=FATIMA, betrokkene=mens)
    opnieuw = medewerker()
    assert not count_person(medewerker=opnieuw, betrokkene=MENSEN[6])
    GezienPersoon.objects.update(op=timezone.now() - timedelta(hours=11))
    assert count_person(medewerker=opnieuw, betrokkene=MENSEN[6])


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("vijf")
def test_two_screens_at_once_do_not_both_get_the_last_place() -> None:
    def see(mens: Persoon) -> bool:
        try:
            return count_person(medewerker=FATIMA, betrokkene=mens)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as samen:
        assert sum(samen.map(see, MENSEN)) == 5


@pytest.mark.django_db
@pytest.mark.usefixtures("vijf")
def test_what_is_kept_names_nobody() -> None:
    for mens in MENSEN:
        count_person(medewerker=FATIMA, betrokkene=mens)
    raise_alarm(soort="familie", medewerker=FATIMA, over="Zocht naar een ouder.", ernst="hoog")
    bewaard = repr([list(model.objects.values()) for model in (Alarm, GezienPersoon, AuditRegel)])
    assert not any(str(mens.bsn) in bewaard for mens in MENSEN)
    assert "fatima" not in bewaard.lower()
    assert "ouder" not in bewaard


@pytest.mark.django_db
def test_the_same_again_counts_on_and_a_graver_one_stays_grave() -> None:
    for ernst in ("midden", "hoog", "laag"):
        raise_alarm(soort="collega", medewerker=FATIMA, over="Zocht naar een collega.", ernst=ernst)
    raise_alarm(soort="collega", medewerker=RUUD, over="Zocht naar een collega.")
    alarm = Alarm.objects.get(medewerker=FATIMA.kenmerk)
    assert (alarm.keer, alarm.ernst) == (3, "hoog")
    Alarm.objects.update(stand=Alarm.Stand.DICHT)
    raise_alarm(soort="collega", medewerker=FATIMA, over="Zocht naar een collega.")
    assert Alarm.objects.filter(medewerker=FATIMA.kenmerk).count() == 2
    with pytest.raises(ValueError, match="zomaar"):
        raise_alarm(soort="zomaar", medewerker=FATIMA)
