"""Tasks over HTTP."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from mijnomgeving.bronnen.taken.mapping import (
    parse_afwijzing,
    parse_referentie,
    parse_taken,
    parse_taken_velen,
    zoekopdracht_velen,
    zoekopdrachten,
)
from mijnomgeving.bronnen.taken.models import Taak, Uitvoering
from mijnomgeving.bronnen.taken.port import NietAangenomen
from mijnomgeving.bronnen.taken.uitvoering import parse_uitvoering
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

_NOOIT = datetime.max.replace(tzinfo=UTC)
_NEE = frozenset({HTTPStatus.CONFLICT, HTTPStatus.GONE, HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY})
# Files go along; the worker that hands in has no page to wait for.
_INDIENEN_SECONDEN = 20.0


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
        vragen = zoekopdrachten(betrokkene)
        antwoorden = await asyncio.gather(*(self._zoek(vraag, deadline) for vraag in vragen))
        taken = {taak.taak_id: taak for antwoord in antwoorden for taak in parse_taken(self.naam, antwoord)}
        return _sorted(taken)

    async def list_taken_velen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, tuple[Taak, ...]]:
        """See `TakenBron`."""
        vraag, van = zoekopdracht_velen(ondernemingen)
        per_onderneming: dict[Onderneming, dict[str, Taak]] = {onderneming: {} for onderneming in ondernemingen}
        if van:
            for klant, taak in parse_taken_velen(self.naam, await self._zoek(vraag, deadline)):
                # What is of somebody for whom nobody asked is left out, whatever the organisation says.
                for onderneming in van.get(klant, ()):
                    per_onderneming[onderneming][taak.taak_id] = taak
        return {onderneming: _sorted(taken) for onderneming, taken in per_onderneming.items()}

    async def find_taak(self, taak_id: str, *, deadline: Deadline) -> Uitvoering | None:
        """See `TakenBron`."""
        verzoek = Verzoek(
            bron=self._bron,
            methode="GET",
            url=f"{self.basis_url}/v1/taken/{UUID(taak_id)}",
            headers=self._toegang,
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        if antwoord.status == HTTPStatus.NOT_FOUND:
            return None
        return parse_uitvoering(self.naam, antwoord.data, basis_url=self.basis_url)

    async def hand_in(self, indienen_url: str, body: Mapping[str, Any], *, deadline: Deadline) -> str:
        """See `TakenBron`."""
        if not indienen_url.startswith(f"{self.basis_url}/"):
            raise ValueError("a task is handed in at its own organisation")
        verzoek = Verzoek(
            bron=self._bron,
            methode="POST",
            url=indienen_url,
            headers={**self._toegang, "Idempotency-Key": str(body["kenmerk"])},
            json=body,
            # The number makes a second time the same as the first.
            idempotent=True,
            limiet=_INDIENEN_SECONDEN,
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.CREATED, *_NEE}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        if antwoord.status in _NEE:
            raise NietAangenomen(parse_afwijzing(self.naam, antwoord.data))
        return parse_referentie(self.naam, antwoord.data)

    async def _zoek(self, vraag: Mapping[str, Any], deadline: Deadline) -> Any:  # noqa: ANN401 - JSON
        verzoek = Verzoek(
            bron=self._bron,
            methode="POST",
            url=f"{self.basis_url}/v1/context/zoek",
            headers=self._toegang,
            json=vraag,
            # The standard: a search that changes nothing, whatever its method.
            idempotent=True,
            verwacht=frozenset({HTTPStatus.OK}),
        )
        return (await request_json(verzoek, deadline=deadline)).data

    @property
    def _bron(self) -> str:
        """Not the name alone: a fault of the tasks says nothing about the zaken of the same organisation."""
        return f"Taken van {self.naam}"

    @property
    def _toegang(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.api_key}"}


def _sorted(taken: Mapping[str, Taak]) -> tuple[Taak, ...]:
    """Soonest first, undated ones last."""
    return tuple(sorted(taken.values(), key=lambda taak: (taak.uiterlijk or _NOOIT, taak.titel)))
