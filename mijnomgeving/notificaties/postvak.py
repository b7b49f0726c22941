"""Django's way to send mail, for the demo: into the postvak of the simulated government, where everybody can read it.

Never in production, which has a mail server (`EMAIL_HOST`).
"""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from portal.core.deadline import Deadline
from portal.outbound.service import BronFout, Verzoek, register_basis_url, request_json, run_together

_SECONDEN = 5.0


class PostvakBackend(BaseEmailBackend):
    """Posts each mail, as it would go over the line."""

    def send_messages(self, mails: Sequence[EmailMessage]) -> int:
        """How many were taken.

        Raises:
            OSError: the postvak does not take it, and the caller wants to know.
        """
        try:
            for mail in mails:
                self._post(mail)
        except BronFout as fout:
            if self.fail_silently:
                return 0
            raise OSError("the postvak did not take the mail") from fout
        return len(mails)

    def _post(self, mail: EmailMessage) -> None:
        url = settings.POSTVAK_URL
        register_basis_url(url)
        deadline = Deadline.after(_SECONDEN)
        verzoek = Verzoek(
            bron="Postvak van de demo",
            methode="POST",
            url=f"{url}/mails",
            headers={"Authorization": "Bearer demo-postvak"},
            json={"bericht": mail.message().as_string()},
            # The postvak knows a mail by its Message-ID.
            idempotent=True,
        )
        run_together(request_json(verzoek, deadline=deadline), deadline=deadline)
