"""The engines really run: what is planted is found, and a clean page gives nothing."""

import shutil

import pytest

from tests.e2e.conftest import CHROMIUM
from tests.toegankelijkheid.toetsen.detectietabel import KOLOMMEN, SCHONE_PAGINAS, Meting, in_document, measure, table
from tests.toegankelijkheid.toetsen.gebreken import GEBREKEN, Gebrek
from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.toetsen.bevinding import Zekerheid

pytestmark = pytest.mark.skipif(shutil.which(CHROMIUM) is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def metingen() -> dict[str, Meting]:
    return {meting.gebrek.naam: meting for meting in measure()}


def test_there_are_forty_defects_over_thirty_criteria_at_least() -> None:
    names = [gebrek.naam for gebrek in GEBREKEN]
    criteria = {eis for gebrek in GEBREKEN for eis in gebrek.eisen}

    assert len(names) == len(set(names)) >= 40
    assert len(criteria) >= 30
    assert criteria <= set(EISEN)


def test_the_norm_says_of_a_criterion_that_a_machine_sees_some_of_it_only_where_that_is_shown() -> None:
    shown = {eis for gebrek in GEBREKEN for eis in gebrek.eisen}

    assert {eis.nummer for eis in EISEN.values() if eis.machine != "nee"} == shown


@pytest.mark.parametrize("gebrek", GEBREKEN, ids=lambda gebrek: gebrek.naam)
def test_a_planted_defect_is_found_by_one_engine_at_least(gebrek: Gebrek, metingen: dict[str, Meting]) -> None:
    assert any(metingen[gebrek.naam].oordeel(motor) for motor in KOLOMMEN)


@pytest.mark.parametrize("gebrek", SCHONE_PAGINAS, ids=lambda gebrek: gebrek.naam)
def test_a_clean_page_gives_nothing_certain_and_nothing_of_ours(gebrek: Gebrek, metingen: dict[str, Meting]) -> None:
    findings = metingen[gebrek.naam].bevindingen

    assert [str(b) for b in findings if b.zekerheid is Zekerheid.ZEKER or b.motor == "eigen"] == []


@pytest.mark.parametrize("motor", KOLOMMEN)
def test_every_engine_finds_something_that_it_alone_finds(motor: str, metingen: dict[str, Meting]) -> None:
    alone = [m for m in metingen.values() if [naam for naam in KOLOMMEN if m.oordeel(naam)] == [motor]]

    assert alone


def test_the_table_in_the_document_is_true(metingen: dict[str, Meting]) -> None:
    assert in_document() == table(metingen.values()), "run python -m tests.toegankelijkheid.toetsen.detectietabel"
