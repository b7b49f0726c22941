"""What the pages need of a magazijn."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.fbs.models import Bericht, Schrijven
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.deadline import Deadline


class BerichtenBron(Protocol):
    """The messages of one organisation. Every method raises `BronFout` when there is no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    @property
    def sleutel(self) -> str:
        """The magazijn's key in URLs of the portal."""
        ...

    async def list_berichten(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Bericht, ...]:
        """The messages to this betrokkene on every number, each once, newest first."""
        ...

    async def list_berichten_velen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, tuple[Bericht, ...]]:
        """What `list_berichten` gives, for each of these companies, in one question."""
        ...

    async def find_bericht(self, betrokkene: Betrokkene, bericht_id: str, *, deadline: Deadline) -> Bericht | None:
        """One whole message; None when there is none with this id for this betrokkene."""
        ...

    async def set_status(
        self, betrokkene: Betrokkene, bericht_id: str, *, gelezen: bool | None, naar_map: str, deadline: Deadline
    ) -> bool:
        """Tell the magazijn whether the message was read and where it lies; what is None or empty stays as it was.

        False when there is none with this id for this betrokkene.
        """
        ...

    async def delete(self, betrokkene: Betrokkene, bericht_id: str, *, deadline: Deadline) -> bool:
        """Throw the message away; False when there is none with this id for this betrokkene."""
        ...

    async def send(
        self, betrokkene: Betrokkene, schrijven: Schrijven, *, afzender: str, kenmerk: str, deadline: Deadline
    ) -> str:
        """Send the organisation a message, and give the number under which it keeps it.

        Args:
            betrokkene: who writes; has a number (`may_write`).
            schrijven: what is written.
            afzender: the portal's own OIN, which delivers it.
            kenmerk: the number that the person knows. A second call with the same one changes nothing.
            deadline: of the call.
        """
        ...

    async def deliver(
        self, betrokkene: Betrokkene, *, onderwerp: str, tekst: str, kenmerk: str, deadline: Deadline
    ) -> str:
        """Give somebody a message of this organisation, and its number; once more with the same kenmerk is the same."""
        ...

    async def fetch_bijlage(
        self, betrokkene: Betrokkene, bericht_id: str, bijlage_id: str, *, deadline: Deadline
    ) -> Bestand | None:
        """An attachment's bytes; None when there is none with these ids for this betrokkene."""
        ...
