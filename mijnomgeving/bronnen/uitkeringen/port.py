"""What the pages need of the sources of benefits."""

from typing import Protocol

from mijnomgeving.bronnen.uitkeringen.models import Uitkering
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class UitkeringenBron(Protocol):
    """Benefits of UWV, SVB and gemeenten. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_uitkeringen(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Uitkering, ...]:
        """The benefits that somebody gets or got in the last year, those that go on first."""
        ...
