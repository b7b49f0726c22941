"""Tasks that failed for good: kept when that happens, run again or closed by an operator, settled when they succeed.

Running one again goes through the outbox, so that it is asked of the broker once for each time that somebody asked;
the task itself may run more than once (portal.config.settings.taken).
"""

import hashlib
import json
import traceback
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from celery import current_app
from celery.app.task import Task
from celery.signals import task_failure, task_success
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from portal.outbox.models import MislukteTaak
from portal.outbox.services import enqueue, register_handler

logger = structlog.get_logger(__name__)

TOPIC = "outbox.taak_opnieuw"
BEWAARTERMIJN = timedelta(days=365)
# Who asked for it again and saw nothing of it for so long may ask once more: the broker may have lost it.
KWIJT_NA = timedelta(hours=1)


def connect() -> None:
    """Listen to the worker, and handle what operators ask for; called when the application starts."""
    register_handler(TOPIC, resend)
    task_failure.connect(_on_failure, dispatch_uid="portal.outbox.mislukt")
    task_success.connect(_on_success, dispatch_uid="portal.outbox.gelukt")


def list_open() -> QuerySet[MislukteTaak]:
    """What failed and waits for an operator."""
    kwijt = Q(opnieuw_op__isnull=True) | Q(opnieuw_op__lt=timezone.now() - KWIJT_NA)
    return MislukteTaak.objects.filter(kwijt, gelukt_op__isnull=True, afgesloten_op__isnull=True)


def keep_failure(*, taak: str, args: Sequence[Any], kwargs: Mapping[str, Any], fout: BaseException) -> MislukteTaak:
    """Keep that this task failed for good; the same task with the same arguments counts on."""
    argumenten = {"args": list(args), "kwargs": dict(kwargs)}
    sleutel, nu = _sleutel(taak, argumenten), timezone.now()
    nieuw = {"mislukt_op": nu, "fout": type(fout).__name__[:200], "plek": _plek(fout), "opnieuw_op": None}
    open_ = MislukteTaak.objects.filter(sleutel=sleutel, gelukt_op__isnull=True, afgesloten_op__isnull=True)
    if not open_.update(pogingen=F("pogingen") + 1, **nieuw):
        try:
            with transaction.atomic():
                return MislukteTaak.objects.create(taak=taak, argumenten=argumenten, sleutel=sleutel, sinds=nu, **nieuw)
        except IntegrityError:
            # Another worker kept the first one at this moment.
            open_.update(pogingen=F("pogingen") + 1, **nieuw)
    return open_.get()


@transaction.atomic
def retry_taak(*, pk: int) -> MislukteTaak:
    """Run it again; asked twice is asked once.

    Raises:
        MislukteTaak.DoesNotExist: no such task waits for an operator.
    """
    rij = list_open().select_for_update().get(pk=pk)
    rij.opnieuw_op, rij.herhalingen = timezone.now(), rij.herhalingen + 1
    rij.save(update_fields=["opnieuw_op", "herhalingen"])
    enqueue(topic=TOPIC, payload={"taak": rij.pk}, sleutel=f"{TOPIC}:{rij.pk}:{rij.herhalingen}")
    return rij


@transaction.atomic
def close_taak(*, pk: int, reden: str) -> MislukteTaak:
    """Leave it as it is, for a reason.

    Raises:
        MislukteTaak.DoesNotExist: no such task waits for an operator.
    """
    rij = list_open().select_for_update().get(pk=pk)
    rij.afgesloten_op, rij.afsluitreden = timezone.now(), reden
    rij.save(update_fields=["afgesloten_op", "afsluitreden"])
    return rij


def resend(payload: Mapping[str, Any]) -> None:
    """Ask the broker for it, unless it succeeded or was closed meanwhile.

    Raises:
        NotRegistered: this version has no such task; the outbox tries later, and gives up.
        OperationalError: the broker does not answer; the outbox tries later.
    """
    rij = MislukteTaak.objects.filter(pk=payload["taak"], gelukt_op__isnull=True, afgesloten_op__isnull=True).first()
    if rij is not None:
        taak = current_app.tasks[rij.taak]
        taak.apply_async(args=rij.argumenten["args"], kwargs=rij.argumenten["kwargs"], retry=False)


def wipe_old() -> None:
    """Forget what succeeded or was closed a year ago."""
    grens = timezone.now() - BEWAARTERMIJN
    MislukteTaak.objects.filter(Q(gelukt_op__lt=grens) | Q(afgesloten_op__lt=grens)).delete()


def _on_failure(sender: Task, exception: BaseException, args: Any, kwargs: Any, **_rest: object) -> None:  # noqa: ANN401
    if sender.request.is_eager:
        return
    fout = type(exception).__name__
    logger.error("task_given_up", taak=sender.name, fout=fout)
    try:
        keep_failure(taak=sender.name, args=args or (), kwargs=kwargs or {}, fout=exception)
    except Exception as andere:  # noqa: BLE001 - whatever is wrong with the database, the worker goes on
        logger.warning("task_failure_not_kept", taak=sender.name, fout=type(andere).__name__)


def _on_success(sender: Task, **_rest: object) -> None:
    """What failed before and goes well now waits for nobody any more."""
    if sender.request.is_eager:
        return
    sleutel = _sleutel(sender.name, {"args": list(sender.request.args or ()), "kwargs": sender.request.kwargs or {}})
    try:
        MislukteTaak.objects.filter(sleutel=sleutel, gelukt_op__isnull=True, afgesloten_op__isnull=True).update(
            gelukt_op=timezone.now()
        )
    except Exception as fout:  # noqa: BLE001 - the task did its work; an operator sees a row too many
        logger.warning("task_success_not_kept", taak=sender.name, fout=type(fout).__name__)


def _sleutel(taak: str, argumenten: Mapping[str, Any]) -> str:
    return hashlib.sha256(f"{taak}\n{json.dumps(argumenten, sort_keys=True, default=str)}".encode()).hexdigest()


def _plek(fout: BaseException) -> str:
    """The last line of our own program that it came through."""
    wortel = Path(settings.BASE_DIR)
    for stap in reversed(traceback.extract_tb(fout.__traceback__)):
        pad = Path(stap.filename)
        if pad.is_relative_to(wortel) and ".venv" not in pad.parts:
            return f"{pad.relative_to(wortel)}:{stap.lineno}"[:200]
    return ""
