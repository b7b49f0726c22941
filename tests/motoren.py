"""Pytest plugin: real engines for this run, unless the environment names others.

`-p tests.motoren` imports it before any other plugin, so that Django's settings find the engines. Making the tables
takes longer than most tests: `python -m tests.motoren <folder>` does it once, and runs that find the folder in
PORTAAL_TEST_SJABLOON begin with a copy.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from deploy.lokaal.motoren import start_postgres, start_valkey

SJABLOON = "PORTAAL_TEST_SJABLOON"


def start() -> None:
    """Start what DATABASE_URL and REDIS_URL do not name, in a folder that goes with the run."""
    folder = tempfile.TemporaryDirectory(prefix="portaal-test-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    os.environ.setdefault("PORTAAL_VAR", folder.name)
    # WhiteNoise warns about a folder of collected files that is not there.
    (Path(os.environ["PORTAAL_VAR"]) / "static").mkdir(parents=True, exist_ok=True)
    if "DATABASE_URL" not in os.environ:
        if SJABLOON in os.environ:
            shutil.copytree(os.environ[SJABLOON], Path(folder.name) / "postgres")
        postgres = start_postgres(Path(folder.name), duurzaam=False)
        atexit.register(postgres.stop)
        os.environ["DATABASE_URL"] = postgres.url
    if "REDIS_URL" not in os.environ:
        valkey = start_valkey(Path(folder.name))
        atexit.register(valkey.stop)
        os.environ["REDIS_URL"] = valkey.url


def pytest_configure(config: pytest.Config) -> None:
    """Take the tables of the copy; what is missing in them is still made."""
    if SJABLOON in os.environ:
        config.option.reuse_db = True


def make_sjabloon(naar: Path) -> None:
    """Make the tables of the tests in a cluster of their own and leave its folder here."""
    with tempfile.TemporaryDirectory(prefix="portaal-test-") as naam:
        map_ = Path(naam)
        postgres = start_postgres(map_, duurzaam=False)
        os.environ |= {"DATABASE_URL": postgres.url, "REDIS_URL": "redis://nergens", "PORTAAL_VAR": naam}
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.config.settings.test"
        try:
            import django  # noqa: PLC0415 - it reads the settings above
            from django.db import connection  # noqa: PLC0415

            django.setup()
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()
        finally:
            postgres.stop()
        shutil.move(map_ / "postgres", naar)


if __name__ == "__main__":
    make_sjabloon(Path(sys.argv[1]))
else:
    start()
