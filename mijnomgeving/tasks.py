"""What the worker does for this package."""

from celery import shared_task

from mijnomgeving.meldingen import services


@shared_task(name="mijnomgeving.tasks.wipe_old_meldingen")
def wipe_old_meldingen() -> None:
    """Each night: notifications go after a month."""
    services.wipe_old()
