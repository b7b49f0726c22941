"""Fine-tuning the language model a little: its biases and norms, so that questions about one product come together.

Each product has a direction of its own; a step moves the questions of a batch towards theirs (a cosine softmax with
label smoothing). A round over 15,000 questions takes about five minutes on one core; a GPU is used when there is one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from torch.nn import functional

from wegwijzer_ai.index.bijstelling import Bijstelling, light_name
from wegwijzer_ai.index.embedder import QUERY_PREFIX
from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.retrieval.softmax import centred
from wegwijzer_ai.training.leren import HELD_OUT, Leerstof

ROUNDS = 2
BATCH = 64
# So many batches are mixed before their texts are put in order of length: less padding.
MIXED = 20
STEP = 1e-3
DIRECTION_STEP = 5e-4
SHARPNESS = 20.0
SMOOTHING = 0.05
WARM_UP = 30
LAST_STEP = 0.02
LONGEST = 64

Rows = NDArray[np.intp]
# Called with the step, how many there are, and how wrong the last batch was.
Voortgang = Callable[[int, int, float], None]


@dataclass(frozen=True, slots=True)
class Bijgesteld:
    """What changed, and which share of texts that were kept apart lies nearest to its own product, before and after."""

    bijstelling: Bijstelling
    voor: float
    na: float


def tune(
    folder: Path, stof: Leerstof, *, voortgang: Voortgang = lambda _stap, _totaal, _verlies: None, seed: int = 0
) -> Bijgesteld:
    """Learn from nine tenths of the texts and look at the other tenth; the same texts give the same change."""
    torch.manual_seed(seed)
    tuning = _Tuning(folder, stof)
    every = np.arange(len(stof.teksten))
    apart, rest = every[every % HELD_OUT == 0], every[every % HELD_OUT != 0]
    before = tuning.nearest_own(apart)
    lengths = [len(ids) for ids in tuning.pieces]
    batches = [
        batch for number in range(ROUNDS) for batch in batches_of(rest, lengths, np.random.default_rng(seed + number))
    ]
    for step, rows in enumerate(batches, 1):
        share = min(1, step / WARM_UP) * (1 - (step - 1) / len(batches)) + LAST_STEP
        voortgang(step, len(batches), tuning.step(rows, share))
    return Bijgesteld(tuning.changed(), voor=before, na=tuning.nearest_own(apart))


class _Tuning:
    """The model, the products' directions and the optimizer."""

    def __init__(self, folder: Path, stof: Leerstof) -> None:
        device = "cuda" if torch.cuda.is_available() else "cpu"
        model = SentenceTransformer(
            str(folder), device=device, local_files_only=True, model_kwargs={"dtype": "float32"}
        )
        self._device = device
        # The library types its parts as either a module or a tensor.
        transformer: Any = model[0]
        self._encoder: Any = transformer.model
        self._encoder.eval()
        self._tuned = {name: value for name, value in self._encoder.named_parameters() if light_name(name)}
        for name, value in self._encoder.named_parameters():
            value.requires_grad_(name in self._tuned)
        midden = stof.vectoren.mean(axis=0)
        self._middle = torch.tensor(midden, device=device)
        self._directions = torch.nn.Parameter(torch.tensor(_directions(stof, midden), device=device))
        self._numbers = torch.tensor(stof.nummers, device=device)
        self._optimizer = torch.optim.AdamW(
            [
                {"params": list(self._tuned.values()), "lr": STEP},
                {"params": [self._directions], "lr": DIRECTION_STEP},
            ],
            weight_decay=0.0,
        )
        self._tokenizer: Any = model.tokenizer
        texts = [f"{QUERY_PREFIX}{text}" for text in stof.teksten]
        self.pieces: list[list[int]] = self._tokenizer(texts, truncation=True, max_length=LONGEST)["input_ids"]

    def step(self, rows: Rows, share: float) -> float:
        """Move towards the right products, by a share of the whole step; return how wrong the batch was."""
        for group, rate in zip(self._optimizer.param_groups, (STEP, DIRECTION_STEP), strict=True):
            group["lr"] = rate * share
        loss = functional.cross_entropy(
            SHARPNESS * self._cosines(rows), self._numbers[torch.tensor(rows)], label_smoothing=SMOOTHING
        )
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        return float(loss.item())

    def nearest_own(self, rows: Rows) -> float:
        """Which share of these texts lies nearest to its own product."""
        with torch.no_grad():
            found = [self._cosines(rows[at : at + BATCH]).argmax(dim=1) for at in range(0, len(rows), BATCH)]
        return float((torch.cat(found) == self._numbers[torch.tensor(rows)]).float().mean().item())

    def changed(self) -> Bijstelling:
        """The biases and norms as they are now."""
        return {name: value.detach().cpu().numpy().astype(np.float32) for name, value in self._tuned.items()}

    def _cosines(self, rows: Rows) -> torch.Tensor:
        own = {"input_ids": [self.pieces[row] for row in rows.tolist()]}
        inputs = self._tokenizer.pad(own, return_tensors="pt").to(self._device)
        hidden = self._encoder(**inputs).last_hidden_state
        mask = inputs["attention_mask"][..., None].float()
        vectors = functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
        centred_vectors = functional.normalize(vectors - self._middle, dim=1)
        return centred_vectors @ functional.normalize(self._directions, dim=1).T


def _directions(stof: Leerstof, midden: Floats) -> Floats:
    """Where the texts of each product lie before learning."""
    turned = centred(stof.vectoren, midden)
    sums = np.zeros((len(stof.namen), turned.shape[1]), dtype=np.float32)
    np.add.at(sums, stof.nummers, turned)
    found: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return found


def batches_of(rows: Rows, lengths: Sequence[int], random: np.random.Generator) -> list[Rows]:
    """All these texts, each once, in mixed batches of texts of about one length."""
    measured = np.asarray(lengths)
    order = random.permutation(rows)
    batches: list[Rows] = []
    for start in range(0, len(order), MIXED * BATCH):
        chunk = order[start : start + MIXED * BATCH]
        chunk = chunk[np.argsort(measured[chunk], kind="stable")]
        own = [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
        random.shuffle(own)
        batches += own
    return batches
