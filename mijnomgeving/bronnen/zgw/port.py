"""What the pages need of a register of zaken."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.zgw.aanvrager import Aanvrager
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Eigenschap, Stap, Zaak
from portal.core.betrokkene import Betrokkene, Onderneming
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

    async def list_zaken_velen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, tuple[Zaak, ...]]:
        """What `list_zaken` gives, for each of these companies, in one question."""
        ...

    async def list_controles(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """The zaken in which the organisation looks whether this company keeps the rules, each once, newest first.

        The company did not begin these, so that `list_zaken` does not have them. Of a person there are none: who else
        is named in a zaak as one whom it concerns is not always told so.
        """
        ...

    async def list_eigenschappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Eigenschap, ...]:
        """What is particular to a zaak of this source."""
        ...

    async def list_stappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Stap, ...]:
        """The steps of a zaak of this source that `list_zaken` gave, in order."""
        ...

    async def list_documenten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Document, ...]:
        """The documents of a zaak of this source that may be shown, newest first."""
        ...

    async def list_op_adres(self, adressen: Sequence[str], *, deadline: Deadline) -> tuple[Document, ...]:
        """The documents of this source at these addresses that may be shown, newest first; of others nothing."""
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

    async def fetch_aanvrager(self, zaaknummer: str, *, deadline: Deadline) -> Aanvrager | None:
        """Who began the zaak with exactly this number; None when the organisation has no such zaak."""
        ...
