"""The list of clients as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from mijnomgeving.klanten.selectors import Klant

# A spreadsheet reads a cell that begins so as a formula (ASVS 1.2.10).
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")


def make_csv(klanten: Iterable[Klant]) -> bytes:
    """One row for each client, in this order; the byte order mark lets a spreadsheet know that it is UTF-8.

    What the machtiging does not cover is empty, so that it cannot be read as nothing to do.
    """
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(
        [
            *(_("Klant"), _("KVK-nummer"), _("Vestigingen"), _("Te doen"), _("Eerst"), _("Uiterlijk over (dagen)")),
            *(
                _("Verplichting"),
                _("Laatste dag"),
                _("Nieuwe berichten"),
                _("Lopende zaken"),
                _("Machtiging tot en met"),
            ),
            *(_("Niet compleet door"),),
        ]
    )
    for klant in klanten:
        schrijver.writerow([_harmless(str(veld)) for veld in _fields(klant)])
    return uit.getvalue().encode("utf-8-sig")


def _fields(klant: Klant) -> list[object]:
    eerste, plicht = klant.eerste, klant.verplichting
    return [
        klant.naam,
        getattr(klant.machtiging.voor, "kvk_nummer", ""),
        ", ".join(klant.vestigingen),
        len(klant.te_doen),
        eerste.onderwerp if eerste else "",
        "" if eerste is None or eerste.dagen is None else eerste.dagen,
        plicht.titel if plicht else "",
        _day(plicht.dag if plicht else None),
        klant.ongelezen if klant.ziet_berichten else "",
        klant.lopend if klant.ziet_zaken else "",
        _day(klant.machtiging.tot),
        ", ".join(resultaat.source for resultaat in klant.ontbreekt),
    ]


def _day(dag: date | None) -> str:
    return dag.strftime("%d-%m-%Y") if dag else ""


def _harmless(tekst: str) -> str:
    """As text for a spreadsheet, whatever an organisation or a client called itself; a number stays a number."""
    is_getal = tekst.removeprefix("-").isdecimal()
    return f"'{tekst}" if tekst.startswith(_FORMULE) and not is_getal else tekst
