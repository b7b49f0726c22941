"""What can go wrong with a call to a source.

BronFout
├── TeLaat            no answer before the deadline
├── Onbereikbaar      no connection, or the circuit breaker is open
├── Storing           the source answered with an error status
├── TeDruk            the source asks for fewer calls (429)
├── Onbegrijpelijk    the answer is no JSON, too large, or not what the standard says
└── Geweigerd         the source refuses us (401, 403), or we refuse the address or a redirect

None of them carries an address, a header or a body: those may hold personal data.
"""

from datetime import datetime
from typing import ClassVar

from portal.core.resultaat import Reden


class BronFout(Exception):
    """A source gave no usable answer.

    Args:
        bron: the source's name.
        detail: what happened, in words without personal data.
        retry_at: not before this moment is another try of use; None when unknown.
    """

    reden: ClassVar[Reden] = Reden.STORING

    def __init__(self, bron: str, detail: str = "", *, retry_at: datetime | None = None) -> None:
        super().__init__(f"{bron}: {detail}" if detail else bron)
        self.bron = bron
        self.detail = detail
        self.retry_at = retry_at


class TeLaat(BronFout):
    """No answer before the deadline."""

    reden = Reden.TE_LAAT


class Onbereikbaar(BronFout):
    """No connection, or the circuit breaker is open."""

    reden = Reden.ONBEREIKBAAR


class Storing(BronFout):
    """The source answered with an error status.

    Args:
        bron: the source's name.
        status: the HTTP status.
        retry_at: from Retry-After.
    """

    reden = Reden.STORING

    def __init__(self, bron: str, status: int, *, retry_at: datetime | None = None) -> None:
        super().__init__(bron, f"status {status}", retry_at=retry_at)
        self.status = status


class TeDruk(BronFout):
    """The source asks for fewer calls."""

    reden = Reden.TE_DRUK


class Onbegrijpelijk(BronFout):
    """The answer is not what the standard says; a source's mapping raises it as well."""

    reden = Reden.ONBEGRIJPELIJK


class Geweigerd(BronFout):
    """The source refuses us, or we refuse to go there."""

    reden = Reden.NIET_TOEGESTAAN
