"""Telling webhooks that there is news: signed CloudEvents, at least once each, and never to an address inside.

An event says that there is news and of which kind, never what: the system reads it by the API, with its own right.
What goes out is signed as Standard Webhooks has it, with the secret of this webhook.
"""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mijnomgeving.koppelvlak.client import NietToegelaten, check_bestuur, find_client
from mijnomgeving.koppelvlak.models import Levering, Webhook
from mijnomgeving.koppelvlak.scopes import SCOPES
from mijnomgeving.koppelvlak.services import list_levend
from mijnomgeving.koppelvlak.token import PAD
from mijnomgeving.koppelvlak.zegel import Adres, unseal_adres
from mijnomgeving.notificaties.models import Soort
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.outbound.service import Antwoord, BronFout, Storing, Verzoek, request_json, run_together
from portal.outbox.services import enqueue, register_handler
from portal.verantwoording.kluis import Onleesbaar

logger = structlog.get_logger(__name__)

TOPIC = "koppelvlak.webhook"
PROEF = "proef"
_TYPE = "nl.overheidsportaal"
_SECONDEN = 10.0
_GROOTST = 16 * 1024
_WEG = 410

SOORTEN: Mapping[str, tuple[str, Promise]] = MappingProxyType(
    {
        "berichten": (f"{_TYPE}.berichten.nieuw", _("Er is een nieuw bericht")),
        "zaken": (f"{_TYPE}.zaken.veranderd", _("Er veranderde iets in een zaak")),
        "taken": (f"{_TYPE}.taken.veranderd", _("Een organisatie vraagt iets")),
    }
)
"""What a webhook may hear of: the type of the event, and how people read it."""

_CONTROLE = f"{_TYPE}.webhook.controle"
_PROEF = f"{_TYPE}.webhook.proef"


def register() -> None:
    """Handle the messages; called from `MijnomgevingConfig.ready`."""
    register_handler(TOPIC, handle_levering)


def scope_of(soort: str) -> str:
    """The scope without which a system hears nothing of this kind."""
    return f"{soort}:lezen"


def plan_leveringen(*, betrokkene: Betrokkene, nieuws: Soort | None) -> int:
    """Tell every webhook of this company that wants to hear of this; gives how many. In the caller's transaction."""
    soort = next((naam.partition(":")[0] for naam, scope in SCOPES.items() if nieuws and scope.nieuws == nieuws), "")
    if not soort:
        return 0
    webhooks = Webhook.objects.filter(systeem__in=list_levend(betrokkene=betrokkene), stand=Webhook.Stand.ACTIEF)
    gekozen = [
        webhook
        for webhook in webhooks.select_related("systeem")
        if soort in webhook.soorten and scope_of(soort) in webhook.systeem.scopes
    ]
    for webhook in gekozen:
        plan_levering(webhook=webhook, soort=soort)
    return len(gekozen)


def plan_levering(*, webhook: Webhook, soort: str) -> Levering:
    """Put one event for one webhook in the outbox; it keeps trying for some hours."""
    levering = Levering.objects.create(id=uuid4(), webhook=webhook, soort=soort)
    enqueue(topic=TOPIC, payload={"levering": str(levering.pk)}, sleutel=sleutel_van(levering.pk))
    return levering


def sleutel_van(levering_id: UUID) -> str:
    """By which the outbox knows a levering."""
    return f"webhook:{levering_id}"


def handle_levering(payload: Mapping[str, Any]) -> None:
    """Bring one event; once more sends the same id, by which the receiver knows it.

    Raises:
        BronFout: the address does not take it now; the outbox tries again later.
        RegisterFout: nobody can say whether the system may still hear of it; idem.
    """
    levering = Levering.objects.select_related("webhook__systeem").filter(pk=payload["levering"]).first()
    if levering is None or levering.vervallen:
        return
    if not _may_hear(levering):
        _let_go(levering)
        return
    try:
        adres = unseal_adres(levering.webhook)
        _post(levering.webhook, adres, _event(levering), levering.pk)
    except Onleesbaar:
        _let_go(levering)
    except Storing as fout:
        if fout.status != _WEG:
            raise
        # Gone: the receiver says that it will never take anything again.
        levering.webhook.stand = Webhook.Stand.UIT
        levering.webhook.save(update_fields=["stand"])
        _let_go(levering)


