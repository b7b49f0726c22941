"""The BRP over HTTP."""

from dataclasses import dataclass, field
from typing import Any

from mijnomgeving.bronnen.brp.aansluiting import Aansluiting
from mijnomgeving.bronnen.brp.mapping import FIELDS, NAAM_FIELDS, parse_ingeschrevene, parse_naam, zoekopdracht
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class BrpClient:
    """BRP Personen below `basis_url` (without slash at the end)."""

    basis_url: str
    aansluiting: Aansluiting = field(repr=False)
    naam: str = "Basisregistratie Personen (BRP)"

    async def fetch_naam(self, persoon: Persoon, *, deadline: Deadline) -> str:
        """See `BrpBron`."""
        return parse_naam(self.naam, await self._zoek(persoon, NAAM_FIELDS, "mijn-overzicht", deadline))

    async def fetch_ingeschrevene(self, persoon: Persoon, *, deadline: Deadline) -> Ingeschrevene | None:
        """See `BrpBron`."""
        return parse_ingeschrevene(self.naam, await self._zoek(persoon, FIELDS, "mijn-gegevens", deadline))

    async def _zoek(self, persoon: Persoon, fields: tuple[str, ...], verwerking: str, deadline: Deadline) -> Any:  # noqa: ANN401
        vraag = zoekopdracht(str(persoon.bsn), fields)
        url = f"{self.basis_url}/personen"
        return await self.aansluiting.ask(self.naam, url, vraag, verwerking=verwerking, deadline=deadline)
