"""Fixtures that every test may use."""

from pathlib import Path

import pytest
from django.core.cache import cache

STANDAARDEN = Path(__file__).resolve().parents[2] / "shared" / "standaarden"


@pytest.fixture(scope="session")
def standaarden() -> Path:
    """The folder with the official specifications and examples, which stands beside the checkout."""
    if not STANDAARDEN.is_dir():
        pytest.skip("the official specifications are not beside this checkout (../shared/standaarden)")
    return STANDAARDEN


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> None:
    """Each test starts with an empty cache."""
    if request.node.get_closest_marker("django_db"):
        cache.clear()
