"""A world that all tests of one module look at, built once.

Making pages takes longer than most tests that look at them. What `build` makes stands in a transaction of the module;
each test works within a savepoint of its own, so that no test sees what another changed.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from django.db import transaction

Wereld = TypeVar("Wereld")


def built_once(build: Callable[[], Wereld]) -> Any:
    """A fixture of the module with what `build` makes; give tests a `deepcopy` of it where they change objects."""

    @pytest.fixture(scope="module")
    def gebouwd(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Wereld]:
        with django_db_blocker.unblock(), transaction.atomic():
            # As Django marks the transactions of a TestCase: code that asks for the outermost one may stand within.
            transaction.get_connection().atomic_blocks[-1]._from_testcase = True
            yield build()
            transaction.set_rollback(True)

    return gebouwd
