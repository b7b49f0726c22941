"""The check itself: what is due, host by host, within the time that a task has."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cms.redactie.links.bezoek import ROBOTNAAM, Bezoeker, HostInRust
from cms.redactie.links.oordeel import Stand, Uitkomst, judge
from cms.redactie.models import LinkControle, Linkstatus

logger = structlog.get_logger(__name__)

STAPEL = 400
HOSTS_TEGELIJK = 20
# A page that answers is looked at itself each so many checks: does it say that it is not there?
GRONDIG_ELKE = 7


def make_bezoeker() -> Bezoeker:
    """Who we are, in every request: a name, and where to complain."""
    afzender = f"Mozilla/5.0 (compatible; {ROBOTNAAM}/1.0; +{settings.SITE_URL}/over/; {settings.CONTACT_EMAIL})"
    return Bezoeker(afzender)


def list_due(*, nu: datetime) -> QuerySet[LinkControle]:
    """The links that were not checked since midnight, the longest ago first; not those that an editor ignores."""
    middernacht = timezone.localtime(nu).replace(hour=0, minute=0, second=0, microsecond=0)
    nog_niet = Q(gecontroleerd_op=None) | Q(gecontroleerd_op__lt=middernacht)
    return LinkControle.objects.filter(nog_niet, genegeerd_op=None).order_by(
        F("gecontroleerd_op").asc(nulls_first=True)
    )


def check_links(links: Sequence[LinkControle], *, bezoeker: Bezoeker, seconden: float) -> int:
    """Visit these links and keep what came of it; return how many were visited in time."""
    einde = time.monotonic() + seconden
    uitkomsten = asyncio.run(_visit_all(links, bezoeker, einde))
    _store([link for link in links if link.pk in uitkomsten], uitkomsten)
    return len(uitkomsten)


def run_controle(*, seconden: float, bezoeker: Bezoeker | None = None) -> bool:
    """Check what is due for so long; return whether more is due."""
    einde = time.monotonic() + seconden
    bezoeker = bezoeker or make_bezoeker()
    bezocht = 0
    while (over := einde - time.monotonic()) > 0:
        # What a site asked us to leave alone is due again tomorrow.
        links = list(list_due(nu=timezone.now()).exclude(host__in=bezoeker.in_rust)[:STAPEL])
        if not links:
            break
        bezocht += check_links(links, bezoeker=bezoeker, seconden=over)
    kapot = LinkControle.objects.filter(status=Linkstatus.KAPOT).count()
    logger.info("links_checked", bezocht=bezocht, kapot=kapot)
    return over <= 0 and list_due(nu=timezone.now()).exclude(host__in=bezoeker.in_rust).exists()


async def _visit_all(links: Sequence[LinkControle], bezoeker: Bezoeker, einde: float) -> dict[int, Uitkomst]:
    per_host: dict[str, list[LinkControle]] = defaultdict(list)
    for link in links:
        per_host[link.host].append(link)
    uitkomsten: dict[int, Uitkomst] = {}
    tegelijk = asyncio.Semaphore(HOSTS_TEGELIJK)

    async def visit_host(van_host: Sequence[LinkControle]) -> None:
        async with tegelijk:
            for link in van_host:
                if time.monotonic() > einde:
                    return
                try:
                    grondig = link.controles % GRONDIG_ELKE == 0
                    uitkomsten[link.pk] = await bezoeker.visit(link.url, grondig=grondig)
                except HostInRust:
                    return

    await asyncio.gather(*(visit_host(van_host) for van_host in per_host.values()))
    return uitkomsten


@transaction.atomic
def _store(links: Sequence[LinkControle], uitkomsten: Mapping[int, Uitkomst]) -> None:
    nu, vandaag = timezone.now(), timezone.localdate()
    for link in links:
        uitkomst = uitkomsten[link.pk]
        was = Stand(Linkstatus(link.status), link.mislukte_dagen, link.mislukt_sinds, link.laatst_mislukt)
        wordt = judge(was, uitkomst, op=vandaag)
        link.status, link.mislukte_dagen = wordt.status, wordt.mislukte_dagen
        link.mislukt_sinds, link.laatst_mislukt = wordt.mislukt_sinds, wordt.laatst_mislukt
        link.oorzaak = uitkomst.oorzaak
        if wordt.status == Linkstatus.GOED:
            link.hint, link.verhuisd_naar = uitkomst.hint, uitkomst.verhuisd_naar[:500]
        link.gecontroleerd_op, link.controles = nu, link.controles + 1
    LinkControle.objects.bulk_update(
        links,
        [
            "status", "oorzaak", "hint", "verhuisd_naar", "mislukt_sinds", "laatst_mislukt", "mislukte_dagen",
            "gecontroleerd_op", "controles",
        ],
    )  # fmt: skip
