"""The summary by a language model: what other packages may use of it.

It comes after the answer and never changes it. Whatever goes wrong, the answer goes on without a summary.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import BoundedSemaphore
from time import perf_counter

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError

from portal.outbound.service import BronFout
from wegwijzer_ai.antwoord.model import Antwoord, Uitkomst, Zin
from wegwijzer_ai.antwoord.zoeken import momentopname
from wegwijzer_ai.bediening.service import generator_is_on
from wegwijzer_ai.generator.chat import ChatGenerator, OutboundChatGenerator
from wegwijzer_ai.generator.model import BeoordeeldeZin, Record
from wegwijzer_ai.generator.namen import known_namen
from wegwijzer_ai.generator.opdracht import make_kwargs, make_opdracht, read_concept
from wegwijzer_ai.generator.records import read_records
from wegwijzer_ai.generator.verifieren import Toetser, keep

logger = structlog.get_logger(__name__)

KOP = "samenvatting_ai"
# Each process has four threads for pages; a slow model may hold two of them at most.
_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Proef:
    """One try: what went out, what came back and what the checks say; `fout` when nothing usable came back."""

    records: tuple[Record, ...] = ()
    ruw: str = ""
    zinnen: tuple[BeoordeeldeZin, ...] = ()
    fout: str = ""

    @property
    def houdbaar(self) -> list[BeoordeeldeZin]:
        """The sentences that may be shown."""
        return keep(self.zinnen)


def add_summary(antwoord: Antwoord, *, generator: ChatGenerator | None = None) -> Antwoord:
    """The answer with a checked summary, or as it was: switched off, too busy, too late, or not to be trusted.

    Args:
        antwoord: a finished turn; only one that ended in an answer, in Dutch as its sources are, gets a summary.
        generator: what writes; by default the endpoint of the settings.
    """
    if not _is_wanted(antwoord) or not _AT_ONCE.acquire(blocking=False):
        return antwoord
    started = perf_counter()
    try:
        proef = try_out(antwoord, generator=generator)
    except (OperationalError, InterfaceError):
        proef = Proef(fout="database")
    finally:
        _AT_ONCE.release()
    milliseconds = round(1000 * (perf_counter() - started), 2)
    # Whoever turns it off while the model writes does not see it afterwards either.
    kept = proef.houdbaar if generator_is_on() else []
    _log(proef, kept, milliseconds)
    duur = {**antwoord.duur_ms, KOP: milliseconds}
    duur["totaal"] = round(duur.get("totaal", 0.0) + milliseconds, 2)
    return replace(antwoord, samenvatting_ai=tuple(_as_zin(zin, proef.records) for zin in kept), duur_ms=duur)


def try_out(antwoord: Antwoord, *, generator: ChatGenerator | None = None, all_checks: bool = False) -> Proef:
    """Let the model write about an answer and judge each sentence. Nothing is shown to anybody by this."""
    records = read_records(antwoord)
    embedder = momentopname().embedder
    if not records or embedder is None:
        return Proef(records, fout="geen bron of geen taalmodel om mee te vergelijken")
    try:
        replies = (generator or configured_generator()).run(
            make_opdracht(antwoord.vraag, records), generation_kwargs=make_kwargs(records)
        )["replies"]
    except BronFout as fout:
        return Proef(records, fout=fout.reden.value)
    ruw = (replies[0].text or "") if replies else ""
    concept = read_concept(ruw)
    if concept is None:
        return Proef(records, ruw, fout="geen JSON in de gevraagde vorm")
    toetser = Toetser(namen=known_namen(), embedder=embedder)
    return Proef(records, ruw, tuple(toetser.judge(concept, records, all_checks=all_checks)))


def configured_generator() -> ChatGenerator:
    """The endpoint of the settings."""
    return OutboundChatGenerator(
        url=settings.WEGWIJZER_GENERATOR_URL,
        model=settings.WEGWIJZER_GENERATOR_MODEL,
        sleutel=settings.WEGWIJZER_GENERATOR_KEY,
        seconden=settings.WEGWIJZER_GENERATOR_SECONDEN,
    )


def _is_wanted(antwoord: Antwoord) -> bool:
    return (
        bool(settings.WEGWIJZER_GENERATOR_URL)
        and antwoord.uitkomst is Uitkomst.ANTWOORD
        and antwoord.taal == "nl"
        and generator_is_on()
    )


def _as_zin(zin: BeoordeeldeZin, records: Sequence[Record]) -> Zin:
    """With the name of a page where the model pointed to it; its address stands beside it as source."""
    tekst = zin.tekst.strip()
    for record in sorted(records, key=lambda record: -record.nr):
        tekst = tekst.replace(record.link, f"de pagina ‘{record.titel}’")
    return Zin(tekst, zin.bronnen, KOP)


def _log(proef: Proef, kept: Sequence[BeoordeeldeZin], milliseconds: float) -> None:
    """Counts only: nothing of the question, the answer or what the model wrote."""
    failed = [oordeel.controle for zin in proef.zinnen for oordeel in zin.oordelen if not oordeel.goed]
    logger.info(
        "generator_turn",
        geschreven=len(proef.zinnen),
        getoond=len(kept),
        afgekeurd={naam: failed.count(naam) for naam in sorted(set(failed))},
        fout=proef.fout,
        duur_ms=milliseconds,
    )
