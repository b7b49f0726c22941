"""A log over HTTP."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mijnomgeving.bronnen.ldv.mapping import parse_activiteiten, parse_verwerkingen, zoekopdrachten
from mijnomgeving.bronnen.ldv.models import Activiteit, Dataverwerking
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import BronFout, Verzoek, request_json

# A register of activities is public and hardly ever changes; each process keeps it for a while.
_HOUDBAAR = 15 * 60.0
_registers: dict[str, tuple[float, Mapping[str, Activiteit]]] = {}


@dataclass(frozen=True, slots=True)
class LdvClient:
    """One organisation's log below `basis_url` (without slash at the end), and the register that explains it."""

    naam: str
    basis_url: str
    api_key: str = field(repr=False)

    async def list_verwerkingen(
        self, betrokkene: Betrokkene, *, vanaf: datetime, tot: datetime, deadline: Deadline
    ) -> tuple[Dataverwerking, ...]:
        """See `LogboekBron`. Without its register a log is still read: the reason then stays unsaid."""
        opdrachten = zoekopdrachten(betrokkene, vanaf=vanaf, tot=tot)
        if not opdrachten:
            return ()
        activiteiten, bodies = await asyncio.gather(
            self._activiteiten(deadline),
            asyncio.gather(*(self._search(opdracht, deadline) for opdracht in opdrachten)),
        )
        found = {
            (verwerking.trace_id, verwerking.span_id): verwerking
            for body in bodies
            for verwerking in parse_verwerkingen(self.naam, body, activiteiten)
        }
        return tuple(sorted(found.values(), key=lambda verwerking: verwerking.begin, reverse=True))

    async def _search(self, opdracht: Mapping[str, object], deadline: Deadline) -> object:
        verzoek = Verzoek(
            # Not the name alone: a fault here says nothing about the zaken of the same organisation.
            bron=f"Logboek van {self.naam}",
            methode="POST",
            url=f"{self.basis_url}/processing-activities",
            json=dict(opdracht),
            headers={"X-Api-Key": self.api_key},
            idempotent=True,
        )
        data: object = (await request_json(verzoek, deadline=deadline)).data
        return data

    async def _activiteiten(self, deadline: Deadline) -> Mapping[str, Activiteit]:
        bewaard = _registers.get(self.basis_url)
        if bewaard and time.monotonic() - bewaard[0] < _HOUDBAAR:
            return bewaard[1]
        verzoek = Verzoek(
            bron=f"Logboek van {self.naam}",
            methode="GET",
            url=f"{self.basis_url}/verwerkingsactiviteiten",
            headers={"X-Api-Key": self.api_key},
        )
        try:
            gelezen = parse_activiteiten(self.naam, (await request_json(verzoek, deadline=deadline)).data)
        except BronFout:
            return bewaard[1] if bewaard else {}
        _registers[self.basis_url] = (time.monotonic(), gelezen)
        return gelezen
