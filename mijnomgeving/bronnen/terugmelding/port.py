"""What the pages need to report a doubt."""

from typing import Protocol

from mijnomgeving.bronnen.terugmelding.models import Melding, Ontvangst
from portal.core.deadline import Deadline


class TerugmeldingBron(Protocol):
    """Where doubts are reported. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def meld(self, melding: Melding, *, deadline: Deadline) -> Ontvangst:
        """Report a doubt; the same report once more gives the same answer and is one report."""
        ...

    async def fetch_melding(self, melding_id: str, *, deadline: Deadline) -> Ontvangst | None:
        """How far a report is; None when it is not there."""
        ...
