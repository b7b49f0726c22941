"""Products over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from uuid import UUID

from mijnomgeving.bronnen.openproduct.mapping import (
    parse_next,
    parse_producten,
    parse_soort,
    sorteer,
    zoekparameters,
)
from mijnomgeving.bronnen.openproduct.models import Product, Productsoort
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

# Who holds more of one organisation than this gets the first; 5 pages of 100.
MAX_PAGINAS = 5
PER_PAGINA = 100


@dataclass(frozen=True, slots=True)
class OpenProductClient:
    """One organisation's Open Product below `basis_url`: `/producten/api/v1` and `/producttypen/api/v1`.

    Args:
        naam: the organisation's name as people know it.
        basis_url: where its APIs begin, without slash at the end.
        api_key: our token.
    """

    naam: str
    basis_url: str
    api_key: str = field(repr=False)

    async def list_producten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Product, ...]:
        """See `ProductenBron`."""
        vragen = zoekparameters(betrokkene)
        lijsten = await asyncio.gather(*(self._list(betrokkene, params, deadline) for params in vragen))
        return sorteer({product.product_id: product for lijst in lijsten for product in lijst})

    async def fetch_soort(self, soort_id: str, *, deadline: Deadline) -> Productsoort | None:
        """See `ProductenBron`."""
        pad = f"producttypen/api/v1/producttypen/{UUID(soort_id)}"
        antwoord = await self._call(pad, {}, deadline, ook=frozenset({HTTPStatus.NOT_FOUND}))
        return None if antwoord.status == HTTPStatus.NOT_FOUND else parse_soort(self.naam, antwoord.data)

    async def _list(self, betrokkene: Betrokkene, params: Mapping[str, str], deadline: Deadline) -> list[Product]:
        producten: list[Product] = []
        for nummer in range(1, MAX_PAGINAS + 1):
            pagina = {**params, "page": str(nummer), "page_size": str(PER_PAGINA)}
            data: Any = (await self._call("producten/api/v1/producten", pagina, deadline)).data
            producten += parse_producten(self.naam, data, betrokkene)
            if not parse_next(self.naam, data):
                break
        return producten

    async def _call(
        self, pad: str, params: Mapping[str, str], deadline: Deadline, *, ook: frozenset[int] = frozenset()
    ) -> Antwoord:
        verzoek = Verzoek(
            # Not the name alone: a fault here says nothing about the zaken of the same organisation.
            bron=f"Vergunningen van {self.naam}",
            methode="GET",
            url=f"{self.basis_url}/{pad}",
            params=params,
            headers={"Authorization": f"Token {self.api_key}"},
            verwacht=ook | {HTTPStatus.OK},
        )
        return await request_json(verzoek, deadline=deadline)
