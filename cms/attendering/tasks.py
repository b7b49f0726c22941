"""Celery tasks of attendering."""

from datetime import date
from uuid import UUID

from celery import shared_task
from django.utils import timezone

from cms.attendering import dagbericht, services

# Each is asked, made and put in the outbox within the limit of a task.
TEGELIJK = 100


@shared_task(name="cms.attendering.tasks.send_dagberichten")
def send_dagberichten() -> None:
    """Each morning: the mail of today for who has news, in parts that any worker can take."""
    dag = timezone.localdate()
    wachtend = [str(kenmerk) for kenmerk in dagbericht.list_wachtend(dag=dag)]
    for begin in range(0, len(wachtend), TEGELIJK):
        make_dagberichten.delay(wachtend[begin : begin + TEGELIJK], dag.isoformat())


@shared_task(name="cms.attendering.tasks.make_dagberichten")
def make_dagberichten(kenmerken: list[str], dag: str) -> None:
    """The mails of this day for these subscribers."""
    dagbericht.make_dagberichten(kenmerken=[UUID(kenmerk) for kenmerk in kenmerken], dag=date.fromisoformat(dag))


@shared_task(name="cms.attendering.tasks.wipe_old")
def wipe_old() -> None:
    """Each night: what was not confirmed, who follows nothing, and what stood in old mails."""
    services.wipe_old()
