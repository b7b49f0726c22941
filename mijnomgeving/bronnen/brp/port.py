"""What the pages need of the BRP."""

from typing import Protocol

from mijnomgeving.bronnen.brp.models import Ingeschrevene
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class BrpBron(Protocol):
    """The Basisregistratie Personen. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def fetch_naam(self, persoon: Persoon, *, deadline: Deadline) -> str:
        """The full name only; empty when the BRP does not know the person."""
        ...

    async def fetch_ingeschrevene(self, persoon: Persoon, *, deadline: Deadline) -> Ingeschrevene | None:
        """What the page with personal data shows; None when the BRP does not know the person."""
        ...
