"""Forged, old and repeated answers of the provider: nobody gets in, and the audit log says so."""

import time
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client
from joserfc.jwk import RSAKey

from portal.toegang import oidc
from portal.toegang.fouten import Verlopen
from portal.verantwoording.models import AuditRegel
from tests.factories.digid import ANDERE_SLEUTEL, SLEUTEL, NepDigid
from tests.portal.toegang.conftest import Inloggen
from tests.valkey import read_valkey

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.toegang.urls")]
NU = int(time.time())


def assert_refused(client: Client, status: int) -> None:
    assert status == 403
    assert client.get("/mijn/").status_code == 302
    assert AuditRegel.objects.filter(actie="inloggen").latest("volgnummer").resultaat == "geweigerd"


@pytest.mark.norm("B1")
@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://kwaad.example"},
        {"iss": None},
        {"aud": "een ander portaal"},
        {"aud": ["portaal", "een ander portaal"]},
        {"aud": []},
        {"aud": None},
        {"exp": NU - 60},
        {"exp": None},
        {"exp": "morgen"},
        {"iat": NU - 3600},
        {"iat": NU + 3600},
        {"iat": None},
        {"nbf": NU + 3600},
        {"nonce": "van een ander"},
        {"nonce": None},
        {"nonce": ["lijst"]},
        {"sub": None},
        {"bsn": None},
        {"bsn": "123456789"},
        {"bsn": {"waarde": "999990019"}},
    ],
    ids=str,
)
def test_a_token_with_a_wrong_claim_is_refused(
    client: Client, inloggen: Inloggen, digid: NepDigid, claims: dict[str, Any]
) -> None:
    digid.claims = claims
    assert_refused(client, inloggen().status_code)


@pytest.mark.norm("B1")
def test_a_list_with_only_us_as_audience_is_right(inloggen: Inloggen, digid: NepDigid) -> None:
    digid.claims = {"aud": ["portaal"]}
    assert inloggen().status_code == 302


@pytest.mark.norm("B1")
@pytest.mark.parametrize(
    ("alg", "sleutel"),
    [
        ("none", SLEUTEL),
        ("HS256", SLEUTEL.as_pem(private=False)),
        ("RS384", SLEUTEL),
        ("RS256", RSAKey.generate_key(2048, {"kid": "een"})),
        ("RS256", ANDERE_SLEUTEL),
    ],
    ids=["none", "HS256 with the public key", "not on the list", "forged key", "unknown key"],
)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    client: Client, inloggen: Inloggen, digid: NepDigid, alg: str, sleutel: RSAKey | bytes
) -> None:
    digid.alg, digid.sleutel = alg, sleutel
    assert_refused(client, inloggen().status_code)


