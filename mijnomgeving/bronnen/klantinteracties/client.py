"""Contacts over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus

from mijnomgeving.bronnen.klantinteracties.mapping import parse_contactmomenten, parse_next, zoekparameters
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

# Somebody with more contacts at one organisation than this gets the newest; 5 pages of 100.
MAX_PAGINAS = 5
PER_PAGINA = 100
_OOIT = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KlantinteractiesClient:
    """One organisation's Klantinteracties API below `basis_url` (`/klantinteracties/api/v1` lies below it).

    Args:
        naam: the organisation's name as people know it.
        basis_url: where its APIs begin, without slash at the end.
        api_key: our token.
    """

    naam: str
    basis_url: str
    api_key: str = field(repr=False)

    async def list_contactmomenten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Contactmoment, ...]:
        """See `ContactenBron`."""
        lijsten = await asyncio.gather(*(self._list(params, deadline) for params in zoekparameters(betrokkene)))
        contacten = {contact.contact_id: contact for lijst in lijsten for contact in lijst}
        return tuple(sorted(contacten.values(), key=lambda contact: contact.op or _OOIT, reverse=True))

    async def _list(self, params: Mapping[str, str], deadline: Deadline) -> list[Contactmoment]:
        contacten: list[Contactmoment] = []
        for nummer in range(1, MAX_PAGINAS + 1):
            verzoek = Verzoek(
                # Not the name alone: a fault here says nothing about the zaken of the same organisation.
                bron=f"Contact met {self.naam}",
                methode="GET",
                url=f"{self.basis_url}/klantinteracties/api/v1/klantcontacten",
                headers={"Authorization": f"Token {self.api_key}"},
                params={**params, "page": str(nummer), "pageSize": str(PER_PAGINA)},
                verwacht=frozenset({HTTPStatus.OK}),
            )
            antwoord = await request_json(verzoek, deadline=deadline)
            contacten += parse_contactmomenten(self.naam, antwoord.data)
            if not parse_next(self.naam, antwoord.data):
                break
        return contacten
