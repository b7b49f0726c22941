"""Rate budget: never more calls a second than a source takes, and no queue without end."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from portal.core.deadline import Deadline
from portal.core.resultaat import Available, SourceResult, Unavailable
from portal.outbound.fouten import TeDruk
from portal.outbound.motor import motor
from portal.outbound.service import Antwoord, Verzoek, as_result, request_json, run_together
from portal.outbound.tempo import EigenTempo, Tempo
from tests.factories.nepbron import Nepbron

pytestmark = pytest.mark.norm("B53")


class Beurten:
    """Remembers for when each call got its turn; a busy machine may be later with the call itself."""

    def __init__(self) -> None:
        self.momenten: list[float] = []

    def busiest_second(self) -> int:
        return max(sum(begin <= moment < begin + 1 for moment in self.momenten) for begin in self.momenten)


@pytest.fixture
def beurten(monkeypatch: pytest.MonkeyPatch) -> Beurten:
    beurten = Beurten()
    take = Tempo.take

    async def remember(self: Tempo, bron: str, *, at_most: float) -> float:
        wacht = await take(self, bron, at_most=at_most)
        if wacht <= at_most:
            beurten.momenten.append(time.monotonic() + wacht)
        return wacht

    monkeypatch.setattr(Tempo, "take", remember)
    return beurten


@pytest.fixture
def naam(request: pytest.FixtureRequest, settings: Settings) -> str:
    """A source of this test alone, that takes five calls a second."""
    settings.OUTBOUND_TEMPO = {request.node.name: 5.0}
    return str(request.node.name)


def call(bron: Nepbron, naam: str, *, times: int, seconds: float) -> list[SourceResult[Antwoord]]:
    deadline = Deadline.after(seconds)
    verzoek = Verzoek(naam, "GET", bron.url, limiet=seconds)
    return run_together(
        *(as_result(naam, request_json(verzoek, deadline=deadline)) for _ in range(times)), deadline=deadline
    )


def test_a_burst_is_spread_over_the_seconds(bron: Nepbron, naam: str, beurten: Beurten) -> None:
    answers = call(bron, naam, times=12, seconds=5)
    assert all(isinstance(answer, Available) for answer in answers)
    assert beurten.busiest_second() <= 5
    assert 2 < max(beurten.momenten) - min(beurten.momenten) < 3
    assert len(bron.ontvangen) == 12


def test_what_cannot_be_in_time_is_told_at_once(bron: Nepbron, naam: str, beurten: Beurten) -> None:
    begin = time.monotonic()
    answers = call(bron, naam, times=30, seconds=1.8)
    refused = [answer for answer in answers if isinstance(answer, Unavailable)]
    assert time.monotonic() - begin < 1.8
    assert len(refused) == 20
    assert {answer.reason for answer in refused} == {TeDruk.reden}
    assert all(answer.retry_at and answer.retry_at < datetime.now(UTC) + timedelta(seconds=4) for answer in refused)
    assert len(beurten.momenten) == 10
    assert beurten.busiest_second() <= 5


def test_what_we_refuse_ourselves_says_nothing_about_the_source(bron: Nepbron, naam: str, beurten: Beurten) -> None:
    call(bron, naam, times=30, seconds=0.4)
    assert motor().zekering(naam).dicht
    assert len(beurten.momenten) == 5


def test_another_source_does_not_wait(bron: Nepbron, naam: str, beurten: Beurten) -> None:
    call(bron, naam, times=5, seconds=1)
    call(bron, "Een ander", times=20, seconds=5)
    assert len(bron.ontvangen) == 25
    assert beurten.busiest_second() == 25


def test_two_processes_share_the_turns(naam: str) -> None:
    async def take_in_turn() -> list[float]:
        een, ander = Tempo(), Tempo()
        try:
            return [await proces.take(naam, at_most=9) for _ in range(4) for proces in (een, ander)]
        finally:
            await een.close()
            await ander.close()

    turns = asyncio.run(take_in_turn())
    assert turns[:5] == [0.0] * 5
    assert all(turn > 0.9 for turn in turns[5:])


def test_without_the_shared_store_the_process_keeps_its_own_turns(
    bron: Nepbron, naam: str, beurten: Beurten, settings: Settings
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert all(isinstance(answer, Available) for answer in call(bron, naam, times=8, seconds=4))
    assert beurten.busiest_second() <= 5


def test_own_turns_are_counted_by_the_clock() -> None:
    now = 100.0
    tempo = EigenTempo(0.5, clock=lambda: now)
    assert tempo.take(at_most=0) == 0
    assert tempo.take(at_most=1) == pytest.approx(2.2)
    assert tempo.take(at_most=3) == pytest.approx(2.2)
    assert tempo.take(at_most=9) == pytest.approx(4.4)
