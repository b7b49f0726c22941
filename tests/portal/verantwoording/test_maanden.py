"""Both logs stand in a part for each month; an old one can be kept elsewhere, and the chain still proves itself."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from pytest_django import Settings

from portal.verantwoording import maanden, services, tasks
from portal.verantwoording.maanden import DeelFout, check_deel, find_maanden, list_delen, make_maanden, seal_oudste
from portal.verantwoording.models import AuditKop, AuditRegel, AuditVerzegeling, Verwerking
from portal.verantwoording.selectors import check_keten
from tests.factories.verantwoording import GelezenBronFactory
from tests.portal.verantwoording.conftest import Forceer, Lees

pytestmark = pytest.mark.django_db
LOGBOEKEN = ("verantwoording_auditregel", "verantwoording_verwerking")


class Klok:
    """The time that the logs write down, which can be set forward."""

    def __init__(self) -> None:
        self.nu = timezone.now()

    def now(self) -> datetime:
        return self.nu

    def month_later(self) -> None:
        """The fifth of the next month."""
        self.nu = (self.nu.replace(day=1) + timedelta(days=35)).replace(day=5)


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    klok = Klok()
    monkeypatch.setattr(services, "timezone", klok)
    monkeypatch.setattr(maanden, "timezone", klok)
    return klok


def part_of(tabel: str, veld: str, waarde: object) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tableoid::regclass::text FROM {tabel} WHERE {veld} = %s", [waarde])
        return str(cursor.fetchone()[0])


def write(lees: Lees, klok: Klok) -> None:
    lees(GelezenBronFactory(begonnen=klok.nu))


@pytest.fixture
def drie_maanden(lees: Lees, klok: Klok) -> None:
    """Two rows in each of three months."""
    for _ in range(3):
        write(lees, klok)
        write(lees, klok)
        klok.month_later()


def test_each_row_stands_in_the_month_in_which_it_was_written(klok: Klok, lees: Lees) -> None:
    write(lees, klok)
    klok.month_later()
    write(lees, klok)
    eerste, tweede = AuditRegel.objects.order_by("volgnummer")

    assert part_of(LOGBOEKEN[0], "volgnummer", eerste.volgnummer) == "verantwoording_auditregel_eerst"
    maand = tweede.tijdstip.astimezone(UTC)
    assert part_of(LOGBOEKEN[0], "volgnummer", tweede.volgnummer) == f"verantwoording_auditregel_{maand:%Y_%m}"
    assert part_of(LOGBOEKEN[1], "operation_id", tweede.operation_id) == f"verantwoording_verwerking_{maand:%Y_%m}"
    assert check_keten() is None


def test_months_are_made_ahead_once_and_follow_each_other(klok: Klok) -> None:
    assert make_maanden() == []
    nieuw = make_maanden(vooruit=5)

    assert len(nieuw) == 4
    assert {naam[:-8] for naam in nieuw} == set(LOGBOEKEN)
    assert find_maanden().in_orde
    assert not find_maanden().buiten


def test_when_a_month_was_not_made_in_time_it_is_written_all_the_same_and_told(klok: Klok, lees: Lees) -> None:
    klok.nu += timedelta(days=400)
    write(lees, klok)

    assert find_maanden().buiten
    assert not find_maanden().in_orde
    assert check_keten() is None
    with pytest.raises(CommandError, match="buiten elke maand"):
        call_command("logmaanden", stdout=StringIO())


@pytest.mark.norm("B24")
@pytest.mark.parametrize("deel", ["", "_eerst", "_rest"])
@pytest.mark.parametrize("logboek", LOGBOEKEN)
@pytest.mark.parametrize("daad", ["UPDATE {} SET trace_id = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_no_part_can_be_changed(logboek: str, deel: str, daad: str, klok: Klok, lees: Lees) -> None:
    write(lees, klok)
    if deel == "_rest":
        klok.nu += timedelta(days=400)
        write(lees, klok)

    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        connection.cursor().execute(daad.format(logboek + deel))


def test_a_part_that_was_made_later_cannot_be_changed_either(klok: Klok, lees: Lees) -> None:
    klok.month_later()
    write(lees, klok)
    deel = part_of(LOGBOEKEN[0], "volgnummer", 1)

    for daad in (f"UPDATE {deel} SET actie = ''", f"DELETE FROM {deel}", f"TRUNCATE {deel}"):
        with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
            connection.cursor().execute(daad)


def test_who_may_write_the_whole_has_no_right_on_a_part(klok: Klok) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE portaal_proef")
        cursor.execute("ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO portaal_proef")
        nieuw = make_maanden(vooruit=4)
        cursor.execute("SELECT has_table_privilege('portaal_proef', %s, 'SELECT,INSERT,UPDATE,DELETE')", [nieuw[0]])
        assert cursor.fetchone() == (False,)


@pytest.mark.usefixtures("drie_maanden")
def test_an_old_month_is_let_go_of_and_the_chain_still_proves_itself(klok: Klok, lees: Lees) -> None:
    eerste = seal_oudste(voor=klok.nu)
    tweede = seal_oudste(voor=klok.nu)

    assert eerste is not None
    assert tweede is not None
    assert (eerste.vanaf, eerste.tot, tweede.vanaf, tweede.tot) == (1, 2, 3, 4)
    assert list(AuditRegel.objects.values_list("volgnummer", flat=True)) == [5, 6]
    # Of the records the last sealed month stays: a read may be written down just after its month.
    assert Verwerking.objects.count() == 4
    assert check_keten() is None
    assert check_deel(eerste) is None
    write(lees, klok)
    assert check_keten() is None
    uitvoer = StringIO()
    call_command("verify_audit_chain", "--deel", tweede.deel, stdout=uitvoer)
    assert "3 tot en met 4 is heel" in uitvoer.getvalue()


@pytest.mark.norm("B24")
@pytest.mark.usefixtures("drie_maanden")
@pytest.mark.parametrize(
    ("daad", "regel"),
    [
        ("UPDATE verantwoording_auditverzegeling SET tot = 1", 1),
        ("UPDATE verantwoording_auditverzegeling SET hmac = repeat('0', 64)", 1),
        ("UPDATE verantwoording_auditverzegeling SET sleutel_id = 'onbekend'", 1),
        ("DELETE FROM verantwoording_auditverzegeling", 1),
        ("DELETE FROM verantwoording_auditregel WHERE volgnummer = 3", 3),
    ],
)
def test_tampering_with_a_seal_or_the_first_row_after_it_is_found(
    klok: Klok, forceer: Forceer, daad: str, regel: int
) -> None:
    seal_oudste(voor=klok.nu)
    forceer(daad)

    with pytest.raises(CommandError, match=rf"geschonden bij regel {regel}\b"):
        call_command("verify_audit_chain", stdout=StringIO())


@pytest.mark.norm("B24")
@pytest.mark.usefixtures("drie_maanden")
@pytest.mark.parametrize(
    ("daad", "regel"),
    [
        ("UPDATE {} SET resultaat = 'anders' WHERE volgnummer = 2", 2),
        ("DELETE FROM {} WHERE volgnummer = 1", 1),
        ("DELETE FROM {} WHERE volgnummer = 2", 2),
    ],
)
def test_tampering_with_a_part_that_was_let_go_of_is_found(klok: Klok, forceer: Forceer, daad: str, regel: int) -> None:
    zegel = seal_oudste(voor=klok.nu)
    assert zegel is not None
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        connection.cursor().execute(daad.format(zegel.deel))
    forceer(daad.format(zegel.deel))

    with pytest.raises(CommandError, match=rf"geschonden bij regel {regel}\b"):
        call_command("verify_audit_chain", "--deel", zegel.deel, stdout=StringIO())


@pytest.mark.usefixtures("drie_maanden")
def test_a_part_that_is_not_whole_is_not_let_go_of(klok: Klok, forceer: Forceer) -> None:
    forceer("UPDATE verantwoording_verwerking SET bron = 'een ander' WHERE id = (SELECT min(id) FROM {})".format(
        "verantwoording_verwerking"))  # fmt: skip

    with pytest.raises(DeelFout, match="geschonden bij regel 1"):
        seal_oudste(voor=klok.nu)
    forceer("DELETE FROM verantwoording_auditregel WHERE volgnummer = 1")
    with pytest.raises(DeelFout, match="volgen niet zonder gat"):
        seal_oudste(voor=klok.nu)
    assert not AuditVerzegeling.objects.exists()


@pytest.mark.usefixtures("drie_maanden")
def test_the_command_lets_go_of_what_is_old_enough(klok: Klok, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.verantwoording.management.commands.logmaanden.timezone", klok)
    assert len(list_delen()) == 3
    uitvoer = StringIO()

    call_command("logmaanden", "--verzegel-na", "20", stdout=uitvoer)

    assert uitvoer.getvalue().count("Verzegeld:") == 2
    assert seal_oudste(voor=datetime(2000, 1, 1, tzinfo=UTC)) is None
    with pytest.raises(CommandError, match="controleer dat met --deel"):
        call_command("verify_audit_chain", "--ankerpunt", "1:abc", stdout=StringIO())
    with pytest.raises(CommandError, match="geen zegel"):
        call_command("verify_audit_chain", "--deel", "niets", stdout=StringIO())


def test_a_clock_that_runs_behind_does_not_put_a_row_in_an_earlier_month(klok: Klok, lees: Lees) -> None:
    klok.month_later()
    write(lees, klok)
    klok.nu -= timedelta(days=20)
    write(lees, klok)

    eerste, tweede = AuditRegel.objects.order_by("volgnummer")
    assert tweede.tijdstip == eerste.tijdstip


def test_after_a_new_key_an_old_seal_still_proves_itself(klok: Klok, settings: Settings, drie_maanden: None) -> None:
    seal_oudste(voor=klok.nu)
    settings.AUDIT_SLEUTELS_VORIGE = [settings.AUDIT_SLEUTEL]
    settings.AUDIT_SLEUTEL = "nieuwe-sleutel-van-minstens-32-tekens-lang"

    assert check_keten() is None
    assert AuditKop.objects.get().tijdstip is not None


def test_the_nightly_task_makes_them_and_says_when_something_is_wrong(
    klok: Klok, lees: Lees, caplog: pytest.LogCaptureFixture
) -> None:
    call_command("logmaanden", stdout=StringIO())
    tasks.make_maanden()
    assert "logmaanden_short" not in caplog.text

    klok.nu += timedelta(days=400)
    write(lees, klok)
    tasks.make_maanden()
    assert "logmaanden_short" in caplog.text
