"""What there is to learn from: the texts of the index, and examples of how people ask (`voorbeelden/`).

The examples are written for learning alone. No question of an evaluation set stands in them (a test guards that).
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml

from cms.zoeken import selectors
from cms.zoeken.codec import document_from_json
from wegwijzer_ai.index.embedder import QUERY_PREFIX, TextEmbedder
from wegwijzer_ai.index.vectoren import texts_to_embed, unpack
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.bedoelingen import ORDINARY
from wegwijzer_ai.training.leren import Leerstof, collect

FOLDER = Path(__file__).with_name("voorbeelden")
INTENTS = "bedoelingen*.yaml"
# The texts about products are ordinary questions too, but must not drown the others.
ORDINARY_COUNTS = 0.15
PREFIX = "product:"
# So many examples are embedded together.
PORTION = 256

Part = tuple[str, Sequence[str], Floats, float]


def read_voorbeelden(folder: Path = FOLDER) -> dict[str, list[str]]:
    """How people ask for each product, by its slug.

    Raises:
        ValueError: a product stands in two files.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.match(INTENTS):
            continue
        own = yaml.safe_load(path.read_text(encoding="utf-8"))
        if twice := found.keys() & own.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))}")
        found |= own
    return found


def read_bedoelingen(folder: Path = FOLDER) -> dict[str, list[str]]:
    """What people say who are not simply asking, by kind, and ordinary questions that look like it."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob(INTENTS)):
        for soort, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found.setdefault(soort, []).extend(texts)
    return found


def about_products(voorbeelden: Mapping[str, Sequence[str]], *, embedder: TextEmbedder) -> Leerstof:
    """The texts of the index and the examples, for the products that are in the index."""
    parts = list(_indexed())
    known = {naam for naam, *_ in parts}
    chosen = [(f"{PREFIX}{slug}", texts) for slug, texts in voorbeelden.items() if f"{PREFIX}{slug}" in known]
    return collect([*parts, *_embedded(chosen, embedder)], kenmerk=embedder.kenmerk)


def about_intents(bedoelingen: Mapping[str, Sequence[str]], producten: Leerstof, *, embedder: TextEmbedder) -> Leerstof:
    """What people are up to; whoever asks about a product is simply asking."""
    ordinary: Part = (ORDINARY, producten.teksten, producten.vectoren, ORDINARY_COUNTS)
    return collect([*_embedded(list(bedoelingen.items()), embedder), ordinary], kenmerk=embedder.kenmerk)


def _indexed() -> Iterator[Part]:
    """Titles, summaries, people's words and questions of products, with the vectors that the index has."""
    for row in selectors.iter_rijen(na=0):
        if row.inhoud is None or not row.sleutel.startswith(PREFIX):
            continue
        texts = [text.partition(": ")[2] for text in texts_to_embed(document_from_json(row.inhoud))]
        vectors = unpack(row.vectoren).astype(np.float32)
        # An index that was made before its texts changed is rebuilt soon; until then there is nothing to learn here.
        if len(texts) == len(vectors):
            yield row.sleutel, texts, vectors, 1.0


def _embedded(named: Sequence[tuple[str, Sequence[str]]], embedder: TextEmbedder) -> list[Part]:
    texts = [text for _, own in named for text in own]
    portions = [
        embedder.embed_texts([f"{QUERY_PREFIX}{text}" for text in texts[start : start + PORTION]])
        for start in range(0, len(texts), PORTION)
    ]
    if not portions:
        return []
    edges = np.cumsum([len(own) for _, own in named])[:-1]
    vectors = np.split(np.concatenate(portions), edges)
    return [(naam, own, rows, 1.0) for (naam, own), rows in zip(named, vectors, strict=True)]
