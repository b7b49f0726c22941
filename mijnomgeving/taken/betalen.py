"""Paying a taak: begun once, ended once, and told to the organisation once (KWALITEIT B57).

How a betaling ended, only the payment service says: its page brings the person back without a word about it that we
believe, and what it tells us by itself makes us ask. Who comes first settles: the person who comes back, the
notification, or the clock, for who closed the browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from mijnomgeving.bronnen.betalen.models import Betaalopdracht, Betaalstand, Betaalstatus
from mijnomgeving.bronnen.registry import betalen
from mijnomgeving.bronnen.taken.models import Betaalverzoek, Taak, Taaksoort, Uitvoering
from mijnomgeving.taken.models import Betaling, Stand
from mijnomgeving.taken.selectors import GetoondeTaak
from mijnomgeving.taken.services import list_pseudoniemen
from mijnomgeving.taken.werk import hand_over
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.core.trace import operation
from portal.outbound.service import BronFout, Onbegrijpelijk, run_together
from portal.outbox.services import enqueue, register_handler
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import record_event

TOPIC = "taken.betaling"
# A service keeps its page open for a quarter of an hour; after that the clock asks for who did not come back.
_TE_LANG = timedelta(minutes=16)
_SECONDEN = 10.0
_INHOUD = "betaling"
_STANDEN = {
    Betaalstand.BETAALD: Stand.BETAALD,
    Betaalstand.GEANNULEERD: Stand.GEANNULEERD,
    Betaalstand.VERLOPEN: Stand.VERLOPEN,
}
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a betaling that is under way keeps, encrypted: who pays what, for which taak."""

    persoon: Sessiepersoon
    taak: GetoondeTaak
    indienen_url: str
    betaling: Betaalverzoek
    terug_url: str


def connect() -> None:
    """Handle what the payment service tells; called when the app is ready."""
    register_handler(TOPIC, handle_melding)


def find_betaling(*, sleutel: str, stand: Stand) -> Betaling | None:
    """The betaling of this taak that stands so; None when there is none."""
    return Betaling.objects.filter(taak=sleutel, stand=stand).first()


def find_laatste(*, betrokkene: Betrokkene, sleutel: str) -> Betaling | None:
    """The last betaling that was begun for this taak of this betrokkene; None when there is none."""
    van_wie = Betaling.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), taak=sleutel)
    return van_wie.order_by("-begonnen_op", "-id").first()


def begin(*, persoon: Sessiepersoon, getoond: GetoondeTaak, uitvoering: Uitvoering) -> Betaling:
    """The betaling of this taak that is under way, or a new one; at the service it is one whatever happens between.

    Raises:
        ValueError: the taak is not done by paying.
        LogboekFout: it could not be logged; nothing was begun.
    """
    bestaand = find_betaling(sleutel=getoond.sleutel, stand=Stand.BEGONNEN)
    if bestaand is not None:
        return bestaand
    if uitvoering.betaling is None:
        raise ValueError("this taak is not done by paying")
    terug = f"{settings.SITE_URL}{reverse('mijn:taak_betaald', args=[getoond.sleutel])}"
    inhoud = Inhoud(persoon, getoond, uitvoering.indienen_url, uitvoering.betaling, terug)
    betaling = Betaling(betrokkene=list_pseudoniemen(persoon.betrokkene)[0], taak=getoond.sleutel)
    betaling.inhoud = _seal(inhoud, betaling)
    try:
        with transaction.atomic():
            betaling.save(force_insert=True)
            over = f"betaling {betaling.sleutel}"
            record_event(actie="betaling begonnen", resultaat="gelukt", handelende=persoon.partij, over=over)
    except IntegrityError:
        # Another tab was first.
        eerder = find_betaling(sleutel=getoond.sleutel, stand=Stand.BEGONNEN)
        if eerder is None:
            raise
        return eerder
    return betaling


async def ask(betaling: Betaling, *, deadline: Deadline) -> Betaalstatus | None:
    """How it stands at the service; it begins there when it had not yet. None when the service does not know it.

    Raises:
        BronFout: the service gives no usable answer, or speaks of another amount than we asked.
    """
    inhoud = _unseal(betaling)
    if betaling.betaling_id:
        status = await betalen().find(betaling.betaling_id, deadline=deadline)
    else:
        status = await betalen().begin(_opdracht(inhoud), sleutel=str(betaling.sleutel), deadline=deadline)
    if status is not None and status.bedrag != inhoud.betaling.bedrag:
        raise Onbegrijpelijk(betalen().naam, "another amount than was asked")
    return status


@transaction.atomic
def settle(betaling: Betaling, status: Betaalstatus | None) -> Betaling:
    """Note how it stands; what is paid goes to the organisation, once.

    Args:
        betaling: as it was.
        status: what the service says; None when it knows no such betaling, so that nothing can be paid on it.

    Raises:
        LogboekFout: it could not be logged; nothing was changed.
    """
    nu = Betaling.objects.select_for_update().get(pk=betaling.pk)
    if nu.stand != Stand.BEGONNEN:
        return nu
    inhoud = _unseal(nu)
    if status is not None and status.stand is Betaalstand.OPEN:
        nu.betaling_id = status.betaling_id
        nu.save(update_fields=["betaling_id"])
        return nu
    nu.stand = _STANDEN[status.stand] if status else Stand.VERLOPEN
    nu.afgerond_op, nu.inhoud = timezone.now(), None
    nu.betaling_id = status.betaling_id if status else nu.betaling_id
    nu.save(update_fields=["stand", "afgerond_op", "inhoud", "betaling_id"])
    over = f"betaling {nu.sleutel}"
    record_event(actie="betaling afgerond", resultaat=nu.stand, handelende=inhoud.persoon.partij, over=over)
    if nu.stand == Stand.BETAALD:
        _tell(inhoud, nu)
    return nu


