"""The mail with the code that somebody says to a caseworker: sealed until the worker sends it, wiped when it left."""

from collections.abc import Mapping
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mijnomgeving.loketbezoek.models import Loketcode
from portal.outbox.services import register_handler
from portal.verantwoording.kluis import Onleesbaar, seal_json, unseal_json

logger = structlog.get_logger(__name__)
ZENDING = "loket.code"
_DOEL = "loketcode zending"


def register() -> None:
    """Connect the topic; called when the application starts."""
    register_handler(ZENDING, deliver)


def seal_zending(*, contact_id: UUID, adres: str, code: str, taal: str, organisatie: str) -> bytes:
    """What the worker needs, for this contact only."""
    data = {"adres": adres, "code": code, "taal": taal, "organisatie": organisatie}
    return seal_json(data, geheim=str(contact_id), doel=_DOEL)


def deliver(payload: Mapping[str, Any]) -> None:
    """Send the code, when it is still the newest one of its contact and still holds.

    Raises:
        OSError: the mail server takes nothing now; to be tried again.
    """
    rij = Loketcode.objects.select_for_update().filter(pk=payload["contact"], keer=payload["keer"]).first()
    if rij is None or rij.zending is None or rij.tot <= timezone.now():
        return
    try:
        data = unseal_json(rij.zending, geheim=str(rij.pk), doel=_DOEL)
    except Onleesbaar:
        logger.warning("loketcode_unreadable")
        return
    try:
        make_mail(rij, data).send()
    except (SMTPRecipientsRefused, SMTPResponseException):
        # The error itself holds the address.
        raise OSError("the mail server did not take the mail") from None
    Loketcode.objects.filter(pk=rij.pk).update(zending=None)


def make_mail(rij: Loketcode, data: Mapping[str, str]) -> EmailMessage:
    """The code, from whom, and when not to say it; nothing of what the conversation is about."""
    wie = {"wie": data["organisatie"]}
    with translation.override(data["taal"]):
        alineas = [
            _("U spreekt nu met een medewerker van %(wie)s. Noem deze code aan de medewerker:") % wie,
            data["code"],
            _("De code werkt 10 minuten en één keer."),
            _("Spreekt u nu niet met %(wie)s? Noem de code dan aan niemand.") % wie,
            _("In deze mail staat met opzet niet waar het over gaat. Dat ziet u alleen als u bent ingelogd."),
            _("Wij vragen nooit per mail om uw wachtwoord, pincode of geld. Twijfelt u? Typ zelf het adres: %(adres)s")
            % {"adres": settings.SITE_URL},
        ]
        onderwerp = _("Uw code voor %(wie)s") % wie
    return EmailMessage(
        subject=onderwerp,
        body="\n\n".join(alineas) + "\n",
        to=[data["adres"]],
        headers={
            "Message-ID": f"<loket.{rij.pk}.{rij.keer}@{urlsplit(settings.SITE_URL).hostname}>",
            "Content-Language": data["taal"],
            # No answer of an absence assistant comes back (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
