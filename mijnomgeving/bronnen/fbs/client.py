"""Messages over HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal
from uuid import UUID

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.fbs.mapping import GELEZEN, parse_bericht, parse_berichten, parse_paginas
from mijnomgeving.bronnen.fbs.models import Bericht
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

PER_PAGINA = 100
# Somebody with more messages at one organisation than this gets the newest.
MAX_PAGINAS = 20
# A message of another receiver (403) is to this person the same as no message.
_MISSCHIEN = frozenset({HTTPStatus.OK, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class FbsClient:
    """One organisation's Berichtenmagazijn below `basis_url` (without slash at the end)."""

    naam: str
    basis_url: str

    @property
    def sleutel(self) -> str:
        """See `BerichtenBron`: the last part of the base URL."""
        return self.basis_url.rpartition("/")[2]

    async def list_berichten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Bericht, ...]:
        """See `BerichtenBron`."""
        berichten: list[Bericht] = []
        for pagina in range(MAX_PAGINAS):
            params = {"page": str(pagina), "pageSize": str(PER_PAGINA)}
            antwoord = await self._call("GET", "", betrokkene, deadline, params=params)
            berichten += parse_berichten(self.naam, self.sleutel, antwoord.data)
            if pagina + 1 >= parse_paginas(self.naam, antwoord.data):
                break
        return tuple(sorted(berichten, key=lambda bericht: bericht.verstuurd_op, reverse=True))

    async def find_bericht(self, betrokkene: Betrokkene, bericht_id: str, *, deadline: Deadline) -> Bericht | None:
        """See `BerichtenBron`."""
        antwoord = await self._call("GET", f"/{UUID(bericht_id)}", betrokkene, deadline, verwacht=_MISSCHIEN)
        if antwoord.status != HTTPStatus.OK:
            return None
        return parse_bericht(self.naam, self.sleutel, antwoord.data)

    async def mark_gelezen(self, betrokkene: Betrokkene, bericht_id: str, *, deadline: Deadline) -> None:
        """See `BerichtenBron`."""
        await self._call("PATCH", f"/{UUID(bericht_id)}", betrokkene, deadline, json=GELEZEN)

    async def fetch_bijlage(
        self, betrokkene: Betrokkene, bericht_id: str, bijlage_id: str, *, deadline: Deadline
    ) -> Bestand | None:
        """See `BerichtenBron`."""
        pad = f"/{UUID(bericht_id)}/bijlagen/{UUID(bijlage_id)}"
        antwoord = await self._call("GET", pad, betrokkene, deadline, leest="bytes", verwacht=_MISSCHIEN)
        if antwoord.status != HTTPStatus.OK:
            return None
        return Bestand(soort=antwoord.headers.get("Content-Type", "application/octet-stream"), inhoud=antwoord.data)

    async def _call(
        self,
        methode: Literal["GET", "PATCH"],
        pad: str,
        betrokkene: Betrokkene,
        deadline: Deadline,
        *,
        params: Mapping[str, str] | None = None,
        json: Mapping[str, bool] | None = None,
        leest: Literal["json", "bytes"] = "json",
        verwacht: frozenset[int] = frozenset({HTTPStatus.OK}),
    ) -> Antwoord:
        headers = {"X-Ontvanger": _ontvanger(betrokkene)}
        if methode == "PATCH":
            headers["Content-Type"] = "application/merge-patch+json"
        if leest == "bytes":
            headers["Accept"] = "*/*"
        verzoek = Verzoek(
            # Not the name alone: a fault of the messages says nothing about the zaken of the same organisation.
            bron=f"Berichten van {self.naam}",
            methode=methode,
            url=f"{self.basis_url}/berichten{pad}",
            headers=headers,
            params=params,
            json=json,
            leest=leest,
            verwacht=verwacht,
        )
        return await request_json(verzoek, deadline=deadline)


def _ontvanger(betrokkene: Betrokkene) -> str:
    """The receiver as the standard's header wants it.

    Raises:
        ValueError: the standard has no name for this betrokkene; the door lets nobody without a number this far.
    """
    match betrokkene:
        case Persoon(bsn):
            return f"BSN:{bsn}"
        case Onderneming():
            return f"KVK:{betrokkene.kvk_nummer}"
        case EuPersoon():
            raise ValueError("a magazijn knows nobody without a number")
