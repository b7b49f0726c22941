"""The little language of calculations: what it can, what it refuses, and that it never breaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levensgebeurtenissen.regelhulpen.graaf.formules import Formulefout, parse_formule
from levensgebeurtenissen.vragen.basis import Antwoord, Optie, Vraag, Vraagsoort

OP = date(2026, 11, 22)
SOORTEN = {
    sleutel: Vraag(sleutel, "?", soort, opties=opties)
    for sleutel, soort, opties in (
        ("geboren", Vraagsoort.DATUM, ()),
        ("ontslag", Vraagsoort.DATUM, ()),
        ("loon", Vraagsoort.BEDRAG, ()),
        ("aantal", Vraagsoort.GETAL, ()),
        ("kind", Vraagsoort.JA_NEE, ()),
        ("woont", Vraagsoort.KEUZE, (Optie("koop", "Koop"), Optie("huur", "Huur"))),
        ("had", Vraagsoort.MEERKEUZE, (Optie("koop", "Koop"), Optie("huur", "Huur"))),
    )
}
ANTWOORDEN: dict[str, Antwoord] = {
    "geboren": date(2008, 2, 29),
    "ontslag": date(2026, 10, 24),
    "loon": Decimal("2500.00"),
    "aantal": 3,
    "kind": "ja",
    "woont": "huur",
}


@pytest.mark.parametrize(
    ("formule", "waarde"),
    [
        ("ontslag + weken(6)", date(2026, 12, 5)),
        ("ontslag - dagen(24)", date(2026, 9, 30)),
        ("datum('2026-01-31') + maanden(1)", date(2026, 2, 28)),
        ("datum('2026-12-31') + maanden(2)", date(2027, 2, 28)),
        ("geboren + jaren(1)", date(2009, 2, 28)),
        ("geboren + (jaren(18) + dagen(1))", date(2026, 3, 1)),
        ("vandaag() - ontslag", 29),
        ("leeftijd(geboren)", 18),
        ("leeftijd(geboren, datum('2026-02-28'))", 17),
        ("leeftijd(geboren, datum('2026-03-01'))", 18),
        ("jaar(ontslag)", 2026),
        ("aantal * 2 - 1", 5),
        ("-aantal", -3),
        ("loon * 0.7", Decimal("1750.000")),
        ("rond(loon * 0.333)", 833),
        ("rond(loon / 12, 2)", Decimal("208.33")),
        ("omlaag(0.5)", 0),
        ("omhoog(0.5)", 1),
        ("rond(2.5)", 3),
        ("min(loon, 1000, 2000.50)", Decimal(1000)),
        ("max(ontslag, geboren)", date(2026, 10, 24)),
        ("als(kind, 100, 50)", 100),
        ("als(niet(kind), 100, 0.5)", Decimal("0.5")),
        ("en(kind, aantal >= 3)", True),
        ("of(woont == 'koop', loon < 100)", False),
        ("geboren, ontslag", (date(2008, 2, 29), date(2026, 10, 24))),
        ("()", ()),
        ("loon / 0", None),
        ("ontslag + jaren(9000)", None),
        ("datum('volgende week')", None),
    ],
)
def test_a_formula_gives_what_it_says(formule: str, waarde: Any) -> None:
    assert parse_formule(formule, SOORTEN).reken(ANTWOORDEN, OP) == waarde


@pytest.mark.parametrize(
    ("formule", "waarde"),
    [
        ("leeftijd(geboren)", None),
        ("min(loon, 10)", None),
        ("als(kind, 1, 2)", None),
        ("en(kind, 1 > 2)", False),
        ("of(kind, 2 > 1)", True),
        ("of(kind, 1 > 2)", None),
        ("als(2 > 1, 5, aantal)", 5),
        ("geboren, ontslag", None),
    ],
)
def test_an_unknown_answer_makes_unknown_what_depends_on_it(formule: str, waarde: Any) -> None:
    assert parse_formule(formule, SOORTEN).reken(dict.fromkeys(ANTWOORDEN), OP) == waarde
    assert parse_formule(formule, SOORTEN).reken({}, OP) == waarde


@pytest.mark.parametrize(
    ("formule", "fout"),
    [
        ("ontslag + aantal", r"'\+' past niet bij: datum, getal"),
        ("kind * 2", r"past niet bij: ja of nee, getal"),
        ("kind == 'ja'", "past niet bij"),
        ("lon * 2", "Er is geen vraag of berekening 'lon'"),
        ("had", "meer antwoorden mogelijk"),
        ("jaren(ontslag)", "'jaren' past niet bij: datum"),
        ("vandaag(1)", "'vandaag' past niet bij"),
        ("als(kind, 1, ontslag)", "'als' past niet bij"),
        ("aantal ** 9", "mag niet in een formule"),
        ("__import__('os').system('ls')", "mag niet in een formule"),
        ("open('x')", "Er is geen functie 'open'"),
        ("(lambda: 1)()", "mag niet in een formule"),
        ("[x for x in geboren]", "mag niet in een formule"),
        ("geboren.year", "Er is geen vraag of berekening 'geboren.year'"),
        ("1 < aantal < 3", "mag niet in een formule"),
        ("True", "mag niet in een formule"),
        ("1e999", "mag niet in een formule"),
        ("min(1, *loon)", "mag niet in een formule"),
        ("loon *", "is niet te lezen"),
        ("", "is niet te lezen"),
        ("(" * 300, "is niet te lezen"),
        ("1+" * 300 + "1", "ten hoogste 500 tekens"),
        ("aantal, 1", "staan alleen datums"),
    ],
)
def test_what_a_formula_may_not_is_refused_before_anybody_answers(formule: str, fout: str) -> None:
    with pytest.raises(Formulefout, match=fout):
        parse_formule(formule, SOORTEN)


@given(st.text(alphabet="abcdefgijklmnoruw()+-*/<>=,.'0123456789 _", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(tekst: str) -> None:
    try:
        formule = parse_formule(tekst, SOORTEN)
    except Formulefout:
        return
    formule.reken(ANTWOORDEN, OP)


@given(
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.integers(-(10**12), 10**12),
    st.sampled_from(
        [
            "ontslag + weken(aantal)",
            "ontslag - maanden(aantal)",
            "loon / aantal",
            "rond(loon * loon, aantal)",
            "leeftijd(ontslag)",
            "loon * loon * loon / aantal",
            "rond(loon)",
        ]
    ),
)
@settings(max_examples=200, deadline=None)
def test_no_answer_breaks_a_formula(dag: date, loon: Decimal, aantal: int, tekst: str) -> None:
    parse_formule(tekst, SOORTEN).reken({"ontslag": dag, "loon": loon, "aantal": aantal}, OP)
