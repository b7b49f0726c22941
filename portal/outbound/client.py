"""One call to a source: deadline, breaker, retry within budget, size cap, JSON only, redirects refused."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import IO, Any

import aiohttp
import structlog
from django.conf import settings
from yarl import URL

from portal.core.deadline import Deadline
from portal.core.trace import Trace, current_trace
from portal.outbound.adressen import AdresGeweigerd, check_foreign_url, check_url
from portal.outbound.fouten import BronFout, Geweigerd, Onbegrijpelijk, Onbereikbaar, Storing, TeDruk, TeLaat
from portal.outbound.meting import measured
from portal.outbound.motor import Motor, motor
from portal.outbound.verzoek import Antwoord, Verzoek

logger = structlog.get_logger(__name__)

_HERHAALBARE_STATUSSEN = frozenset({500, 502, 503, 504})
_JITTER = (0.02, 0.1)
_KLEINSTE_POGING = 0.15
_RUST_NA_429 = 1.0
_GROOT = 256 * 1024


async def request_json(verzoek: Verzoek, *, deadline: Deadline) -> Antwoord:
    """Call a source and return its answer, from whichever event loop the caller runs on.

    Args:
        verzoek: the call.
        deadline: of the whole page; the call's own limit is taken from it.

    Raises:
        BronFout: no usable answer; which kind says why (`portal.outbound.fouten`).
    """
    engine = motor()
    if asyncio.get_running_loop() is engine.loop:
        return await _request(engine, verzoek, deadline)
    return await asyncio.wrap_future(engine.submit(_request(engine, verzoek, deadline)))


async def _request(engine: Motor, verzoek: Verzoek, deadline: Deadline) -> Antwoord:
    limiet = verzoek.limiet or settings.BRON_DEADLINE
    eigen = Deadline.after(deadline.remaining(at_most=limiet))
    engine.budget(verzoek.bron).earn()
    try:
        return await _attempt(engine, verzoek, eigen)
    except (Onbereikbaar, Storing) as fout:
        wacht = random.uniform(*_JITTER)  # noqa: S311 - no secret
        if not _may_repeat(engine, verzoek, fout) or eigen.remaining() < wacht + _KLEINSTE_POGING:
            raise
        if not engine.budget(verzoek.bron).spend():
            raise
    await asyncio.sleep(wacht)
    return await _attempt(engine, verzoek, eigen)


def _may_repeat(engine: Motor, verzoek: Verzoek, fout: Onbereikbaar | Storing) -> bool:
    transient = fout.status in _HERHAALBARE_STATUSSEN if isinstance(fout, Storing) else True
    return verzoek.herhaalbaar and transient and fout.retry_at is None and engine.zekering(verzoek.bron).dicht


async def _attempt(engine: Motor, verzoek: Verzoek, deadline: Deadline) -> Antwoord:
    """One try, whose outcome is measured and learned by the breaker."""
    with measured(verzoek):
        return await _call(engine, verzoek, deadline)


async def _call(engine: Motor, verzoek: Verzoek, deadline: Deadline) -> Antwoord:
    zekering = engine.zekering(verzoek.bron)
    await _await_turn(engine, verzoek, deadline)
    begin = time.monotonic()
    # A call that got only a sliver of time says nothing about the source when it is late.
    eerlijk = deadline.remaining() >= (verzoek.limiet or settings.BRON_DEADLINE) / 2
    try:
        async with asyncio.timeout(deadline.remaining()):
            antwoord = await _send(engine, verzoek, deadline)
    except (BronFout, TimeoutError) as fout:
        bronfout = fout if isinstance(fout, BronFout) else TeLaat(verzoek.bron)
        if _blames_source(bronfout, eerlijk=eerlijk):
            zekering.record(gelukt=False)
        elif isinstance(bronfout, TeLaat):
            zekering.release()
        else:
            zekering.record(gelukt=True)
        if isinstance(bronfout, TeDruk | Storing) and bronfout.retry_at:
            zekering.pause((bronfout.retry_at - datetime.now(UTC)).total_seconds())
        zekering.note(bronfout.reden)
        _log_failure(verzoek, bronfout, begin)
        raise bronfout from None
    except BaseException:
        zekering.release()
        raise
    zekering.record(gelukt=True)
    return antwoord


async def _await_turn(engine: Motor, verzoek: Verzoek, deadline: Deadline) -> None:
    """Let the breaker admit the call, and wait until the source's rate budget has room.

    Raises:
        BronFout: no call now; TeDruk when the first turn comes after the deadline.
    """
    zekering = engine.zekering(verzoek.bron)
    zekering.admit()
    try:
        hoogstens = max(0.0, deadline.remaining() - _KLEINSTE_POGING)
        wacht = await engine.tempo.take(verzoek.bron, at_most=hoogstens)
        if 0 < wacht <= hoogstens:
            await asyncio.sleep(wacht)
    except BaseException:
        zekering.release()
        raise
    if wacht > hoogstens:
        zekering.release()
        raise TeDruk(verzoek.bron, "ons deel is op", retry_at=datetime.now(UTC) + timedelta(seconds=wacht))


def _blames_source(fout: BronFout, *, eerlijk: bool) -> bool:
    if isinstance(fout, TeLaat):
        return eerlijk
    if isinstance(fout, Storing):
        return fout.status >= 500  # noqa: PLR2004 - server errors
    return isinstance(fout, Onbereikbaar)


async def _send(engine: Motor, verzoek: Verzoek, deadline: Deadline) -> Antwoord:
    url = URL(verzoek.url)
    try:
        own = check_foreign_url(url) if verzoek.vreemd else check_url(url)
    except AdresGeweigerd as fout:
        raise Geweigerd(verzoek.bron, str(fout)) from None
    headers = {**verzoek.headers, "traceparent": (current_trace() or Trace.start()).traceparent}
    if verzoek.auth:
        headers |= await verzoek.auth.headers(deadline=deadline)
    try:
        async with engine.sessie(own=own).request(
            verzoek.methode,
            url,
            headers=headers,
            params=verzoek.params,
            json=verzoek.json,
            data=verzoek.form if verzoek.inhoud is None else verzoek.inhoud,
            allow_redirects=False,
            ssl=engine.ssl_context(verzoek.bron),
            auto_decompress=verzoek.naar is None,
        ) as response:
            _check_status(verzoek, response)
            data = await _read(verzoek, response)
            return Antwoord(status=response.status, data=data, headers=response.headers.copy())
    except (AdresGeweigerd, aiohttp.ClientError, OSError) as fout:
        bronfout = _name(verzoek.bron, fout)
    # Raised here, not above: a library's exception holds addresses, headers or bodies, and would stay its context.
    raise bronfout


def _name(bron: str, fout: Exception) -> BronFout:
    """What an exception of the library means, without what it holds."""
    match fout:
        case AdresGeweigerd():
            return Geweigerd(bron, str(fout))
        case aiohttp.InvalidURL():
            return Geweigerd(bron, "geen gewoon webadres")
        case aiohttp.ClientPayloadError() | aiohttp.ServerDisconnectedError():
            return Onbereikbaar(bron, "antwoord afgebroken")
    return Onbereikbaar(bron, type(fout).__name__)


def _check_status(verzoek: Verzoek, response: aiohttp.ClientResponse) -> None:
    status = response.status
    if status in verzoek.verwacht:
        return
    if 300 <= status < 400:  # noqa: PLR2004 - redirects
        raise Geweigerd(verzoek.bron, "doorverwijzing")
    if status in {401, 403}:
        if verzoek.auth:
            verzoek.auth.forget()
        raise Geweigerd(verzoek.bron, f"status {status}")
    later = retry_at(response.headers.get("Retry-After", ""))
    if status == 429:  # noqa: PLR2004 - Too Many Requests
        later = later or datetime.now(UTC) + timedelta(seconds=_RUST_NA_429)
        raise TeDruk(verzoek.bron, "status 429", retry_at=later)
    raise Storing(verzoek.bron, status, retry_at=later)


def retry_at(value: str) -> datetime | None:
    """Retry-After in either of its forms (RFC 9110 10.2.3); None when there is none or it makes no sense."""
    if value.isdigit() and len(value) <= 6:  # noqa: PLR2004 - eleven days
        return datetime.now(UTC) + timedelta(seconds=int(value))
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


async def _read(verzoek: Verzoek, response: aiohttp.ClientResponse) -> Any:  # noqa: ANN401 - JSON
    if verzoek.naar is not None:
        return await _write_body(verzoek, response, verzoek.naar)
    body = bytearray()
    async for chunk in _chunks(verzoek, response):
        body += chunk
    return bytes(body) if verzoek.leest == "bytes" else await _parse_json(verzoek.bron, response, body)


async def _write_body(verzoek: Verzoek, response: aiohttp.ClientResponse, naar: IO[bytes]) -> int:
    """Write the body to a file and return its length; what an earlier try wrote is gone."""
    naar.seek(0)
    naar.truncate()
    async for chunk in _chunks(verzoek, response):
        naar.write(chunk)
    naar.flush()
    return naar.tell()


async def _chunks(verzoek: Verzoek, response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    gelezen = 0
    async for chunk in response.content.iter_any():
        gelezen += len(chunk)
        if gelezen > verzoek.hoogstens:
            raise Onbegrijpelijk(verzoek.bron, "te groot")
        yield chunk


async def _parse_json(bron: str, response: aiohttp.ClientResponse, body: bytearray) -> Any:  # noqa: ANN401 - JSON
    if not body:
        return None
    soort = response.content_type
    if soort != "application/json" and not soort.endswith("+json"):
        raise Onbegrijpelijk(bron, "geen JSON")
    with suppress(ValueError, RecursionError):
        # A large body is parsed beside the loop, so that other calls go on.
        return await asyncio.to_thread(json.loads, body) if len(body) > _GROOT else json.loads(body)
    # Raised here: the parser's exception holds the whole body, and would stay its context.
    raise Onbegrijpelijk(bron, "kapotte JSON")


def _log_failure(verzoek: Verzoek, fout: BronFout, begin: float) -> None:
    logger.warning(
        "outbound_call_failed",
        bron=verzoek.bron,
        methode=verzoek.methode,
        reden=fout.reden.value,
        detail=fout.detail,
        milliseconden=round((time.monotonic() - begin) * 1000),
    )
