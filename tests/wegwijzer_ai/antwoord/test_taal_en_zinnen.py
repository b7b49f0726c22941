"""Languages and sentences."""

import pytest

from wegwijzer_ai.antwoord.taal import detect
from wegwijzer_ai.antwoord.zinnen import split_sentences


@pytest.mark.parametrize(
    ("tekst", "taal"),
    [
        ("ik wil mijn paspoort verlengen", "nl"),
        ("how do I renew my passport", "en"),
        ("Kon mi ta pidi un sédula nobo na Boneiru?", "pap"),
        ("paspoort", "nl"),
    ],
)
def test_language_of_a_question(tekst: str, taal: str) -> None:
    assert detect(tekst, "nl") == taal


def test_one_word_on_the_english_page_is_english() -> None:
    assert detect("passport", "en") == "en"


def test_sentences_are_cut_where_they_end_and_nowhere_else() -> None:
    text = "Bel 14 030. Het kost bijv. € 1.200 per jaar. Lukt het niet? Vraag dan hulp, o.a. bij de bibliotheek."

    assert split_sentences(text) == [
        "Bel 14 030.",
        "Het kost bijv. € 1.200 per jaar.",
        "Lukt het niet?",
        "Vraag dan hulp, o.a. bij de bibliotheek.",
    ]
    assert " ".join(split_sentences(text)) == text
