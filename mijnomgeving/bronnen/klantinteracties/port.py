"""What the pages need of an organisation's contacts."""

from typing import Protocol

from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class ContactenBron(Protocol):
    """The contacts of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    async def list_contactmomenten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Contactmoment, ...]:
        """The contacts with this betrokkene on every number, each once, newest first."""
        ...
