"""Tasks that fail for good: kept once, run again once for each time that is asked, settled when they succeed."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from celery import current_app
from django.utils import timezone

from portal.outbox import mislukt, tasks
from portal.outbox.mislukt import close_taak, keep_failure, list_open, retry_taak
from portal.outbox.models import MislukteTaak, OutboxBericht
from portal.outbox.relay import deliver_due
from portal.outbox.selectors import find_stand, list_dode
from portal.outbox.services import close_dode, enqueue, register_handler
from portal.outbox.vastlopers import count_vastlopers, list_namen, list_vastlopers, read_vastlopers
from tests.factories.outbox import OutboxBerichtFactory
from tests.portal.outbox.conftest import Ontvanger

pytestmark = pytest.mark.django_db
NAAM = "cms.redactie.tasks.check_document"


@pytest.fixture
def verstuurd(monkeypatch: pytest.MonkeyPatch, nudge: Mock) -> Mock:
    """What is asked of the broker for the task."""
    current_app.loader.import_default_modules()
    vraag = Mock()
    monkeypatch.setattr(current_app.tasks[NAAM], "apply_async", vraag)
    return vraag


def write() -> None:
    raise OSError("wat een burger schreef")


def fail(pk: int = 7) -> MislukteTaak:
    try:
        write()
    except OSError as fout:
        return keep_failure(taak=NAAM, args=[pk], kwargs={}, fout=fout)


def worker(pk: int = 7) -> Any:
    """The task as the worker's signals give it."""
    return SimpleNamespace(name=NAAM, request=SimpleNamespace(is_eager=False, args=[pk], kwargs={}))


def test_the_same_failure_is_one_row_that_counts_on() -> None:
    fail()
    rij = fail()
    andere = fail(8)
    assert MislukteTaak.objects.count() == 2
    assert (rij.pogingen, andere.pogingen) == (2, 1)
    assert rij.fout == "OSError"
    assert rij.plek.startswith("tests/portal/outbox/test_mislukt.py:")
    assert "burger" not in str(MislukteTaak.objects.values())
    assert str(rij) == f"{NAAM} {rij.pk}"


@pytest.mark.norm("B55")
def test_asking_again_reaches_the_broker_once_for_each_time(verstuurd: Mock) -> None:
    rij = fail()
    retry_taak(pk=rij.pk)
    with pytest.raises(MislukteTaak.DoesNotExist):
        retry_taak(pk=rij.pk)
    deliver_due(at_most=10)
    deliver_due(at_most=10)
    verstuurd.assert_called_once_with(args=[7], kwargs={}, retry=False)
    assert not list_open().exists()

    # It fails once more, and waits for somebody again.
    fail()
    retry_taak(pk=rij.pk)
    deliver_due(at_most=10)
    assert verstuurd.call_count == 2


def test_what_the_broker_lost_can_be_asked_for_again(verstuurd: Mock) -> None:
    rij = fail()
    retry_taak(pk=rij.pk)
    MislukteTaak.objects.update(opnieuw_op=timezone.now() - timedelta(hours=2))
    assert list_open().get() == rij
    retry_taak(pk=rij.pk)
    deliver_due(at_most=10)
    assert verstuurd.call_count == 2


def test_a_task_that_succeeds_waits_for_nobody_any_more(verstuurd: Mock) -> None:
    rij, andere = fail(), fail(8)
    retry_taak(pk=rij.pk)
    mislukt._on_success(worker())
    assert list(list_open()) == [andere]
    # It went well meanwhile: what was asked before changes nothing.
    deliver_due(at_most=10)
    assert not verstuurd.called


def test_what_is_closed_is_not_run_and_a_new_failure_is_a_new_row(verstuurd: Mock) -> None:
    rij = fail()
    retry_taak(pk=rij.pk)
    MislukteTaak.objects.update(opnieuw_op=None)
    close_taak(pk=rij.pk, reden="De tekst is weg.")
    deliver_due(at_most=10)
    assert not verstuurd.called
    assert fail().pk != rij.pk


