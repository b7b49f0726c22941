"""Messages over HTTP."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.fbs.mapping import (
    aanlevering,
    aanlevering_aan,
    parse_aangeleverd,
    parse_aantal,
    parse_bericht,
    parse_berichten,
    parse_berichten_velen,
    parse_paginas,
    statuswijziging,
)
from mijnomgeving.bronnen.fbs.models import Bericht, Schrijven
from portal.core.betrokkene import Betrokkene, EuPersoon, Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

PER_PAGINA = 100
# Somebody with more messages at one organisation than this gets the newest.
MAX_PAGINAS = 20
# A message of another receiver (403) is to this person the same as no message.
_MISSCHIEN = frozenset({HTTPStatus.OK, HTTPStatus.NO_CONTENT, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND})
_GEVONDEN = frozenset({HTTPStatus.OK, HTTPStatus.NO_CONTENT})


@dataclass(frozen=True, slots=True)
class FbsClient:
    """One organisation's Berichtenmagazijn below `basis_url` (without slash at the end).

    Args:
        naam: the organisation's name as people know it.
        basis_url: where its API begins.
        oin: the organisation's number, to whom a reply goes.
        api_key: our bearer token.
    """

    naam: str
    basis_url: str
    oin: str = ""
    api_key: str = field(default="", repr=False)

    @property
    def sleutel(self) -> str:
        """See `BerichtenBron`: the last part of the base URL."""
        return self.basis_url.rpartition("/")[2]

    async def list_berichten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Bericht, ...]:
        """See `BerichtenBron`."""
        lijsten = await asyncio.gather(*(self._list(ontvanger, deadline) for ontvanger in _ontvangers(betrokkene)))
        berichten = {bericht.bericht_id: bericht for lijst in lijsten for bericht in lijst}
        return tuple(sorted(berichten.values(), key=lambda bericht: bericht.verstuurd_op, reverse=True))

    async def list_berichten_velen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, tuple[Bericht, ...]]:
        """See `BerichtenBron`. The standard asks for one receiver: `_zoek` is ours. Numbers go in the body."""
        van: dict[str, list[Onderneming]] = {}
        for onderneming in ondernemingen:
            for ontvanger in _ontvangers(onderneming):
                van.setdefault(ontvanger, []).append(onderneming)
        per_onderneming: dict[Onderneming, dict[str, Bericht]] = {onderneming: {} for onderneming in ondernemingen}
        if van:
            for pagina in await self._search_pages(sorted(van), deadline):
                for ontvanger, bericht in parse_berichten_velen(self.naam, self.sleutel, pagina):
                    # What is to somebody for whom nobody asked is left out, whatever the magazijn says.
                    for onderneming in van.get(ontvanger, ()):
                        per_onderneming[onderneming][bericht.bericht_id] = bericht
        return {
            onderneming: tuple(sorted(berichten.values(), key=lambda bericht: bericht.verstuurd_op, reverse=True))
            for onderneming, berichten in per_onderneming.items()
        }

    async def find_bericht(self, betrokkene: Betrokkene, bericht_id: str, *, deadline: Deadline) -> Bericht | None:
        """See `BerichtenBron`."""
        antwoord = await self._of_one("GET", f"/{UUID(bericht_id)}", betrokkene, deadline)
        return parse_bericht(self.naam, self.sleutel, antwoord.data) if antwoord else None

    async def set_status(
        self, betrokkene: Betrokkene, bericht_id: str, *, gelezen: bool | None, naar_map: str, deadline: Deadline
    ) -> bool:
        """See `BerichtenBron`."""
        pad, body = f"/{UUID(bericht_id)}", statuswijziging(gelezen=gelezen, naar_map=naar_map)
        return await self._of_one("PATCH", pad, betrokkene, deadline, json=body) is not None

    async def delete(self, betrokkene: Betrokkene, bericht_id: str, *, deadline: Deadline) -> bool:
        """See `BerichtenBron`."""
        return await self._of_one("DELETE", f"/{UUID(bericht_id)}", betrokkene, deadline) is not None

    async def fetch_bijlage(
        self, betrokkene: Betrokkene, bericht_id: str, bijlage_id: str, *, deadline: Deadline
    ) -> Bestand | None:
        """See `BerichtenBron`."""
        pad = f"/{UUID(bericht_id)}/bijlagen/{UUID(bijlage_id)}"
        antwoord = await self._of_one("GET", pad, betrokkene, deadline, leest="bytes")
        if antwoord is None:
            return None
        return Bestand(soort=antwoord.headers.get("Content-Type", "application/octet-stream"), inhoud=antwoord.data)

    async def send(
        self, betrokkene: Betrokkene, schrijven: Schrijven, *, afzender: str, kenmerk: str, deadline: Deadline
    ) -> str:
        """See `BerichtenBron`. The standard knows no reply: it is a message to the organisation's own number."""
        [van, *_] = _ontvangers(betrokkene)
        verzoek = Verzoek(
            bron=self._bron,
            methode="POST",
            url=f"{self.basis_url}/aanleveringen",
            headers={"Authorization": f"Bearer {self.api_key}", "Idempotency-Key": kenmerk},
            json=aanlevering(schrijven, van=van, afzender=afzender, organisatie=self.oin, kenmerk=kenmerk),
            # A second delivery with the same key is the first one.
            idempotent=True,
            limiet=deadline.remaining(),
            verwacht=frozenset({HTTPStatus.CREATED}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        return parse_aangeleverd(self.naam, antwoord.data)

    async def deliver(
        self, betrokkene: Betrokkene, *, onderwerp: str, tekst: str, kenmerk: str, deadline: Deadline
    ) -> str:
        """See `BerichtenBron`."""
        [ontvanger, *_] = _ontvangers(betrokkene)
        verzoek = Verzoek(
            bron=self._bron,
            methode="POST",
            url=f"{self.basis_url}/aanleveringen",
            headers={"Authorization": f"Bearer {self.api_key}", "Idempotency-Key": kenmerk},
            json=aanlevering_aan(ontvanger, onderwerp=onderwerp, tekst=tekst, afzender=self.oin),
            # A second delivery with the same key is the first one.
            idempotent=True,
            limiet=deadline.remaining(),
            verwacht=frozenset({HTTPStatus.CREATED}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        return parse_aangeleverd(self.naam, antwoord.data)

    @property
    def _bron(self) -> str:
        """Not the name alone: a fault of the messages says nothing about the zaken of the same organisation."""
        return f"Berichten van {self.naam}"

    async def _list(self, ontvanger: str, deadline: Deadline) -> list[Bericht]:
        berichten, compleet = await self._read_pages(ontvanger, deadline)
        if not compleet:
            # Something came or went between two pages, so that a message may have slipped from the one to the other.
            nogmaals, _ = await self._read_pages(ontvanger, deadline)
            berichten |= nogmaals
        return list(berichten.values())

    async def _read_pages(self, ontvanger: str, deadline: Deadline) -> tuple[dict[str, Bericht], bool]:
        """The messages by id, and whether there are as many as the magazijn says that it has."""
        berichten: dict[str, Bericht] = {}
        for pagina in range(MAX_PAGINAS):
            params = {"page": str(pagina), "pageSize": str(PER_PAGINA)}
            antwoord = await self._call("GET", "", ontvanger, deadline, params=params)
            berichten |= {
                bericht.bericht_id: bericht for bericht in parse_berichten(self.naam, self.sleutel, antwoord.data)
            }
            if pagina + 1 >= parse_paginas(self.naam, antwoord.data):
                return berichten, pagina == 0 or len(berichten) >= parse_aantal(self.naam, antwoord.data)
        return berichten, True

    async def _search_pages(self, ontvangers: list[str], deadline: Deadline) -> list[Any]:
        """The first page tells how many there are; the others are then asked together."""

        async def ask(nummer: int) -> Any:  # noqa: ANN401 - JSON may be anything
            verzoek = Verzoek(
                bron=self._bron,
                methode="POST",
                url=f"{self.basis_url}/berichten/_zoek",
                headers={"Authorization": f"Bearer {self.api_key}"},
                json={"ontvangers": ontvangers, "page": nummer, "pageSize": PER_PAGINA},
                # A search that changes nothing, whatever its method.
                idempotent=True,
                verwacht=frozenset({HTTPStatus.OK}),
            )
            return (await request_json(verzoek, deadline=deadline)).data

        eerste = await ask(0)
        paginas = min(MAX_PAGINAS, parse_paginas(self.naam, eerste))
        return [eerste, *await asyncio.gather(*(ask(nummer) for nummer in range(1, paginas)))]

    async def _of_one(
        self,
        methode: Literal["GET", "PATCH", "DELETE"],
        pad: str,
        betrokkene: Betrokkene,
        deadline: Deadline,
        *,
        json: Mapping[str, Any] | None = None,
        leest: Literal["json", "bytes"] = "json",
    ) -> Antwoord | None:
        """The answer for the number on which the message stands; None when it stands on none of this betrokkene."""
        for ontvanger in _ontvangers(betrokkene):
            antwoord = await self._call(methode, pad, ontvanger, deadline, json=json, leest=leest, verwacht=_MISSCHIEN)
            if antwoord.status in _GEVONDEN:
                return antwoord
        return None

    async def _call(
        self,
        methode: Literal["GET", "PATCH", "DELETE"],
        pad: str,
        ontvanger: str,
        deadline: Deadline,
        *,
        params: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
        leest: Literal["json", "bytes"] = "json",
        verwacht: frozenset[int] = frozenset({HTTPStatus.OK}),
    ) -> Antwoord:
        headers = {"X-Ontvanger": ontvanger, "Authorization": f"Bearer {self.api_key}"}
        if methode == "PATCH":
            headers["Content-Type"] = "application/merge-patch+json"
        if leest == "bytes":
            headers["Accept"] = "*/*"
        verzoek = Verzoek(
            bron=self._bron,
            methode=methode,
            url=f"{self.basis_url}/berichten{pad}",
            headers=headers,
            params=params,
            json=json,
            leest=leest,
            verwacht=verwacht,
        )
        return await request_json(verzoek, deadline=deadline)


def _ontvangers(betrokkene: Betrokkene) -> tuple[str, ...]:
    """Under which numbers messages to this betrokkene stand, as the standard's header wants them.

    A message is to a company as a whole, so that who may act for some vestigingen only gets none.
    """
    match betrokkene:
        case Persoon(bsn):
            return (f"BSN:{bsn}",)
        case Onderneming(beperkt=True):
            return ()
        case Onderneming(rsin=None):
            return (f"KVK:{betrokkene.kvk_nummer}",)
        case Onderneming():
            return (f"KVK:{betrokkene.kvk_nummer}", f"RSIN:{betrokkene.rsin}")
        case EuPersoon():
            return ()
