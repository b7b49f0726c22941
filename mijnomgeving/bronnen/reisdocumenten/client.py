"""Reisdocumenten over HTTP."""

from dataclasses import dataclass, field

from mijnomgeving.bronnen.brp.aansluiting import Aansluiting, require_balie
from mijnomgeving.bronnen.reisdocumenten.mapping import (
    parse_houder,
    parse_reisdocumenten,
    zoekopdracht,
    zoekopdracht_houder,
)
from mijnomgeving.bronnen.reisdocumenten.models import Houder, Reisdocument
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class ReisdocumentenClient:
    """Reisdocumenten below `basis_url` (without slash at the end)."""

    basis_url: str
    aansluiting: Aansluiting = field(repr=False)
    naam: str = "Register van reisdocumenten (RvIG)"

    async def list_reisdocumenten(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Reisdocument, ...]:
        """See `ReisdocumentenBron`."""
        url, vraag = f"{self.basis_url}/reisdocumenten", zoekopdracht(str(persoon.bsn))
        data = await self.aansluiting.ask(self.naam, url, vraag, verwerking="mijn-gegevens", deadline=deadline)
        return parse_reisdocumenten(self.naam, data)

    async def fetch_houder(self, nummer: str, *, deadline: Deadline) -> Houder | None:
        """See `ReisdocumentenBron`."""
        require_balie()
        url, vraag = f"{self.basis_url}/reisdocumenten", zoekopdracht_houder(nummer)
        return parse_houder(
            self.naam, await self.aansluiting.ask(self.naam, url, vraag, verwerking="", deadline=deadline)
        )