def test_the_worker_keeps_a_failure_and_goes_on_without_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    mislukt._on_failure(worker(), exception=OSError(), args=(7,), kwargs={})
    assert list_open().get().argumenten == {"args": [7], "kwargs": {}}
    monkeypatch.setattr(mislukt, "keep_failure", Mock(side_effect=OSError))
    mislukt._on_failure(worker(), exception=OSError(), args=(7,), kwargs={})


def test_what_was_settled_goes_after_a_year() -> None:
    oud, nieuw, open_ = fail(1), fail(2), fail(3)
    jaar = timezone.now() - timedelta(days=366)
    MislukteTaak.objects.filter(pk=oud.pk).update(gelukt_op=jaar)
    MislukteTaak.objects.filter(pk=nieuw.pk).update(afgesloten_op=timezone.now())
    MislukteTaak.objects.filter(pk=open_.pk).update(sinds=jaar)
    tasks.wipe_old()
    assert set(MislukteTaak.objects.values_list("pk", flat=True)) == {nieuw.pk, open_.pk}


def test_messages_and_tasks_stand_in_one_list_the_newest_first() -> None:
    OutboxBerichtFactory(dood=True, topic="ouder")
    fail()
    OutboxBerichtFactory(dood=True, topic="nieuwer")
    OutboxBerichtFactory()
    assert [een.naam for een in read_vastlopers(list_vastlopers())] == ["nieuwer", NAAM, "ouder"]
    assert list_vastlopers(naam="ouder").count() == 1
    assert list_vastlopers(soort="iets anders").count() == 0
    assert count_vastlopers() == {"bericht": 2, "taak": 1}
    assert list_namen() == [NAAM, "nieuwer", "ouder"]


@pytest.mark.norm("B55")
def test_closing_a_message_lets_the_ones_behind_it_go_on(ontvanger: Ontvanger, nudge: Mock) -> None:
    dood = OutboxBerichtFactory(dood=True, volgorde="zaak-1", payload={"nr": 1})
    OutboxBerichtFactory(volgorde="zaak-1", payload={"nr": 2})
    assert deliver_due(at_most=10) == 0
    close_dode(bericht_id=dood.pk, reden="De zaak bestaat niet meer.")
    assert deliver_due(at_most=10) == 1
    assert ontvanger.ontvangen == [{"nr": 2}]
    assert not list_dode().exists()
    assert find_stand().dood == 0


def test_who_waits_for_a_message_hears_that_it_was_closed(ontvanger: Ontvanger, nudge: Mock) -> None:
    gehoord = Mock()
    register_handler("proef", ontvanger, bij_afsluiten=gehoord)
    dood = OutboxBerichtFactory(dood=True, payload={"nr": 1})
    close_dode(bericht_id=dood.pk, reden="De zaak bestaat niet meer.")
    gehoord.assert_called_once_with({"nr": 1})
    with pytest.raises(OutboxBericht.DoesNotExist):
        close_dode(bericht_id=dood.pk, reden="Nog eens.")


def test_what_may_wait_has_a_relay_of_its_own(monkeypatch: pytest.MonkeyPatch, ontvanger: Ontvanger) -> None:
    register_handler("index", ontvanger, rustig=True)
    for topic in ("index", "proef"):
        OutboxBerichtFactory(topic=topic, payload={"topic": topic})
    tasks.relay()
    assert ontvanger.ontvangen == [{"topic": "proef"}]
    tasks.relay_rustig()
    assert ontvanger.ontvangen == [{"topic": "proef"}, {"topic": "index"}]


def test_the_nudge_goes_to_the_relay_of_the_topic(
    monkeypatch: pytest.MonkeyPatch, ontvanger: Ontvanger, nudge: Mock, django_capture_on_commit_callbacks: Any
) -> None:
    rustig = Mock()
    monkeypatch.setattr(tasks.relay_rustig, "apply_async", rustig)
    register_handler("index", ontvanger, rustig=True)
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(topic="index", payload={}, sleutel="een")
    assert rustig.called
    assert not nudge.called


def test_a_relay_whose_time_is_over_begins_no_more(ontvanger: Ontvanger) -> None:
    OutboxBerichtFactory()
    assert deliver_due(at_most=10, seconden=0) == 0
    assert ontvanger.ontvangen == []
