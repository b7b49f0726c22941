"""Read what the government has for your company, from your own software.

Needs Python 3.11 and `pip install cryptography`. First make a key pair and let the public half in at /mijn/koppelvlak/:

    python koppelvlak.py sleutel                              # writes koppelvlak-geheim.pem, prints the public key
    python koppelvlak.py lees CLIENT_ID zaken                 # berichten, zaken, taken or verplichtingen
    python koppelvlak.py kop CLIENT_ID zaken                  # the headers for curl, good for a minute and one call

PORTAAL is the address of the portal, such as http://localhost:8000 for the sandbox. The secret key never leaves your
machine: each token is bound to it, so that a stolen token is of no use to anybody.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

PORTAAL = os.environ.get("PORTAAL", "http://localhost:8000")
BESTAND = Path(os.environ.get("KOPPELVLAK_SLEUTEL_BESTAND", "koppelvlak-geheim.pem"))
VERKLARING = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
GOED, MARGE_SECONDEN = 200, 300
Json = dict[str, Any]
Open = Callable[[str, str, Mapping[str, str], bytes | None], tuple[int, Json]]


def b64(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def open_url(methode: str, url: str, koppen: Mapping[str, str], body: bytes | None = None) -> tuple[int, Json]:
    """One HTTP call; gives the status and the JSON."""
    verzoek = urllib.request.Request(url, data=body, headers=dict(koppen), method=methode)
    try:
        with urllib.request.urlopen(verzoek, timeout=20) as antwoord:
            return antwoord.status, json.load(antwoord)
    except urllib.error.HTTPError as fout:
        return fout.code, json.load(fout)


class Systeem:
    """A system with its key."""

    def __init__(
        self,
        client_id: str,
        sleutel: ec.EllipticCurvePrivateKey,
        *,
        portaal: str = PORTAAL,
        open_url: Open = open_url,
    ) -> None:
        self.client_id, self.sleutel, self.portaal, self.open_url = client_id, sleutel, portaal, open_url
        self.token, self.tot = "", 0.0
        nummers = sleutel.public_key().public_numbers()
        self.jwk = {
            "kty": "EC",
            "crv": "P-256",
            "x": b64(nummers.x.to_bytes(32, "big")),
            "y": b64(nummers.y.to_bytes(32, "big")),
        }

    def sign(self, kop: Json, claims: Json) -> str:
        """A JWT (ES256)."""
        delen = [b64(json.dumps(deel).encode()) for deel in ({"alg": "ES256", **kop}, claims)]
        tekst = ".".join(delen)
        r, s = decode_dss_signature(self.sleutel.sign(tekst.encode(), ec.ECDSA(SHA256())))
        return f"{tekst}.{b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"

    def dpop(self, methode: str, url: str, token: str = "") -> str:
        """The proof that this call is yours; a new one for each call (RFC 9449)."""
        claims = {"htm": methode, "htu": url, "iat": int(time.time()), "jti": secrets.token_urlsafe(16)}
        if token:
            claims["ath"] = b64(hashlib.sha256(token.encode()).digest())
        return self.sign({"typ": "dpop+jwt", "jwk": self.jwk}, claims)

    def get_token(self) -> str:
        """A token; the one of before as long as it works (RFC 6749 section 4.4, RFC 7523)."""
        if time.time() < self.tot - 30:
            return self.token
        url, nu = f"{self.portaal}/oauth/token", int(time.time())
        claims = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": url,
            "iat": nu,
            "exp": nu + 60,
            "jti": secrets.token_urlsafe(16),
        }
        velden = {
            "grant_type": "client_credentials",
            "client_assertion_type": VERKLARING,
            "client_assertion": self.sign({"typ": "JWT"}, claims),
        }
        koppen = {"DPoP": self.dpop("POST", url), "Content-Type": "application/x-www-form-urlencoded"}
        status, data = self.open_url("POST", url, koppen, urllib.parse.urlencode(velden).encode())
        if status != GOED:
            raise SystemExit(f"Geen token: {data.get('error')}: {data.get('error_description')}")
        self.token, self.tot = data["access_token"], time.time() + data["expires_in"]
        return self.token

    def koppen(self, url: str) -> dict[str, str]:
        """The headers of one call that reads."""
        token = self.get_token()
        # The query is no part of the proof.
        return {"Authorization": f"DPoP {token}", "DPoP": self.dpop("GET", url.partition("?")[0], token)}

    def lees(self, wat: str) -> Iterator[Json]:
        """All pages of one list; prints which organisations are missing."""
        url = f"{self.portaal}/api/v1/mijn/{wat}"
        while url:
            status, blad = self.open_url("GET", url, self.koppen(url), None)
            if status != GOED:
                raise SystemExit(f"{status}: {blad.get('detail')}")
            for bron in blad["ontbreekt"]:
                print(f"Let op: {bron['bron']} ontbreekt ({bron['reden']}).", file=sys.stderr)
            yield from blad["results"]
            url = blad["next"]


def check_seintje(geheim: str, koppen: Mapping[str, str], body: bytes) -> bool:
    """Whether a webhook call comes from the portal; `geheim` is the one that begins with whsec_."""
    gezegd = f"{koppen['webhook-id']}.{koppen['webhook-timestamp']}.".encode() + body
    if abs(time.time() - int(koppen["webhook-timestamp"])) > MARGE_SECONDEN:
        return False
    sleutel = base64.b64decode(geheim.removeprefix("whsec_"))
    goed = base64.b64encode(hmac.digest(sleutel, gezegd, hashlib.sha256)).decode()
    return any(secrets.compare_digest(f"v1,{goed}", deel) for deel in koppen["webhook-signature"].split())


def maak_sleutel() -> None:
    """A new key pair: the secret half to a file of yours only, the public half to paste at /mijn/koppelvlak/."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    pem = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    BESTAND.touch(mode=0o600)
    BESTAND.write_bytes(pem)
    openbaar = sleutel.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    print(openbaar.decode(), end="")


def main(argumenten: list[str]) -> None:
    """What the command line asks."""
    match argumenten:
        case ["sleutel"]:
            maak_sleutel()
        case ["lees", client_id, wat]:
            for regel in systeem(client_id).lees(wat):
                print(json.dumps(regel, ensure_ascii=False))
        case ["kop", client_id, wat]:
            for naam, waarde in systeem(client_id).koppen(f"{PORTAAL}/api/v1/mijn/{wat}").items():
                print(f"{naam}: {waarde}")
        case _:
            print(__doc__)


def systeem(client_id: str) -> Systeem:
    """The system with the key in the file."""
    sleutel = serialization.load_pem_private_key(BESTAND.read_bytes(), None)
    if not isinstance(sleutel, ec.EllipticCurvePrivateKey):
        raise SystemExit("Deze sleutel is geen EC-sleutel.")
    return Systeem(client_id, sleutel)


if __name__ == "__main__":
    main(sys.argv[1:])
