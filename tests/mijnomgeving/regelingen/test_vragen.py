"""The questions of /mijn/regelingen/: amounts as people write them, and no more questions than needed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from levensgebeurtenissen.regels.lijst import GEGEVENS, ONDERNEMING, PERSOON
from levensgebeurtenissen.vragen.velden import EuroVeld
from mijnomgeving.regelingen.forms import GROEPEN, Vragenformulier

VAN_DE_BRON = {
    "geboortedatum",
    "in_nederland",
    "kinderen",
    "document_tot",
    "apk_tot",
    "eerste_toelating",
    "brandstof",
    "rechtsvorm",
}


@pytest.mark.parametrize(
    ("getikt", "bedrag"),
    [
        *(("1250", "1250"), ("1.250", "1250"), ("1.250,50", "1250.50"), ("1250,5", "1250.5"), ("1250.50", "1250.50")),
        *(("€ 1250,-", "1250"), (" 0 ", "0"), ("12.345.678", "12345678"), ("1,25", "1.25")),
    ],
)
def test_an_amount_is_read_as_it_was_meant(getikt: str, bedrag: str) -> None:
    assert EuroVeld(required=False).clean(getikt) == Decimal(bedrag)


@pytest.mark.parametrize("getikt", ["veel", "-5", "NaN", "Infinity", "1e40", "1,2,3", "12.34.5"])
def test_what_is_no_amount_is_refused_in_words(getikt: str) -> None:
    with pytest.raises(ValidationError, match=r"Schrijf (het|een) bedrag"):
        EuroVeld(required=False).clean(getikt)


def test_nothing_is_no_answer() -> None:
    assert EuroVeld(required=False).clean("  ") is None


@given(st.decimals(0, 9_999_999, places=2))
def test_what_we_write_we_can_read(bedrag: Decimal) -> None:
    nederlands = f"{bedrag:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")
    assert EuroVeld(required=False).clean(nederlands) == bedrag


def test_every_input_that_no_source_gives_has_its_question_in_a_group() -> None:
    nodig = {gegeven.naam for regel in (*PERSOON, *ONDERNEMING) for gegeven in regel.gegevens} - VAN_DE_BRON
    gegroepeerd = [naam for _titel, namen in GROEPEN for naam in namen]
    assert nodig == set(Vragenformulier.base_fields) == set(gegroepeerd)
    assert len(gegroepeerd) == len(set(gegroepeerd))
    assert nodig <= GEGEVENS.keys()


def test_only_what_matters_is_asked_and_what_was_filled_in_stays() -> None:
    formulier = Vragenformulier({"vermogen": "5000", "werkloos_sinds": "31-12-2026", "partner": "nee"})
    assert formulier.is_valid()
    assert formulier.gegevens == {
        "vermogen": Decimal(5000),
        "werkloos_sinds": date(2026, 12, 31),
        "partner": False,
    }
    formulier.ask(["huurt"])
    assert set(formulier.fields) == {"vermogen", "werkloos_sinds", "partner", "huurt"}
