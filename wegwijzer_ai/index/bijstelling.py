"""What examples changed in the language model: the biases and norms of its layers, and nothing else.

Those are 60,672 of its 65 million numbers, so they ship with the portal (0.1 MB). And they stand in full precision in
the light engine's file too, where the large matrices have 4 bits a number: both engines keep the change exactly.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from wegwijzer_ai.index.weights import Floats, UnreadableWeightsError, Weights

SHIPPED = Path(__file__).parents[1] / "retrieval" / "geleerd" / "bijstelling.safetensors"
# The names of transformers' BertModel, and those of the light engine's file.
_PARTS = {
    "attention.self.query.bias": "q.b",
    "attention.self.key.bias": "k.b",
    "attention.self.value.bias": "v.b",
    "attention.output.dense.bias": "ao.b",
    "attention.output.LayerNorm.weight": "aln.w",
    "attention.output.LayerNorm.bias": "aln.b",
    "intermediate.dense.bias": "fi.b",
    "output.dense.bias": "fo.b",
    "output.LayerNorm.weight": "oln.w",
    "output.LayerNorm.bias": "oln.b",
}
_OF_EMBEDDINGS = {"embeddings.LayerNorm.weight": "emb.ln.w", "embeddings.LayerNorm.bias": "emb.ln.b"}
_LAYER = re.compile(r"encoder\.layer\.(\d+)\.(.+)")

Bijstelling = Mapping[str, Floats]


def read_bijstelling(path: Path = SHIPPED) -> Bijstelling:
    """The changed tensors by the names of BertModel; none when nothing was learnt.

    Raises:
        UnreadableWeightsError: the file is damaged, or holds what may not change.
    """
    if not path.exists():
        return {}
    try:
        found = load_file(path)
    except SafetensorError as error:
        raise UnreadableWeightsError(f"{path.name} is damaged.") from error
    if unknown := [name for name in found if light_name(name) is None]:
        raise UnreadableWeightsError(f"{path.name} changes {unknown[0]}.")
    return {name: tensor.astype(np.float32) for name, tensor in found.items()}


def write_bijstelling(tensors: Bijstelling, path: Path) -> None:
    """Save in half precision, as both engines will read it."""
    save_file({name: tensor.astype(np.float16) for name, tensor in sorted(tensors.items())}, path)


def light_name(name: str) -> str | None:
    """How the light engine's file calls a tensor that may change; nothing for another tensor."""
    if layer := _LAYER.fullmatch(name):
        part = _PARTS.get(layer[2])
        return f"l{layer[1]}.{part}" if part else None
    return _OF_EMBEDDINGS.get(name)


def changed_file(weights: Weights, bijstelling: Bijstelling) -> bytes:
    """The light engine's file with these tensors in it.

    Raises:
        UnreadableWeightsError: the file has no such tensor in full precision.
    """
    data = bytearray(weights.data)
    for name, tensor in bijstelling.items():
        place = weights.directory.get(light_name(name) or "")
        if place is None or place.quantised:
            raise UnreadableWeightsError(f"The file has no place for {name}.")
        new = tensor.astype("<f4").tobytes()
        data[place.offset : place.offset + len(new)] = new
    return bytes(data)
