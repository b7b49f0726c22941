"""Terms of the Awb: cases of a calendar, and what must hold for every day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levensgebeurtenissen.regels import awb, termijnenwet
from levensgebeurtenissen.regels.awb import Duur, Opschorting

DAGEN = st.dates(date(2000, 1, 1), date(2090, 1, 1))
DUREN = st.one_of(
    st.builds(Duur, weken=st.integers(1, 60)),
    st.builds(Duur, dagen=st.integers(1, 200)),
    st.builds(Duur, maanden=st.integers(1, 24)),
)


@pytest.mark.parametrize(
    ("bekendgemaakt", "eind"),
    [
        (date(2026, 10, 1), date(2026, 11, 12)),  # a Thursday, six weeks later
        (date(2026, 11, 6), date(2026, 12, 18)),
        (date(2026, 11, 13), date(2026, 12, 28)),  # both days of Christmas and a Sunday
        (date(2026, 2, 20), date(2026, 4, 7)),  # Good Friday up to Easter Monday
        (date(2026, 4, 3), date(2026, 5, 15)),
        (date(2026, 4, 2), date(2026, 5, 15)),  # Ascension Day
        (date(2024, 1, 18), date(2024, 2, 29)),  # a leap day
    ],
)
def test_somebody_may_object_for_six_weeks_and_never_up_to_a_free_day(bekendgemaakt: date, eind: date) -> None:
    termijn = awb.bezwaartermijn(bekendgemaakt)
    assert (termijn.begin, termijn.eind) == (bekendgemaakt + timedelta(days=1), eind)


def test_why_a_term_became_longer_is_told() -> None:
    assert [vrij.naam for vrij in awb.bezwaartermijn(date(2026, 11, 13)).verlengd_wegens] == [
        "eerste kerstdag",
        "tweede kerstdag",
        "zondag",
    ]


@pytest.mark.parametrize(("jaar", "pasen"), [(2000, (4, 23)), (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5))])
def test_easter(jaar: int, pasen: tuple[int, int]) -> None:
    assert termijnenwet.easter(jaar) == date(jaar, *pasen)


def test_kings_day_is_on_saturday_when_the_27th_is_a_sunday() -> None:
    assert date(2025, 4, 26) in termijnenwet.holidays(2025)
    assert date(2025, 4, 27) not in termijnenwet.holidays(2025)
    assert date(2026, 4, 27) in termijnenwet.holidays(2026)


def test_without_a_term_in_a_law_an_organisation_has_eight_weeks() -> None:
    assert awb.beslistermijn(ontvangen=date(2026, 9, 1)).eind == date(2026, 10, 27)


def test_an_extension_counts_from_the_old_end_and_standing_still_moves_it() -> None:
    pauze = Opschorting(date(2026, 9, 10), date(2026, 9, 24))
    termijn = awb.beslistermijn(
        ontvangen=date(2026, 9, 1),
        verlengd_met=Duur(weken=2),
        opschortingen=[pauze, Opschorting(date(2026, 9, 17), date(2026, 9, 20))],
    )
    assert (termijn.eind, termijn.opgeschort) == (date(2026, 11, 24), 14)
    assert awb.AWB_4_14 in termijn.artikelen


def test_nobody_is_late_while_the_term_stands_still() -> None:
    termijn = awb.beslistermijn(ontvangen=date(2026, 9, 1), opschortingen=[Opschorting(date(2026, 10, 1))])
    assert termijn.stil_sinds == date(2026, 10, 1)
    assert not awb.mag_in_gebreke_stellen(termijn, vandaag=date(2027, 6, 1))


def test_a_term_of_more_than_twelve_weeks_does_not_move() -> None:
    lang = awb.beslistermijn(ontvangen=date(2026, 9, 5), duur=Duur(weken=26))
    assert (lang.eind.weekday(), lang.verlengd_wegens) == (5, ())


def test_a_month_ends_on_the_same_number_or_on_its_last_day() -> None:
    assert Duur(maanden=1).after(date(2027, 1, 31)) == date(2027, 2, 28)
    assert Duur(maanden=1).after(date(2028, 1, 31)) == date(2028, 2, 29)
    assert Duur(maanden=2).after(date(2026, 12, 15)) == date(2027, 2, 15)


def test_post_that_was_sent_in_time_may_come_a_week_later() -> None:
    termijn = awb.bezwaartermijn(date(2026, 10, 1))
    assert awb.op_tijd(termijn, ontvangen=date(2026, 11, 12))
    assert not awb.op_tijd(termijn, ontvangen=date(2026, 11, 13))
    assert awb.op_tijd(termijn, ontvangen=date(2026, 11, 19), gepost=date(2026, 11, 12))
    assert not awb.op_tijd(termijn, ontvangen=date(2026, 11, 20), gepost=date(2026, 11, 12))
    assert not awb.op_tijd(termijn, ontvangen=date(2026, 11, 14), gepost=date(2026, 11, 13))


def test_on_a_bezwaar_is_decided_after_the_time_to_object() -> None:
    termijn = awb.bezwaartermijn(date(2026, 8, 3))  # until 14 September
    assert awb.beslistermijn_bezwaar(termijn).eind == date(2026, 10, 26)
    assert awb.beslistermijn_bezwaar(termijn, commissie=True).eind == date(2026, 12, 7)
    assert awb.beslistermijn_bezwaar(termijn, commissie=True, verdaagd=True).eind == date(2027, 1, 18)


def test_a_complaint_is_dealt_with_in_six_weeks_or_ten() -> None:
    assert awb.klachttermijn(date(2026, 9, 1)).eind == date(2026, 10, 13)
    assert awb.klachttermijn(date(2026, 9, 1), commissie=True).eind == date(2026, 11, 10)
    assert awb.klachttermijn(date(2026, 9, 1), verdaagd=True).eind == date(2026, 11, 10)


def test_the_penalty_begins_two_weeks_after_the_notice_and_ends_after_42_days() -> None:
    termijn = awb.beslistermijn(ontvangen=date(2026, 6, 1))  # until 27 July
    niet = awb.dwangsom(termijn, ingebrekestelling=date(2026, 7, 27), vandaag=date(2026, 9, 1))
    nu = awb.dwangsom(termijn, ingebrekestelling=date(2026, 8, 3), vandaag=date(2026, 8, 18))
    vol = awb.dwangsom(termijn, ingebrekestelling=date(2026, 8, 3), vandaag=date(2027, 1, 1))
    assert niet is None
    assert nu
    assert vol
    assert (nu.eerste_dag, nu.dagen, nu.bedrag) == (date(2026, 8, 18), 1, Decimal(23))
    assert (vol.laatste_dag, vol.dagen, vol.bedrag) == (date(2026, 9, 28), 42, Decimal(1442))


def test_the_day_of_the_decision_does_not_count() -> None:
    termijn = awb.beslistermijn(ontvangen=date(2026, 6, 1))
    som = awb.dwangsom(
        termijn, ingebrekestelling=date(2026, 8, 3), vandaag=date(2026, 12, 1), bekendgemaakt=date(2026, 9, 1)
    )
    assert som
    assert (som.dagen, som.bedrag) == (14, Decimal(322))


@given(DAGEN, DUREN)
def test_a_short_term_never_ends_on_a_free_day_and_never_moves_back(dag: date, duur: Duur) -> None:
    termijn = awb.beslistermijn(ontvangen=dag, duur=duur)
    assert termijn.eind >= duur.after(dag) > dag
    assert (termijn.eind - duur.after(dag)).days == len(termijn.verlengd_wegens)
    if duur.te_verlengen:
        assert termijnenwet.free_day(termijn.eind) is None


@given(DAGEN, DUREN)
def test_who_asks_a_day_later_never_hears_earlier(dag: date, duur: Duur) -> None:
    morgen = dag + timedelta(days=1)
    assert awb.beslistermijn(ontvangen=dag, duur=duur).eind <= awb.beslistermijn(ontvangen=morgen, duur=duur).eind


@given(DAGEN, st.integers(0, 30), st.integers(0, 60))
def test_standing_still_never_makes_a_term_shorter(dag: date, na: int, dagen: int) -> None:
    vanaf = dag + timedelta(days=na)
    met = awb.beslistermijn(ontvangen=dag, opschortingen=[Opschorting(vanaf, vanaf + timedelta(days=dagen))])
    assert met.eind >= awb.beslistermijn(ontvangen=dag).eind
    assert met.opgeschort == dagen


@given(st.integers(-5, 100))
def test_a_day_later_never_costs_less(dagen: int) -> None:
    bedragen = awb.DWANGSOM.on(date(2026, 1, 1)).waarde
    assert Decimal(0) <= bedragen.total(dagen) <= bedragen.total(dagen + 1) <= Decimal(1442)
