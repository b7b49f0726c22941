"""A day is named only when it can be no other."""

from datetime import date

import pytest
from django.utils import translation

from wegwijzer_ai.antwoord.model import Beurt, Uitkomst, Vraag, Zin
from wegwijzer_ai.antwoord.tijd import find_moment, tell_day

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
    moment = find_moment(tekst, today=TODAY)

    assert moment is not None
    assert moment.dag == dag


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
    assert find_moment(tekst, today=TODAY) is None


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    moment = find_moment("over 1 maand", today=date(2027, 1, 31))

    assert moment is not None
    assert moment.dag == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("taal", "tekst", "gezegd"),
    [
        ("nl", "ik verhuis over 3 weken, wanneer geef ik dat door?", ["Over 3 weken is het zondag 13 december 2026."]),
        ("nl", "twee weken geleden is mijn kind geboren", ["Twee weken geleden was het zondag 8 november 2026."]),
        ("nl", "morgen verhuis ik", ["Morgen is het maandag 23 november 2026."]),
        ("en", "I am moving in 10 days", ["In 10 days it will be Wednesday 2 December 2026."]),
        ("en", "my baby was born yesterday", ["Yesterday it was Saturday 21 November 2026."]),
        ("nl", "ik verhuis vandaag", []),
        ("nl", "ik ga verhuizen", []),
    ],
)
def test_answer_with_a_term_says_which_day_that_is(taal: str, tekst: str, gezegd: list[str]) -> None:
    beurt = Beurt(vraag=Vraag(tekst, taal=taal), uitkomst=Uitkomst.ANTWOORD)
    beurt.tekst, beurt.taal = tekst, taal
    beurt.zinnen.append(Zin("Geef het binnen 5 dagen door.", (1,), kop="termijn"))

    with translation.override(taal):
        tell_day(beurt, now=lambda: TODAY)

    assert beurt.meldingen == gezegd
