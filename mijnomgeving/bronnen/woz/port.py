"""What the pages need of the WOZ."""

from collections.abc import Sequence
from typing import Protocol

from mijnomgeving.bronnen.woz.models import WozObject
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.deadline import Deadline


class WozBron(Protocol):
    """The values of property. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_objecten(
        self, persoon: Persoon, adresseerbare_objecten: Sequence[str], *, deadline: Deadline
    ) -> tuple[WozObject, ...]:
        """What this person owns or uses among these objects of the BAG.

        The standard cannot be searched by BSN: ask the BRK or BRP first where that is.
        """
        ...

    async def list_objecten_van_onderneming(
        self, onderneming: Onderneming, *, deadline: Deadline
    ) -> tuple[WozObject, ...]:
        """What the company owns."""
        ...
