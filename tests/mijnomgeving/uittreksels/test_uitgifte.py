"""B50: the protocol of OpenID4VCI as a wallet meets it, and each way in which it may not be done."""

import base64
import json
import time
import zlib
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from joserfc import jwt
from jwcrypto.jwk import JWK
from pytest_django import Settings

from mijnomgeving.federatie.bewijzen.wallet import present
from mijnomgeving.toestemmingen.doelen import UITTREKSEL
from mijnomgeving.toestemmingen.services import withdraw
from mijnomgeving.uittreksels.bewijs import OngeldigBewijs, controle_url, status_uri, verify
from mijnomgeving.uittreksels.models import Uittreksel
from mijnomgeving.uittreksels.selectors import export_eigen, is_ingetrokken, list_ingetrokken
from mijnomgeving.uittreksels.services import forget, wipe_old
from mijnomgeving.uittreksels.sleutels import list_keys, signing_key
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.uittreksels.conftest import TIM, Wallet, make

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B50")]


def payload(sd_jwt: str) -> dict[str, Any]:
    deel = sd_jwt.split("~", maxsplit=1)[0].split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(deel + "=="))
    return found


def test_a_wallet_finds_its_way_by_the_metadata(wallet: Wallet) -> None:
    meta = wallet.client.get("/.well-known/openid-credential-issuer").json()
    server = wallet.client.get("/.well-known/oauth-authorization-server").json()
    assert meta["credential_issuer"] == server["issuer"]
    assert server["pre-authorized_grant_anonymous_access_supported"] is True
    persoon = meta["credential_configurations_supported"]["uittreksel-persoon"]
    assert (persoon["format"], persoon["cryptographic_binding_methods_supported"]) == ("dc+sd-jwt", ["jwk"])
    soort = wallet.client.get(persoon["vct"].removeprefix(meta["credential_issuer"])).json()
    assert soort["vct"] == persoon["vct"]
    assert {"path": ["naam"], "display": [{"lang": "nl", "label": "Naam"}], "sd": "always"} in soort["claims"]
    assert wallet.client.get("/uittreksels/soort/niets").status_code == 404


def test_the_credential_is_bound_to_the_wallet_and_shows_nothing_by_itself(tim: Bezoeker, wallet: Wallet) -> None:
    bewijs = wallet.fetch(make(tim))
    claims = payload(bewijs.sd_jwt)
    assert claims["cnf"]["jwk"]["x"] == wallet.key.export_public(as_dict=True)["x"]
    assert claims["status"]["status_list"]["uri"] == status_uri(1)
    assert not {"naam", "geboortedatum"} & set(claims)
    assert TIM not in bewijs.sd_jwt
    assert {naam: waarde for naam, _label, waarde in bewijs.velden}["geboortedatum"] == "1993-09-21"


def test_a_code_works_once(tim: Bezoeker, wallet: Wallet) -> None:
    opgehaald = make(tim)
    token = wallet.token(opgehaald.code, opgehaald.pincode).json()["access_token"]
    again = wallet.token(opgehaald.code, opgehaald.pincode)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert wallet.credential(token).status_code == 200
    later = wallet.credential(token)
    assert (later.status_code, later.json()["error"]) == (401, "invalid_token")


def test_after_five_wrong_pincodes_the_offer_is_gone(tim: Bezoeker, wallet: Wallet) -> None:
    opgehaald = make(tim)
    fout = "000000" if opgehaald.pincode != "000000" else "000001"
    for _poging in range(5):
        assert wallet.token(opgehaald.code, fout).json()["error"] == "invalid_grant"
    assert wallet.token(opgehaald.code, opgehaald.pincode).status_code == 400
    assert Uittreksel.objects.get().inhoud is None
    assert "Dit aanbod is voorbij" in tim.ga("/mijn/uittreksels/ophalen/").tekst


def test_an_offer_ends_after_ten_minutes_and_what_it_said_is_wiped(tim: Bezoeker, wallet: Wallet) -> None:
    opgehaald = make(tim)
    Uittreksel.objects.update(aanbod_tot=timezone.now() - timedelta(seconds=1))
    assert wallet.token(opgehaald.code, opgehaald.pincode).status_code == 400
    assert wipe_old() == 1
    assert not Uittreksel.objects.exists()


