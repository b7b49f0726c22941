"""Every connection at the simulated government, and a clock for what was measured."""

import pytest
from django.test import Client

from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker


@pytest.fixture
def noor(federatie: Federatie, ingelogd: Ingelogd) -> Bezoeker:
    """Noor, logged in."""
    return Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))
