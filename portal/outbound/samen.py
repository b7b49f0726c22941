"""The doors from synchronous views: run calls together and wait once; turn an error into a result."""

import asyncio
from collections.abc import Awaitable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

from portal.core.deadline import Deadline
from portal.core.resultaat import Available, SourceResult, Unavailable
from portal.outbound.fouten import BronFout, TeLaat
from portal.outbound.motor import motor

T = TypeVar("T")

_GENADE = 0.1
_SPELING = 1.0


def run_together(*coroutines: Coroutine[Any, Any, T], deadline: Deadline) -> list[T]:
    """Run coroutines concurrently on the outbound loop and wait for all of them, from synchronous code.

    Args:
        coroutines: best each ended by `as_result`, so that one source that fails does not take the others along.
        deadline: what still runs then is cancelled.

    Returns:
        The results, in the order of the arguments.

    Raises:
        TeLaat: a coroutine did not end in time; use `as_result(..., deadline=...)` to keep the others.
        Exception: what the first coroutine that failed raised.
        RuntimeError: called on the outbound loop itself.
    """
    if not coroutines:
        return []
    try:
        gathered = motor().submit(_gather(coroutines, deadline))
    except RuntimeError:
        for coroutine in coroutines:
            coroutine.close()
        raise
    try:
        # The deadline is kept on the loop; the margin here is for a loop that is stuck.
        return gathered.result(deadline.remaining() + _SPELING)
    except TimeoutError:
        gathered.cancel()
        raise TeLaat("pagina") from None


async def as_result(bron: str, coroutine: Awaitable[T], *, deadline: Deadline | None = None) -> SourceResult[T]:
    """What a source gave, or that it did not: a `BronFout` becomes `Unavailable`, never an empty answer.

    Args:
        bron: the source's name as people know it.
        coroutine: fetches and maps the source's data.
        deadline: cancels the coroutine and gives `Unavailable` when it passes.
    """
    try:
        async with asyncio.timeout(deadline.remaining() if deadline else None):
            data = await coroutine
    except BronFout as fout:
        return Unavailable(source=bron, reason=fout.reden, retry_at=fout.retry_at)
    except TimeoutError:
        return Unavailable(source=bron, reason=TeLaat.reden)
    return Available(data=data, source=bron, as_of=datetime.now(UTC))


async def _gather(coroutines: tuple[Coroutine[Any, Any, T], ...], deadline: Deadline) -> list[T]:
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    # A little later than the deadline, which `as_result` and `request_json` keep themselves, and more gracefully.
    _, late = await asyncio.wait(tasks, timeout=deadline.remaining() + _GENADE)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)
    fouten = [task.exception() for task in tasks if not task.cancelled()]
    for fout in filter(None, fouten):
        raise fout
    if len(fouten) < len(tasks):
        raise TeLaat("pagina")
    return [task.result() for task in tasks]
