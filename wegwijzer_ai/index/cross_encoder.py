"""The cross-encoder of a place: a sentence-transformers folder on disk that `WEGWIJZER_CROSS_ENCODER` names."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from wegwijzer_ai.index.weights import Floats
from wegwijzer_ai.zonder_torch import give_torch

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

logger = structlog.get_logger(__name__)

SETTING = "WEGWIJZER_CROSS_ENCODER"
# Words of a page beyond these are not read: a title and a summary are shorter.
LONGEST = 256


class CrossEncoderHerordenaar:
    """Reads in a thread of its own, so that a question waits no longer than it may.

    While the model is being loaded, or is busy with another question, the answer is: not in time.
    """

    def __init__(self, folder: Path, *, seconden: float) -> None:
        self._folder = folder
        self._seconden = seconden
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cross-encoder")
        self._busy = Lock()

    def score(self, query: str, texts: Sequence[str]) -> Floats | None:
        """A number for each text, higher is better; None when it was not done in time or did not work."""
        if not self._busy.acquire(blocking=False):
            return None
        work = self._thread.submit(self._read, query, texts)
        work.add_done_callback(lambda _done: self._busy.release())
        try:
            return work.result(timeout=self._seconden)
        except TooLate:
            logger.warning("cross_encoder_late", seconden=self._seconden, teksten=len(texts))
        except Exception:  # noqa: BLE001 - whatever a model throws, people get their answer in the order that it had
            # Its message may hold words of the question.
            logger.error("cross_encoder_failed", fout=type(work.exception()).__name__)  # noqa: TRY400
        return None

    def _read(self, query: str, texts: Sequence[str]) -> Floats:
        pairs = [(query, text) for text in texts]
        return np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float32).reshape(len(texts))

    @cached_property
    def _model(self) -> "CrossEncoder":
        give_torch()
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 - loads torch

        model: CrossEncoder = CrossEncoder(str(self._folder), device="cpu", local_files_only=True, max_length=LONGEST)
        return model


def cross_encoder() -> CrossEncoderHerordenaar | None:
    """The one that this place chose; None when it chose none.

    Raises:
        ImproperlyConfigured: the setting names a folder without a model.
    """
    chosen: str = settings.WEGWIJZER_CROSS_ENCODER
    return _open(Path(chosen), settings.WEGWIJZER_CROSS_ENCODER_MS / 1000) if chosen else None


@lru_cache(maxsize=2)
def _open(folder: Path, seconden: float) -> CrossEncoderHerordenaar:
    if not (folder / "config.json").is_file():
        raise ImproperlyConfigured(f"{SETTING} is '{folder}'; there is no model in it.")
    return CrossEncoderHerordenaar(folder, seconden=seconden)
