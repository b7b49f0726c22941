"""What the pages need of a register of zaken."""

from typing import Protocol

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Stap, Zaak
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline


class ZakenBron(Protocol):
    """The zaken of one organisation. Every method raises `BronFout` when the source gives no usable answer."""

    @property
    def naam(self) -> str:
        """The organisation's name as people know it."""
        ...

    def holds(self, url: str) -> bool:
        """Whether this address of a zaak is one of this source; nothing is called."""
        ...

    async def list_zaken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """The zaken that this person or company started, each once, newest first.

        A company's are those on its KVK number, its RSIN and its vestigingen together; where the machtiging reaches
        some vestigingen only, those on these vestigingen.
        """
        ...

    async def list_stappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Stap, ...]:
        """The steps of a zaak of this source that `list_zaken` gave, in order."""
        ...

    async def list_documenten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Document, ...]:
        """The documents of a zaak of this source that may be shown, newest first."""
        ...

    async def fetch_document(self, document: Document, *, deadline: Deadline) -> Bestand | None:
        """The bytes of a document that `list_documenten` gave; None when it is no longer there."""
        ...

    async def list_besluiten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Besluit, ...]:
        """What was decided in a zaak of this source, newest first."""
        ...

    async def fetch_afdeling(self, zaak: Zaak, *, deadline: Deadline) -> str:
        """Which part of the organisation handles a zaak of this source; empty when it does not say."""
        ...
