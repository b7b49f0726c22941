"""A place may bring its own encoder, of any size, and a model that reads the best pages again."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from cms.producten.models import ProductPagina
from cms.zoeken.port import Zoekvraag
from cms.zoeken.selectors import current_versie, iter_rijen
from cms.zoeken.service import zoekmachine
from tests.wegwijzer_ai.index.opslagen import make_pgvector
from wegwijzer_ai import tasks
from wegwijzer_ai.antwoord.model import Vraag
from wegwijzer_ai.beheer.uitleg import explain
from wegwijzer_ai.index import cross_encoder, machine
from wegwijzer_ai.index.cross_encoder import CrossEncoderHerordenaar
from wegwijzer_ai.index.embedder import TextEmbedder, query_embedder, text_embedder
from wegwijzer_ai.index.encoder import own_encoder, read_encoder
from wegwijzer_ai.index.maat import LOS, SAMEN, Maat
from wegwijzer_ai.index.machine import WegwijzerZoekmachine
from wegwijzer_ai.index.vectoren import pack, unpack
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.klassen import FILE as KLASSEN
from wegwijzer_ai.training.leerstof import about_products
from wegwijzer_ai.training.leren import learn

pytest.importorskip("torch", reason="torch is not installed")
from tests.wegwijzer_ai.index.modellen import make_cross_encoder, make_encoder

PROMPTS = {"query": "vraag ", "document": "tekst "}


@pytest.fixture(scope="session")
def groot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encoder with vectors of another size than ours."""
    return make_encoder(tmp_path_factory.mktemp("encoder") / "groot", dimensie=96, prompts=PROMPTS)


