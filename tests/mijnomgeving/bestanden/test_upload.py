"""Files of people never touch a disk before they were scanned, however large they are (BIO2 8.07.04)."""

import tempfile
from io import BytesIO
from unittest.mock import Mock

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, TemporaryUploadedFile, UploadedFile
from django.test import RequestFactory
from pytest_django import Settings

from mijnomgeving.bestanden.velden import GROOTST

pytestmark = pytest.mark.norm("B35")
MB = 1024 * 1024


def upload(pad: str, *groottes: int, ingelogd: bool = True) -> "list[UploadedFile]":
    """What a view gets of files of these sizes, sent as a browser sends them."""
    bestanden = []
    for nummer, grootte in enumerate(groottes):
        bestand = BytesIO(b"x" * grootte)
        bestand.name = f"{nummer}.pdf"
        bestanden.append(bestand)
    request = RequestFactory().post(pad, {"bestanden": bestanden})
    if ingelogd:
        request.COOKIES["sessie"] = "zomaar"
    return request.FILES.getlist("bestanden")


def test_a_file_of_somebody_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", Mock(side_effect=AssertionError("on disk")))
    klein, groot = upload("/en/mijn/taken/x/", 10, 9 * MB)
    assert isinstance(groot, InMemoryUploadedFile)
    assert (klein.size, groot.size) == (10, 9 * MB)
    assert groot.read() == b"x" * 9 * MB


def test_what_is_too_much_is_dropped_and_says_that_it_was_too_large() -> None:
    [te_groot] = upload("/mijn/taken/x/", 30 * MB)
    assert te_groot.size == 30 * MB
    assert len(te_groot.read()) <= GROOTST
    samen = upload("/mijn/taken/x/", *[9 * MB] * 6)
    assert sum(len(bestand.read()) for bestand in samen) <= 5 * GROOTST
    assert [bestand.size > GROOTST for bestand in samen] == [False] * 5 + [True]


def test_of_who_has_no_session_nothing_is_kept() -> None:
    [bestand] = upload("/mijn/taken/x/", 5 * MB, ingelogd=False)
    assert bestand.read() == b""
    assert bestand.size > GROOTST


def test_a_large_file_of_an_editor_goes_the_usual_way(settings: Settings) -> None:
    [bestand] = upload("/beheer/images/add/", 12 * MB)
    assert isinstance(bestand, TemporaryUploadedFile)
    assert bestand.size == 12 * MB
    bestand.close()
