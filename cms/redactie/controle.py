"""Saying that a text was read and is right, without changing the text."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from cms.producten.models import Aanbod
from cms.producten.models.basis import VindbarePagina
from cms.zoeken.service import meld_wijziging

ACTIE = "redactie.gecontroleerd"
_MAANDEN = 6


def propose_controle(*, vanaf: date) -> date:
    """Half a year later; on the last day of the month where that day does not exist."""
    jaar, maand = vanaf.year + (vanaf.month + _MAANDEN - 1) // 12, (vanaf.month + _MAANDEN - 1) % 12 + 1
    eerste_erna = date(jaar + maand // 12, maand % 12 + 1, 1)
    return min(date(jaar, maand, 1) + timedelta(days=vanaf.day - 1), eerste_erna - timedelta(days=1))


def may_check(*, ding: Any, user: Any) -> bool:  # noqa: ANN401 - a page or an offer; request.user
    """Whether somebody may say so of this: who may change it."""
    return bool(policy_registry.get(ding).user_has_permission_for_instance(user, "change", ding))


def mark_gecontroleerd(*, ding: Any, user: Any, opnieuw: date | None = None) -> None:  # noqa: ANN401 - idem
    """Today it was checked, and it is checked again half a year later or on `opnieuw`.

    Only the two dates change: on the site, and in the versions from which editing goes on. A draft stays a draft.
    """
    vandaag = timezone.localdate()
    datums = {"gecontroleerd": vandaag, "opnieuw_controleren": opnieuw or propose_controle(vanaf=vandaag)}
    with transaction.atomic():
        type(ding).objects.filter(pk=ding.pk).update(**datums)
        versies = Revision.objects.filter(pk__in={ding.latest_revision_id, ding.live_revision_id} - {None})
        for versie in versies.select_for_update():
            versie.content |= {naam: dag.isoformat() for naam, dag in datums.items()}
            versie.save(update_fields=["content"])
        log(instance=ding, action=ACTIE, user=user)
        if isinstance(ding, VindbarePagina) and ding.live:
            meld_wijziging(sleutels=[ding.sleutel])


def find_ding(*, soort: str, pk: int) -> Any:  # noqa: ANN401 - a page or an offer
    """What is checked: an offer, or a page that is checked again; None for anything else."""
    if soort == "aanbod":
        return Aanbod.objects.filter(pk=pk).first()
    pagina = Page.objects.filter(pk=pk).first() if soort == "pagina" else None
    specifiek = pagina.specific if pagina else None
    return specifiek if isinstance(specifiek, VindbarePagina) else None
