"""What a company must do, as its owner reads it on 23 November 2026: honest about what we cannot see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import translation

from levensgebeurtenissen.regels.verplichtingen.feiten import (
    Bedrijfsfeiten,
    Rechtsvorm,
    Tijdvak,
    Vestiging,
    Voertuig,
    WozBeschikking,
)
from mijnomgeving.onderneming.feiten import Feiten, Herkomst
from mijnomgeving.verplichtingen.kalender import Stand, list_kalender, list_kenmerken, list_komende, make_kenmerk

VANDAAG = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _nederlands() -> Iterator[None]:
    with translation.override("nl"):
        yield


def maak(herkomst: dict[str, Herkomst] | None = None, **gegevens: Any) -> Feiten:
    return Feiten(Bedrijfsfeiten(gestart_op=date(2020, 5, 1), **gegevens), herkomst or {})


def test_every_day_from_now_on_stands_in_one_group_and_in_order() -> None:
    beeld = list_kalender(maak(btw_tijdvak=Tijdvak.MAAND, loon_tijdvak=Tijdvak.MAAND), vandaag=VANDAAG)
    assert [punt.dag for punt in beeld.deze_maand] == [date(2026, 11, 30)] * 2
    assert beeld.later[0].dag == date(2026, 12, 31)
    dagen = [punt.dag for punt in (*beeld.te_laat, *beeld.deze_maand, *beeld.later)]
    assert dagen == sorted(dagen)
    assert len({punt.kenmerk for punt in beeld.alle}) == len(beeld.alle)


def test_a_return_that_may_have_been_made_is_not_called_late() -> None:
    feiten = maak(btw_tijdvak=Tijdvak.KWARTAAL)
    [punt] = list_kalender(feiten, vandaag=VANDAAG).te_laat
    assert (punt.dag, punt.stand, punt.uit_bron) == (date(2026, 10, 31), Stand.ONBEKEND, False)
    assert all(komend.dag >= VANDAAG for komend in list_komende(feiten, vandaag=VANDAAG, aantal=5))


def test_a_return_that_the_source_misses_is_late_however_long_ago() -> None:
    feiten = replace(maak(btw_tijdvak=Tijdvak.KWARTAAL), open=frozenset({"btw-aangifte:2026-03-31"}))
    laat, gevraagd = list_kalender(feiten, vandaag=VANDAAG).te_laat
    assert (laat.dag, laat.stand) == (date(2026, 4, 30), Stand.TE_LAAT)
    assert gevraagd.stand is Stand.ONBEKEND
    assert list_komende(feiten, vandaag=VANDAAG, aantal=1)[0].te_laat


def test_what_the_source_received_is_ticked_by_itself_and_what_i_tick_as_well() -> None:
    gemaakt = maak(btw_tijdvak=Tijdvak.KWARTAAL)
    feiten = replace(gemaakt, gedaan={"btw-aangifte:2026-09-30": date(2026, 10, 20)})
    [punt] = list_kalender(feiten, vandaag=VANDAAG).gedaan
    assert (punt.uit_bron, punt.gedaan_op) == (True, date(2026, 10, 20))
    [punt] = list_kalender(gemaakt, vandaag=VANDAAG, gedaan={"btw-aangifte:2026-09-30"}).gedaan
    assert (punt.uit_bron, punt.gedaan_op) == (False, None)


def test_an_expired_apk_is_late_and_a_chance_to_object_that_passed_is_gone() -> None:
    feiten = maak(
        voertuigen=(Voertuig("V-001-BB", date(2026, 11, 1)),),
        woz_beschikkingen=(WozBeschikking("Markt 1", "Utrecht", date(2026, 2, 20)),),
    )
    [punt] = list_kalender(feiten, vandaag=VANDAAG).te_laat
    assert (punt.titel, punt.stand, punt.dagen_over) == ("APK laten doen voor V-001-BB", Stand.TE_LAAT, -22)


def test_each_reason_says_who_told_it_and_as_of_when() -> None:
    feiten = maak({"btw_tijdvak": Herkomst("Belastingdienst", date(2026, 11, 1))}, btw_tijdvak=Tijdvak.KWARTAAL)
    [waarom] = list_kalender(feiten, vandaag=VANDAAG).later[0].waarom
    assert (waarom.tekst, waarom.bron) == ("U doet btw-aangifte en betaalt na elk tijdvak.", "Belastingdienst")
    assert (waarom.op, waarom.artikel.artikel) == (date(2026, 11, 1), "19")


def test_what_cannot_be_said_names_the_fact_that_is_missing() -> None:
    beeld = list_kalender(maak(rechtsvorm=Rechtsvorm.STICHTING, boekjaar_eindmaand=12), vandaag=VANDAAG)
    open_ = {deel.regel.sleutel: deel.namen for deel in beeld.onbeslist}
    assert open_["vennootschapsbelasting"] == ("Vennootschapsbelasting",)
    assert open_["btw-aangifte"] == ("Tijdvak voor de btw",)


def test_what_always_holds_stands_apart() -> None:
    beeld = list_kalender(maak(werknemers=3, vestigingen=(Vestiging("Bakkerij", 60_000, 0),)), vandaag=VANDAAG)
    assert {plicht.plicht.sleutel for plicht in beeld.doorlopend} == {
        "rie",
        "energie:Bakkerij",
        "administratie-bewaren",
    }


def test_the_dashboard_gets_a_title_a_day_and_a_link_that_tells_nothing() -> None:
    feiten = maak(voertuigen=(Voertuig("V-001-BB", date(2026, 12, 14)),))
    [komend] = list_komende(feiten, vandaag=VANDAAG, aantal=3)
    assert (komend.titel, komend.dagen_over, komend.te_laat) == ("APK laten doen voor V-001-BB", 21, False)
    kenmerk = make_kenmerk("apk-onderneming:V-001-BB:2026-12-14")
    assert komend.url == f"/mijn/verplichtingen/#{kenmerk}"
    assert kenmerk in list_kenmerken("apk-onderneming:V-001-BB:2026-12-14")
