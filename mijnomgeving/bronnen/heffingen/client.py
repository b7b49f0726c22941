"""Local charges over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mijnomgeving.bronnen.heffingen.mapping import parse_aanslagen
from mijnomgeving.bronnen.heffingen.models import Aanslag
from mijnomgeving.bronnen.ondernemingen import zoek
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class HeffingenClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Gemeentelijke belastingen"

    async def list_aanslagen(self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> tuple[Aanslag, ...]:
        """See `HeffingenBron`: one call."""
        data = await zoek(self.naam, f"{self.basis_url}/aanslagen", self.api_key, ondernemingen, deadline=deadline)
        return parse_aanslagen(self.naam, data, ondernemingen)
