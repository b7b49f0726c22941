"""The Belastingdienst about companies, over HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mijnomgeving.bronnen.belastingdienst.mapping import parse_ondernemers
from mijnomgeving.bronnen.belastingdienst.models import Belastinggegevens
from mijnomgeving.bronnen.ondernemingen import zoek
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.nummers import KvkNummer


@dataclass(frozen=True, slots=True)
class BelastingdienstClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Belastingdienst (onderneming)"

    async def fetch_ondernemer(self, onderneming: Onderneming, *, deadline: Deadline) -> Belastinggegevens | None:
        """See `BelastingdienstBron`."""
        return (await self.fetch_ondernemers([onderneming], deadline=deadline)).get(onderneming.kvk_nummer)

    async def fetch_ondernemers(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[KvkNummer, Belastinggegevens]:
        """See `BelastingdienstBron`: one call."""
        data = await zoek(self.naam, f"{self.basis_url}/ondernemers", self.api_key, ondernemingen, deadline=deadline)
        return parse_ondernemers(self.naam, data, ondernemingen)
