"""Figures that an editor can trust: shares, durations and what moved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from wegwijzer_ai.models import Dagtelling
from wegwijzer_ai.vragen.cijfers import read_cijfers

pytestmark = pytest.mark.django_db


def count(dagen: int, uitkomst: str, aantal: int, **velden: int) -> None:
    dag = timezone.localdate() - timedelta(days=dagen)
    Dagtelling.objects.create(dag=dag, uitkomst=uitkomst, aantal=aantal, **velden)


def test_shares_of_a_period_leave_out_what_is_older() -> None:
    count(0, "antwoord", 60, tot_50=60)
    count(29, "geen_antwoord", 20)
    count(29, "geweigerd", 20)
    count(30, "geen_antwoord", 500)
    cijfers = read_cijfers(dagen=30)
    assert cijfers.totaal.aantal == 100
    assert cijfers.niet_beantwoord == pytest.approx(0.4)
    assert {deel.naam: deel.deel for deel in cijfers.uitkomsten}["antwoord"] == pytest.approx(0.6)
    assert len(cijfers.per_dag) == 30
    assert read_cijfers(dagen=90).totaal.aantal == 600


def test_durations_come_from_the_counted_edges() -> None:
    count(0, "antwoord", 100, tot_50=50, tot_100=44, tot_300=6)
    totaal = read_cijfers(dagen=30).totaal
    assert totaal.duration(0.5) == 50
    assert totaal.duration(0.95) == 175
    assert totaal.duration(0.94) == 100


def test_too_slow_to_count_has_no_number() -> None:
    count(0, "antwoord", 10, langer=10)
    assert read_cijfers(dagen=30).totaal.duration(0.95) is None


def moved(dagen: int = 30) -> set[str]:
    return {v.naam for v in read_cijfers(dagen=dagen).verschuivingen if v.is_verschoven}


def test_more_refusals_than_chance_explains_are_marked() -> None:
    for dag in range(7, 35):
        count(dag, "antwoord", 90)
        count(dag, "geen_antwoord", 10)
    for dag in range(7):
        count(dag, "antwoord", 75)
        count(dag, "geen_antwoord", 25)
    assert {"antwoord", "geen_antwoord"} <= moved()
    assert "noodgeval" not in moved()


def test_a_small_difference_or_few_questions_are_not_marked() -> None:
    for dag in range(7, 35):
        count(dag, "antwoord", 900)
        count(dag, "geen_antwoord", 100)
    for dag in range(7):
        count(dag, "antwoord", 890)
        count(dag, "geen_antwoord", 110)
    assert not moved()


def test_with_little_to_go_by_nothing_is_said_to_have_moved() -> None:
    count(10, "antwoord", 20)
    count(0, "geen_antwoord", 20)
    assert not moved()
    assert not read_cijfers(dagen=30).is_genoeg
