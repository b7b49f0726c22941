"""How the connection to a source stands, as this process knows it, and until when its certificate is valid."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from yarl import URL

from portal.core.deadline import Deadline
from portal.core.resultaat import Reden
from portal.outbound.adressen import is_own
from portal.outbound.motor import motor


class Zekeringstand(StrEnum):
    """Whether we call a source."""

    DICHT = "dicht"
    OPEN = "open"
    RUST = "rust"


@dataclass(frozen=True, slots=True)
class Toestand:
    """The breaker of a source, and of what kind its last failure was."""

    zekering: Zekeringstand
    fout: Reden | None
    fout_op: datetime | None


async def read_toestand(bron: str) -> Toestand:
    """How it stands with this source, from whichever event loop the caller runs on."""
    engine = motor()

    async def read() -> Toestand:
        zekering = engine.zekering(bron)
        stand = Zekeringstand.RUST if zekering.in_rust else Zekeringstand.DICHT
        reden, moment = zekering.laatste_fout or (None, None)
        return Toestand(stand if zekering.dicht else Zekeringstand.OPEN, reden, moment)

    if asyncio.get_running_loop() is engine.loop:
        return await read()
    return await asyncio.wrap_future(engine.submit(read()))


async def certificaat_tot(bron: str, url: str, *, deadline: Deadline) -> datetime | None:
    """Until when the certificate of one of our own sources is valid; None without TLS, or when it cannot be seen.

    Runs on the outbound loop only. The certificate is verified as in a call: one that is wrong gives None.
    """
    adres = URL(url)
    if adres.scheme != "https" or not adres.host or not is_own(adres):
        return None
    try:
        async with asyncio.timeout(deadline.remaining()):
            _, writer = await asyncio.open_connection(adres.host, adres.port, ssl=motor().ssl_context(bron))
    except (OSError, ssl.SSLError):
        return None
    try:
        einde = str((writer.get_extra_info("peercert") or {}).get("notAfter", ""))
        return datetime.fromtimestamp(ssl.cert_time_to_seconds(einde), UTC) if einde else None
    finally:
        writer.close()
