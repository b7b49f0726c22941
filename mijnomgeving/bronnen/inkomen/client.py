"""The Basisregistratie Inkomen over HTTP."""

from dataclasses import dataclass, field

from mijnomgeving.bronnen.inkomen.mapping import parse_inkomens, zoekopdracht
from mijnomgeving.bronnen.inkomen.models import Inkomen
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json


@dataclass(frozen=True, slots=True)
class InkomenClient:
    """The register below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Belastingdienst (inkomen)"

    async def list_inkomens(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Inkomen, ...]:
        """See `InkomenBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/inkomens/_zoek",
            json=zoekopdracht(persoon),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        return parse_inkomens(self.naam, (await request_json(verzoek, deadline=deadline)).data)
