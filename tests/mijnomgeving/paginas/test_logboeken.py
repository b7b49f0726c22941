"""Each read in both logs, once per source, before anything is shown; and the person reads them back."""

import json
import re

import pytest
import structlog.testing
from django.db import connection
from pytest_django import Settings

from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.selectors import check_keten
from tests.mijnomgeving.conftest import BERICHTEN, DAAN, LOGBOEKEN, NOOR, YOUSSEF, ZAKEN, Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen
from tests.mijnomgeving.paginas.paden import bericht_pad, zaak_pad

PAGINAS = ["/mijn/", "/mijn/zaken/", "/mijn/berichten/", "/mijn/gegevens/", "/mijn/inzage/"]
GEHEIMEN = {
    "/mijn/": "Huurtoeslag aanpassen",
    "/mijn/zaken/": "Huurtoeslag aanpassen",
    "/mijn/berichten/": "Wij hebben uw huurcontract nodig",
    "/mijn/gegevens/": "Noor Elisabeth Bakker",
}


@pytest.mark.norm("B21")
@pytest.mark.parametrize(
    ("pad", "bronnen"),
    [("/mijn/zaken/", list(ZAKEN.values())), ("/mijn/berichten/", list(BERICHTEN.values()))],
)
def test_each_source_stands_once_in_both_logs(noor: Bezoeker, pad: str, bronnen: list[str]) -> None:
    noor.ga(pad)
    assert sorted(Verwerking.objects.values_list("bron", flat=True)) == sorted(bronnen)
    assert AuditRegel.objects.filter(actie="gelezen").count() == len(bronnen)
    assert check_keten() is None
    assert Verwerking.objects.values("trace_id").distinct().count() == 1


@pytest.mark.norm("B21")
@pytest.mark.parametrize("pad", GEHEIMEN)
@pytest.mark.parametrize("tabel", ["verantwoording_verwerking", "verantwoording_auditregel"])
def test_without_a_log_there_is_no_data(noor: Bezoeker, pad: str, tabel: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {tabel} RENAME TO {tabel}_weg")
    noor.client.raise_request_exception = False
    gezien = noor.ga(pad)
    assert gezien.status in {500, 503}
    assert GEHEIMEN[pad] not in gezien.html


@pytest.mark.norm("B21")
def test_a_read_that_failed_is_logged_as_failed(noor: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("zgw/rdw", "fout_500")
    noor.ga("/mijn/zaken/")
    assert Verwerking.objects.get(bron="RDW").status_code == Verwerking.Status.ERROR
    assert Verwerking.objects.filter(status_code=Verwerking.Status.OK).count() == 2


@pytest.mark.norm("B23")
def test_i_read_back_what_i_just_read(noor: Bezoeker) -> None:
    noor.ga("/mijn/zaken/")
    noor.ga("/mijn/gegevens/")
    gezien = noor.ga("/mijn/inzage/")
    assert gezien.status == 200
    for woorden in (*ZAKEN.values(), "Uw zaken", "lopende en afgeronde zaken", "AVG"):
        assert woorden in gezien.tekst


@pytest.mark.norm("B21")
def test_reading_the_log_is_itself_in_the_log(noor: Bezoeker, settings: Settings) -> None:
    noor.ga("/mijn/inzage/")
    gelezen = Verwerking.objects.filter(processing_activity_id="mijn-inzage").values_list("bron", flat=True)
    assert sorted(gelezen) == sorted([*LOGBOEKEN.values(), settings.WAGTAIL_SITE_NAME])


@pytest.mark.norm("B23")
def test_i_do_not_see_the_reads_about_others(inloggen: Inloggen) -> None:
    inloggen(YOUSSEF).ga("/mijn/gegevens/")
    gezien = inloggen(NOOR).ga("/mijn/inzage/")
    assert "Laten zien welke gegevens de overheid over u heeft" not in gezien.tekst


def test_one_visit_is_one_entry_with_all_that_was_read_for_it(noor: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("zgw/rdw", "uit")
    noor.ga("/mijn/zaken/")
    gezien = noor.ga("/mijn/inzage/")
    assert "Uw zaken: Gemeente Utrecht, Dienst Toeslagen" in gezien.tekst
    assert "Uw zaken: RDW Geen antwoord" in gezien.tekst
    assert gezien.html.count("<strong>U zelf</strong>") == 2


def test_a_long_log_comes_in_pages(noor: Bezoeker) -> None:
    for _ in range(8):
        noor.ga("/mijn/zaken/")
        noor.ga("/mijn/berichten/")
    eerste, tweede = noor.ga("/mijn/inzage/"), noor.ga("/mijn/inzage/?pagina=2")
    assert "Pagina 2" in eerste.tekst
    assert tweede.status == 200
    assert noor.ga("/mijn/inzage/?pagina=nonsens").status == 200


def test_the_brp_learns_the_goal_and_gives_only_what_was_asked(noor: Bezoeker, federatie: Federatie) -> None:
    noor.ga("/mijn/gegevens/")
    vragen = federatie.protocollering()
    assert {vraag["dienst"] for vraag in vragen} == {"brp", "historie", "reisdocumenten"}
    for vraag in vragen:
        assert (vraag["doelbinding"], vraag["verwerking"]) == ("inzage-betrokkene", "mijn-gegevens")
        assert not any("burgerservicenummer" in str(veld) for veld in vraag["fields"])


@pytest.mark.norm("B12")
def test_no_number_of_a_person_is_in_a_page_an_address_or_a_log_line(inloggen: Inloggen, federatie: Federatie) -> None:
    for bsn in (NOOR, YOUSSEF, DAAN):
        bezoeker = inloggen(bsn)
        with structlog.testing.capture_logs() as regels:
            paden = [*PAGINAS]
            for pad in ("/mijn/zaken/", "/mijn/berichten/"):
                paden += [link for link in bezoeker.ga(pad).links(pad) if link != pad]
            federatie.zet("zgw/rdw", "kapotte_json")
            federatie.zet("fbs/dienst-toeslagen", "fout_500")
            for pad in paden:
                assert bsn not in pad
                assert not re.search(r"(?<![0-9a-f-])99999[0-9]{4}(?![0-9a-f-])", bezoeker.ga(pad).html), pad
            federatie.herstel()
        assert "99999" not in json.dumps(regels, default=str)
    assert not any("99999" in regel.object for regel in AuditRegel.objects.all())


def test_opening_a_message_reads_one_magazijn(noor: Bezoeker) -> None:
    pad = bericht_pad(noor, "Uw identiteitskaart verloopt")
    voor = Verwerking.objects.count()
    noor.ga(pad)
    assert set(Verwerking.objects.order_by("pk").values_list("bron", flat=True)[voor:]) == {"Gemeente Utrecht"}


def test_the_steps_of_a_zaak_are_read_for_that_zaak_only(noor: Bezoeker) -> None:
    pad = zaak_pad(noor, "Huurtoeslag aanpassen")
    voor = Verwerking.objects.count()
    noor.ga(pad)
    bronnen = list(Verwerking.objects.order_by("pk").values_list("bron", flat=True)[voor:])
    # Three lists of zaken; of the organisation of this one its steps, documents, besluiten, who handles it, messages,
    # contacts and tasks.
    assert len(bronnen) == 10
    assert bronnen.count("RDW") == 1
