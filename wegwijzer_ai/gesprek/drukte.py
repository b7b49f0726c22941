"""How much one sender may ask: enough for a library full of people, too little for a program."""

from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError

from toegankelijkheid.formulieren.grens import daily_hash, may_react

PER_MINUUT = 40
_MINUUT = 60


def may_ask(request: HttpRequest) -> bool:
    """Count one more question; False when there were too many this minute. Without the cache everybody may."""
    try:
        sleutel = f"wegwijzer:aantal:{daily_hash(request)}"
        cache.add(sleutel, 0, _MINUUT)
        return cache.incr(sleutel) <= PER_MINUUT
    except (RedisError, ValueError):
        # The minute ended between the two lines, or nobody counts.
        return True


def may_judge(request: HttpRequest) -> bool:
    """Count one more judgement, together with the reactions on other pages."""
    try:
        return may_react(request)
    except RedisError:
        return True
