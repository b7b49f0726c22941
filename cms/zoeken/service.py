"""The one door to search for other apps: ask it, deliver documents to it, tell it what changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.module_loading import import_string

from cms.zoeken.port import SOORTEN, Document, Soort, Zoekmachine
from portal.outbox.services import enqueue, register_handler

__all__ = ["Leverancier", "list_documenten", "meld_wijziging", "register_leverancier", "zoekmachine"]

TOPIC = "zoeken.bijwerken"

# Called with keys, or None for everything of its kind; leaves out what is not (or no longer) published.
Leverancier = Callable[[Sequence[str] | None], Iterable[Document]]

_leveranciers: dict[Soort, Leverancier] = {}


@cache
def zoekmachine() -> Zoekmachine:
    """The search engine that `settings.ZOEKMACHINE` names, one per process."""
    machine: Zoekmachine = import_string(settings.ZOEKMACHINE)()
    return machine


def register_leverancier(soort: Soort, leverancier: Leverancier) -> None:
    """Let an app deliver the documents of one kind; called from its AppConfig.ready.

    Raises:
        ValueError: the kind is unknown.
    """
    if soort not in SOORTEN:
        raise ValueError(f"Unknown kind of document: {soort!r}")
    _leveranciers[soort] = leverancier


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
        enqueue(topic=TOPIC, payload={"sleutels": unique}, sleutel=f"{TOPIC}:{uuid4()}")


def handle_bijwerken(payload: Mapping[str, Any]) -> None:
    """Bring the index up to date for one outbox message; doing so twice changes nothing."""
    zoekmachine().werk_bij(payload["sleutels"])


def register_outbox_handler() -> None:
    """Connect the topic to its handler."""
    register_handler(TOPIC, handle_bijwerken)
