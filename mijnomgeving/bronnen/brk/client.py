"""BRK Bevragen over HTTP."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from mijnomgeving.bronnen.brk.mapping import RECHT_FIELDS, parse_onroerende_zaken, parse_rechten, zoekopdracht
from mijnomgeving.bronnen.brk.models import Onroerendezaak, Recht
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

# The standard gives rights per property only, and a key has five calls a second.
MAX_RECHTEN = 3


@dataclass(frozen=True, slots=True)
class BrkClient:
    """BRK Bevragen below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Kadaster (BRK)"

    async def list_onroerende_zaken(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Onroerendezaak, ...]:
        """See `BrkBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/kadastraalonroerendezaken",
            json=zoekopdracht(persoon),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        return parse_onroerende_zaken(self.naam, (await request_json(verzoek, deadline=deadline)).data)

    async def list_rechten(
        self, persoon: Persoon, identificaties: Sequence[str], *, deadline: Deadline
    ) -> tuple[Recht, ...]:
        """See `BrkBron`."""
        vragen = (self._rechten(persoon, nummer, deadline) for nummer in identificaties[:MAX_RECHTEN])
        return tuple(recht for rechten in await asyncio.gather(*vragen) for recht in rechten)

    async def _rechten(self, persoon: Persoon, identificatie: str, deadline: Deadline) -> tuple[Recht, ...]:
        pad = f"/kadastraalonroerendezaken/{quote(identificatie, safe='')}/zakelijkgerechtigden"
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.basis_url}{pad}",
            params={"fields": RECHT_FIELDS},
            headers={"X-Api-Key": self.api_key},
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        return parse_rechten(self.naam, antwoord.data, identificatie, persoon)