@pytest.mark.parametrize(
    ("hoe", "fout"),
    [
        ({"kop": {"typ": "JWT"}}, "invalid_proof"),
        ({"aud": "https://een-ander.example"}, "invalid_proof"),
        ({"iat": int(time.time()) - 3600}, "invalid_proof"),
        ({"nonce": "zelf-bedacht"}, "invalid_nonce"),
        ({"kop": {"jwk": JWK.generate(kty="EC", crv="P-256").export_public(as_dict=True)}}, "invalid_proof"),
    ],
)
def test_a_wallet_that_does_not_prove_its_key_gets_nothing(
    tim: Bezoeker, wallet: Wallet, hoe: dict[str, Any], fout: str
) -> None:
    opgehaald = make(tim)
    token = wallet.token(opgehaald.code, opgehaald.pincode).json()["access_token"]
    antwoord = wallet.credential(token, proof=wallet.proof(**hoe))
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, fout)
    # The wallet may try again.
    assert wallet.credential(token).status_code == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"credential_configuration_id": 1, "proofs": {"jwt": ["a"]}}'])
def test_a_request_that_is_none_is_refused(tim: Bezoeker, wallet: Wallet, body: bytes) -> None:
    opgehaald = make(tim)
    token = wallet.token(opgehaald.code, opgehaald.pincode).json()["access_token"]
    antwoord = wallet.client.post(
        "/uittreksels/credential", body, content_type="application/json", headers={"Authorization": f"Bearer {token}"}
    )
    assert antwoord.json()["error"] == "invalid_credential_request"


def test_a_token_is_for_its_own_extract(tim: Bezoeker, wallet: Wallet) -> None:
    opgehaald = make(tim)
    token = wallet.token(opgehaald.code, opgehaald.pincode).json()["access_token"]
    assert wallet.credential(token, "inkomen").json()["error"] == "unknown_credential_configuration"
    assert wallet.credential(token).status_code == 200
    assert wallet.client.post("/uittreksels/token", {"grant_type": "password"}).json()["error"] == (
        "unsupported_grant_type"
    )
    assert wallet.client.get("/uittreksels/token").status_code == 405


def test_nobody_reads_an_offer_in_the_database(tim: Bezoeker) -> None:
    opgehaald = make(tim)
    rij = Uittreksel.objects.get()
    bewaard = b"|".join(
        bytes(waarde) if isinstance(waarde, bytes | memoryview) else str(waarde).encode()
        for waarde in Uittreksel.objects.values_list().get()
    )
    for geheim in (opgehaald.code, opgehaald.pincode, TIM, "Linden", "1993"):
        assert geheim.encode() not in bewaard.replace(str(rij.aangeboden_op).encode(), b"")


def test_a_withdrawn_consent_ends_every_extract(tim: Bezoeker, wallet: Wallet, tim_zelf: Sessiepersoon) -> None:
    wallet.fetch(make(tim))
    make(tim, "adres")
    withdraw(persoon=tim_zelf, doel=UITTREKSEL)
    assert Uittreksel.objects.filter(ingetrokken_op=None).count() == 0
    assert tim.client.post("/mijn/uittreksels/maken/persoon/").status_code == 303
    assert "Vindt u dit goed?" in tim.ga("/mijn/uittreksels/").tekst
    assert Uittreksel.objects.count() == 2


def test_nobody_else_sees_or_ends_the_extract_of_tim(
    tim: Bezoeker, wallet: Wallet, ingelogd: Ingelogd, daan: Sessiepersoon
) -> None:
    wallet.fetch(make(tim))
    kenmerk = Uittreksel.objects.get().kenmerk
    ander = Bezoeker(ingelogd(Client(), daan))
    assert ander.ga(f"/mijn/uittreksels/{kenmerk}/intrekken/").status == 404
    assert ander.client.post(f"/mijn/uittreksels/{kenmerk}/intrekken/").status_code == 404
    assert "U maakte nog geen uittreksels." in ander.ga("/mijn/uittreksels/").tekst
    assert ander.raw("/mijn/uittreksels/ophalen/").status_code == 303
    assert Uittreksel.objects.get().ingetrokken_op is None


