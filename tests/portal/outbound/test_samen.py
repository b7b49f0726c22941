"""One page, many sources: all at once, waited for once, and one that fails takes none along."""

import asyncio
import os
import signal
import time
from threading import Event

import pytest

from portal.core.deadline import Deadline
from portal.core.resultaat import Available, Reden, SourceResult, Unavailable
from portal.outbound import motor as motormodule
from portal.outbound import samen
from portal.outbound.fouten import Onbegrijpelijk, TeDruk, TeLaat
from portal.outbound.motor import motor, shutdown
from portal.outbound.service import Verzoek, as_result, request_json, run_as_they_come, run_together
from tests.factories.nepbron import Nepbron, Terug
from tests.portal.outbound.conftest import Roep


async def fetch(bron: Nepbron, pad: str, deadline: Deadline) -> object:
    return (await request_json(Verzoek(f"Bron {pad}", "GET", bron.url + pad), deadline=deadline)).data


def test_sources_are_asked_at_the_same_time(bron: Nepbron) -> None:
    bron.antwoord = lambda verzoek: Terug(verzoek.pad, wacht=0.3)
    deadline = Deadline.after(2.5)
    begin = time.monotonic()
    answers = run_together(*(fetch(bron, f"/{nr}", deadline) for nr in range(8)), deadline=deadline)
    assert answers == [f"/{nr}" for nr in range(8)]
    assert time.monotonic() - begin < 1.2


@pytest.mark.norm("B52")
def test_a_silent_source_is_named_and_the_others_are_there(bron: Nepbron) -> None:
    bron.antwoord = lambda verzoek: Terug("goed", wacht=5 if verzoek.pad == "/rdw" else 0)
    deadline = Deadline.after(0.5)
    goed, stil = run_together(
        as_result("Utrecht", fetch(bron, "/utrecht", deadline)),
        as_result("RDW", fetch(bron, "/rdw", deadline)),
        deadline=deadline,
    )
    assert isinstance(goed, Available)
    assert (goed.data, goed.source) == ("goed", "Utrecht")
    assert stil == Unavailable(source="RDW", reason=Reden.TE_LAAT)


def test_nothing_to_ask_needs_no_engine() -> None:
    assert run_together(deadline=Deadline.after(1)) == []


@pytest.mark.parametrize(("fout", "reden"), [(Onbegrijpelijk, Reden.ONBEGRIJPELIJK), (TeDruk, Reden.TE_DRUK)])
async def test_an_error_becomes_unavailable_with_its_reason(fout: type[Onbegrijpelijk], reden: Reden) -> None:
    async def fail() -> None:
        raise fout("RDW")

    assert await as_result("RDW", fail()) == Unavailable(source="RDW", reason=reden)


async def test_a_mapping_that_hangs_is_broken_off_at_the_deadline() -> None:
    result: SourceResult[None] = await as_result("RDW", asyncio.sleep(5), deadline=Deadline.after(0.05))
    assert result == Unavailable(source="RDW", reason=Reden.TE_LAAT)


async def test_a_mistake_of_ours_is_not_hidden_as_an_outage() -> None:
    async def wrong() -> None:
        raise KeyError("veld")

    with pytest.raises(KeyError):
        await as_result("RDW", wrong())


def test_a_mistake_in_one_coroutine_is_raised_after_all_ended() -> None:
    ended = []

    async def right() -> None:
        await asyncio.sleep(0.05)
        ended.append(True)

    async def wrong() -> None:
        raise KeyError("veld")

    with pytest.raises(KeyError):
        run_together(wrong(), right(), deadline=Deadline.after(1))
    assert ended == [True]


def test_what_ended_is_given_while_the_slowest_still_runs(bron: Nepbron) -> None:
    bron.antwoord = lambda verzoek: Terug(verzoek.pad, wacht=1 if verzoek.pad == "/0" else 0)
    deadline = Deadline.after(5)
    begin, eerste, alles = time.monotonic(), 0.0, {}
    for deel in run_as_they_come(*(fetch(bron, f"/{nr}", deadline) for nr in range(4)), deadline=deadline):
        eerste = eerste or time.monotonic() - begin
        alles |= deel
    assert alles == {nr: f"/{nr}" for nr in range(4)}
    assert eerste < 1 <= time.monotonic() - begin


def test_what_is_too_late_takes_nothing_along_of_what_ended() -> None:
    gang = run_as_they_come(asyncio.sleep(0, "op tijd"), asyncio.sleep(30), deadline=Deadline.after(0.1))
    assert next(gang) == {0: "op tijd"}
    with pytest.raises(TeLaat):
        next(gang)
    assert list(run_as_they_come(deadline=Deadline.after(1))) == []


def test_what_nobody_waits_for_any_more_is_cancelled() -> None:
    gestopt = Event()

    async def long() -> None:
        try:
            await asyncio.sleep(30)
        finally:
            gestopt.set()

    gang = run_as_they_come(asyncio.sleep(0), long(), deadline=Deadline.after(40))
    next(gang)
    gang.close()
    assert gestopt.wait(5)


def test_a_coroutine_that_ignores_the_deadline_is_cancelled() -> None:
    with pytest.raises(TeLaat):
        run_together(asyncio.sleep(30), deadline=Deadline.after(0.05))


def test_a_loop_that_is_stuck_does_not_hold_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    async def block() -> None:
        time.sleep(0.4)  # noqa: ASYNC251 - the mistake that this test is about

    monkeypatch.setattr(samen, "_SPELING", 0.1)
    with pytest.raises(TeLaat):
        run_together(block(), deadline=Deadline.after(0.05))


def test_the_loop_does_not_wait_for_itself() -> None:
    async def nested() -> None:
        run_together(asyncio.sleep(0), deadline=Deadline.after(1))

    with pytest.raises(RuntimeError, match="wait for itself"):
        run_together(nested(), deadline=Deadline.after(1))


def test_a_shutdown_cancels_what_runs_and_the_next_call_starts_anew(bron: Nepbron, roep: Roep) -> None:
    roep()
    first = motor()
    running = first.submit(asyncio.sleep(30))
    shutdown()
    assert running.cancelled()
    assert first.loop.is_closed()
    first.close()
    shutdown()
    assert roep().data == {"goed": True}
    assert motor() is not first


def test_a_forked_worker_gets_its_own_engine(bron: Nepbron, roep: Roep) -> None:
    roep()
    parent = motor()
    pid = os.fork()
    if pid == 0:
        try:
            signal.alarm(10)
            right = motormodule._motor is None and roep().data == {"goed": True} and motor() is not parent
            os._exit(0 if right else 1)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert motor() is parent
    assert roep().data == {"goed": True}


def test_a_fork_before_the_first_call_changes_nothing(roep: Roep) -> None:
    motormodule._after_fork()
    assert roep().data == {"goed": True}
