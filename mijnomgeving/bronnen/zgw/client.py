"""Zaken over HTTP."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.zgw.mapping import (
    parse_afdeling,
    parse_besluiten,
    parse_documenten,
    parse_stappen,
    parse_zaken,
    zoekopdrachten,
)
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Stap, Zaak
from mijnomgeving.bronnen.zgw.verbinding import ZgwVerbinding
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline

# A document can be taken away between the list and the download.
_WEG = frozenset({HTTPStatus.NOT_FOUND})


@dataclass(frozen=True)
class ZgwClient(ZgwVerbinding):
    """What one organisation's registers say of the zaken of a person or company."""

    def holds(self, url: str) -> bool:
        """See `ZakenBron`."""
        return url.startswith(f"{self.basis_url}/")

    async def list_zaken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """See `ZakenBron`. Numbers go in the body (`_zoek`), so that they are in no URL (ADR no-sensitive-uris)."""
        per_nummer = await asyncio.gather(
            *(
                self.pages("POST", "zaken/api/v1/zaken/_zoek", {}, deadline, json=opdracht)
                for opdracht in zoekopdrachten(betrokkene)
            )
        )
        gelezen = (parse_zaken(self.naam, pagina) for paginas in per_nummer for pagina in paginas)
        zaken = {zaak.url: zaak for pagina in gelezen for zaak in pagina}
        return tuple(sorted(zaken.values(), key=lambda zaak: zaak.ingediend_op, reverse=True))

    async def list_stappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Stap, ...]:
        """See `ZakenBron`."""
        typen, statussen = await asyncio.gather(
            self.pages("GET", "catalogi/api/v1/statustypen", {"zaaktype": zaak.zaaktype}, deadline),
            self.pages("GET", "zaken/api/v1/statussen", {"zaak": zaak.url}, deadline),
        )
        return parse_stappen(self.naam, typen, statussen, zaak)

    async def list_documenten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Document, ...]:
        """See `ZakenBron`. One call: the register of zaken brings what the register of documents says along."""
        params = {"zaak": zaak.url, "expand": "informatieobject"}
        antwoord = await self.call("GET", "zaken/api/v1/zaakinformatieobjecten", params, deadline)
        return parse_documenten(self.naam, antwoord.data)

    async def fetch_document(self, document: Document, *, deadline: Deadline) -> Bestand | None:
        """See `ZakenBron`. The address is made here from the uuid: what a source calls it is never followed."""
        pad = f"documenten/api/v1/enkelvoudiginformatieobjecten/{UUID(document.document_id)}/download"
        antwoord = await self.call("GET", pad, {}, deadline, leest="bytes", ook=_WEG)
        if antwoord.status == HTTPStatus.NOT_FOUND:
            return None
        return Bestand(soort=antwoord.headers.get("Content-Type", "application/octet-stream"), inhoud=antwoord.data)

    async def list_besluiten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Besluit, ...]:
        """See `ZakenBron`."""
        params = {"zaak": zaak.url, "expand": "besluittype"}
        paginas = await self.pages("GET", "besluiten/api/v1/besluiten", params, deadline)
        besluiten = [besluit for pagina in paginas for besluit in parse_besluiten(self.naam, pagina)]
        return tuple(sorted(besluiten, key=lambda besluit: besluit.genomen_op, reverse=True))

    async def fetch_afdeling(self, zaak: Zaak, *, deadline: Deadline) -> str:
        """See `ZakenBron`."""
        params = {"zaak": zaak.url, "omschrijvingGeneriek": "behandelaar"}
        antwoord = await self.call("GET", "zaken/api/v1/rollen", params, deadline)
        return parse_afdeling(self.naam, antwoord.data)
