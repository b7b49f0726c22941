"""Every task has a queue, a limit that holds, and a reason why a second run does no harm."""

import pytest
from celery import current_app
from celery.app.task import Task
from django.conf import settings

from portal.config.settings.taken import GEWOON, RESPIJT, SPOED, TAKEN, TERUG_NA, TRAAG, Nogmaals
from tests.architectuur.bronbestanden import PAKKETTEN


def list_tasks() -> dict[str, Task]:
    current_app.loader.import_default_modules()
    return {naam: taak for naam, taak in current_app.tasks.items() if naam.startswith(PAKKETTEN)}


def test_each_task_has_a_row_and_each_row_a_task() -> None:
    assert set(list_tasks()) == set(TAKEN)
    assert len(TAKEN) > 50


@pytest.mark.norm("B55")
@pytest.mark.parametrize("naam", TAKEN)
def test_a_task_goes_to_its_queue_and_may_be_lost_without_harm(naam: str) -> None:
    taak, rij = list_tasks()[naam], TAKEN[naam]
    assert isinstance(rij.nogmaals, Nogmaals)
    assert current_app.amqp.router.route({}, naam)["queue"].name == rij.rij in {SPOED, GEWOON, TRAAG}
    assert (taak.soft_time_limit, taak.time_limit) == (rij.seconden, rij.seconden + RESPIJT)
    # Longer, and the broker would give it to another worker while this one still runs.
    assert taak.time_limit < TERUG_NA
    assert taak.acks_late
    assert taak.reject_on_worker_lost
    assert taak.retry_on_worker_lost
    assert 0 < taak.max_retries < 10


def test_a_worker_takes_one_at_a_time_and_knows_all_queues() -> None:
    assert settings.CELERY_WORKER_PREFETCH_MULTIPLIER == 1
    assert {rij.name for rij in settings.CELERY_TASK_QUEUES} == {SPOED, GEWOON, TRAAG}
    assert current_app.conf.task_default_queue == GEWOON


def test_nothing_that_takes_long_stands_before_what_people_wait_for() -> None:
    assert {naam: taak.seconden for naam, taak in TAKEN.items() if taak.rij == SPOED and taak.seconden > 300} == {}


def test_what_comes_often_by_the_clock_does_not_pile_up_when_no_worker_runs() -> None:
    for naam, regel in settings.CELERY_BEAT_SCHEDULE.items():
        vaak = isinstance(regel["schedule"], float)
        assert (regel.get("options") == {"expires": regel["schedule"]}) is vaak, naam
        # The rest is tried again when the database is away for a moment.
        assert hasattr(list_tasks()[regel["task"]], "_orig_run") is not vaak, naam
