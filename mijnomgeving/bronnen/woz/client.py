"""WOZ Bevragen over HTTP."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mijnomgeving.bronnen.woz.mapping import FIELDS, parse_objecten
from mijnomgeving.bronnen.woz.models import WozObject
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

# Somebody with more property than this sees the first of them; all calls go at once.
MAX_OBJECTEN = 5


@dataclass(frozen=True, slots=True)
class WozClient:
    """WOZ Bevragen below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "WOZ (waarde van woningen)"

    async def list_objecten(
        self, persoon: Persoon, adresseerbare_objecten: Sequence[str], *, deadline: Deadline
    ) -> tuple[WozObject, ...]:
        """See `WozBron`."""
        nummers = list(dict.fromkeys(adresseerbare_objecten))[:MAX_OBJECTEN]
        vragen = (self._zoek({"adresseerbaarObjectIdentificatie": nummer}, persoon, deadline) for nummer in nummers)
        gevonden = {woz.identificatie: woz for antwoord in await asyncio.gather(*vragen) for woz in antwoord}
        return tuple(gevonden.values())

    async def list_objecten_van_onderneming(
        self, onderneming: Onderneming, *, deadline: Deadline
    ) -> tuple[WozObject, ...]:
        """See `WozBron`."""
        return await self._zoek({"kvkNummer": str(onderneming.kvk_nummer)}, onderneming, deadline)

    async def _zoek(
        self, params: Mapping[str, str], betrokkene: Persoon | Onderneming, deadline: Deadline
    ) -> tuple[WozObject, ...]:
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.basis_url}/wozobjecten",
            params={**params, "fields": FIELDS},
            headers={"X-Api-Key": self.api_key},
        )
        return parse_objecten(self.naam, (await request_json(verzoek, deadline=deadline)).data, betrokkene)
