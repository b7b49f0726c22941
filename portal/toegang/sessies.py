"""Django session engine: encrypted in the cache, hashed keys, 15 minutes idle and 2 hours at most.

The limits: Logius ST-SAML (at most 15 minutes without activity) and OWASP ASVS 7.3. Activity stands in a cache entry
of its own, so that two requests at the same time never write old session data over new.
"""

import json
import time
from typing import Any

import structlog
from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.core.cache import caches
from redis.exceptions import RedisError

from portal.toegang.versleuteling import Onleesbaar, cache_name, seal, unseal

logger = structlog.get_logger(__name__)

_DATA, _ACTIEF, _DOOD = "sessie", "sessie-actief", "sessie-dood"
# What a higher layer keeps for the length of a session; it goes when the session ends.
VOORRAAD = "sessie-voorraad"


class SessionStore(SessionBase):
    """One session. Set `verlengt` to False before the first use for a request that is no activity of the person."""

    verlengt = True
    _begonnen: float | None = None

    def __init__(self, session_key: str | None = None) -> None:
        self.cache = caches[settings.SESSION_CACHE_ALIAS]
        super().__init__(session_key)

    def load(self) -> dict[str, Any]:
        """The session's data, counting this request as activity; empty when it is over, unknown or unreadable."""
        key = self.session_key or ""
        names = self.names(key)
        try:
            found = self.cache.get_many([names[soort] for soort in (_DATA, _ACTIEF, _DOOD)])
            if names[_DOOD] not in found and (data := self._open(found.get(names[_DATA]), found.get(names[_ACTIEF]))):
                self._note_activity(names)
                return dict(data["data"])
        except RedisError as fout:
            # Without the cache nobody is logged in; public pages go on.
            logger.warning("session_cache_unreachable", fout=type(fout).__name__)
        self._session_key, self._begonnen = None, None
        return {}

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's signature
        """Write the data.

        Raises:
            CreateError: the new key exists already.
            UpdateError: the session ended meanwhile; it does not come back to life.
        """
        if self.session_key is None:
            self.create()
            return
        now = time.time()
        self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        if must_create or self._begonnen is None:
            self._begonnen = now
        if must_create:
            self._begin()
        elif not self.exists(self.session_key):
            raise UpdateError
        else:
            name = cache_name(session_key=self.session_key, doel=_DATA)
            self.cache.set(name, self._seal(), self._ttl(now))

    def create(self) -> None:
        """Take a new key and write the data under it."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def exists(self, session_key: str) -> bool:
        """Whether the key is in use and was not ended."""
        names = [cache_name(session_key=session_key, doel=soort) for soort in (_DATA, _DOOD)]
        return list(self.cache.get_many(names)) == names[:1]

    def delete(self, session_key: str | None = None) -> None:
        """End the session; the mark that stays keeps a request that still runs from bringing it back."""
        key = session_key or self.session_key
        if key:
            self.end(self.names(key))

    @property
    def eindigt(self) -> tuple[float, float]:
        """When this session ends if nothing happens from now on, and when it ends whatever happens (epoch seconds)."""
        now = time.time()
        maximum = (self._begonnen or now) + settings.SESSIE_MAXIMUM_SECONDEN
        return min(now + settings.SESSION_COOKIE_AGE, maximum), maximum

    def renew(self) -> None:
        """Go on under a new key; the old one is dead at once, and the end that is fixed stays where it is."""
        begonnen, data = self._begonnen, dict(self._get_session())  # type: ignore[attr-defined]
        self.delete()
        self._session_cache = data
        self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
        self._begonnen = begonnen or time.time()
        self._begin()
        self.modified = True

    @staticmethod
    def names(session_key: str) -> dict[str, str]:
        """The names under which a session lies in the cache; the key cannot be read from them."""
        return {soort: cache_name(session_key=session_key, doel=soort) for soort in (_DATA, _ACTIEF, _DOOD, VOORRAAD)}

    @classmethod
    def last_active(cls, names: dict[str, str]) -> float | None:
        """When something last happened in the session with these names; None when it is over."""
        found = cls().cache.get_many([names[soort] for soort in (_DATA, _ACTIEF, _DOOD)])
        actief = found.get(names[_ACTIEF])
        over = names[_DOOD] in found or names[_DATA] not in found
        if over or actief is None or time.time() - actief >= settings.SESSION_COOKIE_AGE:
            return None
        return float(actief)

    @classmethod
    def end(cls, names: dict[str, str]) -> None:
        """End the session with these names, from outside it."""
        cache = cls().cache
        cache.set(names[_DOOD], 1, settings.SESSIE_MAXIMUM_SECONDEN)
        cache.delete_many([name for soort, name in names.items() if soort != _DOOD])

    @classmethod
    def clear_expired(cls) -> None:
        """The cache forgets by itself."""

    def get_expire_at_browser_close(self) -> bool:
        """The cookie has no date of its own: the server keeps the time."""
        return True

    def _begin(self) -> None:
        """Write the data under a key that nobody has.

        Raises:
            CreateError: somebody has it.
        """
        now, names = time.time(), self.names(self.session_key or "")
        if not self.cache.add(names[_DATA], self._seal(), self._ttl(now)):
            raise CreateError
        self.cache.set(names[_ACTIEF], now, self._ttl(now))

    def _seal(self) -> bytes:
        plain = json.dumps({"begonnen": self._begonnen, "data": self._get_session()}).encode()  # type: ignore[attr-defined]
        return seal(plain, session_key=self.session_key or "", doel=_DATA)

    def _open(self, sealed: bytes | None, actief: float | None) -> dict[str, Any] | None:
        """Decrypt, and refuse what is over time."""
        now = time.time()
        if sealed is None or actief is None or now - actief >= settings.SESSION_COOKIE_AGE:
            return None
        try:
            envelope = json.loads(unseal(sealed, session_key=self.session_key or "", doel=_DATA))
        except Onleesbaar:
            logger.warning("session_unreadable")
            return None
        if now - envelope["begonnen"] >= settings.SESSIE_MAXIMUM_SECONDEN:
            return None
        self._begonnen = envelope["begonnen"]
        return dict(envelope)

    def _note_activity(self, names: dict[str, str]) -> None:
        if self.verlengt:
            now = time.time()
            self.cache.set(names[_ACTIEF], now, self._ttl(now))
            self.cache.touch(names[_DATA], self._ttl(now))

    def _ttl(self, now: float) -> int:
        """Seconds until the session ends when nothing happens."""
        maximum = (self._begonnen or now) + settings.SESSIE_MAXIMUM_SECONDEN - now
        return max(1, int(min(settings.SESSION_COOKIE_AGE, maximum)))
