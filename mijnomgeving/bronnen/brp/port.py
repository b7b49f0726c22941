"""What the pages need of the BRP."""

from typing import Protocol

from mijnomgeving.bronnen.brp.controle import Controlefeiten
from mijnomgeving.bronnen.brp.gevonden import Gevonden, Keuze, TeVeel, Zoekvraag
from mijnomgeving.bronnen.brp.kop import Persoonskop
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class BrpBron(Protocol):
    """The Basisregistratie Personen. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def fetch_naam(self, persoon: Persoon, *, deadline: Deadline) -> str:
        """The full name only; empty when the BRP does not know the person."""
        ...

    async def fetch_ingeschrevene(self, persoon: Persoon, *, deadline: Deadline) -> Ingeschrevene | None:
        """What the page with personal data shows; None when the BRP does not know the person."""
        ...

    async def zoek(self, vraag: Zoekvraag, *, deadline: Deadline) -> tuple[Gevonden, ...] | TeVeel:
        """The persons to whom all keys apply, at most ten; only within `asking_for_balie`, as all that follows."""
        ...

    async def fetch_gevonden(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Gevonden, ...]:
        """The person with this number as a search shows one; nothing when the BRP does not know the person."""
        ...

    async def fetch_keuze(self, persoon: Persoon, *, met_familie: bool, deadline: Deadline) -> Keuze | None:
        """What a caseworker's choice of this person needs; the numbers of relatives only when they are asked for."""
        ...

    async def fetch_kop(self, persoon: Persoon, *, deadline: Deadline) -> Persoonskop | None:
        """Who the person is, beside the affairs of the person; None when the BRP does not know the person."""
        ...

    async def fetch_controlefeiten(self, persoon: Persoon, *, deadline: Deadline) -> Controlefeiten | None:
        """What the questions that make sure who somebody is are made of."""
        ...
