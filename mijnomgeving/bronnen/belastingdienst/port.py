"""What the pages need of the Belastingdienst about companies."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mijnomgeving.bronnen.belastingdienst.models import Belastinggegevens
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.nummers import KvkNummer


class BelastingdienstBron(Protocol):
    """Companies at the Belastingdienst. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def fetch_ondernemer(self, onderneming: Onderneming, *, deadline: Deadline) -> Belastinggegevens | None:
        """What is known of one company; None when the Belastingdienst does not know it."""
        ...

    async def fetch_ondernemers(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[KvkNummer, Belastinggegevens]:
        """The same of many companies in one call; without those that it does not know."""
        ...
