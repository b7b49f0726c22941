"""What must hold for everybody: borders, leap days, and that more income never brings more."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levensgebeurtenissen.regels import aow, documenten, kinderbijslag, kindgebonden_budget, ww
from levensgebeurtenissen.regels.basis import Recht, age_on
from levensgebeurtenissen.regels.bijstand import NORMEN
from levensgebeurtenissen.regels.huurtoeslag import BEDRAGEN as HUUR
from levensgebeurtenissen.regels.tabel import Buitendetabel, Tabel
from levensgebeurtenissen.regels.toeslagen import GRENZEN
from levensgebeurtenissen.regels.zorgtoeslag import PREMIE

OP = date(2026, 11, 22)
EURO = st.integers(0, 200_000).map(Decimal)
GEBOREN = st.dates(date(1930, 1, 1), date(2010, 12, 31))


@given(GEBOREN)
def test_who_is_born_later_never_gets_aow_earlier(geboren: date) -> None:
    assert aow.begin(geboren).dag <= aow.begin(geboren + timedelta(days=1)).dag


@given(GEBOREN)
def test_the_aow_age_is_that_of_the_year_in_which_it_is_reached(geboren: date) -> None:
    begin = aow.begin(geboren)
    assert (65, 0) <= (begin.jaren, begin.maanden) <= (67, 3)
    assert (begin.jaren, begin.maanden) == aow._leeftijd(begin.dag.year)
    assert begin.vastgesteld is (begin.dag.year <= 2031)
    assert abs((begin.dag.month - geboren.month - begin.maanden) % 12) <= 1


def test_who_was_born_on_a_leap_day_gets_aow_on_the_first_of_march() -> None:
    assert aow.begin(date(1960, 2, 29)).dag == date(2027, 3, 1)
    assert aow.begin(date(1956, 2, 29)).dag == date(2022, 9, 29)
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@given(een=EURO, ander=EURO, partner=st.booleans())
def test_more_income_never_brings_more_zorgtoeslag(*, een: Decimal, ander: Decimal, partner: bool) -> None:
    laag, hoog = sorted((een, ander))
    premie, drempel = PREMIE.on(OP).waarde, GRENZEN.on(OP).waarde.drempelinkomen
    met_laag = premie.year(laag, partner=partner, drempel=drempel)
    met_hoog = premie.year(hoog, partner=partner, drempel=drempel)
    assert Decimal(0) <= met_hoog <= met_laag <= premie.standaard * (2 if partner else 1)


@pytest.mark.parametrize(("partner", "grens"), [(False, 40857), (True, 51142)])
def test_the_income_at_which_zorgtoeslag_ends_is_the_published_one(*, partner: bool, grens: int) -> None:
    premie, drempel = PREMIE.on(OP).waarde, GRENZEN.on(OP).waarde.drempelinkomen
    assert premie.year(Decimal(grens), partner=partner, drempel=drempel) > 0
    assert premie.year(Decimal(grens + 10), partner=partner, drempel=drempel) == 0


@given(een=EURO, ander=EURO, partner=st.booleans(), leeftijden=st.lists(st.integers(0, 17), min_size=1, max_size=6))
def test_more_income_or_fewer_children_never_bring_more_kindgebonden_budget(
    *, een: Decimal, ander: Decimal, partner: bool, leeftijden: list[int]
) -> None:
    laag, hoog = sorted((een, ander))
    budget = kindgebonden_budget.year_budget
    alle = tuple(leeftijden)
    assert budget(alle, inkomen=hoog, partner=partner, op=OP) <= budget(alle, inkomen=laag, partner=partner, op=OP)
    if len(alle) > 1:
        minder = budget(alle[1:], inkomen=laag, partner=partner, op=OP)
        assert minder <= budget(alle, inkomen=laag, partner=partner, op=OP)


@given(een=EURO, ander=EURO, huur=st.integers(0, 1500).map(Decimal), huishouden=st.integers(1, 8), jong=st.booleans())
def test_huurtoeslag_falls_with_income_and_never_exceeds_the_rent(
    *, een: Decimal, ander: Decimal, huur: Decimal, huishouden: int, jong: bool
) -> None:
    laag, hoog = sorted((een, ander))
    bedragen = HUUR.on(OP).waarde
    met_laag = bedragen.month(huur, huishouden=huishouden, inkomen=laag, jong=jong)
    met_hoog = bedragen.month(huur, huishouden=huishouden, inkomen=hoog, jong=jong)
    hoger = bedragen.month(huur + 50, huishouden=huishouden, inkomen=laag, jong=jong)
    assert Decimal(0) <= met_hoog <= met_laag <= huur
    assert met_laag <= hoger


@given(st.dates(date(2005, 1, 1), OP))
def test_a_child_counts_from_the_first_quarter_after_birth_and_older_ones_never_less(geboren: date) -> None:
    kwartaal = kinderbijslag.quarter_of(OP)
    bedrag = kinderbijslag.amount_for(geboren, kwartaal)
    assert (bedrag == 0) is (geboren > kwartaal or age_on(geboren, kwartaal) >= 18)
    ouder = kinderbijslag.amount_for(geboren - timedelta(days=366), kwartaal)
    assert ouder >= bedrag or age_on(geboren - timedelta(days=366), kwartaal) >= 18


@given(leeftijd=st.integers(18, 66), partner=st.booleans(), met=st.integers(0, 10))
def test_who_shares_with_more_people_never_gets_more_bijstand(*, leeftijd: int, partner: bool, met: int) -> None:
    normen = NORMEN.on(OP).waarde

    def norm(kostendelers: int) -> Decimal:
        return normen.norm(leeftijd=leeftijd, heeft_aow=False, partner=partner, kostendelers=kostendelers)

    assert Decimal(0) < norm(met + 1) <= norm(met) <= normen.samen


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_ww_lasts_three_to_24_months_and_longer_for_who_worked_longer(jaren: int, tot_2016: int) -> None:
    maanden = ww.months(jaren=jaren, tot_2016=tot_2016)
    assert 3 <= maanden <= 24
    assert maanden <= ww.months(jaren=jaren + 1, tot_2016=tot_2016)
    assert maanden <= ww.months(jaren=jaren, tot_2016=tot_2016 + 1)


@given(st.dates(date(1980, 1, 1), OP), st.sampled_from(["benzine", "elektrisch", "diesel", "gas"]))
def test_the_next_apk_lies_ahead_and_at_most_four_years_away(toelating: date, brandstof: str) -> None:
    dag = documenten.next_apk(toelating, brandstof, OP)
    assert dag is not None
    assert OP <= dag <= date(OP.year + 4, OP.month, OP.day)


@pytest.mark.parametrize(
    ("toelating", "brandstof", "verwacht"),
    [
        (date(2021, 5, 10), "benzine", date(2027, 5, 10)),
        (date(2019, 1, 10), "benzine", date(2027, 1, 10)),
        (date(2018, 1, 10), "benzine", date(2027, 1, 10)),
        (date(2022, 5, 10), "diesel", date(2027, 5, 10)),
        (date(1995, 3, 1), "benzine", date(2027, 3, 1)),
        (date(1976, 11, 22), "benzine", None),
    ],
)
def test_an_apk_is_due_by_the_age_of_the_car(toelating: date, brandstof: str, verwacht: date | None) -> None:
    assert documenten.next_apk(toelating, brandstof, OP) == verwacht


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_a_document_is_valid_up_to_and_with_its_last_day(op: date) -> None:
    uitkomst = documenten.beslis_document(geboortedatum=None, document_tot=OP, op=op)
    assert (uitkomst.recht is Recht.JA) is (op <= OP)


def test_a_table_does_not_guess_before_its_first_day() -> None:
    with pytest.raises(Buitendetabel):
        HUUR.on(date(2025, 12, 31))
    with pytest.raises(ValueError, match="order"):
        Tabel.of((OP, 1, HUUR.standen[0].bron), (OP, 2, HUUR.standen[0].bron))
