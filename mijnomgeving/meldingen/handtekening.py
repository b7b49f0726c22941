"""Who sent it: a signature over id, moment and body with a secret that both sides know (Standard Webhooks 1.0)."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Mapping

# Older or newer than this is refused, so that what somebody overheard cannot be sent again later.
MARGE_SECONDEN = 300


class OngeldigeHandtekening(ValueError):
    """It was not signed with our secret, or not just now."""


def verify(headers: Mapping[str, str], body: bytes, *, sleutels: Iterable[bytes], now: float) -> str:
    """The id that was signed.

    Raises:
        OngeldigeHandtekening: a header is missing, the moment is not now, or no signature is right.
    """
    melding_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    given = [
        text.removeprefix("v1,") for text in headers.get("webhook-signature", "").split() if text.startswith("v1,")
    ]
    if not melding_id or not (at.isascii() and at.isdigit() and len(at) < 15):  # noqa: PLR2004 - digits of a moment
        raise OngeldigeHandtekening("a header is missing")
    if abs(now - int(at)) > MARGE_SECONDEN:
        raise OngeldigeHandtekening("it was not signed just now")
    signed = f"{melding_id}.{at}.".encode() + body
    right = [base64.b64encode(hmac.digest(sleutel, signed, hashlib.sha256)) for sleutel in sleutels]
    # All are compared, so that the time it takes says nothing.
    matches = [hmac.compare_digest(text.encode(), good) for text in given for good in right]
    if not any(matches):
        raise OngeldigeHandtekening("no signature is right")
    return melding_id
