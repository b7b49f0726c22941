"""What goes to a system of the own organisation: kept and sealed first, brought by the worker once.

Two things: the contact itself, to the organisation's register of contacts, and a message to the person, to the
organisation's magazijn. Both know our key, so that a worker that dies brings nothing twice.
"""

import base64
import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from mijnomgeving.bronnen.klantinteracties.models import NieuwContact
from mijnomgeving.bronnen.registry import berichten_bronnen, contacten_bronnen
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.doen.models import Uitgaand
from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.outbound.service import Onbereikbaar, run_together
from portal.outbox.selectors import list_dode
from portal.outbox.services import enqueue, register_handler, retry_dode
from portal.toegang.persoon import partij_from_json, partij_to_json
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import record_event

TOPIC = "loket.uitgaand"
SECONDEN = 20.0
VOLHOUDEN = timedelta(days=14)
_DOEL = "loket uitgaand"
_KENMERK_TEKENS = 10


def connect() -> None:
    """Handle the messages."""
    register_handler(TOPIC, handle_uitgaand)


@transaction.atomic
def send_contact(*, lopend: Lopend, onderwerp: str, inhoud: str, gelukt: bool, terugbellen: str = "") -> bool:
    """Have the organisation's register write this contact down; once for each contact, the first time counts."""
    contact = lopend.contact
    opdracht = {
        "onderwerp": onderwerp,
        "inhoud": inhoud,
        "gelukt": gelukt,
        "terugbellen": terugbellen,
        "kanaal": contact.kanaal,
        "op": contact.begonnen_op.isoformat(),
        "naam": lopend.naam,
    }
    return _send(lopend, Uitgaand.Soort.CONTACT, f"contact {contact.pk}", opdracht)


@transaction.atomic
def send_bericht(*, lopend: Lopend, onderwerp: str, tekst: str, sleutel: UUID) -> bool:
    """Have the organisation's magazijn give the person this message; the same form once more is the same message."""
    return _send(lopend, Uitgaand.Soort.BERICHT, f"bericht {sleutel}", {"onderwerp": onderwerp, "tekst": tekst})


def handle_uitgaand(payload: Mapping[str, Any]) -> None:
    """Bring one; once more changes nothing.

    Raises:
        BronFout: the source does not work; the outbox tries again later.
    """
    rij = Uitgaand.objects.filter(pk=payload["uitgaand"], klaar_op__isnull=True).first()
    if rij is None:
        return
    opdracht = unseal_json(rij.opdracht or b"", geheim=str(rij.pk), doel=_DOEL)
    deadline = Deadline.after(SECONDEN)
    with operation():
        run_together(_bring(rij, opdracht, deadline), deadline=deadline)
    with transaction.atomic():
        record_event(actie="bezorgd", resultaat="gelukt", over=f"{rij.soort} {rij.pk}", herkomst="worker")
        rij.opdracht, rij.klaar_op = None, timezone.now()
        rij.save(update_fields=["opdracht", "klaar_op"])


def retry_gestrand() -> int:
    """Let what the outbox gave up begin again, for two weeks; gives how many."""
    sinds = timezone.now() - VOLHOUDEN
    gestrand = list_dode().filter(topic=TOPIC, aangemaakt_op__gte=sinds).values_list("id", flat=True)
    for bericht_id in list(gestrand):
        retry_dode(bericht_id=bericht_id)
    return len(gestrand)


def _send(lopend: Lopend, soort: Uitgaand.Soort, sleutel: str, opdracht: Mapping[str, Any]) -> bool:
    uitgaand_id = uuid4()
    wie = partij_to_json(lopend.betrokkene) if lopend.betrokkene else None
    rij = Uitgaand(
        uitgaand_id=uitgaand_id,
        soort=soort,
        sleutel=sleutel,
        bron=lopend.medewerker.organisatie.naam,
        opdracht=seal_json({**opdracht, "wie": wie}, geheim=str(uitgaand_id), doel=_DOEL),
    )
    Uitgaand.objects.bulk_create([rij], ignore_conflicts=True)
    if not Uitgaand.objects.filter(pk=uitgaand_id).exists():
        return False
    enqueue(topic=TOPIC, payload={"uitgaand": str(uitgaand_id)}, sleutel=f"loket:{sleutel}")
    return True


async def _bring(rij: Uitgaand, opdracht: Mapping[str, Any], deadline: Deadline) -> None:
    wie = partij_from_json(opdracht["wie"]) if opdracht["wie"] else None
    if rij.soort == Uitgaand.Soort.BERICHT:
        magazijn = next((bron for bron in berichten_bronnen() if bron.naam == rij.bron), None)
        if magazijn is None or wie is None:
            raise Onbereikbaar(rij.bron, "not in the settings")
        await magazijn.deliver(
            wie, onderwerp=opdracht["onderwerp"], tekst=opdracht["tekst"], kenmerk=str(rij.pk), deadline=deadline
        )
        return
    register = next((bron for bron in contacten_bronnen() if bron.naam == rij.bron), None)
    if register is None:
        raise Onbereikbaar(rij.bron, "not in the settings")
    nieuw = NieuwContact(
        kenmerk=_short(rij.sleutel),
        kanaal=opdracht["kanaal"],
        onderwerp=opdracht["onderwerp"],
        inhoud=opdracht["inhoud"],
        op=datetime.fromisoformat(opdracht["op"]),
        gelukt=opdracht["gelukt"],
        terugbellen=opdracht["terugbellen"],
    )
    await register.register_contact(nieuw, betrokkene=wie, naam=opdracht["naam"], deadline=deadline)


def _short(sleutel: str) -> str:
    """A reference of ten characters, as long as the standard takes: one of 10 to the power 15."""
    return base64.b32encode(hashlib.sha256(sleutel.encode()).digest()).decode()[:_KENMERK_TEKENS]
