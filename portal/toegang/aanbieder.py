"""An OpenID provider: its discovery document and keys, both cached, and its token endpoint."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

from django.core.cache import cache

from portal.core.deadline import Deadline
from portal.outbound.service import (
    Antwoord,
    BronFout,
    Onbegrijpelijk,
    Storing,
    Verzoek,
    register_basis_url,
    request_json,
    run_together,
)
from portal.toegang.fouten import AanbiederOnbereikbaar, TokenGeweigerd, Verlopen
from portal.toegang.middelen import Middel

_SECONDEN = 4.0
_BEWAAR = 3600
_KLEINSTE_TUSSENTIJD = 30


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """The endpoints of a provider (OpenID Connect Discovery).

    `noemt_zich` is whether its answers name it (RFC 9207).
    """

    middel: Middel
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    end_session_endpoint: str
    basic: bool
    noemt_zich: bool

    @classmethod
    def parse(cls, document: Any, *, middel: Middel) -> Self:  # noqa: ANN401 - JSON from outside
        """Read a discovery document.

        Raises:
            Onbegrijpelijk: an endpoint is missing, or it speaks for another issuer.
        """
        match document:
            case {
                "issuer": str(found),
                "authorization_endpoint": str(authorization),
                "token_endpoint": str(token),
                "jwks_uri": str(jwks),
            } if found == middel.issuer:
                methods = document.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
                end_session = str(document.get("end_session_endpoint", ""))
                return cls(
                    middel,
                    found,
                    authorization,
                    token,
                    jwks,
                    end_session,
                    basic="client_secret_basic" in methods,
                    noemt_zich=document.get("authorization_response_iss_parameter_supported") is True,
                )
            case _:
                raise Onbegrijpelijk(middel.uitleg.naam, "geen geldig discovery-document")


def find_aanbieder(middel: Middel) -> Aanbieder:
    """The provider of this means.

    Raises:
        AanbiederOnbereikbaar: it does not answer, or not as the standard says.
    """
    issuer, bron = middel.issuer, middel.uitleg.naam
    register_basis_url(issuer)
    document = cache.get(f"oidc:{issuer}")
    try:
        if document is None:
            document = _call(Verzoek(bron, "GET", f"{issuer}/.well-known/openid-configuration")).data
            aanbieder = Aanbieder.parse(document, middel=middel)
            cache.set(f"oidc:{issuer}", document, _BEWAAR)
            return aanbieder
        return Aanbieder.parse(document, middel=middel)
    except BronFout as fout:
        raise AanbiederOnbereikbaar(fout.detail) from None


def find_jwks(aanbieder: Aanbieder, *, refresh: bool = False) -> Mapping[str, Any]:
    """The provider's public keys; `refresh` asks again, at most twice a minute, for a key that is new.

    Raises:
        AanbiederOnbereikbaar: it does not answer, or not as the standard says.
    """
    name = f"oidc-jwks:{aanbieder.issuer}"
    jwks: Mapping[str, Any] | None = cache.get(name)
    if jwks is not None and not (refresh and cache.add(f"{name}:ververst", 1, _KLEINSTE_TUSSENTIJD)):
        return jwks
    try:
        match _call(Verzoek(aanbieder.middel.uitleg.naam, "GET", aanbieder.jwks_uri)).data:
            case {"keys": [*keys]}:
                jwks = {"keys": keys}
                cache.set(name, jwks, _BEWAAR)
                return jwks
            case _:
                raise AanbiederOnbereikbaar("geen sleutels")
    except BronFout as fout:
        raise AanbiederOnbereikbaar(fout.detail) from None


def redeem_code(aanbieder: Aanbieder, *, code: str, verifier: str, redirect_uri: str) -> str:
    """Change a code for an ID token (RFC 6749 4.1.3 with PKCE, RFC 7636).

    Raises:
        Verlopen: the provider refuses the code.
        TokenGeweigerd: there is no ID token in the answer.
        AanbiederOnbereikbaar: it does not answer, or not as the standard says.
    """
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri, "code_verifier": verifier}
    headers: dict[str, str] = {}
    client_id, client_secret = aanbieder.middel.client_id, aanbieder.middel.client_secret
    if aanbieder.basic:
        user = f"{quote(client_id, safe='')}:{quote(client_secret, safe='')}"
        headers["Authorization"] = f"Basic {base64.b64encode(user.encode()).decode()}"
    else:
        form |= {"client_id": client_id, "client_secret": client_secret}
    try:
        bron = aanbieder.middel.uitleg.naam
        antwoord = _call(Verzoek(bron, "POST", aanbieder.token_endpoint, headers=headers, form=form))
    except Storing as fout:
        if fout.status == 400:  # noqa: PLR2004 - invalid_grant
            raise Verlopen("code geweigerd") from None
        raise AanbiederOnbereikbaar(fout.detail) from None
    except BronFout as fout:
        raise AanbiederOnbereikbaar(fout.detail) from None
    match antwoord.data:
        case {"id_token": str(id_token)}:
            return id_token
        case _:
            raise TokenGeweigerd("geen id_token")


def _call(verzoek: Verzoek) -> Antwoord:
    deadline = Deadline.after(_SECONDEN)
    return run_together(request_json(verzoek, deadline=deadline), deadline=deadline)[0]