@pytest.fixture(scope="session")
def kruis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder."""
    return make_cross_encoder(tmp_path_factory.mktemp("cross-encoder") / "kruis")


@pytest.fixture
def eigen(
    groot: Path, catalogus: dict[str, ProductPagina], taalmodel: Path, tmp_path: Path, settings: Settings
) -> Iterator[Path]:
    """The catalogue in a place with its own encoder, indexed."""
    settings.TAALMODEL_DIR = shutil.copytree(taalmodel, tmp_path / "taalmodel")
    settings.WEGWIJZER_ENCODER = str(groot)
    zoekmachine.cache_clear()
    zoekmachine().herbouw()
    yield settings.TAALMODEL_DIR
    zoekmachine.cache_clear()


class TestAFolderOfOnesOwn:
    def test_says_its_size_and_prefixes_without_being_loaded(self, groot: Path) -> None:
        about = read_encoder(groot)

        assert about.dimensie == 96
        assert about.kenmerk.startswith("encoder-96-")
        assert (about.voor_vraag, about.voor_tekst) == ("vraag ", "tekst ")

    def test_other_weights_are_another_model(self, groot: Path, tmp_path: Path) -> None:
        folder = shutil.copytree(groot, tmp_path / "ander")
        make_encoder(tmp_path / "tweede", dimensie=96, seed=1, prompts=PROMPTS)
        shutil.copy(tmp_path / "tweede" / "model.safetensors", folder / "model.safetensors")

        assert read_encoder(folder).kenmerk != read_encoder(groot).kenmerk

    def test_embeds_questions_and_pages_each_with_its_own_prefix(self, groot: Path) -> None:
        encoder = own_encoder(groot)

        vraag, also, pagina = encoder.embed_texts(["query: verhuizen", "query: verhuizen", "passage: verhuizen"])

        assert np.linalg.norm(vraag) == pytest.approx(1, abs=1e-5)
        assert vraag @ also == pytest.approx(1, abs=1e-5)
        assert vraag @ pagina < 0.999
        assert encoder.embed_query("verhuizen") @ vraag == pytest.approx(1, abs=1e-5)

    @pytest.mark.parametrize("inhoud", [{}, {"modules.json": "[]"}, {"modules.json": "{"}])
    def test_folder_without_a_model_is_named(self, inhoud: dict[str, str], tmp_path: Path, settings: Settings) -> None:
        for naam, tekst in inhoud.items():
            (tmp_path / naam).write_text(tekst, encoding="utf-8")
        settings.WEGWIJZER_ENCODER = str(tmp_path)

        for make in (query_embedder, text_embedder):
            with pytest.raises(ImproperlyConfigured, match="WEGWIJZER_ENCODER"):
                make(tmp_path)

    def test_question_and_page_share_one_model_in_a_process(self, groot: Path, settings: Settings) -> None:
        settings.WEGWIJZER_ENCODER = str(groot)

        assert query_embedder(groot) is text_embedder(groot)


@pytest.mark.usefixtures("eigen")
class TestSearchingWithIt:
    def test_index_carries_its_name_and_its_size(self, groot: Path) -> None:
        assert current_versie().model == read_encoder(groot).kenmerk
        assert {unpack(rij.vectoren).shape[1] for rij in iter_rijen(na=0)} == {96}

    def test_meaning_and_words_find_together(self) -> None:
        uitkomst = zoekmachine().zoek(Zoekvraag("ik ga verhuizen"))

        assert uitkomst.met_betekenis
        assert "Verhuizing doorgeven" in [treffer.document.titel for treffer in uitkomst.treffers]

    def test_vectors_go_to_a_store_in_their_own_size(self, settings: Settings) -> None:
        make_pgvector()
        settings.WEGWIJZER_OPSLAG = "pgvector"
        engine = WegwijzerZoekmachine()

        engine.herbouw()

        assert engine.zoek(Zoekvraag("ik ga verhuizen")).met_betekenis
        assert engine.zoek(Zoekvraag("ik ga verhuizen")).treffers[0].cosinus

    def test_what_was_learnt_for_another_model_stays_aside_until_it_is_learnt_again(
        self, eigen: Path, groot: Path
    ) -> None:
        engine = zoekmachine()
        assert isinstance(engine, WegwijzerZoekmachine)
        assert not len(engine.momentopname().pijplijn.run("ik ga verhuizen").klassen.values)

        stof = about_products({}, embedder=own_encoder(groot))
        learn(stof).write(eigen / KLASSEN)
        engine._volger.look_now()

        found = engine.momentopname().pijplijn.run("ik ga verhuizen").klassen.values
        assert found.max() > 0.5


class TestChangingTheModel:
    def test_leaves_words_at_work_until_the_rebuild(
        self,
        portaal: dict[str, ProductPagina],
        groot: Path,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: Callable[..., object],
    ) -> None:
        monkeypatch.setattr(machine, "text_embedder", text_embedder)
        settings.WEGWIJZER_ENCODER = str(groot)
        zoekmachine.cache_clear()
        light = current_versie().model
        portaal["paspoort"].title = "Reisdocument aanvragen"
        portaal["paspoort"].save_revision().publish()

        assert not zoekmachine().zoek(Zoekvraag("verhuizen")).met_betekenis
        with django_capture_on_commit_callbacks():
            zoekmachine().werk_bij(["product:paspoort-aanvragen"])
        assert current_versie().model == light
        assert zoekmachine().zoek(Zoekvraag("reisdocument")).treffers[0].document.titel == "Reisdocument aanvragen"

        tasks.rebuild_index()

        assert current_versie().model == read_encoder(groot).kenmerk
        assert zoekmachine().zoek(Zoekvraag("reisdocument")).met_betekenis


class TestItsCosines:
    def test_are_put_on_the_scale_that_everything_is_weighed_by(self) -> None:
        maat = Maat(los=0.2, samen=0.7)

        low, high, none = maat.to_light(np.asarray([0.2, 0.7, 0.0], dtype=np.float32))

        assert (low, high) == (pytest.approx(LOS), pytest.approx(SAMEN))
        assert none == 0

    def test_model_that_sees_no_difference_is_left_as_it_is(self) -> None:
        cosines = np.asarray([0.5, 0.9], dtype=np.float32)

        assert Maat(los=0.5, samen=0.5).to_light(cosines) is cosines

    def test_our_own_model_is_the_measure(self, writer: TextEmbedder) -> None:
        maat = Maat.of(writer.embed_texts)

        assert (maat.los, maat.samen) == (pytest.approx(LOS, abs=0.01), pytest.approx(SAMEN, abs=0.01))


@dataclass
class _Slow:
    """Takes its time."""

    seconden: float = 0.3

    def predict(self, pairs: Sequence[tuple[str, str]], **_options: object) -> Floats:
        time.sleep(self.seconden)
        return np.zeros(len(pairs), dtype=np.float32)


class _Broken:
    """Says in its error what it was asked."""

    def predict(self, pairs: Sequence[tuple[str, str]], **_options: object) -> Floats:
        raise RuntimeError(pairs)


class TestReadingTheBestPagesAgain:
    @pytest.fixture
    def tweede_lezer(
        self,
        portaal: dict[str, ProductPagina],  # noqa: ARG002 - is indexed first
        kruis: Path,
        settings: Settings,
    ) -> Iterator[WegwijzerZoekmachine]:
        settings.WEGWIJZER_CROSS_ENCODER = str(kruis)
        settings.WEGWIJZER_CROSS_ENCODER_EERSTE = 3
        settings.WEGWIJZER_CROSS_ENCODER_MS = 60_000
        zoekmachine.cache_clear()
        engine = zoekmachine()
        assert isinstance(engine, WegwijzerZoekmachine)
        yield engine
        zoekmachine.cache_clear()

    def test_orders_the_first_pages_and_leaves_scores_in_their_places(
        self, tweede_lezer: WegwijzerZoekmachine, settings: Settings
    ) -> None:
        found = tweede_lezer.momentopname().pijplijn.run("ik ga verhuizen")
        settings.WEGWIJZER_CROSS_ENCODER = ""
        plain = WegwijzerZoekmachine().momentopname().pijplijn.run("ik ga verhuizen")

        read = np.isfinite(found.gelezen.values)
        assert read.sum() == 3
        assert sorted(found.gewogen.values) == sorted(plain.gewogen.values)
        by_model = np.argsort(-found.gelezen.values[read])
        assert list(by_model) == list(np.argsort(-found.gewogen.values[read]))

    @pytest.mark.usefixtures("tweede_lezer")
    def test_is_told_in_the_explanation(self) -> None:
        rijen = explain(Vraag("ik ga verhuizen")).rijen

        assert any(rij.gelezen is not None for rij in rijen)
        assert any(part.naam == "volgorde" for rij in rijen for part in rij.erbij)

    def test_late_or_broken_model_leaves_the_order_as_it_was(self, kruis: Path) -> None:
        for model, seconden in ((_Slow(), 0.05), (_Broken(), 5)):
            lezer = CrossEncoderHerordenaar(kruis, seconden=seconden)
            vars(lezer)["_model"] = model

            assert lezer.score("ik ga verhuizen", ["een", "twee"]) is None

    def test_nobody_waits_for_a_model_that_is_busy(self, kruis: Path) -> None:
        lezer = CrossEncoderHerordenaar(kruis, seconden=0.05)
        vars(lezer)["_model"] = _Slow()
        lezer.score("de eerste", ["een"])

        started = time.monotonic()
        assert lezer.score("de tweede", ["een"]) is None
        # Long before the model is done, on a busy machine as well.
        assert time.monotonic() - started < 0.2

        time.sleep(0.4)
        vars(lezer)["_model"] = _Slow(0)
        assert lezer.score("de derde", ["een"]) is not None

    def test_folder_without_a_model_is_named(self, tmp_path: Path, settings: Settings) -> None:
        settings.WEGWIJZER_CROSS_ENCODER = str(tmp_path)

        with pytest.raises(ImproperlyConfigured, match="WEGWIJZER_CROSS_ENCODER"):
            cross_encoder.cross_encoder()


def test_torch_comes_along_only_when_it_is_asked_for(taalmodel: Path, groot: Path) -> None:
    code = """
import sys, wegwijzer_ai
from pathlib import Path
from django.conf import settings
settings.configure(WEGWIJZER_ENCODER=sys.argv[2], WEGWIJZER_CROSS_ENCODER="")
from wegwijzer_ai.index.cross_encoder import cross_encoder
from wegwijzer_ai.index.embedder import query_embedder
assert cross_encoder() is None
print(len(query_embedder(Path(sys.argv[1])).embed_query("ik ga verhuizen")), "torch" in sys.modules)
"""
    said = [
        subprocess.run(
            [sys.executable, "-c", code, str(taalmodel), chosen], check=True, capture_output=True, text=True
        ).stdout.split()
        for chosen in ("licht", str(groot))
    ]

    assert said == [["384", "False"], ["96", "True"]]


@pytest.mark.parametrize("dimensie", [1, 96, 1_024])
def test_packed_vectors_say_their_own_size(dimensie: int) -> None:
    rows = np.arange(3 * dimensie, dtype=np.float32).reshape(3, dimensie)

    assert np.array_equal(unpack(pack(rows)), rows.astype(np.float16))
    assert unpack(None).shape == (0, 0)
