import pytest

from tests.toegankelijkheid.conftest import Render, text


def test_icon_is_drawing_only(render: Render) -> None:
    icoon = render('{% icoon "search" %}').find("svg")

    assert icoon.get("aria-hidden") == "true"
    assert icoon.find("use").get("href").endswith("portaal/icons.svg#search")


def test_button_sends_its_form_and_tells_which_it_was(render: Render) -> None:
    knop = render('{% knop "Later verder" soort="secondary" naam="actie" waarde="later" %}').find("button")

    assert (knop.get("type"), knop.get("name"), knop.get("value")) == ("submit", "actie", "later")
    assert text(knop) == "Later verder"
    assert "nl-button--secondary" in knop.classes


def test_link_to_a_page_is_a_link_however_it_looks(render: Render) -> None:
    link = render('{% knoplink "Inloggen" "/inloggen/" icoon="login-2" %}').find("a")

    assert link.get("href") == "/inloggen/"
    assert text(link) == "Inloggen"
    assert link.get("role") is None


def test_state_is_in_words(render: Render) -> None:
    assert text(render('{% badge "Wacht op u" soort="warning" icoon="clock" %}')) == "Wacht op u"


@pytest.mark.parametrize("niveau", [2, 3])
def test_card_has_one_link_named_by_its_title(render: Render, niveau: int) -> None:
    kaart = render(
        '{% kaart "Verhuizen" "/verhuizen/" icoon="home-move" niveau=niveau %}Adres doorgeven{% endkaart %}',
        niveau=niveau,
    )

    (link,) = kaart.iter("a")
    assert (text(link), link.get("href")) == ("Verhuizen", "/verhuizen/")
    assert link.getparent().tag == f"h{niveau}"
    assert "Adres doorgeven" in text(kaart)


def test_card_in_another_language_says_so(render: Render) -> None:
    kaart = render('{% kaart "Verhuizen" "/x/" taal="nl" %}Adres doorgeven{% endkaart %}')

    assert kaart.find("div").get("lang") == "nl"


def test_text_of_people_cannot_become_html(render: Render) -> None:
    kaart = render(
        "{% kaart titel url %}{{ tekst }}{% endkaart %}", titel="<b>x</b>", url="/", tekst="<script>1</script>"
    )

    assert kaart.find(".//b") is None
    assert kaart.find(".//script") is None
    assert "<script>1</script>" in text(kaart)


def test_question_opens_without_a_script(render: Render) -> None:
    uitklap = render('{% uitklap "Wat is kale huur?" %}<p>De huur zonder gas.</p>{% enduitklap %}').find("details")

    assert uitklap.get("open") is None
    assert text(uitklap.find("summary")) == "Wat is kale huur?"
    assert text(uitklap.find(".//p")) == "De huur zonder gas."


def test_question_may_start_open(render: Render) -> None:
    assert render('{% uitklap "Vraag" uitgeklapt=True %}Ja{% enduitklap %}').find("details").get("open") is not None


def test_print_button_waits_for_the_script_that_makes_it_work(render: Render) -> None:
    knop = render("{% afdrukknop %}").find("button")

    assert knop.get("hidden") is not None
    assert knop.get("type") == "button"
    assert text(knop) == "Afdrukken"


def test_button_says_which_row_it_is_about(render: Render) -> None:
    knop = render('{% knop "Haal weg" soort="subtle" bij="factuur.pdf" %}').find("button")

    assert text(knop) == "Haal weg: factuur.pdf"
    assert text(knop.find(".//span[@class='sr-only']")) == ": factuur.pdf"


def test_button_may_send_a_form_elsewhere_on_the_page(render: Render) -> None:
    knop = render('{% knop "Klaar" formulier="vinken" actie="/verdelen/" taal="nl" %}').find("button")

    assert (knop.get("form"), knop.get("formaction"), knop.get("lang")) == ("vinken", "/verdelen/", "nl")


def test_actions_stand_in_the_order_of_reading(render: Render) -> None:
    groep = render('{% actiegroep "geen-print" %}{% knop "Ja" %}{% knoplink "Nee" "/" %}{% endactiegroep %}').find(
        "div"
    )

    assert [text(deel) for deel in groep] == ["Ja", "Nee"]
    assert "geen-print" in groep.classes


def test_questions_may_be_in_their_own_language(render: Render) -> None:
    lijst = render(
        '{% vragenlijst taal="nl" %}{% uitklap "Een?" %}a{% enduitklap %}{% uitklap "Twee?" %}b{% enduitklap %}'
        "{% endvragenlijst %}"
    ).find("div")

    assert lijst.get("lang") == "nl"
    assert [text(vraag) for vraag in lijst.iter("summary")] == ["Een?", "Twee?"]
