"""Somebody with three hundred zaken finds one back; the number of questions to the sources hardly grows."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.reeksen import expand_reeksen
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.verhalen import persona
from tests.mijnomgeving.zaken.conftest import Verteller, wacht_op_loonstrook

GERT_JAN = "999991723"
RIJ: dict[str, Any] = {
    "identificatie": "X-{nr}",
    "startdatum": "2026-11-02",
    "statussen": [{"type": "klaar", "op": "2026-11-05T08:00:00+01:00", "toelichting": ""}],
}


@pytest.fixture
def gert_jan(federatie: Federatie, ingelogd: Ingelogd, db: None) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), sessiepersoon(GERT_JAN, "Gert-Jan Blom")))


def _aantal(bezoeker: Bezoeker, **keuze: str) -> int:
    return len(re.findall(r'<li class="zaakregel">', bezoeker.ga(f"/mijn/zaken/?{urlencode(keuze)}").html))


def test_three_hundred_zaken_come_page_by_page(gert_jan: Bezoeker) -> None:
    eerste = gert_jan.ga("/mijn/zaken/")
    assert "U hebt 300 zaken." in eerste.tekst
    assert _aantal(gert_jan) == 20
    # What runs comes first, whatever its date.
    assert eerste.tekst.index("Tweede parkeervergunning aanvragen") < eerste.tekst.index("Bromfiets op naam zetten")
    laatste = gert_jan.ga("/mijn/zaken/?pagina=15")
    assert "Mijn zaken, pagina 15" in laatste.html
    assert "2018" in laatste.tekst
    assert _aantal(gert_jan, pagina="15") == 20


def test_he_finds_what_he_looks_for(gert_jan: Bezoeker) -> None:
    assert "39 zaken van de 300." in gert_jan.ga("/mijn/zaken/?organisatie=Gemeente+Utrecht").tekst
    assert _aantal(gert_jan, stand="lopend") == 2
    assert _aantal(gert_jan, stand="lopend", organisatie="RDW") == 1
    assert "Geen van uw zaken past bij uw keuze." in gert_jan.ga("/mijn/zaken/?stand=wacht").tekst
    jaar = gert_jan.ga("/mijn/zaken/?jaar=2020&organisatie=RDW")
    assert "2020" in jaar.tekst
    assert all("organisatie=RDW" in url for url in jaar.links("?"))


@pytest.mark.parametrize(
    "query", ["jaar=1900", "organisatie=Nergens", "stand=weg", "pagina=0", "pagina=zz", "pagina=99"]
)
def test_a_choice_that_does_not_exist_is_no_choice(gert_jan: Bezoeker, query: str) -> None:
    pagina = gert_jan.ga(f"/mijn/zaken/?{query}")
    assert pagina.status == 200
    assert 'class="zaakregel"' in pagina.html


def test_a_short_list_has_no_form_above_it(vertel: Verteller) -> None:
    sanne = vertel(persona(zaken=(wacht_op_loonstrook(),)))
    assert "Welke zaken?" not in sanne.ga("/mijn/zaken/").tekst


@pytest.mark.norm("P8")
def test_fifty_zaken_take_no_more_questions_than_one(vertel: Verteller, settings: Any) -> None:
    def calls(aantal: int) -> int:
        sanne = vertel(persona(zaken=tuple(verhalen.zaken(aantal))))
        base = settings.ZAKEN_BRONNEN[0].split("|")[2].removesuffix("/zgw/uwv")
        federatie = Federatie(base)
        voor = _sum(federatie)
        assert sanne.ga("/mijn/zaken/").status == 200
        return _sum(federatie) - voor

    assert calls(50) <= calls(1) + 1


def _sum(federatie: Federatie) -> int:
    return sum(aantal for per_pad in federatie.tellingen().values() for aantal in per_pad.values())


def test_a_series_counts_from_the_oldest_and_goes_back_in_time() -> None:
    rijen: Any = expand_reeksen([{**RIJ, "reeks": {"aantal": 3, "om_de_dagen": 10}}], where="x")
    assert [(rij["identificatie"], rij["startdatum"]) for rij in rijen] == [
        ("X-0003", "2026-11-02"),
        ("X-0002", "2026-10-23"),
        ("X-0001", "2026-10-13"),
    ]
    assert rijen[1]["statussen"][0]["op"] == "2026-10-26T08:00:00+01:00"
    assert expand_reeksen([RIJ], where="x") == [RIJ]
    with pytest.raises(OnjuisteGegevens):
        expand_reeksen([{**RIJ, "reeks": {"aantal": 0, "om_de_dagen": 1}}], where="x")
