"""What the pages need of the BRI."""

from typing import Protocol

from mijnomgeving.bronnen.inkomen.models import Inkomen
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class InkomenBron(Protocol):
    """The Basisregistratie Inkomen. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_inkomens(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Inkomen, ...]:
        """The registered income of each year, the newest first."""
        ...
