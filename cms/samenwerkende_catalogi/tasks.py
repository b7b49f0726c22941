"""Celery tasks of the import."""

import structlog
from celery import shared_task
from django.utils import timezone

from cms.samenwerkende_catalogi import runs

logger = structlog.get_logger(__name__)


@shared_task(name="cms.samenwerkende_catalogi.tasks.run_import")
def run_import(run_id: int) -> None:
    """Carry out one import, unless another of the same source is running; the clock then asks again."""
    try:
        runs.execute_run(run_id=run_id)
    except runs.NietAanDeBeurt:
        logger.info("sc_import_waits", run=run_id)


@shared_task(name="cms.samenwerkende_catalogi.tasks.start_due_imports")
def start_due_imports() -> None:
    """Start what the planning of the sources asks for."""
    runs.start_due(nu=timezone.now())
