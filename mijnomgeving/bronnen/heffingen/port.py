"""What the pages need of the gemeenten."""

from collections.abc import Sequence
from typing import Protocol

from mijnomgeving.bronnen.heffingen.models import Aanslag
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


class HeffingenBron(Protocol):
    """Local charges. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_aanslagen(self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> tuple[Aanslag, ...]:
        """The letters of the last thirteen months, newest first."""
        ...
