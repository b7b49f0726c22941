"""Whoever touches the audit log, also as a superuser, is found out at the first row that is not as it was."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from portal.verantwoording import selectors
from portal.verantwoording.models import AuditKop
from portal.verantwoording.selectors import check_keten
from tests.factories.verantwoording import GelezenBronFactory
from tests.portal.verantwoording.conftest import Forceer, Lees

pytestmark = pytest.mark.django_db

REGEL, KOP, VERWERKING = "verantwoording_auditregel", "verantwoording_auditkop", "verantwoording_verwerking"
SWAP = f"UPDATE {REGEL} SET volgnummer = CASE volgnummer WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE volgnummer IN (2, 3)"


@pytest.fixture
def vijf_regels(lees: Lees) -> None:
    """A chain of five rows."""
    for _ in range(5):
        lees(GelezenBronFactory())


def verify(*args: str) -> str:
    uitvoer = StringIO()
    call_command("verify_audit_chain", *args, stdout=uitvoer)
    return uitvoer.getvalue()


def test_an_empty_chain_is_whole() -> None:
    assert "0 regels" in verify()


@pytest.mark.usefixtures("vijf_regels")
def test_a_chain_as_it_was_written_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "5 regels" in verify()
    monkeypatch.setattr(selectors, "_BLOK", 2)
    assert "5 regels" in verify()


@pytest.mark.norm("B24")
@pytest.mark.usefixtures("vijf_regels")
@pytest.mark.parametrize(
    ("daad", "regel"),
    [
        ([f"UPDATE {REGEL} SET resultaat = 'anders' WHERE volgnummer = 3"], 3),
        ([f"UPDATE {REGEL} SET tijdstip = tijdstip + interval '1 second' WHERE volgnummer = 2"], 2),
        ([f"UPDATE {REGEL} SET sleutel_id = 'onbekend' WHERE volgnummer = 2"], 2),
        ([f"DELETE FROM {REGEL} WHERE volgnummer = 4"], 4),
        ([f"DELETE FROM {REGEL} WHERE volgnummer = 1"], 1),
        ([SWAP, f"UPDATE {REGEL} SET volgnummer = -volgnummer WHERE volgnummer < 0"], 2),
        ([f"UPDATE {REGEL} SET volgnummer = -1 WHERE volgnummer = 1"], 1),
        ([f"DELETE FROM {REGEL} WHERE volgnummer > 3"], 4),
        ([f"DELETE FROM {REGEL}"], 1),
        ([f"DELETE FROM {KOP}"], 5),
        ([f"DELETE FROM {REGEL} WHERE volgnummer > 3", f"UPDATE {KOP} SET volgnummer = 3"], 3),
        ([f"UPDATE {KOP} SET sleutel_id = 'onbekend'"], 5),
        ([f"UPDATE {VERWERKING} SET bron = 'een ander' WHERE id = (SELECT min(id) FROM {VERWERKING})"], 1),
        ([f"DELETE FROM {VERWERKING} WHERE id = (SELECT max(id) FROM {VERWERKING})"], 5),
    ],
    ids=[
        "alter", "alter time", "forge key", "delete", "delete first", "reorder", "move", "cut end", "empty all",
        "delete head", "cut end and head", "forge head", "alter logboek", "delete from logboek",
    ],
)  # fmt: skip
def test_tampering_is_found_at_the_first_bad_row(forceer: Forceer, daad: list[str], regel: int) -> None:
    for sql in daad:
        forceer(sql)
    with pytest.raises(CommandError, match=rf"geschonden bij regel {regel}\b"):
        verify()


@pytest.mark.usefixtures("vijf_regels")
def test_a_row_cannot_be_copied_to_another_place(forceer: Forceer) -> None:
    """A whole second chain, signed with the right key, does not fit behind another row."""
    forceer(f"DELETE FROM {REGEL} WHERE volgnummer = 3")
    forceer(f"UPDATE {REGEL} SET volgnummer = volgnummer - 1 WHERE volgnummer > 3")
    breuk = check_keten()
    assert breuk is not None
    assert breuk.volgnummer == 3


@pytest.mark.usefixtures("vijf_regels")
def test_an_old_state_that_is_put_back_does_not_hold_the_anchor(forceer: Forceer, lees: Lees) -> None:
    oude_kop = AuditKop.objects.values().get()
    lees(GelezenBronFactory())
    anker = verify().split("Ankerpunt: ")[1].strip()
    assert "6 regels" in verify("--ankerpunt", anker)

    forceer(f"DELETE FROM {REGEL} WHERE volgnummer = 6")
    forceer(
        f"UPDATE {KOP} SET volgnummer = 5, hmac = %s, handtekening = %s", oude_kop["hmac"], oude_kop["handtekening"]
    )
    assert "5 regels" in verify()
    with pytest.raises(CommandError, match="regel 6: het ankerpunt ontbreekt"):
        verify("--ankerpunt", anker)


@pytest.mark.parametrize("anker", ["", "zes", "6", "6:", "x:abc"])
def test_an_anchor_that_makes_no_sense_is_refused(anker: str) -> None:
    if anker:
        with pytest.raises(CommandError, match="Een ankerpunt ziet eruit"):
            verify("--ankerpunt", anker)
    else:
        assert "heel" in verify("--ankerpunt", anker)


@pytest.mark.usefixtures("vijf_regels")
def test_after_a_new_key_the_old_rows_still_prove_themselves(settings: Settings, lees: Lees) -> None:
    oud = settings.AUDIT_SLEUTEL
    settings.AUDIT_SLEUTEL = "nieuwe-sleutel-van-minstens-32-tekens-lang"
    settings.AUDIT_SLEUTELS_VORIGE = [oud]
    lees(GelezenBronFactory())
    assert check_keten() is None
    settings.AUDIT_SLEUTELS_VORIGE = []
    breuk = check_keten()
    assert breuk is not None
    assert breuk.volgnummer == 1


@pytest.mark.norm("B25")
@pytest.mark.parametrize("tekst", ["regel\nnog een", '","handelende":"x', "\x1b[31mrood", "<script>"])
def test_text_with_control_characters_stays_within_its_field(lees: Lees, tekst: str) -> None:
    lees(GelezenBronFactory(bron=tekst))
    assert check_keten() is None


@pytest.mark.usefixtures("vijf_regels")
def test_moving_text_from_one_field_to_the_next_is_noticed(forceer: Forceer) -> None:
    forceer(f"UPDATE {REGEL} SET actie = 'gelez', resultaat = 'engelukt' WHERE volgnummer = 2")
    breuk = check_keten()
    assert breuk is not None
    assert breuk.volgnummer == 2
