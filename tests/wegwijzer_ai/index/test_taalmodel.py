"""The language model comes from installed packages, is complete or absent, and is the same in both engines."""

import json
from pathlib import Path

import pytest

from wegwijzer_ai.index.embedder import QUERY_PREFIX, TextEmbedder, query_embedder, text_embedder
from wegwijzer_ai.index.taalmodel import (
    TaalmodelError,
    find_source,
    is_up_to_date,
    make_taalmodel,
    read_herkomst,
    read_words,
)
from wegwijzer_ai.index.weights import UnreadableWeightsError, Weights

VRAGEN = (
    "ik ga verhuizen naar Utrecht",
    "hoe vraag ik huurtoeslag aan?",
    "mijn rijbewijs is gestolen in Curaçao",
    "How do I renew my passport?",
    "Kon mi ta pidi un sédula nobo?",
    "Şükrü Yılmaz-Đorđević wil trouwen",
)


def test_both_engines_give_the_same_vector(taalmodel: Path, writer: TextEmbedder) -> None:
    light = query_embedder(taalmodel)
    assert light is not None

    heavy = writer.embed_texts([f"{QUERY_PREFIX}{vraag}" for vraag in VRAGEN])

    for vraag, vector in zip(VRAGEN, heavy, strict=True):
        assert float(vector @ light.embed_query(vraag)) >= 0.99


def test_what_is_alike_lies_closer_than_what_is_not(writer: TextEmbedder) -> None:
    moving, address, rain = writer.embed_texts(
        ["query: ik ga verhuizen", "query: ik krijg een ander adres", "query: het regent pijpenstelen"]
    )

    assert moving @ address > moving @ rain


def test_who_runs_the_portal_may_read_what_somebody_else_installed(taalmodel: Path) -> None:
    for path in (taalmodel, *taalmodel.rglob("*")):
        assert path.stat().st_mode & 0o044 == 0o044, path.name


def test_damaged_model_is_made_again(taalmodel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("herkomst.json", "model.safetensors"):
        (folder / name).write_bytes((taalmodel / name).read_bytes())
    assert is_up_to_date(folder)

    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(1000)
        file.write(b"x")

    assert not is_up_to_date(folder)


def test_other_source_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "ander.bin"
    source.write_bytes(b"E5S1" + bytes(100))

    with pytest.raises(TaalmodelError, match="controlegetal"):
        make_taalmodel(source=source, folder=tmp_path / "model")

    assert {path.name for path in tmp_path.iterdir()} == {"ander.bin"}


@pytest.mark.parametrize("data", [b"", b"GGUF", b"E5S1" + bytes(10), find_source().read_bytes()[:5000]])
def test_file_that_is_cut_off_is_not_read(data: bytes) -> None:
    with pytest.raises(UnreadableWeightsError):
        Weights.parse(data)


def test_without_a_model_there_is_no_engine(tmp_path: Path) -> None:
    assert read_herkomst(tmp_path) is None
    assert query_embedder(tmp_path) is None
    assert text_embedder(tmp_path) is None
    assert read_words(tmp_path) == frozenset()


def test_words_that_are_right_are_known_and_typing_errors_are_not(taalmodel: Path) -> None:
    words = read_words(taalmodel)

    assert {"gemeente", "european", "belasting"} <= words
    assert not {"verhuisng", "rijbwijs"} & words
    assert json.loads((taalmodel / "config.json").read_text())["vocab_size"] < 120_000
