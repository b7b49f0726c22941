"""The one door for personal reads (ARCHITECTUUR §4): policy, the call with its trace, both logs, or nothing."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from portal.core.deadline import Deadline
from portal.core.resultaat import Available, SourceResult, Stale
from portal.core.trace import operation
from portal.outbound.service import as_result, run_together
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import GelezenBron, record_reads
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

T = TypeVar("T")


class NietBevoegd(PermissionError):
    """The session's level is too low for this purpose; a view with `requires` never gets here."""


@dataclass(frozen=True, slots=True, eq=False)
class Vraag(Generic[T]):
    """One question to one source.

    Args:
        bron: the source's name as people know it.
        gegevens: what is read, as the person sees it in the log ("uw zaken").
        stel: asks it; called with `deadline=`.
    """

    bron: str
    gegevens: str
    stel: Callable[..., Awaitable[T]]


@dataclass(frozen=True, slots=True)
class Samen(Generic[T]):
    """What several sources gave to the same question, put together.

    `ontbreekt` holds every result that is not fresh and complete, for the page to name; a stale answer is in both.
    """

    data: tuple[T, ...]
    ontbreekt: tuple[SourceResult[Sequence[T]], ...]


def list_ontbreekt(*resultaten: SourceResult[Any]) -> tuple[SourceResult[Any], ...]:
    """What a page must name: every result that is not fresh and complete, each source once."""
    per_bron: dict[str, SourceResult[Any]] = {}
    for resultaat in resultaten:
        if not isinstance(resultaat, Available):
            per_bron.setdefault(resultaat.source, resultaat)
    return tuple(per_bron.values())


class Antwoorden:
    """What the sources said, by question; keeps the type of each."""

    def __init__(self, resultaten: dict[Vraag[Any], SourceResult[Any]]) -> None:
        self._resultaten = resultaten

    def __getitem__(self, vraag: Vraag[T]) -> SourceResult[T]:
        """The answer to one question."""
        return self._resultaten[vraag]

    def samen(self, vragen: Iterable[Vraag[tuple[T, ...]]]) -> Samen[T]:
        """The answers to these questions as one list, in the order of the questions."""
        resultaten = [self[vraag] for vraag in vragen]
        data = [item for resultaat in resultaten if isinstance(resultaat, Available | Stale) for item in resultaat.data]
        return Samen(tuple(data), tuple(resultaat for resultaat in resultaten if not isinstance(resultaat, Available)))


def read(*vragen: Vraag[Any], persoon: Sessiepersoon, activiteit: str, deadline: Deadline) -> Antwoorden:
    """Ask all sources at once on behalf of this person, and log each read before anything is given.

    Args:
        vragen: the questions.
        persoon: who is logged in, and about whom it is.
        activiteit: the purpose; key in the verwerkingenregister.
        deadline: of the page.

    Raises:
        NietBevoegd: the level of this login does not allow the purpose; nothing was asked.
        LogboekFout: the reads could not be logged; nothing is given.
    """
    doel = _permitted(persoon, activiteit)
    # One trace for the page, so that the records of all sources can be laid side by side.
    with operation():
        gelezen = run_together(*(_ask(vraag, deadline) for vraag in vragen), deadline=deadline)
    if gelezen:
        record_reads(
            handelende=persoon.betrokkene,
            betrokkene=persoon.betrokkene,
            activiteit=doel,
            gelezen=[bron for bron, _ in gelezen],
        )
    return Antwoorden({vraag: resultaat for vraag, (_, resultaat) in zip(vragen, gelezen, strict=True)})


def read_eigen(*, persoon: Sessiepersoon, activiteit: str, bron: str, gegevens: str) -> None:
    """Log that the portal is about to show the person what it holds itself; call this before reading it.

    Args:
        persoon: who is logged in, and about whom it is.
        activiteit: the purpose; key in the verwerkingenregister.
        bron: the portal's own name.
        gegevens: what is read, as the person sees it in the log.

    Raises:
        NietBevoegd: the level of this login does not allow the purpose; nothing was logged.
        LogboekFout: the read could not be logged; do not give the data.
    """
    doel = _permitted(persoon, activiteit)
    nu = datetime.now(UTC)
    with operation() as trace:
        gelezen = GelezenBron(bron=bron, gegevens=gegevens, gelukt=True, begonnen=nu, geeindigd=nu, trace=trace)
        record_reads(
            handelende=persoon.betrokkene,
            betrokkene=persoon.betrokkene,
            activiteit=doel,
            gelezen=[gelezen],
        )


def _permitted(persoon: Sessiepersoon, activiteit: str) -> Verwerkingsactiviteit:
    """The purpose, when the level of this login allows it."""
    doel = REGISTER[activiteit]
    if persoon.niveau < doel.niveau:
        raise NietBevoegd(activiteit)
    return doel


async def _ask(vraag: Vraag[T], deadline: Deadline) -> tuple[GelezenBron, SourceResult[T]]:
    begonnen = datetime.now(UTC)
    with operation() as trace:
        resultaat = await as_result(vraag.bron, vraag.stel(deadline=deadline), deadline=deadline)
    gelezen = GelezenBron(
        bron=vraag.bron,
        gegevens=vraag.gegevens,
        gelukt=isinstance(resultaat, Available),
        begonnen=begonnen,
        geeindigd=datetime.now(UTC),
        trace=trace,
    )
    return gelezen, resultaat
