"""Delivery over HTTP: at least once, in order for each betrokkene, signed, and again after a while when it fails."""

import asyncio
import base64
import hashlib
import hmac
import json
import random
import time
from collections import defaultdict, deque
from collections.abc import Iterable

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from mijnomgeving.federatie.meldingen.gebeurtenisbericht import Gebeurtenisbericht

SOORT = "application/cloudevents+json"
_TEGELIJK = 4
_LANGSTE_PAUZE = 60.0
# A receiver that answers this wants it again later; every other refusal is for good.
_LATER = frozenset({408, 425, 429})
log = structlog.get_logger(__name__)


def sign(body: bytes, *, bericht_id: str, at: int, sleutel: bytes) -> dict[str, str]:
    """The headers by which the receiver knows who sent it and when (Standard Webhooks 1.0)."""
    signature = hmac.digest(sleutel, f"{bericht_id}.{at}.".encode() + body, hashlib.sha256)
    return {
        "webhook-id": bericht_id,
        "webhook-timestamp": str(at),
        "webhook-signature": f"v1,{base64.b64encode(signature).decode()}",
    }


class Bezorger:
    """Delivers events to one address; everybody has an own row, so that one that waits holds up nobody else."""

    def __init__(self, url: str, sleutel: str, *, pauze: float = 0.5) -> None:
        self._url, self._sleutel, self._pauze = url, sleutel.encode(), pauze
        self._rijen: defaultdict[str, deque[Gebeurtenisbericht]] = defaultdict(deque)
        self._taken: dict[str, asyncio.Task[None]] = {}
        self._ruimte = asyncio.Semaphore(_TEGELIJK)
        self._geteld = {"bezorgd": 0, "geweigerd": 0}

    def send(self, berichten: Iterable[Gebeurtenisbericht]) -> None:
        """Put events in the rows of whom they are about; must be called in the running loop."""
        for bericht in berichten:
            self._rijen[bericht.betrokkene].append(bericht)
            if bericht.betrokkene not in self._taken:
                self._taken[bericht.betrokkene] = asyncio.create_task(self._deliver_row(bericht.betrokkene))

    def stand(self) -> dict[str, int]:
        """How many were delivered, were refused for good, and wait."""
        return {**self._geteld, "wacht": sum(len(rij) for rij in self._rijen.values())}

    def reset(self) -> None:
        """Forget what waits, and count from nought."""
        for taak in self._taken.values():
            taak.cancel()
        self._taken.clear()
        self._rijen.clear()
        self._geteld = dict.fromkeys(self._geteld, 0)

    async def _deliver_row(self, betrokkene: str) -> None:
        rij = self._rijen[betrokkene]
        async with ClientSession(timeout=ClientTimeout(total=10)) as http:
            while rij:
                await self._deliver(http, rij[0])
                rij.popleft()
            # Before the session closes: while that waits, a new event must find no row that nobody empties.
            del self._rijen[betrokkene], self._taken[betrokkene]

    async def _deliver(self, http: ClientSession, bericht: Gebeurtenisbericht) -> None:
        pause = self._pauze
        while True:
            async with self._ruimte:
                status = await self._post(http, bericht)
            if status in range(200, 300):
                self._geteld["bezorgd"] += 1
                return
            if status in range(400, 500) and status not in _LATER:
                self._geteld["geweigerd"] += 1
                log.warning("melding_refused", status=status, type=bericht.type)
                return
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads, keeps no secret
            pause = min(2 * pause, _LANGSTE_PAUZE)

    async def _post(self, http: ClientSession, bericht: Gebeurtenisbericht) -> int:
        """The status, or 0 when there was no answer."""
        body = json.dumps(bericht.to_json()).encode()
        headers = sign(body, bericht_id=bericht.id, at=int(time.time()), sleutel=self._sleutel)
        try:
            async with http.post(self._url, data=body, headers={"Content-Type": SOORT, **headers}) as answer:
                return answer.status
        except (ClientError, TimeoutError):
            return 0
