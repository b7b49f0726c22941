"""What the portal needs of the official announcements."""

from typing import Protocol

from cms.attendering.bekendmakingen.models import Bekendmakingvraag, Blad
from portal.core.deadline import Deadline


class Bekendmakingenbron(Protocol):
    """Official announcements, the newest first."""

    @property
    def naam(self) -> str:
        """The source's name as people know it."""
        ...

    async def zoek(self, vraag: Bekendmakingvraag, *, begin: int = 1, aantal: int, deadline: Deadline) -> Blad:
        """What fits the question, from the `begin`th on, and how many there are.

        Raises:
            BronFout: there is no usable answer.
        """
        ...
