"""What the pages need of an organisation's log."""

from datetime import datetime
from typing import Protocol

from mijnomgeving.bronnen.ldv.models import Dataverwerking
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class LogboekBron(Protocol):
    """The log of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    async def list_verwerkingen(
        self, betrokkene: Betrokkene, *, vanaf: datetime, tot: datetime, deadline: Deadline
    ) -> tuple[Dataverwerking, ...]:
        """What was done with data of this betrokkene in that period, newest first."""
        ...
