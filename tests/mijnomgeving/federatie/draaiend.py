"""A real federatie on a free port, in a thread: for synchronous and asynchronous tests alike."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from mijnomgeving.federatie.app import create_app
from mijnomgeving.federatie.config import Instellingen

REDIRECT_URI = "http://127.0.0.1:8000/inloggen/terug/"


@dataclass
class Klok:
    """A monotonic clock that a test can set forward."""

    voorsprong: float = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.voorsprong


@dataclass
class DraaiendeFederatie:
    """Where it runs, with what settings, and its clock."""

    base_url: str
    instellingen: Instellingen
    klok: Klok = field(default_factory=Klok)


@contextmanager
def draaiende_federatie(**overrides: object) -> Iterator[DraaiendeFederatie]:
    """Start it, give its address, stop it."""
    listener = socket.create_server(("127.0.0.1", 0))
    base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    values = {"snel": True, "traag_seconden": 0.3, "hangt_seconden": 5.0, "druppel_seconden": 0.01, **overrides}
    federatie = DraaiendeFederatie(base_url, Instellingen(base_url=base_url, **values))  # type: ignore[arg-type]
    loop, stop, ready = asyncio.new_event_loop(), asyncio.Event(), threading.Event()

    async def serve() -> None:
        runner = web.AppRunner(
            create_app(federatie.instellingen, clock=federatie.klok),
            handler_cancellation=True,
            shutdown_timeout=0.1,
            access_log=None,
        )
        await runner.setup()
        await web.SockSite(runner, listener).start()
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(10), "federatie did not start"
    try:
        yield federatie
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
