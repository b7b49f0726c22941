"""Asking a source one question, from synchronous tests."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.zgw.port import ZakenBron
from portal.core.deadline import Deadline
from portal.outbound.service import run_together
from tests.mijnomgeving.conftest import Federatie

T = TypeVar("T")
Vind = Callable[[str], Any]
RUIM = 20.0


def ask(stel: Callable[..., Coroutine[Any, Any, T]], *args: object, **meer: object) -> T:
    """The answer of a method of a source, or the error that it raises; slow is only the machine that tests."""
    deadline = Deadline.after(RUIM)
    return run_together(stel(*args, deadline=deadline, **meer), deadline=deadline)[0]


@pytest.fixture
def zaken(federatie: Federatie) -> Callable[[str], ZakenBron]:
    """The register of zaken of an organisation, by name."""
    return {bron.naam: bron for bron in registry.zaken_bronnen()}.__getitem__


@pytest.fixture
def berichten(federatie: Federatie) -> Callable[[str], BerichtenBron]:
    """The magazijn of an organisation, by name."""
    return {bron.naam: bron for bron in registry.berichten_bronnen()}.__getitem__
