"""What the pages need of CBS."""

from collections.abc import Sequence
from typing import Protocol

from mijnomgeving.bronnen.cbs.models import Uitvraag
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


class CbsBron(Protocol):
    """Surveys of CBS. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_uitvragen(self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> tuple[Uitvraag, ...]:
        """The surveys that these companies were asked to fill in, the open ones by last day first."""
        ...
