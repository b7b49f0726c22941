"""All that stands in Redis, whatever its kind: what somebody reads there who took a copy of it."""

from collections.abc import Iterator, Mapping
from typing import Any

import redis
from django.conf import settings


def read_valkey() -> Iterator[tuple[str, str]]:
    """Every key, and what stands in it with its own name before it; bytes as latin-1."""
    client: Any = redis.Redis.from_url(settings.REDIS_URL)
    for key in client.scan_iter():
        soort = client.type(key).decode()
        waarde: Any = {
            "string": client.get,
            "hash": client.hgetall,
            "list": lambda naam: client.lrange(naam, 0, -1),
            "set": client.smembers,
            "zset": lambda naam: client.zrange(naam, 0, -1, withscores=True),
        }[soort](key)
        yield key.decode("latin-1"), _plain(key) + _plain(waarde)
    client.close()


def _plain(waarde: object) -> str:
    if isinstance(waarde, bytes):
        return waarde.decode("latin-1")
    if isinstance(waarde, Mapping):
        return "".join(_plain(deel) for paar in waarde.items() for deel in paar)
    if isinstance(waarde, list | tuple | set):
        return "".join(map(_plain, waarde))
    return str(waarde)
