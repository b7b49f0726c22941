"""Nothing of the counter is kept for ever: every table of it has somebody who throws it away."""

import pytest
from django.apps import apps
from django.conf import settings

from mijnomgeving import tasks
from mijnomgeving.loket import models
from mijnomgeving.loket.delen import find_functies
from mijnomgeving.loket.services import wipe_old


def test_every_part_that_has_tables_throws_away_and_forgets() -> None:
    delen = set(models.__all__)
    assert {naam for naam, _ in find_functies("services", "wipe_old")} == delen
    tabellen = {
        model.__module__.split(".")[2]
        for model in apps.get_app_config("mijnomgeving").get_models()
        if model.__module__.startswith("mijnomgeving.loket.")
    }
    # Consent lives with the side of the person (`loketbezoek`), which has a nightly task of its own.
    assert tabellen - {"toestemming"} == delen
    assert hasattr(tasks, "wipe_old_loketbezoek")


@pytest.mark.django_db
def test_the_night_goes_over_all_parts() -> None:
    assert wipe_old() == 0
    geplant = {taak["task"] for taak in settings.CELERY_BEAT_SCHEDULE.values()}
    for taak in ("wipe_old_loket", "wipe_old_loketbezoek", "check_keten", "alarm_noodgrepen"):
        assert f"mijnomgeving.tasks.{taak}" in geplant, taak
        assert hasattr(tasks, taak)
    tasks.check_keten()
    tasks.alarm_noodgrepen()
    tasks.wipe_old_loket()
