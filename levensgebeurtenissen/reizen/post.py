"""Mail a list to oneself. Address and words wait sealed for the mail server, are gone once sent, and stay nowhere."""

from collections.abc import Mapping
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from levensgebeurtenissen.reizen.models import Lijstpost
from portal.outbox.services import enqueue, register_handler
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json

logger = structlog.get_logger(__name__)
VERSTUREN = "stappenlijst.mail"
# The outbox gives up after half a day; what is left then has no use any more.
BEWAARTERMIJN = timedelta(days=2)
_DOEL = "stappenlijst mail"
_VOOR_GOED = range(500, 600)
__all__ = ["deliver", "register", "send_later", "wipe_old"]


def register() -> None:
    """Connect the topic; called when the application starts."""
    register_handler(VERSTUREN, deliver)


def send_later(*, aan: str, onderwerp: str, tekst: str, taal: str) -> None:
    """Let the worker send this mail. Called in a transaction: it leaves when that commits."""
    post = Lijstpost()
    inhoud = {"aan": aan, "onderwerp": onderwerp, "tekst": tekst, "taal": taal}
    post.inhoud = seal_json(inhoud, geheim=str(post.kenmerk), doel=_DOEL)
    post.save()
    enqueue(topic=VERSTUREN, payload={"post": str(post.kenmerk)}, sleutel=f"{VERSTUREN}:{post.kenmerk}")


def deliver(payload: Mapping[str, Any]) -> None:
    """Send the mail and wipe it; a mail that was sent is not there to be sent again.

    Raises:
        OSError: the mail server takes nothing now; to be tried again.
    """
    post = Lijstpost.objects.select_for_update().filter(pk=payload["post"]).first()
    if post is None:
        return
    if (inhoud := _read(post)) is not None:
        _send(inhoud, kenmerk=str(post.kenmerk))
    post.delete()


def wipe_old() -> int:
    """Wipe mails that the mail server never took; how many."""
    weg, _per = Lijstpost.objects.filter(gemaakt_op__lt=timezone.now() - BEWAARTERMIJN).delete()
    return weg


def _read(post: Lijstpost) -> dict[str, str] | None:
    try:
        return dict(unseal_json(post.inhoud, geheim=str(post.kenmerk), doel=_DOEL))
    except Onleesbaar:
        logger.warning("stappenlijst_mail_unreadable")
        return None


def _send(inhoud: Mapping[str, str], *, kenmerk: str) -> None:
    mail = EmailMessage(
        subject=inhoud["onderwerp"],
        body=inhoud["tekst"],
        to=[inhoud["aan"]],
        headers={
            "Message-ID": f"<{kenmerk}@{settings.SITE_URL.partition('://')[2].partition('/')[0].partition(':')[0]}>",
            "Content-Language": inhoud["taal"],
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        mail.send()
    except SMTPRecipientsRefused as fout:
        if not all(code in _VOOR_GOED for code, _ in fout.recipients.values()):
            raise _without_address() from None
        # There is no such address, and nobody to tell: we do not know who asked.
        logger.info("stappenlijst_mail_refused")
    except SMTPResponseException:
        raise _without_address() from None


def _without_address() -> OSError:
    """An error to try again after, without the address that the mail server's own holds."""
    return OSError("the mail server did not take the mail")
