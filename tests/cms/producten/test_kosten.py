"""Amounts: today's, and next year's that stand ready."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from cms.producten.kosten import Bedrag, current_kosten, format_bedrag, summary_kosten

VANDAAG = date(2026, 11, 22)


def bedrag(waarde: str | None, vanaf: date | None = None, omschrijving: str = "Paspoort") -> dict[str, object]:
    return {
        "omschrijving": omschrijving,
        "bedrag": None if waarde is None else Decimal(waarde),
        "vanaf": vanaf,
        "toelichting": "",
    }


def test_amount_of_today_with_the_next_one() -> None:
    reeks = [bedrag("90", date(2027, 1, 1)), bedrag("88.20", date(2026, 1, 1)), bedrag("80", date(2025, 1, 1))]

    (nu,) = current_kosten(bedragen=reeks, op=VANDAAG)

    assert nu.bedrag == Decimal("88.20")
    assert nu.straks is not None
    assert nu.straks.bedrag == Decimal(90)


def test_amount_that_has_still_to_begin_is_shown() -> None:
    (nu,) = current_kosten(bedragen=[bedrag("90", date(2027, 1, 1))], op=VANDAAG)

    assert nu.bedrag == Decimal(90)


def test_each_description_has_its_own_amount() -> None:
    nu = current_kosten(bedragen=[bedrag("5"), bedrag("7", omschrijving="Spoed")], op=VANDAAG)

    assert [(b.omschrijving, b.bedrag) for b in nu] == [("Paspoort", 5), ("Spoed", 7)]


@pytest.mark.parametrize(
    ("waarde", "nederlands", "engels"),
    [("88.20", "€ 88,20", "€ 88.20"), ("15", "€ 15", "€ 15"), ("1250", "€ 1.250", "€ 1,250"), ("0", "gratis", "free")],
)
def test_amounts_read_as_in_the_language_of_the_page(waarde: str, nederlands: str, engels: str) -> None:
    with override("nl"):
        assert format_bedrag(Decimal(waarde)) == nederlands
    with override("en"):
        assert format_bedrag(Decimal(waarde)) in {engels, "gratis"}


@pytest.mark.parametrize(
    ("bedragen", "kort"),
    [
        ([], ""),
        ([None], "Verschilt, zie Kosten"),
        (["0"], "Gratis"),
        (["12.50"], "€ 12,50"),
        (["12.50", "20"], "Vanaf € 12,50"),
        (["0", "20"], "Soms gratis, zie Kosten"),
        ([None, "20"], "Vanaf € 20"),
    ],
)
def test_costs_in_a_few_words(bedragen: list[str | None], kort: str) -> None:
    reeks = [Bedrag("x", None if waarde is None else Decimal(waarde), None, "") for waarde in bedragen]

    assert summary_kosten(reeks) == kort
