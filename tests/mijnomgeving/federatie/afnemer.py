"""The portal's side of a login: asks, chooses as a visitor does, and redeems the code."""

import base64
import hashlib
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.mijnomgeving.federatie.draaiend import REDIRECT_URI

LOA = "http://eidas.europa.eu/LoA/"
ETD = "urn:etoegang:core:assurance-class:"
VERIFIER = "v" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


class Afnemer:
    """The portal's side of a login."""

    def __init__(self, http: aiohttp.ClientSession, base_url: str, middel: str = "digid") -> None:
        self.http, self.base_url, self.issuer = http, base_url, f"{base_url}/{middel}"

    async def ask(self, **changes: str | None) -> aiohttp.ClientResponse:
        question = {
            "client_id": "portaal",
            "redirect_uri": REDIRECT_URI,
            "response_type": "code",
            "scope": "openid",
            "state": "een-state",
            "nonce": "een-nonce",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            "acr_values": f"{LOA}substantial",
            **changes,
        }
        params = {name: value for name, value in question.items() if value is not None}
        return await self.http.get(f"{self.issuer}/authorize", params=params, allow_redirects=False)

    async def begin(self, **changes: str | None) -> str:
        """The key of a login that has begun."""
        return aanvraag_in(await (await self.ask(**changes)).text())

    async def post(self, aanvraag: str, **form: str) -> aiohttp.ClientResponse:
        """One form of a login, as a browser sends it."""
        data = {"aanvraag": aanvraag, **form}
        return await self.http.post(f"{self.issuer}/authorize", data=data, allow_redirects=False)

    async def page(self, response: aiohttp.ClientResponse) -> str:
        """The page of the next step."""
        assert response.status == 303, await response.text()
        return await (await self.http.get(f"{self.base_url}{response.headers['Location']}")).text()

    async def choose(self, keuze: str, **changes: str | None) -> aiohttp.ClientResponse:
        return await self.post(await self.begin(**changes), keuze=keuze)

    async def code(self, keuze: str = "noor-bakker", **changes: str | None) -> str:
        return answer_of(await self.choose(keuze, **changes))["code"]

    async def login(self, *, acr: str = f"{LOA}substantial", scope: str = "openid", **form: str) -> dict[str, Any]:
        """The claims after these choices, all in one form."""
        response = await self.post(await self.begin(acr_values=acr, scope=scope), **form)
        tokens = await (await self.redeem(answer_of(response)["code"])).json()
        return await self.claims(tokens["id_token"])

    async def refused(self, *, acr: str = f"{LOA}substantial", **form: str) -> str:
        """The page that says why these choices cannot be."""
        response = await self.post(await self.begin(acr_values=acr), **form)
        assert response.status == 400
        return await response.text()

    async def redeem(
        self, code: str, *, verifier: str = VERIFIER, geheim: str = "demo-geheim"
    ) -> aiohttp.ClientResponse:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": REDIRECT_URI,
            "code_verifier": verifier,
        }
        headers = {"Authorization": basic("portaal", geheim)}
        return await self.http.post(f"{self.issuer}/token", data=form, headers=headers)

    async def keys(self) -> dict[str, Any]:
        async with self.http.get(f"{self.issuer}/jwks") as response:
            jwks: dict[str, Any] = await response.json()
        return jwks

    async def claims(self, id_token: str) -> dict[str, Any]:
        keys = KeySet.import_key_set(await self.keys())  # type: ignore[arg-type]
        return jwt.decode(id_token, keys, algorithms=["RS256"]).claims


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def aanvraag_in(page: str) -> str:
    found = re.search(r'name="aanvraag" value="([^"]+)"', page)
    assert found, page
    return found[1]


def answer_of(response: aiohttp.ClientResponse) -> dict[str, str]:
    assert response.status == 303
    assert response.headers["Location"].startswith(REDIRECT_URI)
    return {name: values[0] for name, values in parse_qs(urlsplit(response.headers["Location"]).query).items()}
