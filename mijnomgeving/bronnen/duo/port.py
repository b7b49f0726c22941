"""What the pages need of the diplomaregister."""

from typing import Protocol

from mijnomgeving.bronnen.duo.models import Diploma
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class DuoBron(Protocol):
    """The diplomaregister. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_diplomas(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Diploma, ...]:
        """The diplomas, the newest first."""
        ...
