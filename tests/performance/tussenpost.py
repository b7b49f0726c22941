"""Stands between the portal and the simulated government, and writes down when each source was busy.

`/k3/zgw/rdw/...` is a copy of `/zgw/rdw/...` under another address, so that a portal can have many sources.
"""

import asyncio
import json
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPMethod

import aiohttp
from aiohttp import web
from yarl import URL

KOPIE = re.compile(r"/(k[0-9]+)(/.*)")
NIET_DOORGEVEN = {"host", "content-length", "transfer-encoding", "connection", "content-encoding", "accept-encoding"}


@dataclass(frozen=True, slots=True)
class Oproep:
    """One call: which source, from when until when."""

    bron: str
    begin: float
    einde: float


@dataclass(frozen=True, slots=True)
class Aflevering:
    """What a source took: under which number the portal brought it, and what the source itself called it.

    Args:
        bron: the source.
        pad: the last part of the address, which says what kind of thing it is.
        kenmerk: the key or number of the sender.
        uitkomst: the id that the source gave; the same for what it knew already.
    """

    bron: str
    pad: str
    kenmerk: str
    uitkomst: str


class Tussenpost:
    """A recording proxy on a thread of its own."""

    def __init__(self, *, poort: int, doel: str) -> None:
        self.url = f"http://127.0.0.1:{poort}"
        self.oproepen: list[Oproep] = []
        self.afleveringen: list[Aflevering] = []
        self._poort, self._doel = poort, doel
        self._klaar = threading.Event()
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._thread.start()
        if not self._klaar.wait(10):
            raise RuntimeError("the recording proxy did not start")

    def take(self) -> list[Oproep]:
        """What was called since the last time."""
        genomen, self.oproepen = self.oproepen, []
        return genomen

    def stop(self) -> None:
        if self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(5)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with aiohttp.ClientSession() as self._sessie:
            app = web.Application()
            app.router.add_route("*", "/{pad:.*}", self._pass_on)
            runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", self._poort).start()
            self._klaar.set()
            await self._stop.wait()
            await runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        volledig = request.rel_url.raw_path_qs
        treffer = KOPIE.fullmatch(volledig)
        kopie, pad = (treffer[1], treffer[2]) if treffer else ("", volledig)
        eigen, vreemd = f"{self.url}/{kopie}/".encode(), f"{self.url}/".encode()
        inhoud = await request.read()
        if kopie:
            # Our addresses in the question become the source's own, and in its answer ours again.
            pad, inhoud = pad.replace(f"%2F{kopie}%2F", "%2F"), inhoud.replace(eigen, vreemd)
        begin = time.monotonic()
        try:
            async with self._sessie.request(
                request.method,
                URL(self._doel + pad, encoded=True),
                headers=_to_pass_on(request.headers) | {"Host": self.url.removeprefix("http://")},
                data=inhoud,
                allow_redirects=False,
            ) as antwoord:
                inhoud = await antwoord.read()
        except aiohttp.ClientError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=502)
        finally:
            bron = kopie + "/".join(pad.split("?")[0].split("/")[:3])
            self.oproepen.append(Oproep(bron, begin, time.monotonic()))
        if request.method == HTTPMethod.POST and antwoord.status < 300:
            gebracht = await request.read()
            self.afleveringen += read_aflevering(pad, request.headers.get("Idempotency-Key", ""), gebracht, inhoud)
        if kopie:
            inhoud = inhoud.replace(vreemd, eigen)
        return web.Response(status=antwoord.status, headers=_to_pass_on(antwoord.headers), body=inhoud)


def _to_pass_on(koppen: Mapping[str, str]) -> dict[str, str]:
    return {naam: waarde for naam, waarde in koppen.items() if naam.lower() not in NIET_DOORGEVEN}


def read_aflevering(pad: str, sleutel: str, gebracht: bytes, antwoord: bytes) -> list[Aflevering]:
    """What a POST brought, if it has a key, a number (`identificatie`) or is a mail (Message-ID); else nothing."""
    delen = pad.partition("?")[0].strip("/").split("/")
    try:
        body, terug = json.loads(gebracht), json.loads(antwoord)
    except ValueError:
        return []
    if not isinstance(body, dict) or not isinstance(terug, dict):
        return []
    post = re.search(r"^Message-ID:\s*<([^@>]+)", str(body.get("bericht", "")), re.MULTILINE | re.IGNORECASE)
    kenmerk = sleutel or (post[1] if post else str(body.get("identificatie") or ""))
    uitkomst = terug.get("berichtId") or terug.get("referentie") or terug.get("url") or ""
    return [Aflevering("/".join(delen[:2]), delen[-1], kenmerk, str(uitkomst))] if kenmerk else []


def slowest(oproepen: list[Oproep]) -> float:
    """Seconds that the slowest source was busy, from its first call to its last answer."""
    return max(_spans(oproepen).values())


def one_after_the_other(oproepen: list[Oproep]) -> float:
    """Seconds that a page would take if it asked each source in turn."""
    return sum(_spans(oproepen).values())


def _spans(oproepen: list[Oproep]) -> dict[str, float]:
    per_bron: dict[str, list[Oproep]] = {}
    for oproep in oproepen:
        per_bron.setdefault(oproep.bron, []).append(oproep)
    return {bron: max(o.einde for o in lijst) - min(o.begin for o in lijst) for bron, lijst in per_bron.items()}
