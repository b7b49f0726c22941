"""What is missing, too old, or said otherwise by the organisation than by the general text."""

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cms.redactie.kwaliteit.advies import give_advies
from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Aanbodinhoud, Manier, Prijs, Productinhoud, Stuk, Vertaald, Vorm

VANDAAG = date(2026, 11, 22)
PASPOORT = Prijs("Paspoort", Decimal("88.20"), date(2026, 1, 1), "Dit is het maximum.")


def product(**anders: Any) -> Productinhoud:
    goed: dict[str, Any] = {
        "stukken": [Stuk("wat", "U vraagt een pas aan.")],
        "controle_op": date(2027, 1, 1),
        "manieren": [Manier("online", "digid"), Manier("balie")],
        "wetten": 1,
        "vragen": 2,
        "mensentaal": 8,
        "samenvatting_en": "Apply.",
        "prijzen": [PASPOORT],
        "termijn": "Dit duurt 5 werkdagen.",
    }
    return Productinhoud(**goed | anders)


def aanbod(**anders: Any) -> Aanbodinhoud:
    return Aanbodinhoud(**{"stukken": [], "algemeen": product()} | anders)


def advies(inhoud: Productinhoud | Aanbodinhoud, op: date = VANDAAG) -> list[Bevinding]:
    return list(give_advies(inhoud, op=op).bevindingen)


def test_a_complete_product_gets_no_advice() -> None:
    assert advies(product()) == []


@pytest.mark.parametrize(
    ("veld", "anders", "ernst"),
    [
        ("kanalen", {"manieren": [Manier("online")]}, Ernst.FOUT),
        ("kosten", {"prijzen": []}, Ernst.LET_OP),
        ("wetten", {"wetten": 0}, Ernst.LET_OP),
        ("vragen", {"vragen": 0}, Ernst.TIP),
        ("mensentaal", {"mensentaal": 7}, Ernst.LET_OP),
        ("samenvatting_en", {"samenvatting_en": ""}, Ernst.LET_OP),
    ],
)
def test_what_is_missing_is_named_by_its_field(veld: str, anders: dict[str, Any], ernst: Ernst) -> None:
    [bevinding] = advies(product(**anders))

    assert (bevinding.soort, bevinding.veld, bevinding.ernst) == (Soort.ONTBREEKT, veld, ernst)


def test_a_translation_with_another_number_of_amounts_is_shown_in_dutch_and_the_editor_hears_it() -> None:
    [bevinding] = advies(product(vertalingen=[Vertaald("en", 2, 2), Vertaald("pap", 0, 0)]))

    assert (bevinding.soort, bevinding.veld) == (Soort.VERTALING, "kosten")
    assert "Engelse" in bevinding.waarom


def test_a_review_date_that_passed_or_that_is_not_there() -> None:
    assert advies(product(controle_op=date(2026, 11, 21)))[0].ernst == Ernst.LET_OP
    assert advies(product(controle_op=None))[0].ernst == Ernst.TIP
    assert not advies(product(controle_op=VANDAAG))


def test_an_amount_of_last_year_without_a_newer_one_must_be_checked() -> None:
    oud = Prijs("Paspoort", Decimal("83.87"), date(2025, 1, 1))

    assert [b.soort for b in advies(product(prijzen=[oud]))] == [Soort.KOSTEN]
    assert not advies(product(prijzen=[oud, PASPOORT]))


def test_in_december_next_years_amount_is_asked_for() -> None:
    december = date(2026, 12, 2)
    straks = Prijs("Paspoort", Decimal("91.00"), date(2027, 1, 1))

    assert "2027" in advies(product(), december)[0].waarom
    assert not advies(product(prijzen=[PASPOORT, straks]), december)
    assert not advies(product(prijzen=[Prijs("Visum", Decimal(90), date(2026, 6, 11))]), december)


def test_what_is_free_or_differs_never_grows_old() -> None:
    oud = date(2019, 1, 1)

    assert not advies(product(prijzen=[Prijs("Aanvraag", Decimal(0), oud), Prijs("Spoed", None, oud)]))


def test_an_offer_above_the_national_maximum_is_a_mistake() -> None:
    [bevinding] = advies(aanbod(prijzen=[Prijs("paspoort", Decimal("91.50"), date(2026, 1, 1))]))

    assert (bevinding.soort, bevinding.ernst) == (Soort.TEGENSPRAAK, Ernst.FOUT)
    assert "€ 91,50" in bevinding.waarom
    assert "€ 88,20" in bevinding.waarom


