"""At the end of a contact the organisation's own register of contacts gets it, once."""

from typing import Any

from mijnomgeving.loket.contact.doelen import find_doel
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Afloop, Contact
from mijnomgeving.loket.contact.services import contact_beeindigd
from mijnomgeving.loket.doen.selectors import list_gedaan
from mijnomgeving.loket.doen.uitgaand import send_contact

# The person was there, but nobody could help.
_NIET_GELUKT = frozenset({Afloop.NIET_GEVONDEN, Afloop.GESTOPT})


def connect() -> None:
    """Write each contact down when it ends."""
    contact_beeindigd.connect(register_afloop, dispatch_uid="loket.doen.registratie")


def register_afloop(*, contact: Contact, lopend: Lopend | None, **_kwargs: Any) -> None:  # noqa: ANN401 - of Django
    """Write this contact down at the organisation.

    One that closed by itself is not: whom it was about stood in the session of the caseworker, and is gone.
    """
    if lopend is None:
        return
    gedaan = list_gedaan(contact_id=contact.pk)
    regels = [f"{regel.soort}: {regel.titel} ({regel.bron})." for regel in gedaan]
    send_contact(
        lopend=lopend,
        onderwerp=onderwerp_van(lopend),
        inhoud="\n".join([f"Afloop: {Afloop(contact.afloop).label}.", *regels]),
        gelukt=contact.afloop not in _NIET_GELUKT,
    )


def onderwerp_van(lopend: Lopend) -> str:
    """What the contact was about, in words that the person understands."""
    return find_doel(lopend.contact.doel).titel
