"""What the portal needs of the payment service."""

from typing import Protocol

from mijnomgeving.bronnen.betalen.models import Betaalopdracht, Betaalstatus
from portal.core.deadline import Deadline


class BetaalBron(Protocol):
    """The payment service. Every method raises `BronFout` when it gives no usable answer."""

    @property
    def naam(self) -> str:
        """Its name as people know it."""
        ...

    async def begin(self, opdracht: Betaalopdracht, *, sleutel: str, deadline: Deadline) -> Betaalstatus:
        """Ask for a betaling; the same key with the same opdracht gives the same one."""
        ...

    async def find(self, betaling_id: str, *, deadline: Deadline) -> Betaalstatus | None:
        """How it stands; None when the service knows no such betaling."""
        ...
