"""Tasks over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

from mijnomgeving.bronnen.taken.mapping import parse_taken, zoekopdrachten
from mijnomgeving.bronnen.taken.models import Taak
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

_NOOIT = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TakenClient:
    """One organisation's Mijn Taken API below `basis_url` (without slash at the end; `/v1` lies below it).

    Args:
        naam: the organisation's name as people know it.
        basis_url: where its API begins.
        api_key: our bearer token.
    """

    naam: str
    basis_url: str
    api_key: str = field(repr=False)

    async def list_taken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Taak, ...]:
        """See `TakenBron`."""
        lijsten = await asyncio.gather(*(self._zoek(vraag, deadline) for vraag in zoekopdrachten(betrokkene)))
        taken = {taak.taak_id: taak for lijst in lijsten for taak in lijst}
        return tuple(sorted(taken.values(), key=lambda taak: (taak.uiterlijk or _NOOIT, taak.titel)))

    async def _zoek(self, vraag: Mapping[str, Any], deadline: Deadline) -> tuple[Taak, ...]:
        verzoek = Verzoek(
            # Not the name alone: a fault of the tasks says nothing about the zaken of the same organisation.
            bron=f"Taken van {self.naam}",
            methode="POST",
            url=f"{self.basis_url}/v1/context/zoek",
            headers={"Authorization": f"Bearer {self.api_key}"},
            json=vraag,
            # The standard: a search that changes nothing, whatever its method.
            idempotent=True,
            verwacht=frozenset({HTTPStatus.OK}),
        )
        return parse_taken(self.naam, (await request_json(verzoek, deadline=deadline)).data)