def prove_control(webhook: Webhook) -> bool:
    """Ask the address to repeat a word that nobody can guess; True when it did.

    Raises:
        BronFout: the address gives no usable answer, or we do not go there.
        Onleesbaar: the address cannot be read any more.
    """
    woord = secrets.token_urlsafe(24)
    event = _envelope(uuid4(), _CONTROLE, timezone.now()) | {"data": {"uitdaging": woord}}
    antwoord = _post(webhook, unseal_adres(webhook), event, UUID(event["id"]))
    terug = antwoord.data.get("uitdaging") if isinstance(antwoord.data, dict) else None
    return isinstance(terug, str) and hmac.compare_digest(terug.encode(), woord.encode())


def sign(geheim: str, *, kenmerk: str, moment: int, body: bytes) -> str:
    """The header `webhook-signature` (Standard Webhooks 1.0, symmetric)."""
    gezegd = f"{kenmerk}.{moment}.".encode() + body
    sleutel = base64.b64decode(geheim.removeprefix("whsec_"))
    return f"v1,{base64.b64encode(hmac.digest(sleutel, gezegd, hashlib.sha256)).decode()}"


def _post(webhook: Webhook, adres: Adres, event: Mapping[str, Any], kenmerk: UUID) -> Antwoord:
    body, moment = json.dumps(event).encode(), int(time.time())
    verzoek = Verzoek(
        # A name of its own, so that one address that is down does not hold up those of others.
        bron=f"Webhook {webhook.pk}",
        methode="POST",
        url=adres.url,
        headers={
            "Content-Type": "application/cloudevents+json",
            "webhook-id": str(kenmerk),
            "webhook-timestamp": str(moment),
            "webhook-signature": sign(adres.geheim, kenmerk=str(kenmerk), moment=moment, body=body),
        },
        inhoud=body,
        limiet=_SECONDEN,
        hoogstens=_GROOTST,
        leest="json" if event["type"] == _CONTROLE else "bytes",
        vreemd=True,
    )
    deadline = Deadline.after(_SECONDEN)
    [antwoord] = run_together(request_json(verzoek, deadline=deadline), deadline=deadline)
    return antwoord


def _event(levering: Levering) -> dict[str, Any]:
    if levering.soort == PROEF:
        return _envelope(levering.pk, _PROEF, levering.op)
    soort, _titel = SOORTEN[levering.soort]
    return _envelope(levering.pk, soort, levering.op) | {"dataref": f"{settings.SITE_URL}{PAD}/{levering.soort}"}


def _envelope(kenmerk: UUID, soort: str, op: datetime) -> dict[str, Any]:
    """The attributes of the NL GOV profile for CloudEvents 1.1; whom it is about the receiver knows by its address."""
    return {
        "specversion": "1.0",
        "id": str(kenmerk),
        "source": f"urn:nld:oin:{settings.PORTAAL_OIN}:systeem:overheidsportaal",
        "type": soort,
        "time": op.isoformat(),
        "datacontenttype": "application/json",
    }


def _may_hear(levering: Levering) -> bool:
    """Whether the webhook is on, its system let in, and the right behind it still holds.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    webhook = levering.webhook
    if webhook.stand != Webhook.Stand.ACTIEF:
        return False
    try:
        client = find_client(webhook.systeem_id)
        check_bestuur(client)
    except NietToegelaten:
        return False
    return levering.soort == PROEF or scope_of(levering.soort) in client.scopes


def _let_go(levering: Levering) -> None:
    levering.vervallen = True
    levering.save(update_fields=["vervallen"])
    logger.info("webhook_dropped", webhook=str(levering.webhook_id))


__all__ = ["PROEF", "SOORTEN", "TOPIC", "BronFout", "handle_levering", "plan_levering", "plan_leveringen", "register"]
