"""Celery tasks of the assistant: for editors who look at questions, and for forgetting them in time.

Long work is done in parts of a few seconds, each in a task of its own, so that publications are not kept waiting.
"""

import time
from collections.abc import Callable

from celery import shared_task
from django.core.cache import cache

from cms.zoeken.service import zoekmachine
from wegwijzer_ai.vragen import groepen, proef, services

SECONDEN = 2.0
# One at a time; a worker that dies frees it after this many seconds.
_LOCK, _LOCKED = "wegwijzer:groeperen", 540

# The same for making the index anew.
_REBUILDING, _REBUILD_SECONDS = "wegwijzer:herbouwen", 3_600


@shared_task(name="wegwijzer_ai.tasks.rebuild_index")
def rebuild_index() -> None:
    """When the language model is another than the one of the index: make its vectors anew, once for all who ask."""
    if not cache.add(_REBUILDING, 1, _REBUILD_SECONDS):
        return
    try:
        zoekmachine().herbouw()
    finally:
        cache.delete(_REBUILDING)


@shared_task(name="wegwijzer_ai.tasks.group_vragen")
def group_vragen() -> None:
    """Each hour, and when an editor asks: group the open questions."""
    if not cache.add(_LOCK, 1, _LOCKED):
        return
    try:
        ready = groepen.rebuild_groepen(stop=_soon())
    finally:
        cache.delete(_LOCK)
    if not ready:
        group_vragen.delay()


@shared_task(name="wegwijzer_ai.tasks.wipe_old")
def wipe_old() -> None:
    """Each night: texts go after 30 days, counts after two years; groups follow."""
    services.wipe_old()
    group_vragen()


@shared_task(name="wegwijzer_ai.tasks.try_out")
def try_out(kenmerk: str) -> None:
    """Measure what a change that an editor proposes would do."""
    if proef.work_on(kenmerk, stop=_soon()):
        try_out.delay(kenmerk)


def _soon() -> Callable[[], bool]:
    """Whether the time of one part is up."""
    end = time.monotonic() + SECONDEN
    return lambda: time.monotonic() > end
