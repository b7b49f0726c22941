"""The log to take along: as a table for a spreadsheet, and for a computer (AVG art. 15 and 20)."""

import csv
import io
import json
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from mijnomgeving.inzage.gebruik import Gebruik

SOORTEN = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# A spreadsheet reads a cell that begins so as a formula (ASVS 1.2.10).
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def make_csv(gebruiken: Iterable[Gebruik]) -> bytes:
    """A table with one row for each use; the byte order mark lets a spreadsheet know that it is UTF-8."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(
        [_("Wanneer"), _("Wie"), _("Wat"), _("Waarvoor"), _("Waarom dit mag"), _("Gegevens"), _("Opgeschreven door")]
    )
    for gebruik in gebruiken:
        moment = timezone.localtime(gebruik.wanneer).strftime("%d-%m-%Y %H:%M")
        velden = (gebruik.wie, gebruik.wat, gebruik.doel, gebruik.grondslag, _gegevens(gebruik), gebruik.bron)
        schrijver.writerow([moment, *map(_harmless, velden)])
    return uit.getvalue().encode("utf-8-sig")


def make_json(gebruiken: Iterable[Gebruik]) -> bytes:
    """A list with one object for each use."""
    rijen = [
        {
            "wanneer": gebruik.wanneer.isoformat(),
            "wie": gebruik.wie,
            "soort": gebruik.soort.value,
            "wat": gebruik.wat,
            "doel": gebruik.doel,
            "grondslag": gebruik.grondslag,
            "gegevens": [
                {"gegevens": deel.gegevens, "bronnen": deel.bronnen, "geenAntwoord": deel.stil}
                for deel in gebruik.gezien
            ],
            "opgeschrevenDoor": [gebruik.bron, *gebruik.bevestigd],
            "kenmerk": gebruik.kenmerk,
        }
        for gebruik in gebruiken
    ]
    return json.dumps({"gebruik": rijen}, ensure_ascii=False, indent=2).encode()


def _gegevens(gebruik: Gebruik) -> str:
    return "; ".join(
        f"{deel.gegevens}: {', '.join((*deel.bronnen, *deel.stil))}" if deel.gegevens else "" for deel in gebruik.gezien
    )


def _harmless(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
