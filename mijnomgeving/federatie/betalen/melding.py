"""Tells the receiver that a betaling has ended: signed, and again when it does not answer."""

import asyncio
import json
import time

import structlog
from aiohttp import ClientError, ClientSession, ClientTimeout

from mijnomgeving.federatie.betalen.betaling import Betaling
from mijnomgeving.federatie.meldingen.bezorger import sign

_POGINGEN = 6
log = structlog.get_logger(__name__)


class Melder:
    """One notification per betaling that ended; it names the betaling, and who wants to be sure asks the API."""

    def __init__(self, sleutel: str, *, pauze: float = 0.5) -> None:
        self._sleutel, self._pauze = sleutel.encode(), pauze
        self._taken: set[asyncio.Task[None]] = set()

    def send(self, betaling: Betaling) -> None:
        """Begin to tell; must be called in the running loop."""
        if betaling.opdracht.melding_url:
            taak = asyncio.get_running_loop().create_task(self._deliver(betaling))
            self._taken.add(taak)
            taak.add_done_callback(self._taken.discard)

    def reset(self) -> None:
        """Stop what is under way."""
        for taak in self._taken:
            taak.cancel()

    async def _deliver(self, betaling: Betaling) -> None:
        body = json.dumps({"id": betaling.betaling_id, "status": betaling.status}).encode()
        async with ClientSession(timeout=ClientTimeout(total=5)) as http:
            for poging in range(_POGINGEN):
                if await self._post(http, betaling, body):
                    return
                await asyncio.sleep(self._pauze * 2**poging)
        log.warning("betaling_notification_given_up")

    async def _post(self, http: ClientSession, betaling: Betaling, body: bytes) -> bool:
        headers = sign(body, bericht_id=betaling.betaling_id, at=int(time.time()), sleutel=self._sleutel)
        headers["Content-Type"] = "application/json"
        try:
            url = betaling.opdracht.melding_url
            async with http.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                return answer.status in range(200, 300)
        except (ClientError, TimeoutError):
            return False
