"""The calendar of a company: stories of a year, and what must hold for every company and every window."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levensgebeurtenissen.regels import termijnenwet
from levensgebeurtenissen.regels.verplichtingen.feiten import (
    GEGEVENS,
    Bedrijfsfeiten,
    CbsVraag,
    Rechtsvorm,
    Tijdvak,
    Vaststelling,
    Vergunning,
    Vestiging,
    Voertuig,
    Wijziging,
    Wijzigingsoort,
    WozBeschikking,
)
from levensgebeurtenissen.regels.verplichtingen.kalender import Kalender, list_verplichtingen
from levensgebeurtenissen.regels.verplichtingen.tijdvakken import month_end, periods

DAG = timedelta(days=1)
DAGEN = st.dates(date(2015, 1, 1), date(2040, 12, 31))
NAMEN = st.sampled_from(["Noord", "Zuid"])
GETALLEN = st.none() | st.sampled_from([0, 24_999, 25_000, 49_999, 50_000])


def some(deel: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...] | None]:
    return st.none() | st.lists(deel, max_size=3).map(tuple)


FEITEN = st.builds(
    Bedrijfsfeiten,
    gestart_op=st.none() | DAGEN,
    rechtsvorm=st.none() | st.sampled_from(Rechtsvorm),
    werknemers=st.none() | st.integers(0, 3),
    begint_op=some(DAGEN),
    btw_tijdvak=st.none() | st.sampled_from(Tijdvak),
    kor=st.none() | st.booleans(),
    icp_tijdvak=st.none() | st.sampled_from(Tijdvak),
    loon_tijdvak=st.none() | st.sampled_from(Tijdvak),
    loon_dagen=some(DAGEN),
    vpb_plichtig=st.none() | st.booleans(),
    boekjaar_eindmaand=st.none() | st.integers(1, 12),
    vaststellingen=some(st.builds(Vaststelling, DAGEN.map(month_end), DAGEN)),
    ubo_geregistreerd=st.none() | st.booleans(),
    wijzigingen=some(st.builds(Wijziging, st.sampled_from(Wijzigingsoort), DAGEN)),
    voertuigen=some(st.builds(Voertuig, NAMEN, st.none() | DAGEN)),
    vergunningen=some(st.builds(Vergunning, NAMEN, NAMEN, st.none() | DAGEN)),
    vestigingen=some(st.builds(Vestiging, NAMEN, GETALLEN, GETALLEN)),
    woz_beschikkingen=some(st.builds(WozBeschikking, NAMEN, NAMEN, DAGEN)),
    cbs_vragen=some(st.builds(CbsVraag, NAMEN, DAGEN)),
)
VENSTERS = st.tuples(DAGEN, st.integers(0, 800)).map(lambda deel: (deel[0], deel[0] + timedelta(days=deel[1])))


def lines(kalender: Kalender) -> list[tuple[date, str]]:
    return [(item.dag, item.regel) for item in kalender.verplichtingen]


def test_the_first_year_of_a_zzper() -> None:
    zzper = Bedrijfsfeiten(
        gestart_op=date(2026, 2, 10),
        rechtsvorm=Rechtsvorm.EENMANSZAAK,
        btw_tijdvak=Tijdvak.KWARTAAL,
        icp_tijdvak=Tijdvak.GEEN,
        loon_tijdvak=Tijdvak.GEEN,
        werknemers=0,
        kor=False,
    )
    kalender = list_verplichtingen(zzper, van=date(2026, 2, 10), tot=date(2027, 4, 30))
    assert lines(kalender) == [
        (date(2026, 4, 30), "btw-aangifte"),
        (date(2026, 7, 31), "btw-aangifte"),
        (date(2026, 10, 31), "btw-aangifte"),
        (date(2027, 1, 31), "btw-aangifte"),
        (date(2027, 4, 30), "btw-aangifte"),
        (date(2027, 4, 30), "inkomstenbelasting"),
    ]
    assert [plicht.regel for plicht in kalender.doorlopend] == ["administratie-bewaren"]
    assert "voertuigen" in {naam for item in kalender.onbeslist for naam in item.ontbreekt}
    assert {"btw-aangifte", "ubo-register"}.isdisjoint(item.regel.sleutel for item in kalender.onbeslist)


def test_december_of_a_bakery_with_staff_and_a_van() -> None:
    bakkerij = Bedrijfsfeiten(
        gestart_op=date(2018, 4, 1),
        rechtsvorm=Rechtsvorm.BV,
        boekjaar_eindmaand=12,
        vaststellingen=(),
        btw_tijdvak=Tijdvak.MAAND,
        loon_tijdvak=Tijdvak.MAAND,
        werknemers=14,
        begint_op=(date(2026, 12, 1),),
        voertuigen=(Voertuig("V-001-BB", date(2026, 12, 14)),),
        vestigingen=(Vestiging("Bakkerij", 120_000, 9_000), Vestiging("Winkel", 8_000, 900)),
    )
    kalender = list_verplichtingen(bakkerij, van=date(2026, 12, 1), tot=date(2026, 12, 31))
    assert lines(kalender) == [
        (date(2026, 12, 1), "nieuwe-werknemer"),
        (date(2026, 12, 14), "apk-onderneming"),
        (date(2026, 12, 31), "btw-aangifte"),
        (date(2026, 12, 31), "loonaangifte"),
        (date(2026, 12, 31), "jaarrekening-deponeren"),
    ]
    assert {plicht.sleutel for plicht in kalender.doorlopend} == {"rie", "energie:Bakkerij", "administratie-bewaren"}


def test_a_return_stays_on_a_saturday_and_an_objection_moves_on() -> None:
    feiten = Bedrijfsfeiten(
        gestart_op=date(2020, 1, 1),
        btw_tijdvak=Tijdvak.KWARTAAL,
        woz_beschikkingen=(WozBeschikking("Markt 1", "Utrecht", date(2026, 2, 20)),),
    )
    kalender = list_verplichtingen(feiten, van=date(2026, 1, 1), tot=date(2026, 12, 31))
    dagen = {item.regel: item for item in kalender.verplichtingen}
    assert date(2026, 1, 31).weekday() == 5
    assert (date(2026, 1, 31), "btw-aangifte") in lines(kalender)
    woz = dagen["woz-onderneming"]
    assert (woz.dag, woz.keuze) == (date(2026, 4, 7), True)
    assert termijnenwet.ATW_1 in {reden.artikel for reden in woz.waarom}


def test_a_company_has_no_return_over_a_time_before_it_began() -> None:
    feiten = Bedrijfsfeiten(gestart_op=date(2026, 10, 1), btw_tijdvak=Tijdvak.KWARTAAL, rechtsvorm=Rechtsvorm.VOF)
    kalender = list_verplichtingen(feiten, van=date(2026, 1, 1), tot=date(2026, 12, 31))
    assert not kalender.verplichtingen


@pytest.mark.parametrize(
    ("eind", "maanden", "dag"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 2, 28), 1, date(2027, 3, 31)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
        (date(2027, 2, 28), 12, date(2028, 2, 29)),
    ],
)
def test_the_last_day_of_a_month(eind: date, maanden: int, dag: date) -> None:
    assert month_end(eind, maanden) == dag


@given(st.sampled_from([1, 3, 6, 12]), st.integers(1, 12), VENSTERS)
def test_periods_follow_each_other_without_a_gap(maanden: int, eindmaand: int, venster: tuple[date, date]) -> None:
    van, tot = venster
    lijst = list(periods(maanden, van, tot, eindmaand=eindmaand))
    assert all(van <= periode.eind <= tot and periode.begin.day == 1 for periode in lijst)
    assert all((periode.eind + DAG).day == 1 for periode in lijst)
    assert all(eerder.eind + DAG == later.begin for eerder, later in pairwise(lijst))
    assert all((periode.eind.month - eindmaand) % maanden == 0 for periode in lijst)


@given(FEITEN, VENSTERS)
def test_every_day_lies_in_the_window_in_order_and_nothing_stands_there_twice(
    feiten: Bedrijfsfeiten, venster: tuple[date, date]
) -> None:
    van, tot = venster
    kalender = list_verplichtingen(feiten, van=van, tot=tot)
    dagen = [item.dag for item in kalender.verplichtingen]
    assert all(van <= dag <= tot for dag in dagen)
    assert dagen == sorted(dagen)
    for sleutels in (
        [item.sleutel for item in kalender.verplichtingen],
        [plicht.sleutel for plicht in kalender.doorlopend],
        [item.regel.sleutel for item in kalender.onbeslist],
    ):
        assert len(sleutels) == len(set(sleutels))


@given(FEITEN, VENSTERS, st.integers(0, 400), st.integers(0, 400))
def test_a_longer_window_keeps_everything_and_a_split_window_loses_nothing(
    feiten: Bedrijfsfeiten, venster: tuple[date, date], eerder: int, later: int
) -> None:
    van, tot = venster
    kort = list_verplichtingen(feiten, van=van, tot=tot)
    lang = list_verplichtingen(feiten, van=van - eerder * DAG, tot=tot + later * DAG)
    assert list(kort.verplichtingen) == [item for item in lang.verplichtingen if van <= item.dag <= tot]
    midden = van + (tot - van) // 2
    delen = [
        *list_verplichtingen(feiten, van=van, tot=midden).verplichtingen,
        *list_verplichtingen(feiten, van=midden + DAG, tot=tot).verplichtingen,
    ]
    assert delen == list(kort.verplichtingen)


@given(FEITEN, VENSTERS)
def test_a_rule_is_undecided_only_for_a_fact_that_is_not_whole(
    feiten: Bedrijfsfeiten, venster: tuple[date, date]
) -> None:
    # A place of which the use is not known, or a period that this return does not have, is not whole either.
    half = {"vestigingen", "btw_tijdvak", "icp_tijdvak", "loon_tijdvak"}
    for item in list_verplichtingen(feiten, van=venster[0], tot=venster[1]).onbeslist:
        assert all(getattr(feiten, naam) is None or naam in half for naam in item.ontbreekt)
        assert all(naam in GEGEVENS for naam in item.ontbreekt)


def test_each_fact_is_used_by_a_rule() -> None:
    gebruikt = {
        naam
        for item in list_verplichtingen(Bedrijfsfeiten(), van=date(2026, 1, 1), tot=date(2026, 1, 2)).onbeslist
        for naam in item.regel.namen
    }
    assert gebruikt == {veld.name for veld in fields(Bedrijfsfeiten)}
