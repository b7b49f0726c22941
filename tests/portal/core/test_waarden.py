"""Deadlines, uncertain dates, and the marker of open views."""

from datetime import date

import pytest

from portal.core.beleid import public
from portal.core.datum import OnzekereDatum
from portal.core.deadline import Deadline


def test_a_deadline_gives_each_call_what_is_left() -> None:
    deadline = Deadline.after(60)
    assert 59 < deadline.remaining() <= 60
    assert deadline.remaining(at_most=2) == 2
    assert not deadline.passed
    voorbij = Deadline.after(-1)
    assert voorbij.remaining() == 0
    assert voorbij.remaining(at_most=2) == 0
    assert voorbij.passed


def test_a_date_may_be_known_in_part() -> None:
    assert OnzekereDatum(1980, 2, 29).volledig == date(1980, 2, 29)
    assert OnzekereDatum(1980, 2).volledig is None
    assert OnzekereDatum(1980).volledig is None
    assert OnzekereDatum().volledig is None


@pytest.mark.parametrize(
    "delen", [(None, 1, 1), (1980, None, 1), (1981, 2, 29), (1980, 13, None), (1980, 0, None), (1980, 1, 0)]
)
def test_parts_that_form_no_date_are_refused(delen: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"unknown part|day|month"):
        OnzekereDatum(*delen)


def test_an_open_view_says_so_and_stays_the_same() -> None:
    def view() -> str:
        return "pagina"

    assert public(view) is view
    assert view.activiteit is None  # type: ignore[attr-defined]
