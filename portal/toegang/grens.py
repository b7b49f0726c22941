"""How often one address or one person may try in a while (KWALITEIT B10): trying on and on finds nothing."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from portal.core.afzender import client_adres

# A town hall or a library has many people behind one address; of answers that are wrong they have few.
BEGINNEN, MISLUKKEN = ("inloggen", 300), ("inloggen-mislukt", 30)
_TIEN_MINUTEN = 600


def may_start(request: HttpRequest) -> bool:
    """Count one more login that begins from this address."""
    return _may_from_here(request, *BEGINNEN)


def may_fail(request: HttpRequest) -> bool:
    """Count one more answer that was no login from this address."""
    return _may_from_here(request, *MISLUKKEN)


def _may_from_here(request: HttpRequest, doel: str, hoogstens: int) -> bool:
    return may(doel, address_of(request), hoogstens=hoogstens, seconden=_TIEN_MINUTEN)


def address_of(request: HttpRequest) -> str:
    """The address that this request came from, past our own proxies."""
    return client_adres(
        verbinding=request.META.get("REMOTE_ADDR", ""),
        doorgegeven=request.headers.get("X-Forwarded-For", ""),
        vertrouwd=settings.VERTROUWDE_PROXYS,
    )


def may(doel: str, wie: str, *, hoogstens: int, seconden: int) -> bool:
    """Count one more; False when there were too many. Who it is cannot be read from the name of the counter."""
    kenmerk = hmac.digest(settings.SESSIE_SLEUTEL.encode(), f"{doel}\x00{wie}".encode(), hashlib.sha256).hex()
    naam = f"grens:{doel}:{kenmerk[:32]}"
    cache.add(naam, 0, seconden)
    try:
        return cache.incr(naam) <= hoogstens
    except ValueError:
        # The time ended between the two lines.
        return True
