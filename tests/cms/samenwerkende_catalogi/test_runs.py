"""Sources are read by the clock, one import at a time; what disappears from them ends only when that can be right."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.producten.models import Aanbod, Organisatie
from cms.samenwerkende_catalogi import ophalen, runs
from cms.samenwerkende_catalogi.importeur import Importeur
from cms.samenwerkende_catalogi.models import Bron, ImportFout, Importrun, Runstatus
from cms.samenwerkende_catalogi.services import (
    NietAanDeBeurt,
    approve_run,
    execute_run,
    import_feed,
    reject_run,
    request_run,
    start_due,
)
from cms.samenwerkende_catalogi.tasks import run_import
from tests.cms.samenwerkende_catalogi.feeds import make_feed, make_record, make_sru
from tests.factories.nepbron import Nepbron, Terug, only_source
from tests.factories.producten import OrganisatieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Nepbron]:
    with only_source(monkeypatch) as bron:
        yield bron


@pytest.fixture
def gevraagd(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The imports that a worker is asked for."""
    lijst: list[int] = []
    monkeypatch.setattr(run_import, "apply_async", lambda args, **_: lijst.append(args[0]))
    return lijst


def take_in(pad: Path, *records: str) -> Importrun:
    bestand = pad / "feed.xml"
    bestand.write_text(make_feed(*records))
    run, _ = import_feed(pad=bestand, bron="Utrecht")
    return run


def records(*nummers: int) -> list[str]:
    return [make_record(product_id=str(nummer)) for nummer in nummers]


def aangeboden() -> set[str]:
    return set(Aanbod.objects.filter(beeindigd_op=None).values_list("bron_sleutel", flat=True))


def test_product_that_disappears_is_archived_and_comes_back(tmp_path: Path) -> None:
    take_in(tmp_path, *records(1, 2, 3, 4, 5))

    run = take_in(tmp_path, *records(1, 2, 3, 4))

    assert (run.status, run.beeindigd, run.ongewijzigd) == (Runstatus.GELUKT, 1, 4)
    assert Aanbod.objects.get(bron_sleutel="5").beeindigd_op == timezone.localdate()
    run = take_in(tmp_path, *records(1, 2, 3, 4, 5))
    assert (run.gewijzigd, run.beeindigd) == (1, 0)
    assert aangeboden() == {"1", "2", "3", "4", "5"}
    assert Aanbod.objects.count() == 5


@pytest.mark.norm("B37")
def test_source_that_shrinks_by_more_than_a_fifth_waits_for_an_editor(tmp_path: Path) -> None:
    take_in(tmp_path, *records(*range(1, 11)))

    wacht = take_in(tmp_path, *records(*range(1, 7)), make_record(product_id="11"))
    assert (wacht.status, len(aangeboden())) == (Runstatus.WACHT, 11)
    assert take_in(tmp_path, *records(*range(1, 9)), make_record(product_id="11")).status == Runstatus.GELUKT

    wacht.refresh_from_db()
    assert (wacht.status, wacht.reden) == (Runstatus.GEWEIGERD, "Een nieuwere import kwam hiervoor in de plaats.")
    assert aangeboden() == {*map(str, range(1, 9)), "11"}


@pytest.mark.norm("B37")
def test_waiting_import_ends_products_when_the_editor_says_so(tmp_path: Path, admin_user: object) -> None:
    take_in(tmp_path, *records(*range(1, 11)))

    run = take_in(tmp_path, *records(1, 2))

    assert (run.status, run.reden) == (Runstatus.WACHT, "De bron heeft nu 2 producten. Eerst waren het er 10.")
    assert len(aangeboden()) == 10
    approve_run(run=run, door=admin_user)  # type: ignore[arg-type]
    run.refresh_from_db()
    assert (run.status, run.beeindigd, run.besloten_door) == (Runstatus.GELUKT, 8, admin_user)
    assert aangeboden() == {"1", "2"}
    assert take_in(tmp_path, *records(1, 2)).status == Runstatus.GELUKT


@pytest.mark.norm("B37")
def test_waiting_import_that_is_rejected_ends_nothing(tmp_path: Path, admin_user: object) -> None:
    take_in(tmp_path, *records(*range(1, 11)))
    run = take_in(tmp_path, *records(1))

    reject_run(run=run, door=admin_user)  # type: ignore[arg-type]
    approve_run(run=run, door=admin_user)  # type: ignore[arg-type]

    run.refresh_from_db()
    assert run.status == Runstatus.GEWEIGERD
    assert run.reden.endswith("Een redacteur wees dit af.")
    assert len(aangeboden()) == 10
    assert take_in(tmp_path, *records(1)).status == Runstatus.WACHT


