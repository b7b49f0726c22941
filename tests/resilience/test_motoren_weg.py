"""Redis emptied or stopped, the database away in the middle of a task: what was accepted arrives (KWALITEIT B56)."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from celery import current_app
from django.db import connection
from redis import Redis

from deploy.lokaal.motoren import Motor, start_valkey
from mijnomgeving.inzendingen.models import Inzending, Stand
from portal.outbox import tasks
from tests.resilience.processen import wait_until, worker
from tests.resilience.test_inzendingen import Gemeente, send
from tests.resilience.test_processen import gemeente, is_delivered

__all__ = ["gemeente"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.norm("B56")]


class Broker:
    """A Valkey of the test alone, that may be emptied, stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.motor: Motor = start_valkey(folder)

    @property
    def url(self) -> str:
        return self.motor.url.replace("unix://", "redis+socket://", 1)

    def flush(self) -> None:
        Redis.from_url(self.motor.url).flushall()

    def stop(self) -> None:
        self.motor.stop()

    def start(self) -> None:
        self.motor = start_valkey(self.folder)


@pytest.fixture
def broker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Broker]:
    broker = Broker(tmp_path)
    monkeypatch.setattr(current_app.conf, "broker_url", broker.url)
    current_app._after_fork()
    yield broker
    broker.stop()
    monkeypatch.undo()
    current_app._after_fork()


def check_arrived(gemeente: Gemeente, nummers: list[str]) -> None:
    assert list(gemeente.zaken) == nummers
    assert not Inzending.objects.exclude(stand=Stand.AANGEKOMEN).exists()


def test_what_was_accepted_arrives_when_all_of_redis_is_gone(gemeente: Gemeente, broker: Broker) -> None:
    nummers = [send(uuid4(), tekst=str(nr)).nummer for nr in range(5)]
    broker.flush()
    with worker():
        # The clock asks for a relay, as it does every five seconds.
        wait_until(is_delivered, "not all was delivered")
    check_arrived(gemeente, nummers)


def test_people_send_while_redis_is_stopped_and_the_same_worker_goes_on_after_it(
    gemeente: Gemeente, broker: Broker
) -> None:
    eerst = send(uuid4(), tekst="eerst").nummer
    with worker():
        wait_until(is_delivered, "not all was delivered")
        broker.stop()
        begin = time.monotonic()
        daarna = [send(uuid4(), tekst=str(nr)).nummer for nr in range(3)]
        # A page that says that something was sent does not wait for Redis.
        assert time.monotonic() - begin < 10
        assert Inzending.objects.filter(stand=Stand.ONDERWEG).count() == 3
        broker.start()
        wait_until(is_delivered, "the worker did not come back")
    check_arrived(gemeente, [eerst, *daarna])


def test_a_database_that_restarts_while_a_worker_is_at_the_source_brings_it_once(
    gemeente: Gemeente, broker: Broker
) -> None:
    bezig, door = threading.Event(), threading.Event()
    antwoord = gemeente.take

    def take_slowly(verzoek: object) -> object:
        bezig.set()
        door.wait(20)
        return antwoord(verzoek)

    gemeente.bron.antwoord = take_slowly  # type: ignore[assignment]
    with worker():
        nummer = send(uuid4()).nummer
        assert bezig.wait(30)
        with connection.cursor() as cursor:
            # What a restart does to who is connected, without taking the engine of all tests along.
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        door.set()
        wait_until(is_delivered, "not all was delivered")
        tasks.relay.apply_async()
    check_arrived(gemeente, [nummer])
    assert set(gemeente.aanroepen) == {nummer}
