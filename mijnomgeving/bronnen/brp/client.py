"""The BRP over HTTP."""

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from mijnomgeving.bronnen.brp.aansluiting import Aansluiting, require_balie
from mijnomgeving.bronnen.brp.controle import CONTROLE_FIELDS, Controlefeiten, parse_controlefeiten
from mijnomgeving.bronnen.brp.gevonden import (
    OP_NUMMER_FIELDS,
    Gevonden,
    Keuze,
    TeVeel,
    Zoekvraag,
    is_te_veel,
    keuze_fields,
    parse_gevonden,
    parse_keuze,
)
from mijnomgeving.bronnen.brp.kop import KOP_FIELDS, Persoonskop, parse_kop
from mijnomgeving.bronnen.brp.mapping import FIELDS, NAAM_FIELDS, parse_ingeschrevene, parse_naam, zoekopdracht
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from portal.core.betrokkene import Persoon
from portal.core.deadline import Deadline
from portal.outbound.service import Storing


@dataclass(frozen=True, slots=True)
class BrpClient:
    """BRP Personen below `basis_url` (without slash at the end)."""

    basis_url: str
    aansluiting: Aansluiting = field(repr=False)
    naam: str = "Basisregistratie Personen (BRP)"

    async def fetch_naam(self, persoon: Persoon, *, deadline: Deadline) -> str:
        """See `BrpBron`."""
        return parse_naam(self.naam, await self._zoek(persoon, NAAM_FIELDS, "mijn-overzicht", deadline))

    async def fetch_ingeschrevene(self, persoon: Persoon, *, deadline: Deadline) -> Ingeschrevene | None:
        """See `BrpBron`."""
        return parse_ingeschrevene(self.naam, await self._zoek(persoon, FIELDS, "mijn-gegevens", deadline))

    async def zoek(self, vraag: Zoekvraag, *, deadline: Deadline) -> tuple[Gevonden, ...] | TeVeel:
        """See `BrpBron`."""
        require_balie()
        antwoord = await self.aansluiting.ask_antwoord(
            self.naam,
            f"{self.basis_url}/personen",
            vraag.to_json(),
            verwerking="",
            deadline=deadline,
            ook=frozenset({HTTPStatus.BAD_REQUEST}),
        )
        if antwoord.status != HTTPStatus.BAD_REQUEST:
            return parse_gevonden(self.naam, antwoord.data)
        if is_te_veel(self.naam, antwoord.data):
            return TeVeel()
        raise Storing(self.naam, antwoord.status)

    async def fetch_gevonden(self, persoon: Persoon, *, deadline: Deadline) -> tuple[Gevonden, ...]:
        """See `BrpBron`."""
        return parse_gevonden(self.naam, await self._vraag_balie(persoon, OP_NUMMER_FIELDS, deadline))

    async def fetch_keuze(self, persoon: Persoon, *, met_familie: bool, deadline: Deadline) -> Keuze | None:
        """See `BrpBron`."""
        fields = keuze_fields(met_familie=met_familie)
        return parse_keuze(self.naam, await self._vraag_balie(persoon, fields, deadline))

    async def fetch_kop(self, persoon: Persoon, *, deadline: Deadline) -> Persoonskop | None:
        """See `BrpBron`."""
        return parse_kop(self.naam, await self._vraag_balie(persoon, KOP_FIELDS, deadline))

    async def fetch_controlefeiten(self, persoon: Persoon, *, deadline: Deadline) -> Controlefeiten | None:
        """See `BrpBron`."""
        return parse_controlefeiten(self.naam, await self._vraag_balie(persoon, CONTROLE_FIELDS, deadline))

    async def _vraag_balie(self, persoon: Persoon, fields: tuple[str, ...], deadline: Deadline) -> Any:  # noqa: ANN401 - JSON may be anything
        require_balie()
        return await self._zoek(persoon, fields, "", deadline)

    async def _zoek(self, persoon: Persoon, fields: tuple[str, ...], verwerking: str, deadline: Deadline) -> Any:  # noqa: ANN401
        vraag = zoekopdracht(str(persoon.bsn), fields)
        url = f"{self.basis_url}/personen"
        return await self.aansluiting.ask(self.naam, url, vraag, verwerking=verwerking, deadline=deadline)
