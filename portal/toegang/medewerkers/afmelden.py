"""Logging out from the organisation's side (OpenID Connect Back-Channel Logout 1.0).

The provider says that a session, or everything of somebody, is over: whoever lost the job or the laptop. It holds from
the next request on. What is remembered is a mark that cannot be read back, for as long as a session can last.
"""

import time
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.cache import cache
from joserfc import jwt
from joserfc.errors import JoseError

from portal.toegang.fouten import TokenGeweigerd
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.sleutels import keyed_hashes

GEBEURTENIS = "http://schemas.openid.net/event/backchannel-logout"
_SPELING = 10
_OUDST = 300


def was_logged_out(medewerker: Loketmedewerker) -> bool:
    """Whether the organisation ended this session, or everything of this person since the login."""
    sleutel = medewerker.organisatie.sleutel
    namen = [_name(sleutel, "sub", medewerker.medewerker_id)]
    namen += [_name(sleutel, "sid", medewerker.sessie)] if medewerker.sessie else []
    gevonden = cache.get_many(namen)
    return any(moment >= medewerker.ingelogd_op.timestamp() for moment in gevonden.values())


def end_sessions(*, organisatie: str, claims: Mapping[str, Any]) -> str:
    """End what a checked logout token names; says which kind, for the audit log.

    Raises:
        TokenGeweigerd: it is no logout token, is old, or was used before.
    """
    _check(claims)
    if not cache.add(_name(organisatie, "jti", str(claims["jti"])), 1, settings.SESSIE_MAXIMUM_SECONDEN):
        raise TokenGeweigerd("jti is gebruikt")
    # One session where it names one, else all of this person.
    soort = "sid" if claims.get("sid") else "sub"
    cache.set(_name(organisatie, soort, str(claims[soort])), time.time(), settings.SESSIE_MAXIMUM_SECONDEN + 60)
    return soort


def _check(claims: Mapping[str, Any]) -> None:
    """Section 2.6: the event is there, a nonce is not, and it names a session or somebody."""
    events = claims.get("events")
    if not isinstance(events, Mapping) or not isinstance(events.get(GEBEURTENIS), Mapping):
        raise TokenGeweigerd("events")
    if "nonce" in claims:
        raise TokenGeweigerd("nonce in een afmelding")
    if not any(isinstance(claims.get(naam), str) and claims[naam] for naam in ("sid", "sub")):
        raise TokenGeweigerd("sid en sub ontbreken")
    registry = jwt.JWTClaimsRegistry(
        leeway=_SPELING, iat={"essential": True}, exp={"essential": True}, jti={"essential": True}
    )
    try:
        registry.validate(dict(claims))
    except JoseError as fout:
        raise TokenGeweigerd(f"{fout.error} {getattr(fout, 'claim', '')}".strip()) from None
    if time.time() - claims["iat"] > _OUDST:
        raise TokenGeweigerd("iat")


def _name(organisatie: str, soort: str, waarde: str) -> str:
    kenmerk = keyed_hashes(f"{organisatie}\x00{soort}\x00{waarde}", doel="loket afmelden")[0]
    return f"loket-afgemeld:{kenmerk}"
