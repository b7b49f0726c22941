"""Questions, answers and conditions as editors write them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levensgebeurtenissen.vragen.basis import (
    Antwoord,
    Antwoordfout,
    Optie,
    Vraag,
    Vraagfout,
    Vraagsoort,
    make_antwoord,
    make_antwoorden,
    takes,
)
from levensgebeurtenissen.vragen.blocks import (
    VergelijkingBlock,
    VraagBlock,
    read_teksten,
    read_vergelijkingen,
    read_vraag,
)
from levensgebeurtenissen.vragen.inhoud import VraagInhoud, make_vergelijkingen
from levensgebeurtenissen.vragen.voorwaarden import Operator, Vergelijking, Voorwaardefout, holds, parse_vergelijking

OPTIES = (Optie("koop", "Koop"), Optie("huur", "Huur"), Optie("thuis", "Bij ouders"))
VRAGEN = {
    vraag.sleutel: vraag
    for vraag in (
        Vraag("kind", "Hebt u een kind?", Vraagsoort.JA_NEE, onbekend_mag=True),
        Vraag("leeftijd", "Hoe oud bent u?", Vraagsoort.GETAL, minimum=0, maximum=120),
        Vraag("woont", "Hoe woont u?", Vraagsoort.KEUZE, opties=OPTIES),
        Vraag("had", "Wat had u?", Vraagsoort.MEERKEUZE, opties=OPTIES),
        Vraag("loon", "Wat verdient u?", Vraagsoort.BEDRAG, minimum=Decimal(0)),
        Vraag("dag", "Wanneer?", Vraagsoort.DATUM, minimum=date(2020, 1, 1)),
        Vraag("postcode", "Waar woont u?", Vraagsoort.POSTCODE),
    )
}


@pytest.mark.parametrize(
    ("tekst", "links", "operator", "waarde"),
    [
        ("kind is ja", "kind", Operator.IS, "ja"),
        ("kind is niet nee", "kind", Operator.IS_NIET, "nee"),
        ("kind is onbekend", "kind", Operator.ONBEKEND, None),
        ("leeftijd >= 18", "leeftijd", Operator.MINSTENS, 18),
        ("leeftijd<18", "leeftijd", Operator.KLEINER, 18),
        ("woont een van koop, huur", "woont", Operator.EEN_VAN, ("koop", "huur")),
        ("had bevat koop", "had", Operator.BEVAT, "koop"),
        ("had bevat niet huur", "had", Operator.BEVAT_NIET, "huur"),
        ("had een van koop,thuis", "had", Operator.EEN_VAN, ("koop", "thuis")),
        ("loon > 1.500,50", "loon", Operator.GROTER, Decimal("1500.50")),
        ("loon <= € 20.000", "loon", Operator.HOOGSTENS, Decimal(20000)),
        ("dag < 1-2-2026", "dag", Operator.KLEINER, date(2026, 2, 1)),
        ("dag is 2026-02-01", "dag", Operator.IS, date(2026, 2, 1)),
        ("postcode >= 3500", "postcode", Operator.MINSTENS, "3500"),
    ],
)
def test_a_condition_is_read_as_it_is_written(tekst: str, links: str, operator: Operator, waarde: Antwoord) -> None:
    assert parse_vergelijking(tekst, VRAGEN) == Vergelijking(links, operator, waarde)


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("kind", "is geen voorwaarde"),
        ("kind = ja", "is geen voorwaarde"),
        ("leefijd >= 18", "Er is geen vraag of berekening 'leefijd'"),
        ("kind > ja", "past niet bij 'kind'"),
        ("had is koop", "past niet bij 'had'"),
        ("woont is kop", "Kies uit: koop, huur, thuis"),
        ("leeftijd >= drie", "is geen getal"),
        ("leeftijd is 1,5", "is geen heel getal"),
        ("leeftijd >=", "ontbreekt de waarde"),
        ("kind is onbekend ja", "staat niets"),
        ("dag > 31-2-2026", "is geen datum"),
        ("postcode >= 3500AB", "vier cijfers"),
    ],
)
def test_a_condition_that_does_not_fit_says_why(tekst: str, fout: str) -> None:
    with pytest.raises(Voorwaardefout, match=fout):
        parse_vergelijking(tekst, VRAGEN)


@pytest.mark.parametrize(
    ("teksten", "antwoorden", "geldt"),
    [
        ([], {}, True),
        (["kind is ja", "leeftijd >= 18"], {"kind": "ja", "leeftijd": 18}, True),
        (["kind is ja", "leeftijd >= 18"], {"kind": None, "leeftijd": 17}, False),
        (["kind is ja", "leeftijd >= 18"], {"kind": None, "leeftijd": 18}, None),
        (["kind is ja"], {}, None),
        (["kind is niet ja"], {"kind": None}, None),
        (["kind is onbekend"], {"kind": None}, True),
        (["kind is onbekend"], {"kind": "ja"}, False),
        (["kind is onbekend"], {}, None),
        (["had bevat niet koop"], {"had": ()}, True),
        (["had een van koop, huur"], {"had": ("thuis", "huur")}, True),
        (["postcode >= 3500", "postcode < 3600"], {"postcode": "3511AB"}, True),
        (["postcode < 3511"], {"postcode": "3511AB"}, False),
    ],
)
def test_all_conditions_hold_or_one_fails_or_it_is_unknown(
    teksten: list[str],
    antwoorden: dict[str, Antwoord],
    geldt: bool | None,  # noqa: FBT001
) -> None:
    assert holds([parse_vergelijking(tekst, VRAGEN) for tekst in teksten], antwoorden) is geldt


@given(st.integers(0, 120), st.integers(0, 120))
def test_opposite_conditions_never_agree(leeftijd: int, grens: int) -> None:
    antwoorden: dict[str, Antwoord] = {"leeftijd": leeftijd}
    for een, ander in (("<", ">="), ("<=", ">"), ("is", "is niet")):
        oordelen = [
            holds([parse_vergelijking(f"leeftijd {operator} {grens}", VRAGEN)], antwoorden) for operator in (een, ander)
        ]
        assert sorted(oordelen, key=str) == [False, True]


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"sleutel": "Kind"}, "mag alleen kleine letters"),
        ({"soort": Vraagsoort.KEUZE}, "ten minste twee antwoorden"),
        ({"soort": Vraagsoort.KEUZE, "opties": (OPTIES[0], OPTIES[0])}, "dezelfde sleutel"),
        ({"soort": Vraagsoort.KEUZE, "opties": (OPTIES[0], Optie("onbekend", "?"))}, "nooit de sleutel"),
        ({"opties": OPTIES}, "geen eigen antwoorden"),
        ({"soort": Vraagsoort.GETAL, "opties": OPTIES}, "geen antwoorden om uit te kiezen"),
        ({"soort": Vraagsoort.GETAL, "minimum": 3, "maximum": 2}, "hoger dan het maximum"),
        ({"soort": Vraagsoort.DATUM, "minimum": 3}, "past niet bij de soort"),
        ({"minimum": 3}, "past niet bij de soort"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(velden: dict[str, Any], fout: str) -> None:
    with pytest.raises(Vraagfout, match=fout):
        Vraag(**{"sleutel": "kind", "tekst": "Kind?", "soort": Vraagsoort.JA_NEE} | velden)


@pytest.mark.parametrize(
    ("sleutel", "past", "past_niet"),
    [
        ("kind", ["ja", "nee", None], ["Ja", True, ("ja",)]),
        ("woont", ["koop"], ["weg", None]),
        ("had", [(), ("koop", "huur")], ["koop", ("weg",), None]),
        ("leeftijd", [0, 120], [-1, 121, True, Decimal(3), "3"]),
        ("loon", [Decimal(0), Decimal("0.01")], [Decimal("-0.01"), 3]),
        ("dag", [date(2020, 1, 1)], [date(2019, 12, 31), "2020-01-01"]),
        ("postcode", ["3511AB"], ["3511 AB", "0511AB", "3511SS", ""]),
    ],
)
def test_a_question_takes_what_it_asks_for(sleutel: str, past: list[Any], past_niet: list[Any]) -> None:
    assert [antwoord for antwoord in past if not takes(VRAGEN[sleutel], antwoord)] == []
    assert [antwoord for antwoord in past_niet if takes(VRAGEN[sleutel], antwoord)] == []


def test_a_written_case_is_read_by_the_kind_of_each_question() -> None:
    ruw = {
        "kind": None,
        "leeftijd": "18",
        "had": "koop, huur",
        "loon": 1500.5,
        "dag": "1-2-2026",
        "postcode": "3511 ab",
    }

    assert make_antwoorden(VRAGEN, ruw) == {
        "kind": None,
        "leeftijd": 18,
        "had": ("koop", "huur"),
        "loon": Decimal("1500.50"),
        "dag": date(2026, 2, 1),
        "postcode": "3511AB",
    }
    assert make_antwoord(VRAGEN["had"], "") == make_antwoord(VRAGEN["had"], []) == ()
    assert make_antwoord(VRAGEN["kind"], "") is make_antwoord(VRAGEN["kind"], "onbekend") is None
    with pytest.raises(Antwoordfout, match="Er is geen vraag 'weg'"):
        make_antwoorden(VRAGEN, {"weg": "ja"})
    with pytest.raises(Antwoordfout, match="geen antwoord dat de vraag 'leeftijd' toelaat"):
        make_antwoord(VRAGEN["leeftijd"], 121)
    with pytest.raises(Antwoordfout):
        make_antwoord(VRAGEN["woont"], None)


@pytest.mark.parametrize("vraag", VRAGEN.values(), ids=lambda vraag: vraag.sleutel)
def test_a_question_is_the_same_in_a_file_and_in_the_editor(vraag: Vraag) -> None:
    opties = [{"sleutel": optie.sleutel, "tekst": optie.tekst} for optie in vraag.opties]
    inhoud = VraagInhoud.model_validate(
        {
            "sleutel": vraag.sleutel,
            "tekst": vraag.tekst,
            "soort": vraag.soort.value,
            "opties": [] if vraag.soort is Vraagsoort.JA_NEE else opties,
            "minimum": vraag.minimum,
            "maximum": vraag.maximum,
            "onbekend_mag": vraag.onbekend_mag,
        }
    )
    blok = VraagBlock()

    waarde = blok.to_python(inhoud.blok("vraag"))

    assert inhoud.vraag() == vraag
    assert read_vraag(blok.clean(waarde)) == vraag


def test_conditions_are_the_same_in_a_file_and_in_the_editor() -> None:
    teksten = ["kind is ja", "kind is onbekend", "woont een van koop, huur"]
    blok = VergelijkingBlock()

    waarden = [blok.to_python(rij["value"]) for rij in make_vergelijkingen("als", teksten)]

    assert read_teksten(waarden) == tuple(teksten)
    assert read_vergelijkingen(waarden, VRAGEN) == tuple(parse_vergelijking(tekst, VRAGEN) for tekst in teksten)
