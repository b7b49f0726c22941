"""What the pages need of an organisation's tasks."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from mijnomgeving.bronnen.taken.models import Taak, Uitvoering
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.deadline import Deadline


class NietAangenomen(Exception):
    """The organisation says no for good: the task is no longer open, or what was handed in cannot be right.

    Args:
        reden: in its own words; empty when it does not say.
    """

    def __init__(self, reden: str) -> None:
        super().__init__("not taken in")
        self.reden = reden


class TakenBron(Protocol):
    """The tasks of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    async def list_taken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Taak, ...]:
        """The tasks of this betrokkene, open and done (`Taak.is_open`), each once; soonest first, undated ones last."""
        ...

    async def list_taken_velen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, tuple[Taak, ...]]:
        """What `list_taken` gives, for each of these companies, in one question."""
        ...

    async def find_taak(self, taak_id: str, *, deadline: Deadline) -> Uitvoering | None:
        """One task with what is needed to do it; None when it does not exist.

        The standard gives it to whoever knows its id: ask only for a task that `list_taken` gave for this betrokkene.
        """
        ...

    async def hand_in(self, indienen_url: str, body: Mapping[str, Any], *, deadline: Deadline) -> str:
        """Hand in what somebody did (`mapping.indiening`); the same `kenmerk` twice has one effect.

        Returns:
            The organisation's own mark for it; empty when it gives none.

        Raises:
            NietAangenomen: the organisation says no for good.
            ValueError: the address is not below the organisation's own.
        """
        ...
