"""Whoever dies where: each message has its effect once, in order, and none is lost (KWALITEIT B55, B56)."""

import os
import signal
import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any
from unittest.mock import Mock

import pytest
from celery.app.task import Task
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone
from kombu import Connection

from portal.outbox import relay, services, tasks
from portal.outbox.models import OutboxBericht
from portal.outbox.services import enqueue, register_handler
from tests.factories.outbox import OutboxBerichtFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_handlers", {})
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())


def effects() -> int:
    """The effect of a delivery is a row, as it would be for a handler that writes to our own database."""
    return OutboxBericht.objects.filter(topic="effect").count()


def write_effect(_payload: Mapping[str, Any]) -> None:
    OutboxBerichtFactory(topic="effect", later=True)


def in_process(work: Callable[[], object]) -> int:
    """Run work in a process of its own, that may be killed; its exit code, negative for a signal."""
    connection.close()
    pid = os.fork()
    if pid == 0:
        # Whatever happens, the child never goes on as if it were the test run.
        try:
            signal.alarm(20)
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die(*_args: object, **_kwargs: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def write_and_die_at_the_commit(payload: Mapping[str, Any]) -> None:
    """Dies at the very last moment, when the effect and the mark are there and nobody else can see them."""
    write_effect(payload)
    BaseDatabaseWrapper._commit = die


def make_due() -> None:
    OutboxBericht.objects.filter(topic="proef").update(volgende_poging=timezone.now() - timedelta(seconds=1))


def deliver_all() -> None:
    for _ in range(3):
        make_due()
        relay.deliver_due(at_most=10)


def send() -> None:
    enqueue(topic="proef", payload={}, sleutel="een")


def send_and_die_before_commit() -> None:
    with transaction.atomic():
        send()
        die()


def send_and_die_at_the_nudge() -> None:
    tasks.relay.apply_async.side_effect = die
    send()


@pytest.mark.norm("B55")
@pytest.mark.parametrize(("work", "sent"), [(send_and_die_before_commit, 0), (send_and_die_at_the_nudge, 1)])
def test_a_sender_that_dies_sent_all_or_nothing(work: Callable[[], None], sent: int) -> None:
    register_handler("proef", write_effect)
    assert in_process(work) == -signal.SIGKILL
    deliver_all()
    assert effects() == sent
    # The person tries again, with the same key.
    send()
    deliver_all()
    assert effects() == 1


@pytest.mark.norm("B55")
@pytest.mark.parametrize("moment", ["claim", "handler", "effect", "commit", "next"])
def test_a_relay_that_dies_anywhere_gives_one_effect(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    register_handler("proef", write_effect)
    send()

    def relay_and_die() -> None:
        if moment == "claim":
            relay._deliver = die  # type: ignore[assignment]
        elif moment == "handler":
            services._handlers["proef"] = die
        elif moment == "effect":
            services._handlers["proef"] = lambda payload: (write_effect(payload), die())
        elif moment == "commit":
            services._handlers["proef"] = write_and_die_at_the_commit
        relay.deliver_due(at_most=1)
        die()

    assert in_process(relay_and_die) == -signal.SIGKILL
    deliver_all()
    assert effects() == 1
    assert OutboxBericht.objects.get(topic="proef").afgeleverd_op is not None


@pytest.mark.norm("B56")
def test_a_broker_that_is_down_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    broker = Connection("redis://localhost:1/0", transport_options=settings.CELERY_BROKER_TRANSPORT_OPTIONS)
    monkeypatch.setattr(tasks.relay, "apply_async", partial(Task.apply_async, tasks.relay, connection=broker))
    register_handler("proef", write_effect)
    begin = time.monotonic()
    send()
    assert time.monotonic() - begin < 1.5
    assert effects() == 0
    # The clock brings the relay when the nudge could not.
    deliver_all()
    assert effects() == 1


@pytest.mark.norm("B55")
def test_many_relays_at_once_give_one_effect_each() -> None:
    register_handler("proef", write_effect)
    for nr in range(40):
        enqueue(topic="proef", payload={"nr": nr}, sleutel=str(nr))

    def work() -> None:
        relay.deliver_due(at_most=40)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert effects() == 40


@pytest.mark.norm("B57")
def test_the_same_request_at_the_same_moment_is_one_message() -> None:
    def work() -> None:
        send()
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert OutboxBericht.objects.filter(topic="proef").count() == 1


@pytest.mark.norm("B55")
def test_the_order_is_that_of_commits_also_when_a_transaction_is_slow() -> None:
    first_wrote, second_started = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            enqueue(topic="proef", payload={"nr": 1}, sleutel="1", volgorde="zaak")
            first_wrote.set()
            second_started.wait(5)
        connection.close()

    def quick() -> None:
        first_wrote.wait(5)
        second_started.set()
        enqueue(topic="proef", payload={"nr": 2}, sleutel="2", volgorde="zaak")
        connection.close()

    threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    got: list[int] = []
    register_handler("proef", lambda payload: got.append(payload["nr"]))
    assert relay.deliver_due(at_most=10) == 2
    assert got == [1, 2]
