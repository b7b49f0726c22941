"""The systems of a company as its bestuur sees them: what they may, whether they work, and what they read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from django.utils import timezone

from mijnomgeving.koppelvlak import scopes
from mijnomgeving.koppelvlak.bezorgen import PROEF, SOORTEN, sleutel_van
from mijnomgeving.koppelvlak.client import SOORT
from mijnomgeving.koppelvlak.models import Levering, Systeemtoegang, Webhook
from mijnomgeving.koppelvlak.rechten import holds
from mijnomgeving.koppelvlak.services import list_pseudoniemen
from mijnomgeving.koppelvlak.zegel import Toelating, unseal_adres, unseal_toelating
from portal.core.betrokkene import Betrokkene
from portal.outbox.models import OutboxBericht
from portal.toegang.bevoegdheden.models import Bevoegdheid
from portal.verantwoording.kluis import Onleesbaar
from portal.verantwoording.selectors import InzageRegel, list_inzage

_LOG = timedelta(days=30)
_LOGREGELS = 2000
_LEVERINGEN = 20
_BIJNA = 30


class Stand(Enum):
    """Whether a system works."""

    WERKT = "werkt"
    ZONDER_SLEUTEL = "zonder_sleutel"
    STIL = "stil"
    """Who let it in is bestuur no more."""
    AFGELOPEN = "afgelopen"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class GetoondSysteem:
    """A system with what its pages show.

    Args:
        door: who let it in, as the register calls them; empty when they are bestuur no more, or not known now.
    """

    rij: Systeemtoegang
    toelating: Toelating
    stand: Stand
    door: str = ""

    @property
    def titels(self) -> list[str]:
        """What it may do, in words."""
        return scopes.titels(self.rij.scopes)

    @property
    def werkt(self) -> bool:
        """Whether it may read now."""
        return self.stand is Stand.WERKT

    @property
    def levend(self) -> bool:
        """Whether something about it can still be changed."""
        return self.stand not in {Stand.AFGELOPEN, Stand.INGETROKKEN}

    @property
    def stopt_bijna(self) -> bool:
        """Whether its last day is within a month."""
        return self.levend and self.rij.tot <= timezone.localdate() + timedelta(days=_BIJNA)


@dataclass(frozen=True, slots=True)
class GetoondeWebhook:
    """A webhook with its address."""

    rij: Webhook
    url: str
    soorten: tuple[str, ...]

    @property
    def wacht(self) -> bool:
        """Whether its address is still to be checked."""
        return self.rij.stand == Webhook.Stand.WACHT

    @property
    def aan(self) -> bool:
        """Whether events go there."""
        return self.rij.stand == Webhook.Stand.ACTIEF


@dataclass(frozen=True, slots=True)
class GetoondeLevering:
    """One event and how it fared: "gebracht", "wacht", "opgegeven" or "vervallen"."""

    rij: Levering
    wat: str
    stand: str
    pogingen: int
    fout: str


@dataclass(frozen=True, slots=True)
class Dag:
    """What a system read on one day: which data, and how often."""

    dag: date
    gelezen: tuple[tuple[str, int], ...]


def list_systemen(*, betrokkene: Betrokkene, bestuur: Sequence[Bevoegdheid] | None) -> list[GetoondSysteem]:
    """Every system of this company, those that work first; `bestuur` is None when the register does not answer."""
    rijen = Systeemtoegang.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).prefetch_related("sleutels")
    getoond = [regel for rij in rijen.order_by("-gemaakt_op") if (regel := _show(rij, bestuur))]
    return sorted(getoond, key=lambda regel: not regel.levend)


def find_systeem(
    *, betrokkene: Betrokkene, systeem_id: UUID, bestuur: Sequence[Bevoegdheid] | None
) -> GetoondSysteem | None:
    """One system; None when this company has no such system."""
    eigen = Systeemtoegang.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), pk=systeem_id)
    rij = eigen.prefetch_related("sleutels").first()
    return _show(rij, bestuur) if rij else None


def list_webhooks(systeem: Systeemtoegang) -> list[GetoondeWebhook]:
    """The webhooks of a system, oldest first."""
    return [regel for rij in systeem.webhooks.order_by("gemaakt_op") if (regel := show_webhook(rij))]


def show_webhook(rij: Webhook) -> GetoondeWebhook | None:
    """A webhook with its address; None when it cannot be read any more."""
    try:
        url = unseal_adres(rij).url
    except Onleesbaar:
        return None
    return GetoondeWebhook(rij, url, tuple(str(SOORTEN[soort][1]) for soort in rij.soorten if soort in SOORTEN))


def list_leveringen(webhook: Webhook) -> list[GetoondeLevering]:
    """The last events for a webhook, newest first."""
    rijen = list(webhook.leveringen.order_by("-op")[:_LEVERINGEN])
    outbox = {
        bericht.sleutel: bericht
        for bericht in OutboxBericht.objects.filter(sleutel__in=[sleutel_van(rij.pk) for rij in rijen])
    }
    return [_show_levering(rij, outbox.get(sleutel_van(rij.pk))) for rij in rijen]


def list_gebruik(*, betrokkene: Betrokkene, naam: str) -> list[Dag]:
    """What the system with this name read in the last month, by day, newest first; from the portal's own logs."""
    regels = list_inzage(betrokkene=betrokkene, at_most=_LOGREGELS, vanaf=timezone.now() - _LOG)
    eigen = [regel for regel in regels if regel.machtiging == SOORT and regel.door == naam]
    dagen = sorted({_day(regel.wanneer) for regel in eigen}, reverse=True)
    return [Dag(dag, _count(regel for regel in eigen if _day(regel.wanneer) == dag)) for dag in dagen]


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of this company's systems (AVG art. 15 and 20), without the secrets of webhooks."""
    return [
        {
            "naam": regel.toelating.naam,
            "clientId": str(regel.rij.pk),
            "scopes": list(regel.rij.scopes),
            "vestigingen": list(regel.toelating.vestigingen),
            "gemaaktOp": regel.rij.gemaakt_op.isoformat(),
            "tot": regel.rij.tot.isoformat(),
            "ingetrokkenOp": regel.rij.ingetrokken_op.isoformat() if regel.rij.ingetrokken_op else None,
            "gebruiktOp": regel.rij.gebruikt_op.isoformat() if regel.rij.gebruikt_op else None,
            "webhooks": [webhook.url for webhook in list_webhooks(regel.rij)],
        }
        for regel in list_systemen(betrokkene=betrokkene, bestuur=None)
    ]


