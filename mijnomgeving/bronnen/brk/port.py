"""What the pages need of the Kadaster."""

from collections.abc import Sequence
from typing import Protocol

from mijnomgeving.bronnen.brk.models import Onroerendezaak, Recht
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class BrkBron(Protocol):
    """The Basisregistratie Kadaster. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_onroerende_zaken(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Onroerendezaak, ...]:
        """What this person has a right on."""
        ...

    async def list_rechten(
        self, persoon: Persoon, identificaties: Sequence[str], *, deadline: Deadline
    ) -> tuple[Recht, ...]:
        """Which rights those are, of at most three properties: the key allows few calls a second."""
        ...
