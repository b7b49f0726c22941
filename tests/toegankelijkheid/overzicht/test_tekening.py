"""The lines of the course: a number holds until the next round, and the scale is easy to read."""

from datetime import date

import pytest

from toegankelijkheid.overzicht.tekening import BREED, HOOG, draw
from toegankelijkheid.toetsen.selectors import Dagstand

VANDAAG = date(2026, 11, 23)


def test_without_a_round_there_is_nothing_to_draw() -> None:
    assert draw([], vandaag=VANDAAG) is None


def test_a_number_holds_until_the_next_round() -> None:
    tekening = draw([Dagstand(date(2026, 11, 14), 10, 0), Dagstand(date(2026, 11, 19), 5, 10)], vandaag=VANDAAG)
    assert tekening is not None
    assert tekening.zeker == f"M0 0 H{BREED // 2} V{HOOG // 2} H{BREED}"
    assert tekening.te_beoordelen == f"M0 {HOOG} H{BREED // 2} V0 H{BREED}"


def test_one_round_of_today_is_a_line_of_one_day_after_a_week() -> None:
    tekening = draw([Dagstand(VANDAAG, 1, 1)], vandaag=VANDAAG)
    assert tekening is not None
    assert (tekening.eerste, tekening.laatste) == (date(2026, 11, 16), VANDAAG)
    assert tekening.zeker == f"M{BREED * 7 // 8} 0 H{BREED}"


@pytest.mark.parametrize(("meest", "top"), [(0, 1), (1, 1), (3, 5), (7, 10), (11, 20), (40, 50), (501, 1000)])
def test_the_scale_ends_at_a_round_number(meest: int, top: int) -> None:
    tekening = draw([Dagstand(VANDAAG, meest, 0)], vandaag=VANDAAG)
    assert tekening is not None
    assert tekening.top == top
