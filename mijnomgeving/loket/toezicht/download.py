"""The log as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone

from mijnomgeving.loket.toezicht.weergave import Regel

# A spreadsheet reads a cell that begins so as a formula (ASVS 1.2.10).
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")
_KOP = ("Regel", "Wanneer", "Medewerker", "Actie", "Wat", "Doel", "Persoon", "Contact", "Resultaat")


def make_csv(regels: Iterable[Regel]) -> bytes:
    """One row for each line; the byte order mark lets a spreadsheet know that it is UTF-8."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(_KOP)
    for regel in regels:
        schrijver.writerow([_harmless(veld) for veld in _fields(regel)])
    return uit.getvalue().encode("utf-8-sig")


def _fields(regel: Regel) -> tuple[str, ...]:
    blik = regel.blik
    return (
        str(blik.volgnummer),
        timezone.localtime(blik.wanneer).strftime("%d-%m-%Y %H:%M:%S"),
        regel.naam,
        regel.wat,
        "; ".join(blik.objecten),
        regel.doel,
        regel.persoon,
        str(blik.contact or ""),
        blik.resultaat,
    )


def _harmless(tekst: str) -> str:
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst
