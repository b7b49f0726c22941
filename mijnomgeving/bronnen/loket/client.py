"""The loket over HTTP."""

from dataclasses import dataclass, field
from http import HTTPStatus

from mijnomgeving.bronnen.loket.mapping import indienopdracht, parse_verzoek, parse_verzoeken, zoekopdracht
from mijnomgeving.bronnen.loket.models import NieuwVerzoek, Verzoek
from portal.core.betrokkene import EuPersoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek as Aanroep
from portal.outbound.service import request_json


@dataclass(frozen=True, slots=True)
class LoketClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Loket voor Europese ondernemers"

    async def submit(self, verzoek: NieuwVerzoek, *, deadline: Deadline) -> Verzoek:
        """See `LoketBron`."""
        aanroep = Aanroep(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/verzoeken",
            json=indienopdracht(verzoek),
            headers={"X-Api-Key": self.api_key},
            # The kenmerk makes a second try harmless.
            idempotent=True,
            limiet=deadline.remaining(),
            verwacht=frozenset({HTTPStatus.OK, HTTPStatus.CREATED}),
        )
        return parse_verzoek(self.naam, (await request_json(aanroep, deadline=deadline)).data)

    async def list_verzoeken(self, persoon: EuPersoon, *, deadline: Deadline) -> tuple[Verzoek, ...]:
        """See `LoketBron`."""
        aanroep = Aanroep(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/verzoeken/_zoek",
            json=zoekopdracht(persoon),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        return parse_verzoeken(self.naam, (await request_json(aanroep, deadline=deadline)).data)
