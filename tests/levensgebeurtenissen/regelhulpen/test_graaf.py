"""A small regelhulp walked, calculated and checked: what an editor is told when something is wrong."""

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from levensgebeurtenissen.regelhulpen.graaf import (
    Graaf,
    Graaffout,
    Plaats,
    fill,
    list_delen,
    longest_from,
    validate,
    walk,
)
from levensgebeurtenissen.regelhulpen.graaf.tekening import Tak, draw, list_takken
from levensgebeurtenissen.regelhulpen.graaf.voorbeelden import run
from levensgebeurtenissen.regels.basis import Recht
from levensgebeurtenissen.vragen.basis import Antwoord
from tests.factories.regelhulpen import REGELHULP, make_graaf

OP = date(2026, 11, 22)
NET_ONTSLAGEN: dict[str, Antwoord] = {"werk": "ja", "ontslag": date(2026, 11, 20)}


def test_one_walks_from_question_to_question_to_an_outcome() -> None:
    graaf = make_graaf()

    begin = walk(graaf, {}, op=OP)
    assert begin.vraag is not None
    assert (begin.pad, begin.vraag.sleutel) == ((), "werk")

    stand = walk(graaf, NET_ONTSLAGEN, op=OP)
    assert stand.uitkomst is not None
    assert (stand.pad, stand.uitkomst.sleutel) == (("werk", "ontslag"), "snel")
    assert stand.waarden["einde"] == date(2026, 11, 27)
    assert fill(stand.uitkomst.tekst[0], lambda sleutel: str(stand.waarden[sleutel])) == "Doe dat voor 2026-11-27."


def test_ways_meet_and_an_answer_of_another_way_is_kept_but_not_used() -> None:
    graaf = make_graaf()
    geld: dict[str, Antwoord] = {"geld": Decimal("100.00")}

    zonder = walk(graaf, {"werk": "nee", **geld, "ontslag": date(2026, 11, 20)}, op=OP)
    lang = walk(graaf, {"werk": "ja", "ontslag": date(2026, 1, 5), **geld}, op=OP)

    assert zonder.uitkomst == lang.uitkomst == graaf.uitkomst_bij["bijstand_uit"]
    assert zonder.pad == ("werk", "geld")
    assert "ontslag" not in zonder.waarden
    assert zonder.waarden["einde"] is None
    assert longest_from(graaf, "werk") == 3
    assert longest_from(graaf, "geld") == 1


def test_who_does_not_know_goes_on_where_nothing_else_fits() -> None:
    stand = walk(make_graaf(), {"werk": "nee", "geld": None}, op=OP)

    assert stand.uitkomst is not None
    assert stand.uitkomst.sleutel == "anders_uit"


def test_an_answer_that_the_question_no_longer_takes_is_asked_again() -> None:
    stand = walk(make_graaf(), {"werk": "ja", "ontslag": date(2019, 12, 31)}, op=OP)

    assert stand.vraag is not None
    assert stand.vraag.sleutel == "ontslag"


def test_a_rule_of_the_law_says_what_it_knows_and_why() -> None:
    stand = walk(make_graaf(), NET_ONTSLAGEN, op=OP)

    (regel,) = stand.regels
    assert regel.uitkomst.recht is Recht.ONBEKEND
    assert "jareneis" in regel.uitkomst.ontbreekt
    assert stand.waarden["ww"] is None
    assert regel.rekening.regel is not None
    assert regel.rekening.regel.artikelen[0].wet == "Werkloosheidswet"


def test_a_part_is_shown_unless_it_certainly_does_not_hold() -> None:
    graaf = make_graaf()
    uitkomst = graaf.uitkomst_bij["snel"]

    # The rule does not know: the reader sees the part. A question that was never asked says nothing.
    assert len(list_delen(graaf, uitkomst, {"ww": None})) == 1
    assert len(list_delen(graaf, uitkomst, {"ww": "nee"})) == 1
    assert list_delen(graaf, uitkomst, {"ww": "ja"}) == ()
    assert list_delen(graaf, uitkomst, {}) == ()


def changed(pad: tuple[Any, ...], waarde: Any) -> Graaf:
    """The graph with one thing changed in the file."""
    inhoud = deepcopy(REGELHULP)
    deel: Any = inhoud
    for stap in pad[:-1]:
        deel = deel[stap]
    deel[pad[-1]] = waarde
    return make_graaf(**inhoud)


