"""Learning which product people mean, from the catalogue's own words."""

from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import call_command

from cms.producten.models import ProductPagina
from cms.zoeken.service import zoekmachine
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.index.machine import WegwijzerZoekmachine
from wegwijzer_ai.index.momentopname import Momentopname
from wegwijzer_ai.retrieval.dense import Vraagvector
from wegwijzer_ai.retrieval.klassen import FILE, NO_CLASS, ClassRetriever, Klassen, read_klassen, rows_of
from wegwijzer_ai.training.leren import Leerstof, collect, held_out_accuracy, learn


def momentopname_now() -> Momentopname:
    """The snapshot, without waiting for the next look at the index."""
    machine = zoekmachine()
    assert isinstance(machine, WegwijzerZoekmachine)
    machine._volger.look_now()
    return momentopname()


AXES = np.eye(8, dtype=np.float32)


def _stof(kenmerk: str = "model-1") -> Leerstof:
    """Three products, each with ten texts around a direction of its own."""
    random = np.random.default_rng(7)
    own = [AXES[number] + 0.1 * random.normal(size=(10, 8)).astype(np.float32) for number in range(3)]
    return collect([(f"product:{number}", rows) for number, rows in enumerate(own)], kenmerk=kenmerk)


def test_a_question_near_the_texts_of_a_product_gets_that_product() -> None:
    klassen = learn(_stof())

    assert klassen.log_probabilities(AXES[:3]).argmax(axis=1).tolist() == [0, 1, 2]
    assert np.exp(klassen.log_probabilities(AXES[:3])).sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_the_same_texts_give_the_same_classes() -> None:
    assert np.array_equal(learn(_stof()).gewichten, learn(_stof()).gewichten)
    assert _stof().vingerafdruk == _stof().vingerafdruk != _stof("model-2").vingerafdruk


def test_texts_that_were_kept_apart_show_what_was_learnt() -> None:
    assert held_out_accuracy(_stof()) == 1


def test_a_product_without_vectors_is_no_class() -> None:
    stof = collect([("product:a", AXES[:2]), ("product:b", AXES[:0])], kenmerk="m")

    assert stof.sleutels == ("product:a",)


def test_classes_come_back_from_their_file(tmp_path: Path) -> None:
    klassen = learn(_stof())
    klassen.write(tmp_path)
    found = read_klassen(tmp_path)

    assert found is not None
    assert found is read_klassen(tmp_path)
    assert (found.sleutels, found.kenmerk, found.catalogus) == (klassen.sleutels, "model-1", klassen.catalogus)
    assert found.log_probabilities(AXES) == pytest.approx(klassen.log_probabilities(AXES), abs=0.02)


def test_a_broken_file_or_none_is_no_classes(tmp_path: Path) -> None:
    assert read_klassen(tmp_path) is None
    (tmp_path / FILE).write_bytes(b"half")
    assert read_klassen(tmp_path) is None


def test_what_is_no_class_says_so() -> None:
    klassen = learn(_stof())
    rows = rows_of(klassen, [["product:1"], ["thema:x", "product:0"]])
    scores = ClassRetriever(klassen, rows).run(Vraagvector(AXES[1:2]))["scores"].values

    assert scores[1] == NO_CLASS
    assert scores[0] > scores[2] >= 0


def test_without_classes_there_are_no_scores() -> None:
    assert not len(ClassRetriever().run(Vraagvector(AXES[:1]))["scores"].values)


@pytest.mark.django_db
def test_training_is_in_force_at_the_next_question_and_only_with_its_own_model(
    portaal: dict[str, ProductPagina], taalmodel: Path
) -> None:
    """A trained portal uses what it learnt; classes for another language model are left aside."""
    uitvoer = StringIO()
    try:
        call_command("wegwijzer_train", toets=True, stdout=uitvoer)
        found = momentopname_now().pijplijn.run("mijn huur is te hoog")
        assert "4 producten geleerd" in uitvoer.getvalue()
        assert found.klassen.values.max() > 0
        klassen = read_klassen(taalmodel)
        assert klassen is not None
        other = Klassen(klassen.sleutels, klassen.gewichten, klassen.basis, klassen.midden, "ander-model", "x")
        other.write(taalmodel)
        assert not len(momentopname_now().pijplijn.run("mijn huur is te hoog").klassen.values)
    finally:
        (taalmodel / FILE).unlink(missing_ok=True)
