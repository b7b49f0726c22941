"""All data of somebody as a file: a PDF that everybody can read, and JSON for another computer.

A source that gave nothing stands in both with the reason: a file that is not whole says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from mijnomgeving.gegevens.onderdelen import Onderdeel
from mijnomgeving.gegevens.tonen import Gelezen
from portal.core.resultaat import Available, SourceResult, Stale
from toegankelijkheid import pdf

Json = Mapping[str, Any]


def make_json(gelezen: Gelezen, *, op: datetime) -> Json:
    """Each part with its source, when it was read, and what the source gave; dates after ISO 8601."""
    return {
        "gemaaktOp": timezone.localtime(op).isoformat(timespec="seconds"),
        "onderdelen": [_part(deel, resultaat) for deel, resultaat in gelezen],
    }


def make_pdf(gelezen: Gelezen, *, op: datetime) -> bytes:
    """The same as facts in a tagged PDF (ISO 14289-1): title, language, headings, tables with headers."""
    context = {"delen": [_shown(deel, resultaat) for deel, resultaat in gelezen], "op": op, "taal": get_language()}
    return pdf.make_pdf("mijn/gegevens_pdf.html", context)


def _part(deel: Onderdeel, resultaat: SourceResult[Any]) -> Json:
    vast = {"onderdeel": deel.sleutel, "bron": resultaat.source}
    if not isinstance(resultaat, Available | Stale):
        reden = resultaat.reason if isinstance(resultaat.reason, str) else resultaat.reason.value
        return {**vast, "antwoord": "geen", "reden": reden}
    gelezen = timezone.localtime(resultaat.as_of).isoformat(timespec="seconds")
    return {**vast, "opgehaaldOp": gelezen, "gegevens": _plain(resultaat.data)}


def _shown(deel: Onderdeel, resultaat: SourceResult[Any]) -> dict[str, object]:
    beantwoord = isinstance(resultaat, Available | Stale)
    feiten = deel.feiten(resultaat.data) if isinstance(resultaat, Available | Stale) else []
    return {"uitleg": deel.uitleg, "resultaat": resultaat, "beantwoord": beantwoord, "feiten": feiten}


def _plain(waarde: Any) -> Any:  # noqa: ANN401 - whatever a source gave
    """A value as JSON; what is empty stays, so that 'nothing' can be told from 'not asked'."""
    if waarde is None or (isinstance(waarde, str | int) and not isinstance(waarde, Enum)):
        return waarde
    if is_dataclass(waarde) and not isinstance(waarde, type):
        waarde = asdict(waarde)
    if isinstance(waarde, Mapping):
        return {naam: _plain(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, Sequence):
        return [_plain(deel) for deel in waarde]
    return waarde.value if isinstance(waarde, Enum) else str(waarde)
