"""`python -m mijnomgeving.federatie --port 8001`: run the simulated government."""

import argparse
import os

import structlog
from aiohttp import web

from mijnomgeving.federatie.app import create_app
from mijnomgeving.federatie.config import Instellingen


def main() -> None:
    """Read the arguments and serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m mijnomgeving.federatie", description=__doc__)
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--base-url", help="address by which the portal and the browser know this process")
    parser.add_argument("--snel", action="store_true", help="answer at once, without pretended work")
    arguments = parser.parse_args()
    base_url = arguments.base_url or f"http://localhost:{arguments.port}"
    # The simulators are another program than the portal, so they read the environment themselves, here only.
    environ = os.environ  # noqa: TID251
    instellingen = Instellingen.from_environment(environ, base_url=base_url, snel=arguments.snel)
    structlog.get_logger(__name__).info("federatie_started", base_url=instellingen.base_url)
    web.run_app(
        create_app(instellingen),
        host=arguments.host,
        port=arguments.port,
        # A request whose caller has gone must not keep a hanging handler alive.
        handler_cancellation=True,
        shutdown_timeout=1.0,
        access_log=None,
        print=None,
    )


if __name__ == "__main__":
    main()
