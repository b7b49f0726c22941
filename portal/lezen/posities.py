"""How far a replica has to be for somebody: past what was published, and past what their own session wrote.

The positions stand in Redis, for all processes. Whoever cannot read them there reads from the primary.
"""

import hashlib
from functools import cache

import structlog
from django.conf import settings
from django.db import DatabaseError
from redis import Redis
from redis.exceptions import RedisError

from portal.lezen.replica import NOOIT, current_lsn, has_replica

logger = structlog.get_logger(__name__)

_PUBLICATIE = "lezen:publicatie"
# Longer than any replica that is still read from can be behind.
_BEWAAR_SECONDEN = 600


def note_publication() -> None:
    """From now on public pages need what was published until here; does nothing without a replica."""
    _note(_PUBLICATIE)


def note_session(sessie: str) -> None:
    """The next request of this session needs what it wrote until here."""
    _note(_sleutel(sessie))


def position_for(sessie: str) -> int:
    """How far the replica has to be for a request; `sessie` is empty for somebody without one."""
    sleutels = [_PUBLICATIE, *([_sleutel(sessie)] if sessie else [])]
    try:
        return max(int(waarde or 0) for waarde in _redis().mget(sleutels))
    except (RedisError, OSError):
        return NOOIT


def _note(sleutel: str) -> None:
    if not has_replica():
        return
    try:
        _redis().set(sleutel, current_lsn(), ex=_BEWAAR_SECONDEN)
    except (RedisError, OSError, DatabaseError) as fout:
        logger.warning("lezen_position_not_kept", fout=type(fout).__name__)


def _sleutel(sessie: str) -> str:
    """Nobody reads from it which session it is."""
    return f"lezen:sessie:{hashlib.sha256(sessie.encode()).hexdigest()[:32]}"


@cache
def _redis() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_timeout=0.3, socket_connect_timeout=0.3)
