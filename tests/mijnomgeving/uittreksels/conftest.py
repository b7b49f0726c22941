"""Tim, who has consent for extracts, and a wallet that talks to the portal as the standard says."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from joserfc import jwt
from joserfc.jwk import ECKey
from jwcrypto.jwk import JWK

from mijnomgeving.federatie.bewijzen.wallet import GRANT, Bewijs, _fields
from mijnomgeving.toestemmingen.doelen import UITTREKSEL
from mijnomgeving.toestemmingen.services import give
from mijnomgeving.uittreksels.bewijs import issuer
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker

TIM = "999990020"


@pytest.fixture
def tim_zelf() -> Sessiepersoon:
    return sessiepersoon(TIM, "Tim van der Linden")


@pytest.fixture
def tim(federatie: Federatie, ingelogd: Ingelogd, tim_zelf: Sessiepersoon, db: None) -> Bezoeker:
    """Tim, who gave his consent."""
    give(persoon=tim_zelf, doel=UITTREKSEL)
    return Bezoeker(ingelogd(Client(), tim_zelf))


@dataclass
class Opgehaald:
    """An offer as Tim sees it: the link for the wallet, and the pincode."""

    url: str
    pincode: str

    @property
    def offer(self) -> dict[str, Any]:
        """What the link holds."""
        found: dict[str, Any] = json.loads(parse_qs(urlsplit(self.url).query)["credential_offer"][0])
        return found

    @property
    def code(self) -> str:
        """The pre-authorized code."""
        return str(self.offer["grants"][GRANT]["pre-authorized_code"])


def make(tim: Bezoeker, soort: str = "persoon") -> Opgehaald:
    """Have an extract made, and read the page with the offer."""
    tim.client.post(f"/mijn/uittreksels/maken/{soort}/")
    html = tim.ga("/mijn/uittreksels/ophalen/").html
    [url] = re.findall(r'href="([^"]*credential_offer=[^"]*)"', html)
    [pincode] = re.findall(r">(\d{6})<", html)
    return Opgehaald(unescape(url), pincode)


class Wallet:
    """Talks to the portal without a session; each step can be done wrong."""

    def __init__(self) -> None:
        self.client = Client()
        self.key = JWK.generate(kty="EC", crv="P-256")

    def token(self, code: str, pincode: str) -> Any:
        return self.client.post(
            "/uittreksels/token", {"grant_type": GRANT, "pre-authorized_code": code, "tx_code": pincode}
        )

    def nonce(self) -> str:
        return str(self.client.post("/uittreksels/nonce").json()["c_nonce"])

    def proof(self, *, kop: Mapping[str, Any] | None = None, **anders: Any) -> str:
        header = {"typ": "openid4vci-proof+jwt", "alg": "ES256", "jwk": self.key.export_public(as_dict=True)}
        claims = {"aud": issuer(), "iat": int(time.time()), "nonce": anders.pop("nonce", None) or self.nonce()}
        key = ECKey.import_key(self.key.export_private(as_dict=True))
        return jwt.encode({**header, **(kop or {})}, claims | anders, key)

    def credential(self, token: str, soort: str = "persoon", *, proof: str | None = None) -> Any:
        body = {"credential_configuration_id": f"uittreksel-{soort}", "proofs": {"jwt": [proof or self.proof()]}}
        return self.client.post(
            "/uittreksels/credential",
            body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )

    def fetch(self, opgehaald: Opgehaald, soort: str = "persoon") -> Bewijs:
        """All steps, as they should be."""
        token = self.token(opgehaald.code, opgehaald.pincode).json()["access_token"]
        sd_jwt = self.credential(token, soort).json()["credentials"][0]["credential"]
        meta = self.client.get("/.well-known/openid-credential-issuer").json()
        claims = meta["credential_configurations_supported"][f"uittreksel-{soort}"]["credential_metadata"]["claims"]
        return Bewijs("x", "Uittreksel", issuer(), sd_jwt, self.key, _fields(sd_jwt, claims))


@pytest.fixture
def wallet() -> Wallet:
    return Wallet()
