"""The malware scanner: clamd, asked over its INSTREAM command before anything is kept (BIO2 8.07.04).

What it cannot look at is not taken in. Without the setting VIRUSSCANNER there is none: in development only.
"""

import socket
import struct
from typing import Protocol
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

SECONDEN = 10.0
_STUK = 64 * 1024
_LANGSTE_ANTWOORD = 4096


class Besmet(ValueError):
    """The scanner found malware in the file."""


class ScannerStil(OSError):
    """The scanner gave no usable answer: the file was not looked at."""


class Scanner(Protocol):
    """Looks at a file."""

    def scan(self, inhoud: bytes) -> None:
        """Let a clean file pass.

        Raises:
            Besmet: there is malware in it.
            ScannerStil: it could not be looked at.
        """
        ...


class Clamd:
    """clamd at this address: `tcp://host:port` or `unix:///path`."""

    def __init__(self, adres: str) -> None:
        self._adres = urlsplit(adres)

    def scan(self, inhoud: bytes) -> None:
        """See `Scanner`."""
        try:
            with _connect(self._adres) as lijn:
                antwoord = _ask(lijn, inhoud)
        except OSError as fout:
            raise ScannerStil(type(fout).__name__) from fout
        if antwoord == b"stream: OK":
            return
        if antwoord.startswith(b"stream: ") and antwoord.endswith(b" FOUND"):
            raise Besmet
        # "INSTREAM size limit exceeded. ERROR", or something that is no answer of clamd.
        raise ScannerStil("no verdict")


class GeenScanner:
    """Lets everything pass: development without clamd."""

    def scan(self, inhoud: bytes) -> None:
        """See `Scanner`."""


def scanner() -> Scanner:
    """The scanner of the settings."""
    return Clamd(settings.VIRUSSCANNER) if settings.VIRUSSCANNER else GeenScanner()


def _connect(adres: SplitResult) -> socket.socket:
    if adres.scheme == "unix":
        lijn = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        lijn.settimeout(SECONDEN)
        try:
            lijn.connect(adres.path)
        except OSError:
            lijn.close()
            raise
        return lijn
    # The scanner speaks its own protocol, no HTTP.
    plek = (adres.hostname or "", adres.port or 3310)
    return socket.create_connection(plek, timeout=SECONDEN)  # nosemgrep: buiten-om-het-ene-loket


def _ask(lijn: socket.socket, inhoud: bytes) -> bytes:
    """The command, the file in pieces each after its length, and a length of zero at the end (clamd(8))."""
    lijn.sendall(b"zINSTREAM\0")
    for begin in range(0, len(inhoud), _STUK):
        stuk = inhoud[begin : begin + _STUK]
        lijn.sendall(struct.pack("!I", len(stuk)) + stuk)
    lijn.sendall(struct.pack("!I", 0))
    antwoord = b""
    while not antwoord.endswith(b"\0") and len(antwoord) < _LANGSTE_ANTWOORD:
        stuk = lijn.recv(_LANGSTE_ANTWOORD)
        if not stuk:
            break
        antwoord += stuk
    return antwoord.rstrip(b"\0").strip()
