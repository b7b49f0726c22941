"""A form of questions: what people may type, what they get told, and which answers come out."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from levensgebeurtenissen.vragen.basis import Antwoord, Optie, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.formulier import Vragenformulier, make_formulier
from levensgebeurtenissen.vragen.sessie import pack, unpack
from toegankelijkheid.componenten.formulier import foutoverzicht

DIEREN = (Optie("hond", "Een hond", "Ook een pup.", tekst_en="A dog"), Optie("kat", "Een kat"))
VRAGEN = {
    vraag.sleutel: vraag
    for vraag in (
        Vraag("huurt", "Huurt u?", Vraagsoort.JA_NEE, onbekend_mag=True, tekst_en="Do you rent?"),
        Vraag("dier", "Welk dier?", Vraagsoort.KEUZE, opties=DIEREN),
        Vraag("dieren", "Welke dieren?", Vraagsoort.MEERKEUZE, opties=DIEREN, onbekend_mag=True),
        Vraag("aantal", "Met hoeveel bent u?", Vraagsoort.GETAL, minimum=1, maximum=2000),
        Vraag("loon", "Wat verdient u?", Vraagsoort.BEDRAG, minimum=Decimal(10), maximum=Decimal(5000)),
        Vraag("spaart", "Wat hebt u gespaard?", Vraagsoort.BEDRAG, onbekend_mag=True),
        Vraag("dag", "Welke dag?", Vraagsoort.DATUM, minimum=date(2020, 1, 1), maximum=date(2030, 12, 31)),
        Vraag("postcode", "Wat is uw postcode?", Vraagsoort.POSTCODE),
    )
}


def ask(sleutel: str, query: str) -> Vragenformulier:
    return make_formulier([VRAGEN[sleutel]], data=QueryDict(query))


@pytest.mark.parametrize(
    ("sleutel", "query", "antwoord"),
    [
        ("huurt", "huurt=ja", "ja"),
        ("huurt", "huurt=?", None),
        ("dier", "dier=kat", "kat"),
        ("dieren", "dieren=hond&dieren=kat", ("hond", "kat")),
        ("dieren", "dieren=-", ()),
        ("dieren", "dieren=?", None),
        ("aantal", "aantal= 12 ", 12),
        ("aantal", "aantal=1.250", 1250),
        ("loon", "loon=1.250,50", Decimal("1250.50")),
        ("loon", "loon=1,250.50", Decimal("1250.50")),
        ("loon", "loon=€ 1250,-", Decimal(1250)),
        ("loon", "loon=12.5", Decimal("12.5")),
        ("loon", "loon=1 250", Decimal(1250)),
        ("spaart", "spaart-weet-niet=on", None),
        ("spaart", "spaart=0", Decimal(0)),
        ("dag", "dag=3-2-2026", date(2026, 2, 3)),
        ("dag", "dag=2026-02-03", date(2026, 2, 3)),
        ("dag", "dag=03 02 2026", date(2026, 2, 3)),
        ("postcode", "postcode=3511 ab", "3511AB"),
    ],
)
def test_answers_are_read_as_people_write_them(sleutel: str, query: str, antwoord: Antwoord) -> None:
    formulier = ask(sleutel, query)

    assert formulier.is_valid(), formulier.errors
    assert formulier.antwoorden() == {sleutel: antwoord}
    assert type(formulier.antwoorden()[sleutel]) is type(antwoord)


@pytest.mark.parametrize(
    ("sleutel", "query", "fout"),
    [
        ("huurt", "", "Maak een keuze: Huurt u?"),
        ("huurt", "huurt=misschien", "Maak een keuze: Huurt u?"),
        ("dier", "dier=?", "Maak een keuze: Welk dier?"),
        ("dieren", "", "Maak een keuze: Welke dieren?"),
        ("dieren", "dieren=hond&dieren=-", "Kies 'Geen van deze' of iets anders, niet allebei."),
        ("dieren", "dieren=hond&dieren=?", "Kies 'Weet ik niet' of iets anders, niet allebei."),
        ("aantal", "aantal=", "Vul in: Met hoeveel bent u?"),
        ("aantal", "aantal=twee", "Schrijf een heel getal, zonder letters."),
        ("aantal", "aantal=0", "Vul een getal in van 1 of hoger."),
        ("aantal", "aantal=2001", "Vul een getal in van hoogstens 2000."),
        ("loon", "loon=veel", "Schrijf het bedrag als 1250 of 1250,50."),
        ("loon", "loon=-100", "Schrijf een bedrag van 0 of meer."),
        ("loon", "loon=9", "Vul € 10 of meer in."),
        ("loon", "loon=5000,01", "Vul hoogstens € 5.000 in."),
        ("spaart", "", "Vul iets in of kies 'Weet ik niet': Wat hebt u gespaard?"),
        ("spaart", "spaart=10&spaart-weet-niet=on", "Vul iets in of kies 'Weet ik niet', niet allebei."),
        ("dag", "dag=31-2-2026", "Schrijf de dag als 31-12-2026."),
        ("dag", "dag=31-12-2019", "Vul een dag in vanaf 1 januari 2020."),
        ("dag", "dag=1-1-2031", "Vul een dag in tot en met 31 december 2030."),
        ("postcode", "postcode=0511 AB", "Schrijf de postcode als 1234 AB."),
    ],
)
def test_what_is_wrong_is_said_in_words_and_what_was_typed_stays(sleutel: str, query: str, fout: str) -> None:
    formulier = ask(sleutel, query)

    assert not formulier.is_valid()
    assert formulier.errors[sleutel] == [fout]
    getypt = formulier.data.get(sleutel)
    if getypt and not VRAGEN[sleutel].opties:
        assert f'value="{getypt}"' in render_to_string(
            "levensgebeurtenissen/vragen/_velden.html", {"formulier": formulier}
        )


antwoorden = st.one_of(
    st.just({"huurt": None}),
    st.sampled_from([{"huurt": "ja"}, {"dier": "hond"}, {"dieren": ()}, {"dieren": None}, {"dieren": ("kat",)}]),
    st.integers(1, 2000).map(lambda getal: {"aantal": getal}),
    st.decimals(10, 5000, places=2).map(lambda bedrag: {"loon": bedrag}),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)).map(lambda dag: {"dag": dag}),
    st.just({"postcode": "3511AB"}),
    st.just({"spaart": None}),
)


@given(antwoorden)
def test_an_answer_comes_back_as_it_was_given(gegeven: dict[str, Antwoord]) -> None:
    """Shown again in its field and sent unchanged, and out of the session, it is the same answer."""
    (sleutel,) = gegeven
    formulier = make_formulier([VRAGEN[sleutel]], antwoorden=gegeven)
    terug = QueryDict(mutable=True)
    for veld in formulier:
        waarde = veld.field.widget.format_value(veld.value()) if hasattr(veld.field.widget, "format_value") else None
        if veld.value() is True:
            terug[veld.html_name] = "on"
        elif isinstance(waarde, list):
            terug.setlist(veld.html_name, waarde)
        elif isinstance(waarde, str) and veld.value() is not False:
            terug[veld.html_name] = waarde
    opnieuw = make_formulier([VRAGEN[sleutel]], data=terug)

    assert opnieuw.is_valid(), opnieuw.errors
    assert opnieuw.antwoorden() == gegeven
    assert unpack(pack(gegeven[sleutel])) == gegeven[sleutel]


def test_a_choice_has_its_explanation_bound_and_a_group_its_question() -> None:
    html = render_to_string("levensgebeurtenissen/vragen/_velden.html", {"formulier": make_formulier([VRAGEN["dier"]])})

    assert 'role="radiogroup"' in html
    assert "<legend" in html
    assert 'aria-describedby="id_dier_0-uitleg"' in html
    assert 'id="id_dier_0-uitleg">Ook een pup.' in html


def test_in_english_what_has_no_translation_is_marked_as_dutch() -> None:
    with translation.override("en"):
        html = render_to_string(
            "levensgebeurtenissen/vragen/_velden.html",
            {"formulier": make_formulier([VRAGEN["huurt"], VRAGEN["dier"]])},
        )

    assert "Do you rent?" in html
    assert '<span lang="nl">Welk dier?</span>' in html
    assert ">A dog<" in html
    assert '<div lang="nl"><label' in html, "the cat has no English name"


def test_several_questions_each_have_their_line_in_the_summary() -> None:
    formulier = make_formulier(list(VRAGEN.values()), data=QueryDict("loon=veel"))

    overzicht = foutoverzicht(formulier)

    assert "Verbeter 8 antwoorden" in overzicht
    assert 'href="#id_huurt_0"' in overzicht
    assert 'href="#id_dag"' in overzicht
