"""What may not be in a PDF that people send: anything that acts by itself, and what nobody can look into.

The names of actions are looked for in the file and in its compressed objects. That is coarser than a reader of PDF is,
on purpose: a reader that is more lenient than ours would find what ours skipped.
"""

import re
import zlib

from mijnomgeving.bestanden.fouten import ActievePdf, BeveiligdePdf, Onleesbaar, TeZwaar

_GROOTST_UITGEPAKT = 50 * 1024 * 1024
_MEESTE_STROMEN = 20_000
# PDF 2.0 (ISO 32000-2) 12.6.4, 7.11.4, 12.7.8 and 13.7.
_ACTIEF = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA|GoToE|Rendition|3D)(?=[\s/<>\[\](){}%]|$)"
)
_VERSLEUTELD = re.compile(rb"/Encrypt(?=[\s/<>\[\](){}%])")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STROOM = re.compile(rb"(?<!end)stream\r?\n")
# Compressed objects begin with their numbers and places (7.5.7), whatever the stream says that it is.
_OBJECTEN = re.compile(rb"\s*\d+\s+\d+\s")
_KIJK_PAKKET, _KIJK, _WOORDENBOEK = 4096, 64, 2048


def check_pdf(inhoud: bytes) -> None:
    """Refuse what acts, and what is locked.

    Raises:
        ActievePdf, BeveiligdePdf, TeZwaar, Onleesbaar: see there.
    """
    if b"%%EOF" not in inhoud[-2048:]:
        raise Onleesbaar
    plat = _plain_names(inhoud)
    if _VERSLEUTELD.search(plat):
        raise BeveiligdePdf
    if _ACTIEF.search(plat):
        raise ActievePdf
    _check_objecten(inhoud)


def _check_objecten(inhoud: bytes) -> None:
    """The same for objects that are compressed."""
    alles, over = memoryview(inhoud), _GROOTST_UITGEPAKT
    for nummer, stroom in enumerate(_STROOM.finditer(inhoud)):
        if nummer >= _MEESTE_STROMEN:
            raise TeZwaar
        begin = _unpack(alles[stroom.end() : stroom.end() + _KIJK_PAKKET], hoogstens=_KIJK)
        if begin is None and _says_objecten(inhoud, stroom.start()):
            # Packed in another way than all programs do it.
            raise Onleesbaar
        if begin is None or not _OBJECTEN.match(begin):
            continue
        objecten = _unpack(alles[stroom.end() :], hoogstens=over + 1) or b""
        over -= len(objecten)
        if over < 0:
            raise TeZwaar
        if _ACTIEF.search(_plain_names(objecten)):
            raise ActievePdf


def _plain_names(tekst: bytes) -> bytes:
    """With what a name hides written out: /J#61vaScript is /JavaScript."""
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), tekst)


def _says_objecten(inhoud: bytes, begin: int) -> bool:
    woordenboek = _plain_names(inhoud[max(0, begin - _WOORDENBOEK) : begin])
    return b"/ObjStm" in woordenboek.rpartition(b" obj")[2]


def _unpack(pakket: memoryview, *, hoogstens: int) -> bytes | None:
    """The first so many bytes of what was compressed; None when it was not, or in another way."""
    try:
        return zlib.decompressobj().decompress(pakket, hoogstens)
    except zlib.error:
        return None