def receive_melding(*, betaling_id: str) -> None:
    """The service says that this betaling ended: a worker asks it how. The same one again changes nothing."""
    enqueue(topic=TOPIC, payload={"betaling_id": betaling_id}, sleutel=f"betaling:{betaling_id}")


def handle_melding(payload: Mapping[str, Any]) -> None:
    """Ask how it ended and settle it.

    Raises:
        BronFout: the service gives no usable answer; the outbox tries again later.
    """
    betaling = Betaling.objects.filter(betaling_id=payload["betaling_id"], stand=Stand.BEGONNEN).first()
    if betaling is not None:
        ask_and_settle(betaling)


def settle_verlaten() -> int:
    """Settle what nobody came back from and nobody told us of; gives how many ended."""
    aantal = 0
    for betaling in Betaling.objects.filter(stand=Stand.BEGONNEN, begonnen_op__lt=Now() - _TE_LANG):
        try:
            aantal += ask_and_settle(betaling).stand != Stand.BEGONNEN
        except BronFout as fout:
            log.warning("betaling_not_settled", fout=type(fout).__name__)
    return aantal


def ask_and_settle(betaling: Betaling) -> Betaling:
    """Ask the service, without a person who waits.

    Raises:
        BronFout: the service gives no usable answer.
    """
    deadline = Deadline.after(_SECONDEN)
    with operation():
        [status] = run_together(ask(betaling, deadline=deadline), deadline=deadline)
    with override("nl"):
        return settle(betaling, status)


def show_bedrag(bedrag: Decimal) -> str:
    """The amount as people write it."""
    return f"€ {number_format(bedrag, decimal_pos=2, force_grouping=True)}"


def _opdracht(inhoud: Inhoud) -> Betaalopdracht:
    return Betaalopdracht(
        bedrag=inhoud.betaling.bedrag,
        omschrijving=inhoud.betaling.omschrijving,
        kenmerk=inhoud.betaling.kenmerk,
        terug_url=inhoud.terug_url,
        melding_url=f"{settings.SITE_URL}/api/v1/betaalmeldingen",
    )


def _tell(inhoud: Inhoud, betaling: Betaling) -> None:
    """Give it to the organisation, in the transaction in which it is settled."""
    betaald_op = timezone.localtime(betaling.afgerond_op)
    hand_over(
        persoon=inhoud.persoon,
        getoond=inhoud.taak,
        uitvoering=Uitvoering(taak=inhoud.taak.taak, indienen_url=inhoud.indienen_url),
        gegevens={
            "status": "betaald",
            "bedrag": f"{inhoud.betaling.bedrag:.2f}",
            "betaling": betaling.betaling_id,
            "betaaldOp": betaald_op.isoformat(),
        },
        kopie=[
            (_("Betaald bedrag"), show_bedrag(inhoud.betaling.bedrag)),
            (_("Waarvoor"), inhoud.betaling.omschrijving),
            (_("Betalingskenmerk"), inhoud.betaling.kenmerk),
            (_("Betaald op"), date_format(betaald_op, "j F Y, H.i")),
            (_("Nummer van de betaaldienst"), betaling.betaling_id),
        ],
    )


def _seal(inhoud: Inhoud, betaling: Betaling) -> bytes:
    data = {
        "persoon": inhoud.persoon.to_session(),
        "sleutel": inhoud.taak.sleutel,
        "bron": inhoud.taak.taak.bron,
        "taak_id": inhoud.taak.taak.taak_id,
        "titel": inhoud.taak.taak.titel,
        "indienen": inhoud.indienen_url,
        "bedrag": str(inhoud.betaling.bedrag),
        "omschrijving": inhoud.betaling.omschrijving,
        "kenmerk": inhoud.betaling.kenmerk,
        "terug": inhoud.terug_url,
    }
    return seal_json(data, geheim=str(betaling.sleutel), doel=_INHOUD)


def _unseal(betaling: Betaling) -> Inhoud:
    data = unseal_json(betaling.inhoud or b"", geheim=str(betaling.sleutel), doel=_INHOUD)
    taak = partial(Taak, soort=Taaksoort.BETALING, toelichting="", uiterlijk=None, zaaknummer="")
    return Inhoud(
        persoon=Sessiepersoon.from_session(data["persoon"]),
        taak=GetoondeTaak(taak(bron=data["bron"], taak_id=data["taak_id"], titel=data["titel"]), data["sleutel"]),
        indienen_url=data["indienen"],
        betaling=Betaalverzoek(Decimal(data["bedrag"]), data["omschrijving"], data["kenmerk"]),
        terug_url=data["terug"],
    )
