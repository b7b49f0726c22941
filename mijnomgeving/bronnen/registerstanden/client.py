"""The files at KVK over HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mijnomgeving.bronnen.ondernemingen import zoek
from mijnomgeving.bronnen.registerstanden.mapping import parse_registerstanden
from mijnomgeving.bronnen.registerstanden.models import Registerstand
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.nummers import KvkNummer


@dataclass(frozen=True, slots=True)
class RegisterstandClient:
    """The APIs of the KVK below `basis_url` (without slash at the end, without version)."""

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Handelsregister (KVK)"

    async def fetch_registerstand(self, onderneming: Onderneming, *, deadline: Deadline) -> Registerstand | None:
        """See `RegisterstandBron`."""
        return (await self.fetch_registerstanden([onderneming], deadline=deadline)).get(onderneming.kvk_nummer)

    async def fetch_registerstanden(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[KvkNummer, Registerstand]:
        """See `RegisterstandBron`: one call."""
        data = await zoek(
            self.naam,
            f"{self.basis_url}/registerstanden/v1/registerstanden",
            self.api_key,
            ondernemingen,
            deadline=deadline,
        )
        return parse_registerstanden(self.naam, data, ondernemingen)
