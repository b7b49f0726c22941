"""The engine: one event loop in one daemon thread per process, with the pooled sessions on it.

It is made at the first call, so that a server that forks workers gives each worker its own; a child never touches
what its parent left.
"""

import asyncio
import atexit
import os
import ssl
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

import aiohttp
from django.conf import settings

from portal.outbound.adressen import PublicResolver
from portal.outbound.budget import HerhaalBudget
from portal.outbound.tempo import Tempo
from portal.outbound.verbindingen import ssl_context_for
from portal.outbound.zekering import Zekering

T = TypeVar("T")

_VERBINDINGEN = 200
_VERBINDINGEN_PER_HOST = 50
_AFSLUITTIJD = 2.0


class Motor:
    """One loop thread and what lives on it. Breakers, budgets and sessions are used on that thread only."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._zekeringen: dict[str, Zekering] = {}
        self._budgetten: dict[str, HerhaalBudget] = {}
        self._sessies: dict[bool, aiohttp.ClientSession] = {}
        self._contexts: dict[str, ssl.SSLContext] = {}
        self.tempo = Tempo()
        self._thread = threading.Thread(target=self._run, name="portal-outbound", daemon=True)
        self._thread.start()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Run a coroutine on the loop, in the caller's context variables.

        Raises:
            RuntimeError: called on the loop's own thread, which would then wait for itself.
        """
        if threading.current_thread() is self._thread:
            coroutine.close()
            raise RuntimeError("the outbound loop cannot wait for itself; await the coroutine")
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

    def zekering(self, bron: str) -> Zekering:
        """The circuit breaker of a source."""
        return self._zekeringen.setdefault(bron, Zekering(bron))

    def budget(self, bron: str) -> HerhaalBudget:
        """The retry budget of a source."""
        return self._budgetten.setdefault(bron, HerhaalBudget())

    def ssl_context(self, bron: str) -> ssl.SSLContext:
        """The TLS settings of a source; those without any of their own share one, for there may be thousands."""
        naam = bron if bron in settings.OUTBOUND_VERBINDINGEN else ""
        if naam not in self._contexts:
            self._contexts[naam] = ssl_context_for(naam)
        return self._contexts[naam]

    def sessie(self, *, own: bool) -> aiohttp.ClientSession:
        """The pooled session for our own sources, or the guarded one for any other address."""
        if own not in self._sessies:
            self._sessies[own] = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=_VERBINDINGEN,
                    limit_per_host=_VERBINDINGEN_PER_HOST,
                    resolver=None if own else PublicResolver(),
                    use_dns_cache=own,
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=aiohttp.ClientTimeout(total=None),
                trust_env=False,
                headers={"User-Agent": "overheidsportaal", "Accept": "application/json"},
            )
        return self._sessies[own]

    def close(self) -> None:
        """Cancel what runs, close the connections, stop the loop and wait for the thread."""
        if not self.loop.is_closed():
            self.submit(self._close()).result(_AFSLUITTIJD)
            self.loop.call_soon_threadsafe(self.loop.stop)
            self._thread.join(_AFSLUITTIJD)

    async def _close(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for sessie in self._sessies.values():
            await sessie.close()
        await self.tempo.close()
        # One turn of the loop lets the transports finish closing.
        await asyncio.sleep(0)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
        finally:
            self.loop.close()


_lock = threading.Lock()
_motor: Motor | None = None
_inherited: list[Motor] = []


def motor() -> Motor:
    """The engine of this process."""
    global _motor  # noqa: PLW0603 - one per process is the point
    with _lock:
        if _motor is None:
            _motor = Motor()
        return _motor


def shutdown() -> None:
    """Close the engine, if there is one; the next call makes a new one."""
    global _motor
    with _lock:
        current, _motor = _motor, None
    if current is not None:
        current.close()


def _after_fork() -> None:
    global _motor, _lock  # noqa: PLW0603
    _lock = threading.Lock()
    if _motor is not None:
        # Kept, not dropped: dropping it would close sockets that the parent still uses.
        _inherited.append(_motor)
        _motor = None


os.register_at_fork(after_in_child=_after_fork)
atexit.register(shutdown)
