"""What the pages need of a register of zaken."""

from typing import Protocol

from mijnomgeving.bronnen.zgw.models import Stap, Zaak
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class ZakenBron(Protocol):
    """The zaken of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    def holds(self, url: str) -> bool:
        """Whether this address of a zaak is one of this source; nothing is called."""
        ...

    async def list_zaken(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """The zaken that this person started, newest first."""
        ...

    async def list_stappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Stap, ...]:
        """The steps of a zaak of this source that `list_zaken` gave, in order."""
        ...
