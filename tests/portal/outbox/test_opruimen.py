"""Delivered messages go after their term; what still has to be brought, or was given up, stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.outbox import opruimen
from portal.outbox.models import OutboxBericht
from portal.outbox.opruimen import BEWAARTERMIJN, wipe_delivered

pytestmark = pytest.mark.django_db


def make(sleutel: str, **velden: object) -> None:
    OutboxBericht.objects.create(topic="proef", sleutel=sleutel, payload={}, volgende_poging=timezone.now(), **velden)


def test_only_what_was_delivered_long_ago_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opruimen, "PORTIE", 2)
    lang_geleden = timezone.now() - BEWAARTERMIJN - timedelta(minutes=1)
    for nummer in range(5):
        make(f"oud {nummer}", afgeleverd_op=lang_geleden)
    make("gisteren", afgeleverd_op=timezone.now() - timedelta(days=1))
    make("opgegeven", dood_op=lang_geleden)
    make("wacht")
    assert wipe_delivered() == 5
    assert set(OutboxBericht.objects.values_list("sleutel", flat=True)) == {"gisteren", "opgegeven", "wacht"}
