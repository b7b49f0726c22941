"""The bytes of a feed, plain or gzipped, up to a limit: a small file cannot fill disk or memory (KWALITEIT B36)."""

import gzip
import zlib
from typing import IO, Protocol

MAX_BYTES = 500 * 1024 * 1024
# XML shrinks 10 to 40 times; what unpacks further is made to do harm. Small files may say what they like.
MAX_VERHOUDING = 200
VRIJ_BYTES = 20 * 1024 * 1024
_GZIP = b"\x1f\x8b"


class FeedGeweigerd(ValueError):
    """The whole file is refused: it is no XML, or holds what no feed needs. The message is for editors."""


class Lezer(Protocol):
    """What an XML parser reads from."""

    def read(self, aantal: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        ...


def open_invoer(bestand: IO[bytes]) -> Lezer:
    """Read a file from where it stands, unpacked if it is gzipped."""
    begin = bestand.read(len(_GZIP))
    heel = _MetBegin(begin, bestand)
    return _UitgepakteInvoer(heel) if begin == _GZIP else _Invoer(heel)


class _MetBegin:
    """A file whose first bytes were looked at; `gelezen` counts."""

    def __init__(self, begin: bytes, bestand: IO[bytes]) -> None:
        self.gelezen = 0
        self._begin = begin
        self._bestand = bestand

    def read(self, aantal: int = -1, /) -> bytes:
        begin, self._begin = self._begin, b""
        stuk = begin or self._bestand.read(aantal)
        self.gelezen += len(stuk)
        return stuk


class _Invoer:
    """A file as it is, up to the limit."""

    def __init__(self, bestand: Lezer) -> None:
        self._bestand = bestand
        self._gelezen = 0

    def read(self, aantal: int = -1, /) -> bytes:
        stuk = self._bestand.read(aantal)
        self._gelezen += len(stuk)
        if self._gelezen > MAX_BYTES:
            raise FeedGeweigerd(f"Het bestand is groter dan {MAX_BYTES // 2**20} MB.")
        return stuk


class _UitgepakteInvoer(_Invoer):
    """A gzipped file, unpacked as far as it is read."""

    def __init__(self, bestand: _MetBegin) -> None:
        self._ingepakt = bestand
        # GzipFile only reads, from an object with this one method.
        super().__init__(gzip.GzipFile(fileobj=self._ingepakt, mode="rb"))  # type: ignore[call-overload]

    def read(self, aantal: int = -1, /) -> bytes:
        try:
            stuk = super().read(aantal)
        except (OSError, EOFError, zlib.error) as error:
            raise FeedGeweigerd("Het ingepakte bestand (gzip) is beschadigd.") from error
        if self._gelezen > max(VRIJ_BYTES, self._ingepakt.gelezen * MAX_VERHOUDING):
            raise FeedGeweigerd("Het ingepakte bestand (gzip) is na uitpakken veel te groot.")
        return stuk
