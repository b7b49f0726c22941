"""A beheerder turns the assistant off and it is off within seconds; without a database the last position holds."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from wagtail.models import ModelLogEntry

from wegwijzer_ai.bediening import service
from wegwijzer_ai.bediening.service import generator_is_on, look_now, turn, wegwijzer_is_on
from wegwijzer_ai.models import Schakelaar, Schakelnaam

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """No position of another test."""
    look_now()
    yield
    look_now()


@pytest.fixture
def beheerder() -> User:
    return User.objects.create_user("beheer")


def test_everything_is_on_until_somebody_turns_it_off(
    beheerder: User, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    assert wegwijzer_is_on()
    assert generator_is_on()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        turn(naam=Schakelnaam.WEGWIJZER, aan=False, reden="Onjuiste bedragen", door=beheerder)
    assert not wegwijzer_is_on()
    assert generator_is_on()


def test_another_process_follows_within_five_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 1000.0
    monkeypatch.setattr(service, "monotonic", lambda: clock)
    assert wegwijzer_is_on()
    Schakelaar.objects.create(naam=Schakelnaam.WEGWIJZER, aan=False, reden="Elders uitgezet")
    assert wegwijzer_is_on()
    clock += 2.1
    assert not wegwijzer_is_on()


def test_it_asks_the_database_once_in_two_seconds(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        for _ in range(50):
            wegwijzer_is_on()
            generator_is_on()


def test_without_a_database_the_last_position_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    Schakelaar.objects.create(naam=Schakelnaam.WEGWIJZER, aan=False, reden="Storing")
    assert not wegwijzer_is_on()

    def away(*_args: object) -> None:
        raise OperationalError("the database is away")

    look_now()
    with monkeypatch.context() as patch:
        patch.setattr(Schakelaar.objects, "values_list", away)
        assert not wegwijzer_is_on()


def test_the_log_of_the_admin_says_who_and_why(beheerder: User) -> None:
    turn(naam=Schakelnaam.GENERATOR, aan=False, reden="  Test van de noodstop ", door=beheerder)
    regel = ModelLogEntry.objects.get(action="wegwijzer_ai.schakelaar")
    assert regel.user == beheerder
    assert regel.data == {"aan": False, "reden": "Test van de noodstop"}


def test_nobody_turns_a_switch_without_a_reason(beheerder: User) -> None:
    with pytest.raises(ValueError, match="reason"):
        turn(naam=Schakelnaam.WEGWIJZER, aan=False, reden=" ", door=beheerder)
    assert not Schakelaar.objects.exists()
