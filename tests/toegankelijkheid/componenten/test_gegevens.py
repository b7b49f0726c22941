from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from portal.core.datum import OnzekereDatum
from tests.toegankelijkheid.conftest import Render, text


@pytest.mark.parametrize(
    ("waarde", "machine", "mens"),
    [
        (date(2026, 11, 9), "2026-11-09", "9 november 2026"),
        (datetime(2026, 11, 9, 23, 30, tzinfo=UTC), "2026-11-10", "10 november 2026"),
        (OnzekereDatum(1985, 7, 2), "1985-07-02", "2 juli 1985"),
        (OnzekereDatum(1985, 7), "1985-07", "juli 1985"),
        (OnzekereDatum(1985), "1985", "1985"),
    ],
)
def test_date_is_for_people_and_for_machines(render: Render, waarde: object, machine: str, mens: str) -> None:
    tijd = render("{% datum d %}", d=waarde).find("time")

    assert (tijd.get("datetime"), text(tijd)) == (machine, mens)


def test_hour_is_the_dutch_hour(render: Render) -> None:
    tijd = render("{% datum d tijd=True %}", d=datetime(2026, 7, 1, 8, 5, tzinfo=UTC)).find("time")

    assert text(tijd) == "1 juli 2026, 10.05 uur"
    assert tijd.get("datetime") == "2026-07-01T10:05+02:00"


def test_unknown_date_says_so_and_no_date_says_nothing(render: Render) -> None:
    assert text(render("{% datum d %}", d=OnzekereDatum())) == "onbekend"
    assert text(render("{% datum d %}", d=None)) == ""


def test_english_page_has_english_dates(render: Render) -> None:
    with translation.override("en"):
        assert text(render("{% datum d %}", d=date(2026, 5, 9))) == "9 May 2026"


def test_facts_are_pairs(render: Render) -> None:
    feiten = render("{% feiten rijen %}", rijen=[("Zaaknummer", "Z-1"), ("Gemeld op", date(2026, 11, 9))])

    paren = [(text(paar.find("dt")), text(paar.find("dd"))) for paar in feiten.xpath("//dl/div")]
    assert paren == [("Zaaknummer", "Z-1"), ("Gemeld op", "9 november 2026")]


def test_step_at_hand_is_marked_and_names_who_acts(render: Render) -> None:
    stap = render(
        '{% processtap status="current" titel="Huurtoeslag" organisatie="Dienst Toeslagen" datum=d badge="Wacht op u"'
        ' badge_soort="warning" %}<p>Stuur uw huurcontract.</p>{% endprocesstap %}',
        d=date(2026, 11, 12),
    )

    assert stap.find("li").get("aria-current") == "step"
    assert text(stap.find(".//h3")) == "Huurtoeslag Wacht op u"
    assert "Uitgevoerd door: Dienst Toeslagen" in text(stap)
    assert "12 november 2026" in text(stap)
    assert "Stuur uw huurcontract." in [text(alinea) for alinea in stap.iter("p")]


@pytest.mark.parametrize(("status", "woorden"), [("checked", "Klaar"), ("not-checked", "Nog niet begonnen")])
def test_step_says_its_state_in_words(render: Render, status: str, woorden: str) -> None:
    stap = render('{% processtap status=s titel="Stap" datum="Verwacht in mei" %}{% endprocesstap %}', s=status)

    assert stap.find("li").get("aria-current") is None
    assert text(stap.find(".//h3")) == f"Stap {woorden}"
    assert "Verwacht in mei" in text(stap)
