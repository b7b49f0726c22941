"""Learning which product people mean, from the catalogue's own words and from examples."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import call_command

from cms.producten.models import ProductPagina
from cms.zoeken.service import zoekmachine
from tests.architectuur.bronbestanden import ROOT
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.evaluatie.toetsvragen import EIGEN_ONTWIKKELSET, TOETSSET, read_toetsvragen
from wegwijzer_ai.index.machine import WegwijzerZoekmachine
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.management.commands import wegwijzer_train
from wegwijzer_ai.retrieval.bedoelingen import FILE as BEDOELINGEN
from wegwijzer_ai.retrieval.dense import Vraagvector
from wegwijzer_ai.retrieval.klassen import FILE, NO_CLASS, ClassRetriever, rows_of
from wegwijzer_ai.retrieval.softmax import Softmax, read_softmax
from wegwijzer_ai.retrieval.tokens import words
from wegwijzer_ai.training.leerstof import read_bedoelingen, read_voorbeelden
from wegwijzer_ai.training.leren import Leerstof, collect, held_out_accuracy, learn


def momentopname_now() -> Momentopname:
    """The snapshot, without waiting for the next look at the index."""
    machine = zoekmachine()
    assert isinstance(machine, WegwijzerZoekmachine)
    machine._volger.look_now()
    return momentopname()


AXES = np.eye(8, dtype=np.float32)
WORDS = ("huur", "paspoort", "vergunning")


def _stof(kenmerk: str = "model-1") -> Leerstof:
    """Three products, each with ten texts of one word around a direction of its own."""
    random = np.random.default_rng(7)
    return collect(
        [
            (
                f"product:{number}",
                [f"{word} {nummer}" for nummer in range(10)],
                AXES[number] + 0.1 * random.normal(size=(10, 8)).astype(np.float32),
                1.0,
            )
            for number, word in enumerate(WORDS)
        ],
        kenmerk=kenmerk,
    )


def test_a_question_near_the_texts_of_a_product_gets_that_product() -> None:
    klassen = learn(_stof())
    logs = klassen.log_probabilities(AXES[:3], WORDS)

    assert logs.argmax(axis=1).tolist() == [0, 1, 2]
    assert np.exp(logs).sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_words_decide_where_the_meaning_is_in_the_middle_of_two() -> None:
    between = (AXES[0] + AXES[1])[None]
    klassen = learn(_stof())

    assert klassen.log_probabilities(between, ["mijn huur"]).argmax() == 0
    assert klassen.log_probabilities(between, ["pasport"]).argmax() == 1


def test_the_same_texts_give_the_same_classes() -> None:
    assert np.array_equal(learn(_stof()).gewichten, learn(_stof()).gewichten)
    assert _stof().vingerafdruk == _stof().vingerafdruk != _stof("model-2").vingerafdruk


def test_texts_that_were_kept_apart_show_what_was_learnt() -> None:
    assert held_out_accuracy(_stof()) == 1


def test_a_product_without_texts_is_no_class() -> None:
    stof = collect([("product:a", ["a", "b"], AXES[:2], 1.0), ("product:b", [], AXES[:0], 1.0)], kenmerk="m")

    assert stof.namen == ("product:a",)


def test_what_was_learnt_here_goes_before_what_ships(tmp_path: Path) -> None:
    klassen = learn(_stof())
    klassen.write(tmp_path / FILE)
    found = read_softmax(FILE, folder=tmp_path, kenmerk="model-1")

    assert found is not None
    assert found is read_softmax(FILE, folder=tmp_path, kenmerk="model-1")
    assert (found.namen, found.leerstof) == (klassen.namen, klassen.leerstof)
    assert found.log_probabilities(AXES[:3], WORDS) == pytest.approx(
        klassen.log_probabilities(AXES[:3], WORDS), abs=0.05
    )
    assert read_softmax(FILE, folder=tmp_path, kenmerk="model-2") is None


def test_a_broken_file_or_none_teaches_nothing(tmp_path: Path) -> None:
    assert read_softmax("niets.safetensors", folder=tmp_path, kenmerk="model-1") is None
    (tmp_path / FILE).write_bytes(b"half")
    assert read_softmax(FILE, folder=tmp_path, kenmerk="model-1") is None


def test_what_is_no_class_says_so() -> None:
    klassen = learn(_stof())
    rows = rows_of(klassen, [["product:1"], ["thema:x", "product:0"]])
    scores = ClassRetriever(klassen, rows).run(Vraagvector(AXES[1:2], ("paspoort",)))["scores"].values

    assert scores[1] == NO_CLASS
    assert scores[0] > scores[2] >= 0


def test_without_classes_there_are_no_scores() -> None:
    assert not len(ClassRetriever().run(Vraagvector(AXES[:1], ("huur",)))["scores"].values)


@pytest.mark.django_db
def test_training_is_in_force_at_the_next_question_and_only_with_its_own_model(
    portaal: dict[str, ProductPagina], taalmodel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trained portal uses what it learnt; what was learnt with another language model is left aside."""
    monkeypatch.setattr(
        wegwijzer_train, "read_voorbeelden", lambda: {"verhuizing-doorgeven": ["wij krijgen de sleutel"]}
    )
    monkeypatch.setattr(wegwijzer_train, "read_bedoelingen", lambda: {"gewoon": ["mijn huis"], "mens": ["bel mij"]})
    uitvoer = StringIO()
    try:
        call_command("wegwijzer_train", toets=True, stdout=uitvoer)
        learnt = momentopname_now().pijplijn.run("mijn huur is te hoog").klassen.values
        assert "4 producten geleerd" in uitvoer.getvalue()
        assert learnt.max() > 0
        klassen = Softmax.read(taalmodel / FILE)
        assert klassen is not None
        replace(klassen, kenmerk="ander-model").write(taalmodel / FILE)
        shipped = momentopname_now().pijplijn.run("mijn huur is te hoog").klassen.values
        assert not np.array_equal(shipped, learnt)
    finally:
        (taalmodel / FILE).unlink(missing_ok=True)
        (taalmodel / BEDOELINGEN).unlink(missing_ok=True)


def test_examples_are_of_products_that_exist_and_no_evaluation_question() -> None:
    """What is measured on was never learnt from; the held-out set is compared by its sums, and never shown."""
    voorbeelden = read_voorbeelden()
    products = {path.stem for path in (ROOT / "cms/inhoud/producten").glob("*.yaml")}
    learnt = {_plain(text) for texts in (*voorbeelden.values(), *read_bedoelingen().values()) for text in texts}
    asked = {_plain(vraag.tekst) for path in (EIGEN_ONTWIKKELSET, TOETSSET) for vraag in read_toetsvragen(path)}

    assert voorbeelden.keys() == products
    assert not [number for number, vraag in enumerate(sorted(asked)) if vraag in learnt and len(vraag.split()) > 3]


def _plain(text: str) -> str:
    return " ".join(words(text))
