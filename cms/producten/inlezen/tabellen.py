"""Our own tables are loaded once: an official file that an administrator loads after it is not undone by a restart."""

import hashlib
from pathlib import Path

from cms.producten.models import Lijst, Lijststand


def is_loaded(lijst: Lijst, *paden: Path) -> bool:
    """These very tables were loaded before."""
    return Lijststand.objects.filter(lijst=lijst, tabel=_fingerprint(*paden)).exists()


def remember_table(lijst: Lijst, *paden: Path) -> None:
    """Do not load these tables again as long as they stay as they are."""
    Lijststand.objects.update_or_create(lijst=lijst, defaults={"tabel": _fingerprint(*paden)})


def _fingerprint(*paden: Path) -> str:
    som = hashlib.sha256()
    for pad in paden:
        som.update(pad.read_bytes())
    return som.hexdigest()
