"""Where conversations are kept: encrypted in the cache under a hash of their id, for half an hour after the last turn.

Nothing in it says who asks. The key of a conversation follows from the house's key and from its id, which we do not
keep: who reads the cache reads nothing.
"""

import zlib

import structlog
from django.conf import settings
from django.core.cache import cache
from pydantic import TypeAdapter, ValidationError
from redis.exceptions import RedisError

from portal.core.versleuteling import Onleesbaar, cache_name, seal, unseal
from wegwijzer_ai.gesprek.model import Gesprek

logger = structlog.get_logger(__name__)

BEWAARTERMIJN = 30 * 60
_DOEL = "wegwijzer-gesprek"
_VORM = TypeAdapter(Gesprek)


class GeenGeheugen(Exception):
    """The cache does not answer: nothing can be remembered now."""


def load(gesprek_id: str) -> Gesprek | None:
    """The conversation with this id; nothing when it is over or was never ours.

    Raises:
        GeenGeheugen: see the class.
    """
    try:
        sealed = cache.get(cache_name(geheim=gesprek_id, doel=_DOEL))
    except RedisError as fout:
        raise GeenGeheugen from fout
    if sealed is None:
        return None
    try:
        plain = unseal(sealed, sleutels=_sleutels(), geheim=gesprek_id, doel=_DOEL)
        return _VORM.validate_json(zlib.decompress(plain))
    except (Onleesbaar, ValidationError) as fout:
        # Written under another key, or by a version that kept something else.
        logger.warning("conversation_unreadable", fout=type(fout).__name__)
        return None


def save(gesprek: Gesprek) -> None:
    """Keep it for half an hour from now.

    Raises:
        GeenGeheugen: see the class.
    """
    plain = zlib.compress(_VORM.dump_json(gesprek))
    sealed = seal(plain, sleutel=_sleutels()[0], geheim=gesprek.id, doel=_DOEL)
    try:
        cache.set(cache_name(geheim=gesprek.id, doel=_DOEL), sealed, BEWAARTERMIJN)
    except RedisError as fout:
        raise GeenGeheugen from fout


def wipe(gesprek_id: str) -> None:
    """Forget it now.

    Raises:
        GeenGeheugen: see the class.
    """
    try:
        cache.delete(cache_name(geheim=gesprek_id, doel=_DOEL))
    except RedisError as fout:
        raise GeenGeheugen from fout


def _sleutels() -> list[bytes]:
    """The present key first; a conversation lasts half an hour under one before it."""
    return [sleutel.encode() for sleutel in (settings.SESSIE_SLEUTEL, *settings.SESSIE_SLEUTELS_VORIGE)]
