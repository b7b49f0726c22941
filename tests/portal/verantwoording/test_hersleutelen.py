"""B49: an operator replaces the keys; what was kept before can be read, and then the earlier keys go."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from mijnomgeving.berichten.models import Berichtmap
from portal.core import versleuteling
from portal.toegang.versleuteling import Onleesbaar as SessieOnleesbaar
from portal.toegang.versleuteling import seal as seal_sessie
from portal.toegang.versleuteling import unseal as unseal_sessie
from portal.verantwoording.kluis import Onleesbaar, relock, seal_json, unseal_json

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B49")]
NIEUW = "een-nieuwe-sleutel-van-minstens-32-tekens"


def keep(aantal: int) -> None:
    for nummer in range(aantal):
        naam = f"{nummer:064d}"
        Berichtmap.objects.create(betrokkene=naam, naam=seal_json(f"Map {nummer}", geheim=naam, doel="map"))


def read() -> list[object]:
    rijen = Berichtmap.objects.order_by("betrokkene")
    return [unseal_json(rij.naam, geheim=rij.betrokkene, doel="map") for rij in rijen]


def hersleutel(**opties: bool) -> str:
    uit = StringIO()
    call_command("hersleutel", stdout=uit, **opties)
    return uit.getvalue()


def replace_key(settings: Settings) -> None:
    settings.KLUIS_SLEUTELS_VORIGE = [settings.KLUIS_SLEUTEL]
    settings.KLUIS_SLEUTEL = NIEUW


def test_after_the_command_the_key_before_can_go(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.verantwoording.hersleutelen.PORTIE", 2)
    keep(5)
    replace_key(settings)
    assert read() == [f"Map {nummer}" for nummer in range(5)]
    with pytest.raises(CommandError, match="bewaar KLUIS_SLEUTELS_VORIGE"):
        hersleutel(tel=True)

    assert "mijnomgeving.Berichtmap.naam: 5 vernieuwd" in hersleutel()
    assert hersleutel(tel=True) == "Alles ligt onder de huidige sleutel: KLUIS_SLEUTELS_VORIGE kan weg.\n"
    settings.KLUIS_SLEUTELS_VORIGE = []
    assert read() == [f"Map {nummer}" for nummer in range(5)]


def test_what_is_written_while_the_command_runs_is_not_written_over(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(1)
    replace_key(settings)

    def somebody_else_first(sealed: bytes) -> bytes | None:
        naam = f"{0:064d}"
        Berichtmap.objects.update(naam=seal_json("Nieuwer", geheim=naam, doel="map"))
        return relock(sealed)

    monkeypatch.setattr("portal.verantwoording.hersleutelen.relock", somebody_else_first)
    hersleutel()
    assert read() == ["Nieuwer"]


def test_a_key_that_is_gone_is_said_and_nothing_is_lost(settings: Settings) -> None:
    keep(1)
    oud, settings.KLUIS_SLEUTEL = settings.KLUIS_SLEUTEL, NIEUW
    with pytest.raises(CommandError):
        hersleutel()
    settings.KLUIS_SLEUTELS_VORIGE = [oud]
    assert read() == ["Map 0"]


def test_a_lock_moved_to_another_value_opens_nothing(settings: Settings) -> None:
    een, twee = (seal_json(naam, geheim=naam, doel="map") for naam in ("een", "twee"))
    with pytest.raises(Onleesbaar):
        unseal_json(een[:80] + twee[80:], geheim="twee", doel="map")


def test_what_was_sealed_before_values_had_a_lock_is_read_and_left(settings: Settings) -> None:
    van_vroeger = versleuteling.seal(b'"Map"', sleutel=settings.KLUIS_SLEUTEL.encode(), geheim="x", doel="map")
    replace_key(settings)
    assert unseal_json(van_vroeger, geheim="x", doel="map") == "Map"
    assert relock(van_vroeger) is None


def test_a_session_goes_on_under_the_key_before_and_ends_when_that_goes(settings: Settings) -> None:
    sealed = seal_sessie(b"x", session_key="s", doel="sessie")
    settings.SESSIE_SLEUTELS_VORIGE, settings.SESSIE_SLEUTEL = [settings.SESSIE_SLEUTEL], NIEUW
    assert unseal_sessie(sealed, session_key="s", doel="sessie") == b"x"
    nu = seal_sessie(b"y", session_key="s", doel="sessie")
    settings.SESSIE_SLEUTELS_VORIGE = []
    assert unseal_sessie(nu, session_key="s", doel="sessie") == b"y"
    with pytest.raises(SessieOnleesbaar):
        unseal_sessie(sealed, session_key="s", doel="sessie")
