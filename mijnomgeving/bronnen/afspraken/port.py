"""What the pages need of an organisation's agenda."""

from datetime import date, datetime
from typing import Protocol

from mijnomgeving.bronnen.afspraken.models import Afspraak, Afspraaksoort, Vrij
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class NietVrij(Exception):
    """Somebody else chose that moment first."""


class AfsprakenBron(Protocol):
    """The agenda of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    async def list_afspraken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Afspraak, ...]:
        """The appointments of this betrokkene, the first one first."""
        ...

    async def list_soorten(self, *, deadline: Deadline) -> tuple[Afspraaksoort, ...]:
        """What one can make an appointment for."""
        ...

    async def list_vrij(self, soort: str, *, vanaf: date, tot: date, deadline: Deadline) -> tuple[Vrij, ...]:
        """When there is room for this kind, from the one day up to and including the other."""
        ...

    async def book(
        self,
        betrokkene: Betrokkene,
        *,
        afspraak_id: str,
        soort: str,
        begin: datetime,
        toelichting: str = "",
        deadline: Deadline,
    ) -> Afspraak:
        """Make an appointment under this number, or move the one that has it; once more is the same.

        Raises:
            NietVrij: there is no room at that moment any more; an appointment that was there stays as it was.
        """
        ...

    async def cancel(self, afspraak_id: str, *, deadline: Deadline) -> None:
        """Cancel it; once more changes nothing."""
        ...
