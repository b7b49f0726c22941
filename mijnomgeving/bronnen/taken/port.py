"""What the pages need of an organisation's tasks."""

from typing import Protocol

from mijnomgeving.bronnen.taken.models import Taak
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class TakenBron(Protocol):
    """The tasks of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    async def list_taken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Taak, ...]:
        """What is open for this betrokkene, each once; soonest first, what has no last moment at the end."""
        ...
