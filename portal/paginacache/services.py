"""Throw away the pages that show what changed."""

from collections.abc import Iterable
from functools import cache

import structlog
from django.conf import settings
from django.db import transaction
from redis import Redis
from redis.exceptions import RedisError

from portal.lezen.posities import note_publication
from portal.paginacache.opslag import Opslag

__all__ = ["opslag", "purge"]

logger = structlog.get_logger(__name__)


@cache
def opslag() -> Opslag:
    """The pages of this process."""
    return Opslag(Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1))


def purge(sleutels: Iterable[str]) -> None:
    """Throw away at the end of this transaction.

    Without Redis nothing is thrown away then: what has a document in search says it once more through the outbox, and
    a page lives ten minutes at most.
    """
    namen = set(sleutels)

    def throw_away() -> None:
        # First: a page that is made anew right after it has to show this, wherever it is read.
        note_publication()
        try:
            opslag().throw_away(namen)
        except RedisError as error:
            logger.warning("paginacache_niet_geleegd", fout=type(error).__name__)

    transaction.on_commit(throw_away, robust=True)
