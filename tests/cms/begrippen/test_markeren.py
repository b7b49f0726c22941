"""A reader meets a difficult word, opens it, and reads what it means; everything else on the page stays as it was."""

import pytest
from lxml import html

from cms.begrippen.markeren import Uitleg, Woordenlijst, make_woordenlijst, mark

BEZWAAR = Uitleg("bezwaar-maken", "bezwaar maken", "Vragen om een besluit opnieuw te bekijken.")
AOW = Uitleg("aow", "AOW", "Het pensioen van de overheid.")
LEEFTIJD = Uitleg("aow-leeftijd", "AOW-leeftijd", "De leeftijd waarop uw AOW begint.")


@pytest.fixture
def lijst() -> Woordenlijst:
    return make_woordenlijst(
        "nl", [(BEZWAAR, ["bezwaar maken", "bezwaar"]), (AOW, ["AOW"]), (LEEFTIJD, ["AOW-leeftijd"])]
    )


def words_in(tekst: str) -> list[str]:
    """The words that can be opened."""
    return [str(knop.text) for knop in html.fragment_fromstring(tekst, create_parent=True).iter("button")]


def test_only_the_first_mention_can_be_opened_whatever_its_form(lijst: Woordenlijst) -> None:
    tekst = mark("<p>U kunt Bezwaar maken.</p><p>Uw bezwaar kost niets.</p>", lijst)

    assert words_in(tekst) == ["Bezwaar maken"]
    assert "Vragen om een besluit opnieuw te bekijken." in tekst
    assert "<p>Uw bezwaar kost niets.</p>" in tekst


def test_the_button_opens_the_explanation_that_follows_it(lijst: Woordenlijst) -> None:
    knop = next(html.fragment_fromstring(mark("<p>Uw AOW.</p>", lijst)).iter("button"))

    uitleg = knop.getnext()
    assert knop.get("popovertarget") == uitleg.get("id") == "begrip-aow"
    assert "popover" in uitleg.attrib
    assert uitleg.text_content() == "AOW: Het pensioen van de overheid."
    assert uitleg.tail is None, "the sentence goes on after it"


def test_a_longer_word_is_not_read_as_the_shorter_one_in_it(lijst: Woordenlijst) -> None:
    assert words_in(mark("<p>Uw AOW-leeftijd. De NAOW en AOW-gat.</p>", lijst)) == ["AOW-leeftijd"]


@pytest.mark.parametrize(
    "stuk",
    [
        '<p><a href="/x">bezwaar</a></p>',
        "<h2>bezwaar</h2>",
        "<p><button>bezwaar</button></p>",
        '<p lang="en">bezwaar</p>',
        '<p itemprop="description">bezwaar</p>',
        '<p><span translate="no">bezwaar</span></p>',
        "<details><summary>bezwaar</summary></details>",
        "<form><p>bezwaar</p></form>",
        '<p><img alt="bezwaar > AOW"></p>',
        "<!-- <p>bezwaar</p> -->",
        "<div>bezwaar</div>",
    ],
)
def test_what_is_no_running_text_is_left_alone(lijst: Woordenlijst, stuk: str) -> None:
    assert mark(stuk, lijst) == stuk


def test_text_after_what_is_left_alone_is_marked_again(lijst: Woordenlijst) -> None:
    stuk = '<div lang="en"><div><p>AOW</p></div></div><ul><li><a href="/x">AOW</a> Uw AOW</li></ul>'

    assert mark(stuk, lijst).partition('<a href="/x">AOW</a>')[0] == stuk.partition('<a href="/x">AOW</a>')[0]
    assert words_in(mark(stuk, lijst)) == ["AOW"]


def test_an_element_that_has_no_end_closes_nothing(lijst: Woordenlijst) -> None:
    assert words_in(mark('<link itemprop="url" href="/x"><meta itemprop="x"><p>Uw AOW</p>', lijst)) == ["AOW"]


def test_a_page_never_becomes_a_page_of_buttons() -> None:
    veel = make_woordenlijst("nl", [(Uitleg(f"w{n}", f"woord{n}", "x"), [f"woord{n}"]) for n in range(30)])
    tekst = "".join(f"<p>woord{n}</p>" for n in range(30))

    assert words_in(mark(tekst, veel)) == [f"woord{n}" for n in range(12)]


def test_an_explanation_cannot_bring_markup_of_its_own() -> None:
    lijst = make_woordenlijst("nl", [(Uitleg("r-d", "R&D", "<script>"), ["R&D"])])

    tekst = mark("<p>Over R&amp;D.</p>", lijst)

    assert words_in(tekst) == ["R&D"]
    assert "&lt;script&gt;" in tekst
