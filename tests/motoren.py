"""Pytest plugin: real engines for this run, unless the environment names others.

`-p tests.motoren` imports it before any other plugin, so that Django's settings find the engines.
"""

import atexit
import os
import tempfile
from pathlib import Path

from deploy.lokaal.motoren import start_postgres, start_valkey


def start() -> None:
    """Start what DATABASE_URL and REDIS_URL do not name, in a folder that goes with the run."""
    folder = tempfile.TemporaryDirectory(prefix="portaal-test-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    os.environ.setdefault("PORTAAL_VAR", folder.name)
    # WhiteNoise warns about a folder of collected files that is not there.
    (Path(os.environ["PORTAAL_VAR"]) / "static").mkdir(parents=True, exist_ok=True)
    if "DATABASE_URL" not in os.environ:
        postgres = start_postgres(Path(folder.name), duurzaam=False)
        atexit.register(postgres.stop)
        os.environ["DATABASE_URL"] = postgres.url
    if "REDIS_URL" not in os.environ:
        valkey = start_valkey(Path(folder.name))
        atexit.register(valkey.stop)
        os.environ["REDIS_URL"] = valkey.url


start()
