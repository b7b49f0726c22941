"""The provider's endpoints (OpenID Connect Core and Discovery, RP-Initiated Logout, NL GOV profile)."""

import base64
import binascii
import hmac
from typing import Any
from urllib.parse import unquote_plus, urlsplit

import structlog
from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.dienst import Dienst
from mijnomgeving.federatie.digid.aanvraag import (
    ACR_NIVEAUS,
    Aanvraag,
    GeweigerdeAanvraag,
    OnbekendeAfnemer,
    is_registered,
    parse_aanvraag,
    return_address,
)
from mijnomgeving.federatie.digid.pagina import login_page, message_page
from mijnomgeving.federatie.digid.uitgifte import Uitgifte
from mijnomgeving.federatie.opmaak import html_response
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld

PAD = "/digid"
_NIET_BEWAREN = {"Cache-Control": "no-store", "Pragma": "no-cache"}
log = structlog.get_logger(__name__)


class Digid:
    """The provider: personas instead of people, for the rest as the profile says."""

    def __init__(self, wereld: Wereld, instellingen: Instellingen) -> None:
        self._wereld, self._instellingen = wereld, instellingen
        self._issuer = f"{instellingen.base_url}{PAD}"
        self._uitgifte = Uitgifte(
            issuer=self._issuer,
            algoritme=instellingen.digid_algoritme,
            sub_geheim=instellingen.digid_sub_geheim,
            clock=wereld.klok,
        )

    async def discovery(self, _request: web.Request) -> web.Response:
        """GET /.well-known/openid-configuration."""
        body = {
            "issuer": self._issuer,
            "authorization_endpoint": f"{self._issuer}/authorize",
            "token_endpoint": f"{self._issuer}/token",
            "userinfo_endpoint": f"{self._issuer}/userinfo",
            "jwks_uri": f"{self._issuer}/jwks",
            "end_session_endpoint": f"{self._issuer}/end_session",
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": [self._instellingen.digid_algoritme],
            # The profile asks private_key_jwt or mTLS; brokers for DigiD in use today take a secret.
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid"],
            "acr_values_supported": list(ACR_NIVEAUS),
            "claims_supported": ["iss", "sub", "aud", "exp", "iat", "nbf", "jti", "nonce", "auth_time", "acr", "bsn"],
            "claims_parameter_supported": False,
            "request_parameter_supported": False,
            "request_uri_parameter_supported": False,
            "authorization_response_iss_parameter_supported": True,
        }
        return web.json_response(body)

    async def jwks(self, _request: web.Request) -> web.Response:
        """GET the public key."""
        return web.json_response(self._uitgifte.jwks())

    async def authorize(self, request: web.Request) -> web.Response:
        """GET the page with persons, for a good request."""
        try:
            aanvraag = parse_aanvraag(
                request.query,
                client_id=self._instellingen.digid_client_id,
                redirect_uris=self._instellingen.digid_redirect_uris,
            )
        except OnbekendeAfnemer:
            log.info("digid_unknown_client_or_redirect_uri")
            return _message("Inloggen lukt niet", "Deze website is niet bekend bij de DigiD-simulatie.", status=400)
        except GeweigerdeAanvraag as geweigerd:
            return _redirect(geweigerd.location)
        key = self._uitgifte.aanvragen.put(aanvraag)
        markup = login_page(self._who_can_log_in(), aanvraag=key, gevraagd=aanvraag.niveau, action=f"{PAD}/authorize")
        return html_response(markup, form_target=_origin(aanvraag.redirect_uri))

    async def choose(self, request: web.Request) -> web.Response:
        """POST the choice: back to the client with a code, or with access_denied."""
        form = await request.post()
        key, keuze = str(form.get("aanvraag", "")), str(form.get("keuze", ""))
        aanvraag = self._uitgifte.aanvragen.get(key)
        if aanvraag is None:
            return _message(
                "U hebt te lang gewacht", "Ga terug naar het portaal en kies opnieuw 'Inloggen'.", status=400
            )
        persona = next((persona for persona in self._who_can_log_in() if persona.sleutel == keuze), None)
        if keuze != "annuleren" and (persona is None or persona.niveau < aanvraag.niveau):
            return _message("Deze keuze kan niet", "Ga terug en kies een andere persoon.", status=400)
        self._uitgifte.aanvragen.drop(key)
        if persona is None:
            return self._return(aanvraag, error="access_denied", error_description="Inloggen is geannuleerd")
        return self._return(aanvraag, code=self._uitgifte.give_code(aanvraag, persona))

    def _who_can_log_in(self) -> list[Persona]:
        return [persona for persona in self._wereld.personas if persona.bsn and persona.kan_inloggen]

    def _return(self, aanvraag: Aanvraag, **answer: str) -> web.Response:
        return _redirect(return_address(aanvraag.redirect_uri, **answer, state=aanvraag.state, iss=self._issuer))

    async def token(self, request: web.Request) -> web.Response:
        """POST a code, get tokens (errors as in RFC 6749 section 5.2)."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        if not self._knows_client(request.headers.get("Authorization", ""), form):
            headers = _NIET_BEWAREN | {"WWW-Authenticate": 'Basic realm="digid"'}
            return web.json_response({"error": "invalid_client"}, status=401, headers=headers)
        if form.get("grant_type") != "authorization_code":
            return _token_error("unsupported_grant_type")
        answer = self._uitgifte.redeem(
            form.get("code", ""), redirect_uri=form.get("redirect_uri", ""), verifier=form.get("code_verifier", "")
        )
        if answer is None:
            log.info("digid_code_refused")
            return _token_error("invalid_grant")
        return web.json_response(answer, headers=_NIET_BEWAREN)

    def _knows_client(self, authorization: str, form: dict[str, str]) -> bool:
        """client_secret_basic or client_secret_post, never both (RFC 6749 section 2.3)."""
        scheme, _, encoded = authorization.partition(" ")
        given = (form.get("client_id", ""), form.get("client_secret", ""))
        if scheme:
            if "client_secret" in form or scheme.lower() != "basic":
                return False
            try:
                user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
            except (binascii.Error, UnicodeDecodeError):
                return False
            given = (unquote_plus(user), unquote_plus(password))
        right = (self._instellingen.digid_client_id, self._instellingen.digid_client_secret)
        return all(hmac.compare_digest(a.encode(), b.encode()) for a, b in zip(given, right, strict=True))

    async def userinfo(self, request: web.Request) -> web.Response:
        """GET sub and bsn with an access token."""
        _, _, token = request.headers.get("Authorization", "").partition("Bearer ")
        person: dict[str, Any] | None = self._uitgifte.userinfo(token)
        if person is None:
            headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            return web.json_response({"error": "invalid_token"}, status=401, headers=headers)
        return web.json_response(person, headers=_NIET_BEWAREN)

    async def end_session(self, request: web.Request) -> web.Response:
        """GET or POST: there is no session here to end, so send the browser back, or say it is done."""
        given = {**request.query, **{name: str(value) for name, value in (await request.post()).items()}}
        target = given.get("post_logout_redirect_uri", "")
        if target and is_registered(target, self._instellingen.digid_uitlog_uris):
            return _redirect(return_address(target, state=given.get("state", "")) if given.get("state") else target)
        return _message("U bent uitgelogd", "U bent uitgelogd bij de DigiD-simulatie. U kunt dit venster sluiten.")


def _redirect(location: str) -> web.Response:
    return web.Response(status=303, headers={"Location": location, **_NIET_BEWAREN})


def _token_error(error: str) -> web.Response:
    return web.json_response({"error": error}, status=400, headers=_NIET_BEWAREN)


def _message(title: str, text: str, *, status: int = 200) -> web.Response:
    return html_response(message_page(title=title, text=text), status=status)


def _origin(uri: str) -> str:
    parts = urlsplit(uri)
    return f"{parts.scheme}://{parts.netloc}"


def register(app: web.Application, wereld: Wereld, instellingen: Instellingen) -> Dienst:
    """Add the provider's routes."""
    digid = Digid(wereld, instellingen)
    app.router.add_get(f"{PAD}/.well-known/openid-configuration", digid.discovery)
    app.router.add_get(f"{PAD}/jwks", digid.jwks)
    app.router.add_get(f"{PAD}/authorize", digid.authorize)
    app.router.add_post(f"{PAD}/authorize", digid.choose)
    app.router.add_post(f"{PAD}/token", digid.token)
    app.router.add_get(f"{PAD}/userinfo", digid.userinfo)
    app.router.add_route("*", f"{PAD}/end_session", digid.end_session)
    return Dienst(namen={"digid": "DigiD"})
