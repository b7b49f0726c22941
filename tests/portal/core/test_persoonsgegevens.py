"""What somebody types about themselves by accident is not kept; what they want to say is."""

import pytest

from portal.core.persoonsgegevens import MASK, mask


def test_a_story_keeps_its_words_and_loses_its_person() -> None:
    tekst, gevonden = mask(
        "Mijn nummer is 123456782 en ik woon op 3511AB 12. De knop voor de auto 12-AB-34 werkt niet."
    )

    assert gevonden
    assert tekst == f"Mijn nummer is {MASK} en ik woon op {MASK}. De knop voor de auto {MASK} werkt niet."


@pytest.mark.parametrize("tekst", ["Het kost 88,20 en duurt 5 dagen.", "Zie artikel 3:41 Awb.", "Formulier 2026."])
def test_ordinary_words_and_numbers_stay(tekst: str) -> None:
    assert mask(tekst) == (tekst, False)
