"""Reporting a doubt over HTTP."""

from dataclasses import dataclass, field
from http import HTTPStatus

from mijnomgeving.bronnen.terugmelding.mapping import meldopdracht, parse_ontvangst
from mijnomgeving.bronnen.terugmelding.models import Melding, Ontvangst
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json


@dataclass(frozen=True, slots=True)
class TerugmeldingClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Meldpunt voor fouten in gegevens (Digimelding)"

    async def meld(self, melding: Melding, *, deadline: Deadline) -> Ontvangst:
        """See `TerugmeldingBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/terugmeldingen",
            json=meldopdracht(melding),
            headers={"X-API-KEY": self.api_key},
            # The kenmerk makes a second try harmless.
            idempotent=True,
        )
        return parse_ontvangst(self.naam, (await request_json(verzoek, deadline=deadline)).data)

    async def fetch_melding(self, melding_id: str, *, deadline: Deadline) -> Ontvangst | None:
        """See `TerugmeldingBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.basis_url}/terugmeldingen/{melding_id}",
            headers={"X-API-KEY": self.api_key},
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        return None if antwoord.status == HTTPStatus.NOT_FOUND else parse_ontvangst(self.naam, antwoord.data)
