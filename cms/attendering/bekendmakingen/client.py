"""The SRU 2.0 service of KOOP over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from cms.attendering.bekendmakingen.mapping import parse_blad
from cms.attendering.bekendmakingen.models import Bekendmakingvraag, Blad
from portal.core.deadline import Deadline
from portal.outbound.service import Verzoek, request_json

BRON = "Officiële bekendmakingen (KOOP)"
_VERZAMELING = "c.product-area==officielepublicaties"
_VOLGORDE = "sortBy dt.available/sort.descending"


@dataclass(frozen=True, slots=True)
class KoopClient:
    """The collection of official publications at `url`."""

    url: str
    naam: str = BRON

    async def zoek(self, vraag: Bekendmakingvraag, *, begin: int = 1, aantal: int, deadline: Deadline) -> Blad:
        """See `Bekendmakingenbron`."""
        params = {
            "operation": "searchRetrieve",
            "version": "2.0",
            "query": make_cql(vraag),
            "startRecord": str(begin),
            "maximumRecords": str(aantal),
        }
        verzoek = Verzoek(bron=self.naam, methode="GET", url=self.url, params=params, leest="bytes")
        return parse_blad(self.naam, (await request_json(verzoek, deadline=deadline)).data)


def bekendmakingen() -> KoopClient:
    """The source that the settings name."""
    return KoopClient(settings.BEKENDMAKINGEN_URL)


def make_cql(vraag: Bekendmakingvraag) -> str:
    """The question in the query language of the source (Handleiding SRU 2.0)."""
    delen = [_VERZAMELING]
    if vraag.organisaties:
        delen.append(_any_of("dt.creator", vraag.organisaties))
    if vraag.organisatietype:
        delen.append(f"w.organisatietype=={_quote(vraag.organisatietype)}")
    if vraag.cirkel:
        cirkel = vraag.cirkel
        delen.append(f'w.locatiepunt within/etrs89 "{cirkel.lat:.3f} {cirkel.lon:.3f} {cirkel.km:g}"')
    if vraag.rubrieken:
        delen.append(_any_of("dt.type", vraag.rubrieken))
    if vraag.sinds:
        delen.append(f"dt.available>={vraag.sinds.isoformat()}")
    return f"{' AND '.join(delen)} {_VOLGORDE}"


def _any_of(index: str, waarden: Sequence[str]) -> str:
    return f"({' OR '.join(f'{index}=={_quote(waarde)}' for waarde in waarden)})"


def _quote(waarde: str) -> str:
    """A value as CQL wants it; a quote in it cannot end it."""
    schoon = waarde.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{schoon}"'
