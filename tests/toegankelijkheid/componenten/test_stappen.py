from datetime import date

import pytest

from tests.toegankelijkheid.conftest import Render, text


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


def test_steps_are_a_list_in_their_order(render: Render) -> None:
    plan = render(
        '{% stappenplan "stappenplan" taal="nl" %}{% stap 1 "Meld het" %}<p>Bij de gemeente.</p>{% endstap %}'
        '{% stap 2 "Klaar" %}{% endstap %}{% endstappenplan %}'
    ).find("ol")

    assert plan.get("lang") == "nl"
    assert [text(stap.find(".//h3")) for stap in plan.findall("li")] == ["Meld het", "Klaar"]
    assert text(plan.find("li").find(".//p")) == "Bij de gemeente."


def test_number_of_a_step_is_drawn_and_not_read_twice(render: Render) -> None:
    stap = render('{% stap 3 "Meld het" %}{% endstap %}')

    (getekend,) = stap.xpath("//*[@aria-hidden='true']")
    assert text(getekend) == "3"


def test_step_that_is_done_says_so_in_words(render: Render) -> None:
    stap = render('{% stap 1 "Move" status="checked" badge="Klaar" anker="stap-1" taal="en" %}{% endstap %}').find("li")

    assert text(stap.find(".//h3")) == "Move Klaar"
    assert (stap.get("id"), stap.find(".//h3/span").get("lang")) == ("stap-1", "en")
    assert stap.find(".//svg") is not None


def test_step_at_hand_of_a_guide_is_marked(render: Render) -> None:
    stap = render('{% stap 1 "Nu" status="current" badge="Mee bezig" %}{% endstap %}').find("li")

    assert stap.get("aria-current") == "step"
