"""The keys that sign: one in use, the next one published beforehand, so that a change surprises nobody."""

import time
from collections.abc import Callable
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

# Each day another key; a key that is out of use stays published while a token that it signed can still be checked.
WISSEL_SECONDEN = 24 * 3600
NALOOP_SECONDEN = 600


class Sleutelbos:
    """The keys of one provider; made when somebody asks for them first."""

    def __init__(self, *, algoritme: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._algoritme, self._clock = algoritme, clock
        self._keys: list[RSAKey] = []
        self._since = clock()

    def jwks(self) -> dict[str, Any]:
        """What everybody may know: the key in use, the next one, and for ten minutes the one before."""
        return {"keys": [key.as_dict(private=False) for key in self._current()]}

    def sign(self, claims: dict[str, Any]) -> str:
        """The claims as a JWT, signed with the key in use."""
        key = self._current()[-2]
        header = {"alg": self._algoritme, "kid": key.kid, "typ": "JWT"}
        return jwt.encode(header, claims, key, algorithms=[self._algoritme])

    def _current(self) -> list[RSAKey]:
        """The published keys in order of age; the last is the next, the one before it signs."""
        age = self._clock() - self._since
        if not self._keys or age >= WISSEL_SECONDEN:
            self._keys = [*self._keys[-2:], self._new(), *([] if self._keys else [self._new()])]
            self._since = self._clock()
        elif age >= NALOOP_SECONDEN:
            self._keys = self._keys[-2:]
        return self._keys

    def _new(self) -> RSAKey:
        return RSAKey.generate_key(2048, {"use": "sig", "alg": self._algoritme}, auto_kid=True)
