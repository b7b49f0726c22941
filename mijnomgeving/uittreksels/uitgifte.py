"""What a wallet talks to: OpenID for Verifiable Credential Issuance 1.0, pre-authorized code flow with a pincode.

Metadata, token, nonce and credential endpoint, the states of extracts, and what each kind is. No session, no cookie:
who has the code and the pincode may fetch the one extract that they are for.
"""

import json
import secrets
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.uittreksels import services
from mijnomgeving.uittreksels.bewijs import GROOTST, Jwk, issuer, make_credential, make_status_list, vct
from mijnomgeving.uittreksels.selectors import list_ingetrokken
from mijnomgeving.uittreksels.sleutels import ALGORITME, public_jwks
from mijnomgeving.uittreksels.soorten import SOORTEN, Soort
from portal.core.beleid import public
from portal.toegang.grens import may

GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code"
_NONCE_SECONDEN, _SPELING = 300, 60
_PROEVEN, _MINUUT = 60, 60
_ZOUT = "uittreksels.nonce"


class Fout(Exception):
    """A refusal in the form of OAuth 2.0 and OpenID4VCI: a code, and a sentence for who builds a wallet."""

    def __init__(self, code: str, uitleg: str, *, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(code)
        self.code, self.uitleg, self.status = code, uitleg, status


def _endpoint(view: Callable[[HttpRequest], Mapping[str, Any]]) -> Callable[[HttpRequest], HttpResponse]:
    """A POST that answers in JSON, also when it refuses, and is stored nowhere."""

    @public
    @csrf_exempt
    @require_POST
    def answered(request: HttpRequest) -> HttpResponse:
        try:
            response = JsonResponse(dict(view(request)))
        except Fout as fout:
            response = JsonResponse({"error": fout.code, "error_description": fout.uitleg}, status=fout.status)
            if fout.status == HTTPStatus.UNAUTHORIZED:
                response.headers["WWW-Authenticate"] = f'Bearer error="{fout.code}"'
        response.headers["Cache-Control"] = "no-store"
        return response

    return answered


@public
@require_safe
def uitgever(_request: HttpRequest) -> HttpResponse:
    """`/.well-known/openid-credential-issuer` (OpenID4VCI 12.2)."""
    return _cached(
        {
            "credential_issuer": issuer(),
            "credential_endpoint": _url("credential"),
            "nonce_endpoint": _url("nonce"),
            "display": [{"name": settings.WAGTAIL_SITE_NAME, "locale": "nl"}],
            "credential_configurations_supported": {
                f"uittreksel-{soort.id}": _configuration(soort) for soort in SOORTEN.values()
            },
        }
    )


@public
@require_safe
def toegangsserver(_request: HttpRequest) -> HttpResponse:
    """`/.well-known/oauth-authorization-server` (RFC 8414): where a code becomes a token."""
    return _cached(
        {
            "issuer": issuer(),
            "token_endpoint": _url("token"),
            "grant_types_supported": [GRANT],
            "response_types_supported": [],
            "token_endpoint_auth_methods_supported": ["none"],
            "pre-authorized_grant_anonymous_access_supported": True,
        }
    )


@public
@require_safe
def sleutels(_request: HttpRequest) -> HttpResponse:
    """`/.well-known/jwt-vc-issuer` (SD-JWT VC 5): the keys that prove what we signed."""
    return _cached({"issuer": issuer(), "jwks": public_jwks()})


@public
@require_safe
def soort(_request: HttpRequest, soort_id: str) -> HttpResponse:
    """What a kind of extract is (SD-JWT VC 6, Type Metadata).

    Raises:
        Http404: there is no such kind.
    """
    found = SOORTEN.get(soort_id)
    if found is None:
        raise Http404
    claims = [
        {"path": [naam], "display": [{"lang": "nl", "label": label}], "sd": "always"}
        for naam, label in found.velden.items()
    ]
    naam = {"lang": "nl", "name": f"Uittreksel: {found.kort.lower()}"}
    return _cached({"vct": vct(found), "name": naam["name"], "display": [naam], "claims": claims})


@public
@require_safe
def status(_request: HttpRequest, lijst: int) -> HttpResponse:
    """Which extracts of this list were withdrawn (Token Status List 8).

    Raises:
        Http404: there is no such list.
    """
    if not 1 <= lijst <= 10**6:
        raise Http404
    token = make_status_list(lijst, list_ingetrokken(lijst=lijst))
    response = HttpResponse(token, content_type="application/statuslist+jwt")
    # Anybody may keep it, for as long as somebody who withdraws should have to wait at most.
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@_endpoint
def token(request: HttpRequest) -> Mapping[str, Any]:
    """A code and its pincode for a token (OpenID4VCI 6)."""
    if request.POST.get("grant_type") != GRANT:
        raise Fout("unsupported_grant_type", "only the pre-authorized code grant is supported")
    code, pincode = request.POST.get("pre-authorized_code", ""), request.POST.get("tx_code", "")
    if not code or not pincode:
        raise Fout("invalid_request", "pre-authorized_code and tx_code are required")
    if not may("uittreksel-token", code, hoogstens=_PROEVEN, seconden=_MINUUT):
        raise Fout("slow_down", "too many attempts", status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        given = services.redeem(code=code, pincode=pincode)
    except services.OngeldigAanbod:
        raise Fout("invalid_grant", "the code or the tx_code is wrong, was used or has expired") from None
    return {"access_token": given, "token_type": "Bearer", "expires_in": int(services.TOKEN.total_seconds())}


@_endpoint
def nonce(_request: HttpRequest) -> Mapping[str, Any]:
    """A word that a proof must hold, so that it is not an old one (OpenID4VCI 7)."""
    return {"c_nonce": signing.TimestampSigner(salt=_ZOUT).sign(secrets.token_urlsafe(16))}


@_endpoint
def credential(request: HttpRequest) -> Mapping[str, Any]:
    """The credential, for a token and a proof of the wallet's key (OpenID4VCI 8)."""
    schema, _, given = request.headers.get("Authorization", "").partition(" ")
    if schema.lower() not in {"bearer"} or not services.has_token(token=given):
        raise Fout("invalid_token", "the token is wrong, was used or has expired", status=HTTPStatus.UNAUTHORIZED)
    gevraagd, bewijs = _read_request(request)
    houder = _prove_holder(bewijs)
    try:
        with transaction.atomic():
            uittreksel, inhoud = services.take(token=given)
            if gevraagd != f"uittreksel-{uittreksel.soort}":
                raise Fout("unknown_credential_configuration", "the token is for another credential")
            made = make_credential(uittreksel, inhoud, houder=houder)
    except services.OngeldigAanbod:
        raise Fout("invalid_token", "the token was used", status=HTTPStatus.UNAUTHORIZED) from None
    return {"credentials": [{"credential": made}]}


def _read_request(request: HttpRequest) -> tuple[str, str]:
    """Which credential is asked, and the one proof."""
    try:
        body = json.loads(request.body[:GROOTST])
        gevraagd, [bewijs] = body["credential_configuration_id"], body["proofs"]["jwt"]
    except (ValueError, KeyError, TypeError):
        raise Fout("invalid_credential_request", "credential_configuration_id and one jwt proof are required") from None
    if not isinstance(gevraagd, str) or not isinstance(bewijs, str):
        raise Fout("invalid_credential_request", "credential_configuration_id and one jwt proof are required")
    return gevraagd, bewijs


def _prove_holder(bewijs: str) -> Jwk:
    """The wallet's public key, when the proof shows that the wallet has its private half (OpenID4VCI F.1)."""
    from joserfc import jws  # noqa: PLC0415 - not needed before a wallet asks
    from joserfc.errors import JoseError  # noqa: PLC0415 - as above
    from joserfc.jwk import ECKey  # noqa: PLC0415 - as above

    try:
        kop = jws.extract_compact(bewijs.encode()).headers()
        jwk = kop["jwk"]
        goed = kop.get("typ") == "openid4vci-proof+jwt" and "d" not in jwk and jwk.get("crv") == "P-256"
        key = ECKey.import_key({naam: jwk[naam] for naam in ("kty", "crv", "x", "y")})
        claims = json.loads(jws.deserialize_compact(bewijs, key, algorithms=[ALGORITME]).payload)
        goed = goed and claims["aud"] == issuer() and abs(time.time() - claims["iat"]) <= _NONCE_SECONDEN + _SPELING
        woord = str(claims["nonce"])
    except (JoseError, ValueError, KeyError, TypeError, AttributeError):
        raise Fout("invalid_proof", "the proof is not a signed openid4vci-proof+jwt with the wallet's key") from None
    if not goed:
        raise Fout("invalid_proof", "the proof has another typ, is for another issuer, or its iat is wrong")
    try:
        signing.TimestampSigner(salt=_ZOUT).unsign(woord, max_age=_NONCE_SECONDEN)
    except signing.BadSignature:
        raise Fout("invalid_nonce", "ask the nonce endpoint for a new c_nonce") from None
    return dict(key.as_dict(private=False))


def _configuration(soort: Soort) -> Mapping[str, Any]:
    claims = [{"path": [naam], "display": [{"name": label, "locale": "nl"}]} for naam, label in soort.velden.items()]
    return {
        "format": "dc+sd-jwt",
        "vct": vct(soort),
        "scope": f"uittreksel-{soort.id}",
        "cryptographic_binding_methods_supported": ["jwk"],
        "credential_signing_alg_values_supported": [ALGORITME],
        "proof_types_supported": {"jwt": {"proof_signing_alg_values_supported": [ALGORITME]}},
        "credential_metadata": {
            "display": [{"name": f"Uittreksel: {soort.kort.lower()}", "locale": "nl"}],
            "claims": claims,
        },
    }


def _cached(data: Mapping[str, Any]) -> JsonResponse:
    response = JsonResponse(dict(data))
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def _url(naam: str) -> str:
    return f"{issuer()}{reverse(f'uittreksels:{naam}')}"
