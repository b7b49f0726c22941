"""Staff logs in at the counter with two factors and a role, and is out as soon as the organisation says so."""

import time
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from joserfc import jwt

from portal.core.nummers import Oin
from portal.toegang.medewerkers.accounts import EigenAccount, block, list_accounts, unblock
from portal.toegang.medewerkers.afmelden import GEBEURTENIS
from portal.toegang.medewerkers.models import Medewerkeraccount
from portal.verantwoording.models import AuditRegel
from tests.factories.digid import ANDERE_SLEUTEL, SLEUTEL, NepDigid
from tests.factories.medewerkers import medewerker
from tests.portal.toegang.conftest import Klok, klok
from tests.portal.toegang.medewerkers.conftest import FATIMA, Inloggen

__all__ = ["klok"]
pytestmark = pytest.mark.django_db
AFMELDEN = "/loket/inloggen/gemeente-utrecht/afmelden/"
UTRECHT = Oin("00000001002220647000")


def is_in(browser: Client) -> bool:
    return browser.get("/loket/").status_code == 200


def last(actie: str = "inloggen") -> AuditRegel:
    return AuditRegel.objects.filter(actie=actie).latest("volgnummer")


def logout_token(provider: NepDigid, *, sleutel: Any = SLEUTEL, **anders: Any) -> str:
    nu = int(time.time())
    claims = {
        "iss": provider.issuer, "aud": "portaal", "iat": nu, "exp": nu + 120, "jti": f"j{time.monotonic_ns()}",
        "events": {GEBEURTENIS: {}}, "sid": "sessie-1",
    } | anders  # fmt: skip
    claims = {naam: waarde for naam, waarde in claims.items() if waarde is not None}
    return jwt.encode({"alg": "RS256", "kid": sleutel.kid, "typ": "logout+jwt"}, claims, sleutel, algorithms=["RS256"])


def meld_af(token: str) -> HttpResponse:
    return Client(enforce_csrf_checks=True).post(AFMELDEN, {"logout_token": token})  # type: ignore[return-value]


@pytest.mark.norm("B9")
def test_fatima_logs_in_and_sees_her_name_and_organisation(client: Client, inloggen: Inloggen) -> None:
    antwoord = inloggen(volgende="/loket/toetsen/")
    assert antwoord["Location"] == "/loket/toetsen/"
    pagina = client.get("/loket/").content.decode()
    assert "Fatima Aydin" in pagina
    assert "Gemeente Utrecht" in pagina
    assert (last().resultaat, last().organisatie, last().object) == ("gelukt", "Gemeente Utrecht", "loket")
    # Her name and her number stand nowhere in clear.
    account = Medewerkeraccount.objects.get()
    assert b"Fatima" not in bytes(account.inhoud)
    assert [een.naam for een in list_accounts(organisatie=UTRECHT)] == ["Fatima Aydin"]


@pytest.mark.norm("B9")
@pytest.mark.parametrize(
    ("claims", "soort"),
    [
        ({"amr": ["pwd"]}, "EenFactor"),
        ({"amr": []}, "EenFactor"),
        ({"amr": "mfa"}, "EenFactor"),
        ({"amr": None, "acr": "http://eidas.europa.eu/LoA/low"}, "EenFactor"),
        ({"roles": []}, "GeenRol"),
        ({"roles": None}, "GeenRol"),
        ({"roles": ["beheerder"]}, "GeenRol"),
        ({"roles": "balie"}, "GeenRol"),
        ({"name": None}, "TokenGeweigerd"),
        ({"name": "Fatima\nAydin"}, "TokenGeweigerd"),
        ({"sub": "x" * 256}, "TokenGeweigerd"),
        ({"aud": "een ander portaal"}, "TokenGeweigerd"),
        ({"nonce": "van een ander"}, "TokenGeweigerd"),
    ],
    ids=str,
)
def test_who_proves_too_little_stays_out(
    client: Client, inloggen: Inloggen, utrecht: NepDigid, claims: dict[str, Any], soort: str
) -> None:
    utrecht.claims = FATIMA | claims
    assert inloggen().status_code == 403
    assert not is_in(client)
    assert last().resultaat == "geweigerd"
    assert soort in last().object


@pytest.mark.norm("B9")
def test_a_provider_without_amr_proves_it_by_its_level(inloggen: Inloggen, utrecht: NepDigid) -> None:
    utrecht.claims = FATIMA | {"amr": None}
    assert inloggen().status_code == 302


@pytest.mark.norm("B9")
def test_a_blocked_account_is_out_at_the_next_request_and_does_not_come_back(
    client: Client, inloggen: Inloggen
) -> None:
    inloggen()
    fatima, hester = list_accounts(organisatie=UTRECHT)[0], medewerker("Hester Mol")
    assert block(door=hester, kenmerk=fatima.kenmerk)
    uit = client.get("/loket/")
    assert (uit.status_code, uit["Cache-Control"]) == (401, "no-store")
    assert "uitgezet" in uit.content.decode()
    assert client.get("/loket/").status_code == 302
    assert inloggen().status_code == 401
    assert unblock(door=hester, kenmerk=fatima.kenmerk)
    assert inloggen().status_code == 302
    assert last("account blokkeren").object == fatima.kenmerk[:16]


def test_nobody_blocks_the_own_account_or_one_of_another_organisation(inloggen: Inloggen) -> None:
    inloggen()
    kenmerk = list_accounts(organisatie=UTRECHT)[0].kenmerk
    assert not block(door=medewerker("Gerda Vos", organisatie="uwv"), kenmerk=kenmerk)
    with pytest.raises(EigenAccount):
        block(door=medewerker("Fatima Aydin"), kenmerk=medewerker("Fatima Aydin").kenmerk)


