"""The one door to search for other apps: ask it, deliver documents to it, tell it what changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.module_loading import import_string

from cms.zoeken.port import SOORTEN, Document, Soort, Zoekmachine
from portal.outbox.services import enqueue, register_handler
from portal.paginacache.services import purge

__all__ = [
    "Leverancier",
    "Opzoeker",
    "list_documenten",
    "meld_wijziging",
    "register_leverancier",
    "zoek_op",
    "zoekmachine",
]

TOPIC = "zoeken.bijwerken"

# Called with keys, or None for everything of its kind; leaves out what is not (or no longer) published.
Leverancier = Callable[[Sequence[str] | None], Iterable[Document]]

# Called with what somebody typed; gives the keys of pages with those words, best first. Used while there is no index.
Opzoeker = Callable[[str], Sequence[str]]

_leveranciers: dict[Soort, Leverancier] = {}
_opzoekers: dict[Soort, Opzoeker] = {}


@cache
def zoekmachine() -> Zoekmachine:
    """The search engine that `settings.ZOEKMACHINE` names, one per process."""
    machine: Zoekmachine = import_string(settings.ZOEKMACHINE)()
    return machine


def register_leverancier(soort: Soort, leverancier: Leverancier, *, opzoeker: Opzoeker | None = None) -> None:
    """Let an app deliver the documents of one kind, and look them up in the database while there is no index.

    Called from its AppConfig.ready.

    Raises:
        ValueError: the kind is unknown.
    """
    if soort not in SOORTEN:
        raise ValueError(f"Unknown kind of document: {soort!r}")
    _leveranciers[soort] = leverancier
    if opzoeker:
        _opzoekers[soort] = opzoeker


def zoek_op(tekst: str) -> Iterator[Document]:
    """The documents that the apps find in the database, kind after kind, best first; for when there is no index."""
    for soort, opzoeker in _opzoekers.items():
        sleutels = list(opzoeker(tekst))
        found = {document.sleutel: document for document in _leveranciers[soort](sleutels)}
        yield from (found[sleutel] for sleutel in sleutels if sleutel in found)


def list_documenten(sleutels: Sequence[str] | None = None) -> Iterator[Document]:
    """The documents with these keys, or all of them, as their apps give them now."""
    for soort, leverancier in _leveranciers.items():
        if sleutels is None:
            yield from leverancier(None)
        elif own := [sleutel for sleutel in sleutels if sleutel.startswith(f"{soort}:")]:
            yield from leverancier(own)


def meld_wijziging(*, sleutels: Iterable[str]) -> None:
    """Say that these documents were published, changed or withdrawn.

    Call it inside the transaction that does so: the message leaves when that commits, and not when it rolls back.
    """
    if unique := sorted(set(sleutels)):
        purge(unique)
        enqueue(topic=TOPIC, payload={"sleutels": unique}, sleutel=f"{TOPIC}:{uuid4()}")


def handle_bijwerken(payload: Mapping[str, Any]) -> None:
    """Bring the index up to date for one outbox message; doing so twice changes nothing."""
    zoekmachine().werk_bij(payload["sleutels"])
    # Once more: some pages show what search finds, and who published may have been killed before it could.
    purge(payload["sleutels"])


def register_outbox_handler() -> None:
    """Connect the topic to its handler."""
    register_handler(TOPIC, handle_bijwerken, rustig=True)
