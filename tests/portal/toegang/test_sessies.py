"""The session: unreadable from outside, renewed at login, over in time and really over."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from redis.exceptions import ConnectionError as RedisConnectionError

from portal.core.betrokkene import Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.sessies import SessionStore
from portal.toegang.versleuteling import Onleesbaar, cache_name, seal, unseal
from tests.portal.toegang.conftest import Inloggen, Klok

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.toegang.urls")]
MINUUT = 60


def redis_content() -> dict[bytes, bytes]:
    redis = cache._cache.get_client()  # type: ignore[attr-defined]
    # The line at the login keeps sets beside what sessions keep.
    lees = {b"string": redis.get}
    return {key: lees.get(redis.type(key), redis.dump)(key) or b"" for key in redis.scan_iter()}


def logged_in(client: Client) -> bool:
    return client.get("/mijn/").status_code == 200


@pytest.mark.norm("B5")
def test_the_session_id_is_new_after_logging_in_and_the_old_one_is_dead(client: Client, inloggen: Inloggen) -> None:
    client.get("/inloggen/digid/")
    planted = client.cookies["sessie"].value
    inloggen()
    assert client.cookies["sessie"].value != planted
    attacker = Client()
    attacker.cookies["sessie"] = planted
    assert not logged_in(attacker)

    before = client.cookies["sessie"].value
    inloggen(niveau="hoog")
    inloggen()
    assert client.cookies["sessie"].value != before


@pytest.mark.norm("B6")
def test_fifteen_minutes_without_activity_ends_the_session(client: Client, inloggen: Inloggen, klok: Klok) -> None:
    inloggen()
    klok.verder += 15 * MINUUT - 1
    assert logged_in(client)
    klok.verder += 15 * MINUUT - 1
    assert logged_in(client)
    klok.verder += 15 * MINUUT + 1
    assert not logged_in(client)


@pytest.mark.norm("B6")
def test_two_hours_is_the_end_whatever_one_does(client: Client, inloggen: Inloggen, klok: Klok) -> None:
    inloggen()
    for _ in range(11):
        klok.verder += 10 * MINUUT
        assert logged_in(client)
    klok.verder += 10 * MINUUT - 2
    assert logged_in(client)
    klok.verder += 3
    assert not logged_in(client)


@pytest.mark.norm("B6")
def test_what_a_page_asks_by_itself_is_no_activity(client: Client, inloggen: Inloggen, klok: Klok) -> None:
    inloggen()
    for _ in range(14):
        klok.verder += MINUUT
        assert client.get("/mijn/poll/").status_code == 200
    klok.verder += MINUUT + 1
    assert client.get("/mijn/poll/").status_code == 302
    assert not logged_in(client)


@pytest.mark.norm("B6")
def test_the_cache_forgets_by_itself_at_the_same_moment(client: Client, inloggen: Inloggen, klok: Klok) -> None:
    inloggen()
    redis = cache._cache.get_client()  # type: ignore[attr-defined]
    key = client.cookies["sessie"].value
    names = [cache.make_key(cache_name(session_key=key, doel=doel)) for doel in ("sessie", "sessie-actief")]
    assert all(14 * MINUUT < redis.ttl(name) <= 15 * MINUUT for name in names)
    # Activity every ten minutes until five are left of the two hours.
    for _ in range(11):
        klok.verder += 10 * MINUUT
        assert logged_in(client)
    klok.verder += 5 * MINUUT
    assert logged_in(client)
    assert all(4 * MINUUT < redis.ttl(name) <= 5 * MINUUT for name in names)


@pytest.mark.norm("B8")
def test_logging_out_ends_everything(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    stolen = Client()
    stolen.cookies["sessie"] = client.cookies["sessie"].value
    page = client.get("/mijn/")
    assert page["Cache-Control"] == "no-store"

    answer = client.post("/uitloggen/")
    assert answer.status_code == 303
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'
    assert answer["Location"].split("?")[0].endswith("/digid/end_session")
    assert "post_logout_redirect_uri=http%3A%2F%2Ftestserver%2Fuitgelogd%2F" in answer["Location"]
    assert "id_token" not in answer["Location"]
    assert client.cookies["sessie"].value == ""
    assert not logged_in(stolen)
    # Only the mark that it ended is left, and the provider's documents.
    assert not [key for key in redis_content() if b":sessie:" in key or b"sessie-actief" in key]
    assert b"U bent uitgelogd" in client.get("/uitgelogd/").content


def test_logging_out_works_without_a_login(client: Client) -> None:
    assert client.post("/uitloggen/")["Location"] == "/uitgelogd/"


def test_logging_out_works_without_the_provider(client: Client, inloggen: Inloggen, settings: Settings) -> None:
    inloggen()
    settings.INLOGMIDDELEN["digid"]["issuer"] = "http://localhost:1/digid"
    assert client.post("/uitloggen/")["Location"] == "/uitgelogd/"
    assert not logged_in(client)


@pytest.mark.norm("B26")
def test_logging_out_takes_a_post_with_a_token(inloggen: Inloggen) -> None:
    strict = Client(enforce_csrf_checks=True)
    inloggen(browser=strict)
    assert strict.get("/uitloggen/").status_code == 405
    assert strict.post("/uitloggen/").status_code == 403
    assert logged_in(strict)


@pytest.mark.norm("B48")
def test_who_reads_the_cache_reads_nothing(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    client.get("/mijn/naam/")
    key = client.cookies["sessie"].value.encode()
    content = redis_content()
    assert content
    for name, value in content.items():
        assert key not in name + value
        assert b"999990019" not in value
        assert b"Noor" not in value


@pytest.mark.norm("B48")
def test_a_value_opens_for_its_own_session_and_purpose_only() -> None:
    sealed = seal(b"geheim", session_key="een", doel="sessie")
    assert unseal(sealed, session_key="een", doel="sessie") == b"geheim"
    assert sealed != seal(b"geheim", session_key="een", doel="sessie")
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for wrong, key, doel in (
        (sealed, "twee", "sessie"), (sealed, "een", "bronnen"), (changed, "een", "sessie"), (b"", "een", "sessie")
    ):  # fmt: skip
        with pytest.raises(Onleesbaar):
            unseal(wrong, session_key=key, doel=doel)


def test_a_new_key_of_the_site_ends_all_sessions(client: Client, inloggen: Inloggen, settings: Settings) -> None:
    inloggen()
    settings.SESSIE_SLEUTEL = "nieuwe-sleutel-van-minstens-32-tekens-lang"
    assert not logged_in(client)


def test_a_session_that_ended_does_not_come_back_by_a_request_that_still_runs() -> None:
    store = SessionStore()
    store["wat"] = 1
    store.save()
    running = SessionStore(store.session_key)
    assert running["wat"] == 1
    store.flush()
    running["wat"] = 2
    with pytest.raises(UpdateError):
        running.save()
    assert SessionStore(running.session_key).get("wat") is None


def test_activity_never_writes_old_data_over_new() -> None:
    store = SessionStore()
    store["wat"] = "oud"
    store.save()
    slow = SessionStore(store.session_key)
    assert slow["wat"] == "oud"
    store["wat"] = "nieuw"
    store.save()
    assert SessionStore(store.session_key)["wat"] == "nieuw"


def test_a_session_may_be_saved_before_it_has_a_key_or_was_read() -> None:
    store = SessionStore()
    store.save()
    assert store.session_key
    again = SessionStore(store.session_key)
    again._session_cache = {"wat": 1}  # type: ignore[attr-defined]
    again.save()
    assert SessionStore(store.session_key)["wat"] == 1


def test_a_key_that_is_taken_is_not_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store = SessionStore()
    store.create()
    taken = store.session_key
    second = SessionStore(taken)
    with pytest.raises(CreateError):
        second.save(must_create=True)
    keys = iter([taken, "een-sleutel-die-vrij-is"])
    monkeypatch.setattr(second, "_get_new_session_key", lambda: next(keys))
    second.create()
    assert second.session_key == "een-sleutel-die-vrij-is"


def test_the_engine_does_what_django_asks_of_it() -> None:
    store = SessionStore()
    store["wat"] = 1
    store.create()
    old = store.session_key
    assert old is not None
    assert store.exists(old)
    store["wat"] = 2
    store.cycle_key()
    assert not SessionStore().exists(old)
    store.save()
    assert SessionStore(store.session_key)["wat"] == 2
    assert store.get_expire_at_browser_close()
    SessionStore.clear_expired()
    SessionStore().delete()


@pytest.mark.norm("B56")
def test_without_the_cache_nobody_is_logged_in_and_nothing_breaks(
    client: Client, inloggen: Inloggen, monkeypatch: pytest.MonkeyPatch
) -> None:
    inloggen()

    def gone(*_args: object, **_kwargs: object) -> None:
        raise RedisConnectionError

    monkeypatch.setattr(cache, "get_many", gone)
    assert not logged_in(client)


def test_the_person_survives_the_session_unchanged() -> None:
    persoon = Sessiepersoon(
        handelende=Persoon(Bsn("999990019")),
        naam="Noor",
        niveau=Niveau.HOOG,
        ingelogd_op=datetime.now(UTC),
        middel="digid",
    )
    assert Sessiepersoon.from_session(persoon.to_session()) == persoon