@pytest.mark.norm("B9")
@pytest.mark.parametrize("wat", [{}, {"sid": None, "sub": "fatima-aydin"}], ids=["one session", "everything of her"])
def test_the_organisation_logs_her_out_and_the_next_request_says_so(
    client: Client, inloggen: Inloggen, utrecht: NepDigid, wat: dict[str, Any]
) -> None:
    inloggen()
    assert meld_af(logout_token(utrecht, **wat)).status_code == 200
    assert client.get("/loket/").status_code == 401
    # She may log in again: that is a new session.
    utrecht.claims = FATIMA | {"sid": "sessie-2"}
    assert inloggen().status_code == 302
    assert is_in(client)


@pytest.mark.norm("B9")
@pytest.mark.parametrize(
    "anders",
    [
        {"iss": "https://kwaad.example"}, {"aud": "een ander"}, {"aud": ["portaal", "een ander"]}, {"events": None},
        {"events": {}}, {"events": {GEBEURTENIS: "ja"}}, {"nonce": "n"}, {"sid": None}, {"jti": None}, {"iat": None},
        {"exp": None}, {"exp": 1}, {"iat": int(time.time()) - 3600}, {"sleutel": ANDERE_SLEUTEL},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_or_old_log_out_ends_nothing(
    client: Client, inloggen: Inloggen, utrecht: NepDigid, anders: dict[str, Any]
) -> None:
    inloggen()
    assert meld_af(logout_token(utrecht, **anders)).status_code == 400
    assert is_in(client)
    assert last("afmelden").resultaat == "geweigerd"


def test_a_log_out_counts_once(utrecht: NepDigid) -> None:
    token = logout_token(utrecht)
    assert [meld_af(token).status_code, meld_af(token).status_code] == [200, 400]


def test_a_login_at_one_organisation_is_no_login_at_another(
    client: Client, inloggen: Inloggen, utrecht: NepDigid
) -> None:
    inloggen(organisatie="uwv")
    assert "UWV" in client.get("/loket/").content.decode()
    assert not list_accounts(organisatie=UTRECHT)
    # An answer for one never counts for a login that began at another browser.
    start = Client().get("/loket/inloggen/gemeente-utrecht/")
    antwoord = utrecht.log_in(start["Location"])
    assert client.get("/loket/inloggen/terug/", antwoord).status_code == 403


@pytest.mark.norm("B18")
def test_person_and_caseworker_never_share_a_session(client: Client, inloggen: Inloggen) -> None:
    sessie = client.session
    sessie["persoon"] = {"van": "Noor"}
    sessie.save()
    oud = client.cookies["sessie"].value if "sessie" in client.cookies else sessie.session_key
    inloggen()
    assert client.cookies["sessie"].value != oud
    assert "persoon" not in client.session
    assert client.get("/mijn/")["Location"].startswith("/inloggen/")


@pytest.mark.norm("B6")
def test_after_fifteen_minutes_without_a_request_she_logs_in_again(
    client: Client, inloggen: Inloggen, klok: Klok
) -> None:
    inloggen()
    klok.verder = 14 * 60 + 50
    assert is_in(client)
    klok.verder += 15 * 60 + 1
    terug = client.get("/loket/toetsen/")
    assert terug["Location"] == "/loket/inloggen/?next=%2Floket%2Ftoetsen%2F"


@pytest.mark.norm("B8")
def test_logging_out_ends_here_and_at_the_organisation(client: Client, inloggen: Inloggen, utrecht: NepDigid) -> None:
    inloggen()
    uit = client.post("/loket/uitloggen/")
    assert uit.status_code == 303
    assert uit["Location"].startswith(f"{utrecht.issuer}/end_session?")
    terug = dict(parse_qsl(urlsplit(uit["Location"]).query))["post_logout_redirect_uri"]
    assert urlsplit(terug).path == "/loket/uitgelogd/"
    assert uit["Clear-Site-Data"] == '"cache", "cookies"'
    assert not is_in(client)


@pytest.mark.norm("B30")
@pytest.mark.parametrize(
    "naar", ["/mijn/", "https://kwaad.example/", "//kwaad.example/loket/", "/loket/inloggen/uwv/", "/loketten/", ""]
)
def test_after_logging_in_one_stays_at_the_counter(inloggen: Inloggen, naar: str) -> None:
    assert inloggen(volgende=naar)["Location"] == "/loket/"


@pytest.mark.norm("B10")
def test_trying_on_and_on_is_stopped(inloggen: Inloggen, utrecht: NepDigid) -> None:
    utrecht.claims = FATIMA | {"amr": ["pwd"]}
    statussen = [inloggen().status_code for _ in range(32)]
    assert statussen[0] == 403
    assert statussen[-1] == 429


def test_the_counter_speaks_dutch_only(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    assert client.get("/en/loket/toetsen/")["Location"] == "/loket/toetsen/"


@pytest.mark.norm("B6")
def test_the_page_warns_before_the_session_ends_and_she_can_stay(
    client: Client, inloggen: Inloggen, klok: Klok
) -> None:
    inloggen()
    assert 'id="sessie"' in client.get("/loket/").content.decode()
    klok.verder = 14 * 60
    rest = client.post("/loket/inloggen/blijven/", headers={"X-Fragment": "1"}).json()["rest"]
    assert rest > 14 * 60 * 1000
    over = client.post("/loket/inloggen/verlopen/", {"_pagina": "/loket/toetsen/"})
    assert over["Location"] == "/loket/inloggen/?next=%2Floket%2Ftoetsen%2F&verlopen=ja"
    assert client.post("/loket/inloggen/blijven/").status_code == 401
    assert "Uw tijd was om" in client.get(over["Location"]).content.decode()
