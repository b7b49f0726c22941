"""What the pages need of the Profielservice."""

from typing import Protocol

from mijnomgeving.bronnen.profiel.models import Contactgegeven, Contactsoort, Profiel, Voorkeursoort
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class ProfielBron(Protocol):
    """How people and companies want to be reached.

    Every method raises `BronFout` when the source gives no usable answer, and ValueError for a betrokkene without a
    number, except `fetch_profiel`.
    """

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def fetch_profiel(self, betrokkene: Betrokkene, *, deadline: Deadline) -> Profiel:
        """The profile; an empty one for who never gave anything, and for who has no number."""
        ...

    async def add_contactgegeven(
        self,
        betrokkene: Betrokkene,
        soort: Contactsoort,
        waarde: str,
        *,
        alleen_voor: str = "",
        dienst: str = "",
        deadline: Deadline,
    ) -> None:
        """Add a contact detail, for all organisations, for one, or for one service of it."""
        ...

    async def change_contactgegeven(
        self, betrokkene: Betrokkene, gegeven: Contactgegeven, waarde: str, *, deadline: Deadline
    ) -> bool:
        """Give it another value, which is then not verified; False when it is no longer there."""
        ...

    async def remove_contactgegeven(self, betrokkene: Betrokkene, gegeven_id: str, *, deadline: Deadline) -> bool:
        """Take it away; False when it was no longer there."""
        ...

    async def set_voorkeur(
        self,
        betrokkene: Betrokkene,
        soort: Voorkeursoort,
        waarde: str,
        *,
        alleen_voor: str = "",
        dienst: str = "",
        deadline: Deadline,
    ) -> None:
        """Set a preference for all organisations or for (a service of) one, whether there was one or not."""
        ...

    async def remove_voorkeur(self, betrokkene: Betrokkene, voorkeur_id: str, *, deadline: Deadline) -> bool:
        """Take a preference away; False when it was no longer there."""
        ...

    async def send_code(
        self, betrokkene: Betrokkene, waarde: str, *, soort: Contactsoort = Contactsoort.EMAIL, deadline: Deadline
    ) -> bool:
        """Let the source send a code to this address or number; False when the profile does not have it.

        Raises:
            KeyError: of this kind nothing can be verified.
        """
        ...

    async def verify(
        self,
        betrokkene: Betrokkene,
        waarde: str,
        code: str,
        *,
        soort: Contactsoort = Contactsoort.EMAIL,
        deadline: Deadline,
    ) -> bool:
        """Show that the address or number is the person's own; False when the code is wrong or too old.

        Raises:
            KeyError: of this kind nothing can be verified.
        """
        ...
