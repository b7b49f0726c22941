"""Appointments over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import quote

from mijnomgeving.bronnen.afspraken.mapping import (
    afspraakopdracht,
    identificaties,
    parse_afspraak,
    parse_momenten,
    parse_nummers,
    parse_soorten,
)
from mijnomgeving.bronnen.afspraken.models import Afspraak, Afspraaksoort, Vrij
from mijnomgeving.bronnen.afspraken.port import NietVrij
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

# Who has more appointments at one organisation than this sees the first ones.
MEESTE = 20
_GOED = frozenset({HTTPStatus.OK})


@dataclass(frozen=True, slots=True)
class AfsprakenClient:
    """One organisation's agenda below `basis_url` (without slash at the end; `/v1` lies below it).

    Args:
        naam: the organisation's name as people know it.
        basis_url: where its API begins.
        api_key: our bearer token.
    """

    naam: str
    basis_url: str
    api_key: str = field(repr=False)

    async def list_afspraken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Afspraak, ...]:
        """See `AfsprakenBron`. The standard gives a list of numbers; each is then asked, all at once."""
        wie = identificaties(betrokkene)
        if not wie:
            return ()
        antwoord = await self._call("POST", "afspraken/opvragen", deadline, json={"identificaties": wie})
        nummers = parse_nummers(self.naam, antwoord.data)[:MEESTE]
        gelezen = await asyncio.gather(
            *(self._call("GET", f"afspraken/{quote(nummer, safe='')}", deadline) for nummer in nummers)
        )
        afspraken = [parse_afspraak(self.naam, een.data) for een in gelezen]
        return tuple(sorted(afspraken, key=lambda afspraak: afspraak.begin))

    async def list_soorten(self, *, deadline: Deadline) -> tuple[Afspraaksoort, ...]:
        """See `AfsprakenBron`."""
        return parse_soorten(self.naam, (await self._call("GET", "activiteitsoorten", deadline)).data)

    async def list_vrij(self, soort: str, *, vanaf: date, tot: date, deadline: Deadline) -> tuple[Vrij, ...]:
        """See `AfsprakenBron`."""
        params = {"activiteitsoort": soort, "vanaf": vanaf.isoformat(), "totEnMet": tot.isoformat()}
        return parse_momenten(self.naam, (await self._call("GET", "beschikbaarheid", deadline, params=params)).data)

    async def book(
        self,
        betrokkene: Betrokkene,
        *,
        afspraak_id: str,
        soort: str,
        begin: datetime,
        toelichting: str = "",
        deadline: Deadline,
    ) -> Afspraak:
        """See `AfsprakenBron`."""
        antwoord = await self._call(
            "PUT",
            f"afspraken/{quote(afspraak_id, safe='')}",
            deadline,
            json=afspraakopdracht(betrokkene, soort=soort, begin=begin, toelichting=toelichting),
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.CONFLICT}),
        )
        if antwoord.status == HTTPStatus.CONFLICT:
            raise NietVrij(self.naam)
        return parse_afspraak(self.naam, antwoord.data)

    async def cancel(self, afspraak_id: str, *, deadline: Deadline) -> None:
        """See `AfsprakenBron`."""
        pad = f"afspraken/{quote(afspraak_id, safe='')}"
        await self._call("DELETE", pad, deadline, verwacht=frozenset({HTTPStatus.NO_CONTENT}))

    async def _call(
        self,
        methode: Literal["GET", "POST", "PUT", "DELETE"],
        pad: str,
        deadline: Deadline,
        *,
        params: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
        verwacht: frozenset[int] = _GOED,
    ) -> Antwoord:
        verzoek = Verzoek(
            # Not the name alone: a fault here says nothing about the zaken of the same organisation.
            bron=f"Afspraken bij {self.naam}",
            methode=methode,
            url=f"{self.basis_url}/v1/{pad}",
            headers={"Authorization": f"Bearer {self.api_key}"},
            params=params,
            json=json,
            # The one POST only searches; what is put or deleted twice is so once.
            idempotent=True,
            verwacht=verwacht,
        )
        return await request_json(verzoek, deadline=deadline)
