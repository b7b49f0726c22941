"""Telling a company of a new scheme that may fit: from applying to being offered, for who wants that.

No source is asked at night on anybody's behalf. What the company's page showed at the last visit is what the rules run
on; who does not come back for a year hears no more.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.producten.regelingen import Regeling, list_regelingen
from levensgebeurtenissen.regels.basis import Recht
from levensgebeurtenissen.regels.lijst import ONDERNEMING
from mijnomgeving.notificaties.models import Soort
from mijnomgeving.notificaties.services import plan_herinnering
from mijnomgeving.notificaties.wie import seal_houder, unseal_houder
from mijnomgeving.regelingen.models import Regelingvolger
from mijnomgeving.toestemmingen.doelen import NIEUWE_REGELINGEN
from mijnomgeving.toestemmingen.selectors import gave_toestemming
from mijnomgeving.toestemmingen.services import on_withdraw
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json
from portal.verantwoording.sleutels import pseudoniemen

BEWAARTERMIJN = timedelta(days=365)
_DOEL = "regelingvolger"
# What the rules need that a source knows; an answer that somebody gave on the page is kept nowhere.
_FEITEN = ("rechtsvorm", "werknemers")


def register() -> None:
    """Let a withdrawn consent take what was kept with it; called from AppConfig.ready."""
    on_withdraw(NIEUWE_REGELINGEN, _let_go)


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms the row of a company stands: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=_DOEL)


@transaction.atomic
def follow(*, betrokkene: Betrokkene, feiten: Mapping[str, Any], vandaag: date) -> None:
    """Keep what the page shows now: these facts, and every scheme that is open counts as seen."""
    namen = list_pseudoniemen(betrokkene)
    Regelingvolger.objects.filter(betrokkene__in=namen[1:]).delete()
    inhoud = {
        "feiten": {naam: feiten[naam] for naam in _FEITEN if naam in feiten},
        "gezien": [regeling.product.slug for regeling in _list_open(vandaag)],
    }
    volger, nieuw = Regelingvolger.objects.get_or_create(betrokkene=namen[0])
    if nieuw:
        volger.houder = seal_houder(betrokkene, geheim=str(volger.kenmerk))
    volger.inhoud = seal_json(inhoud, geheim=str(volger.kenmerk), doel=_DOEL)
    volger.gekeken_op = timezone.now()
    volger.save()


def tell_new(*, vandaag: date | None = None) -> int:
    """Each morning: one mail without content to each company for which a scheme opened that may fit; gives how many.

    A scheme is told once, however often it closes and opens.
    """
    dag = vandaag or timezone.localdate()
    open_ = _list_open(dag)
    return sum(_tell(pk, open_, dag) for pk in Regelingvolger.objects.values_list("pk", flat=True))


def wipe_old() -> int:
    """Forget who did not look for a year; gives how many."""
    weg, _per_model = Regelingvolger.objects.filter(gekeken_op__lt=timezone.now() - BEWAARTERMIJN).delete()
    return weg


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what is kept of this company; gives how many rows."""
    weg, _per_model = Regelingvolger.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).delete()
    return weg


def may_fit(regeling: Regeling, feiten: Mapping[str, Any], *, op: date) -> bool:
    """Whether no rule says that this company cannot have it; of a scheme without a rule nothing is known."""
    regels = [regel for regel in ONDERNEMING if regeling.product.slug in regel.producten]
    return not regels or any(regel.decide(feiten, op=op).recht is not Recht.NEE for regel in regels)


@transaction.atomic
def _tell(pk: UUID, open_: Iterable[Regeling], dag: date) -> int:
    volger = Regelingvolger.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if volger is None:
        return 0
    try:
        betrokkene = unseal_houder(bytes(volger.houder), geheim=str(volger.kenmerk))
        inhoud = unseal_json(volger.inhoud, geheim=str(volger.kenmerk), doel=_DOEL)
    except Onleesbaar:
        volger.delete()
        return 0
    if not gave_toestemming(betrokkene=betrokkene, doel=NIEUWE_REGELINGEN):
        # It ran out by itself: nobody withdrew it.
        volger.delete()
        return 0
    gezien = set(inhoud["gezien"])
    nieuw = [regeling for regeling in open_ if regeling.product.slug not in gezien]
    if not nieuw:
        return 0
    inhoud["gezien"] = sorted(gezien | {regeling.product.slug for regeling in nieuw})
    volger.inhoud = seal_json(inhoud, geheim=str(volger.kenmerk), doel=_DOEL)
    volger.save(update_fields=["inhoud"])
    if not any(may_fit(regeling, inhoud["feiten"], op=dag) for regeling in nieuw):
        return 0
    return plan_herinnering(
        betrokkene=betrokkene, soort=Soort.REGELING, sleutel=f"regeling:{volger.kenmerk}:{dag.isoformat()}"
    )


def _list_open(dag: date) -> list[Regeling]:
    return list_regelingen(alleen_open=True, op=dag)


def _let_go(betrokkene: Betrokkene) -> None:
    forget(betrokkene=betrokkene)
