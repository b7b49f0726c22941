"""Every rule about obligations against its own golden cases, and what each of them must have."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from levensgebeurtenissen.regels.lijst import REGELS
from levensgebeurtenissen.regels.verplichtingen.feiten import Bedrijfsfeiten
from levensgebeurtenissen.regels.verplichtingen.kalender import VERPLICHTINGREGELS, list_verplichtingen
from levensgebeurtenissen.regels.verplichtingen.verplichting import (
    DoorlopendePlicht,
    Kalendergeval,
    Verplichting,
    Verplichtingregel,
)

PRODUCTEN = Path(__file__).parents[4] / "cms/inhoud/producten"
# What somebody asks an organisation for that has no product here, or that depends on the permit.
ZONDER_PRODUCT = {"vergunning-verloopt", "cbs-vragenlijst"}
ALLE = [
    pytest.param(regel, geval, id=f"{regel.sleutel}: {geval.naam}")
    for regel in VERPLICHTINGREGELS.values()
    for geval in regel.gevallen
]


def days_of(regel: Verplichtingregel, feiten: Bedrijfsfeiten, van: date, tot: date) -> tuple[date, ...]:
    kalender = list_verplichtingen(feiten, van=van, tot=tot)
    return tuple(item.dag for item in kalender.verplichtingen if item.regel == regel.sleutel)


@pytest.mark.parametrize(("regel", "geval"), ALLE)
def test_a_rule_gives_the_days_that_its_source_says(regel: Verplichtingregel, geval: Kalendergeval) -> None:
    kalender = list_verplichtingen(geval.feiten, van=geval.van, tot=geval.tot)
    assert days_of(regel, geval.feiten, geval.van, geval.tot) == geval.verwacht
    assert any(plicht.regel == regel.sleutel for plicht in kalender.doorlopend) is geval.doorlopend
    mist = {item.regel.sleutel: item.ontbreekt for item in kalender.onbeslist}
    assert mist.get(regel.sleutel, ()) == geval.ontbreekt


@pytest.mark.parametrize("regel", VERPLICHTINGREGELS.values(), ids=VERPLICHTINGREGELS)
def test_each_rule_can_be_checked_by_anybody(regel: Verplichtingregel) -> None:
    assert regel.artikelen
    assert all(artikel.url.startswith("https://wetten.overheid.nl/BWBR") for artikel in regel.artikelen)
    assert regel.bronnen
    assert regel.gevallen
    assert regel.te_laat
    assert regel.producten or regel.sleutel in ZONDER_PRODUCT
    assert all((PRODUCTEN / f"{slug}.yaml").exists() for slug in regel.producten)
    assert all(geval.bron.naam and geval.gegevens.keys() <= set(regel.namen) for geval in regel.gevallen)
    assert any(geval.verwacht or geval.doorlopend for geval in regel.gevallen)
    assert regel.sleutel not in REGELS


@pytest.mark.parametrize("regel", VERPLICHTINGREGELS.values(), ids=VERPLICHTINGREGELS)
def test_of_a_company_about_which_nothing_is_known_each_rule_names_a_fact(regel: Verplichtingregel) -> None:
    antwoord = regel.bepaal(Bedrijfsfeiten(), date(2026, 1, 1), date(2026, 12, 31))
    assert not antwoord.verplichtingen
    assert not antwoord.doorlopend
    assert antwoord.ontbreekt
    assert set(antwoord.ontbreekt) <= set(regel.namen)


@pytest.mark.parametrize(("regel", "geval"), ALLE)
def test_a_fact_that_is_left_out_is_missed_or_changes_nothing(regel: Verplichtingregel, geval: Kalendergeval) -> None:
    met = regel.bepaal(geval.feiten, geval.van, geval.tot)
    for naam in geval.gegevens:
        zonder = regel.bepaal(replace(geval.feiten, **{naam: None}), geval.van, geval.tot)
        assert zonder == met or naam in zonder.ontbreekt


@pytest.mark.parametrize(("regel", "geval"), ALLE)
def test_everything_says_why_where_and_what_if_it_is_late(regel: Verplichtingregel, geval: Kalendergeval) -> None:
    antwoord = regel.bepaal(geval.feiten, geval.van, geval.tot)
    alles: list[Verplichting | DoorlopendePlicht] = [*antwoord.verplichtingen, *antwoord.doorlopend]
    for item in alles:
        assert item.regel == regel.sleutel
        assert item.sleutel.partition(":")[0] == regel.sleutel
        assert item.wie
        assert item.artikelen
        assert item.te_laat.tekst == regel.te_laat
        assert item.waarom
        for reden in item.waarom:
            assert reden.gegeven in regel.namen
            assert reden.zin.tekst % {naam: str(waarde) for naam, waarde in reden.zin.waarden.items()}
        assert item.titel.tekst % dict(item.titel.waarden)
    for verplichting in antwoord.verplichtingen:
        assert verplichting.vanaf is None or verplichting.vanaf <= verplichting.dag
        assert verplichting.periode.tekst % dict(verplichting.periode.waarden)