@pytest.mark.norm("B1")
def test_a_token_that_was_changed_is_refused(
    client: Client, inloggen: Inloggen, digid: NepDigid, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, _, signature = digid.id_token("x").split(".")
    digid.claims = {"bsn": "999990020"}
    other = digid.id_token("x").split(".")[1]
    monkeypatch.setattr(digid, "id_token", lambda _code: f"{head}.{other}.{signature}")
    assert_refused(client, inloggen().status_code)


@pytest.mark.parametrize("token", ["", "a.b.c", "niets", "e30.e30."])
def test_what_is_no_token_is_refused(
    client: Client, inloggen: Inloggen, digid: NepDigid, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setattr(digid, "id_token", lambda _code: token)
    assert_refused(client, inloggen().status_code)


def test_ps256_is_accepted(inloggen: Inloggen, digid: NepDigid) -> None:
    digid.alg = "PS256"
    assert inloggen().status_code == 302


def test_a_key_that_is_too_short_is_refused(client: Client, inloggen: Inloggen, digid: NepDigid) -> None:
    with pytest.warns(match="2048"):
        kort = RSAKey.generate_key(1024, {"kid": "kort"})
    digid.sleutel, digid.sleutels = kort, [kort]
    assert_refused(client, inloggen().status_code)


def test_a_new_key_of_the_provider_is_fetched_but_not_for_every_forgery(inloggen: Inloggen, digid: NepDigid) -> None:
    inloggen()
    digid.sleutel, digid.sleutels = ANDERE_SLEUTEL, [SLEUTEL, ANDERE_SLEUTEL]
    assert inloggen().status_code == 302
    assert len(digid.calls("/jwks")) == 2
    digid.sleutel = RSAKey.generate_key(2048, {"kid": "vals"})
    for _ in range(5):
        assert inloggen().status_code == 403
    assert len(digid.calls("/jwks")) == 2


@pytest.mark.norm("B1")
def test_an_answer_in_the_name_of_another_provider_is_refused(client: Client, inloggen: Inloggen) -> None:
    assert_refused(client, inloggen(iss="https://kwaad.example").status_code)


@pytest.mark.norm("B1")
@pytest.mark.parametrize("query", [{}, {"state": "geraden", "code": "x"}, {"code": "x"}], ids=str)
def test_an_answer_to_a_login_that_nobody_started_is_refused(
    client: Client, digid: NepDigid, query: dict[str, str]
) -> None:
    assert_refused(client, client.get("/inloggen/terug/", query).status_code)
    assert digid.calls("/token") == []


@pytest.mark.norm("B2")
def test_an_answer_works_once(client: Client, digid: NepDigid) -> None:
    location = client.get("/inloggen/digid/")["Location"]
    callback = f"/inloggen/terug/?{urlencode(digid.log_in(location))}"
    assert client.get(callback).status_code == 302
    client.post("/uitloggen/")
    assert_refused(client, client.get(callback).status_code)
    assert len(digid.calls("/token")) == 1


@pytest.mark.norm("B2")
def test_an_answer_works_in_the_browser_that_asked_only(client: Client, digid: NepDigid) -> None:
    location = client.get("/inloggen/digid/")["Location"]
    other = Client()
    other.get("/inloggen/digid/")
    assert_refused(other, other.get(f"/inloggen/terug/?{urlencode(digid.log_in(location))}").status_code)


@pytest.mark.norm("B2")
def test_of_two_answers_with_one_code_at_the_same_moment_one_comes_through(client: Client, digid: NepDigid) -> None:
    first, second = (client.get("/inloggen/digid/")["Location"] for _ in range(2))
    answer = digid.log_in(first)
    assert client.get(f"/inloggen/terug/?{urlencode(answer)}").status_code == 302
    # The session is new by now; the mark on the code is what holds against a race.
    with pytest.raises(Verlopen):
        oidc._use_once(answer["code"])
    assert dict(parse_qsl(urlsplit(second).query))["state"] != answer["state"]


def test_two_tabs_may_log_in_and_old_ones_are_forgotten(client: Client, digid: NepDigid) -> None:
    locations = [client.get("/inloggen/digid/")["Location"] for _ in range(6)]
    assert client.get(f"/inloggen/terug/?{urlencode(digid.log_in(locations[0]))}").status_code == 403
    assert client.get(f"/inloggen/terug/?{urlencode(digid.log_in(locations[1]))}").status_code == 302


def test_a_forged_answer_does_not_log_out_who_is_in(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    client.get("/inloggen/terug/", {"state": "geraden", "code": "x"})
    assert client.get("/mijn/").status_code == 200


@pytest.mark.norm("B47")
def test_the_bsn_is_in_no_log_no_url_and_not_readable_in_the_cache(
    client: Client, inloggen: Inloggen, digid: NepDigid, capfd: pytest.CaptureFixture[str]
) -> None:
    urls = [inloggen()["Location"], client.post("/uitloggen/")["Location"]]
    inloggen()
    digid.claims = {"acr": "te laag"}
    urls += [inloggen().get("Location", "")]
    assert "999990019" not in "".join(urls)
    assert "999990019" not in "".join(capfd.readouterr())
    assert "999990019" not in str(list(AuditRegel.objects.values()))
    assert not [sleutel for sleutel, inhoud in read_valkey() if "999990019" in inhoud]
