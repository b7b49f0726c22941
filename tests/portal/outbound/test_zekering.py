"""Circuit breaker and retry budget: leave a source alone that does not answer, and never add a storm to an outage."""

import asyncio
import time
from datetime import UTC, datetime

import pytest

from portal.core.deadline import Deadline
from portal.outbound.budget import HerhaalBudget
from portal.outbound.fouten import Onbereikbaar, Storing, TeDruk
from portal.outbound.motor import motor
from portal.outbound.service import Verzoek, request_json
from portal.outbound.zekering import LANGSTE_RUST, Zekering
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.outbound.conftest import Roep


class Klok:
    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def zekering(klok: Klok) -> Zekering:
    return Zekering("RDW", clock=klok)


def fail(zekering: Zekering, times: int = 1) -> None:
    for _ in range(times):
        zekering.admit()
        zekering.record(gelukt=False)


def test_a_source_that_always_fails_is_left_alone(zekering: Zekering) -> None:
    fail(zekering, 5)
    with pytest.raises(Onbereikbaar) as gevangen:
        zekering.admit()
    assert gevangen.value.retry_at is not None
    assert gevangen.value.retry_at > datetime.now(UTC)
    assert not zekering.dicht


def test_a_source_that_fails_every_other_call_stays_in_use(zekering: Zekering) -> None:
    for _ in range(50):
        zekering.admit()
        zekering.record(gelukt=True)
        fail(zekering)
    assert zekering.dicht


def test_bad_luck_at_the_start_is_no_outage(zekering: Zekering) -> None:
    fail(zekering, 4)
    zekering.admit()
    zekering.record(gelukt=True)
    fail(zekering, 4)
    assert zekering.dicht
    fail(zekering)
    assert not zekering.dicht


def test_after_a_rest_one_call_tries_and_closes_the_breaker(zekering: Zekering, klok: Klok) -> None:
    fail(zekering, 5)
    klok.nu += 2.1
    zekering.admit()
    with pytest.raises(Onbereikbaar):
        zekering.admit()
    zekering.record(gelukt=True)
    zekering.admit()
    assert zekering.dicht


def test_a_failed_try_doubles_the_rest_up_to_a_bound(zekering: Zekering, klok: Klok) -> None:
    fail(zekering, 5)
    for _ in range(6):
        klok.nu += LANGSTE_RUST + 0.1
        fail(zekering)
    with pytest.raises(Onbereikbaar):
        zekering.admit()
    klok.nu += LANGSTE_RUST + 0.1
    zekering.admit()


def test_a_try_that_was_broken_off_makes_room_for_another(zekering: Zekering, klok: Klok) -> None:
    fail(zekering, 5)
    klok.nu += 2.1
    zekering.admit()
    zekering.release()
    zekering.admit()


def test_a_call_that_ends_after_the_breaker_opened_changes_nothing(zekering: Zekering) -> None:
    zekering.admit()
    fail(zekering, 5)
    zekering.record(gelukt=True)
    assert not zekering.dicht


def test_a_source_that_asks_for_rest_gets_it(zekering: Zekering, klok: Klok) -> None:
    zekering.pause(10)
    zekering.pause(-5)
    with pytest.raises(TeDruk):
        zekering.admit()
    klok.nu += 10.1
    zekering.admit()
    zekering.pause(1_000_000)
    klok.nu += 301
    zekering.admit()


def test_second_tries_are_a_tenth_of_the_calls() -> None:
    budget = HerhaalBudget()
    spent = 0
    for _ in range(1000):
        budget.earn()
        spent += budget.spend()
    assert spent == 100
    for _ in range(10_000):
        budget.earn()
    assert sum(budget.spend() for _ in range(100)) == 10


@pytest.mark.norm("B53")
def test_a_failing_source_gets_few_calls(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug(status=500)
    for _ in range(100):
        with pytest.raises((Storing, Onbereikbaar)):
            roep()
    assert len(bron.ontvangen) <= 6


@pytest.mark.norm("B53")
def test_with_random_errors_second_tries_stay_within_the_budget(roep: Roep, bron: Nepbron) -> None:
    outcomes = iter(range(10_000))
    bron.antwoord = lambda _: Terug({}, status=500 if next(outcomes) % 2 else 200)
    answered = 0
    for _ in range(200):
        try:
            roep()
            answered += 1
        except Storing:
            pass
    assert 200 < len(bron.ontvangen) <= 220
    assert answered > 100


def test_a_call_that_changes_something_is_not_repeated(roep: Roep, bron: Nepbron) -> None:
    for _ in range(20):
        roep()
    bron.antwoord = lambda _: Terug(status=503)
    with pytest.raises(Storing):
        roep(methode="POST", json={})
    assert len(bron.ontvangen) == 21
    with pytest.raises(Storing):
        roep(methode="POST", json={}, idempotent=True)
    assert len(bron.ontvangen) == 23


def test_there_is_no_second_try_without_time_for_it(roep: Roep, bron: Nepbron) -> None:
    for _ in range(20):
        roep()
    bron.antwoord = lambda _: Terug(status=503, wacht=0.2)
    with pytest.raises(Storing):
        roep(seconds=0.3)
    assert len(bron.ontvangen) == 21


@pytest.mark.norm("B53")
@pytest.mark.parametrize("kop", [{}, {"Retry-After": "30"}])
def test_too_many_requests_is_never_repeated_at_once(roep: Roep, bron: Nepbron, kop: dict[str, str]) -> None:
    for _ in range(20):
        roep()
    bron.antwoord = lambda _: Terug(status=429, headers=kop)
    for _ in range(10):
        with pytest.raises(TeDruk) as gevangen:
            roep()
        assert gevangen.value.retry_at is not None
    assert len(bron.ontvangen) == 21


def test_an_outage_with_a_moment_is_left_alone_until_then(roep: Roep, bron: Nepbron) -> None:
    for _ in range(20):
        roep()
    bron.antwoord = lambda _: Terug(status=503, headers={"Retry-After": "30"})
    with pytest.raises(Storing):
        roep()
    with pytest.raises(TeDruk):
        roep()
    assert len(bron.ontvangen) == 21


def test_a_call_that_got_hardly_any_time_does_not_blame_the_source(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug({}, wacht=0.1)
    for _ in range(10):
        with pytest.raises(Exception, match="Proefbron"):
            roep(seconds=0.02)
    assert roep().data == {}


def test_a_probe_that_is_cancelled_makes_room_for_another(roep: Roep, bron: Nepbron) -> None:
    bron.antwoord = lambda _: Terug({}, wacht=5)
    zekering = motor().zekering("Proefbron")
    fail(zekering, 5)
    zekering._open_tot = 0.0
    call = motor().submit(
        request_json(Verzoek("Proefbron", "GET", bron.url), deadline=Deadline.after(5)),
    )
    while not bron.ontvangen:
        time.sleep(0.01)
    call.cancel()
    motor().submit(asyncio.sleep(0.05)).result()
    bron.antwoord = lambda _: Terug({"terug": True})
    assert roep().data == {"terug": True}
