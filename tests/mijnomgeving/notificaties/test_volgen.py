"""Noor follows a zaak: it is hers alone, twice is once, and a new key of the house does not make it forgotten."""

import pytest
from django.db import connection
from pytest_django import Settings

from mijnomgeving.notificaties.models import GevolgdeZaak
from mijnomgeving.notificaties.volgen import (
    count_gevolgd,
    find_gevolgd,
    follow_zaak,
    follows_zaak,
    unfollow_all,
    unfollow_zaak,
)
from mijnomgeving.zaken.sleutel import list_sleutels
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import NOOR

pytestmark = pytest.mark.django_db
URL = "https://zaken.example/zaken/api/v1/zaken/7a0fd1f6-8c4c-4ad0-9d5d-0a3a8a4f6d0c"


def key(persoon: Sessiepersoon) -> str:
    return list_sleutels(URL, persoon.betrokkene)[0]


def test_following_twice_is_following_once_and_stopping_stops(noor: Sessiepersoon) -> None:
    assert not follows_zaak(persoon=noor, zaak_sleutel=key(noor))
    for _ in range(2):
        follow_zaak(persoon=noor, zaak_sleutel=key(noor), zaak_url=URL)
    assert follows_zaak(persoon=noor, zaak_sleutel=key(noor))
    assert count_gevolgd(betrokkene=noor.betrokkene) == 1
    assert unfollow_zaak(persoon=noor, zaak_sleutel=key(noor))
    assert not unfollow_zaak(persoon=noor, zaak_sleutel=key(noor))
    assert not follows_zaak(persoon=noor, zaak_sleutel=key(noor))


def test_nobody_follows_by_the_key_of_another(noor: Sessiepersoon, daan: Sessiepersoon) -> None:
    with pytest.raises(ValueError, match="another zaak"):
        follow_zaak(persoon=daan, zaak_sleutel=key(noor), zaak_url=URL)
    follow_zaak(persoon=noor, zaak_sleutel=key(noor), zaak_url=URL)
    assert not follows_zaak(persoon=daan, zaak_sleutel=key(noor))
    assert not unfollow_zaak(persoon=daan, zaak_sleutel=key(noor))
    assert unfollow_all(persoon=daan) == 0
    assert unfollow_all(persoon=noor) == 1


def test_neither_her_number_nor_the_address_of_the_zaak_is_kept(noor: Sessiepersoon) -> None:
    follow_zaak(persoon=noor, zaak_sleutel=key(noor), zaak_url=URL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT g::text FROM mijnomgeving_gevolgdezaak g")
        [(row,)] = cursor.fetchall()
    assert NOOR not in row
    assert "zaken.example" not in row


def test_under_a_new_key_of_the_house_she_goes_on_following(noor: Sessiepersoon, settings: Settings) -> None:
    follow_zaak(persoon=noor, zaak_sleutel=key(noor), zaak_url=URL)
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een-nieuwe-sleutel-van-minstens-32-tekens"
    assert find_gevolgd(betrokkene=noor.betrokkene, zaak_url=URL) == key(noor)
    assert follows_zaak(persoon=noor, zaak_sleutel=key(noor))
    assert GevolgdeZaak.objects.count() == 1