def _show(rij: Systeemtoegang, bestuur: Sequence[Bevoegdheid] | None) -> GetoondSysteem | None:
    try:
        toelating = unseal_toelating(rij)
    except Onleesbaar:
        return None
    door = next((b.door_naam for b in bestuur or () if b.machtiging_id == toelating.machtiging_id), "")
    return GetoondSysteem(rij, toelating, _state(rij, toelating, bestuur), door)


def _state(rij: Systeemtoegang, toelating: Toelating, bestuur: Sequence[Bevoegdheid] | None) -> Stand:
    if rij.ingetrokken_op:
        return Stand.INGETROKKEN
    if rij.tot < timezone.localdate():
        return Stand.AFGELOPEN
    if bestuur is not None and not holds(toelating, bestuur):
        return Stand.STIL
    return Stand.WERKT if toelating.jwks_url or rij.sleutels.all() else Stand.ZONDER_SLEUTEL


def _show_levering(rij: Levering, bericht: OutboxBericht | None) -> GetoondeLevering:
    if rij.vervallen:
        stand = "vervallen"
    elif bericht is None or bericht.afgeleverd_op:
        stand = "gebracht"
    else:
        stand = "opgegeven" if bericht.dood_op else "wacht"
    wat = PROEF if rij.soort == PROEF or rij.soort not in SOORTEN else str(SOORTEN[rij.soort][1])
    return GetoondeLevering(
        rij, wat, stand, bericht.pogingen if bericht else 0, bericht.laatste_fout if bericht else ""
    )


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _count(regels: Iterable[InzageRegel]) -> tuple[tuple[str, int], ...]:
    """Each kind of data with how often it was read; several sources that were asked at once are one time."""
    per_bron = Counter((regel.gegevens, regel.bron) for regel in regels)
    keren: dict[str, int] = {}
    for (gegevens, _bron), aantal in sorted(per_bron.items()):
        keren[gegevens] = max(keren.get(gegevens, 0), aantal)
    return tuple(keren.items())
