"""The engines start anywhere a person may put the portal, and again after a hard stop."""

import os
import signal
from pathlib import Path

import pytest

from deploy.lokaal.motoren import MotorStartFout, start_postgres, start_valkey
from deploy.lokaal.slot import end_orphans
from deploy.lokaal.verbinding import check_valkey, database_identity


def test_a_long_path_with_spaces_and_a_hard_stop(tmp_path: Path) -> None:
    map_ = tmp_path / "mijn map" / ("lang" * 40)
    postgres = start_postgres(map_, duurzaam=False)
    eerst = database_identity(postgres.url)
    os.kill(postgres.proces.pid, signal.SIGKILL)
    postgres.proces.wait()
    end_orphans(map_)

    opnieuw = start_postgres(map_, duurzaam=False)
    try:
        assert database_identity(opnieuw.url) == eerst
    finally:
        opnieuw.stop()
    assert opnieuw.proces.poll() == 0


def test_valkey_starts_over_the_socket_of_a_killed_one(tmp_path: Path) -> None:
    eerste = start_valkey(tmp_path)
    os.kill(eerste.proces.pid, signal.SIGKILL)
    eerste.proces.wait()

    tweede = start_valkey(tmp_path)
    try:
        check_valkey(tweede.url)
    finally:
        tweede.stop()


def test_an_engine_that_cannot_start_shows_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("9")

    with pytest.raises(MotorStartFout, match=r"PostgreSQL startte niet: .*postgres"):
        start_postgres(tmp_path)
