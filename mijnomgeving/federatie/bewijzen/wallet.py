"""What a wallet does: read an offer, fetch the credential with a key of its own, make a presentation of parts of it."""

import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from aiohttp import ClientError, ClientSession, ClientTimeout
from joserfc import jwt
from joserfc.jwk import ECKey
from jwcrypto.jwk import JWK
from sd_jwt.holder import SDJWTHolder

GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code"
_SECONDEN = ClientTimeout(total=10)


class Mislukt(Exception):
    """The issuer did not give it; the text is for people."""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """An offer as the issuer made it."""

    uitgever: str
    configuratie: str
    code: str = field(repr=False)
    met_pincode: bool


@dataclass(frozen=True, slots=True)
class Bewijs:
    """A credential that the wallet keeps, with the key that it is bound to."""

    sleutel: str
    naam: str
    uitgever: str
    sd_jwt: str = field(repr=False)
    key: JWK = field(repr=False)
    velden: tuple[tuple[str, str, str], ...]
    """Claim, what it is called, and its value."""


def read_offer(text: str) -> Aanbod:
    """The offer in a link, or in what a QR code holds.

    Raises:
        Mislukt: it is no offer that this wallet understands.
    """
    try:
        offer = json.loads(parse_qs(urlsplit(text.strip()).query)["credential_offer"][0])
        grant = offer["grants"][GRANT]
        return Aanbod(
            uitgever=str(offer["credential_issuer"]),
            configuratie=str(offer["credential_configuration_ids"][0]),
            code=str(grant["pre-authorized_code"]),
            met_pincode="tx_code" in grant,
        )
    except (ValueError, KeyError, IndexError, TypeError):
        raise Mislukt("Dit is geen aanbod van een bewijs. Kopieer de hele link.") from None


async def fetch(aanbod: Aanbod, pincode: str) -> Bewijs:
    """Fetch the credential: metadata, token, nonce, proof of possession, credential.

    Raises:
        Mislukt: the issuer says no, or cannot be reached.
    """
    try:
        async with ClientSession(timeout=_SECONDEN) as http:
            meta = await _get(http, f"{aanbod.uitgever}/.well-known/openid-credential-issuer")
            server = await _get(http, f"{aanbod.uitgever}/.well-known/oauth-authorization-server")
            form = {"grant_type": GRANT, "pre-authorized_code": aanbod.code, "tx_code": pincode}
            token = (await _post(http, server["token_endpoint"], data=form))["access_token"]
            nonce = (await _post(http, meta["nonce_endpoint"]))["c_nonce"]
            key = JWK.generate(kty="EC", crv="P-256")
            body = {
                "credential_configuration_id": aanbod.configuratie,
                "proofs": {"jwt": [_proof(key, aanbod.uitgever, nonce)]},
            }
            headers = {"Authorization": f"Bearer {token}"}
            given = await _post(http, meta["credential_endpoint"], json=body, headers=headers)
            sd_jwt = given["credentials"][0]["credential"]
            configuratie = meta["credential_configurations_supported"][aanbod.configuratie]["credential_metadata"]
    except (ClientError, TimeoutError):
        raise Mislukt("De uitgever is niet te bereiken. Probeer het opnieuw.") from None
    except (KeyError, IndexError, TypeError):
        raise Mislukt("De uitgever geeft een antwoord dat deze wallet niet begrijpt.") from None
    return Bewijs(
        sleutel=secrets.token_urlsafe(9),
        naam=str(configuratie["display"][0]["name"]),
        uitgever=aanbod.uitgever,
        sd_jwt=sd_jwt,
        key=key,
        velden=_fields(sd_jwt, configuratie["claims"]),
    )


def present(bewijs: Bewijs, *, tonen: Sequence[str], voor: str, woord: str) -> str:
    """The credential with these facts shown, for one checker, with a proof that it comes from this wallet."""
    houder = SDJWTHolder(bewijs.sd_jwt)
    # Without a word of the checker a word of our own: the standard wants one.
    nonce = woord or secrets.token_urlsafe(12)
    houder.create_presentation(dict.fromkeys(tonen, True), nonce=nonce, aud=voor, holder_key=bewijs.key)
    return str(houder.sd_jwt_presentation)


def _proof(key: JWK, uitgever: str, nonce: str) -> str:
    header = {"typ": "openid4vci-proof+jwt", "alg": "ES256", "jwk": key.export_public(as_dict=True)}
    private = ECKey.import_key(key.export_private(as_dict=True))
    return jwt.encode(header, {"aud": uitgever, "iat": int(time.time()), "nonce": nonce}, private)


def _fields(sd_jwt: str, claims: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str, str], ...]:
    """The facts in the credential, in the order in which the issuer describes them."""
    houder = SDJWTHolder(sd_jwt)
    waarden = {naam: waarde for _zout, naam, waarde in houder._hash_to_decoded_disclosure.values()}  # noqa: SLF001
    labels = {claim["path"][0]: claim["display"][0]["name"] for claim in claims}
    return tuple((naam, label, _in_words(waarden[naam])) for naam, label in labels.items() if naam in waarden)


def _in_words(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)


async def _get(http: ClientSession, url: str) -> dict[str, Any]:
    async with http.get(url) as response:
        return await _read(response)


async def _post(http: ClientSession, url: str, **how: Any) -> dict[str, Any]:  # noqa: ANN401 - what aiohttp takes
    async with http.post(url, **how) as response:
        return await _read(response)


async def _read(response: Any) -> dict[str, Any]:  # noqa: ANN401 - of aiohttp
    try:
        data = await response.json(content_type=None)
    except ValueError:
        data = {}
    if response.status != 200 or not isinstance(data, dict):  # noqa: PLR2004 - OK
        fout = data.get("error", "") if isinstance(data, dict) else ""
        reden = {
            "invalid_grant": "De code klopt niet, is al gebruikt of is verlopen.",
            "invalid_token": "Het aanbod is al gebruikt of verlopen.",
        }
        raise Mislukt(reden.get(fout, f"De uitgever weigert ({fout or response.status})."))
    return data
