"""Granian and Celery as they run for real, killed at twelve points: what was sent arrives once (KWALITEIT B55)."""

import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
from celery import current_app
from celery.signals import task_prerun
from celery.worker.request import Request
from django.db.backends.base.base import BaseDatabaseWrapper

from mijnomgeving.inzendingen import bezorgers, bezorging
from mijnomgeving.inzendingen.bezorgers import register_bezorger
from mijnomgeving.inzendingen.models import Inzending, Stand
from portal.outbound.service import register_basis_url, shutdown
from portal.outbox import relay, tasks
from portal.outbox.models import OutboxBericht
from tests.factories.nepbron import nepbron
from tests.resilience.processen import die, wait_broker_empty, wait_dead, wait_until, web, worker
from tests.resilience.test_inzendingen import Gemeente, after, die_async, die_at_the_commit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.norm("B55")]


@pytest.fixture
def gemeente(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gemeente]:
    """The organisation, and a broker that is called for real."""
    monkeypatch.setattr(bezorgers, "_bezorgers", {})
    current_app.loader.import_default_modules()
    shutdown()
    with nepbron() as bron:
        register_basis_url(bron.url)
        gemeente = Gemeente(bron)
        register_bezorger("proef.gemeente", gemeente.bezorg)
        yield gemeente
    shutdown()


def before_the_answer() -> None:
    """The page was made and nobody gets it; `web` reads the mark."""


before_the_answer.na_afloop = True  # type: ignore[attr-defined]


def die_after_the_first() -> None:
    relay._deliver = after(relay._deliver)  # type: ignore[assignment]


WEB: dict[str, Callable[[], None]] = {
    "1 web, before the row": lambda: setattr(Inzending, "save", die),
    "2 web, at the commit": lambda: setattr(BaseDatabaseWrapper, "_commit", die),
    "3 web, after the commit, before the broker": lambda: setattr(tasks.relay, "apply_async", die),
    "4 web, before the answer": before_the_answer,
}
WERKER: dict[str, Callable[[], None]] = {
    "5 worker, before the task begins": lambda: task_prerun.connect(die, weak=False) and None,
    "6 relay, after the claim": lambda: setattr(relay, "_deliver", die),
    "7 relay, before the source": lambda: bezorgers._bezorgers.update({"proef.gemeente": die_async}),
    "8 relay, after the source": lambda: setattr(bezorging, "_settle", die),
    "9 relay, after its note": lambda: setattr(bezorging, "_settle", after(bezorging._settle)),
    "10 relay, at the commit": die_at_the_commit,
    "11 worker, between two messages": die_after_the_first,
    "12 worker, after the effect, before the ack": lambda: setattr(Request, "acknowledge", die),
}
TEKSTEN = ["eerst", "daarna"]


def make_due() -> None:
    OutboxBericht.objects.filter(afgeleverd_op=None).update(volgende_poging="2020-01-01T00:00Z")


def is_delivered() -> bool:
    """Whether all arrived; until then a clock asks for a relay ten times faster than the real one."""
    time.sleep(0.45)
    make_due()
    if open_ := OutboxBericht.objects.filter(afgeleverd_op=None).exists():
        tasks.relay.apply_async(retry=False)
    return not open_


def deliver_thrice() -> None:
    """A worker that lives delivers what is left, and then hears of all of it three times more."""
    make_due()
    with worker():
        wait_until(is_delivered, "not all was delivered")
        for _ in range(3):
            tasks.relay.apply_async()
        wait_broker_empty()
    for payload in OutboxBericht.objects.values_list("payload", flat=True):
        for _ in range(3):
            bezorging.handle_bezorging(payload)


def check_once_and_in_order(gemeente: Gemeente, nummers: list[str]) -> None:
    assert list(gemeente.zaken) == nummers
    assert sorted(gemeente.zaken.values()) == [f"ZAAK-{nr + 1}" for nr in range(len(nummers))]
    assert list(Inzending.objects.order_by("pk").values_list("nummer", "stand")) == [
        (nummer, Stand.AANGEKOMEN) for nummer in nummers
    ]


@pytest.mark.parametrize("moment", WEB)
def test_a_web_process_that_is_killed_loses_and_doubles_nothing(moment: str, gemeente: Gemeente) -> None:
    sleutels = {tekst: uuid4() for tekst in TEKSTEN}
    with web(WEB[moment]) as post:
        assert post(sleutels["eerst"], "eerst") is None
    # The person sees no receipt, and presses again: three times, because that is how people are.
    with web() as post:
        nummers = [_press_thrice(post, sleutels[tekst], tekst) for tekst in TEKSTEN]
    deliver_thrice()
    check_once_and_in_order(gemeente, nummers)


@pytest.mark.parametrize("moment", WERKER)
def test_a_worker_that_is_killed_loses_and_doubles_nothing(moment: str, gemeente: Gemeente) -> None:
    with web() as post:
        nummers = [_press_thrice(post, uuid4(), tekst) for tekst in TEKSTEN]
    with worker(WERKER[moment]) as pid:
        wait_dead(pid)
    deliver_thrice()
    check_once_and_in_order(gemeente, nummers)


def _press_thrice(post: Callable[[UUID, str], str | None], sleutel: UUID, tekst: str) -> str:
    [nummer] = {post(sleutel, tekst) for _ in range(3)}
    assert nummer is not None
    return nummer
