"""Putting a message in the outbox."""

from unittest.mock import Mock

import pytest
from django.db import transaction
from kombu.exceptions import OperationalError
from pytest_django import DjangoCaptureOnCommitCallbacks as Commits

from portal.outbox.models import OutboxBericht
from portal.outbox.services import AnderBericht, GeenOntvanger, enqueue, find_handler, register_handler, retry_dode
from tests.factories.outbox import OutboxBerichtFactory
from tests.portal.outbox.conftest import Ontvanger

pytestmark = pytest.mark.django_db


def test_a_message_leaves_when_the_transaction_commits(nudge: Mock, on_commit: Commits) -> None:
    with on_commit(execute=True):
        enqueue(topic="proef", payload={"wat": "iets"}, sleutel="een")
        assert not nudge.called
    assert nudge.called
    assert OutboxBericht.objects.get().payload == {"wat": "iets"}


def test_a_message_is_gone_when_the_transaction_rolls_back(nudge: Mock, on_commit: Commits) -> None:
    class Mislukt(Exception):
        pass

    def book_and_fail() -> None:
        with transaction.atomic():
            enqueue(topic="proef", payload={}, sleutel="een")
            raise Mislukt

    with on_commit(execute=True), pytest.raises(Mislukt):
        book_and_fail()
    assert not OutboxBericht.objects.exists()
    assert not nudge.called


def test_a_broker_that_is_down_does_not_harm_the_message(nudge: Mock, on_commit: Commits) -> None:
    nudge.side_effect = OperationalError("weg")
    with on_commit(execute=True):
        enqueue(topic="proef", payload={}, sleutel="een")
    assert OutboxBericht.objects.get().afgeleverd_op is None


@pytest.mark.norm("B57")
def test_the_same_key_is_the_same_message(nudge: Mock, on_commit: Commits) -> None:
    with on_commit(execute=True):
        first = enqueue(topic="proef", payload={"bedrag": 5}, sleutel="een")
        second = enqueue(topic="proef", payload={"bedrag": 5}, sleutel="een")
    assert first == second
    assert nudge.call_count == 1


@pytest.mark.parametrize(
    "anders",
    [{"topic": "ander"}, {"payload": {"bedrag": 6}}, {"volgorde": "zaak-1"}],
    ids=["topic", "payload", "order"],
)
def test_a_key_that_was_used_for_something_else_is_refused(anders: dict[str, object]) -> None:
    eerste = {"topic": "proef", "payload": {"bedrag": 5}, "sleutel": "een"}
    enqueue(**eerste)  # type: ignore[arg-type]
    with pytest.raises(AnderBericht):
        enqueue(**(eerste | anders))  # type: ignore[arg-type]


def test_a_payload_that_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        enqueue(topic="proef", payload={"wat": object()}, sleutel="een")


def test_each_topic_has_one_handler(ontvanger: Ontvanger) -> None:
    register_handler("proef", ontvanger)
    assert find_handler("proef") is ontvanger
    with pytest.raises(ValueError, match="proef"):
        register_handler("proef", Ontvanger())
    with pytest.raises(GeenOntvanger):
        find_handler("onbekend")


def test_a_message_that_was_given_up_can_have_another_chance(nudge: Mock, on_commit: Commits) -> None:
    dood = OutboxBerichtFactory(dood=True)
    with on_commit(execute=True):
        retry_dode(bericht_id=dood.pk)
    dood.refresh_from_db()
    assert (dood.dood_op, dood.pogingen) == (None, 0)
    assert nudge.called
    with pytest.raises(OutboxBericht.DoesNotExist):
        retry_dode(bericht_id=dood.pk)
