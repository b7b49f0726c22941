"""Celery tasks of the statement."""

from celery import shared_task

from toegankelijkheid.verklaring import herinneren, meldingen


@shared_task(name="toegankelijkheid.verklaring.tasks.remind_verklaring")
def remind_verklaring() -> None:
    """Each morning: the mail that the status runs out."""
    herinneren.remind()


@shared_task(name="toegankelijkheid.verklaring.tasks.wipe_old_meldingen")
def wipe_old_meldingen() -> None:
    """Each night: addresses and texts of reports whose time is over."""
    meldingen.wipe_old()
