"""The ZGW APIs of one organisation over HTTP: tokens, pages and the coordinate system."""

import asyncio
import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Literal

from joserfc import jwt
from joserfc.jwk import OctKey

from mijnomgeving.bronnen.zgw.mapping import parse_count, parse_next
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, Verzoek, request_json

# A person with more zaken at one organisation than this gets the newest; 20 pages of 100.
MAX_PAGINAS = 20
_LIJST = frozenset({HTTPStatus.OK})
_CRS = {"Accept-Crs": "EPSG:4326", "Content-Crs": "EPSG:4326"}


@dataclass(frozen=True)
class ZgwVerbinding:
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

    async def pages(
        self,
        methode: Literal["GET", "POST"],
        pad: str,
        params: Mapping[str, str],
        deadline: Deadline,
        *,
        json: Mapping[str, Any] | None = None,
    ) -> list[Any]:
        """The pages of a list: the first tells how many there are, the others are then asked together.

        The address of the next page only says that there is one, and is not followed.

        Raises:
            BronFout: the source gives no usable answer.
        """

        async def ask(nummer: int) -> Any:  # noqa: ANN401 - JSON may be anything
            antwoord = await self.call(methode, pad, {**params, "page": str(nummer)}, deadline, json=json)
            return antwoord.data

        eerste = await ask(1)
        if not parse_next(self.naam, eerste):
            return [eerste]
        aantal, per_pagina = parse_count(self.naam, eerste)
        laatste = min(MAX_PAGINAS, math.ceil(aantal / per_pagina))
        return [eerste, *await asyncio.gather(*(ask(nummer) for nummer in range(2, laatste + 1)))]

    async def call(
        self,
        methode: Literal["GET", "POST"],
        pad: str,
        params: Mapping[str, str],
        deadline: Deadline,
        *,
        json: Mapping[str, Any] | None = None,
        leest: Literal["json", "bytes"] = "json",
        maakt: bool = False,
        ook: frozenset[int] = frozenset(),
    ) -> Antwoord:
        """One call.

        Args:
            methode: HTTP method.
            pad: below `basis_url`.
            params: query parameters.
            deadline: of the page or the delivery.
            json: body.
            leest: how to read the answer.
            maakt: it makes something, so that it is never sent twice by itself.
            ook: statuses that are an answer as well.

        Raises:
            BronFout: the source gives no usable answer.
        """
        verzoek = Verzoek(
            # Not the name alone: a fault of the zaken says nothing about the messages of the same organisation.
            bron=f"Zaken van {self.naam}",
            methode=methode,
            url=f"{self.basis_url}/{pad}",
            params=params,
            json=json,
            headers=self._headers() | ({"Accept": "*/*"} if leest == "bytes" else {}),
            idempotent=not maakt,
            leest=leest,
            verwacht=ook | (frozenset({HTTPStatus.CREATED}) if maakt else _LIJST),
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
