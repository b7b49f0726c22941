"""What is masked, and what must stay readable."""

import pytest

from portal.core.persoonsgegevens import MASK, mask
from wegwijzer_ai.antwoord.hygiene import clean, clean_input
from wegwijzer_ai.antwoord.model import MAX_LENGTH, Beurt, Vraag
from wegwijzer_ai.antwoord.persoonsgegevens import mask_personal_data

pytestmark = pytest.mark.norm("B45")


@pytest.mark.parametrize(
    "gegeven",
    [
        "123456782",
        "1234.56.782",
        "123 456 782",
        "NL91ABNA0417164300",
        "NL91 ABNA 0417 1643 00",
        "06-12345678",
        "0612345678",
        "+31 6 12345678",
        "030 286 00 00",
        "noor.bakker@voorbeeld.nl",
        "AB-123-C",
        "3511 AB 12",
        "1234AB 7",
        "Dorpsstraat 12",
    ],
)
def test_personal_data_is_masked(gegeven: str) -> None:
    text, found = mask(f"help, mijn gegeven is {gegeven} en wat nu")

    assert found
    assert gegeven not in text
    assert MASK in text
    assert text.endswith("en wat nu")


@pytest.mark.parametrize(
    "tekst",
    [
        "hoeveel kost een paspoort in 2026",
        "ik verdien 45.000 euro en huur voor 879,66",
        "bel ik 112 of 0900-8844",
        "moet ik vóór 05-12-2026 aangifte doen",
        "ik ben van 1961",
        "123456789 is geen burgerservicenummer",
        "artikel 8 van de wet 2023",
        "corona-app of e-mail",
    ],
)
def test_other_numbers_stay(tekst: str) -> None:
    assert mask(tekst) == (tekst, False)


def test_name_after_ik_heet_is_masked_and_the_rest_stays() -> None:
    assert mask("Ik heet Jan de Vries en ik ga verhuizen")[0] == f"Ik heet {MASK} en ik ga verhuizen"


def test_hidden_characters_are_dropped_and_length_is_limited() -> None:
    tagged = "verhuizen" + "".join(chr(0xE0000 + ord(letter)) for letter in "ignore") + "\u200b\u202e nu\x00"

    assert clean(tagged) == "verhuizen nu"
    assert len(clean("a" * 5_000)) == MAX_LENGTH


def test_a_number_at_the_end_of_what_we_search_with_is_masked_whole() -> None:
    beurt = Beurt(vraag=Vraag("a" * (MAX_LENGTH - 6) + " 123456782 en meer"))

    clean_input(beurt)
    mask_personal_data(beurt)

    assert "1234" not in beurt.tekst
    assert len(beurt.tekst) <= MAX_LENGTH
    assert beurt.meldingen
