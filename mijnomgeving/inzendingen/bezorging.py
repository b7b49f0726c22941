"""Bringing what people sent to its organisation: what the worker does with each message of the outbox.

A message holds the number only. The relay runs the handler in the transaction that marks the message as delivered: a
worker that dies comes back to it, and the source knows the number as an idempotency key.
"""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from mijnomgeving.inzendingen.bezorgers import Afgewezen, Bezorger, Zending, find_bezorger
from mijnomgeving.inzendingen.models import Inzending, Stand
from mijnomgeving.inzendingen.zegel import Kop, seal_kop, unseal_bestand, unseal_kop, unseal_opdracht
from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.outbound.service import run_together
from portal.outbox.selectors import list_dode
from portal.outbox.services import enqueue, register_handler, retry_dode
from portal.verantwoording.services import record_event

TOPIC = "inzendingen.bezorgen"
# Longer than a page would wait: nobody sits watching.
SECONDEN = 20.0
# The outbox gives up after an hour or so; we begin again every hour, for two weeks.
VOLHOUDEN = timedelta(days=14)
NIET_BEZORGD = (
    "Het is ons niet gelukt om dit te bezorgen. Neem contact op met de organisatie. "
    "U kunt daar laten zien wanneer u dit verstuurde: dat staat op deze pagina."
)


def connect() -> None:
    """Handle the messages."""
    register_handler(TOPIC, handle_bezorging, bij_afsluiten=handle_afgesloten)


def enqueue_bezorging(inzending: Inzending) -> None:
    """Put the message in the outbox, in the caller's transaction.

    What one betrokkene sends about one thing to one organisation arrives in the order of sending; the rest does not
    wait for each other, so that one source that is down holds up only what is for it.
    """
    samen = f"{inzending.betrokkene}\n{inzending.bezorger}\n{inzending.bestemming}\n{inzending.over}"
    enqueue(
        topic=TOPIC,
        payload={"nummer": inzending.nummer},
        sleutel=f"inzending:{inzending.nummer}",
        volgorde=hashlib.sha256(samen.encode()).hexdigest(),
    )


def handle_bezorging(payload: Mapping[str, Any]) -> None:
    """Bring one inzending; once more changes nothing.

    Raises:
        BronFout: the source does not work; the outbox tries again later.
        GeenBezorger: this process does not know who brings it; idem.
    """
    inzending = Inzending.objects.filter(nummer=payload["nummer"], stand=Stand.ONDERWEG).first()
    if inzending is None:
        # Arrived before, or older than a year. The row is not locked: its owner looks at the receipt meanwhile.
        return
    kop = unseal_kop(inzending)
    bezorger = find_bezorger(inzending.bezorger)
    try:
        kenmerk = _bring(bezorger, _make_zending(inzending))
    except Afgewezen as nee:
        _settle(inzending, Stand.AFGEWEZEN, Kop(kop.onderwerp, kop.terug, reden=nee.reden))
    else:
        _settle(inzending, Stand.AANGEKOMEN, Kop(kop.onderwerp, kop.terug, kenmerk=kenmerk))


def handle_afgesloten(payload: Mapping[str, Any]) -> None:
    """An operator closed it: its sender reads on the receipt that it did not arrive, and what to do."""
    inzending = Inzending.objects.filter(nummer=payload["nummer"], stand=Stand.ONDERWEG).first()
    if inzending is not None:
        kop = unseal_kop(inzending)
        _settle(inzending, Stand.AFGEWEZEN, Kop(kop.onderwerp, kop.terug, reden=NIET_BEZORGD))


def retry_gestrand() -> int:
    """Let what the outbox gave up begin again while people may still expect it to arrive; gives how many."""
    sinds = timezone.now() - VOLHOUDEN
    gestrand = list_dode().filter(topic=TOPIC, aangemaakt_op__gte=sinds).values_list("id", flat=True)
    for bericht_id in list(gestrand):
        retry_dode(bericht_id=bericht_id)
    return len(gestrand)


def _make_zending(inzending: Inzending) -> Zending:
    persoon, opdracht = unseal_opdracht(inzending)
    bestanden = inzending.bestanden.order_by("volgnummer").values_list("inhoud", flat=True)
    return Zending(
        nummer=inzending.nummer,
        betrokkene=persoon.betrokkene,
        afzender=persoon.handelende,
        opdracht=opdracht,
        bestanden=tuple(unseal_bestand(inhoud, nummer=inzending.nummer) for inhoud in bestanden),
        ingediend_op=inzending.ingediend_op,
    )


def _bring(bezorger: Bezorger, zending: Zending) -> str:
    async def bring() -> str:
        return await bezorger(zending, deadline)

    deadline = Deadline.after(SECONDEN)
    with operation():
        [kenmerk] = run_together(bring(), deadline=deadline)
    return kenmerk


@transaction.atomic
def _settle(inzending: Inzending, stand: Stand, kop: Kop) -> None:
    """Note how it ended; what the organisation now has itself, goes here."""
    resultaat = "gelukt" if stand == Stand.AANGEKOMEN else "geweigerd"
    record_event(actie="bezorgd", resultaat=resultaat, over=f"inzending {inzending.nummer}", herkomst="worker")
    if not Inzending.objects.select_for_update().values_list("betrokkene", flat=True).get(pk=inzending.pk):
        # Whose it was closed the account meanwhile.
        inzending.delete()
        return
    inzending.bestanden.all().delete()
    inzending.stand, inzending.afgehandeld_op, inzending.opdracht = stand, timezone.now(), None
    inzending.kop = seal_kop(kop, nummer=inzending.nummer)
    inzending.save(update_fields=["stand", "afgehandeld_op", "opdracht", "kop"])
