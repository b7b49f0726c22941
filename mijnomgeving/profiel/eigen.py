"""What the portal itself holds of somebody, over all its parts: to hand over, and to throw away (AVG art. 15, 17, 20).

Each part with tables says so itself: `forget` in its services and `export_eigen` in its selectors. A test holds every
part to it.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db import transaction

from mijnomgeving import models
from portal.core.betrokkene import Betrokkene

# What sources told stands under a purpose of its own and goes after a month by itself; what is measured is of nobody.
ZONDER_EIGEN = frozenset({"meldingen", "status"})


def list_delen() -> list[str]:
    """The parts that keep something of a person."""
    return [naam for naam in models.__all__ if naam not in ZONDER_EIGEN]


def export_alles(*, betrokkene: Betrokkene) -> dict[str, list[dict[str, Any]]]:
    """Everything that the portal holds of this betrokkene, by part; parts that hold nothing are empty lists."""
    return {naam: export(betrokkene=betrokkene) for naam, export in _find("selectors", "export_eigen")}


@transaction.atomic
def forget_alles(*, betrokkene: Betrokkene) -> int:
    """Throw away everything that the portal holds of this betrokkene, or nothing; gives how many rows."""
    return sum(forget(betrokkene=betrokkene) for _naam, forget in _find("services", "forget"))


def _find(module: str, functie: str) -> Iterator[tuple[str, Any]]:
    for naam in list_delen():
        pad = f"mijnomgeving.{naam}.{module}"
        gevonden = getattr(import_module(pad), functie, None) if find_spec(pad) else None
        if gevonden is not None:
            yield naam, gevonden
