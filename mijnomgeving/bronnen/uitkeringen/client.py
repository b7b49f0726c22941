"""Benefits over HTTP."""

from dataclasses import dataclass, field

from mijnomgeving.bronnen.uitkeringen.mapping import parse_uitkeringen, zoekopdracht
from mijnomgeving.bronnen.uitkeringen.models import Uitkering
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json


@dataclass(frozen=True, slots=True)
class UitkeringenClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Uitkeringen van UWV, SVB en gemeenten"

    async def list_uitkeringen(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Uitkering, ...]:
        """See `UitkeringenBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/uitkeringen/_zoek",
            json=zoekopdracht(persoon),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        return parse_uitkeringen(self.naam, (await request_json(verzoek, deadline=deadline)).data)