@pytest.mark.norm("B37")
def test_empty_source_ends_nothing(tmp_path: Path) -> None:
    assert take_in(tmp_path).reden == "De bron bevat geen producten."
    take_in(tmp_path, *records(1))

    assert take_in(tmp_path).status == Runstatus.WACHT
    assert aangeboden() == {"1"}


@pytest.mark.norm("B37")
def test_source_of_which_nothing_can_come_in_ends_nothing(tmp_path: Path) -> None:
    take_in(tmp_path, *records(1, 2))

    run = take_in(tmp_path, make_record(titel=""))

    assert (run.status, run.quarantaine) == (Runstatus.MISLUKT, 1)
    assert "Geen enkel product" in run.reden
    assert aangeboden() == {"1", "2"}


@pytest.mark.norm("B37")
def test_product_in_quarantine_does_not_end(tmp_path: Path) -> None:
    take_in(tmp_path, *records(*range(1, 11)))

    run = take_in(tmp_path, *records(*range(1, 9)), make_record(product_id="9", titel=""))

    assert (run.status, run.quarantaine, run.beeindigd) == (Runstatus.GELUKT, 1, 1)
    assert "9" in aangeboden()


@pytest.mark.norm("B37")
def test_file_that_breaks_off_ends_nothing_and_keeps_what_came_before(tmp_path: Path) -> None:
    take_in(tmp_path, *records(1, 2, 3))
    heel = make_feed(make_record(titel="Volkstuin"), make_record(titel=""), *records(2, 3))
    (tmp_path / "feed.xml").write_text(heel[: heel.rindex("<overheidproduct:scproduct ")])

    run, _ = import_feed(pad=tmp_path / "feed.xml", bron="Utrecht")

    assert (run.status, run.gewijzigd, run.beeindigd) == (Runstatus.GEWEIGERD, 1, 0)
    assert "geen geldige XML" in run.reden
    assert aangeboden() == {"1", "2", "3"}
    assert ImportFout.objects.count() == 1


def test_product_that_another_source_still_has_does_not_end(tmp_path: Path) -> None:
    take_in(tmp_path, *records(1, 2, 3, 4, 5))
    (tmp_path / "ook.xml").write_text(make_feed(*records(5)))
    import_feed(pad=tmp_path / "ook.xml", bron="Ook Utrecht")

    run = take_in(tmp_path, *records(1, 2, 3, 4))

    assert run.beeindigd == 0
    assert "5" in aangeboden()


def test_feed_on_the_web_comes_in(server: Nepbron, gevraagd: list[int]) -> None:
    feed = make_feed(*records(1, 2)).encode()
    server.antwoord = lambda _: Terug(ruw=feed, soort="application/xml")
    bron = Bron.objects.create(naam="Utrecht", soort="feed", url=f"{server.url}/sc/producten.xml?deel=1")

    run = request_run(bron=bron)
    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.status, run.nieuw, run.omvang) == (Runstatus.GELUKT, 2, len(feed))
    assert len(run.controlegetal) == 64
    assert (server.ontvangen[0].pad, server.ontvangen[0].query) == ("/sc/producten.xml", {"deel": "1"})


def test_search_service_is_read_page_after_page(server: Nepbron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ophalen, "PER_PAGINA", 2)
    alle = records(1, 2, 3, 4, 5)

    def antwoord(verzoek: object) -> Terug:
        begin = int(verzoek.query["startRecord"]) - 1  # type: ignore[attr-defined]
        deel = alle[begin : begin + int(verzoek.query["maximumRecords"])]  # type: ignore[attr-defined]
        return Terug(ruw=make_sru(*deel, gevonden=len(alle)).encode(), soort="text/xml")

    server.antwoord = antwoord
    bron = Bron.objects.create(
        naam="Zoekdienst", soort="sru", url=f"{server.url}/sru/Search", zoekvraag='keyword="tuin"'
    )

    run = request_run(bron=bron)
    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.status, run.nieuw) == (Runstatus.GELUKT, 5)
    assert [verzoek.query["startRecord"] for verzoek in server.ontvangen] == ["1", "3", "5"]
    assert server.ontvangen[0].query["query"] == 'keyword="tuin"'
    assert server.ontvangen[0].query["x-connection"] == "sc"


