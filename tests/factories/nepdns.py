"""A DNS of our own: which name leads where, and how often it was asked. One loopback address plays the internet."""

import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from portal.outbound import adressen
from portal.outbound.motor import motor, shutdown

OPENBAAR = "127.0.0.2"
"""The one address that counts as public while this DNS is in use."""


@dataclass
class Nepdns:
    """Give `namen` the answers of each name, one for each time that it is asked; the last one stays."""

    namen: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    gevraagd: Counter[str] = field(default_factory=Counter)

    async def getaddrinfo(self, host: str, port: int, **_anders: Any) -> list[Any]:
        """As the event loop's own."""
        antwoorden = self.namen.get(host)
        if not antwoorden:
            raise socket.gaierror(socket.EAI_NONAME, "bestaat niet")
        adres, poort = antwoorden[min(self.gevraagd[host], len(antwoorden) - 1)]
        self.gevraagd[host] += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (adres, poort or port))]


@contextmanager
def nepdns() -> Iterator[Nepdns]:
    """In use as long as the block, with connections of its own."""
    shutdown()
    dns, echt = Nepdns(), adressen.is_public
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adressen, "is_public", lambda adres: str(adres) == OPENBAAR or echt(adres))
        patch.setattr(motor().loop, "getaddrinfo", dns.getaddrinfo)
        yield dns
    shutdown()
