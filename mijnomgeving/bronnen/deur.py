"""The one door for personal reads (ARCHITECTUUR §4): policy, the call with its trace, both logs, or nothing.

A source takes the betrokkene of the session: oneself, or the person or company for whom one acts. What a machtiging
does not reach is not asked; that a machtiging still holds is for `requires`, at each request. What a source gave a
moment ago in the same session is not asked again, and logged all the same: the person's data was shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from mijnomgeving.bronnen.voorraad import Bewaard, Voorraad
from mijnomgeving.bronnen.vraag import Vraag
from portal.core.betrokkene import EuPersoon, Medewerker
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.core.resultaat import Available, NotPermitted, Reden, SourceResult, Stale, Unavailable
from portal.core.trace import operation
from portal.outbound.service import TeLaat, as_result, run_together
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import GelezenBron, record_reads
from portal.verantwoording.verwerkingenregister import REGISTER, Verwerkingsactiviteit

__all__ = [
    "BUITEN_MACHTIGING",
    "Antwoorden",
    "NietBevoegd",
    "Samen",
    "Vraag",
    "list_ontbreekt",
    "read",
    "read_eigen",
]

T = TypeVar("T")
Gelezen = tuple[GelezenBron, SourceResult[Any]]


BUITEN_MACHTIGING = "buiten de machtiging"
"""The reason of what was not asked because the machtiging does not reach it."""


class NietBevoegd(PermissionError):
    """The level or the machtiging does not allow this purpose; a view with `requires` never gets here."""


@dataclass(frozen=True, slots=True)
class Samen(Generic[T]):
    """What several sources gave to the same question, put together.

    `ontbreekt` holds every result that is not fresh and complete, for the page to name; a stale answer is in both.
    """

    data: tuple[T, ...]
    ontbreekt: tuple[SourceResult[Sequence[T]], ...]


def list_ontbreekt(*resultaten: SourceResult[Any]) -> tuple[SourceResult[Any], ...]:
    """What a page must name: every result that is not fresh and complete, each source once.

    What lies outside the machtiging is not missing: the banner says what the machtiging reaches.
    """
    per_bron: dict[str, SourceResult[Any]] = {}
    for resultaat in resultaten:
        if not isinstance(resultaat, Available) and not _is_outside(resultaat):
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
        ontbreekt = [r for r in resultaten if not isinstance(r, Available) and not _is_outside(r)]
        return Samen(tuple(data), tuple(ontbreekt))


def read(
    *vragen: Vraag[Any], persoon: Sessiepersoon, activiteit: str, deadline: Deadline, voorraad: Voorraad | None = None
) -> Antwoorden:
    """Ask all sources at once on behalf of this person, and log each read before anything is given.

    Args:
        vragen: the questions; one that the machtiging does not reach gives `NotPermitted` without being asked.
        persoon: who is logged in, and in whose name.
        activiteit: the purpose; key in the verwerkingenregister.
        deadline: of the page.
        voorraad: what the sources gave in this session before; None: everything is asked.

    Raises:
        NietBevoegd: the level or the machtiging does not allow the purpose; nothing was asked.
        LogboekFout: the reads could not be logged; nothing is given.
    """
    doel = _permitted(persoon, activiteit)
    mag = [vraag for vraag in vragen if _reaches(persoon.machtiging, vraag, doel)]
    # One trace for the page, so that the records of all sources can be laid side by side.
    with operation():
        gelezen = _read_with(voorraad, mag, deadline) if voorraad else _ask_all(mag, deadline)
    if gelezen:
        record_reads(
            handelende=persoon.partij,
            betrokkene=persoon.betrokkene,
            activiteit=doel,
            gelezen=[bron for bron, _ in gelezen.values()],
        )
    resultaten: dict[Vraag[Any], SourceResult[Any]] = {
        vraag: NotPermitted(vraag.bron, BUITEN_MACHTIGING) for vraag in vragen
    }
    return Antwoorden(resultaten | {vraag: resultaat for vraag, (_, resultaat) in gelezen.items()})


def read_eigen(*, persoon: Sessiepersoon, activiteit: str, bron: str, gegevens: str) -> None:
    """Log that the portal is about to show the person what it holds itself; call this before reading it.

    Args:
        persoon: who is logged in, and in whose name.
        activiteit: the purpose; key in the verwerkingenregister.
        bron: the portal's own name.
        gegevens: what is read, as the person sees it in the log.

    Raises:
        NietBevoegd: the level or the machtiging does not allow the purpose; nothing was logged.
        LogboekFout: the read could not be logged; do not give the data.
    """
    doel = _permitted(persoon, activiteit)
    nu = datetime.now(UTC)
    with operation() as trace:
        gelezen = GelezenBron(bron=bron, gegevens=gegevens, gelukt=True, begonnen=nu, geeindigd=nu, trace=trace)
        handelende, betrokkene = persoon.partij, persoon.betrokkene
        if doel.over_handelende and not isinstance(persoon.handelende, Medewerker):
            handelende = betrokkene = persoon.handelende
        record_reads(handelende=handelende, betrokkene=betrokkene, activiteit=doel, gelezen=[gelezen])


def _permitted(persoon: Sessiepersoon, activiteit: str) -> Verwerkingsactiviteit:
    """The purpose, when the level of this login and the machtiging allow it."""
    doel = REGISTER[activiteit]
    if persoon.niveau < doel.niveau:
        raise NietBevoegd(activiteit)
    if doel.over_handelende:
        return doel
    machtiging = persoon.machtiging
    if machtiging and not (machtiging.covers(doel.diensten) or (doel.door_bestuur and machtiging.van_bestuur)):
        raise NietBevoegd(activiteit)
    if isinstance(persoon.betrokkene, EuPersoon) and not doel.zonder_bsn:
        raise NietBevoegd(activiteit)
    return doel


def _read_with(voorraad: Voorraad, vragen: Sequence[Vraag[Any]], deadline: Deadline) -> dict[Vraag[Any], Gelezen]:
    """The answers, asking only what is not fresh and what no other request of the session is asking already."""
    eerder = voorraad.find(vragen)
    nodig = [vraag for vraag in vragen if vraag not in eerder or not eerder[vraag].vers]
    zelf = voorraad.claim(nodig)
    try:
        gelezen = _ask_all(zelf, deadline)
        _keep(voorraad, gelezen)
    finally:
        voorraad.release(zelf)
    wacht_op = [vraag for vraag in nodig if vraag not in gelezen]
    uit_voorraad = voorraad.wait(wacht_op, deadline=deadline)
    # Whom they waited for got no answer; asking once more would only be one more call to a source in trouble.
    gelezen |= {vraag: _no_answer(vraag, deadline) for vraag in wacht_op if vraag not in uit_voorraad}
    uit_voorraad |= {vraag: bewaard for vraag, bewaard in eerder.items() if vraag not in nodig}
    return {
        vraag: _kept(vraag, uit_voorraad[vraag])
        if vraag in uit_voorraad
        else _fall_back(gelezen[vraag], eerder.get(vraag))
        for vraag in vragen
    }


def _ask_all(vragen: Sequence[Vraag[Any]], deadline: Deadline) -> dict[Vraag[Any], Gelezen]:
    begonnen = datetime.now(UTC)
    try:
        gelezen = run_together(*(_ask(vraag, deadline) for vraag in vragen), deadline=deadline)
    except TeLaat:
        # A machine under load may not even get round to cancelling in time: the page says so, and does not break.
        gelezen = [
            (_log_line(vraag, begonnen, gelukt=False), Unavailable(vraag.bron, Reden.TE_LAAT)) for vraag in vragen
        ]
    return dict(zip(vragen, gelezen, strict=True))


def _keep(voorraad: Voorraad, gelezen: Mapping[Vraag[Any], Gelezen]) -> None:
    antwoorden = {vraag: resultaat for vraag, (_, resultaat) in gelezen.items() if isinstance(resultaat, Available)}
    voorraad.keep({vraag: (resultaat.data, resultaat.as_of) for vraag, resultaat in antwoorden.items()})


def _kept(vraag: Vraag[Any], bewaard: Bewaard) -> Gelezen:
    """What the source gave a moment ago; shown once more, so logged once more."""
    return (
        _log_line(vraag, datetime.now(UTC), gelukt=True),
        Available(data=bewaard.data, source=vraag.bron, as_of=bewaard.op),
    )


def _no_answer(vraag: Vraag[Any], deadline: Deadline) -> Gelezen:
    reden = Reden.TE_LAAT if deadline.passed else Reden.ONBEREIKBAAR
    return _log_line(vraag, datetime.now(UTC), gelukt=False), Unavailable(vraag.bron, reden)


def _fall_back(gelezen: Gelezen, eerder: Bewaard | None) -> Gelezen:
    """What the source says now; when it is silent, what it said before in this session."""
    regel, resultaat = gelezen
    if eerder is None or not isinstance(resultaat, Unavailable):
        return gelezen
    oud = Stale(data=eerder.data, source=resultaat.source, as_of=eerder.op, reason=resultaat.reason)
    return replace(regel, gelukt=True), oud


def _log_line(vraag: Vraag[Any], begonnen: datetime, *, gelukt: bool) -> GelezenBron:
    with operation() as trace:
        return GelezenBron(
            bron=vraag.bron,
            gegevens=vraag.gegevens,
            gelukt=gelukt,
            begonnen=begonnen,
            geeindigd=datetime.now(UTC),
            trace=trace,
        )


def _reaches(machtiging: Machtiging | None, vraag: Vraag[Any], doel: Verwerkingsactiviteit) -> bool:
    """Whether this question may be asked: for oneself always, for another when the machtiging covers its service."""
    if machtiging is None:
        return True
    if vraag.dienst is not None:
        return machtiging.covers(frozenset({vraag.dienst}))
    return len(doel.diensten) == 1 and machtiging.covers(doel.diensten)


def _is_outside(resultaat: SourceResult[Any]) -> bool:
    return isinstance(resultaat, NotPermitted) and resultaat.reason == BUITEN_MACHTIGING


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
