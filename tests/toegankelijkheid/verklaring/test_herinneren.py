"""The mailbox hears in time that the status gets lower by itself, and not every day."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.outbox.relay import deliver_due
from tests.factories.verklaring import OnderzoekFactory, make_verklaring
from toegankelijkheid.verklaring.herinneren import remind
from toegankelijkheid.verklaring.models import Verklaring

pytestmark = pytest.mark.django_db

Wacht = Callable[[int], None]


@pytest.fixture
def wacht(monkeypatch: pytest.MonkeyPatch) -> Wacht:
    """Some days go by."""
    begin = timezone.localdate()

    def _wacht(dagen: int) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *_: begin + timedelta(days=dagen))

    return _wacht


def test_two_months_one_month_and_a_week_before_the_end(wacht: Wacht) -> None:
    OnderzoekFactory(gepland_op=timezone.localdate() + timedelta(days=100))
    make_verklaring()
    gemaild = []
    for dag in range(101):
        wacht(dag)
        if remind():
            gemaild.append(dag)

    assert gemaild == [40, 70, 93]
    assert deliver_due(at_most=10) == 3
    assert {brief.to[0] for brief in mail.outbox} == {"hulp@portaal.example"}
    assert "loopt af" in mail.outbox[0].subject


def test_a_reminder_about_a_version_that_was_replaced_is_not_sent(wacht: Wacht) -> None:
    OnderzoekFactory(gepland_op=timezone.localdate() + timedelta(days=50))
    make_verklaring()
    assert remind()
    make_verklaring()

    deliver_due(at_most=10)

    assert mail.outbox == []


def test_without_a_statement_there_is_nothing_to_remind_of() -> None:
    assert not remind()
    assert not Verklaring.objects.exists()
