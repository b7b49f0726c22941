"""The KVK APIs over HTTP."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from mijnomgeving.bronnen.kvk.mapping import (
    NIETS_GEVONDEN,
    parse_abonnementen,
    parse_bestuur,
    parse_foutcodes,
    parse_kerngegevens,
    parse_profiel,
    parse_signalen,
    parse_vestigingen,
    parse_vestigingsprofiel,
    parse_zoekresultaat,
)
from mijnomgeving.bronnen.kvk.models import (
    Bestuur,
    Inschrijving,
    Kerngegevens,
    Profiel,
    Signalen,
    Vestigingsprofiel,
    Vestigingsregel,
)
from portal.core.betrokkene import Onderneming
from portal.core.deadline import Deadline
from portal.core.nummers import Vestigingsnummer
from portal.outbound.service import Storing, Verzoek, request_json

T = TypeVar("T")

PER_PAGINA = 100
_VERWACHT = frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class KvkClient:
    """The APIs of the KVK below `basis_url` (without slash at the end, without version).

    A KVK number is no personal data by law, and the standard has it in the path.
    """

    basis_url: str
    api_key: str = field(repr=False)
    naam: str = "Handelsregister (KVK)"

    async def fetch_profiel(self, onderneming: Onderneming, *, deadline: Deadline) -> Profiel | None:
        """See `KvkBron`."""
        return await self._get(f"/api/v1/basisprofielen/{onderneming.kvk_nummer}", parse_profiel, deadline)

    async def list_vestigingen(
        self, onderneming: Onderneming, *, deadline: Deadline
    ) -> tuple[Vestigingsregel, ...] | None:
        """See `KvkBron`."""
        pad = f"/api/v1/basisprofielen/{onderneming.kvk_nummer}/vestigingen"
        regels = await self._get(pad, parse_vestigingen, deadline)
        if regels is None or not onderneming.beperkt:
            return regels
        eigen = {str(nummer) for nummer in onderneming.vestigingen}
        return tuple(regel for regel in regels if regel.vestigingsnummer in eigen)

    async def fetch_inschrijvingen(
        self, ondernemingen: Sequence[Onderneming], *, deadline: Deadline
    ) -> Mapping[Onderneming, Kerngegevens | None]:
        """See `KvkBron`. The public APIs give one company at a time: this one is part of our own shape."""
        if not ondernemingen:
            return {}
        verzoek = Verzoek(
            bron=self.naam,
            methode="POST",
            url=f"{self.basis_url}/handelsregister/v1/inschrijvingen/_zoek",
            headers={"apikey": self.api_key},
            json={"kvkNummers": sorted({str(onderneming.kvk_nummer) for onderneming in ondernemingen})},
            # A search that changes nothing, whatever its method.
            idempotent=True,
            verwacht=frozenset({HTTPStatus.OK}),
        )
        gevonden = parse_kerngegevens(self.naam, (await request_json(verzoek, deadline=deadline)).data)
        per_onderneming = {wie: gevonden.get(str(wie.kvk_nummer)) for wie in ondernemingen}
        return {wie: kern.limited_to(wie) if kern else None for wie, kern in per_onderneming.items()}

    async def fetch_bestuur(self, onderneming: Onderneming, *, deadline: Deadline) -> Bestuur | None:
        """See `KvkBron`."""
        return await self._get(f"/handelsregister/v1/inschrijvingen/{onderneming.kvk_nummer}", parse_bestuur, deadline)

    async def fetch_vestiging(self, vestigingsnummer: str, *, deadline: Deadline) -> Vestigingsprofiel | None:
        """See `KvkBron`.

        Raises:
            OngeldigNummer: it is no vestigingsnummer.
        """
        pad = f"/api/v1/vestigingsprofielen/{Vestigingsnummer(vestigingsnummer)}"
        return await self._get(pad, parse_vestigingsprofiel, deadline)

    async def zoek(self, *, naam: str, plaats: str = "", deadline: Deadline) -> tuple[Inschrijving, ...]:
        """See `KvkBron`."""
        params = {"naam": naam, "resultatenPerPagina": str(PER_PAGINA)} | ({"plaats": plaats} if plaats else {})
        return await self._get("/api/v2/zoeken", parse_zoekresultaat, deadline, params=params) or ()

    async def list_abonnementen(self, *, deadline: Deadline) -> tuple[str, ...]:
        """See `KvkBron`."""
        return await self._get("/api/v1/abonnementen", parse_abonnementen, deadline) or ()

    async def list_signalen(self, abonnement: str, *, pagina: int = 1, deadline: Deadline) -> Signalen:
        """See `KvkBron`."""
        params = {"pagina": str(pagina), "aantal": str(PER_PAGINA)}
        pad = f"/api/v1/abonnementen/{UUID(abonnement)}"
        return await self._get(pad, parse_signalen, deadline, params=params) or Signalen((), 0)

    async def _get(
        self,
        pad: str,
        parse: Callable[[str, Any], T],
        deadline: Deadline,
        *,
        params: Mapping[str, str] | None = None,
    ) -> T | None:
        """What stands there; None when the register says that it has no such thing.

        Raises:
            BronFout: no usable answer; a 404 for another reason is one as well.
        """
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.basis_url}{pad}",
            params=params,
            headers={"apikey": self.api_key},
            verwacht=_VERWACHT,
        )
        antwoord = await request_json(verzoek, deadline=deadline)
        if antwoord.status != HTTPStatus.NOT_FOUND:
            return parse(self.naam, antwoord.data)
        codes = parse_foutcodes(self.naam, antwoord.data)
        if codes and codes <= NIETS_GEVONDEN:
            return None
        raise Storing(self.naam, antwoord.status)
