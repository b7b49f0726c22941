"""Telling a magazijn what somebody did with a bericht; the outbox calls this, in the worker, until it is taken."""

from collections.abc import Awaitable, Mapping
from typing import Any

from django.conf import settings

from mijnomgeving.berichten.merken import ARCHIEF, POSTVAK, PRULLENBAK
from mijnomgeving.berichten.models import Berichtmerk, Plaats
from mijnomgeving.berichten.services import TOPIC
from mijnomgeving.berichten.sleutelbos import DOEL
from mijnomgeving.bronnen.fbs.port import BerichtenBron
from mijnomgeving.bronnen.registry import berichten_bronnen
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.core.resultaat import Available
from portal.outbound.service import as_result, run_together
from portal.outbox.services import register_handler
from portal.verantwoording.kluis import unseal_json

# The name of an own folder may tell much about a life: an organisatie hears only that its bericht was filed.
_MAP = {
    Plaats.POSTVAK: POSTVAK,
    Plaats.ARCHIEF: ARCHIEF,
    Plaats.MAP: ARCHIEF,
    Plaats.PRULLENBAK: PRULLENBAK,
}


class NietVerteld(Exception):
    """The magazijn did not answer; the outbox calls again later."""


def register() -> None:
    """Connect the outbox; called once, when the portal starts."""
    register_handler(TOPIC, tell)


def tell(payload: Mapping[str, Any]) -> None:
    """Tell the magazijn how this bericht stands now, and forget whose it was.

    Several changes of one bericht that wait are told as one: the first tells the state of now, the others find nothing
    left to tell. The row is locked meanwhile, so that an older state is never told after a newer one.

    Raises:
        NietVerteld: no answer.
    """
    merk = Berichtmerk.objects.select_for_update(no_key=True).filter(pk=payload["merk"]).first()
    if merk is None or merk.te_vertellen is None:
        return
    wie, magazijn, bericht_id = unseal_json(bytes(merk.te_vertellen), geheim=merk.betrokkene, doel=DOEL)
    bron = next((bron for bron in berichten_bronnen() if bron.sleutel == magazijn), None)
    # A magazijn that is no longer connected needs to know nothing.
    if bron is not None:
        deadline = Deadline.after(settings.BRON_DEADLINE)
        call = _call(bron, _betrokkene(wie), bericht_id, merk, deadline)
        [resultaat] = run_together(as_result(bron.naam, call, deadline=deadline), deadline=deadline)
        # False: the magazijn has no such bericht any more, so that there is nothing to tell either.
        if not isinstance(resultaat, Available):
            raise NietVerteld
    merk.te_vertellen = None
    merk.save(update_fields=["te_vertellen"])


def _call(
    bron: BerichtenBron, betrokkene: Betrokkene, bericht_id: str, merk: Berichtmerk, deadline: Deadline
) -> Awaitable[bool]:
    if merk.plaats == Plaats.WEG:
        return bron.delete(betrokkene, bericht_id, deadline=deadline)
    naar_map = _MAP[Plaats(merk.plaats)] if merk.plaats else ""
    return bron.set_status(betrokkene, bericht_id, gelezen=merk.gelezen, naar_map=naar_map, deadline=deadline)


def _betrokkene(wie: Mapping[str, str]) -> Betrokkene:
    if "bsn" in wie:
        return Persoon(Bsn(wie["bsn"]))
    return Onderneming(KvkNummer(wie["kvk"]), Rsin(wie["rsin"]) if wie["rsin"] else None)
