"""What the worker does for this package."""

from celery import shared_task

from mijnomgeving.meldingen import services
from mijnomgeving.toestemmingen import services as toestemmingen


@shared_task(name="mijnomgeving.tasks.wipe_old_meldingen")
def wipe_old_meldingen() -> None:
    """Each night: notifications go after a month."""
    services.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_toestemmingen")
def wipe_old_toestemmingen() -> None:
    """Each night: consents go two years after they ended."""
    toestemmingen.wipe_old()
