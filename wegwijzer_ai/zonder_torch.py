"""Haystack's pipeline classes, imported without torch.

Haystack looks for torch when it is imported and does well without. A web process answers with the light engine, so it
must not carry torch's 400 MB; this module is the only one that imports haystack's core. The worker, which embeds with
sentence-transformers, calls `give_torch` first.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

HEAVY = frozenset({"torch", "transformers"})


class _Withhold(MetaPathFinder):
    """Says of the heavy packages that they are not installed."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the finder's signature
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname in HEAVY:
            raise ModuleNotFoundError(f"{fullname} is kept out of this process", name=fullname)
        return None


@contextmanager
def _without_heavy() -> Iterator[None]:
    finder = _Withhold()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


with _without_heavy():
    from haystack import Pipeline, component
    from haystack.dataclasses import ChatMessage, Document
    from haystack.lazy_imports import LazyImport
    from haystack.utils import device, hf

__all__ = ["ChatMessage", "Document", "Pipeline", "component", "give_torch"]


def give_torch() -> None:
    """Load torch, on one thread, and hand it to the two haystack modules that looked for it in vain."""
    import torch  # noqa: PLC0415 - 400 MB, wanted only here

    torch.set_num_threads(1)
    for module in (device, hf):
        vars(module).update(torch=torch, torch_import=LazyImport())
