"""Languages and sentences."""

import pytest

from wegwijzer_ai.antwoord.model import Beurt, Vraag
from wegwijzer_ai.antwoord.taal import detect, detect_language
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


@pytest.mark.parametrize(
    ("tekst", "taal"),
    [
        ("Wo kann ich einen neuen Reisepass für mein Kind beantragen?", "de"),
        ("Je veux savoir comment je peux avoir un passeport pour ma fille", "fr"),
        ("Necesito saber como puedo renovar el pasaporte de mi hijo, vivo en Utrecht", "es"),
        ("Jak mogę się zameldować? Mieszkam w Tilburgu i nie mam numeru BSN", "pl"),
        ("Ben Utrecht'te oturuyorum, pasaport için nereye gitmem gerekiyor, nasıl?", "tr"),
        ("كيف يمكنني الحصول على جواز سفر؟", "ar"),
        ("Як мені отримати допомогу на житло?", "uk"),
        ("Как получить паспорт для ребёнка?", "ru"),
        ("如何申请护照", "und"),
    ],
)
def test_language_that_is_not_ours_is_told_by_script_or_small_words(tekst: str, taal: str) -> None:
    beurt = Beurt(Vraag(tekst), tekst=tekst)
    detect_language(beurt)

    assert (beurt.andere_taal, beurt.taal) == (taal, "en")


@pytest.mark.parametrize(
    "tekst",
    [
        "ik wil met mijn kind naar Duitsland, wat moet ik doen",
        "Mi a kumpra un outo di segunda man di un amigu. Kon mi ta pone e na mi nòmber?",
        "Mi prima di Repúblika Dominikana ke bin bishitá mi na Hulanda un luna. E mester di visa?",
        "paspoort",
        "café de la paix overnemen",
        "what do I need to open a restaurant in Den Haag",
        "die mietwagen staat in de weg",
    ],
)
def test_our_own_languages_with_a_foreign_word_stay_ours(tekst: str) -> None:
    beurt = Beurt(Vraag(tekst), tekst=tekst)
    detect_language(beurt)

    assert beurt.andere_taal is None


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