def test_an_offer_below_the_maximum_or_for_something_else_is_fine() -> None:
    spoed = Prijs("Spoed", Decimal(57), None, "")
    algemeen = product(prijzen=[PASPOORT, spoed])

    assert not advies(aanbod(prijzen=[Prijs("Paspoort", Decimal("80.00"), date(2026, 1, 1))]))
    assert not advies(aanbod(algemeen=algemeen, prijzen=[Prijs("Thuisbezorgen", Decimal(99), date(2026, 1, 1))]))


def test_a_maximum_that_stands_only_in_words_counts() -> None:
    algemeen = product(prijzen=[Prijs("Paspoort", None, None, "Uw gemeente vraagt hoogstens € 1.088,20.")])

    assert advies(aanbod(algemeen=algemeen, prijzen=[Prijs("Paspoort", Decimal(1090), date(2026, 1, 1))]))
    assert not advies(aanbod(algemeen=algemeen, prijzen=[Prijs("Paspoort", Decimal(1080), date(2026, 1, 1))]))


@pytest.mark.parametrize(
    ("termijn", "anders"),
    [("Dit duurt twee weken.", True), ("Na 5 werkdagen.", False), ("Na een week.", False), ("Dat verschilt.", False)],
)
def test_a_longer_term_than_the_general_text_names_is_asked_about(termijn: str, anders: bool) -> None:  # noqa: FBT001
    assert bool(advies(aanbod(termijn=termijn))) is anders


def test_online_against_a_general_text_that_says_it_cannot() -> None:
    algemeen = product(stukken=[Stuk("wat", "Dit kan niet online. Kom naar de balie.")])

    [bevinding] = advies(aanbod(online="digid", algemeen=algemeen))

    assert "niet online" in bevinding.zin
    assert not advies(aanbod(online="digid"))


def test_a_form_that_cannot_be_used_online_is_odd() -> None:
    assert advies(aanbod(online="nee", aanvraag_url="https://formulier.test/"))


@pytest.mark.parametrize(
    "html",
    [
        '<p>Wilt u dit? <a href="https://x.test/">Klik hier</a></p>',
        '<p><a href="https://x.test/">lees meer</a></p>',
        '<p><a href="https://x.test/">https://x.test/pagina</a></p>',
        '<p><a href="https://x.test/"></a></p>',
        "<h3>Kop</h3><h5>Te diep</h5>",
        "<h3></h3><p>Tekst.</p>",
        "<p><strong>Zo vraagt u aan</strong></p><p>Bel ons.</p>",
        "<p>Kijk in de rechterkolom.</p>",
        "<p>Druk op de groene knop.</p>",
        "<p>LET OP DIT is belangrijk, en VERPLICHT ook.</p>",
    ],
)
def test_content_that_leans_on_seeing_is_found(html: str) -> None:
    [bevinding] = [
        b for b in advies(aanbod(stukken=[Stuk("tekst", html, Vorm.HTML)])) if b.soort == Soort.TOEGANKELIJKHEID
    ]

    assert bevinding.regel


def test_good_markup_gets_no_advice() -> None:
    html = (
        '<h3>Aanvragen</h3><p>U vraagt het aan bij <a href="https://x.test/">de balie van Utrecht</a>.</p>'
        "<h4>Online</h4><p>Neem <strong>uw pas</strong> mee. Het nummer staat rechtsboven op uw brief.</p>"
        "<ul><li>uw pas</li></ul>"
    )

    assert not advies(aanbod(stukken=[Stuk("tekst", html, Vorm.HTML)]))


def test_the_language_of_marked_up_text_is_checked_too() -> None:
    [bevinding] = advies(aanbod(stukken=[Stuk("tekst", "<p>Bel ons <em>indien</em> nodig.</p>", Vorm.HTML)]))

    assert bevinding.zin == "Bel ons indien nodig."


def test_a_long_page_is_checked_well_within_the_time_of_a_click() -> None:
    tekst = (
        "Indien uw aanvraag door de gemeente wordt behandeld, krijgt u, voor zover wij weten, altijd een brief. " * 120
    )
    inhoud = product(stukken=[Stuk("wat", deel) for deel in [tekst] * 2])
    give_advies(inhoud, op=VANDAAG)
    begin = time.process_time()
    give_advies(inhoud, op=VANDAAG)

    assert time.process_time() - begin < 0.25
