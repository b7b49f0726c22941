"""The use of energy over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mijnomgeving.bronnen.energie.mapping import parse_verbruiken
from mijnomgeving.bronnen.energie.models import Verbruik
from mijnomgeving.bronnen.ondernemingen import zoek
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class EnergieClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Energieverbruik (netbeheerders)"

    async def list_verbruik(self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> tuple[Verbruik, ...]:
        """See `EnergieBron`: one call."""
        data = await zoek(self.naam, f"{self.basis_url}/verbruik", self.api_key, ondernemingen, deadline=deadline)
        return parse_verbruiken(self.naam, data, ondernemingen)
