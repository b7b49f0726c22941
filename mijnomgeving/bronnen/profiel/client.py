"""The profile over HTTP; whose it is stands in the body, so that no number is in an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

from mijnomgeving.bronnen.profiel.mapping import contact_body, identificatie, parse_profiel, voorkeur_body
from mijnomgeving.bronnen.profiel.models import Contactgegeven, Contactsoort, Profiel, Voorkeursoort
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

_GELUKT = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})
_VERIFICATIE = {
    Contactsoort.EMAIL: ("emailverificatie", "email"),
    Contactsoort.TELEFOON: ("telefoonverificatie", "telefoonnummer"),
}


@dataclass(frozen=True, slots=True)
class ProfielClient:
    """The Profielservice below `basis_url` (without slash at the end; `/api/profielservice/v1` lies below it).

    Args:
        basis_url: where the service begins.
        api_key: our bearer token.
    """

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Profielservice"

    async def fetch_profiel(self, betrokkene: Betrokkene, *, deadline: Deadline) -> Profiel:
        """See `ProfielBron`."""
        if identificatie(betrokkene) is None:
            return Profiel()
        antwoord = await self._call("POST", "partij", betrokkene, {}, deadline, ook=HTTPStatus.NOT_FOUND, zoekt=True)
        return parse_profiel(self.naam, antwoord.data) if antwoord.status == HTTPStatus.OK else Profiel()

    async def add_contactgegeven(
        self,
        betrokkene: Betrokkene,
        soort: Contactsoort,
        waarde: str,
        *,
        alleen_voor: str = "",
        dienst: str = "",
        deadline: Deadline,
    ) -> None:
        """See `ProfielBron`."""
        body = contact_body(soort, waarde, alleen_voor=alleen_voor, dienst=dienst)
        await self._call("POST", "contactgegeven", betrokkene, body, deadline)

    async def change_contactgegeven(
        self, betrokkene: Betrokkene, gegeven: Contactgegeven, waarde: str, *, deadline: Deadline
    ) -> bool:
        """See `ProfielBron`."""
        body = contact_body(gegeven.soort, waarde, alleen_voor=gegeven.alleen_voor)
        body |= {"id": gegeven.gegeven_id, "isDefault": gegeven.standaard}
        return await self._changes("PUT", "contactgegeven", betrokkene, body, deadline)

    async def remove_contactgegeven(self, betrokkene: Betrokkene, gegeven_id: str, *, deadline: Deadline) -> bool:
        """See `ProfielBron`."""
        return await self._changes("DELETE", f"contactgegeven/{UUID(gegeven_id)}", betrokkene, {}, deadline)

    async def set_voorkeur(
        self,
        betrokkene: Betrokkene,
        soort: Voorkeursoort,
        waarde: str,
        *,
        alleen_voor: str = "",
        dienst: str = "",
        deadline: Deadline,
    ) -> None:
        """See `ProfielBron`. The standard has no 'set': the one that is there is changed, else one is added."""
        profiel = await self.fetch_profiel(betrokkene, deadline=deadline)
        body = voorkeur_body(soort, waarde, alleen_voor=alleen_voor, dienst=dienst)
        plek = (soort, alleen_voor, dienst)
        own = next((v for v in profiel.voorkeuren if (v.soort, v.alleen_voor, v.dienst) == plek), None)
        if own and await self._changes("PUT", "voorkeur", betrokkene, {**body, "id": own.voorkeur_id}, deadline):
            return
        await self._call("POST", "voorkeur", betrokkene, body, deadline)

    async def remove_voorkeur(self, betrokkene: Betrokkene, voorkeur_id: str, *, deadline: Deadline) -> bool:
        """See `ProfielBron`."""
        return await self._changes("DELETE", f"voorkeur/{UUID(voorkeur_id)}", betrokkene, {}, deadline)

    async def send_code(
        self, betrokkene: Betrokkene, waarde: str, *, soort: Contactsoort = Contactsoort.EMAIL, deadline: Deadline
    ) -> bool:
        """See `ProfielBron`. The standard verifies e-mail only; a phone number goes the same way beside it."""
        pad, veld = _VERIFICATIE[soort]
        return await self._changes("POST", f"{pad}/code", betrokkene, {veld: waarde}, deadline)

    async def verify(
        self,
        betrokkene: Betrokkene,
        waarde: str,
        code: str,
        *,
        soort: Contactsoort = Contactsoort.EMAIL,
        deadline: Deadline,
    ) -> bool:
        """See `ProfielBron`."""
        pad, veld = _VERIFICATIE[soort]
        body = {veld: waarde, "verificatieCode": code}
        antwoord = await self._call("POST", pad, betrokkene, body, deadline, ook=HTTPStatus.BAD_REQUEST)
        return antwoord.status in _GELUKT

    async def _changes(
        self,
        methode: Literal["POST", "PUT", "DELETE"],
        pad: str,
        betrokkene: Betrokkene,
        body: Mapping[str, Any],
        deadline: Deadline,
    ) -> bool:
        """Whether what was to be changed was there."""
        antwoord = await self._call(methode, pad, betrokkene, body, deadline, ook=HTTPStatus.NOT_FOUND)
        return antwoord.status in _GELUKT

    async def _call(
        self,
        methode: Literal["POST", "PUT", "DELETE"],
        pad: str,
        betrokkene: Betrokkene,
        body: Mapping[str, Any],
        deadline: Deadline,
        *,
        ook: int | None = None,
        zoekt: bool = False,
    ) -> Antwoord:
        van = identificatie(betrokkene)
        if van is None:
            raise ValueError("who has no number has no profile")
        verzoek = Verzoek(
            bron=self.naam,
            methode=methode,
            url=f"{self.basis_url}/api/profielservice/v1/{pad}",
            headers={"Authorization": f"Bearer {self.api_key}"},
            json={**van, **body},
            idempotent=zoekt,
            verwacht=_GELUKT | ({ook} if ook else set()),
        )
        return await request_json(verzoek, deadline=deadline)
