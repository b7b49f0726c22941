"""Surveys of CBS over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from mijnomgeving.bronnen.cbs.mapping import parse_uitvragen
from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.ondernemingen import zoek
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


@dataclass(frozen=True, slots=True)
class CbsClient:
    """The service below `basis_url` (without slash at the end)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "CBS (vragenlijsten)"

    async def list_uitvragen(self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> tuple[Uitvraag, ...]:
        """See `CbsBron`: one call."""
        data = await zoek(self.naam, f"{self.basis_url}/uitvragen", self.api_key, ondernemingen, deadline=deadline)
        return parse_uitvragen(self.naam, data, ondernemingen)
