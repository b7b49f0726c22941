"""Asking sources, all at once, with what the session keeps of what they said before; only the door does it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from mijnomgeving.bronnen.voorraad import Bewaard, Voorraad
from mijnomgeving.bronnen.vraag import Vraag
from portal.core.deadline import Deadline
from portal.core.resultaat import Available, Reden, SourceResult, Stale, Unavailable
from portal.core.trace import operation
from portal.outbound.service import TeLaat, as_result, run_as_they_come
from portal.verantwoording.partijen import GelezenBron

T = TypeVar("T")
Gelezen = tuple[GelezenBron, SourceResult[Any]]
"""What a source said, with its line for the logs."""


def ask_all(
    vragen: Sequence[Vraag[Any]], *, deadline: Deadline, voorraad: Voorraad | None
) -> dict[Vraag[Any], Gelezen]:
    """The answer to each question, each with what the logs must hold of it; nothing is logged here."""
    gelezen: dict[Vraag[Any], Gelezen] = {}
    for deel in ask_as_they_come(vragen, deadline=deadline, voorraad=voorraad):
        gelezen |= deel
    return {vraag: gelezen[vraag] for vraag in vragen}


def ask_as_they_come(
    vragen: Sequence[Vraag[Any]], *, deadline: Deadline, voorraad: Voorraad | None
) -> Iterator[dict[Vraag[Any], Gelezen]]:
    """As `ask_all`, in parts: each time the answers that came since, while the slower sources are still waited for."""
    return _read_with(voorraad, vragen, deadline) if voorraad else _ask_each(vragen, deadline)


def _read_with(
    voorraad: Voorraad, vragen: Sequence[Vraag[Any]], deadline: Deadline
) -> Iterator[dict[Vraag[Any], Gelezen]]:
    """The answers, asking only what is not fresh and what no other request of the session is asking already."""
    eerder = voorraad.find(vragen)
    nodig = [vraag for vraag in vragen if vraag not in eerder or not eerder[vraag].vers]
    zelf = voorraad.claim(nodig)
    try:
        if vers := {vraag: _kept(vraag, bewaard) for vraag, bewaard in eerder.items() if bewaard.vers}:
            yield vers
        for gelezen in _ask_each(zelf, deadline):
            _keep(voorraad, gelezen)
            yield {vraag: _fall_back(een, eerder.get(vraag)) for vraag, een in gelezen.items()}
    finally:
        voorraad.release(zelf)
    if wacht_op := [vraag for vraag in nodig if vraag not in zelf]:
        uit_voorraad = voorraad.wait(wacht_op, deadline=deadline)
        # Whom they waited for got no answer; asking once more would only be one more call to a source in trouble.
        yield {
            vraag: _kept(vraag, uit_voorraad[vraag])
            if vraag in uit_voorraad
            else _fall_back(_no_answer(vraag, deadline), eerder.get(vraag))
            for vraag in wacht_op
        }


def _ask_each(vragen: Sequence[Vraag[Any]], deadline: Deadline) -> Iterator[dict[Vraag[Any], Gelezen]]:
    begonnen = datetime.now(UTC)
    te_gaan = dict(enumerate(vragen))
    try:
        for deel in run_as_they_come(*(_ask(vraag, deadline) for vraag in vragen), deadline=deadline):
            yield {te_gaan.pop(plaats): gelezen for plaats, gelezen in deel.items()}
    except TeLaat:
        # A machine under load may not even get round to cancelling in time: the page says so, and does not break.
        yield {
            vraag: (_log_line(vraag, begonnen, gelukt=False), Unavailable(vraag.bron, Reden.TE_LAAT))
            for vraag in te_gaan.values()
        }


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
