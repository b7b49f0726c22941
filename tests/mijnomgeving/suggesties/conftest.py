"""Somebody who is logged in, a source that tells things, and the pages that a suggestion leads to."""

import pytest

from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.mijnomgeving.meldingen.conftest import bron
from tests.mijnomgeving.paginas.conftest import inloggen

__all__ = ["bron", "inloggen"]

TITELS = (
    *("Verhuizen", "Kind krijgen", "Trouwen", "Scheiden", "Overlijden van een naaste"),
    *("Werk verliezen", "Onderneming starten", "Nederland verlaten"),
)


@pytest.fixture(autouse=True)
def _gebeurtenissen(db: None) -> None:
    for titel in TITELS:
        LevensgebeurtenisPaginaFactory(title=titel)
