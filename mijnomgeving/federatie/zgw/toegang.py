"""Who may ask: the JWT bearer token of ZGW, and the coordinate headers that the Zaken API insists on."""

from typing import NoReturn

from aiohttp import web
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.klok import wall_seconds
from mijnomgeving.federatie.problemen import Probleem

CRS = "EPSG:4326"
_GELDIG_SECONDEN = 3600
_KLOKVERSCHIL = 60


def require_token(request: web.Request, instellingen: Instellingen) -> None:
    """Check the bearer token: HS256 with the shared secret, our client_id, issued within the last hour.

    Raises:
        Probleem: 401 without a good token, 403 for another client or an old token.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not token:
        _unauthorized("Authenticatiegegevens zijn niet opgegeven.")
    try:
        claims = jwt.decode(token, OctKey.import_key(instellingen.zgw_client_secret), algorithms=["HS256"]).claims
    except (JoseError, ValueError):
        _unauthorized("Het token is niet geldig.")
    if claims.get("client_id") != instellingen.zgw_client_id:
        raise Probleem(status=403, title="U mag dit niet.", code="permission_denied", detail="Onbekende client_id.")
    issued = claims.get("iat")
    now = wall_seconds()
    if not isinstance(issued, int | float) or not now - _GELDIG_SECONDEN <= issued <= now + _KLOKVERSCHIL:
        raise Probleem(status=403, title="Het token is verlopen.", code="jwt-expired", detail="Claim iat is te oud.")


def _unauthorized(detail: str) -> NoReturn:
    raise Probleem(
        status=401,
        title="Niet ingelogd.",
        code="not_authenticated",
        detail=detail,
        headers={"WWW-Authenticate": "Bearer"},
    ) from None


def require_crs(request: web.Request) -> None:
    """Check Accept-Crs, and Content-Crs where there is a body (zrc-003: only EPSG:4326).

    Raises:
        Probleem: 406 or 412.
    """
    if request.headers.get("Accept-Crs") != CRS:
        raise Probleem(status=406, title="Accept-Crs ontbreekt of is onbekend.", code="not_acceptable", detail=CRS)
    if request.method == "POST" and request.headers.get("Content-Crs") != CRS:
        raise Probleem(
            status=412, title="Content-Crs ontbreekt of is onbekend.", code="precondition_failed", detail=CRS
        )
