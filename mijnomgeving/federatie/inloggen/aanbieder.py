"""The provider's endpoints (OpenID Connect Core and Discovery, RP-Initiated Logout, NL GOV profile)."""

import base64
import binascii
import hmac
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import unquote_plus, urlsplit

import structlog
from aiohttp import web

from mijnomgeving.federatie.config import Instellingen
from mijnomgeving.federatie.inloggen.aanvraag import (
    Aanvraag,
    GeweigerdeAanvraag,
    OnbekendeAfnemer,
    is_registered,
    parse_aanvraag,
    return_address,
)
from mijnomgeving.federatie.inloggen.geheugen import Geheugen
from mijnomgeving.federatie.inloggen.middel import Identiteit, Middel, OnmogelijkeKeuze, Poging
from mijnomgeving.federatie.inloggen.pagina import notice_page, step_page
from mijnomgeving.federatie.inloggen.uitgifte import PSEUDONIEM, Uitgifte
from mijnomgeving.federatie.opmaak import html_response

ANNULEREN, OPNIEUW = "annuleren", "opnieuw"
_NIET_BEWAREN = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_STANDAARD_CLAIMS = (
    "iss", "sub", "sub_id_type", "aud", "exp", "iat", "nbf", "jti", "nonce", "auth_time", "acr", "at_hash",
)  # fmt: skip
log = structlog.get_logger(__name__)


