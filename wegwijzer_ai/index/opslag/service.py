"""Which store this place uses: `settings.WEGWIJZER_OPSLAG`."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from wegwijzer_ai.index.opslag.pgvector import PgvectorOpslag
from wegwijzer_ai.index.opslag.port import Opslag

INGEBOUWD = "ingebouwd"
# Seconds; a question that waits longer is answered by words.
TIMEOUT = 2


def make_opslag(*, kenmerk: str) -> Opslag | None:
    """The store for vectors of this language model; None when processes keep them in memory, as they do by default.

    Raises:
        ImproperlyConfigured: the setting names no store that there is, or its packages are not installed.
    """
    keuze: str = settings.WEGWIJZER_OPSLAG
    if keuze == INGEBOUWD:
        return None
    if keuze == PgvectorOpslag.naam:
        return PgvectorOpslag(kenmerk=kenmerk)
    if urlsplit(keuze).scheme in {"qdrant+http", "qdrant+https"}:
        return _qdrant(keuze.removeprefix("qdrant+"), kenmerk=kenmerk)
    raise ImproperlyConfigured(
        f"WEGWIJZER_OPSLAG is '{keuze}'; use {INGEBOUWD}, {PgvectorOpslag.naam} or qdrant+https://..."
    )


def _qdrant(url: str, *, kenmerk: str) -> Opslag:
    try:
        from qdrant_client import QdrantClient  # noqa: PLC0415 - an optional package

        from wegwijzer_ai.index.opslag.qdrant import QdrantOpslag  # noqa: PLC0415 - imports it too
    except ImportError as error:
        raise ImproperlyConfigured("WEGWIJZER_OPSLAG names Qdrant; install overheidsportaal[qdrant].") from error
    client = QdrantClient(
        url=url, api_key=settings.WEGWIJZER_OPSLAG_SLEUTEL or None, timeout=TIMEOUT, check_compatibility=False
    )
    return QdrantOpslag(client, kenmerk=kenmerk)
