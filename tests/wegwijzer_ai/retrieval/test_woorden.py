"""Words: compounds, typing errors, and what fusion makes of them."""

from copy import deepcopy
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.producten.documenten import make_document
from wegwijzer_ai.retrieval.bm25 import DutchBM25Retriever
from wegwijzer_ai.retrieval.compounds import CompoundSplitter
from wegwijzer_ai.retrieval.fusion import ScoreFusion
from wegwijzer_ai.retrieval.lexicon import Lexicon
from wegwijzer_ai.retrieval.scores import Scores
from wegwijzer_ai.retrieval.spelling import SpellingCorrector, edit_distance


def _lexicon(*titles: str) -> Lexicon:
    return Lexicon.of(
        [
            make_document(
                soort="product",
                slug=str(n),
                titel=titel,
                url="/",
                samenvatting="",
                samenvatting_en="",
                bijgewerkt=date(2026, 11, 22),
            )
            for n, titel in enumerate(titles)
        ]
    )


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("paspoortaanvraag", ("paspoort", "aanvraag")),
        ("verhuisbericht", ()),
        ("geboorteaangifte", ("geboorte", "aangifte")),
        ("omgevingsvergunning", ("omgeving", "vergunning")),
        ("paspoort", ()),
    ],
)
def test_compound_falls_apart_into_words_of_the_catalogue(word: str, parts: tuple[str, ...]) -> None:
    splitter = CompoundSplitter({"paspoort", "aanvraag", "geboorte", "aangifte", "omgeving", "vergunning", "bericht"})

    assert splitter.split(word) == parts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rijbwijs verlengn", "rijbewijs verlengen"),
        ("Verlengen, rijbewisj!", "Verlengen, rijbewijs!"),
        ("rijbewijs", "rijbewijs"),
        ("rijbewijzen", "rijbewijzen"),
        ("schilder", "schilder"),
    ],
)
def test_typing_errors_are_mended_and_other_words_left_alone(typed: str, meant: str) -> None:
    corrector = SpellingCorrector(_lexicon("Rijbewijs verlengen", "Hulp bij schulden"))

    assert corrector.run(query=typed)["query"] == meant


def test_word_of_the_language_is_right_although_the_catalogue_has_a_neighbour() -> None:
    lexicon = _lexicon("Kalender")

    assert SpellingCorrector(lexicon).run(query="kalander")["query"] == "kalender"
    assert SpellingCorrector(lexicon, {"kalander"}).run(query="kalander")["query"] == "kalander"


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_edit_distance_is_symmetric_and_zero_only_for_equals(one: str, other: str) -> None:
    there, back = edit_distance(one, other, at_most=99), edit_distance(other, one, at_most=99)

    assert there == back
    assert (there == 0) == (one == other)


def test_title_weighs_more_than_text() -> None:
    lexicon = _lexicon("Huurtoeslag aanvragen", "Toeslagen", "Parkeren")
    scores = DutchBM25Retriever(lexicon).run(query="huurtoeslag")["scores"].values

    assert scores[0] > scores[1] >= scores[2] == 0


def test_without_a_vector_words_decide() -> None:
    fused = ScoreFusion().run(
        lexical=Scores(np.array([8, 0], dtype=np.float32)), document=Scores.zeros(2), mensentaal=Scores.zeros(2)
    )

    assert fused["scores"].values[0] > fused["scores"].values[1] == 0
    assert not fused["cosinus"].values.any()


def test_what_was_learnt_decides_between_equals_and_is_no_loss_to_what_is_no_class() -> None:
    equal = Scores(np.full(3, 0.9, dtype=np.float32))
    fused = (
        ScoreFusion()
        .run(
            lexical=Scores.zeros(3),
            document=equal,
            mensentaal=equal,
            klassen=Scores(np.array([0.9, 0.2, -1], dtype=np.float32)),
        )["scores"]
        .values
    )
    without = ScoreFusion().run(lexical=Scores.zeros(3), document=equal, mensentaal=equal)["scores"].values

    assert fused[0] > fused[2] > fused[1]
    assert fused[2] == without[2]


def test_scores_are_not_copied_by_pipelines_and_cannot_be_changed() -> None:
    scores = Scores.zeros(3)

    assert deepcopy(scores) is scores
    with pytest.raises(ValueError, match="read-only"):
        scores.values[0] = 1
