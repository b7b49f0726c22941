"""What the pages need of an organisation's contacts."""

from typing import Protocol

from mijnomgeving.bronnen.klantinteracties.models import Contactmoment, NieuwContact
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

    async def register_contact(
        self, nieuw: NieuwContact, *, betrokkene: Betrokkene | None, naam: str, deadline: Deadline
    ) -> str:
        """Write a contact down, and give its uuid; once more with the same kenmerk changes nothing.

        Args:
            nieuw: the contact.
            betrokkene: with whom; None when nobody was known.
            naam: of that person or company, for an organisation that does not know them yet.
            deadline: of the whole.
        """
        ...
