"""What the logs need to go on by themselves."""

import structlog
from celery import shared_task

from portal.verantwoording.maanden import find_maanden
from portal.verantwoording.maanden import make_maanden as make

logger = structlog.get_logger(__name__)


@shared_task(name="portal.verantwoording.tasks.make_maanden")
def make_maanden() -> None:
    """Make the months that come, for both logs; a second run finds them there. What is wrong is said in the log."""
    for deel in make():
        logger.info("logmaand_made", deel=deel)
    maanden = find_maanden()
    if not maanden.in_orde:
        logger.error("logmaanden_short", tot=maanden.tot.isoformat(), buiten=maanden.buiten)
