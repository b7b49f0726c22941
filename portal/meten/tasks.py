"""Celery task of the figures."""

from celery import shared_task
from django.conf import settings

from portal.meten.stand import measure_stand


@shared_task(name="portal.meten.tasks.measure", expires=30)
def measure() -> None:
    """Each half minute: what no process knows by itself."""
    if settings.METRIEKEN_TOKEN or settings.OTLP_ADRES:
        measure_stand()
