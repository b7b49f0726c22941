"""What the pages need of the RDW."""

from typing import Protocol

from mijnomgeving.bronnen.rdw.models import Apk, Voertuig
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline


class RdwBron(Protocol):
    """The register of vehicles. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_voertuigen(self, betrokkene: Persoon | Onderneming, *, deadline: Deadline) -> tuple[Voertuig, ...]:
        """The vehicles in this name, the newest in the name first."""
        ...

    async def list_keuringen(self, betrokkene: Persoon | Onderneming, *, deadline: Deadline) -> tuple[Apk, ...]:
        """Until when each vehicle that needs an APK may be on the road, soonest first."""
        ...
