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


def test_facts_may_hold_html(render: Render) -> None:
    feiten = render(
        '{% feitenlijst rij=True %}<div><dt>Website</dt><dd><a href="/x/">Utrecht</a></dd></div>{% endfeitenlijst %}'
    )

    lijst = feiten.find("dl")
    assert "feiten--rij" in lijst.classes
    assert (text(lijst.find("./div/dt")), text(lijst.find("./div/dd/a"))) == ("Website", "Utrecht")


TABEL = "<thead><tr><th scope='col'>Wat</th></tr></thead><tbody><tr><td>Paspoort</td></tr></tbody>"


def test_table_has_a_name_that_is_seen(render: Render) -> None:
    tabel = render("{% tabel 'Kosten' %}" + TABEL + "{% endtabel %}")

    assert text(tabel.find(".//table/caption")) == "Kosten"
    assert text(tabel.find(".//td")) == "Paspoort"


def test_table_named_by_its_heading_does_not_say_it_twice(render: Render) -> None:
    tabel = render("<h2 id='kosten'>Kosten</h2>{% tabel kop='kosten' %}" + TABEL + "{% endtabel %}")

    assert tabel.find(".//caption") is None
    assert tabel.find(".//table").get("aria-labelledby") == "kosten"


def test_wide_table_can_be_scrolled_without_a_mouse(render: Render) -> None:
    kader = render("{% tabel 'Wie doet mee' soort='dicht' %}" + TABEL + "{% endtabel %}").find("div")

    assert (kader.get("role"), kader.get("tabindex"), kader.get("aria-label")) == ("region", "0", "Tabel: Wie doet mee")
    assert "sr-only" in kader.find(".//caption").classes
