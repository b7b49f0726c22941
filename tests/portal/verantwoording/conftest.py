"""Writing a read, in one line."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from portal.verantwoording.partijen import GelezenBron
from portal.verantwoording.services import record_reads
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.verantwoording import NOOR, GelezenBronFactory

Lees = Callable[..., None]
Forceer = Callable[..., None]


@pytest.fixture
def lees() -> Lees:
    """Record reads of Noor by herself, unless told otherwise."""

    def write(*gelezen: GelezenBron, **anders: Any) -> None:
        gegeven = {"handelende": NOOR, "betrokkene": NOOR, "activiteit": REGISTER["mijn-zaken"]} | anders
        record_reads(gelezen=gelezen or [GelezenBronFactory()], **gegeven)

    return write


@pytest.fixture
def forceer() -> Forceer:
    """Do to the tables what only a superuser can: with the triggers off."""

    def execute(sql: str, *params: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(sql, params)
            cursor.execute("SET LOCAL session_replication_role = origin")

    return execute
