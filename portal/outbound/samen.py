"""The doors from synchronous views: run calls together and wait once; turn an error into a result."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from portal.core.deadline import Deadline
from portal.core.resultaat import Available, SourceResult, Unavailable
from portal.outbound.fouten import BronFout, TeLaat
from portal.outbound.motor import motor

T = TypeVar("T")
Tell = Callable[[int, "asyncio.Task[T]"], None]

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
    gathered = _submit(coroutines, deadline)
    try:
        # The deadline is kept on the loop; the margin here is for a loop that is stuck.
        return gathered.result(deadline.remaining() + _SPELING)
    except TimeoutError:
        gathered.cancel()
        raise TeLaat("pagina") from None


def run_as_they_come(*coroutines: Coroutine[Any, Any, T], deadline: Deadline) -> Iterator[dict[int, T]]:
    """As `run_together`, for who has work to do meanwhile: gives each time what ended since, by its place.

    What still runs is cancelled when nobody asks for more.

    Raises:
        As `run_together`, once what did end was given.
    """
    if not coroutines:
        return
    klaar: SimpleQueue[tuple[int, T] | None] = SimpleQueue()

    def tell(plaats: int, task: asyncio.Task[T]) -> None:
        if not task.cancelled() and not task.exception():
            klaar.put((plaats, task.result()))

    gathered = _submit(coroutines, deadline, tell)
    gathered.add_done_callback(lambda _gathered: klaar.put(None))
    try:
        while deel := _take(klaar, deadline):
            yield deel
        gathered.result()
    finally:
        gathered.cancel()


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


def _tell_nobody(_plaats: int, _task: "asyncio.Task[Any]") -> None:
    """Who waits for all needs no word of each."""


def _submit(
    coroutines: tuple[Coroutine[Any, Any, T], ...], deadline: Deadline, tell: "Tell[T]" = _tell_nobody
) -> Future[list[T]]:
    try:
        return motor().submit(_gather(coroutines, deadline, tell))
    except RuntimeError:
        for coroutine in coroutines:
            coroutine.close()
        raise


def _take(klaar: "SimpleQueue[tuple[int, T] | None]", deadline: Deadline) -> dict[int, T]:
    """What ended since, at least one; empty when all ended. The end is left for the next time.

    Raises:
        TeLaat: the loop is stuck.
    """
    deel: dict[int, T] = {}
    try:
        nieuw = klaar.get(timeout=deadline.remaining() + _SPELING)
        while nieuw is not None:
            deel[nieuw[0]] = nieuw[1]
            nieuw = klaar.get_nowait()
    except Empty:
        if not deel:
            raise TeLaat("pagina") from None
        return deel
    if deel:
        klaar.put(None)
    return deel


async def _gather(coroutines: tuple[Coroutine[Any, Any, T], ...], deadline: Deadline, tell: "Tell[T]") -> list[T]:
    tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
    for plaats, task in enumerate(tasks):
        task.add_done_callback(partial(tell, plaats))
    await _wait(tasks, deadline)
    fouten = [task.exception() for task in tasks if not task.cancelled()]
    for fout in filter(None, fouten):
        raise fout
    if len(fouten) < len(tasks):
        raise TeLaat("pagina")
    return [task.result() for task in tasks]


async def _wait(tasks: list[asyncio.Task[T]], deadline: Deadline) -> None:
    """Until all have ended, by themselves or cancelled at the deadline."""
    try:
        # A little later than the deadline, which `as_result` and `request_json` keep themselves, and more gracefully.
        _, late = await asyncio.wait(tasks, timeout=deadline.remaining() + _GENADE)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        raise
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late)
