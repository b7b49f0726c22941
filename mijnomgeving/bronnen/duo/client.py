"""The diplomaregister over HTTP."""

from dataclasses import dataclass, field

from mijnomgeving.bronnen.duo.mapping import parse_diplomas, zoekopdracht
from mijnomgeving.bronnen.duo.models import Diploma
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json


@dataclass(frozen=True, slots=True)
class DuoClient:
    """The register below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "DUO (diploma's)"

    async def list_diplomas(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Diploma, ...]:
        """See `DuoBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/diplomas/_zoek",
            json=zoekopdracht(persoon),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        return parse_diplomas(self.naam, (await request_json(verzoek, deadline=deadline)).data)
