"""The functions that every part of the counter that keeps something has, by name (AVG art. 15, 17, 20)."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from mijnomgeving.loket import models


def find_functies(module: str, functie: str) -> Iterator[tuple[str, Any]]:
    """Name of the part and this function of it; a part that keeps nothing of a person has none."""
    for naam in models.__all__:
        pad = f"mijnomgeving.loket.{naam}.{module}"
        gevonden = getattr(import_module(pad), functie, None) if find_spec(pad) else None
        if gevonden is not None:
            yield naam, gevonden
