"""What the pages need of the history of addresses."""

from typing import Protocol

from mijnomgeving.bronnen.historie.models import Verblijf
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class HistorieBron(Protocol):
    """Where people lived. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_verblijven(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Verblijf, ...]:
        """All addresses of the person, the present one first; none when the BRP does not know the person."""
        ...
