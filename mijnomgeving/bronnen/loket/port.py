"""What the pages need of the loket."""

from typing import Protocol

from mijnomgeving.bronnen.loket.models import NieuwVerzoek, Verzoek
from portal.core.betrokkene import EuPersoon
from portal.core.deadline import Deadline


class LoketBron(Protocol):
    """Where Europeans without a Dutch number ask and apply. Every method raises `BronFout` without a usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def submit(self, verzoek: NieuwVerzoek, *, deadline: Deadline) -> Verzoek:
        """Hand it in; once more with the same kenmerk gives the same answer and is one verzoek."""
        ...

    async def list_verzoeken(self, persoon: EuPersoon, *, deadline: Deadline) -> tuple[Verzoek, ...]:
        """What this person handed in, newest first, with what came back."""
        ...
