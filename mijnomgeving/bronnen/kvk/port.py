"""What the pages need of the Handelsregister."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mijnomgeving.bronnen.kvk.models import (
    Bestuur,
    Inschrijving,
    Kerngegevens,
    Profiel,
    Signalen,
    Vestigingsprofiel,
    Vestigingsregel,
)
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


class KvkBron(Protocol):
    """The Handelsregister. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def fetch_profiel(self, onderneming: Onderneming, *, deadline: Deadline) -> Profiel | None:
        """The company's profile; None when the register does not know the number."""
        ...

    async def list_vestigingen(
        self, onderneming: Onderneming, *, deadline: Deadline
    ) -> tuple[Vestigingsregel, ...] | None:
        """The company's vestigingen, those that the machtiging reaches; None when the number is not known."""
        ...

    async def fetch_inschrijvingen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, Kerngegevens | None]:
        """Profile and vestigingen of each of these companies in one question; None for one that is not known."""
        ...

    async def fetch_bestuur(self, onderneming: Onderneming, *, deadline: Deadline) -> Bestuur | None:
        """Who runs the company; None when the register does not know the number."""
        ...

    async def fetch_vestiging(self, vestigingsnummer: str, *, deadline: Deadline) -> Vestigingsprofiel | None:
        """One whole vestiging; None when there is none with this number."""
        ...

    async def zoek(self, *, naam: str, plaats: str = "", deadline: Deadline) -> tuple[Inschrijving, ...]:
        """Companies by name, the first hundred."""
        ...

    async def list_abonnementen(self, *, deadline: Deadline) -> tuple[str, ...]:
        """Our subscriptions to signals that run."""
        ...

    async def list_signalen(self, abonnement: str, *, pagina: int = 1, deadline: Deadline) -> Signalen:
        """One page of what changed in the companies that we follow."""
        ...
