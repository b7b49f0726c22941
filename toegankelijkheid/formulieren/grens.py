"""Counting without knowing who: a keyed hash with a key that lives in Redis for a day, and nowhere else."""

import hashlib
import hmac
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from portal.core.afzender import client_adres

PER_UUR = 30
_UUR, _DAG = 60 * 60, 26 * 60 * 60
_EENMALIG = 3 * _UUR


def daily_hash(request: HttpRequest) -> str:
    """Who this is until midnight: it cannot be led back to an address, nor be compared with another day."""
    adres = client_adres(
        verbinding=request.META.get("REMOTE_ADDR", ""),
        doorgegeven=request.headers.get("X-Forwarded-For", ""),
        vertrouwd=settings.VERTROUWDE_PROXYS,
    )
    zout = cache.get_or_set(f"redactie:zout:{timezone.localdate()}", lambda: token_hex(32), _DAG)
    return hmac.digest(str(zout).encode(), adres.encode(), hashlib.sha256).hex()[:32]


def may_react(request: HttpRequest) -> bool:
    """Count one more reaction; False when there were too many this hour."""
    return may_send(request, wat="redactie:aantal", per_uur=PER_UUR)


def may_send(request: HttpRequest, *, wat: str, per_uur: int) -> bool:
    """Count one more form of this kind; False when there were too many this hour."""
    sleutel = f"{wat}:{daily_hash(request)}"
    cache.add(sleutel, 0, _UUR)
    try:
        return cache.incr(sleutel) <= per_uur
    except ValueError:
        # The hour ended between the two lines.
        return True


def is_first(eenmalig: str) -> bool:
    """Whether this form is sent for the first time."""
    return cache.add(f"redactie:eenmaal:{eenmalig}", 1, _EENMALIG)


def forget(eenmalig: str) -> None:
    """It was not kept after all, so that sending again counts."""
    cache.delete(f"redactie:eenmaal:{eenmalig}")
