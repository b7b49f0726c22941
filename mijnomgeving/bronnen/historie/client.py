"""BRP historie over HTTP."""

from dataclasses import dataclass, field

from mijnomgeving.bronnen.brp.aansluiting import Aansluiting
from mijnomgeving.bronnen.historie.mapping import parse_verblijven, zoekopdracht
from mijnomgeving.bronnen.historie.models import Verblijf
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class HistorieClient:
    """BRP historie below `basis_url` (without slash at the end)."""

    basis_url: str
    aansluiting: Aansluiting = field(repr=False)
    naam: str = "Basisregistratie Personen, eerdere adressen"

    async def list_verblijven(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Verblijf, ...]:
        """See `HistorieBron`."""
        url, vraag = f"{self.basis_url}/verblijfplaatshistorie", zoekopdracht(str(persoon.bsn))
        data = await self.aansluiting.ask(self.naam, url, vraag, verwerking="mijn-gegevens", deadline=deadline)
        return parse_verblijven(self.naam, data)
