"""What the portal needs of the BAG."""

from typing import Protocol

from mijnomgeving.bronnen.bag.models import Adres, Plek
from portal.core.deadline import Deadline


class BagBron(Protocol):
    """Addresses. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_adressen(self, *, postcode: str, huisnummer: int, deadline: Deadline) -> tuple[Adres, ...]:
        """The addresses with this postcode and number; several where letters or additions differ."""
        ...

    async def list_plekken(self, *, tekst: str, deadline: Deadline) -> tuple[Plek, ...]:
        """Addresses that fit what somebody typed, with their gemeente; the best first."""
        ...
