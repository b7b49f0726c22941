"""What the pages need of an organisation's register of products."""

from typing import Protocol

from mijnomgeving.bronnen.openproduct.models import Product, Productsoort
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class ProductenBron(Protocol):
    """The products of one organisation. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    async def list_producten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Product, ...]:
        """What this person or company holds or held, each once: what ends soonest first, without an end last.

        A company's are those of the whole and of its vestigingen; where the machtiging reaches some vestigingen only,
        those of these vestigingen. What the organisation does not publish is left out.
        """
        ...

    async def fetch_soort(self, soort_id: str, *, deadline: Deadline) -> Productsoort | None:
        """What the organisation says of a kind of product; None when it has no such kind (any more)."""
        ...
