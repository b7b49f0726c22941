"""Celery tasks of the editors' side: each night advice and links, each week what readers said."""

import time

from celery import shared_task

from cms.redactie.kwaliteit.meten import refresh_aanbod, refresh_paginas

# Well below the moment at which the broker gives the task to another worker.
SECONDEN = 400


@shared_task(name="cms.redactie.tasks.refresh_advies")
def refresh_advies(vanaf: int = 0) -> None:
    """Measure all texts again; what does not fit in one task goes on in the next."""
    einde = time.monotonic() + SECONDEN
    if vanaf == 0:
        refresh_paginas()
    verder = refresh_aanbod(vanaf=vanaf, stop=lambda: time.monotonic() > einde)
    if verder is not None:
        refresh_advies.delay(vanaf=verder)
