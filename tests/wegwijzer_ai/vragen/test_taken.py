"""The worker groups each hour, forgets each night, and never keeps publications waiting for long."""

import pytest
from django.conf import settings
from django.core.cache import cache

from portal.config import celery_app
from tests.wegwijzer_ai.vragen.test_groepen import HUUR, ask
from wegwijzer_ai import tasks
from wegwijzer_ai.models import Vraaggroep

pytestmark = pytest.mark.django_db


def test_what_the_schedule_names_exists() -> None:
    celery_app.loader.import_default_modules()
    gepland = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {"wegwijzer_ai.tasks.group_vragen", "wegwijzer_ai.tasks.wipe_old"} <= gepland
    assert gepland <= set(celery_app.tasks)


@pytest.mark.usefixtures("portaal")
def test_long_work_goes_on_in_another_task(monkeypatch: pytest.MonkeyPatch) -> None:
    for dag, tekst in enumerate(HUUR):
        ask(tekst, dagen=dag)
    again: list[bool] = []
    monkeypatch.setattr(tasks.group_vragen, "delay", lambda: again.append(True))
    monkeypatch.setattr(tasks, "SECONDEN", -1.0)
    tasks.group_vragen()
    assert (again, Vraaggroep.objects.exists()) == ([True], False)
    monkeypatch.setattr(tasks, "SECONDEN", 60.0)
    tasks.group_vragen()
    assert (again, Vraaggroep.objects.exists()) == ([True], True)


def test_two_workers_do_not_group_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.set("wegwijzer:groeperen", 1)

    def twice(**_alles: object) -> bool:
        raise AssertionError("grouped while another was at it")

    monkeypatch.setattr(tasks.groepen, "rebuild_groepen", twice)
    tasks.group_vragen()
