"""Fixtures that every test may use."""

from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db.backends.postgresql.operations import DatabaseOperations

from portal.web.wortel import forget_site

STANDAARDEN = Path(__file__).resolve().parents[2] / "shared" / "standaarden"


@pytest.fixture(scope="session")
def standaarden() -> Path:
    """The folder with the official specifications and examples, which stands beside the checkout."""
    if not STANDAARDEN.is_dir():
        pytest.skip("the official specifications are not beside this checkout (../shared/standaarden)")
    return STANDAARDEN


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> None:
    """Each test starts with an empty cache, and with a site that was not read in another test."""
    if request.node.get_closest_marker("django_db"):
        cache.clear()
        forget_site()


@pytest.fixture(autouse=True)
def _no_storing() -> None:
    """No outage is known until the test writes one; a page then reads the register no more than in use."""
    from mijnomgeving.status.register import register  # noqa: PLC0415 - models must be loaded

    register.learn((), seconden=inf)


@pytest.fixture(scope="session", autouse=True)
def _flush_passes_the_logs() -> Iterator[None]:
    """After a test with real transactions all tables are emptied; the triggers that guard the logs are off for that."""
    flush = DatabaseOperations.execute_sql_flush

    def flush_all(self: DatabaseOperations, sql_list: list[str]) -> None:
        flush(self, ["SET LOCAL session_replication_role = replica", *sql_list])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", flush_all)
        yield
