"""The figures as an operator reads them: of every process, in the format of Prometheus, for who has the token only."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from mijnomgeving.loket.toezicht.keten import check
from portal.meten import cijfers, momentopname, stand
from portal.meten.begin import begin, end
from portal.meten.cijfers import CIJFERS
from portal.meten.prometheus import prometheus_name
from portal.meten.tasks import measure as measure_task
from portal.outbox.mislukt import keep_failure
from tests.factories.outbox import OutboxBerichtFactory

pytestmark = pytest.mark.django_db
TOKEN = "een-lang-geheim-van-minstens-32-tekens"
Cijferlijst = dict[tuple[str, tuple[tuple[str, str], ...]], float]


@pytest.fixture(autouse=True)
def _with_token(settings: Settings) -> None:
    settings.METRIEKEN_TOKEN = TOKEN


def read(client: Client) -> Cijferlijst:
    antwoord = client.get("/metrieken/", headers={"authorization": f"Bearer {TOKEN}"})
    assert antwoord.status_code == 200
    assert antwoord.headers["Cache-Control"] == "no-store"
    return {
        (punt.name, tuple(sorted((k, v) for k, v in punt.labels.items() if k != "proces"))): punt.value
        for familie in text_string_to_metric_families(antwoord.content.decode())
        for punt in familie.samples
    }


@pytest.mark.parametrize("kop", ["", "Bearer ", "Bearer iets-anders", f"Basic {TOKEN}", "Bearer \u00e9"])
def test_nobody_without_the_token_learns_that_it_is_there(client: Client, kop: str) -> None:
    assert client.get("/metrieken/", headers={"authorization": kop}).status_code == 404


def test_without_a_token_of_ours_there_is_nothing(client: Client, settings: Settings) -> None:
    settings.METRIEKEN_TOKEN = ""
    assert client.get("/metrieken/", headers={"authorization": "Bearer "}).status_code == 404


def test_the_figures_of_every_process_come_from_each(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    namen = iter(["web:1", "worker:2"])
    monkeypatch.setattr(momentopname, "process_name", lambda: next(namen))
    for uitkomst in ("dichtbij", "ver"):
        begin()
        cijfers.count_pagina(uitkomst)  # type: ignore[arg-type]
        cijfers.time_request(0.3, route="web:hulp", methode="GET", status=200)
        end()

    gelezen = read(client)
    assert gelezen["portaal_paginacache_total", (("uitkomst", "dichtbij"),)] == 1
    assert gelezen["portaal_paginacache_total", (("uitkomst", "ver"),)] == 1
    route = (("http_request_method", "GET"), ("http_response_status_code", "200"), ("http_route", "web:hulp"))
    assert gelezen["http_server_request_duration_seconds_count", route] == 1
    assert gelezen["http_server_request_duration_seconds_sum", route] == pytest.approx(0.3)
    hoogstens = {punt[1]: aantal for punt, aantal in gelezen.items() if punt[0].endswith("_bucket")}
    assert hoogstens[tuple(sorted((*route, ("le", "0.25"))))] == 0
    assert hoogstens[tuple(sorted((*route, ("le", "0.5"))))] == 1


def test_the_worker_measures_what_no_process_knows(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.RESERVEKOPIE_MAP = str(tmp_path)
    gemaakt = datetime.now(UTC) - timedelta(hours=3)
    for naam, moment in (("oud", gemaakt - timedelta(days=1)), ("nieuw", gemaakt)):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / "lijst.json").write_text(f'{{"gemaakt": "{moment.isoformat()}"}}')
    oudste = OutboxBerichtFactory()
    type(oudste).objects.filter(pk=oudste.pk).update(aangemaakt_op=timezone.now() - timedelta(minutes=10))
    OutboxBerichtFactory(dood=True)
    keep_failure(taak="proef", args=[], kwargs={}, fout=ValueError())
    check()
    measure_task()

    gelezen = {naam: waarde for (naam, _), waarde in read(client).items()}
    assert gelezen["portaal_outbox_wachtend"] == 1
    assert gelezen["portaal_outbox_opgegeven"] == 1
    assert gelezen["portaal_outbox_oudste_seconds"] == pytest.approx(600, abs=30)
    assert gelezen["portaal_taken_vastgelopen"] == 1
    assert gelezen["portaal_wachtkamer_wachtend"] == 0
    assert gelezen["portaal_keten_heel"] == 1
    assert gelezen["portaal_keten_gecontroleerd_seconds"] == pytest.approx(time.time(), abs=30)
    assert gelezen["portaal_reservekopie_gemaakt_seconds"] == pytest.approx(gemaakt.timestamp())
    assert gelezen["portaal_stand_gemeten_seconds"] == pytest.approx(time.time(), abs=30)


def test_one_that_cannot_be_measured_takes_no_other_along(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[object]:
        raise OSError("999993653")

    monkeypatch.setattr(stand, "_metingen", {"stuk": fail, **stand._metingen})
    measure_task()

    assert ("portaal_outbox_wachtend", ()) in read(client)


def test_a_process_that_is_gone_leaves_the_list(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begin()
    cijfers.count_pagina("ver")
    end()
    monkeypatch.setattr(momentopname, "GELDIG_SECONDEN", -1)

    assert read(client) == {}


def test_nothing_runs_when_nobody_asked_for_it(settings: Settings) -> None:
    settings.METRIEKEN_TOKEN = ""
    begin()
    cijfers.count_pagina("ver")
    end()
    measure_task()

    assert momentopname.read_processen() == {}
    assert momentopname.redis().keys("meten:*") == []


def test_each_figure_has_one_name_and_says_what_it_is() -> None:
    namen = [prometheus_name(cijfer) for cijfer in CIJFERS]
    assert len(set(namen)) == len(namen)
    assert all(len(cijfer.uitleg) > 20 for cijfer in CIJFERS)
