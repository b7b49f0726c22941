"""Which letter the site may show itself, on which day, and why no better one."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from toegankelijkheid.verklaring.status import (
    Afwijkingsfeit,
    Feiten,
    Onderzoeksfeit,
    Reden,
    Status,
    add_months,
    determine_status,
    lowest,
)

VANDAAG = date(2026, 11, 23)
GOED = Onderzoeksfeit(afgerond_op=date(2026, 9, 1), volledig=True)
CONTRAST = frozenset({"1.4.3"})
GEPLAND = Afwijkingsfeit(eis="1.4.3", compleet=True, oplossen_voor=date(2027, 3, 1))
SCHOON = Feiten(vandaag=VANDAAG, ondertekend_op=date(2026, 10, 1), onderzoek=GOED)
MET_AFWIJKING = replace(SCHOON, onderzoek=replace(GOED, niet_voldaan=CONTRAST), afwijkingen=(GEPLAND,))
ZONDER_MENS = Feiten(vandaag=VANDAAG, ondertekend_op=date(2026, 10, 1))


def test_without_a_signed_statement_it_is_e_whatever_was_researched() -> None:
    uitslag = determine_status(replace(SCHOON, ondertekend_op=None))

    assert (uitslag.status, uitslag.redenen) == (Status.E, (Reden.GEEN_VERKLARING,))


def test_a_needs_research_by_people_that_found_nothing() -> None:
    assert determine_status(SCHOON).status == Status.A


def test_machines_that_find_nothing_earn_no_letter() -> None:
    uitslag = determine_status(ZONDER_MENS)

    assert uitslag.status == Status.D
    assert uitslag.redenen == (Reden.GEEN_ONDERZOEK, Reden.GEEN_PLANNING)


def test_a_machine_that_is_certain_takes_a_away_until_there_is_a_plan() -> None:
    gevonden = replace(SCHOON, computer=CONTRAST)

    assert determine_status(gevonden).redenen[:2] == (Reden.COMPUTER_VOND, Reden.MAATREGEL_ONTBREEKT)
    assert determine_status(replace(gevonden, afwijkingen=(GEPLAND,))).status == Status.B


@pytest.mark.parametrize(
    ("dag", "status"), [(date(2029, 8, 31), Status.A), (date(2029, 9, 1), Status.D), (date(2031, 1, 1), Status.D)]
)
def test_research_counts_for_less_than_three_years(dag: date, status: Status) -> None:
    assert determine_status(replace(SCHOON, vandaag=dag, ondertekend_op=dag)).status == status


@pytest.mark.parametrize(
    ("dag", "status"), [(date(2027, 10, 1), Status.A), (date(2027, 10, 2), Status.D), (date(2028, 6, 1), Status.D)]
)
def test_a_statement_counts_for_a_year(dag: date, status: Status) -> None:
    uitslag = determine_status(replace(SCHOON, vandaag=dag))

    assert uitslag.status == status
    assert (Reden.VERKLARING_VERLOPEN in uitslag.redenen) is (status == Status.D)


def test_research_that_left_clauses_out_carries_nothing() -> None:
    uitslag = determine_status(replace(SCHOON, onderzoek=replace(GOED, volledig=False)))

    assert uitslag.status == Status.D
    assert Reden.ONDERZOEK_ONVOLLEDIG in uitslag.redenen


def test_b_when_each_deviation_has_a_measure_and_a_day_and_it_ends_on_the_first_of_those_days() -> None:
    uitslag = determine_status(MET_AFWIJKING)

    assert (uitslag.status, uitslag.redenen) == (Status.B, (Reden.AFWIJKINGEN,))
    assert uitslag.geldig_tot == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("afwijkingen", "reden"),
    [
        ((), Reden.MAATREGEL_ONTBREEKT),
        ((replace(GEPLAND, eis="2.4.7"),), Reden.MAATREGEL_ONTBREEKT),
        ((replace(GEPLAND, compleet=False),), Reden.MAATREGEL_ONTBREEKT),
        ((replace(GEPLAND, oplossen_voor=None),), Reden.MAATREGEL_ONTBREEKT),
        ((replace(GEPLAND, oplossen_voor=VANDAAG - timedelta(days=1)),), Reden.MAATREGEL_TE_LAAT),
    ],
)
def test_a_plan_with_a_hole_is_no_b(afwijkingen: tuple[Afwijkingsfeit, ...], reden: Reden) -> None:
    uitslag = determine_status(replace(MET_AFWIJKING, afwijkingen=afwijkingen))

    assert uitslag.status == Status.D
    assert reden in uitslag.redenen


def test_what_costs_out_of_proportion_needs_no_day() -> None:
    onevenredig = replace(GEPLAND, oplossen_voor=None, onevenredig=True)

    assert determine_status(replace(MET_AFWIJKING, afwijkingen=(onevenredig,))).status == Status.B


@pytest.mark.parametrize(("jaar_eerder", "status"), [(2, Status.B), (1, Status.D), (0, Status.B), (None, Status.B)])
def test_b_has_to_get_better_each_year(jaar_eerder: int | None, status: Status) -> None:
    assert determine_status(replace(MET_AFWIJKING, jaar_eerder=jaar_eerder)).status == status


def test_what_a_person_checked_again_after_mending_counts_no_more() -> None:
    hersteld = replace(MET_AFWIJKING, afwijkingen=(), hersteld=CONTRAST)

    assert determine_status(hersteld).status == Status.A


def test_c_while_research_is_planned_within_half_a_year() -> None:
    uitslag = determine_status(replace(ZONDER_MENS, gepland_op=date(2027, 2, 1)))

    assert (uitslag.status, uitslag.redenen) == (Status.C, (Reden.GEEN_ONDERZOEK,))
    assert uitslag.geldig_tot == date(2027, 2, 1)


@pytest.mark.parametrize(
    ("gepland", "c_sinds", "reden"),
    [
        (VANDAAG - timedelta(days=1), None, Reden.PLANNING_VOORBIJ),
        (date(2027, 5, 24), None, Reden.PLANNING_TE_VER),
        (date(2027, 2, 1), date(2026, 5, 22), Reden.PLANNING_TE_LANG),
    ],
)
def test_a_plan_that_is_past_or_far_or_put_off_again_is_no_c(gepland: date, c_sinds: date | None, reden: Reden) -> None:
    uitslag = determine_status(replace(ZONDER_MENS, gepland_op=gepland, c_sinds=c_sinds))

    assert uitslag.status == Status.D
    assert reden in uitslag.redenen
    assert uitslag.geldig_tot is None


def test_old_research_with_a_new_one_planned_is_c() -> None:
    oud = replace(SCHOON, onderzoek=replace(GOED, afgerond_op=date(2023, 1, 1)), gepland_op=date(2026, 12, 24))

    assert determine_status(oud).status == Status.C


VOORBEELDEN = [
    Feiten(
        vandaag=VANDAAG,
        ondertekend_op=ondertekend,
        onderzoek=onderzoek,
        gepland_op=gepland,
        afwijkingen=afwijkingen,
        computer=computer,
    )
    for ondertekend, onderzoek, gepland, afwijkingen, computer in product(
        (None, date(2025, 1, 1), date(2026, 10, 1)),
        (None, GOED, replace(GOED, niet_voldaan=CONTRAST), replace(GOED, afgerond_op=date(2023, 1, 1))),
        (None, date(2027, 2, 1)),
        ((), (GEPLAND,)),
        (frozenset[str](), CONTRAST),
    )
]


def test_in_every_combination_a_and_b_rest_on_complete_recent_research_by_people() -> None:
    hoog = [feiten for feiten in VOORBEELDEN if determine_status(feiten).status in {Status.A, Status.B}]

    assert hoog
    for feiten in hoog:
        assert feiten.onderzoek
        assert feiten.onderzoek.volledig
        assert add_months(feiten.onderzoek.afgerond_op, 36) > VANDAAG


@pytest.mark.parametrize("feiten", VOORBEELDEN)
def test_finding_more_never_gives_a_better_letter(feiten: Feiten) -> None:
    meer = replace(feiten, computer=feiten.computer | {"2.4.7"})

    assert determine_status(meer).status >= determine_status(feiten).status


@pytest.mark.parametrize("feiten", VOORBEELDEN)
def test_a_status_holds_up_to_the_day_it_names_and_not_a_day_longer(feiten: Feiten) -> None:
    uitslag = determine_status(feiten)
    if uitslag.geldig_tot is None:
        assert uitslag.status in {Status.D, Status.E}
        return

    # What was counted from is kept: half a year of C began when it was signed.
    vast = replace(feiten, c_sinds=feiten.c_sinds or feiten.vandaag)
    assert determine_status(replace(vast, vandaag=uitslag.geldig_tot)).status == uitslag.status
    assert determine_status(replace(vast, vandaag=uitslag.geldig_tot + timedelta(days=1))).status > uitslag.status


def test_the_worst_of_two_letters_is_shown() -> None:
    assert lowest(Status.A, Status.C) == Status.C
    assert lowest(Status.B, Status.B) == Status.B


@pytest.mark.parametrize(
    ("dag", "maanden", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_end_with_the_month(dag: date, maanden: int, later: date) -> None:
    assert add_months(dag, maanden) == later
