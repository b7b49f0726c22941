"""Delivering messages: each with one effect, again after a failure, in order where that was asked."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.outbox import relay, tasks
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import LANGSTE_WACHTTIJD, MAX_POGINGEN, deliver_due, wachttijd
from portal.outbox.selectors import find_stand, list_dode
from tests.factories.outbox import OutboxBerichtFactory
from tests.portal.outbox.conftest import Ontvanger

pytestmark = pytest.mark.django_db


def make_due() -> None:
    OutboxBericht.objects.update(volgende_poging=timezone.now())


def test_a_message_that_is_due_is_delivered_once(ontvanger: Ontvanger) -> None:
    bericht = OutboxBerichtFactory(payload={"nr": 1})
    assert deliver_due(at_most=10) == 1
    assert deliver_due(at_most=10) == 0
    assert ontvanger.ontvangen == [{"nr": 1}]
    bericht.refresh_from_db()
    assert bericht.afgeleverd_op is not None


def test_what_is_not_due_or_over_is_left_alone(ontvanger: Ontvanger) -> None:
    for trait in ("later", "afgeleverd", "dood"):
        OutboxBerichtFactory(**{trait: True})
    assert deliver_due(at_most=10) == 0
    assert ontvanger.ontvangen == []


def test_a_failure_is_tried_again_later(ontvanger: Ontvanger) -> None:
    bericht = OutboxBerichtFactory()
    ontvanger.fout = OSError("een geheim van de burger")
    deliver_due(at_most=1)
    bericht.refresh_from_db()
    assert (bericht.pogingen, bericht.laatste_fout) == (1, "OSError")
    assert bericht.volgende_poging > timezone.now()
    assert deliver_due(at_most=1) == 0

    ontvanger.fout = None
    make_due()
    deliver_due(at_most=1)
    bericht.refresh_from_db()
    assert bericht.afgeleverd_op is not None
    assert bericht.laatste_fout == ""


def test_what_a_failed_handler_wrote_is_undone(ontvanger: Ontvanger, monkeypatch: pytest.MonkeyPatch) -> None:
    OutboxBerichtFactory()

    def write_and_fail(_payload: object) -> None:
        OutboxBerichtFactory(topic="half werk")
        raise OSError

    monkeypatch.setattr(ontvanger.__class__, "__call__", lambda _self, payload: write_and_fail(payload))
    deliver_due(at_most=1)
    assert not OutboxBericht.objects.filter(topic="half werk").exists()


def test_after_many_failures_a_message_is_given_up_and_can_be_seen(ontvanger: Ontvanger) -> None:
    ontvanger.fout = OSError()
    bericht = OutboxBerichtFactory()
    for _ in range(MAX_POGINGEN):
        assert list(list_dode()) == []
        make_due()
        deliver_due(at_most=1)
    assert list(list_dode()) == [bericht]
    make_due()
    assert deliver_due(at_most=1) == 0


def test_a_topic_without_a_handler_waits_for_one(ontvanger: Ontvanger) -> None:
    bericht = OutboxBerichtFactory(topic="van de volgende versie")
    deliver_due(at_most=1)
    bericht.refresh_from_db()
    assert (bericht.laatste_fout, bericht.dood_op) == ("GeenOntvanger", None)


@pytest.mark.norm("B55")
def test_messages_of_one_order_wait_for_the_one_before(ontvanger: Ontvanger) -> None:
    OutboxBerichtFactory(volgorde="zaak-1", payload={"nr": 1})
    OutboxBerichtFactory(volgorde="zaak-1", payload={"nr": 2}, volgende_poging=timezone.now() - timedelta(hours=1))
    OutboxBerichtFactory(volgorde="zaak-2", payload={"nr": 3})
    OutboxBerichtFactory(topic="proef", volgorde="", payload={"nr": 4})
    ontvanger.fout = OSError()
    assert deliver_due(at_most=10) == 3

    ontvanger.fout = None
    make_due()
    assert deliver_due(at_most=10) == 4
    nummers = [payload["nr"] for payload in ontvanger.ontvangen]
    assert nummers.index(1) < nummers.index(2)
    assert sorted(nummers) == [1, 2, 3, 4]


def test_a_message_that_another_worker_took_meanwhile_is_left_to_it(ontvanger: Ontvanger) -> None:
    bericht = OutboxBerichtFactory(afgeleverd=True)
    relay._deliver(bericht.pk)
    assert ontvanger.ontvangen == []


@given(st.integers(min_value=1, max_value=MAX_POGINGEN))
def test_the_wait_doubles_within_bounds(poging: int) -> None:
    seconds = wachttijd(poging).total_seconds()
    longest = min(2.0**poging, LANGSTE_WACHTTIJD)
    assert longest / 2 <= seconds <= longest


def test_the_stand_counts_what_waits_and_what_was_given_up() -> None:
    assert (find_stand().wachtend, find_stand().dood, find_stand().oudste_wachtende) == (0, 0, None)
    wachtend = OutboxBerichtFactory()
    OutboxBerichtFactory(dood=True)
    OutboxBerichtFactory(afgeleverd=True)
    stand = find_stand()
    assert (stand.wachtend, stand.dood, stand.oudste_wachtende) == (1, 1, wachtend.aangemaakt_op)
    assert str(wachtend) == f"proef {wachtend.pk}"


def test_a_full_batch_asks_for_another(ontvanger: Ontvanger, nudge: Mock) -> None:
    OutboxBerichtFactory.create_batch(tasks.BATCH)
    tasks.relay()
    assert len(ontvanger.ontvangen) == tasks.BATCH
    assert nudge.called
    nudge.reset_mock()
    tasks.relay()
    assert not nudge.called
