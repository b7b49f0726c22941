"""Every table with somebody in it has a term and a job that throws it away, and the jobs are really started."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

LIJST = Path(__file__).resolve().parents[2] / "docs" / "gegevensbescherming.md"
RIJ = re.compile(r"^\| `(\w+\.\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
EIGEN = frozenset(
    {
        *("mijnomgeving", "toegang", "verantwoording", "outbox", "attendering", "levensgebeurtenissen", "redactie"),
        *("wegwijzer_ai", "toegankelijkheid", "web", "producten", "nieuws", "werkinstructies"),
    }
)
# How a table says that somebody is in it: a pseudonym, an address, something sealed, or words that somebody typed.
PERSOON = frozenset(
    {
        *("betrokkene", "handelende", "gemachtigde", "data_subject_id", "houder", "verzegeld", "medewerker", "door"),
        *("over_wie", "van_wie"),
    }
)
# Organisations have addresses too, and a search index has bytes that are no secret.
NIEMAND = {
    "producten.Organisatie": "public addresses of organisations",
    "werkinstructies.Contactpunt": "public addresses of teams",
    "mijnomgeving.Inzet": "which colleague is at which counter: staff, as other rosters",
    "mijnomgeving.Teamlid": "which colleague is in which team: staff, as other rosters",
}


def listed() -> dict[str, tuple[str, str]]:
    """Term and job by table."""
    return {naam: (term.strip(), taak.strip()) for naam, _wat, term, taak in RIJ.findall(LIJST.read_text())}


def knows_somebody(model: type[models.Model]) -> bool:
    return any(
        (veld.name in PERSOON and isinstance(veld, models.CharField | models.BinaryField))
        or isinstance(veld, models.BinaryField | models.EmailField)
        for veld in model._meta.local_fields
    )


def found() -> set[str]:
    alle = (model for model in apps.get_models() if model._meta.app_label in EIGEN)
    return {model._meta.label for model in alle if knows_somebody(model)} - set(NIEMAND)


def test_no_table_with_somebody_in_it_is_missing() -> None:
    assert found() - set(listed()) == set()
    assert [naam for naam in listed() if not _exists(naam)] == []


def _exists(naam: str) -> bool:
    try:
        apps.get_model(naam)
    except LookupError:
        return False
    return True


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [naam for naam, (_term, taak) in listed().items() if taak.startswith("`")])
def test_its_job_is_started_each_night_and_looks_at_the_table(naam: str) -> None:
    _term, taak = listed()[naam]
    pad = taak.strip("`")
    assert pad in {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    module, _, functie = pad.rpartition(".")
    job: Callable[[], Any] = getattr(import_module(module), functie)
    with CaptureQueriesContext(connection) as gevraagd:
        job()
    tabel = f'"{apps.get_model(naam)._meta.db_table}"'
    assert any(tabel in vraag["sql"] for vraag in gevraagd.captured_queries)


@pytest.mark.parametrize("naam", [naam for naam, (_term, taak) in listed().items() if taak.startswith("with `")])
def test_what_goes_with_another_row_cannot_stay_without_it(naam: str) -> None:
    ouder = apps.get_model(listed()[naam][1].removeprefix("with `").rstrip("`"))
    verwijzingen = [veld for veld in apps.get_model(naam)._meta.local_fields if veld.related_model is ouder]
    assert [veld.remote_field.on_delete for veld in verwijzingen] == [models.CASCADE]


@pytest.mark.parametrize(("naam", "rij"), listed().items())
def test_each_has_a_term_and_a_job_or_a_reason(naam: str, rij: tuple[str, str]) -> None:
    term, taak = rij
    assert len(term) > 3
    assert re.fullmatch(r"`[\w.]+`|with `[\w.]+`|none: .{10,}", taak), naam
