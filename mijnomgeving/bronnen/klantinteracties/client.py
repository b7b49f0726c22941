"""Contacts over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Literal

from mijnomgeving.bronnen.klantinteracties.mapping import (
    nieuw_klantcontact,
    nieuwe_internetaak,
    nieuwe_partij,
    parse_contactmomenten,
    parse_eerste_uuid,
    parse_next,
    parse_uuid,
    partijparameters,
    zoekparameters,
)
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment, NieuwContact
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

    async def register_contact(
        self, nieuw: NieuwContact, *, betrokkene: Betrokkene | None, naam: str, deadline: Deadline
    ) -> str:
        """See `ContactenBron`. Before something is made, the register is asked whether it is there."""
        kenmerk = {"referentienummer": nieuw.kenmerk}
        contact = await self._first("klantcontacten", kenmerk, deadline)
        if contact is None:
            partij = await self._partij(betrokkene, naam, deadline) if betrokkene else None
            gemaakt = await self._make("maak-klantcontact", nieuw_klantcontact(nieuw, partij), deadline)
            contact = parse_uuid(self.naam, gemaakt, "klantcontact")
        if nieuw.terugbellen and await self._first("internetaken", kenmerk, deadline) is None:
            await self._make("internetaken", nieuwe_internetaak(nieuw, contact), deadline)
        return contact

    async def _partij(self, betrokkene: Betrokkene, naam: str, deadline: Deadline) -> str | None:
        """The partij of this betrokkene, made when the organisation has none; None for who has no number."""
        zoeken = partijparameters(betrokkene)
        for params in zoeken:
            if (gevonden := await self._first("partijen", params, deadline)) is not None:
                return gevonden
        if not zoeken:
            return None
        return parse_uuid(self.naam, await self._make("partijen", nieuwe_partij(betrokkene, naam), deadline))

    async def _first(self, soort: str, params: Mapping[str, str], deadline: Deadline) -> str | None:
        return parse_eerste_uuid(self.naam, await self._call("GET", soort, deadline, params=params))

    async def _make(self, soort: str, body: Mapping[str, Any], deadline: Deadline) -> Any:  # noqa: ANN401 - JSON
        return await self._call("POST", soort, deadline, json=body)

    async def _call(
        self,
        methode: Literal["GET", "POST"],
        soort: str,
        deadline: Deadline,
        *,
        params: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> Any:  # noqa: ANN401 - JSON may be anything
        verzoek = Verzoek(
            bron=f"Contact met {self.naam}",
            methode=methode,
            url=f"{self.basis_url}/klantinteracties/api/v1/{soort}",
            headers={"Authorization": f"Token {self.api_key}"},
            params=params,
            json=json,
            limiet=deadline.remaining(),
            verwacht=frozenset({HTTPStatus.OK if methode == "GET" else HTTPStatus.CREATED}),
        )
        return (await request_json(verzoek, deadline=deadline)).data

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
