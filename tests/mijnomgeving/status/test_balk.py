"""Pages tell of an outage that concerns them and of maintenance within two days, and are fresh when that changes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from mijnomgeving.status import register
from mijnomgeving.tasks import purge_storingen
from mijnomgeving.zaken.models import Uitval
from portal.paginacache.afhankelijk import GEDEELD
from portal.paginacache.services import opslag
from tests.factories.producten import OrganisatieFactory
from tests.mijnomgeving.paginas.conftest import Bezoeker

pytestmark = pytest.mark.django_db


def _uitval(**velden: Any) -> Uitval:
    nu = timezone.now()
    return Uitval.objects.create(**({"van": nu - timedelta(minutes=5), "uitleg": "Dit lukt nu niet."} | velden))


def _tells(pad: str) -> bool:
    html = Client().get(pad).content.decode()
    return "storingsbalk" in html and "Dit lukt nu niet." in html


def test_an_outage_of_everything_stands_on_every_page_and_without_a_cookie() -> None:
    _uitval()
    for pad in ("/over/", "/en/over/", "/zoeken/?q=paspoort", "/inloggen/"):
        assert _tells(pad)
    assert not Client().get("/over/").cookies
    assert "storingsbalk" not in Client().get("/status/").content.decode(), "there it stands in full"


def test_an_outage_of_one_thing_stands_where_people_do_that() -> None:
    _uitval(onderdelen=["zoeken"])
    assert _tells("/zoeken/?q=paspoort")
    assert not _tells("/over/")


def test_an_outage_at_an_organisation_stands_on_its_own_page_only() -> None:
    eigen, andere = OrganisatieFactory(naam="UWV"), OrganisatieFactory(naam="RDW")
    _uitval(organisatie="UWV")
    assert _tells(f"/organisaties/{eigen.slug}/")
    assert not _tells(f"/organisaties/{andere.slug}/")
    assert not _tells("/over/")


def test_maintenance_stands_there_two_days_before_and_not_sooner() -> None:
    over = timezone.now() + timedelta(hours=60)
    gepland = _uitval(soort="onderhoud", van=over, verwacht_tot=over + timedelta(hours=1))
    assert not _tells("/over/")
    gepland.van = timezone.now() + timedelta(hours=40)
    gepland.save()
    assert _tells("/over/")


def test_it_goes_when_it_ends() -> None:
    storing = _uitval()
    assert _tells("/over/")
    storing.tot = timezone.now()
    storing.save()
    assert not _tells("/over/")


def test_in_english_it_says_so_in_english_or_marks_the_dutch() -> None:
    _uitval(uitleg_en="This does not work now.")
    assert "This does not work now." in Client().get("/en/over/").content.decode()
    Uitval.objects.update(uitleg_en="")
    register.register.forget()
    assert '<span lang="nl">Dit lukt nu niet.</span>' in Client().get("/en/over/").content.decode()


def test_without_the_database_pages_tell_what_was_known_last(monkeypatch: pytest.MonkeyPatch) -> None:
    rij = _uitval()
    assert register.register.rows() == (rij,)

    def breaks(_nu: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(register, "_read", breaks)
    register.register.forget()
    assert register.register.rows() == (rij,)


def test_kept_pages_are_made_anew_when_somebody_writes_and_when_it_begins_by_itself(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def number() -> int:
        return opslag().stand([GEDEELD])[GEDEELD]

    begin = number()
    with django_capture_on_commit_callbacks(execute=True):
        _uitval(van=timezone.now() - timedelta(seconds=10))
    na_schrijven = number()
    assert na_schrijven == begin + 1
    with django_capture_on_commit_callbacks(execute=True):
        purge_storingen()
    assert number() == na_schrijven + 1
    Uitval.objects.update(van=timezone.now() - timedelta(hours=1), gewijzigd_op=timezone.now() - timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        purge_storingen()
    assert number() == na_schrijven + 1, "nothing changed, so nothing is thrown away"


def test_who_is_logged_in_reads_it_as_well(noor: Bezoeker) -> None:
    _uitval(onderdelen=["berichten"])
    assert "Dit lukt nu niet." in noor.ga("/mijn/berichten/").tekst
    assert "Dit lukt nu niet." not in noor.ga("/mijn/machtigingen/").tekst
