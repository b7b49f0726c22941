"""What the worker does with our messages in the outbox: send one mail, once.

The row is locked and says when it was sent. Only a process that dies between the mail server and our commit
sends twice, with the same Message-ID.
"""

from collections.abc import Mapping
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

import structlog
from django.utils import timezone

from cms.attendering.brief import make_mail
from cms.attendering.models import Zending
from cms.attendering.services import VERSTUREN, note_returned, read_adres
from portal.outbox.services import register_handler
from portal.verantwoording.kluis import Onleesbaar

logger = structlog.get_logger(__name__)
_VOOR_GOED = range(500, 600)


def register() -> None:
    """Connect the topic; called when the application starts."""
    register_handler(VERSTUREN, deliver)


def deliver(payload: Mapping[str, Any]) -> None:
    """Send this mail, unless it was sent or its subscriber stopped.

    Raises:
        OSError: the mail server takes nothing now; to be tried again.
    """
    zending = Zending.objects.select_for_update(of=("self",)).filter(pk=payload["zending"], verstuurd_op=None).first()
    if zending is None:
        return
    try:
        mail = make_mail(zending, aan=read_adres(zending.abonnement))
    except Onleesbaar:
        logger.warning("attendering_unreadable", soort=zending.soort)
        return
    bestaat = True
    try:
        mail.send()
    except SMTPRecipientsRefused as fout:
        if not all(code in _VOOR_GOED for code, _ in fout.recipients.values()):
            raise _without_address() from None
        bestaat = False
    except SMTPResponseException:
        raise _without_address() from None
    zending.verstuurd_op = timezone.now()
    zending.save(update_fields=["verstuurd_op"])
    if not bestaat:
        # The mail server knows at once that there is no such address: the same as a mail that comes back for good.
        note_returned(kenmerk=zending.kenmerk, blijvend=True)


def _without_address() -> OSError:
    """An error to try again after, without the address that the mail server's own holds."""
    return OSError("the mail server did not take the mail")
