"""Zaken over HTTP."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from joserfc import jwt
from joserfc.jwk import OctKey

from mijnomgeving.bronnen.zgw.mapping import parse_next, parse_stappen, parse_zaken, zoekopdracht
from mijnomgeving.bronnen.zgw.models import Stap, Zaak
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

# A person with more zaken at one organisation than this gets the newest; 20 pages of 100.
MAX_PAGINAS = 20
_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}


@dataclass(frozen=True)
class ZgwClient:
    """One organisation's Zaken API and Catalogi API below `basis_url`.

    Args:
        naam: the organisation's name as people know it.
        basis_url: without slash at the end; `/zaken/api/v1` and `/catalogi/api/v1` lie below it.
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

    async def list_zaken(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Zaak, ...]:
        """See `ZakenBron`. The BSN goes in the body (`_zoek`), so that it is in no URL (ADR no-sensitive-uris)."""
        opdracht = zoekopdracht(str(persoon.bsn))
        paginas = await self._pages("POST", "zaken/api/v1/zaken/_zoek", {}, deadline, json=opdracht)
        zaken = [zaak for pagina in paginas for zaak in parse_zaken(self.naam, pagina)]
        return tuple(sorted(zaken, key=lambda zaak: zaak.ingediend_op, reverse=True))

    async def list_stappen(self, zaak: Zaak, *, deadline: Deadline) -> tuple[Stap, ...]:
        """See `ZakenBron`."""
        typen, statussen = await asyncio.gather(
            self._pages("GET", "catalogi/api/v1/statustypen", {"zaaktype": zaak.zaaktype}, deadline),
            self._pages("GET", "zaken/api/v1/statussen", {"zaak": zaak.url}, deadline),
        )
        return parse_stappen(self.naam, typen, statussen, zaak)

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
            verzoek = Verzoek(
                # Not the name alone: a fault of the zaken says nothing about the messages of the same organisation.
                bron=f"Zaken van {self.naam}",
                methode=methode,
                url=f"{self.basis_url}/{pad}",
                params={**params, "page": str(nummer)},
                json=json,
                headers=self._headers(),
                idempotent=True,
            )
            paginas.append((await request_json(verzoek, deadline=deadline)).data)
            if not parse_next(self.naam, paginas[-1]):
                break
        return paginas

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
