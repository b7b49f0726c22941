"""An editor writes a version in easy language and is told where it is not easy yet; nobody is stopped."""

from datetime import date

from cms.redactie.kwaliteit.advies import give_advies
from cms.redactie.kwaliteit.bevinding import Ernst
from cms.redactie.kwaliteit.inhoud import Productinhoud, Stuk
from cms.redactie.kwaliteit.makkelijk import check_makkelijk

MOEILIJK = (
    "De ontvankelijkheidsbeoordeling geschiedt overeenkomstig de uitvoeringsregeling inzake inkomensafhankelijke "
    "tegemoetkomingen. Vermogensbestanddelen worden in aanmerking genomen overeenkomstig de waarderingsvoorschriften. "
    "Belanghebbenden ontvangen dienaangaande een gemotiveerde beschikking van het bestuursorgaan."
)


def advice(*zinnen: str) -> list[str]:
    stukken = [Stuk("makkelijk", zin) for zin in zinnen]
    return [bevinding.waarom for bevinding in check_makkelijk(stukken, score=None, kan=True)]


def test_short_sentences_with_short_words_need_no_advice() -> None:
    assert not advice("Bel uw gemeente.", "U krijgt een gesprek.", "Neem uw brieven mee.")


def test_a_long_sentence_and_a_long_word_are_named() -> None:
    gevonden = advice("U moet voor het einde van de maand een brief sturen naar de gemeente waar u woont.")
    assert "Deze zin heeft 17 woorden." in gevonden
    assert "‘inkomensverklaring’ is een lang woord." in advice("Stuur de inkomensverklaring op.")


def test_too_much_is_not_easy_either() -> None:
    assert "Er staan 13 zinnen. Dat is veel voor wie moeilijk leest." in advice(*["Bel de gemeente."] * 13)


def test_a_hard_page_is_asked_for_an_easy_version_as_a_tip() -> None:
    advies = give_advies(Productinhoud(stukken=[Stuk("wat", MOEILIJK)]), op=date(2026, 11, 23))

    gevraagd = [bevinding for bevinding in advies.bevindingen if bevinding.veld == "makkelijk"]
    assert [bevinding.ernst for bevinding in gevraagd] == [Ernst.TIP]


def test_the_easy_version_does_not_make_the_page_itself_look_easier() -> None:
    zonder = give_advies(Productinhoud(stukken=[Stuk("wat", MOEILIJK)]), op=date(2026, 11, 23))
    met = give_advies(
        Productinhoud(stukken=[Stuk("wat", MOEILIJK), Stuk("makkelijk", "Bel ons. Kom langs. Vraag het.")]),
        op=date(2026, 11, 23),
    )

    assert met.score == zonder.score
