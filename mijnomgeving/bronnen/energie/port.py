"""What the pages need of the grid operators."""

from collections.abc import Sequence
from typing import Protocol

from mijnomgeving.bronnen.energie.models import Verbruik
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline


class EnergieBron(Protocol):
    """The use of energy. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_verbruik(self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline) -> tuple[Verbruik, ...]:
        """What the vestigingen used in the newest year that is whole.

        Of a company with some vestigingen only, those.
        """
        ...