class Aanbieder:
    """A provider with one means: invented people instead of people, for the rest as the profile says."""

    def __init__(
        self,
        middel: Middel,
        instellingen: Instellingen,
        geheugen: Geheugen,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._middel, self._instellingen, self._geheugen = middel, instellingen, geheugen
        self._pad = f"/{middel.sleutel}"
        self._issuer = f"{instellingen.base_url}{self._pad}"
        self._uitgifte = Uitgifte(
            issuer=self._issuer,
            algoritme=instellingen.digid_algoritme,
            sub_geheim=instellingen.digid_sub_geheim,
            clock=clock,
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
            "sub_id_types_supported": [PSEUDONIEM],
            "id_token_signing_alg_values_supported": [self._instellingen.digid_algoritme],
            # The profile asks private_key_jwt or mTLS; brokers in use today take a secret.
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "profile"],
            "prompt_values_supported": ["login"],
            "acr_values_supported": [trede.acr for trede in self._middel.ladder],
            "claims_supported": [*_STANDAARD_CLAIMS, *self._middel.claims],
            "claims_parameter_supported": False,
            "request_parameter_supported": False,
            "request_uri_parameter_supported": False,
            "authorization_response_iss_parameter_supported": True,
        }
        return web.json_response(body)

    async def jwks(self, _request: web.Request) -> web.Response:
        """GET the public keys."""
        return web.json_response(self._uitgifte.jwks())

    async def authorize(self, request: web.Request) -> web.Response:
        """GET the first step, for a good request.

        Every request asks anew who it is, as prompt=login wants: a code never comes without a choice.
        """
        try:
            aanvraag = parse_aanvraag(
                request.query,
                client_id=self._instellingen.digid_client_id,
                redirect_uris=self._instellingen.digid_redirect_uris,
                ladder=self._middel.ladder,
                issuer=self._issuer,
            )
        except OnbekendeAfnemer:
            log.info("login_unknown_client_or_redirect_uri", provider=self._middel.sleutel)
            return self._notice(
                "Inloggen lukt niet", f"Deze website is niet bekend bij de {self._middel.merk}.", status=400
            )
        except GeweigerdeAanvraag as geweigerd:
            return _redirect(geweigerd.location)
        vorige = aanvraag.verwacht or self._geheugen.recall(request, self._middel.geheugen)
        poging = Poging(aanvraag=aanvraag, vorige=vorige)
        return self._show(self._uitgifte.pogingen.put(poging), poging)

    async def continue_login(self, request: web.Request) -> web.Response:
        """GET the step that a login is at, with only the cards that fit a search."""
        key, zoek = request.query.get("aanvraag", ""), request.query.get("zoek", "")[:100]
        poging = self._uitgifte.pogingen.get(key)
        if poging is None:
            return self._too_late()
        return self._show(key, poging, zoek=zoek)

    async def choose(self, request: web.Request) -> web.Response:
        """POST a choice: the next step, or back to the client with a code or with access_denied."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        key = form.pop("aanvraag", "")
        poging = self._uitgifte.pogingen.get(key)
        if poging is None:
            return self._too_late()
        if ANNULEREN in form.values():
            self._uitgifte.pogingen.drop(key)
            return self._return(poging.aanvraag, error="access_denied", error_description="Inloggen is geannuleerd")
        after = replace(poging, keuzes={}) if OPNIEUW in form else poging.with_form(form, self._middel.stappen)
        try:
            step = self._middel.next_step(after)
        except OnmogelijkeKeuze as fout:
            return self._show(key, poging, fout=str(fout))
        if not isinstance(step, Identiteit):
            self._uitgifte.pogingen.replace(key, after)
            return _redirect(f"{self._pad}/verder?aanvraag={key}")
        self._uitgifte.pogingen.drop(key)
        response = self._return(poging.aanvraag, code=self._uitgifte.give_code(poging.aanvraag, step))
        self._geheugen.remember(request, response, self._middel.geheugen, after.keuzes.get("keuze", ""))
        return response

    def _show(self, key: str, poging: Poging, *, zoek: str = "", fout: str = "") -> web.Response:
        """The page of the step at which this login is."""
        step = self._middel.next_step(poging)
        if isinstance(step, Identiteit):
            # Everything was chosen already: only a form may hand out a code, so begin again.
            poging = replace(poging, keuzes={})
            self._uitgifte.pogingen.replace(key, poging)
            return self._show(key, poging, fout=fout)
        markup = step_page(
            step.searched(zoek),
            merk=self._middel.merk,
            pad=self._pad,
            aanvraag=key,
            zoek=zoek,
            fout=fout,
            begonnen=bool(poging.keuzes),
        )
        return html_response(markup, status=400 if fout else 200, form_target=_origin(poging.aanvraag.redirect_uri))

    def _return(self, aanvraag: Aanvraag, **answer: str) -> web.Response:
        return _redirect(return_address(aanvraag.redirect_uri, **answer, state=aanvraag.state, iss=self._issuer))

    async def token(self, request: web.Request) -> web.Response:
        """POST a code, get tokens (errors as in RFC 6749 section 5.2)."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        if not self._knows_client(request.headers.get("Authorization", ""), form):
            headers = _NIET_BEWAREN | {"WWW-Authenticate": f'Basic realm="{self._middel.sleutel}"'}
            return web.json_response({"error": "invalid_client"}, status=401, headers=headers)
        if form.get("grant_type") != "authorization_code":
            return _token_error("unsupported_grant_type")
        answer = self._uitgifte.redeem(
            form.get("code", ""), redirect_uri=form.get("redirect_uri", ""), verifier=form.get("code_verifier", "")
        )
        if answer is None:
            log.info("login_code_refused", provider=self._middel.sleutel)
            return _token_error("invalid_grant")
        return web.json_response(answer, headers=_NIET_BEWAREN)

    def _knows_client(self, authorization: str, form: Mapping[str, str]) -> bool:
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
        """GET who has logged in, with an access token."""
        _, _, token = request.headers.get("Authorization", "").partition("Bearer ")
        person = self._uitgifte.userinfo(token)
        if person is None:
            headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            return web.json_response({"error": "invalid_token"}, status=401, headers=headers)
        return web.json_response(person, headers=_NIET_BEWAREN)

    async def end_session(self, request: web.Request) -> web.Response:
        """GET or POST: forget who this browser chose, and send it back or say that it is done."""
        given = {**request.query, **{name: str(value) for name, value in (await request.post()).items()}}
        target = given.get("post_logout_redirect_uri", "")
        if target and is_registered(target, self._instellingen.digid_uitlog_uris):
            back = return_address(target, state=given.get("state", "")) if given.get("state") else target
            response = _redirect(back)
        else:
            response = self._notice(
                "U bent uitgelogd", f"U bent uitgelogd bij de {self._middel.merk}. U kunt dit venster sluiten."
            )
        self._geheugen.forget(request, response)
        return response

    def logout_token(self, wie: str) -> str:
        """What tells the portal that everything of this person is over (OpenID Connect Back-Channel Logout 1.0)."""
        return self._uitgifte.logout_token(
            wie, client_id=self._instellingen.digid_client_id, redirect_uri=self._instellingen.portaal_url
        )

    def _too_late(self) -> web.Response:
        return self._notice(
            "U hebt te lang gewacht", "Ga terug naar het portaal en kies opnieuw 'Inloggen'.", status=400
        )

    def _notice(self, title: str, text: str, *, status: int = 200) -> web.Response:
        return html_response(notice_page(merk=self._middel.merk, title=title, text=text), status=status)

    def add_routes(self, app: web.Application) -> None:
        """Put the endpoints under the path of the means."""
        app.router.add_get(f"{self._pad}/.well-known/openid-configuration", self.discovery)
        app.router.add_get(f"{self._pad}/jwks", self.jwks)
        app.router.add_get(f"{self._pad}/authorize", self.authorize)
        app.router.add_post(f"{self._pad}/authorize", self.choose)
        app.router.add_get(f"{self._pad}/verder", self.continue_login)
        app.router.add_post(f"{self._pad}/token", self.token)
        app.router.add_get(f"{self._pad}/userinfo", self.userinfo)
        app.router.add_route("*", f"{self._pad}/end_session", self.end_session)


def _redirect(location: str) -> web.Response:
    return web.Response(status=303, headers={"Location": location, **_NIET_BEWAREN})


def _token_error(error: str) -> web.Response:
    return web.json_response({"error": error}, status=400, headers=_NIET_BEWAREN)


def _origin(uri: str) -> str:
    parts = urlsplit(uri)
    return f"{parts.scheme}://{parts.netloc}"
