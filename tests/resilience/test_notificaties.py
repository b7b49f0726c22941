"""A mail about news, and a worker that is killed while it sends it: one mail for who reads it (KWALITEIT B55)."""

from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path
from uuid import uuid4

import pytest
from celery import current_app
from celery.worker.request import Request
from django.db import transaction
from pytest_django import Settings

from mijnomgeving.notificaties import bezorgen
from mijnomgeving.notificaties.brief import make_mail
from mijnomgeving.notificaties.models import Kanaal, Notificatie, Soort, Stand
from mijnomgeving.notificaties.services import send
from portal.outbox.models import OutboxBericht
from tests.resilience.processen import die, wait_broker_empty, wait_dead, wait_until, worker
from tests.resilience.test_processen import is_delivered

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.norm("B55")]


def mail(notificatie: Notificatie) -> Stand:
    """What the worker sends, to an address that no source has to be asked for."""
    make_mail(notificatie, aan="noor@example.nl", taal="nl").send()
    return Stand.VERSTUURD


@pytest.fixture
def postvak(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where mails arrive, also those of a process that died."""
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    monkeypatch.setattr(bezorgen, "_deliver_mail", mail)
    current_app.loader.import_default_modules()
    return tmp_path


def mail_and_die(notificatie: Notificatie) -> Stand:
    mail(notificatie)
    die()
    return Stand.VERSTUURD


# Where it dies, and how often a mail server then hears of the same mail.
MOMENTEN: dict[str, tuple[Callable[[], None], int]] = {
    "before the mail": (lambda: setattr(bezorgen, "_deliver_mail", die), 1),
    "after the mail, before the mark": (lambda: setattr(bezorgen, "_deliver_mail", mail_and_die), 2),
    "after the mark, before the ack": (lambda: setattr(Request, "acknowledge", die), 1),
}


@pytest.mark.parametrize("moment", MOMENTEN)
def test_a_worker_that_is_killed_sends_one_mail(moment: str, postvak: Path) -> None:
    sterf, keer = MOMENTEN[moment]
    notificatie = Notificatie.objects.create(
        kenmerk=uuid4(),
        aanleiding="proef",
        betrokkene="proef",
        soort=Soort.BERICHT,
        kanaal=Kanaal.MAIL,
        afzender="Gemeente Utrecht",
    )
    send(notificatie, poging=1)
    with worker(sterf) as pid:
        wait_dead(pid)
    with worker():
        wait_until(is_delivered, "not all was delivered")
        wait_broker_empty()
    for payload in list(OutboxBericht.objects.values_list("payload", flat=True)) * 3:
        with transaction.atomic():
            bezorgen.deliver(payload)
    mails = [message_from_bytes(bestand.read_bytes()) for bestand in postvak.iterdir() if bestand.suffix == ".log"]
    assert len(mails) == keer
    # A mail server and a mail program take the same Message-ID for the same mail.
    assert len({een["Message-ID"] for een in mails}) == 1
    assert Notificatie.objects.get().stand == Stand.VERSTUURD
