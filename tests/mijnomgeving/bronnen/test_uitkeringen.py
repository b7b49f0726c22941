"""The benefits of UWV, SVB and gemeenten."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mijnomgeving.bronnen.registry import uitkeringen
from mijnomgeving.bronnen.uitkeringen.mapping import parse_uitkeringen
from mijnomgeving.bronnen.uitkeringen.models import Periode, Uitkeringsoort
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbound.service import Onbegrijpelijk
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import DAAN, Federatie

MONIQUE = "999990299"
GOED = {
    "soort": "aow",
    "organisatie": "SVB",
    "brutobedrag": "1637.57",
    "periode": "maand",
    "ingangsdatum": "2020-01-01",
    "einddatum": None,
    "volgendeBetaling": "2026-12-23",
    "inOnderzoek": False,
}


def test_moniques_benefits_the_newest_first(federatie: Federatie) -> None:
    bijstand, kinderbijslag = ask(uitkeringen().list_uitkeringen, Persoon(Bsn(MONIQUE)))
    assert (bijstand.soort, bijstand.organisatie) == (Uitkeringsoort.BIJSTAND, "Gemeente Utrecht")
    assert (bijstand.bruto, bijstand.periode, bijstand.betaald_op) == (
        Decimal("1345.28"),
        Periode.MAAND,
        date(2026, 12, 5),
    )
    # A quarter is paid in the first month after it.
    assert (kinderbijslag.periode, kinderbijslag.betaald_op) == (Periode.KWARTAAL, date(2027, 1, 2))


def test_who_has_none(federatie: Federatie) -> None:
    assert ask(uitkeringen().list_uitkeringen, Persoon(Bsn(DAAN))) == ()
    assert [verzoek.pad for verzoek in federatie.ontvangen] == ["/uitkeringen/v1/uitkeringen/_zoek"]


def test_what_goes_on_stands_before_what_ended() -> None:
    oud = {**GOED, "soort": "ww", "ingangsdatum": "2025-01-01", "einddatum": "2026-01-01"}
    assert [u.soort.value for u in parse_uitkeringen("bron", {"uitkeringen": [oud, GOED]})] == ["aow", "ww"]


@pytest.mark.parametrize(
    "fout",
    [
        {"soort": "lening"},
        {"brutobedrag": 1637},
        {"brutobedrag": "veel"},
        {"brutobedrag": "NaN"},
        {"brutobedrag": "-1"},
        {"periode": "jaar"},
        {"ingangsdatum": None},
    ],
)
def test_what_is_not_as_agreed_is_not_guessed(fout: dict[str, Any]) -> None:
    with pytest.raises(Onbegrijpelijk):
        parse_uitkeringen("bron", {"uitkeringen": [{**GOED, **fout}]})
