"""From the button to the organisation: whoever dies where, it arrives once, and the receipt is there (B55-B58)."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import Mock
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from mijnomgeving.bestanden import Bestandsinhoud
from mijnomgeving.inzendingen import bezorgers, bezorging, services
from mijnomgeving.inzendingen.bezorgers import Zending, register_bezorger
from mijnomgeving.inzendingen.models import Inzending, InzendingBestand, Soort, Stand
from mijnomgeving.inzendingen.selectors import find_bevestiging, list_bevestigingen
from mijnomgeving.inzendingen.services import submit
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, register_basis_url, request_json, shutdown
from portal.outbox import relay, tasks
from portal.outbox import services as outbox
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel
from tests.factories.nepbron import Nepbron, Terug, nepbron
from tests.mijnomgeving.conftest import NOOR, sessiepersoon

pytestmark = pytest.mark.django_db(transaction=True)
FOTO = Bestandsinhoud("dak.png", "image/png", b"een foto")


class Gemeente:
    """A source with an idempotency key: the same number again gets the same answer and changes nothing."""

    def __init__(self, bron: Nepbron) -> None:
        self.bron, self.zaken, self.aanroepen = bron, {}, []  # type: ignore[var-annotated]
        bron.antwoord = self.take

    def take(self, verzoek: Any) -> Terug:
        nummer = verzoek.headers["Idempotency-Key"]
        self.aanroepen.append(nummer)
        return Terug({"zaak": self.zaken.setdefault(nummer, f"ZAAK-{len(self.zaken) + 1}")})

    async def bezorg(self, zending: Zending, deadline: Deadline) -> str:
        """The bezorger of the part, as `register_bezorger` has it."""
        verzoek = Verzoek(
            bron="Gemeente Utrecht",
            methode="POST",
            url=f"{self.bron.url}/zaken",
            headers={"Idempotency-Key": zending.nummer},
            json={"tekst": zending.opdracht["tekst"]},
            idempotent=True,
        )
        kenmerk: str = (await request_json(verzoek, deadline=deadline)).data["zaak"]
        return kenmerk


@pytest.fixture
def gemeente(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gemeente]:
    monkeypatch.setattr(bezorgers, "_bezorgers", {})
    monkeypatch.setattr(tasks.relay, "apply_async", Mock())
    shutdown()
    with nepbron() as bron:
        register_basis_url(bron.url)
        gemeente = Gemeente(bron)
        register_bezorger("proef.gemeente", gemeente.bezorg)
        yield gemeente
    shutdown()


def noor() -> Sessiepersoon:
    return sessiepersoon(NOOR, "Noor Elisabeth Bakker")


def send(sleutel: UUID, tekst: str = "Het dak lekt.", over: str = "zaak") -> Inzending:
    return submit(
        persoon=noor(),
        soort=Soort.BEZWAAR,
        bezorger="proef.gemeente",
        bestemming="Gemeente Utrecht",
        onderwerp="Bezwaar",
        kopie=[("Uw bezwaar", tekst)],
        opdracht={"tekst": tekst},
        bestanden=[FOTO],
        sleutel=sleutel,
        over=over,
    )


def deliver(keer: int = 3) -> None:
    for _ in range(keer):
        OutboxBericht.objects.filter(afgeleverd_op=None).update(volgende_poging="2020-01-01T00:00Z")
        relay.deliver_due(at_most=50)


def in_process(work: Callable[[], object]) -> int:
    """Run work in a process of its own, that may be killed; its exit code, negative for a signal."""
    connection.close()
    shutdown()
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


async def die_async(_zending: Zending, _deadline: Deadline) -> str:
    die()
    return ""


def after(work: Callable[..., object]) -> Callable[..., None]:
    return lambda *args, **kwargs: (work(*args, **kwargs), die())[1]  # type: ignore[func-returns-value]


def die_at_the_commit() -> None:
    """Dies at the very last moment: the source has it, and nobody else sees our note and mark."""
    settle = bezorging._settle

    def settle_and_wait(*args: Any) -> None:
        settle(*args)
        BaseDatabaseWrapper._commit = die

    bezorging._settle = settle_and_wait


# Where a web process dies between the button and the redirect; True when the inzending was kept by then.
WEB: dict[str, tuple[Callable[[], None], bool]] = {
    "before the row": (lambda: setattr(Inzending, "save", die), False),
    "before the files": (lambda: setattr(InzendingBestand.objects, "bulk_create", die), False),
    "before the message": (lambda: setattr(services, "enqueue_bezorging", die), False),
    "before the audit row": (lambda: setattr(services, "record_event", die), False),
    "before the commit": (lambda: setattr(Inzending, "refresh_from_db", die), False),
    "after the commit": (lambda: setattr(tasks.relay, "apply_async", die), True),
}
# Where a worker dies between the message and its mark; how often the source is then called.
WORKER: dict[str, tuple[Callable[[], None], int]] = {
    "at the claim": (lambda: setattr(relay, "_deliver", die), 1),
    "at the handler": (lambda: outbox._handlers.update({bezorging.TOPIC: die}), 1),
    "before the source": (lambda: bezorgers._bezorgers.update({"proef.gemeente": die_async}), 1),
    "after the source": (lambda: setattr(bezorging, "_settle", die), 2),
    "after the note": (lambda: setattr(bezorging, "_settle", after(bezorging._settle)), 2),
    "at the mark": (lambda: setattr(relay, "_mark", die), 1),
    "at the commit": (die_at_the_commit, 2),
}


@pytest.mark.norm("B55")
@pytest.mark.parametrize("moment", WEB)
def test_a_web_process_that_dies_kept_all_or_nothing(moment: str, gemeente: Gemeente) -> None:
    sterf, gehouden = WEB[moment]
    sleutel = uuid4()

    def click() -> None:
        sterf()
        send(sleutel)

    assert in_process(click) == -signal.SIGKILL
    aantal = int(gehouden)
    assert Inzending.objects.count() == OutboxBericht.objects.count() == InzendingBestand.objects.count() == aantal
    assert AuditRegel.objects.filter(actie="verstuurd").count() == aantal
    # The person sees no receipt, goes back and presses again.
    inzending = send(sleutel)
    deliver()
    assert list(gemeente.zaken) == gemeente.aanroepen == [inzending.nummer]
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


@pytest.mark.norm("B58")
def test_who_never_saw_the_receipt_finds_it_in_the_berichtenbox(gemeente: Gemeente) -> None:
    def click() -> None:
        WEB["after the commit"][0]()
        send(uuid4())

    assert in_process(click) == -signal.SIGKILL
    betrokkene = noor().betrokkene
    [bericht] = list_bevestigingen(betrokkene=betrokkene)
    assert not bericht.gelezen
    vol = find_bevestiging(betrokkene=betrokkene, bericht_id=bericht.bericht_id)
    assert vol is not None
    assert Inzending.objects.get().nummer in vol.inhoud
    assert "Het dak lekt." in vol.inhoud
    deliver()
    assert len(gemeente.zaken) == 1


@pytest.mark.norm("B55")
@pytest.mark.parametrize("moment", WORKER)
def test_a_worker_that_dies_anywhere_brings_it_once(moment: str, gemeente: Gemeente) -> None:
    sterf, aanroepen = WORKER[moment]
    inzending = send(uuid4())

    def work() -> None:
        sterf()
        relay.deliver_due(at_most=1)

    assert in_process(work) == -signal.SIGKILL
    assert Inzending.objects.get().stand == Stand.ONDERWEG
    deliver()
    assert gemeente.zaken == {inzending.nummer: "ZAAK-1"}
    assert len(gemeente.aanroepen) == aanroepen
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN
    assert AuditRegel.objects.filter(actie="bezorgd").count() == 1
    assert not InzendingBestand.objects.exists()


@pytest.mark.norm("B55")
def test_the_same_message_three_times_changes_nothing_more(gemeente: Gemeente) -> None:
    inzending = send(uuid4())
    for _ in range(3):
        bezorging.handle_bezorging({"nummer": inzending.nummer})
    assert gemeente.aanroepen == [inzending.nummer]


@pytest.mark.norm("B55")
def test_many_workers_at_once_bring_each_once_and_in_order(gemeente: Gemeente) -> None:
    nummers = [send(uuid4(), tekst=str(nr), over=f"zaak-{nr % 3}").nummer for nr in range(12)]

    def work() -> None:
        relay.deliver_due(at_most=12)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    deliver()
    assert sorted(gemeente.aanroepen) == sorted(nummers)
    for over in range(3):
        verwacht = nummers[over::3]
        assert [nummer for nummer in gemeente.aanroepen if nummer in verwacht] == verwacht


@pytest.mark.norm("B57")
def test_six_clicks_at_the_same_moment_are_one_inzending(gemeente: Gemeente) -> None:
    sleutel, nummers = uuid4(), []

    def click() -> None:
        nummers.append(send(sleutel).nummer)
        connection.close()

    threads = [threading.Thread(target=click) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    deliver()
    assert len(nummers) == 6
    assert len(set(nummers)) == len(gemeente.aanroepen) == Inzending.objects.count() == 1


@pytest.mark.norm("B58")
def test_a_slow_source_does_not_keep_the_receipt_waiting(gemeente: Gemeente) -> None:
    inzending = send(uuid4())
    vast, door = threading.Event(), threading.Event()

    async def hang(zending: Zending, deadline: Deadline) -> str:
        vast.set()
        door.wait(5)
        return await gemeente.bezorg(zending, deadline)

    bezorgers._bezorgers["proef.gemeente"] = hang
    werk = threading.Thread(target=lambda: (relay.deliver_due(at_most=1), connection.close()))
    werk.start()
    assert vast.wait(5)
    # While the worker is at the source, the page marks the receipt as seen without waiting for it.
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '500ms'")
    services.mark_gezien(inzending=inzending)
    door.set()
    werk.join()
    gelezen: QuerySet[Inzending] = Inzending.objects.filter(stand=Stand.AANGEKOMEN, gezien_op__isnull=False)
    assert gelezen.count() == 1
