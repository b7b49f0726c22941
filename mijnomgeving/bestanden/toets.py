"""What a file is by its content, whether we take it, and under which name (ASVS 5.2.1-6, 5.4.1-3)."""

import re
import unicodedata
from collections.abc import Iterable

from mijnomgeving.bestanden.beelden import check_jpeg, check_png
from mijnomgeving.bestanden.fouten import Onleesbaar, VreemdBestand
from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.bestanden.kantoor import DOCX, ODT, check_kantoor
from mijnomgeving.bestanden.pdf import check_pdf

# HEIC is not among them: organisations cannot open it, and a telephone sends a JPEG when a page asks for one.
EXTENSIES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", DOCX: "docx", ODT: "odt"}
LANGSTE_NAAM = 80
_PDF_KOP = 1024
_VERBODEN = re.compile(r'[\\/:*?"<>|]')


def check_inhoud(naam: str, inhoud: bytes) -> Bestandsinhoud:
    """The file with its kind and a clean name, when it may come in.

    Args:
        naam: as the browser gave it; says nothing about what is in it.
        inhoud: the bytes.

    Raises:
        GeweigerdBestand: it may not; the kind of error says why.
    """
    if not inhoud:
        raise Onleesbaar
    soort = _find_soort(inhoud)
    return Bestandsinhoud(clean_naam(naam, soort), soort, inhoud)


def clean_naam(naam: str, soort: str) -> str:
    """A name that is safe in a header, a folder and on a page, with the extension of what it really is."""
    kaal = unicodedata.normalize("NFC", naam).replace("\\", "/").rpartition("/")[2]
    # Cc and Cf: line ends, and what turns the order of writing around (photo[RLO]gpj.exe).
    kaal = "".join(teken for teken in kaal if unicodedata.category(teken)[0] != "C")
    stam = _VERBODEN.sub("", kaal).rpartition(".")[0] if "." in kaal else _VERBODEN.sub("", kaal)
    stam = " ".join(stam.split()).strip(". ")[:LANGSTE_NAAM].strip(". ")
    return f"{stam or 'bestand'}.{EXTENSIES[soort]}"


def number_namen(bestanden: Iterable[Bestandsinhoud]) -> tuple[Bestandsinhoud, ...]:
    """The same files, with a number where two have one name."""
    gezien: dict[str, int] = {}
    uit = []
    for bestand in bestanden:
        keer = gezien[bestand.naam.casefold()] = gezien.get(bestand.naam.casefold(), 0) + 1
        stam, _, extensie = bestand.naam.rpartition(".")
        naam = bestand.naam if keer == 1 else f"{stam} ({keer}).{extensie}"
        uit.append(Bestandsinhoud(naam, bestand.soort, bestand.inhoud))
    return tuple(uit)


def _find_soort(inhoud: bytes) -> str:
    if b"%PDF-" in inhoud[:_PDF_KOP]:
        check_pdf(inhoud)
        return "application/pdf"
    if inhoud.startswith(b"\xff\xd8\xff"):
        check_jpeg(inhoud)
        return "image/jpeg"
    if inhoud.startswith(b"\x89PNG\r\n\x1a\n"):
        check_png(inhoud)
        return "image/png"
    if inhoud.startswith(b"PK\x03\x04"):
        return check_kantoor(inhoud)
    raise VreemdBestand
