"""The same figure written in two ways is one figure; another unit makes it another."""

import pytest

from wegwijzer_ai.generator.feiten import Feit, holds, read_feiten


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("€ 1.200,-", "1200 euro"),
        ("€ 86,50", "86,5 euro"),
        ("binnen zes weken", "binnen 6 weken"),
        ("een half jaar", "0,5 jaar"),
        ("1 januari 2026", "1-1-2026"),
        ("bel 0800-0543", "bel 0800 05 43"),
        ("bel +31 70 348 64 86", "bel 070 348 64 86"),
        ("om 9.00 uur", "om 09:00 uur"),
        ("12 procent", "12%"),
        ("een week", "één week"),
    ],
)
def test_two_ways_to_write_a_figure_are_one(een: str, ander: str) -> None:
    assert read_feiten(een) == read_feiten(ander) != frozenset()


@pytest.mark.parametrize(
    ("zin", "bron"),
    [
        ("binnen 6 maanden", "binnen 6 weken"),
        ("€ 65", "65 jaar"),
        ("op 1 april", "op 1 mei"),
        ("bel 0900 1234", "bel 0900 1243"),
        ("in maart", "in mei"),
        ("op maandag", "op dinsdag"),
        ("de derde keer", "de tweede keer"),
        ("€ 12", "12"),
        ("€ 1.200", "€ 1,20"),
    ],
)
def test_another_figure_does_not_hold(zin: str, bron: str) -> None:
    assert not all(holds(feit, read_feiten(bron)) for feit in read_feiten(zin))


def test_a_number_of_a_range_needs_no_unit_of_its_own() -> None:
    bron = read_feiten("Bent u tussen 12 en 18 jaar?")

    assert holds(Feit("12", "jaar"), bron)
    assert holds(Feit("18"), bron)
