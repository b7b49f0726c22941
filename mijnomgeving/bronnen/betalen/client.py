"""Paying over HTTP."""

from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote

from mijnomgeving.bronnen.betalen.mapping import betaalverzoek, parse_betaling
from mijnomgeving.bronnen.betalen.models import Betaalopdracht, Betaalstatus
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json


@dataclass(frozen=True, slots=True)
class BetaalClient:
    """The service below `basis_url`; its pages stand below `pagina_url` (both without slash at the end)."""

    basis_url: str
    pagina_url: str
    api_key: str = field(repr=False)
    naam: str = "Betaaldienst"

    async def begin(self, opdracht: Betaalopdracht, *, sleutel: str, deadline: Deadline) -> Betaalstatus:
        """See `BetaalBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/betalingen",
            headers={"X-API-KEY": self.api_key, "Idempotency-Key": sleutel},
            json=betaalverzoek(opdracht),
            # By its key.
            idempotent=True,
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.CREATED}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        return parse_betaling(self.naam, antwoord.data, pagina_url=self.pagina_url)

    async def find(self, betaling_id: str, *, deadline: Deadline) -> Betaalstatus | None:
        """See `BetaalBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.basis_url}/betalingen/{quote(betaling_id, safe='')}",
            headers={"X-API-KEY": self.api_key},
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND}),
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        if antwoord.status == HTTPStatus.NOT_FOUND:
            return None
        return parse_betaling(self.naam, antwoord.data, pagina_url=self.pagina_url)
