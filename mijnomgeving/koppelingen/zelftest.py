"""The self-test: ask every connection its harmless question, all at once, and remember what came of it."""

import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.cache import cache

from mijnomgeving.koppelingen.lijst import Koppeling, list_koppelingen
from portal.core.deadline import Deadline
from portal.core.resultaat import Reden, Unavailable
from portal.core.trace import operation
from portal.outbound.service import as_result, certificaat_tot, read_toestand, run_together

SECONDEN = 8.0
_SLEUTEL = "koppelingen:zelftest"
_BEWAAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a connection answered.

    Args:
        moment: when it was asked.
        milliseconden: how long it took; of a connection that did not answer, how long we waited.
        reden: why it gave nothing, a value of `Reden`; None when it answered well.
        certificaat: until when its certificate is valid; None without TLS, or when it could not be seen.
    """

    moment: datetime
    milliseconden: int
    reden: str | None = None
    certificaat: datetime | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """A row of the page. `zekering` and `fout` are of the process that makes the page, `uitslag` of the last test."""

    koppeling: Koppeling
    uitslag: Uitslag | None
    zekering: str
    fout: Reden | None
    fout_op: datetime | None


def run_zelftest() -> list[tuple[Koppeling, Uitslag]]:
    """Ask every connection, all together within `SECONDEN`, and keep what came of it for all processes."""
    koppelingen = list_koppelingen()
    deadline = Deadline.after(SECONDEN)
    with operation():
        uitslagen = run_together(*(_test(koppeling, deadline) for koppeling in koppelingen), deadline=deadline)
    paren = list(zip(koppelingen, uitslagen, strict=True))
    cache.set(_SLEUTEL, {k.naam: asdict(uitslag) for k, uitslag in paren}, timeout=int(_BEWAAR.total_seconds()))
    return paren


def list_uitslagen() -> dict[str, Uitslag]:
    """What came of the last test, by the name of the connection."""
    bewaard: dict[str, dict[str, Any]] = cache.get(_SLEUTEL) or {}
    return {naam: Uitslag(**velden) for naam, velden in bewaard.items()}


def list_regels() -> list[Regel]:
    """Every connection with what is known of it; what did not answer stands on top."""
    koppelingen, uitslagen = list_koppelingen(), list_uitslagen()
    toestanden = run_together(*(read_toestand(k.bron) for k in koppelingen), deadline=Deadline.after(2))
    regels = [
        Regel(
            koppeling,
            uitslagen.get(koppeling.naam),
            toestand.zekering.value,
            toestand.fout,
            toestand.fout_op,
        )
        for koppeling, toestand in zip(koppelingen, toestanden, strict=True)
    ]
    return sorted(regels, key=lambda regel: not (regel.uitslag and regel.uitslag.reden))


async def _test(koppeling: Koppeling, deadline: Deadline) -> Uitslag:
    # A little less than all, so that what hangs is told by its own line.
    eigen = Deadline.after(deadline.remaining() * 0.75)
    begin, moment = time.monotonic(), datetime.now(UTC)
    resultaat = await as_result(koppeling.naam, koppeling.vraag(deadline=eigen), deadline=eigen)
    milliseconden = round((time.monotonic() - begin) * 1000)
    reden = resultaat.reason.value if isinstance(resultaat, Unavailable) else None
    certificaat = await certificaat_tot(koppeling.bron, koppeling.url, deadline=deadline)
    return Uitslag(moment, milliseconden, reden, certificaat)
