"""Celery tasks of the catalogue."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from cms.producten import documenten
from cms.producten.lijsten import aanbieden


@shared_task(name="cms.producten.tasks.publish_scheduled")
def publish_scheduled() -> None:
    """Publish what was planned for now, and take off what ends now."""
    call_command("publish_scheduled", verbosity=0)


@shared_task(name="cms.producten.tasks.report_new_amounts")
def report_new_amounts() -> None:
    """Let search and the assistant know the amounts that are valid from today on."""
    documenten.report_new_amounts(op=timezone.localdate())


@shared_task(name="cms.producten.tasks.run_lijst")
def run_lijst(pk: int) -> None:
    """Try out or carry out the file of an official list that waits."""
    aanbieden.work_on(pk=pk)
