"""An encoder of a place's own: a sentence-transformers folder on disk, of any size, named by `WEGWIJZER_ENCODER`.

It embeds pages in the worker and questions in every web process, so torch is there too (docs/adr/0014).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import file_digest, sha256
from pathlib import Path
from threading import Lock
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from wegwijzer_ai.index.maat import Maat
from wegwijzer_ai.index.sentence_transformers_embedder import SentenceTransformersEmbedder
from wegwijzer_ai.index.voorvoegsels import PASSAGE_PREFIX, QUERY_PREFIX
from wegwijzer_ai.index.weights import Floats

SETTING = "WEGWIJZER_ENCODER"
MAX_CHARACTERS = 2_000
# Under these names models say what goes in front of a question and of a page.
QUESTION_PROMPTS = ("query", "question")
PASSAGE_PROMPTS = ("passage", "document", "corpus")


@dataclass(frozen=True, slots=True)
class Encodermap:
    """A model folder: which model it is, how many numbers its vectors have, and what goes in front of texts."""

    folder: Path
    kenmerk: str
    dimensie: int
    voor_vraag: str
    voor_tekst: str


@lru_cache(maxsize=2)
def read_encoder(folder: Path) -> Encodermap:
    """Read what a model folder says of itself; the model is not loaded.

    Raises:
        ImproperlyConfigured: there is no sentence-transformers model in it.
    """
    try:
        dimensie = _dimension(folder)
        prompts = _read(folder / "config_sentence_transformers.json").get("prompts", {})
        digest = _digest(folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImproperlyConfigured(
            f"{SETTING} is '{folder}'; there is no sentence-transformers model in it."
        ) from error
    return Encodermap(
        folder=folder,
        kenmerk=f"encoder-{dimensie}-{digest[:12]}",
        dimensie=dimensie,
        voor_vraag=_first(prompts, QUESTION_PROMPTS),
        voor_tekst=_first(prompts, PASSAGE_PROMPTS),
    )


class EigenEncoder:
    """Embeds questions and pages; one per process, shared by both."""

    def __init__(self, about: Encodermap) -> None:
        self.kenmerk = about.kenmerk
        self.dimensie = about.dimensie
        self._about = about
        self._engine = SentenceTransformersEmbedder(folder=about.folder, kenmerk=about.kenmerk, dimensie=about.dimensie)
        # The model's tokenizer may not be used by two threads at once.
        self._turn = Lock()

    @cached_property
    def maat(self) -> Maat | None:
        """How high its cosines lie; loads the model."""
        return Maat.of(self.embed_texts)

    def embed_query(self, text: str) -> Floats:
        """One vector of length 1."""
        found: Floats = self.embed_texts([f"{QUERY_PREFIX}{text[:MAX_CHARACTERS]}"])[0]
        return found

    def embed_texts(self, texts: Sequence[str]) -> Floats:
        """One row of length 1 for each text; the prefixes of our own model make way for those of this one.

        Raises:
            ImproperlyConfigured: the model's vectors are of another size than its folder says.
        """
        with self._turn:
            rows = self._engine.embed_texts([self._own_prefix(text) for text in texts])
        if rows.shape[1] != self.dimensie:
            raise ImproperlyConfigured(f"{SETTING} gives {rows.shape[1]} numbers, its folder says {self.dimensie}.")
        return rows

    def _own_prefix(self, text: str) -> str:
        if text.startswith(QUERY_PREFIX):
            return self._about.voor_vraag + text.removeprefix(QUERY_PREFIX)
        return self._about.voor_tekst + text.removeprefix(PASSAGE_PREFIX)


@lru_cache(maxsize=2)
def own_encoder(folder: Path) -> EigenEncoder:
    """The encoder in a folder, loaded once a process.

    Raises:
        ImproperlyConfigured: there is no model in it.
    """
    return EigenEncoder(read_encoder(folder))


def _dimension(folder: Path) -> int:
    """What comes out of the last of the model's modules that says how wide it is."""
    found = 0
    for module in json.loads((folder / "modules.json").read_text(encoding="utf-8")):
        config = _read(folder / module["path"] / "config.json")
        width = config.get("embedding_dimension") or config.get("word_embedding_dimension")
        found = int(config.get("out_features") or (width * _modes(config) if width else 0) or found)
    return found or int(_read(folder / "config.json")["hidden_size"])


def _modes(config: dict[str, Any]) -> int:
    """How many ways of pooling stand side by side in a vector."""
    modes = config.get("pooling_mode")
    if modes is not None:
        return 1 if isinstance(modes, str) else len(modes)
    return sum(value is True for key, value in config.items() if key.startswith("pooling_mode_")) or 1


def _digest(folder: Path) -> str:
    """Another one when any of the files is another: examples may change a few numbers of a model only."""
    digest = sha256()
    for path in sorted(
        path for path in folder.rglob("*") if path.suffix in {".json", ".safetensors", ".bin", ".model"}
    ):
        with path.open("rb") as file:
            digest.update(str(path.relative_to(folder)).encode() + file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _read(path: Path) -> dict[str, Any]:
    """A JSON file; nothing when it is not there."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def _first(prompts: dict[str, str], names: Sequence[str]) -> str:
    return next((prompts[name] for name in names if name in prompts), "")
