"""What the pages need of the register of travel documents."""

from typing import Protocol

from mijnomgeving.bronnen.reisdocumenten.models import Houder, Reisdocument
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline


class ReisdocumentenBron(Protocol):
    """The register of travel documents. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def list_reisdocumenten(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Reisdocument, ...]:
        """The passports and identity cards of the person, also those that are no longer valid."""
        ...

    async def fetch_houder(self, nummer: str, *, deadline: Deadline) -> Houder | None:
        """Whose document this is; None when there is no document with this number. Only within `asking_for_balie`."""
        ...
