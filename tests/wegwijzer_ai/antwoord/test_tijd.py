"""A day is named only when it can be no other."""

from datetime import date

import pytest

from wegwijzer_ai.antwoord.tijd import find_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("ik verhuis over 3 weken", date(2026, 12, 13)),
        ("mijn paspoort verloopt over drie maanden", date(2027, 2, 22)),
        ("morgen is mijn afspraak", date(2026, 11, 23)),
        ("overmorgen vlieg ik", date(2026, 11, 24)),
        ("twee weken geleden is mijn vader overleden", date(2026, 11, 8)),
        ("I am moving in 10 days", date(2026, 12, 2)),
        ("my baby was born yesterday", date(2026, 11, 21)),
    ],
)
def test_day_that_is_spoken_of(tekst: str, dag: date) -> None:
    assert find_day(tekst, today=TODAY) == dag


@pytest.mark.parametrize(
    "tekst",
    [
        "ik ga volgende maand verhuizen",
        "krijg ik binnen 8 weken antwoord",
        "over 3 weken of over 4 weken",
        "wat kost een paspoort",
        "ik werk al twee jaar hier",
        "een dag per week vrij",
    ],
)
def test_no_day_or_more_than_one(tekst: str) -> None:
    assert find_day(tekst, today=TODAY) is None


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert find_day("over 1 maand", today=date(2027, 1, 31)) == date(2027, 2, 28)
