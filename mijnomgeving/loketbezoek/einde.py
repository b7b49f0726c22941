"""When a contact ends, what was allowed for it alone ends with it."""

from typing import Any

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import contact_beeindigd
from mijnomgeving.loketbezoek.services import end_contact


def connect() -> None:
    """Listen to contacts that end; called when the application starts."""
    contact_beeindigd.connect(_end, dispatch_uid="loketbezoek.einde")


def _end(sender: type[Contact], contact: Contact, **kwargs: Any) -> None:  # noqa: ANN401, ARG001 - as a signal calls
    end_contact(contact_id=contact.contact_id)
