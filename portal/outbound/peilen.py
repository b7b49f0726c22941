"""Look whether an address of somebody else answers: status and headers, hardly any body, no redirect followed.

Unlike a call to a source it has no circuit breaker, no retry and no trusted address: each is asked once, politely,
through the guard of `adressen`, whatever is registered. The caller follows redirects by looking again.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

import aiohttp
from yarl import URL

from portal.core.deadline import Deadline
from portal.outbound.adressen import AdresGeweigerd, check_public_url
from portal.outbound.client import retry_at
from portal.outbound.motor import Motor, motor

MAX_BEGIN = 64 * 1024
_BRON = "peiling"


class Peilfout(StrEnum):
    """Why there was no answer."""

    GEWEIGERD = "geweigerd"
    DNS = "dns"
    CERTIFICAAT = "certificaat"
    VERBINDING = "verbinding"
    TE_LAAT = "te_laat"


@dataclass(frozen=True, slots=True)
class Peiling:
    """What an address answered: `status`, or `fout` when it did not. `begin` is the start of the body of a GET."""

    status: int | None = None
    fout: Peilfout | None = None
    naar: str = ""
    begin: bytes = field(default=b"", repr=False)
    retry_at: datetime | None = None


async def peil(url: str, *, methode: Literal["HEAD", "GET"], afzender: str, deadline: Deadline) -> Peiling:
    """Ask once; from whichever event loop the caller runs on.

    Args:
        url: any address; one that is not on the public internet is refused before a connection.
        methode: HEAD, or GET, of which only the start is read.
        afzender: the User-Agent, which names us and where to complain.
        deadline: for all of it, DNS and TLS included.
    """
    engine = motor()
    if asyncio.get_running_loop() is engine.loop:
        return await _peil(engine, url, methode, afzender, deadline)
    return await asyncio.wrap_future(engine.submit(_peil(engine, url, methode, afzender, deadline)))


async def _peil(engine: Motor, url: str, methode: str, afzender: str, deadline: Deadline) -> Peiling:
    try:
        adres = URL(url)
        check_public_url(adres)
        async with asyncio.timeout(deadline.remaining()):
            return await _ask(engine, adres, methode, afzender)
    except (AdresGeweigerd, aiohttp.InvalidURL, ValueError):
        return Peiling(fout=Peilfout.GEWEIGERD)
    except TimeoutError:
        return Peiling(fout=Peilfout.TE_LAAT)
    except aiohttp.ClientConnectorDNSError:
        return Peiling(fout=Peilfout.DNS)
    except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError):
        return Peiling(fout=Peilfout.CERTIFICAAT)
    except (aiohttp.ClientError, OSError):
        return Peiling(fout=Peilfout.VERBINDING)


async def _ask(engine: Motor, adres: URL, methode: str, afzender: str) -> Peiling:
    async with engine.sessie(own=False).request(
        methode,
        adres,
        headers={
            "User-Agent": afzender,
            "Accept": "text/html,*/*;q=0.8",
            "Accept-Language": "nl",
        },
        allow_redirects=False,
        ssl=engine.ssl_context(_BRON),
    ) as response:
        begin = await response.content.read(MAX_BEGIN) if methode == "GET" else b""
        return Peiling(
            status=response.status,
            naar=_target(adres, response.headers.get("Location", "")),
            begin=begin,
            retry_at=retry_at(response.headers.get("Retry-After", "")),
        )


def _target(adres: URL, locatie: str) -> str:
    """Where a redirect leads, as an absolute address; empty if it makes no sense."""
    if not locatie:
        return ""
    try:
        return str(adres.join(URL(locatie)))
    except ValueError:
        return ""
