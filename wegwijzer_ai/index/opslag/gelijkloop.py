"""Keeping a store equal to the index rows."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any
from uuid import uuid4

import structlog

from cms.zoeken import selectors, services
from cms.zoeken.codec import document_from_json
from cms.zoeken.models import IndexDocument
from cms.zoeken.port import Voortgang
from portal.outbox.services import enqueue, register_handler
from wegwijzer_ai.index.opslag.port import Beschrijfbaar, Opslag, OpslagStoring, Tekstvector
from wegwijzer_ai.index.opslag.service import make_opslag
from wegwijzer_ai.index.opslag.tekstvectoren import text_vectors_of
from wegwijzer_ai.index.segment import Ingelezen
from wegwijzer_ai.index.vectoren import unpack

logger = structlog.get_logger(__name__)

TOPIC = "wegwijzer.opslag"
# Pages that are written together.
TOGETHER = 200


def keep_up_or_later(opslag: Opslag, sleutels: Sequence[str]) -> None:
    """Write these pages now, or by a message when the store does not answer: their rows stand either way.

    Call it inside the transaction that wrote the rows.
    """
    try:
        keep_up(opslag, sleutels)
    except OpslagStoring as storing:
        # The text is our own: which store, and that it did not answer.
        logger.warning(  # nosemgrep: fout-van-een-ander-in-log
            "opslag_behind", opslag=opslag.naam, documenten=len(sleutels), reden=str(storing)
        )
        enqueue(topic=TOPIC, payload={"sleutels": list(sleutels)}, sleutel=f"{TOPIC}:{uuid4()}")


def connect() -> None:
    """Connect the messages about a store that did not answer to their handler; called once from AppConfig.ready."""
    register_handler(TOPIC, handle_later, rustig=True)


def handle_later(payload: Mapping[str, Any]) -> None:
    """Write the pages of one message; it comes again while the store does not answer.

    Raises:
        OpslagStoring: it does not.
    """
    if opslag := make_opslag(kenmerk=selectors.current_versie().model):
        keep_up(opslag, payload["sleutels"])


def keep_up(opslag: Opslag, sleutels: Sequence[str]) -> None:
    """Write these pages as their rows have them now.

    Rows are read inside the lock: of two writers the last one writes what holds. Doing it again changes nothing.

    Raises:
        OpslagStoring: the store does not answer; the rows stand, so words find what changed.
    """
    with services.index_lock():
        _write(opslag, selectors.list_rijen(sleutels=sleutels))


def refill(opslag: Opslag, *, dimensie: int, voortgang: Voortgang | None = None) -> None:
    """Make a new copy of all rows beside the one in force and put it in its place.

    Others may write rows meanwhile: what changed since the start is taken over before the copy comes into force.

    Raises:
        OpslagStoring: the store does not answer; the copy in force stays.
    """
    opslag.check()
    lichting = opslag.begin(dimensie=dimensie)
    try:
        start = selectors.current_versie().nummer
        totaal, klaar = selectors.count_rijen(), 0
        rijen = iter(selectors.iter_rijen(na=0))
        while stapel := list(islice(rijen, TOGETHER)):
            _write(lichting, stapel)
            klaar += len(stapel)
            if voortgang:
                voortgang(klaar, max(totaal, klaar))
        lichting.prepare()
        with services.index_lock():
            _write(lichting, selectors.iter_rijen(na=start))
            lichting.activate()
    except BaseException:
        with suppress(OpslagStoring):
            lichting.discard()
        raise
    logger.info("opslag_refilled", opslag=opslag.naam, documenten=opslag.count())


def _write(doel: Beschrijfbaar, rijen: Iterable[IndexDocument]) -> None:
    sleutels: list[str] = []
    vectoren: list[Tekstvector] = []
    for rij in rijen:
        sleutels.append(rij.sleutel)
        if rij.inhoud is not None:
            vectoren += text_vectors_of(Ingelezen(document_from_json(rij.inhoud), unpack(rij.vectoren)))
    written = {item.sleutel for item in vectoren}
    if vectoren:
        doel.write(vectoren)
    if gone := [sleutel for sleutel in sleutels if sleutel not in written]:
        doel.delete(gone)