@pytest.mark.norm("B37")
def test_search_service_that_stops_halfway_ends_nothing(server: Nepbron, monkeypatch: pytest.MonkeyPatch) -> None:
    bron = Bron.objects.create(naam="Zoekdienst", soort="sru", url=server.url, zoekvraag="x")
    server.antwoord = lambda _: Terug(ruw=make_sru(*records(1, 2), gevonden=2).encode())
    execute_run(run_id=request_run(bron=bron).pk)
    antwoorden = iter([make_sru(*records(1), gevonden=3), make_sru(gevonden=3)])
    server.antwoord = lambda _: Terug(ruw=next(antwoorden).encode())

    run = request_run(bron=bron)
    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.status, run.reden) == (Runstatus.GEWEIGERD, "De zoekdienst gaf 1 van de 3 producten.")
    assert aangeboden() == {"1", "2"}


@pytest.mark.norm("B38")
@pytest.mark.parametrize(
    ("url", "reden"),
    [
        ("http://169.254.169.254/latest/meta-data", "geen openbaar adres"),
        ("http://127.0.0.1/feed.xml", "geen openbaar adres"),
        ("https://feed.test:8443/", "een vreemde poort"),
    ],
)
def test_source_inside_our_own_network_is_not_fetched(server: Nepbron, url: str, reden: str) -> None:
    run = request_run(bron=Bron.objects.create(naam="Kwaad", soort="feed", url=url))
    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert run.status == Runstatus.MISLUKT
    assert reden in run.reden


@pytest.mark.parametrize(
    ("terug", "status", "reden"),
    [
        (Terug(status=302, headers={"Location": "https://elders.test/"}), Runstatus.MISLUKT, "Vul dat nieuwe adres in"),
        (Terug(status=404), Runstatus.MISLUKT, "niet bereikbaar (status 404)"),
        (Terug(status=429), Runstatus.MISLUKT, "later terug te komen"),
        (Terug(ruw=b"<html>", soort="text/html"), Runstatus.GEWEIGERD, "geen geldige XML"),
        (Terug(ruw=b"<html/>", soort="text/html"), Runstatus.GEWEIGERD, "bevat geen producten"),
    ],
)
def test_source_that_does_not_behave_says_why(server: Nepbron, terug: Terug, status: str, reden: str) -> None:
    server.antwoord = lambda _: terug
    run = request_run(bron=Bron.objects.create(naam="Stuk", soort="feed", url=server.url))

    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert run.status == status
    assert reden in run.reden


def test_feed_that_is_too_large_is_refused(server: Nepbron, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ophalen, "MAX_BYTES", 1000)
    server.antwoord = lambda _: Terug(ruw=b"x" * 1001)
    run = request_run(bron=Bron.objects.create(naam="Groot", soort="feed", url=server.url))

    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert run.reden == "Het antwoord van de bron is te groot."


def test_uploaded_file_is_read_once_and_thrown_away() -> None:
    bron = Bron.objects.create(naam="Utrecht", soort="bestand")
    run = request_run(bron=bron, bestand=SimpleUploadedFile("feed.xml", make_feed(*records(1)).encode()))
    opslag, naam = run.bestand.storage, run.bestand.name

    execute_run(run_id=run.pk)
    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.status, run.nieuw, run.pogingen, run.bestand.name) == (Runstatus.GELUKT, 1, 1, "")
    zonder = request_run(bron=bron)
    execute_run(run_id=zonder.pk)
    zonder.refresh_from_db()
    assert zonder.reden == "Er is geen bestand. Lever het bestand opnieuw aan."
    assert opslag.exists(naam)  # Thrown away when the transaction of this test would commit.


def test_import_that_was_killed_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gedood(BaseException):
        """As SIGKILL: nothing runs after it."""

    monkeypatch.setattr(runs, "STAPEL", 2)
    bron = Bron.objects.create(naam="Utrecht", soort="bestand")
    run = request_run(bron=bron, bestand=SimpleUploadedFile("feed.xml", make_feed(*records(1, 2, 3, 4, 5)).encode()))
    echt, keren = Importeur.take_in, []

    def take_in(self: Importeur, deel: object) -> None:
        keren.append(1)
        if len(keren) == 2:
            raise Gedood
        echt(self, deel)  # type: ignore[arg-type]

    monkeypatch.setattr(Importeur, "take_in", take_in)
    with pytest.raises(Gedood):
        execute_run(run_id=run.pk)
    run.refresh_from_db()
    assert (run.status, run.nieuw) == (Runstatus.BEZIG, 2)

    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.status, run.nieuw, run.ongewijzigd, run.pogingen) == (Runstatus.GELUKT, 5, 0, 2)
    assert len(aangeboden()) == 5


