"""The BAG and the Locatieserver over HTTP."""

from dataclasses import dataclass, field

from mijnomgeving.bronnen.bag.mapping import PLEK_VELDEN, parse_adressen, parse_plekken
from mijnomgeving.bronnen.bag.models import Adres, Plek
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

MEESTE_ADRESSEN = 100
MEESTE_PLEKKEN = 10


@dataclass(frozen=True, slots=True)
class BagClient:
    """BAG Individuele Bevragingen below `basis_url`, Locatieserver below `locatie_url` (without slash at the end)."""

    basis_url: str
    locatie_url: str
    api_key: str = field(repr=False)
    naam: str = "Kadaster (adressen)"

    async def list_adressen(self, *, postcode: str, huisnummer: int, deadline: Deadline) -> tuple[Adres, ...]:
        """See `BagBron`."""
        params = {
            "postcode": postcode.replace(" ", "").upper(),
            "huisnummer": str(huisnummer),
            "pageSize": str(MEESTE_ADRESSEN),
        }
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.basis_url}/adressen",
            params=params,
            headers={"X-Api-Key": self.api_key, "Accept": "application/hal+json"},
        )
        return parse_adressen(self.naam, (await request_json(verzoek, deadline=deadline)).data)

    async def list_plekken(self, *, tekst: str, deadline: Deadline) -> tuple[Plek, ...]:
        """See `BagBron`."""
        verzoek = Verzoek(
            bron=self.naam,
            methode="GET",
            url=f"{self.locatie_url}/free",
            params={"q": tekst, "fq": "type:adres", "fl": PLEK_VELDEN, "rows": str(MEESTE_PLEKKEN)},
        )
        return parse_plekken(self.naam, (await request_json(verzoek, deadline=deadline)).data)
