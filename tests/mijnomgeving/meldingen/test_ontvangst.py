"""A source tells that something changed: it is kept once, says nobody's number, and only who may tell is believed."""

import json
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.meldingen.models import Melding
from mijnomgeving.meldingen.selectors import has_changed
from mijnomgeving.tasks import wipe_old_meldingen
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from tests.mijnomgeving.conftest import DAAN, NOOR
from tests.mijnomgeving.meldingen.conftest import Bron, verhuizing

pytestmark = pytest.mark.django_db
VROEGER = timezone.now() - timedelta(days=1)


def test_the_same_event_three_times_is_kept_once(bron: Bron) -> None:
    assert [bron.send(verhuizing()).status_code for _ in range(3)] == [204, 204, 204]
    assert Melding.objects.count() == 1


def test_another_id_or_another_source_is_another_event(bron: Bron) -> None:
    bron.send(verhuizing())
    bron.send(verhuizing(id="2"))
    bron.send(verhuizing(source="urn:nld:oin:00000001822100824000:systeem:rni"))
    assert Melding.objects.count() == 3


def test_no_number_of_a_person_stands_in_the_table(bron: Bron) -> None:
    bron.send(verhuizing(id=NOOR, data={"bsn": NOOR}, dataref=f"https://bron.example/{NOOR}"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT m::text FROM mijnomgeving_melding m")
        rows = [row[0] for row in cursor.fetchall()]
    assert len(rows) == 1
    assert NOOR not in rows[0]


def test_what_was_kept_of_that_person_and_of_nobody_else_is_old(bron: Bron) -> None:
    bron.send(verhuizing())
    noor, daan = Persoon(Bsn(NOOR)), Persoon(Bsn(DAAN))
    assert has_changed(betrokkene=noor, register="brp", since=VROEGER)
    assert not has_changed(betrokkene=noor, register="kvk", since=VROEGER)
    assert not has_changed(betrokkene=noor, register="brp", since=timezone.now() + timedelta(minutes=1))
    assert not has_changed(betrokkene=daan, register="brp", since=VROEGER)


@pytest.mark.parametrize("subject", [NOOR, f"BSN:{NOOR}"])
def test_a_person_is_named_as_in_the_profile_or_with_the_kind_before_it(bron: Bron, subject: str) -> None:
    bron.send(verhuizing(subject=subject))
    assert has_changed(betrokkene=Persoon(Bsn(NOOR)), register="brp", since=VROEGER)


def test_a_company_is_named_by_its_kvk_number(bron: Bron) -> None:
    bron.send(verhuizing(type="nl.kvk.inschrijving", subject="KVK:68750110"))
    assert has_changed(betrokkene=Onderneming(KvkNummer("68750110")), register="kvk", since=VROEGER)


@pytest.mark.parametrize("subject", [None, "BSN:123456789", "KVK:1", "zaak-12", "OIN:00000001822100824000"])
def test_an_event_about_nobody_that_we_know_is_kept_without_a_person(bron: Bron, subject: str | None) -> None:
    assert bron.send(verhuizing(subject=subject)).status_code == 204
    assert Melding.objects.get().betrokkene == ""


def test_after_a_new_key_old_events_still_count(bron: Bron, settings: Settings) -> None:
    bron.send(verhuizing())
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een-nieuwe-sleutel-van-minstens-32-tekens"
    assert has_changed(betrokkene=Persoon(Bsn(NOOR)), register="brp", since=VROEGER)


def test_after_a_month_it_is_gone(bron: Bron) -> None:
    bron.send(verhuizing())
    bron.send(verhuizing(id="oud"))
    oldest = Melding.objects.order_by("pk").last()
    assert oldest is not None
    Melding.objects.filter(pk=oldest.pk).update(ontvangen_op=timezone.now() - timedelta(days=31))
    wipe_old_meldingen()
    assert Melding.objects.count() == 1


def test_who_does_not_know_the_secret_is_refused(bron: Bron) -> None:
    response = bron.send(verhuizing(), sleutel="een-andere-sleutel-van-minstens-32-tekens")
    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")
    assert not Melding.objects.exists()


@pytest.mark.parametrize("kop", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_each_part_of_the_signature_is_needed(bron: Bron, kop: str) -> None:
    assert bron.send(verhuizing(), koppen={kop: ""}).status_code == 401


def test_a_body_that_was_changed_on_the_way_is_refused(bron: Bron) -> None:
    assert bron.send(verhuizing(subject=f"BSN:{DAAN}"), getekend=b"{}").status_code == 401


def test_a_signature_of_another_event_does_not_fit(bron: Bron) -> None:
    assert bron.send(verhuizing(), koppen={"webhook-id": "een-andere"}).status_code == 401


@pytest.mark.parametrize("seconds", [-301, 301])
def test_what_was_signed_long_ago_or_ahead_is_refused(bron: Bron, seconds: int) -> None:
    assert bron.send(verhuizing(), at=time.time() + seconds).status_code == 401


@pytest.mark.parametrize("stamp", ["gisteren", "-1", "٣", "1" * 20])
def test_a_moment_that_is_none(bron: Bron, stamp: str) -> None:
    assert bron.send(verhuizing(), koppen={"webhook-timestamp": stamp}).status_code == 401


def test_one_good_signature_among_more_is_enough(bron: Bron) -> None:
    response = bron.send(verhuizing())
    signature = response.wsgi_request.headers["webhook-signature"]  # type: ignore[attr-defined]
    stamp = response.wsgi_request.headers["webhook-timestamp"]  # type: ignore[attr-defined]
    more = {"webhook-signature": f"v1,bm8= v2,iets {signature}", "webhook-timestamp": stamp}
    assert bron.send(verhuizing(), koppen=more).status_code == 204


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"specversion": "0.3"}, "specversion"),
        ({"specversion": None}, "specversion"),
        ({"source": None}, "source"),
        ({"source": "https://bron.example/"}, "source"),
        ({"type": "Verhuizing"}, "type"),
        ({"type": None}, "type"),
        ({"subject": ""}, "subject"),
        ({"time": "2026-11-22T09:00:00"}, "time"),
        ({"time": "gisteren"}, "time"),
        ({"datacontenttype": "json"}, "datacontenttype"),
        ({"sequence": ""}, "sequence"),
        ({"Eigen_Veld": "x"}, "melding"),
        ({"eenheelerglangenaam": "x", "eenveelteheleelangenaam": "x"}, "melding"),
    ],
)
def test_what_is_no_event_of_the_profile_is_refused_by_name(bron: Bron, anders: dict[str, object], veld: str) -> None:
    response = bron.send(verhuizing(**anders))
    assert response.status_code == 400
    assert [param["name"] for param in json.loads(response.content)["invalidParams"]] == [veld]
    assert not Melding.objects.exists()


def test_an_event_without_an_id_is_refused(bron: Bron) -> None:
    assert bron.send(verhuizing(id=None)).status_code in (400, 401)


def test_an_answer_never_repeats_a_number(bron: Bron) -> None:
    response = bron.send(verhuizing(time=NOOR, type=f"nl.{NOOR}.X"))
    assert response.status_code == 400
    assert NOOR.encode() not in response.content


@pytest.mark.parametrize("body", [b" ", b"null", b"[]", b"{", b"\xff"])
def test_a_body_that_is_no_event(bron: Bron, body: bytes) -> None:
    assert bron.send(body).status_code == 400


@pytest.mark.parametrize("soort", ["application/json", "text/plain", "application/cloudevents-batch+json"])
def test_another_media_type(bron: Bron, soort: str) -> None:
    assert bron.send(verhuizing(), soort=soort).status_code == 415


def test_what_is_too_big_is_not_read(bron: Bron) -> None:
    assert bron.send(verhuizing(data="x" * 70_000)).status_code == 413
