"""The authentication request: reading it and refusing what the NL GOV profile forbids."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from mijnomgeving.federatie.inloggen.ladder import Ladder, Trede

# A SHA-256 in base64url without padding is always this long (RFC 7636).
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")


class OnbekendeAfnemer(ValueError):
    """Unknown client or return address: tell the person, never send the browser there."""


class GeweigerdeAanvraag(ValueError):
    """The request is refused; the client is told at its return address."""

    def __init__(self, error: str, description: str, *, redirect_uri: str, state: str, issuer: str) -> None:
        super().__init__(error)
        self.location = return_address(
            redirect_uri, error=error, error_description=description, state=state, iss=issuer
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraag:
    """A good authentication request."""

    client_id: str
    redirect_uri: str
    state: str
    nonce: str
    code_challenge: str
    gevraagd: Trede
    scopes: frozenset[str] = frozenset({"openid"})
    # Whom the client expects (OpenID Connect Core 3.1.2.1, login_hint); offered first, never chosen for the visitor.
    verwacht: str = ""


def return_address(redirect_uri: str, **parameters: str) -> str:
    """The client's return address with our answer in the query."""
    separator = "&" if "?" in redirect_uri else "?"
    return redirect_uri + separator + urlencode({name: value for name, value in parameters.items() if value})


def is_registered(uri: str, registered: Iterable[str]) -> bool:
    """Whether the address is one of those registered; `*` as port means any (RFC 8252 section 7.3)."""
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError:
        return False
    any_port = f"{parts.scheme}://{parts.hostname}:*{parts.path}" if port and not parts.query else ""
    return not parts.fragment and not parts.username and (uri in (known := set(registered)) or any_port in known)


def parse_aanvraag(
    query: Mapping[str, str], *, client_id: str, redirect_uris: Iterable[str], ladder: Ladder, issuer: str
) -> Aanvraag:
    """Read an authentication request: code flow, PKCE with S256, state and nonce are all required.

    Raises:
        OnbekendeAfnemer: the client or its return address is not registered.
        GeweigerdeAanvraag: anything else is wrong.
    """
    redirect_uri, state = query.get("redirect_uri", ""), query.get("state", "")
    if query.get("client_id") != client_id or not is_registered(redirect_uri, redirect_uris):
        raise OnbekendeAfnemer
    refusals = (
        (query.get("response_type") != "code", "unsupported_response_type", "response_type moet code zijn"),
        ("openid" not in query.get("scope", "").split(), "invalid_scope", "scope openid ontbreekt"),
        (query.get("response_mode", "query") != "query", "invalid_request", "response_mode moet query zijn"),
        (not state, "invalid_request", "state ontbreekt"),
        (not query.get("nonce"), "invalid_request", "nonce ontbreekt"),
        (query.get("code_challenge_method") != "S256", "invalid_request", "PKCE met S256 is verplicht"),
        (not _CHALLENGE.fullmatch(query.get("code_challenge", "")), "invalid_request", "code_challenge is ongeldig"),
        ("request" in query, "request_not_supported", "request wordt niet ondersteund"),
        ("request_uri" in query, "request_uri_not_supported", "request_uri wordt niet ondersteund"),
        ("none" in query.get("prompt", "").split(), "login_required", "inloggen is altijd nodig"),
    )
    for refused, error, description in refusals:
        if refused:
            raise GeweigerdeAanvraag(error, description, redirect_uri=redirect_uri, state=state, issuer=issuer)
    return Aanvraag(
        client_id=client_id,
        redirect_uri=redirect_uri,
        state=state,
        nonce=query["nonce"],
        code_challenge=query["code_challenge"],
        gevraagd=ladder.asked(query.get("acr_values", "")),
        scopes=frozenset(query["scope"].split()),
        verwacht=query.get("login_hint", ""),
    )
