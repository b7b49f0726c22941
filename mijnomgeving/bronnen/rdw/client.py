"""The RDW over HTTP."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from mijnomgeving.bronnen.rdw.mapping import (
    parse_kentekens,
    parse_keuringen,
    parse_voertuigen,
    vraag_op_kenteken,
    zoekopdracht,
)
from mijnomgeving.bronnen.rdw.models import Apk, Voertuig
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

# The data sets of opendata.rdw.nl: Gekentekende_voertuigen and Gekentekende_voertuigen_brandstof.
VOERTUIGEN, BRANDSTOFFEN = "m9d7-ebf2", "8ys7-d773"


@dataclass(frozen=True, slots=True)
class RdwClient:
    """The closed register below `basis_url` and the open data below `open_url` (without slash at the end)."""

    basis_url: str
    open_url: str
    api_key: str = field(repr=False)
    naam: str = "RDW (voertuigen)"

    async def list_voertuigen(self, betrokkene: Persoon | Onderneming, *, deadline: Deadline) -> tuple[Voertuig, ...]:
        """See `RdwBron`: three calls, however many vehicles there are."""
        regels = parse_kentekens(self.naam, await self._zoek(betrokkene, deadline))
        if not regels:
            return ()
        kentekens = [regel.tekst("kenteken") for regel in regels]
        feiten, brandstoffen = await asyncio.gather(
            self._open(VOERTUIGEN, kentekens, deadline), self._open(BRANDSTOFFEN, kentekens, deadline)
        )
        return parse_voertuigen(self.naam, regels, feiten, brandstoffen)

    async def list_keuringen(self, betrokkene: Persoon | Onderneming, *, deadline: Deadline) -> tuple[Apk, ...]:
        """See `RdwBron`: one call."""
        return parse_keuringen(self.naam, await self._zoek(betrokkene, deadline))

    async def _zoek(self, betrokkene: Persoon | Onderneming, deadline: Deadline) -> Any:  # noqa: ANN401 - JSON
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/voertuigen/_zoek",
            json=zoekopdracht(betrokkene),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        return (await request_json(verzoek, deadline=deadline)).data

    async def _open(self, tabel: str, kentekens: list[str], deadline: Deadline) -> Any:  # noqa: ANN401 - JSON
        """The rows of one data set; public facts, so a GET with the kentekens in it gives nobody away."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.open_url}/resource/{tabel}.json",
            params=vraag_op_kenteken(kentekens),
        )
        return (await request_json(verzoek, deadline=deadline)).data
