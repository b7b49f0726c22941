"""How often one address or one person may try in a while (KWALITEIT B10): trying on and on finds nothing."""

import hashlib
import hmac

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from portal.core.afzender import client_adres

INLOGGEN, PER_TIEN_MINUTEN = "inloggen", 60
_TIEN_MINUTEN = 600


def may_log_in(request: HttpRequest) -> bool:
    """Count one more try from this address; a library with many readers behind one address stays below."""
    adres = client_adres(
        verbinding=request.META.get("REMOTE_ADDR", ""),
        doorgegeven=request.headers.get("X-Forwarded-For", ""),
        vertrouwd=settings.VERTROUWDE_PROXYS,
    )
    return may(INLOGGEN, adres, hoogstens=PER_TIEN_MINUTEN, seconden=_TIEN_MINUTEN)


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
