"""Throw away the pages that show what changed."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import transaction
from redis import Redis
from redis.exceptions import RedisError

from portal.outbox.services import enqueue, register_handler
from portal.paginacache.opslag import Opslag

__all__ = ["opslag", "purge", "purge_now", "register_outbox_handler"]

logger = structlog.get_logger(__name__)
TOPIC = "paginacache.legen"


@cache
def opslag() -> Opslag:
    """The pages of this process."""
    return Opslag(Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1))


def purge_now(sleutels: Iterable[str]) -> None:
    """Throw away at the end of this transaction, if Redis answers; for who has a message of their own in the outbox."""
    namen = set(sleutels)

    def throw_away() -> None:
        try:
            opslag().throw_away(namen)
        except RedisError as error:
            # The outbox does it again, and a page lives ten minutes at most.
            logger.warning("paginacache_niet_geleegd", fout=type(error).__name__)

    transaction.on_commit(throw_away, robust=True)


def purge(sleutels: Iterable[str]) -> None:
    """Throw away at the end of this transaction, and once more through the outbox: also when Redis is away now."""
    namen = sorted(set(sleutels))
    purge_now(namen)
    enqueue(topic=TOPIC, payload={"sleutels": namen}, sleutel=f"{TOPIC}:{uuid4()}")


def _handle(payload: Mapping[str, Any]) -> None:
    opslag().throw_away(payload["sleutels"])


def register_outbox_handler() -> None:
    """Connect the topic to its handler."""
    register_handler(TOPIC, _handle)
