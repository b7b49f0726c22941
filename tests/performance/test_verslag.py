"""The benchmark says honestly what was reached and what was not."""

import json
from pathlib import Path

import pytest

from tests.performance.tussenpost import Oproep, one_after_the_other, slowest
from tests.performance.verslag import Uitkomst, number, row, write


def test_the_median_of_the_rounds_counts_and_one_bad_round_does_not() -> None:
    assert Uitkomst("P4", "x", [1.0, 1.1, 9.0], 1.15).gehaald


@pytest.mark.parametrize(
    ("waarde", "hoger", "gehaald", "stuk"),
    [
        (1.00, False, True, False),
        (1.20, False, False, False),
        (1.60, False, False, True),
        (1.20, True, True, False),
        (0.90, True, False, False),
        (0.70, True, False, True),
    ],
)
def test_only_what_is_clearly_worse_than_its_goal_counts_as_broken(
    *, waarde: float, hoger: bool, gehaald: bool, stuk: bool
) -> None:
    uitkomst = Uitkomst("P1", "x", [waarde], 1.0 if hoger else 1.15, hoger_is_beter=hoger)

    assert (uitkomst.gehaald, uitkomst.stuk) == (gehaald, stuk)


def test_a_missed_goal_stands_out_in_the_table() -> None:
    regel = row(
        Uitkomst("P1", "Page against hello", [0.01, 0.02, 0.03], 0.95, hoger_is_beter=True, bij="no cache | yet")
    )

    assert regel == "| P1 | Page against hello | ≥ 0.95 x | 0.02 x | 0.01 - 0.03 | **no** | no cache \\| yet |"


def test_what_was_not_measured_is_said(tmp_path: Path) -> None:
    write(
        [Uitkomst("P13", "Memory", [1.2], 1.35)],
        ronden=3,
        niet=["P3 (publish to fresh)"],
        json_pad=tmp_path / "bench.json",
        tabel_pad=tmp_path / "prestaties.md",
    )

    assert "Not measured yet: P3 (publish to fresh)." in (tmp_path / "prestaties.md").read_text()
    assert json.loads((tmp_path / "bench.json").read_text())["uitkomsten"][0]["gehaald"] is True


@pytest.mark.parametrize(("waarde", "tekst"), [(0.0234, "0.0234"), (1.2345, "1.23"), (123.4, "123"), (12.34, "12.3")])
def test_a_number_has_three_figures_that_mean_something(waarde: float, tekst: str) -> None:
    assert number(waarde) == tekst


def test_a_source_is_busy_from_its_first_call_to_its_last_answer() -> None:
    oproepen = [Oproep("rdw", 0.0, 0.1), Oproep("rdw", 0.1, 0.3), Oproep("brp", 0.0, 0.2)]

    assert slowest(oproepen) == pytest.approx(0.3)
    assert one_after_the_other(oproepen) == pytest.approx(0.5)
