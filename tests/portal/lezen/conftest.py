"""A real streaming replica of the database of the tests, made by PostgreSQL's own pg_basebackup."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import connection, connections

from deploy.lokaal.motoren import Motor, _as_plain_user, postgres_binary, start_postgres
from portal.lezen import replica as module
from portal.lezen.replica import LEES, Replica


class Kopie:
    """The replica, which can be held back and taken away."""

    def __init__(self, motor: Motor) -> None:
        self.motor = motor

    def run(self, opdracht: str) -> None:
        with connections[LEES].cursor() as cursor:
            cursor.execute(opdracht)

    def hold_back(self) -> None:
        """Let it receive, but show nothing new."""
        self.run("SELECT pg_wal_replay_pause()")

    def go_on(self) -> None:
        self.run("SELECT pg_wal_replay_resume()")


@pytest.fixture(scope="module")
def kopie_motor(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Motor]:
    """A standby that streams from the engine of this run."""
    if not Path(postgres_binary("pg_basebackup")).exists():
        pytest.skip("this PostgreSQL comes without pg_basebackup")
    with django_db_blocker.unblock():
        van = connection.settings_dict
    with tempfile.TemporaryDirectory(prefix="portaal-lezen-", ignore_cleanup_errors=True) as naam:
        wie = ["-h", str(van["HOST"]), "-U", str(van["USER"])]
        doel = ["-D", f"{naam}/postgres", "-X", "stream", "-c", "fast", "-R", "--no-sync"]
        subprocess.run([*_as_plain_user(), postgres_binary("pg_basebackup"), *wie, *doel], check=True, timeout=120)
        motor = start_postgres(Path(naam), duurzaam=False)
        # A mirror, so that nobody makes or empties its tables.
        van = connections.settings["default"]
        connections.settings[LEES] = van | {"HOST": str(motor.sockets), "TEST": van["TEST"] | {"MIRROR": "default"}}
        yield motor
        del connections.settings[LEES]
        motor.stop()


@pytest.fixture
def kopie(kopie_motor: Motor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kopie]:
    """The portal has this replica, and has not looked at it yet."""
    vers = Replica()
    monkeypatch.setattr(module, "_RUST_SECONDEN", 0.3)
    for plek in ("portal.lezen.replica.replica", "portal.lezen.router.replica", "portal.lezen.middleware.replica"):
        monkeypatch.setattr(plek, lambda: vers)
    kopie = Kopie(kopie_motor)
    kopie.go_on()
    Group.objects.all().delete()
    with connection.cursor() as cursor:
        # As in production; the engine of the tests writes its log five times a second.
        cursor.execute("SET synchronous_commit = on")
    yield kopie
    kopie.go_on()
    connections[LEES].close()
    del connections[LEES]
