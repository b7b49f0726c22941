"""What a system talks to before it reads: OAuth 2.0 client credentials after the NL GOV profile.

A client proves itself by a signed assertion (private_key_jwt, RFC 7523) and gets a token that is bound to a key of its
own (DPoP, RFC 9449). There is no shared secret anywhere.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.koppelvlak.bewijs import OngeldigBewijs, Verklaring, check_dpop, check_verklaring, read_verklaring
from mijnomgeving.koppelvlak.client import Client, NietToegelaten, check_bestuur, find_client, list_sleutels
from mijnomgeving.koppelvlak.scopes import SCOPES
from mijnomgeving.koppelvlak.services import note_use
from mijnomgeving.koppelvlak.sleutels import ALGORITMEN, public_jwks
from mijnomgeving.koppelvlak.token import SECONDEN, issuer, make_token, token_url
from portal.core.beleid import public
from portal.core.betrokkene import Systeem
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.grens import address_of, may
from portal.verantwoording.services import record_event

logger = structlog.get_logger(__name__)

GRANT = "client_credentials"
VERKLARING = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_PER_ADRES, _PER_CLIENT, _MINUUT = 120, 30, 60
_GROOTST = 16 * 1024


class Weigering(Exception):
    """A refusal in the form of OAuth 2.0: a code, and a sentence for who builds a client."""

    def __init__(self, code: str, uitleg: str, *, status: HTTPStatus = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(code)
        self.code, self.uitleg, self.status = code, uitleg, status


@public
@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """`/oauth/token`: a token of ten minutes for a system that proves who it is."""
    try:
        response = JsonResponse(_give(request))
    except Weigering as nee:
        response = JsonResponse({"error": nee.code, "error_description": nee.uitleg}, status=nee.status)
        if nee.status == HTTPStatus.TOO_MANY_REQUESTS:
            response.headers["Retry-After"] = str(_MINUUT)
    response.headers["Cache-Control"] = "no-store"
    return response


@public
@require_safe
def sleutels(_request: HttpRequest) -> HttpResponse:
    """`/oauth/jwks`: the public key that signs tokens."""
    return JsonResponse(public_jwks(), headers={"Cache-Control": "public, max-age=300"})


@public
@require_safe
def gegevens(_request: HttpRequest) -> HttpResponse:
    """`/.well-known/oauth-authorization-server/oauth` (RFC 8414)."""
    data = {
        "issuer": issuer(),
        "token_endpoint": token_url(),
        "jwks_uri": f"{issuer()}/jwks",
        "grant_types_supported": [GRANT],
        "response_types_supported": [],
        "scopes_supported": list(SCOPES),
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": list(ALGORITMEN),
        "dpop_signing_alg_values_supported": list(ALGORITMEN),
        "service_documentation": f"{settings.SITE_URL}{reverse('koppelvlak:ontwikkelaars')}",
    }
    return JsonResponse(data, headers={"Cache-Control": "public, max-age=300"})


def _give(request: HttpRequest) -> Mapping[str, Any]:
    if not may("oauth-token", address_of(request), hoogstens=_PER_ADRES, seconden=_MINUUT):
        raise _too_many()
    if int(request.headers.get("Content-Length") or 0) > _GROOTST:
        raise Weigering("invalid_request", "De aanvraag is te groot.")
    velden = request.POST
    if velden.get("grant_type") != GRANT:
        raise Weigering("unsupported_grant_type", f"Alleen {GRANT} kan.")
    if velden.get("client_assertion_type") != VERKLARING:
        raise Weigering("invalid_request", f"Stuur client_assertion_type {VERKLARING}.")
    client = _authenticate(velden.get("client_assertion", ""))
    gevraagd = _scopes(client, velden.get("scope", ""))
    kenmerk = _key_of(request)
    _still_let_in(client)
    wie = Systeem(str(client.systeem.pk))
    record_event(actie="systeem", resultaat="token", handelende=wie, herkomst="api")
    note_use(client.systeem.pk)
    return {
        "access_token": make_token(client_id=client.systeem.pk, scopes=gevraagd, sleutel=kenmerk),
        "token_type": "DPoP",
        "expires_in": SECONDEN,
        "scope": " ".join(sorted(gevraagd)),
    }


def _authenticate(tekst: str) -> Client:
    """The system that signed this; what is wrong is said to nobody, since it may be anybody."""
    try:
        verklaring: Verklaring = read_verklaring(tekst)
        client = find_client(verklaring.client_id)
        check_verklaring(verklaring, sleutels=list_sleutels(client), voor=(token_url(), issuer()))
    except (OngeldigBewijs, NietToegelaten) as fout:
        logger.info("system_refused", reden=fout.detail)
        uitleg = "De client_assertion klopt niet, of het systeem is niet (meer) toegelaten."
        raise Weigering("invalid_client", uitleg, status=HTTPStatus.UNAUTHORIZED) from None
    # Counted only now: who merely knows a client_id cannot use up what its owner may.
    if not may("oauth-client", str(client.systeem.pk), hoogstens=_PER_CLIENT, seconden=_MINUUT):
        raise _too_many()
    return client


def _scopes(client: Client, tekst: str) -> frozenset[str]:
    gevraagd = frozenset(tekst.split()) or client.scopes
    if not gevraagd or not gevraagd <= client.scopes:
        raise Weigering("invalid_scope", "Het systeem mag niet alles wat het vraagt.")
    return gevraagd


def _key_of(request: HttpRequest) -> str:
    try:
        return check_dpop(request.headers.get("DPoP", ""), methode="POST", url=token_url())
    except OngeldigBewijs as fout:
        raise Weigering("invalid_dpop_proof", f"De kop DPoP klopt niet ({fout.detail}).") from None


def _still_let_in(client: Client) -> None:
    try:
        check_bestuur(client)
    except NietToegelaten as fout:
        logger.info("system_refused", reden=fout.detail)
        uitleg = "Wie het systeem toeliet, is geen bestuurder meer. Het bestuur kan het systeem overnemen."
        raise Weigering("unauthorized_client", uitleg) from None
    except RegisterFout:
        uitleg = "Het machtigingenregister geeft nu geen antwoord. Probeer het later opnieuw."
        raise Weigering("temporarily_unavailable", uitleg, status=HTTPStatus.SERVICE_UNAVAILABLE) from None


def _too_many() -> Weigering:
    return Weigering("slow_down", "Te veel aanvragen. Wacht een minuut.", status=HTTPStatus.TOO_MANY_REQUESTS)