@pytest.mark.parametrize(
    ("pad", "waarde", "plaats", "waar", "tekst"),
    [
        (("begin",), "weg", Plaats.BEGIN, "begin", "De eerste vraag 'weg' bestaat niet"),
        (
            ("vragen", 2, "naar", 1, "ga"),
            "weg",
            Plaats.VRAGEN,
            "vraag 'geld', regel 2",
            "Er is geen vraag of uitkomst 'weg'",
        ),
        (
            ("vragen", 2, "naar", 1, "ga"),
            "werk",
            Plaats.VRAGEN,
            "vraag 'werk'",
            "Hier draait men rond: werk → geld → werk",
        ),
        (
            ("vragen", 2, "naar", 1, "als"),
            ["geld > 1"],
            Plaats.VRAGEN,
            "vraag 'geld', regel 2",
            "De laatste regel heeft geen voorwaarde",
        ),
        (
            ("vragen", 2, "naar", 0, "als"),
            [],
            Plaats.VRAGEN,
            "vraag 'geld', regel 1",
            "staat als laatste",
        ),
        (
            ("vragen", 2, "naar", 0, "als"),
            ["geld < -1"],
            Plaats.VRAGEN,
            "vraag 'geld', regel 1",
            "Dit klopt nooit voor wie hier komt: geld < -1",
        ),
        (
            ("vragen", 2, "naar", 0, "als"),
            ["werk is nee", "ontslag > 1-1-2026"],
            Plaats.VRAGEN,
            "vraag 'geld', regel 1",
            "Dit klopt nooit",
        ),
        (
            ("vragen", 2, "naar", 0, "als"),
            ["geldd < 5"],
            Plaats.VRAGEN,
            "vraag 'geld', regel 1",
            "Er is geen vraag of berekening 'geldd'",
        ),
        (
            ("vragen", 1, "naar", 0, "ga"),
            "geld",
            Plaats.UITKOMSTEN,
            "uitkomst 'snel'",
            "Bij deze uitkomst komt niemand",
        ),
        (("vragen", 0, "naar", 1, "ga"), "geld", Plaats.VRAGEN, "vraag 'ontslag'", "Bij deze vraag komt niemand"),
        (
            ("uitkomsten", 0, "sleutel"),
            "geld",
            Plaats.VRAGEN,
            "'geld'",
            "van meer dan één vraag of uitkomst",
        ),
        (("berekeningen", 1, "formule"), "ontslag + 6", Plaats.BEREKENINGEN, "berekening 'einde'", "past niet bij"),
        (
            ("berekeningen", 1, "soort"),
            "getal",
            Plaats.BEREKENINGEN,
            "berekening 'einde'",
            "komt een datum, geen getal",
        ),
        (("berekeningen", 2, "regel"), "wv", Plaats.BEREKENINGEN, "berekening 'ww'", "Er is geen regel 'wv'"),
        (
            ("berekeningen", 2, "gegevens"),
            {"wekeneis": "geld"},
            Plaats.BEREKENINGEN,
            "berekening 'ww'",
            "is een ja of nee, geen bedrag",
        ),
        (
            ("berekeningen", 2, "gegevens"),
            {"loon": "geld"},
            Plaats.BEREKENINGEN,
            "berekening 'ww'",
            "vraagt niet om 'loon'",
        ),
        (("berekeningen", 2, "sleutel"), "werk", Plaats.BEREKENINGEN, "berekening 'werk'", "al van een vraag"),
        (
            ("uitkomsten", 1, "tekst"),
            ["Voor {einde}."],
            Plaats.UITKOMSTEN,
            "uitkomst 'bijstand_uit'",
            "{einde} is niet voor ieder bekend: niet iedereen die hier komt, kreeg de vraag 'ontslag'",
        ),
        (("uitkomsten", 1, "tekst"), ["{eind}"], Plaats.UITKOMSTEN, "uitkomst 'bijstand_uit'", "voor {eind}"),
        (("uitkomsten", 1, "tekst"), ["{ geld }"], Plaats.UITKOMSTEN, "uitkomst 'bijstand_uit'", "accolade te veel"),
        (("uitkomsten", 2, "doen"), [], Plaats.UITKOMSTEN, "uitkomst 'anders_uit'", "Hier kan men niet verder"),
        (
            ("uitkomsten", 1, "delen"),
            [{"als": ["ontslag > 1-1-2026", "ontslag < 1-1-2026"], "titel": "Deel", "tekst": ["x"]}],
            Plaats.UITKOMSTEN,
            "uitkomst 'bijstand_uit', deel 1",
            "Dit kan niet allemaal kloppen",
        ),
        (
            ("uitkomsten", 0, "delen"),
            [{"als": ["geld > 1"], "titel": "Deel", "tekst": ["x"]}],
            Plaats.UITKOMSTEN,
            "uitkomst 'snel', deel 1",
            "Dit deel ziet niemand: de vraag 'geld'",
        ),
        (
            ("voorbeelden", 0, "uitkomst"),
            "anders_uit",
            Plaats.VOORBEELDEN,
            "voorbeeld 'Net ontslagen'",
            "Dit komt uit op 'snel', niet op 'anders_uit'",
        ),
        (
            ("voorbeelden", 0, "antwoorden"),
            {"werk": "ja"},
            Plaats.VOORBEELDEN,
            "voorbeeld 'Net ontslagen'",
            "Het antwoord op de vraag 'ontslag' ontbreekt",
        ),
        (
            ("voorbeelden", 0, "antwoorden"),
            {"werk": "misschien"},
            Plaats.VOORBEELDEN,
            "voorbeeld 'Net ontslagen'",
            "Kies uit: ja, nee",
        ),
        (
            ("voorbeelden", 0, "waarden"),
            {"einde": "28-11-2026"},
            Plaats.VOORBEELDEN,
            "voorbeeld 'Net ontslagen'",
            "'einde' wordt 2026-11-27, niet 2026-11-28",
        ),
        (
            ("voorbeelden",),
            REGELHULP["voorbeelden"][1:],
            Plaats.UITKOMSTEN,
            "uitkomst 'snel'",
            "nog geen voorbeeld",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_stops_publication(
    pad: tuple[Any, ...], waarde: Any, plaats: Plaats, waar: str, tekst: str
) -> None:
    gebreken = [gebrek for gebrek in validate(changed(pad, waarde)) if gebrek.stopt]

    assert [
        gebrek for gebrek in gebreken if (gebrek.plaats, gebrek.waar) == (plaats, waar) and tekst in gebrek.tekst
    ], [str(gebrek) for gebrek in gebreken]


def test_what_cannot_be_read_cannot_be_walked() -> None:
    with pytest.raises(Graaffout, match="Kies uit: ja, nee"):
        walk(changed(("vragen", 0, "naar", 0, "als"), ["werk is misschien"]), {"werk": "ja"}, op=OP)
    with pytest.raises(Graaffout, match="Er is geen vraag of berekening 'dagen_geleden'"):
        walk(changed(("berekeningen", 0, "sleutel"), "dagen_lang"), {"werk": "ja"}, op=OP)
    with pytest.raises(Graaffout, match="Er is geen vraag of uitkomst 'weg'"):
        walk(changed(("begin",), "weg"), {}, op=OP)
    with pytest.raises(Graaffout, match="twee keer op één pad"):
        walk(changed(("vragen", 2, "naar", 1, "ga"), "werk"), {"werk": "nee", "geld": None}, op=OP)


def test_what_is_only_worth_a_look_does_not_stop() -> None:
    vragen = deepcopy(REGELHULP["vragen"])
    vragen[0]["naar"] = [
        {"als": ["werk is nee"], "ga": "geld"},
        {"als": ["werk is ja"], "ga": "ontslag"},
        {"ga": "geld"},
    ]
    vragen[2]["naar"].insert(0, {"als": ["ontslag > 1-10-2026"], "ga": "anders_uit"})
    voorbeelden = deepcopy(REGELHULP["voorbeelden"])
    voorbeelden[1]["antwoorden"]["ontslag"] = "2026-11-01"

    gebreken = validate(make_graaf(vragen=vragen, voorbeelden=voorbeelden))

    assert not [str(gebrek) for gebrek in gebreken if gebrek.stopt]
    teksten = [gebrek.tekst for gebrek in gebreken]
    for verwacht in (
        "De laatste regel wordt nooit gebruikt",
        "Niet ieder die hier komt, kreeg: 'ontslag'",
        "Deze antwoorden worden niet gebruikt: ontslag",
        "krijgt 'geboortedatum' niet",
    ):
        assert any(verwacht in tekst for tekst in teksten), verwacht


def test_products_and_life_events_that_do_not_exist_are_named() -> None:
    gebreken = validate(make_graaf(), producten={"ww-uitkering"}, gebeurtenissen=set())

    assert [gebrek.tekst for gebrek in gebreken if gebrek.stopt] == [
        "Er is geen levensgebeurtenis 'werk-verliezen'.",
        "Er is geen product 'bijstand'.",
    ]


def test_a_case_tells_how_it_went() -> None:
    graaf = make_graaf()

    verslagen = [run(graaf, voorbeeld) for voorbeeld in graaf.voorbeelden]

    assert all(verslag.goed for verslag in verslagen)
    assert [len(verslag.stand.pad) for verslag in verslagen if verslag.stand] == [2, 2, 3, 2]


def test_the_drawing_in_words_tells_each_question_once() -> None:
    (begin,) = list_takken(make_graaf())

    assert (begin.sleutel, [tak.sleutel for tak in begin.verder]) == ("werk", ["geld", "ontslag"])
    eerst, daarna = begin.verder[0], begin.verder[1].verder[1]
    assert [tak.als for tak in eerst.verder] == ["geld < 8.000", "anders"]
    assert daarna == Tak("geld", "Hebt u spaargeld?", "vraag", "anders", elders=True)


def test_an_unsound_graph_is_drawn_too() -> None:
    graaf = make_graaf(begin="weg", uitkomsten=REGELHULP["uitkomsten"][:1])

    assert {doos.sleutel for doos in draw(graaf).dozen} == {"werk", "ontslag", "geld", "snel"}
    assert list_takken(graaf)[0] == Tak("weg", "", "niets")
    assert draw(Graaf("weg", ())).dozen == ()