def test_import_that_is_killed_again_and_again_is_given_up() -> None:
    run = request_run(bron=Bron.objects.create(naam="Utrecht", soort="bestand"))
    Importrun.objects.update(status=Runstatus.BEZIG, pogingen=runs.MAX_POGINGEN)

    execute_run(run_id=run.pk)

    run.refresh_from_db()
    assert (run.status, run.reden) == (Runstatus.MISLUKT, "De import is 3 keer halverwege gestopt.")


def test_one_import_of_a_source_at_a_time() -> None:
    bron = Bron.objects.create(naam="Utrecht", soort="bestand")
    run = request_run(bron=bron)
    sleutel = f"samenwerkende_catalogi:bron:{bron.pk}"
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as ander:
        ander.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [sleutel])

        with pytest.raises(NietAanDeBeurt):
            execute_run(run_id=run.pk)
        run_import(run.pk)

    run.refresh_from_db()
    assert run.status == Runstatus.GEVRAAGD


def test_fault_of_our_own_leaves_an_import_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Importeur, "take_in", lambda *_: 1 / 0)

    assert take_in(tmp_path, *records(1)).status == Runstatus.MISLUKT


def test_the_clock_starts_what_is_due(
    gevraagd: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    nu = timezone.now()
    dagelijks = Bron.objects.create(naam="Elke dag", soort="feed", url="https://a.test/", planning="dagelijks")
    Bron.objects.create(naam="Niet", soort="feed", url="https://b.test/", planning="uit")
    Bron.objects.create(naam="Rust", soort="feed", url="https://c.test/", planning="dagelijks", actief=False)
    wekelijks = Bron.objects.create(naam="Elke week", soort="feed", url="https://d.test/", planning="wekelijks")

    def tik(dagen: int) -> list[str]:
        gevraagd.clear()
        with django_capture_on_commit_callbacks(execute=True):
            start_due(nu=nu + timedelta(days=dagen, minutes=1))
        namen = [Importrun.objects.get(pk=pk).bron.naam for pk in dict.fromkeys(gevraagd)]
        Importrun.objects.update(status=Runstatus.GELUKT)
        return sorted(namen)

    assert tik(0) == ["Elke dag", "Elke week"]
    assert tik(0) == []
    assert tik(1) == ["Elke dag"]
    Importrun.objects.filter(bron=dagelijks).update(gevraagd_op=nu + timedelta(days=7))
    assert tik(7) == ["Elke week"]
    # What a worker dropped is asked for again.
    Importrun.objects.filter(bron=wekelijks).update(gevraagd_op=nu + timedelta(days=7))
    Importrun.objects.filter(pk=wekelijks.runs.latest("pk").pk).update(status=Runstatus.BEZIG)
    assert tik(7) == ["Elke week"]


def test_asking_twice_is_one_import(gevraagd: list[int]) -> None:
    bron = Bron.objects.create(naam="Utrecht", soort="feed", url="https://a.test/")

    assert request_run(bron=bron) == request_run(bron=bron)


def test_broker_that_is_down_does_not_lose_an_import(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    monkeypatch.setattr(run_import, "apply_async", lambda **_: 1 / 0)

    with django_capture_on_commit_callbacks(execute=True):
        run = request_run(bron=Bron.objects.create(naam="Utrecht", soort="bestand"))

    run.refresh_from_db()
    assert run.status == Runstatus.GEVRAAGD


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"soort": "feed"}, "url"),
        ({"soort": "sru", "url": "https://a.test/"}, "zoekvraag"),
        ({"soort": "bestand", "planning": "dagelijks"}, "planning"),
    ],
)
def test_source_has_what_its_kind_needs(velden: dict[str, str], fout: str) -> None:
    with pytest.raises(ValidationError) as gezien:
        Bron(naam="Utrecht", **velden).full_clean()

    assert set(gezien.value.message_dict) == {fout}


def test_command_says_that_an_editor_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take_in(tmp_path, *records(1, 2, 3))
    (tmp_path / "feed.xml").write_text(make_feed(*records(1)))

    call_command("importeer_sc", str(tmp_path / "feed.xml"), "--bron", "Utrecht")

    assert "an editor decides in the admin, under Bronnen" in capsys.readouterr().out
