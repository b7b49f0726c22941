"""Reading the files of official lists: a file of another shape is refused, a bad row is reported with its line."""

import csv
import io
import json
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _


class Lijstgeweigerd(ValueError):
    """A file that is not this list. The message is one sentence for the person who handed it in."""


class Rijfout(ValueError):
    """A row that cannot be taken in; the message is the reason, for the person who handed the file in."""


def decode(inhoud: bytes) -> str:
    """The text of a file.

    Raises:
        Lijstgeweigerd: it is no UTF-8, or holds characters that text does not have.
    """
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Lijstgeweigerd(_("Dit bestand is geen tekst in UTF-8. Download de lijst opnieuw.")) from fout
    if "\x00" in tekst:
        raise Lijstgeweigerd(_("Dit bestand is geen tekst. Download de lijst opnieuw."))
    return tekst


def read_csv(inhoud: bytes, *, kolommen: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers, every value without spaces around it.

    Raises:
        Lijstgeweigerd: a column is missing, there is no row, or it is no CSV at all.
    """
    lezer = csv.DictReader(io.StringIO(decode(inhoud)), restval="")
    try:
        mist = [naam for naam in kolommen if naam not in (lezer.fieldnames or ())]
        if mist:
            raise Lijstgeweigerd(_("Dit is een ander bestand: de kolom %(kolom)s ontbreekt.") % {"kolom": mist[0]})
        aantal = 0
        for rij in lezer:
            aantal += 1
            yield lezer.line_num, {naam: (rij[naam] or "").strip() for naam in lezer.fieldnames or () if naam}
    except csv.Error as fout:
        raise Lijstgeweigerd(_("Dit bestand is geen goede CSV: regel %d is niet te lezen.") % lezer.line_num) from fout
    if aantal == 0:
        raise Lijstgeweigerd(_("Dit bestand heeft geen rijen."))


def read_json_lines(inhoud: bytes) -> Iterator[tuple[int, Any]]:
    """The values of a file with one JSON value a line; a line that is no JSON comes as a `Rijfout`.

    Raises:
        Lijstgeweigerd: it is no text.
    """
    for nummer, regel in enumerate(decode(inhoud).splitlines(), start=1):
        if not regel.strip():
            continue
        try:
            yield nummer, json.loads(regel)
        except (ValueError, RecursionError):
            yield nummer, Rijfout(_("Dit is geen geldige JSON."))


def check_url(waarde: str, *, veld: str, lengte: int = 250) -> str:
    """A web address that fits; empty stays empty.

    Raises:
        Rijfout: it is something else.
    """
    if waarde and (not waarde.startswith(("http://", "https://")) or len(waarde) > lengte or " " in waarde):
        raise Rijfout(_("%(veld)s is geen webadres: %(waarde)s") % {"veld": veld, "waarde": waarde[:80]})
    return waarde


def check_lengte(waarde: str, *, veld: str, lengte: int) -> str:
    """A text that is there and fits.

    Raises:
        Rijfout: it is empty or too long.
    """
    if not waarde:
        raise Rijfout(_("%s is leeg.") % veld)
    if len(waarde) > lengte:
        raise Rijfout(_("%(veld)s is langer dan %(lengte)d tekens.") % {"veld": veld, "lengte": lengte})
    return waarde
