"""The demo says of itself what is true: research is planned and none was done."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from toegankelijkheid.verklaring.models import Onderzoek, Verklaring

pytestmark = pytest.mark.django_db


def test_the_demo_shows_c_with_a_day_and_a_sample_and_doing_it_again_changes_nothing(
    client: Client, settings: Any
) -> None:
    settings.DEMO = True
    call_command("demo_redacteur")
    for _keer in range(2):
        call_command("demo_verklaring")

    [verklaring], [onderzoek] = Verklaring.objects.all(), Onderzoek.objects.all()
    assert verklaring.status == "C"
    assert verklaring.opgesteld_door != verklaring.ondertekend_door
    assert onderzoek.paginas.count() >= 6
    assert "eerste maatregelen genomen" in client.get("/toegankelijkheid/").content.decode().lower()


def test_outside_the_demo_nothing_is_signed(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("demo_verklaring")
    assert not Verklaring.objects.exists()
