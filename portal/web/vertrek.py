"""Everything that is the organisation's own, in files that others can read (`manage.py exporteer`).

For a government that leaves, or an operator that moves: pages, products, life events, their pictures and files, what
organisations set, the accessibility statement, and both logs with their chain. What is of people stays: they take it
along themselves (/mijn/profiel/download/), and nobody else needs it. The form stands in docs/beheer/vertrekken.md.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.files.storage import default_storage
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField, Model
from django.utils import timezone

from portal.verantwoording.models import AuditKop, AuditRegel, AuditVerzegeling, Verwerking
from portal.verantwoording.selectors import check_keten

VORM = "1.0"


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file of the export: how many rows or bytes, and its fingerprint."""

    pad: str
    aantal: int
    sha256: str


def export(*, map_: Path) -> list[Bestand]:
    """Write everything into this folder, which must be new or empty; gives what was written.

    Raises:
        FileExistsError: something stands there already.
    """
    map_.mkdir(parents=True, exist_ok=True)
    if any(map_.iterdir()):
        raise FileExistsError(map_)
    bestanden = [*_tables(map_), *_media(map_), *_logs(map_)]
    breuk = check_keten()
    stuk = {
        "vorm": VORM,
        "gemaakt_op": timezone.now().isoformat(),
        "keten": f"gebroken bij regel {breuk.volgnummer}: {breuk.reden}" if breuk else "heel",
        "bestanden": [{"pad": b.pad, "aantal": b.aantal, "sha256": b.sha256} for b in bestanden],
        "niet": settings.VERTREK_BLIJFT,
    }
    _write(map_ / "inhoudsopgave.json", [stuk], indent=2)
    return bestanden


def _tables(map_: Path) -> Iterator[Bestand]:
    alle = frozenset(naam for namen in settings.VERTREK.values() for naam in namen)
    for deel, namen in settings.VERTREK.items():
        for volgnummer, naam in enumerate(namen, 1):
            model = apps.get_model(naam)
            rijen = (_without_persons(rij, model, alle) for rij in _rows(model))
            beschreven = _describe(map_, map_ / deel / f"{volgnummer:02d}-{naam.lower()}.jsonl", rijen)
            if beschreven.aantal:
                yield beschreven
            else:
                # A loader takes an empty file for a broken one.
                (map_ / beschreven.pad).unlink()


def _rows(model: type[Model]) -> Iterator[dict[str, Any]]:
    rijen = model._default_manager.order_by("pk").iterator()  # noqa: SLF001 - Django's documented interface to a model
    return iter(serializers.serialize("python", rijen, use_natural_foreign_keys=True))


def _without_persons(rij: dict[str, Any], model: type[Model], alle: frozenset[str]) -> dict[str, Any]:
    """The row without what leads to an account or to rows that are not in the export."""
    velden = dict(rij["fields"])
    for veld in model._meta.get_fields():  # noqa: SLF001 - as above
        doel = veld.related_model if veld.name in velden else None
        if doel is None or isinstance(doel, str) or doel._meta.label in {*alle, "contenttypes.ContentType"}:  # noqa: SLF001 - as above
            continue
        velden[veld.name] = [] if veld.many_to_many else None
    return {**rij, "fields": velden}


def _media(map_: Path) -> Iterator[Bestand]:
    for naam in settings.VERTREK["inhoud"]:
        model = apps.get_model(naam)
        velden = [veld.name for veld in model._meta.local_fields if isinstance(veld, FileField)]  # noqa: SLF001 - as above
        for veld in velden:
            for pad in model._default_manager.exclude(**{veld: ""}).values_list(veld, flat=True):  # noqa: SLF001 - as above
                if default_storage.exists(pad):
                    yield _copy(map_, str(pad))


def _copy(map_: Path, pad: str) -> Bestand:
    doel = map_ / "media" / pad
    doel.parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(pad) as bron, doel.open("wb") as uit:
        shutil.copyfileobj(bron, uit)
    return Bestand(str(doel.relative_to(map_)), doel.stat().st_size, _fingerprint(doel))


def _logs(map_: Path) -> Iterator[Bestand]:
    """Both logs, row by row in their order, and the head of the chain: rows name persons by pseudonym only."""
    for naam, model, volgorde in (
        ("auditregels", AuditRegel, "volgnummer"),
        ("verwerkingen", Verwerking, "pk"),
        ("kop", AuditKop, "pk"),
        ("verzegelingen", AuditVerzegeling, "pk"),
    ):
        rijen = model.objects.order_by(volgorde).iterator()
        platte = ({"id": rij["pk"], **rij["fields"]} for rij in serializers.serialize("python", rijen))
        yield _describe(map_, map_ / "logboek" / f"{naam}.jsonl", platte)


def _describe(map_: Path, pad: Path, rijen: Iterator[dict[str, Any]]) -> Bestand:
    pad.parent.mkdir(parents=True, exist_ok=True)
    aantal = _write(pad, rijen)
    return Bestand(str(pad.relative_to(map_)), aantal, _fingerprint(pad))


def _write(pad: Path, rijen: Iterator[dict[str, Any]] | list[dict[str, Any]], *, indent: int | None = None) -> int:
    aantal = 0
    with pad.open("w", encoding="utf-8") as uit:
        for rij in rijen:
            uit.write(json.dumps(rij, cls=DjangoJSONEncoder, ensure_ascii=False, indent=indent) + "\n")
            aantal += 1
    return aantal


def _fingerprint(pad: Path) -> str:
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()
