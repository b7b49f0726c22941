"""Open a contact, keep how it goes, and close it. Each stands in the audit log in the same transaction."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from mijnomgeving.loket.contact.doelen import ALLE_DOELEN, KORTSTE_REDEN, NOOD, list_doelen
from mijnomgeving.loket.contact.models import DOEL_REDEN, Afloop, Contact, Identiteit
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toezicht.services import raise_alarm
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from portal.core.betrokkene import Betrokkene
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.kluis import seal
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniemen

__all__ = [
    "DOEL_BETROKKENE",
    "AndereBetrokkene",
    "GeenDoel",
    "RedenTeKort",
    "close_contact",
    "close_idle",
    "contact_beeindigd",
    "note_betrokkene",
    "open_contact",
    "set_identiteit",
    "touch",
    "wipe_old",
]

DOEL_BETROKKENE = "loket"
_BEWAREN = timedelta(days=2 * 365)
_MINUUT = timedelta(minutes=1)

contact_beeindigd = Signal()
"""A contact ended; sent within its transaction with `contact` and `lopend` (None when it closed by itself)."""


class GeenDoel(ValueError):
    """This caseworker may not open a contact for this purpose."""


class RedenTeKort(ValueError):
    """The reason says too little for this purpose."""


class AndereBetrokkene(ValueError):
    """The contact is about somebody else already; for another one opens another contact."""


def open_contact(
    *, medewerker: Loketmedewerker, kanaal: str, doel: str, reden: str, product: str = "", gekozen: bool = True
) -> Contact:
    """Begin a contact.

    Args:
        medewerker: who helps.
        kanaal: a `Kanaal`.
        doel: key in the verwerkingenregister.
        reden: why, in the caseworker's words; sealed.
        product: slug of what it is about; empty when that is not known.
        gekozen: whether the caseworker chose the purpose; False for what another page decides, such as a dossier.

    Raises:
        GeenDoel: the purpose is not open to this caseworker.
        RedenTeKort: the reason is empty, or too short for this purpose.
        LogboekFout: it could not be logged; there is no contact then.
    """
    toegestaan = {mogelijk.sleutel for mogelijk in list_doelen(medewerker)} if gekozen else ALLE_DOELEN
    if doel not in toegestaan:
        raise GeenDoel(doel)
    if len(reden.strip()) < KORTSTE_REDEN.get(doel, 3):
        raise RedenTeKort(doel)
    contact_id = uuid4()
    contact = Contact(
        contact_id=contact_id,
        organisatie=str(medewerker.organisatie.oin),
        medewerker=medewerker.kenmerk,
        kanaal=Contact.Kanaal(kanaal),
        doel=doel,
        reden=seal(reden.strip().encode(), geheim=str(contact_id), doel=DOEL_REDEN),
        product=product,
        begonnen_op=timezone.now(),
        actief_op=timezone.now(),
    )
    with transaction.atomic():
        contact.save(force_insert=True)
        _log(contact, medewerker, "contact openen", over=f"{doel} {kanaal}")
        if doel == NOOD:
            over = f"Contact {contact_id} is geopend met de noodgreep."
            raise_alarm(soort=Alarmsoort.NOODGREEP, medewerker=medewerker, over=over, ernst=Ernst.HOOG)
    return contact


def note_betrokkene(*, contact: Contact, betrokkene: Betrokkene) -> None:
    """From now on the contact is about this person or company, and about no other.

    Raises:
        AndereBetrokkene: it is about another already.
    """
    kenmerken = pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)
    with transaction.atomic():
        nu = Contact.objects.select_for_update().get(pk=contact.pk)
        if nu.betrokkene and nu.betrokkene not in kenmerken:
            raise AndereBetrokkene
        nu.betrokkene = contact.betrokkene = kenmerken[0]
        nu.save(update_fields=["betrokkene"])


def set_identiteit(*, contact: Contact, medewerker: Loketmedewerker, hoe: str) -> None:
    """Write down how sure the caseworker is of who it is; a weaker way never replaces a stronger one.

    Raises:
        ValueError: there is no such way.
        LogboekFout: it could not be logged; nothing changes then.
    """
    gekozen = Identiteit(hoe)
    volgorde = list(Identiteit)
    if volgorde.index(gekozen) < volgorde.index(Identiteit(contact.identiteit)):
        return
    with transaction.atomic():
        contact.identiteit, contact.identiteit_op = gekozen, timezone.now()
        contact.save(update_fields=["identiteit", "identiteit_op"])
        _log(contact, medewerker, "identiteit vaststellen", over=gekozen)


def touch(contact: Contact) -> None:
    """The contact is in use; written at most once a minute."""
    nu = timezone.now()
    if nu - contact.actief_op >= _MINUUT:
        Contact.objects.filter(pk=contact.pk, beeindigd_op__isnull=True).update(actief_op=nu)
        contact.actief_op = nu


def close_contact(*, contact: Contact, medewerker: Loketmedewerker, afloop: str, lopend: object = None) -> bool:
    """End a contact; False when it had ended already.

    Raises:
        ValueError: there is no such outcome.
        LogboekFout: it could not be logged; it goes on then.
    """
    gekozen = Afloop(afloop)
    with transaction.atomic():
        if not _end(contact.pk, gekozen, timezone.now()):
            return False
        contact.refresh_from_db()
        _log(contact, medewerker, "contact sluiten", over=gekozen)
        contact_beeindigd.send(sender=Contact, contact=contact, lopend=lopend)
    return True


def close_idle(*, nu: datetime | None = None) -> int:
    """Close what nobody used for a while; gives how many."""
    moment = nu or timezone.now()
    grens = moment - timedelta(minutes=settings.LOKET_CONTACT_STIL_MINUTEN)
    gesloten = 0
    for contact in Contact.objects.filter(beeindigd_op__isnull=True, actief_op__lt=grens).iterator():
        with transaction.atomic():
            # From when it was last used on nothing happened any more.
            if _end(contact.pk, Afloop.VANZELF, contact.actief_op):
                contact.refresh_from_db()
                record_event(
                    actie="contact sluiten",
                    resultaat="gelukt",
                    over=Afloop.VANZELF,
                    herkomst=herkomst_of(contact.contact_id),
                )
                contact_beeindigd.send(sender=Contact, contact=contact, lopend=None)
                gesloten += 1
    return gesloten


def wipe_old() -> int:
    """Contacts go two years after they ended; gives how many."""
    return Contact.objects.filter(beeindigd_op__lt=timezone.now() - _BEWAREN).delete()[0]


def _end(contact_id: UUID, afloop: Afloop, moment: datetime) -> bool:
    rijen = Contact.objects.filter(pk=contact_id, beeindigd_op__isnull=True)
    return bool(rijen.update(beeindigd_op=moment, afloop=afloop))


def _log(contact: Contact, medewerker: Loketmedewerker, actie: str, *, over: str) -> None:
    record_event(
        actie=actie,
        resultaat="gelukt",
        handelende=medewerker.handelende,
        over=over,
        herkomst=herkomst_of(contact.contact_id),
    )
