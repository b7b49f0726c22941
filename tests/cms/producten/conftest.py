"""A catalogue of a few pages."""

import pytest

from cms.producten.models import Organisatie
from tests.factories.producten import OrganisatieFactory


@pytest.fixture
def utrecht() -> Organisatie:
    """Gemeente Utrecht."""
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
