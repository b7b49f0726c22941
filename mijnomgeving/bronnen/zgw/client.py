"""Zaken over HTTP."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.zgw.aanvrager import Aanvrager, parse_aanvrager, parse_zaak_url
from mijnomgeving.bronnen.zgw.mapping import (
    at_vestiging,
    parse_afdeling,
    parse_besluiten,
    parse_controles,
    parse_document,
    parse_documenten,
    parse_eigenschappen,
    parse_stappen,
    parse_zaken,
    parse_zaken_velen,
    zoekopdracht_velen,
    zoekopdrachten,
    zoekopdrachten_controles,
)
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Eigenschap, Stap, Zaak
from mijnomgeving.bronnen.zgw.verbinding import ZgwVerbinding
from portal.core.betrokkene import Betrokkene, Onderneming
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
        return await self._zoek(zoekopdrachten(betrokkene), parse_zaken, deadline)

    async def list_controles(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """See `ZakenBron`."""
        return await self._zoek(zoekopdrachten_controles(betrokkene), parse_controles, deadline)

    async def _zoek(
        self,
        opdrachten: Sequence[Mapping[str, str]],
        parse: Callable[[str, Any], tuple[Zaak, ...]],
        deadline: Deadline,
    ) -> tuple[Zaak, ...]:
        """The zaken for all these bodies, each once, newest first, each with the vestigingen on which it was found."""
        per_opdracht = await asyncio.gather(
            *(self.pages("POST", "zaken/api/v1/zaken/_zoek", {}, deadline, json=opdracht) for opdracht in opdrachten)
        )
        zaken: dict[str, Zaak] = {}
        for opdracht, paginas in zip(opdrachten, per_opdracht, strict=True):
            for zaak in (zaak for pagina in paginas for zaak in parse(self.naam, pagina)):
                zaken[zaak.url] = at_vestiging(zaken.get(zaak.url, zaak), opdracht)
        return tuple(sorted(zaken.values(), key=lambda zaak: zaak.ingediend_op, reverse=True))

    async def list_zaken_velen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, tuple[Zaak, ...]]:
        """See `ZakenBron`."""
        opdracht, van = zoekopdracht_velen(ondernemingen)
        per_onderneming: dict[Onderneming, dict[str, Zaak]] = {onderneming: {} for onderneming in ondernemingen}
        if van:
            for pagina in await self.pages("POST", "zaken/api/v1/zaken/_zoek", {}, deadline, json=opdracht):
                for nummer, zaak in parse_zaken_velen(self.naam, pagina, len(van)):
                    eigen = per_onderneming[van[nummer]]
                    eigen[zaak.url] = at_vestiging(eigen.get(zaak.url, zaak), opdracht["rol__in"][nummer])
        return {
            onderneming: tuple(sorted(zaken.values(), key=lambda zaak: zaak.ingediend_op, reverse=True))
            for onderneming, zaken in per_onderneming.items()
        }

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

    async def list_eigenschappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Eigenschap, ...]:
        """See `ZakenBron`."""
        uuid = UUID(zaak.url.removesuffix("/").rpartition("/")[2])
        antwoord = await self.call("GET", f"zaken/api/v1/zaken/{uuid}/zaakeigenschappen", {}, deadline)
        return parse_eigenschappen(self.naam, antwoord.data)

    async def list_op_adres(self, adressen: Sequence[str], *, deadline: Deadline) -> tuple[Document, ...]:
        """See `ZakenBron`. Each address is made here from its uuid."""
        pad = "documenten/api/v1/enkelvoudiginformatieobjecten"
        uuids = dict.fromkeys(adres.removesuffix("/").rpartition("/")[2] for adres in adressen if self.holds(adres))
        vragen = (self.call("GET", f"{pad}/{UUID(uuid)}", {}, deadline, ook=_WEG) for uuid in uuids)
        gelezen = [
            parse_document(self.naam, antwoord.data)
            for antwoord in await asyncio.gather(*vragen)
            if antwoord.status != HTTPStatus.NOT_FOUND
        ]
        return tuple(sorted((doc for doc in gelezen if doc), key=lambda document: document.datum, reverse=True))

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

    async def fetch_aanvrager(self, zaaknummer: str, *, deadline: Deadline) -> Aanvrager | None:
        """See `ZakenBron`."""
        opdracht = {"identificatie": zaaknummer}
        zaken = await self.call("POST", "zaken/api/v1/zaken/_zoek", {}, deadline, json=opdracht)
        url = parse_zaak_url(self.naam, zaken.data)
        if url is None or not self.holds(url):
            return None
        params = {"zaak": url, "omschrijvingGeneriek": "initiator"}
        return parse_aanvrager(self.naam, (await self.call("GET", "zaken/api/v1/rollen", params, deadline)).data)
