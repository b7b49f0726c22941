"""Celery tasks of the catalogue."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="cms.producten.tasks.publish_scheduled")
def publish_scheduled() -> None:
    """Publish what was planned for now, and take off what ends now."""
    call_command("publish_scheduled", verbosity=0)
