"""Zaken over HTTP."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

from joserfc import jwt
from joserfc.jwk import OctKey

from mijnomgeving.bronnen.bestand import Bestand
from mijnomgeving.bronnen.zgw.mapping import (
    parse_besluiten,
    parse_documenten,
    parse_next,
    parse_stappen,
    parse_zaken,
    zoekopdrachten,
)
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Stap, Zaak
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

# A person with more zaken at one organisation than this gets the newest; 20 pages of 100.
MAX_PAGINAS = 20
_LIJST = frozenset({HTTPStatus.OK})
# A document can be taken away between the list and the download.
_BESTAND = frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND})
_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}


@dataclass(frozen=True)
class ZgwClient:
    """One organisation's Zaken, Catalogi, Documenten and Besluiten APIs below `basis_url`.

    Args:
        naam: the organisation's name as people know it.
        basis_url: without slash at the end; `/zaken/api/v1`, `/catalogi/api/v1` and so on lie below it.
        client_id: ours, as the source's Autorisaties API knows it.
        secret: shared secret of the JWT (HS256, at least 32 characters).
    """

    naam: str
    basis_url: str
    client_id: str
    secret: str = field(repr=False)

    def holds(self, url: str) -> bool:
        """See `ZakenBron`."""
        return url.startswith(f"{self.basis_url}/")

    async def list_zaken(self, betrokkene: Betrokkene, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """See `ZakenBron`. Numbers go in the body (`_zoek`), so that they are in no URL (ADR no-sensitive-uris)."""
        per_nummer = await asyncio.gather(
            *(
                self._pages("POST", "zaken/api/v1/zaken/_zoek", {}, deadline, json=opdracht)
                for opdracht in zoekopdrachten(betrokkene)
            )
        )
        gelezen = (parse_zaken(self.naam, pagina) for paginas in per_nummer for pagina in paginas)
        zaken = {zaak.url: zaak for pagina in gelezen for zaak in pagina}
        return tuple(sorted(zaken.values(), key=lambda zaak: zaak.ingediend_op, reverse=True))

    async def list_stappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Stap, ...]:
        """See `ZakenBron`."""
        typen, statussen = await asyncio.gather(
            self._pages("GET", "catalogi/api/v1/statustypen", {"zaaktype": zaak.zaaktype}, deadline),
            self._pages("GET", "zaken/api/v1/statussen", {"zaak": zaak.url}, deadline),
        )
        return parse_stappen(self.naam, typen, statussen, zaak)

    async def list_documenten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Document, ...]:
        """See `ZakenBron`. One call: the register of zaken brings what the register of documents says along."""
        params = {"zaak": zaak.url, "expand": "informatieobject"}
        antwoord = await self._call("GET", "zaken/api/v1/zaakinformatieobjecten", params, deadline)
        return parse_documenten(self.naam, antwoord.data)

    async def fetch_document(self, document: Document, *, deadline: Deadline) -> Bestand | None:
        """See `ZakenBron`. The address is made here from the uuid: what a source calls it is never followed."""
        pad = f"documenten/api/v1/enkelvoudiginformatieobjecten/{UUID(document.document_id)}/download"
        antwoord = await self._call("GET", pad, {}, deadline, leest="bytes")
        if antwoord.status == HTTPStatus.NOT_FOUND:
            return None
        return Bestand(soort=antwoord.headers.get("Content-Type", "application/octet-stream"), inhoud=antwoord.data)

    async def list_besluiten(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Besluit, ...]:
        """See `ZakenBron`."""
        params = {"zaak": zaak.url, "expand": "besluittype"}
        paginas = await self._pages("GET", "besluiten/api/v1/besluiten", params, deadline)
        besluiten = [besluit for pagina in paginas for besluit in parse_besluiten(self.naam, pagina)]
        return tuple(sorted(besluiten, key=lambda besluit: besluit.genomen_op, reverse=True))

    async def _pages(
        self,
        methode: Literal["GET", "POST"],
        pad: str,
        params: Mapping[str, str],
        deadline: Deadline,
        *,
        json: Mapping[str, str] | None = None,
    ) -> list[Any]:
        """The pages of a list; the address of the next one only says that there is one, and is not followed."""
        paginas: list[Any] = []
        for nummer in range(1, MAX_PAGINAS + 1):
            antwoord = await self._call(methode, pad, {**params, "page": str(nummer)}, deadline, json=json)
            paginas.append(antwoord.data)
            if not parse_next(self.naam, paginas[-1]):
                break
        return paginas

    async def _call(
        self,
        methode: Literal["GET", "POST"],
        pad: str,
        params: Mapping[str, str],
        deadline: Deadline,
        *,
        json: Mapping[str, str] | None = None,
        leest: Literal["json", "bytes"] = "json",
    ) -> Antwoord:
        verzoek = Verzoek(
            # Not the name alone: a fault of the zaken says nothing about the messages of the same organisation.
            bron=f"Zaken van {self.naam}",
            methode=methode,
            url=f"{self.basis_url}/{pad}",
            params=params,
            json=json,
            headers=self._headers() | ({"Accept": "*/*"} if leest == "bytes" else {}),
            idempotent=True,
            leest=leest,
            verwacht=_BESTAND if leest == "bytes" else _LIJST,
        )
        return await request_json(verzoek, deadline=deadline)

    def _headers(self) -> dict[str, str]:
        claims = {
            "iss": self.client_id,
            "iat": int(time.time()),
            "client_id": self.client_id,
            "user_id": "",
            "user_representation": "",
        }
        token = jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, OctKey.import_key(self.secret))
        return {"Authorization": f"Bearer {token}", **_CRS}
