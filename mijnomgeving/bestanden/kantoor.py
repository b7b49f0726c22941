"""Documents that are archives inside: docx (OOXML, ECMA-376) and odt (OpenDocument 1.3)."""

import io
import zipfile
import zlib

from mijnomgeving.bestanden.fouten import MetMacro, Onleesbaar, TeZwaar, VreemdBestand

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
_MEESTE_DELEN = 2000
_GROOTST_UITGEPAKT = 100 * 1024 * 1024
_STUK = 256 * 1024
_VERSLEUTELD = 0x1


def check_kantoor(inhoud: bytes) -> str:
    """The media type of the document, when it is one that we take and nothing in it acts or explodes.

    Raises:
        VreemdBestand, Onleesbaar, MetMacro, TeZwaar: see there.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
            _check_delen(delen)
            soort = _find_soort(archief, {deel.filename for deel in delen})
            _unpack(archief, delen)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError):
        raise Onleesbaar from None
    return soort


def _check_delen(delen: list[zipfile.ZipInfo]) -> None:
    if len(delen) > _MEESTE_DELEN or sum(deel.file_size for deel in delen) > _GROOTST_UITGEPAKT:
        raise TeZwaar
    for deel in delen:
        naam = deel.filename.lower()
        if deel.flag_bits & _VERSLEUTELD or naam.startswith("/") or ".." in naam.split("/"):
            raise Onleesbaar
        if naam.endswith("vbaproject.bin") or naam.startswith(("basic/", "scripts/")) or "/activex/" in naam:
            raise MetMacro


def _find_soort(archief: zipfile.ZipFile, namen: set[str]) -> str:
    if "mimetype" in namen:
        with archief.open("mimetype") as deel:
            if deel.read(200).decode("ascii").strip() == ODT:
                return ODT
    if {"[Content_Types].xml", "word/document.xml"} <= namen:
        with archief.open("[Content_Types].xml") as deel:
            # Also a docm that says it is a docx.
            if b"macroEnabled" in deel.read(_STUK):
                raise MetMacro
        return DOCX
    raise VreemdBestand


def _unpack(archief: zipfile.ZipFile, delen: list[zipfile.ZipInfo]) -> None:
    """Open every part as far as it says it goes: one that lies about its size does not match its checksum."""
    uitgepakt = 0
    for deel in delen:
        with archief.open(deel) as stroom:
            while stuk := stroom.read(_STUK):
                uitgepakt += len(stuk)
                if uitgepakt > _GROOTST_UITGEPAKT:
                    raise TeZwaar
