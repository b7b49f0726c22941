"""A conversation is remembered for half an hour, and only who has its id can read it."""

import pytest
from django.core.cache import cache
from pydantic import TypeAdapter
from redis.exceptions import ConnectionError as RedisConnectionError

from tests.wegwijzer_ai.gesprekken import beurt
from wegwijzer_ai.antwoord.model import Gespreksstand
from wegwijzer_ai.gesprek import opslag
from wegwijzer_ai.gesprek.model import MAX_BEURTEN, new_gesprek
from wegwijzer_ai.weergave import show

pytestmark = pytest.mark.django_db


def redis_content() -> dict[bytes, bytes]:
    redis = cache._cache.get_client()  # type: ignore[attr-defined]
    return {key: redis.get(key) or b"" for key in redis.scan_iter()}


def test_what_was_kept_comes_back_as_it_was() -> None:
    stand = Gespreksstand("wat kost een paspoort", ("product:paspoort",), "gm0344", "ondernemer", frozenset({"plaats"}))
    gesprek = new_gesprek().with_turn(show(beurt("wat kost een paspoort")), stand=stand)

    opslag.save(gesprek)

    assert opslag.load(gesprek.id) == gesprek


def test_who_reads_the_cache_reads_nothing() -> None:
    gesprek = new_gesprek().with_turn(
        show(beurt("mijn man is overleden")), stand=Gespreksstand("mijn man is overleden")
    )
    opslag.save(gesprek)

    inhoud = b"".join(key + value for key, value in redis_content().items())

    assert inhoud
    assert b"overleden" not in inhoud
    assert gesprek.id.encode() not in inhoud


def test_an_id_opens_only_its_own_conversation() -> None:
    een, ander = new_gesprek(), new_gesprek()
    opslag.save(een)
    opslag.save(ander)
    redis = cache._cache.get_client()  # type: ignore[attr-defined]
    sleutels = list(redis.scan_iter())
    redis.set(sleutels[0], redis.get(sleutels[1]))

    assert [opslag.load(een.id), opslag.load(ander.id)].count(None) == 1
    assert opslag.load("verzonnen") is None


def test_it_is_gone_half_an_hour_after_the_last_turn() -> None:
    gesprek = new_gesprek()
    opslag.save(gesprek)
    redis = cache._cache.get_client()  # type: ignore[attr-defined]
    (sleutel,) = redis.scan_iter()

    assert 29 * 60 < redis.ttl(sleutel) <= 30 * 60


def test_wiping_it_leaves_nothing() -> None:
    gesprek = new_gesprek()
    opslag.save(gesprek)

    opslag.wipe(gesprek.id)

    assert redis_content() == {}


def test_a_long_conversation_keeps_its_last_turns() -> None:
    gesprek = new_gesprek()
    for nummer in range(MAX_BEURTEN + 2):
        gesprek = gesprek.with_turn(show(beurt(f"vraag {nummer}")), stand=Gespreksstand())

    assert gesprek.beurten[0].vraag == "vraag 2"
    assert len(gesprek.beurten) == MAX_BEURTEN


def test_what_another_version_kept_is_no_conversation_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    gesprek = new_gesprek()
    opslag.save(gesprek)
    monkeypatch.setattr(opslag, "_VORM", TypeAdapter(list[int]))

    assert opslag.load(gesprek.id) is None


def test_without_the_cache_there_is_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object, **_kwargs: object) -> None:
        raise RedisConnectionError

    for naam in ("get", "set", "delete"):
        monkeypatch.setattr(cache, naam, away)

    for doe in (lambda: opslag.load("x"), lambda: opslag.save(new_gesprek()), lambda: opslag.wipe("x")):
        with pytest.raises(opslag.GeenGeheugen):
            doe()