def test_the_list_of_states_says_which_were_withdrawn(tim: Bezoeker, wallet: Wallet) -> None:
    claims = payload(wallet.fetch(make(tim)).sd_jwt)
    plaats = claims["status"]["status_list"]["idx"]
    assert state(wallet, plaats) == 0
    Uittreksel.objects.update(ingetrokken_op=timezone.now())
    assert list_ingetrokken(lijst=1) == [plaats]
    assert state(wallet, plaats) == 1
    assert wallet.client.get("/uittreksels/status/0").status_code == 404


def state(wallet: Wallet, plaats: int) -> int:
    """The bit at this place of the published list, whose signature holds."""
    antwoord = wallet.client.get("/uittreksels/status/1")
    assert antwoord.headers["Content-Type"] == "application/statuslist+jwt"
    token = jwt.decode(antwoord.content.decode(), signing_key())
    assert token.header["typ"] == "statuslist+jwt"
    assert token.claims["sub"] == status_uri(1)
    lijst = token.claims["status_list"]
    assert lijst["bits"] == 1
    bits = zlib.decompress(base64.urlsafe_b64decode(lijst["lst"] + "=="))
    return bits[plaats // 8] >> (plaats % 8) & 1


def test_after_a_new_key_what_the_old_one_signed_stays_provable(
    tim: Bezoeker, wallet: Wallet, settings: Settings
) -> None:
    bewijs = wallet.fetch(make(tim))
    oud, settings.UITTREKSEL_SLEUTEL = settings.UITTREKSEL_SLEUTEL, "een-nieuwe-sleutel-van-minstens-32-tekens"
    tekst = present(bewijs, tonen=["naam"], voor=controle_url(), woord="")
    with pytest.raises(OngeldigBewijs):
        verify(tekst)
    settings.UITTREKSEL_SLEUTELS_VORIGE = [oud]
    assert verify(tekst).getoond == {"naam": "Tim Johannes van der Linden"}
    gepubliceerd = {key["kid"] for key in wallet.client.get("/.well-known/jwt-vc-issuer").json()["jwks"]["keys"]}
    assert gepubliceerd == set(list_keys())
    assert "d" not in wallet.client.get("/.well-known/jwt-vc-issuer").json()["jwks"]["keys"][0]


def test_who_closes_the_account_is_no_longer_known_here(tim: Bezoeker, wallet: Wallet, tim_zelf: Sessiepersoon) -> None:
    wallet.fetch(make(tim))
    make(tim, "adres")
    assert [regel["soort"] for regel in export_eigen(betrokkene=tim_zelf.betrokkene)] == ["adres", "persoon"]
    assert forget(betrokkene=tim_zelf.betrokkene) == 2
    [rij] = Uittreksel.objects.all()
    assert rij.betrokkene == ""
    # What a wallet has can still be checked.
    assert not is_ingetrokken(lijst=rij.lijst, plaats=rij.plaats)


@pytest.mark.parametrize("soort", ["adres", "inkomen", "diploma"])
def test_every_kind_says_what_its_source_says(tim: Bezoeker, wallet: Wallet, soort: str) -> None:
    velden = {naam: waarde for naam, _label, waarde in wallet.fetch(make(tim, soort), soort).velden}
    verwacht = {
        "adres": ("adres", "Eerste Oosterparklaan 112, 3544 AK UTRECHT"),
        "inkomen": ("bedrag_in_euro", "43900"),
        "diploma": ("niveau", "mbo 4"),
    }[soort]
    assert velden[verwacht[0]] == verwacht[1]


def test_of_a_silent_source_no_extract_is_made(tim: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("brp", "fout_500")
    pagina = tim.ga("/mijn/uittreksels/maken/persoon/")
    assert pagina.ontbreekt("Basisregistratie Personen (BRP)")
    tim.client.post("/mijn/uittreksels/maken/persoon/")
    assert not Uittreksel.objects.exists()


def test_the_page_asks_consent_first(tim: Bezoeker, tim_zelf: Sessiepersoon) -> None:
    withdraw(persoon=tim_zelf, doel=UITTREKSEL)
    pagina = tim.ga("/mijn/uittreksels/")
    assert "Vindt u dit goed?" in pagina.tekst
    assert "/mijn/uittreksels/maken/persoon/" not in pagina.html
    assert tim.ga("/mijn/uittreksels/maken/niets/").status == 404
