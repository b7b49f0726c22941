"""Each personal read stands in both logs, or there is no read."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings

from portal.core.betrokkene import Onderneming
from portal.core.nummers import KvkNummer
from portal.core.trace import operation
from portal.verantwoording.models import AuditKop, AuditRegel, Verwerking
from portal.verantwoording.selectors import check_keten, list_inzage, logboek_record
from portal.verantwoording.services import LogboekFout, record_event
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.verantwoording import NOOR, SAM, GelezenBronFactory, HandelendeOrganisatieFactory
from tests.portal.verantwoording.conftest import Forceer, Lees

pytestmark = pytest.mark.django_db


def test_the_person_sees_who_read_what_and_why(lees: Lees) -> None:
    gelezen = GelezenBronFactory(bron="RDW", gegevens="uw zaken")
    lees(gelezen)
    [regel] = list_inzage(betrokkene=NOOR)
    assert (regel.bron, regel.gegevens, regel.door, regel.gelukt) == ("RDW", "uw zaken", None, True)
    assert regel.wanneer == gelezen.begonnen
    assert regel.doel == REGISTER["mijn-zaken"].doel
    assert "AVG" in regel.grondslag
    assert regel.via


@pytest.mark.norm("B23")
def test_the_person_sees_the_organisation_that_looked_but_not_its_employee(lees: Lees) -> None:
    lees(handelende=HandelendeOrganisatieFactory(naam="Gemeente Utrecht", medewerker="j.jansen"))
    [regel] = list_inzage(betrokkene=NOOR)
    assert regel.door == "Gemeente Utrecht"
    assert "jansen" not in repr(regel)


def test_nobody_sees_the_reads_of_another(lees: Lees) -> None:
    lees()
    assert list_inzage(betrokkene=SAM) == []


def test_the_newest_reads_come_first_and_the_list_has_an_end(lees: Lees) -> None:
    for jaar in (2024, 2026, 2025):
        lees(GelezenBronFactory(begonnen=datetime(jaar, 1, 1, tzinfo=UTC)))
    assert [regel.wanneer.year for regel in list_inzage(betrokkene=NOOR, at_most=2)] == [2026, 2025]


def test_a_source_that_did_not_answer_is_in_the_list_too(lees: Lees) -> None:
    lees(GelezenBronFactory(mislukt=True))
    assert not list_inzage(betrokkene=NOOR)[0].gelukt
    assert AuditRegel.objects.get().resultaat == "mislukt"


def test_a_read_under_an_activity_that_no_longer_exists_still_shows(lees: Lees, forceer: Forceer) -> None:
    lees()
    forceer("UPDATE verantwoording_verwerking SET processing_activity_id = 'van vroeger'")
    forceer("DELETE FROM verantwoording_auditregel")
    [regel] = list_inzage(betrokkene=NOOR)
    assert (regel.doel, regel.grondslag, regel.door) == ("van vroeger", "", None)


@pytest.mark.norm("B22")
def test_the_logboek_record_is_as_the_standard_says(lees: Lees, standaarden: Path) -> None:
    lees(handelende=HandelendeOrganisatieFactory(medewerker="j.jansen"))
    record = logboek_record(Verwerking.objects.get())
    schema = json.loads((standaarden / "ldv" / "extensie-lezen" / "attributes.schema.json").read_text())
    attributes = record["attributes"]
    assert isinstance(attributes, dict)
    assert set(attributes) <= set(schema["properties"])
    assert re.fullmatch(r"https?://.+", attributes["dpl.core.processing_activity_id"])
    assert re.fullmatch(r"[0-9a-f]{32}", str(record["traceId"]))
    assert re.fullmatch(r"[0-9a-f]{16}", str(record["spanId"]))
    assert record["status"] in {"Unset", "Ok", "Error"}
    assert isinstance(record["startTime"], int)
    assert record["startTime"] <= record["endTime"]  # type: ignore[operator]
    assert attributes["dpl.core.data_subject_id_type"] == "BSN"
    assert "999990019" not in str(record)
    assert "jansen" not in str(record)


@pytest.mark.norm("B22")
def test_every_read_is_logged_and_none_is_sampled_away(lees: Lees) -> None:
    for _ in range(20):
        lees(*GelezenBronFactory.build_batch(50))
    assert Verwerking.objects.count() == AuditRegel.objects.count() == 1000
    assert check_keten() is None


@pytest.mark.norm("B49")
def test_no_number_stands_in_either_log_and_their_pseudonyms_differ(lees: Lees) -> None:
    lees(handelende=HandelendeOrganisatieFactory())
    lees()
    bakker = Onderneming(KvkNummer("12345678"))
    lees(handelende=bakker, betrokkene=bakker)
    everything = [*Verwerking.objects.values(), *AuditRegel.objects.values()]
    assert not re.search("999990019|12345678(?![0-9a-f])|jansen", str(everything))
    assert not {v.data_subject_id for v in Verwerking.objects.all()} & {a.handelende for a in AuditRegel.objects.all()}
    assert Verwerking.objects.latest("id").data_subject_id_type == "KVK"


@pytest.mark.norm("B49")
def test_after_a_new_key_the_person_still_sees_the_old_reads(lees: Lees, settings: Settings) -> None:
    lees()
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "nieuwe-sleutel-van-minstens-32-tekens-lang"
    lees()
    assert len(list_inzage(betrokkene=NOOR)) == 2


@pytest.mark.norm("B21")
def test_when_a_log_cannot_be_written_there_is_no_data(lees: Lees) -> None:
    dubbel = GelezenBronFactory()
    lees(dubbel)
    # The same operation twice breaks a rule of the database, here the stand-in for a log that fails.
    with pytest.raises(LogboekFout):
        lees(GelezenBronFactory(), dubbel)
    assert Verwerking.objects.count() == AuditRegel.objects.count() == 1


@pytest.mark.norm("B21")
def test_a_log_that_fails_halfway_leaves_nothing_in_the_other(lees: Lees, forceer: Forceer) -> None:
    forceer("ALTER TABLE verantwoording_auditregel RENAME TO weg")
    with pytest.raises(LogboekFout):
        lees()
    assert not Verwerking.objects.exists()
    with pytest.raises(LogboekFout):
        record_event(actie="inloggen", resultaat="gelukt")
    forceer("ALTER TABLE weg RENAME TO verantwoording_auditregel")


def test_the_log_goes_with_the_transaction_of_the_answer(lees: Lees) -> None:
    class Afgebroken(Exception):
        pass

    def answer() -> None:
        with transaction.atomic():
            lees()
            raise Afgebroken

    with pytest.raises(Afgebroken):
        answer()
    assert not AuditRegel.objects.exists()
    assert AuditKop.objects.first() is None


def test_logging_in_stands_in_the_audit_log_with_its_trace() -> None:
    with operation() as trace:
        record_event(actie="inloggen", resultaat="geweigerd", over="nonce")
    record_event(actie="inloggen", resultaat="gelukt", handelende=NOOR)
    geweigerd, gelukt = AuditRegel.objects.order_by("volgnummer")
    assert (geweigerd.trace_id, geweigerd.handelende, geweigerd.object) == (trace.trace_id, "", "nonce")
    assert (gelukt.trace_id, len(gelukt.handelende)) == ("", 64)
    assert check_keten() is None


@pytest.mark.norm("B24")
@pytest.mark.parametrize("tabel", ["auditregel", "verwerking", "auditkop"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET id = id"])
def test_the_database_refuses_to_change_or_remove_rows(lees: Lees, tabel: str, sql: str) -> None:
    lees()
    sql = sql.replace("id = id", "volgnummer = volgnummer") if tabel == "auditregel" else sql
    with pytest.raises(DatabaseError, match="never changed|only moves on"), transaction.atomic():  # noqa: RUF043
        connection.cursor().execute(sql.format(f"verantwoording_{tabel}"))
    assert check_keten() is None


def test_rows_name_themselves_without_a_person(lees: Lees) -> None:
    lees()
    assert str(AuditRegel.objects.get()) == "1 gelezen"
    assert str(AuditKop.objects.get()) == "kop 1"
    assert str(Verwerking.objects.get()).startswith("mijn-zaken 20")
