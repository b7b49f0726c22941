"""What may not be in a PDF that people send: anything that acts by itself, and what nobody can look into.

The names of actions are looked for in the file and in its compressed objects. That is coarser than a reader of PDF is,
on purpose: a reader that is more lenient than ours would find what ours skipped.
"""

import re
import zlib

from mijnomgeving.bestanden.fouten import ActievePdf, BeveiligdePdf, Onleesbaar, TeZwaar

_GROOTST_UITGEPAKT = 50 * 1024 * 1024
# PDF 2.0 (ISO 32000-2) 12.6.4, 7.11.4, 12.7.8 and 13.7.
_ACTIEF = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA|GoToE|Rendition|3D)(?=[\s/<>\[\](){}%]|$)"
)
_VERSLEUTELD = re.compile(rb"/Encrypt(?=[\s/<>\[\](){}%])")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STROOM = re.compile(rb"stream\r?\n")
# What stands before a stream and says what is in it; longer than any that a program writes.
_WOORDENBOEK = 2048


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
    uitgepakt = 0
    for stroom in _STROOM.finditer(inhoud):
        woordenboek = _plain_names(inhoud[max(0, stroom.start() - _WOORDENBOEK) : stroom.start()])
        if b"/ObjStm" not in woordenboek.rpartition(b" obj")[2]:
            continue
        objecten = _unpack(inhoud[stroom.end() :], hoogstens=_GROOTST_UITGEPAKT - uitgepakt)
        uitgepakt += len(objecten)
        if _ACTIEF.search(_plain_names(objecten)):
            raise ActievePdf


def _plain_names(tekst: bytes) -> bytes:
    """With what a name hides written out: /J#61vaScript is /JavaScript."""
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), tekst)


def _unpack(rest: bytes, *, hoogstens: int) -> bytes:
    """Compressed objects; those packed in another way than all programs do are not looked into, so not taken."""
    pakker = zlib.decompressobj()
    try:
        objecten = pakker.decompress(rest, hoogstens + 1)
    except zlib.error:
        raise Onleesbaar from None
    if len(objecten) > hoogstens:
        raise TeZwaar
    return objecten
