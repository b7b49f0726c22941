"""Keeping the summary of a contact, and putting it in MijnOmgeving."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.hulp.models import Gesprekssamenvatting
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.notificaties.services import plan_loket
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import record_action, record_event
from portal.verantwoording.sleutels import pseudoniemen

__all__ = ["delete_samenvatting", "forget", "read_inhoud", "save_samenvatting", "wipe_old"]

DOEL_BETROKKENE = "loket-samenvatting"
_DOEL = "loket samenvatting"
_BEWAREN = timedelta(days=2 * 365)


def save_samenvatting(*, lopend: Lopend, inhoud: Mapping[str, Any], in_mijn: bool) -> Gesprekssamenvatting:
    """Keep what the person gets; again for the same contact replaces it. Both logs say that it was made.

    In MijnOmgeving it stands from the first time on that this is asked, and the person is told once.

    Args:
        lopend: the contact; without a person it is kept for printing only.
        inhoud: as `mijnomgeving.loket.hulp.samenvatting.make_inhoud` gives it.
        in_mijn: whether the person finds it in MijnOmgeving too.

    Raises:
        LogboekFout: it could not be logged; nothing is kept then.
    """
    contact, medewerker, betrokkene = lopend.contact, lopend.medewerker, lopend.betrokkene
    with transaction.atomic():
        rij = Gesprekssamenvatting.objects.select_for_update().filter(contact_id=contact.pk).first()
        rij = rij or Gesprekssamenvatting(samenvatting_id=uuid4(), contact_id=contact.pk)
        rij.organisatie = medewerker.organisatie.naam
        rij.betrokkene = pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)[0] if betrokkene else ""
        rij.inhoud = seal_json(dict(inhoud), geheim=str(rij.pk), doel=_DOEL)
        nieuw_in_mijn = in_mijn and betrokkene is not None and rij.in_mijn_op is None
        if nieuw_in_mijn:
            rij.in_mijn_op = timezone.now()
        rij.save()
        if betrokkene is None:
            _log_zonder_persoon(lopend)
        else:
            record_action(
                handelende=medewerker.handelende,
                betrokkene=betrokkene,
                activiteit=lopend.doel,
                actie="gedaan",
                bron=medewerker.organisatie.naam,
                wat=gettext_noop("een samenvatting van het gesprek gemaakt"),
                herkomst=herkomst_of(contact.contact_id),
            )
            if nieuw_in_mijn:
                plan_loket(
                    betrokkene=betrokkene, afzender=medewerker.organisatie.naam, sleutel=f"samenvatting:{rij.pk}"
                )
    return rij


def delete_samenvatting(*, betrokkene: Betrokkene, samenvatting_id: UUID) -> bool:
    """The person throws it away; False when there is none of this person."""
    kenmerken = pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)
    rijen = Gesprekssamenvatting.objects.filter(pk=samenvatting_id, betrokkene__in=kenmerken, in_mijn_op__isnull=False)
    return bool(rijen.delete()[0])


def read_inhoud(rij: Gesprekssamenvatting) -> dict[str, Any]:
    """What it says.

    Raises:
        Onleesbaar: its key is gone.
    """
    inhoud: dict[str, Any] = unseal_json(rij.inhoud, geheim=str(rij.pk), doel=_DOEL)
    return inhoud


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away the summaries of this person or company; gives how many."""
    kenmerken = pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)
    return Gesprekssamenvatting.objects.filter(betrokkene__in=kenmerken).delete()[0]


def wipe_old() -> int:
    """Summaries go two years after they were made; gives how many."""
    return Gesprekssamenvatting.objects.filter(gemaakt_op__lt=timezone.now() - _BEWAREN).delete()[0]


def _log_zonder_persoon(lopend: Lopend) -> None:
    record_event(
        actie="samenvatting maken",
        resultaat="gelukt",
        handelende=lopend.medewerker.handelende,
        over="algemene vraag",
        herkomst=herkomst_of(lopend.contact.contact_id),
    )
