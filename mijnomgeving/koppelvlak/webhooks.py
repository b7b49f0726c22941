"""Adding a webhook, checking that its address is really of the company, trying it, and taking it away."""

import base64
import secrets
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from mijnomgeving.koppelvlak.bezorgen import PROEF, plan_levering, prove_control, sleutel_van
from mijnomgeving.koppelvlak.models import Levering, Systeemtoegang, Webhook
from mijnomgeving.koppelvlak.services import TeVeel
from mijnomgeving.koppelvlak.zegel import Adres, seal_adres
from portal.outbox.selectors import list_dode
from portal.outbox.services import retry_dode
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event

HOOGSTENS = 5


@transaction.atomic
def add_webhook(
    *, persoon: Sessiepersoon, systeem: Systeemtoegang, url: str, soorten: Sequence[str]
) -> tuple[Webhook, str]:
    """Keep an address, with a new secret that signs what goes there; nothing goes there before it is checked.

    Returns:
        The webhook, and its secret, which is shown once.

    Raises:
        TeVeel: the system has as many as there may be.
        LogboekFout: it could not be logged; nothing changed.
    """
    Systeemtoegang.objects.select_for_update().get(pk=systeem.pk)
    if systeem.webhooks.count() >= HOOGSTENS:
        raise TeVeel
    geheim = f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"
    webhook = Webhook(systeem=systeem, soorten=sorted(soorten))
    webhook.inhoud = seal_adres(webhook, Adres(url, geheim))
    webhook.save(force_insert=True)
    _note(persoon, "webhook erbij", webhook)
    return webhook, geheim


def switch_on(*, persoon: Sessiepersoon, webhook: Webhook) -> bool:
    """Use the address when it proves that it is the company's; False when it does not repeat our word.

    Raises:
        BronFout: the address gives no usable answer, or we do not go there.
    """
    if not prove_control(webhook):
        return False
    with transaction.atomic():
        webhook.stand = Webhook.Stand.ACTIEF
        webhook.save(update_fields=["stand"])
        _note(persoon, "webhook aan", webhook)
    return True


@transaction.atomic
def remove_webhook(*, persoon: Sessiepersoon, webhook: Webhook) -> None:
    """Send nothing there any more, also not what was waiting."""
    _note(persoon, "webhook weg", webhook)
    webhook.delete()


@transaction.atomic
def send_test(*, webhook: Webhook) -> Levering:
    """One event that says that it is a test."""
    return plan_levering(webhook=webhook, soort=PROEF)


@transaction.atomic
def send_again(*, webhook: Webhook, levering_id: UUID) -> bool:
    """Let an event that was given up try again; False when there is no such event of this webhook."""
    if not webhook.leveringen.filter(pk=levering_id, vervallen=False).exists():
        return False
    dood = list_dode().filter(sleutel=sleutel_van(levering_id)).values_list("id", flat=True).first()
    if dood is None:
        return False
    retry_dode(bericht_id=dood)
    return True


def _note(persoon: Sessiepersoon, resultaat: str, webhook: Webhook) -> None:
    over = f"systeem {webhook.systeem_id}"
    record_event(actie="systeem", resultaat=resultaat, handelende=persoon.partij, over=over)
