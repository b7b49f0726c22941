"""What a machine can say of a PDF: can everybody read it, with eyes, ears or fingers (PDF/UA-1, WCAG 2.2).

Pure: bytes in, findings out. It says nothing about the order of reading or the quality of a description; that stays
work for a person, and the result says so.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.constants import UserAccessPermissions
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MAX_ELEMENTEN = 50_000
MAX_PAGINAS = 60
SECONDEN = 20.0
LANG_DOCUMENT = 20
_BESTANDSNAAM = re.compile(
    r"\S+\.(?:pdf|docx?|indd|pptx?|xlsx?)|microsoft word - .*|untitled|document\d*|naamloos", re.I
)
_KOP = re.compile(r"/H[1-6]?")
# What pypdf throws on a file that is broken: its own errors, and those of reading what is not there.
_KAPOT = (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError, OSError)


@dataclass(frozen=True, slots=True)
class Pdfuitslag:
    """Ids of rules (`documentregels`): what the file certainly breaks, and what a person must look at."""

    paginas: int | None
    fouten: tuple[str, ...]
    te_beoordelen: tuple[str, ...]


@dataclass(slots=True)
class _Codes:
    """What the tree of tags holds."""

    elementen: int = 0
    koppen: int = 0
    beelden_zonder_alt: int = 0
    tabellen: int = 0
    kopcellen: int = 0


def check_pdf(inhoud: bytes) -> Pdfuitslag:
    """Look at one file, for at most some twenty seconds.

    A file that cannot be opened, or only with a password, has that one finding.
    """
    einde = time.monotonic() + SECONDEN
    try:
        lezer = PdfReader(BytesIO(inhoud))
        if lezer.is_encrypted and not lezer.decrypt(""):
            return Pdfuitslag(None, ("pdf:wachtwoord",), ())
        return _check(lezer, einde)
    except _KAPOT:
        return Pdfuitslag(None, ("pdf:kapot",), ())


def _check(lezer: PdfReader, einde: float) -> Pdfuitslag:
    wortel = _dict(lezer.trailer["/Root"])
    paginas = len(lezer.pages)
    boom = _dict(wortel.get("/StructTreeRoot"))
    gemerkt = _is_true(_dict(wortel.get("/MarkInfo")).get("/Marked")) and bool(boom)
    codes = _walk(boom, einde) if gemerkt else _Codes()
    fouten = [*_check_metadata(lezer, wortel), *_check_text(lezer, einde)]
    if not gemerkt or not codes.elementen:
        fouten.append("pdf:zonder-codes")
    if codes.beelden_zonder_alt:
        fouten.append("pdf:beeld-zonder-tekst")
    if codes.tabellen and not codes.kopcellen:
        fouten.append("pdf:tabel-zonder-kop")
    return Pdfuitslag(paginas, tuple(fouten), tuple(_look_at(wortel, paginas, codes)))


def _check_metadata(lezer: PdfReader, wortel: DictionaryObject) -> Iterator[str]:
    rechten = lezer.user_access_permissions
    if rechten is not None and not rechten & UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS:
        yield "pdf:op-slot"
    if not str(wortel.get("/Lang", "")).strip():
        yield "pdf:zonder-taal"
    titel = str((lezer.metadata.title if lezer.metadata else "") or "").strip()
    if not titel or _BESTANDSNAAM.fullmatch(titel):
        yield "pdf:zonder-titel"
    elif not _is_true(_dict(wortel.get("/ViewerPreferences")).get("/DisplayDocTitle")):
        yield "pdf:titel-niet-getoond"


def _check_text(lezer: PdfReader, einde: float) -> Iterator[str]:
    """Pages that are a picture only. The first pages say enough of a long document."""
    beelden = 0
    for pagina in lezer.pages[:MAX_PAGINAS]:
        if time.monotonic() > einde:
            break
        if not (pagina.extract_text() or "").strip() and _has_picture(pagina):
            beelden += 1
    if beelden:
        yield "pdf:zonder-tekst"


def _has_picture(pagina: DictionaryObject) -> bool:
    dingen = _dict(_dict(pagina.get("/Resources")).get("/XObject"))
    return any(_dict(ding).get("/Subtype") == "/Image" for ding in dingen.values())


def _look_at(wortel: DictionaryObject, paginas: int, codes: _Codes) -> Iterator[str]:
    """What is not wrong for certain, and what no machine can judge."""
    if codes.elementen and not codes.koppen and paginas > 1:
        yield "pdf:zonder-koppen"
    if paginas > LANG_DOCUMENT and not wortel.get("/Outlines"):
        yield "pdf:zonder-bladwijzers"
    velden = _dict(wortel.get("/AcroForm")).get("/Fields")
    if isinstance(velden, ArrayObject) and any("/TU" not in _dict(veld) for veld in velden):
        yield "pdf:veld-zonder-naam"
    yield "pdf:leesvolgorde"


def _walk(boom: DictionaryObject, einde: float) -> _Codes:
    """Count the tags; a tree that goes round, or is endless, ends at a number or a time."""
    codes, soorten = _Codes(), _dict(boom.get("/RoleMap"))
    stapel, gezien = [boom.get("/K")], set()
    while stapel and codes.elementen < MAX_ELEMENTEN and time.monotonic() < einde:
        ding = stapel.pop()
        if isinstance(ding, IndirectObject):
            if ding.idnum in gezien:
                continue
            gezien.add(ding.idnum)
            ding = ding.get_object()
        if isinstance(ding, ArrayObject):
            stapel.extend(ding)
        elif isinstance(ding, DictionaryObject) and "/S" in ding:
            _count(codes, ding, soorten)
            stapel.append(ding.get("/K"))
    return codes


def _count(codes: _Codes, element: DictionaryObject, soorten: DictionaryObject) -> None:
    soort = str(soorten.get(element["/S"], element["/S"]))
    codes.elementen += 1
    codes.koppen += bool(_KOP.fullmatch(soort))
    codes.tabellen += soort == "/Table"
    codes.kopcellen += soort == "/TH"
    codes.beelden_zonder_alt += soort == "/Figure" and not (element.get("/Alt") or element.get("/ActualText"))


def _is_true(ding: Any) -> bool:  # noqa: ANN401 - anything that a PDF can hold
    """A boolean of a PDF is an object, and every object counts as true by itself."""
    return getattr(ding, "value", False) is True


def _dict(ding: Any) -> DictionaryObject:  # noqa: ANN401 - anything that a PDF can hold
    echt = ding.get_object() if isinstance(ding, IndirectObject) else ding
    return echt if isinstance(echt, DictionaryObject) else DictionaryObject()
