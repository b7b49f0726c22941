"""From an event to a notificatie, from a mail that comes back to paper: what is kept, and what goes in the outbox.

What reaches somebody else goes through the outbox, so that an event leads to one notificatie however often a process
dies: handlers in `mijnomgeving.notificaties.bezorgen`.
"""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mijnomgeving.meldingen.gebeurtenisbericht import Gebeurtenisbericht
from mijnomgeving.notificaties.aanleiding import find_afzender, find_soort
from mijnomgeving.notificaties.models import (
    Contactherstel,
    GevolgdeZaak,
    Kanaal,
    Meldvoorkeur,
    Notificatie,
    Pushabonnement,
    Soort,
    Stand,
)
from mijnomgeving.notificaties.volgen import find_gevolgd
from mijnomgeving.notificaties.volgen import wipe_old as wipe_old_gevolgd
from mijnomgeving.notificaties.voorkeuren import list_gewenst
from mijnomgeving.notificaties.wie import list_pseudoniemen, seal_houder, unseal_houder
from mijnomgeving.postkamer.adressen import mark_terug
from portal.core.betrokkene import Betrokkene
from portal.outbox.services import enqueue
from portal.verantwoording.kluis import Onleesbaar
from portal.verantwoording.services import record_event

VERSTUREN, PAPIER = "notificaties.versturen", "notificaties.papier"
POGINGEN = 2
# How long a mail may take to come back; until then it must be known for whom it was.
TERUGKOMTIJD = timedelta(days=7)
BEWAARTERMIJN = timedelta(days=365)


def plan_notificaties(*, bericht: Gebeurtenisbericht, betrokkene: Betrokkene, sleutel: str) -> int:
    """Put what this event means for the betrokkene in the outbox, by every channel that they want; gives how many.

    Args:
        bericht: the event; its data is not read, and what it refers to is compared and never called.
        betrokkene: whom it is about.
        sleutel: tells the event from all others.
    """
    soort = find_soort(bericht.type)
    if soort is None:
        return 0
    zaak_sleutel = ""
    if soort is Soort.ZAAK:
        zaak_sleutel = find_gevolgd(betrokkene=betrokkene, zaak_url=bericht.dataref or "")
        if not zaak_sleutel:
            return 0
    afzender = find_afzender(bericht.source)
    return _plan(betrokkene, soort, sleutel=sleutel, afzender=afzender, zaak_sleutel=zaak_sleutel)


def plan_herinnering(*, betrokkene: Betrokkene, soort: Soort, sleutel: str) -> int:
    """Put a reminder that the betrokkene asked for in the outbox, by every channel that they want; gives how many.

    Args:
        betrokkene: who asked for it.
        soort: the kind of news that it is.
        sleutel: tells it from all others; a second time is an `IntegrityError`.
    """
    return _plan(betrokkene, soort, sleutel=sleutel)


def plan_loket(*, betrokkene: Betrokkene, afzender: str, sleutel: str) -> int:
    """Put in the outbox that a caseworker asked or did something for the betrokkene; gives by how many channels.

    Args:
        betrokkene: whom it is about.
        afzender: the organisation of the caseworker, as people know it.
        sleutel: tells it from all others; a second time is an `IntegrityError`.
    """
    return _plan(betrokkene, Soort.LOKET, sleutel=sleutel, afzender=afzender)


def _plan(betrokkene: Betrokkene, soort: Soort, *, sleutel: str, afzender: str = "", zaak_sleutel: str = "") -> int:
    plannen = _channels(betrokkene, soort)
    for kanaal, abonnement in plannen:
        aanleiding = f"{sleutel}:{kanaal.value}{f':{abonnement.pk}' if abonnement else ''}"
        notificatie = Notificatie(
            kenmerk=uuid4(),
            aanleiding=aanleiding,
            betrokkene=list_pseudoniemen(betrokkene)[0],
            soort=soort,
            kanaal=kanaal,
            afzender=afzender,
            zaak_sleutel=zaak_sleutel,
            abonnement=abonnement,
        )
        if kanaal is Kanaal.MAIL:
            notificatie.houder = seal_houder(betrokkene, geheim=str(notificatie.kenmerk))
        notificatie.save(force_insert=True)
        send(notificatie, poging=1)
    return len(plannen)


def _channels(betrokkene: Betrokkene, soort: Soort) -> list[tuple[Kanaal, Pushabonnement | None]]:
    """By mail, and to each device."""
    gewenst = list_gewenst(betrokkene=betrokkene)
    plannen: list[tuple[Kanaal, Pushabonnement | None]] = []
    if (soort.value, Kanaal.MAIL.value) in gewenst:
        plannen.append((Kanaal.MAIL, None))
    if (soort.value, Kanaal.PUSH.value) in gewenst:
        namen = list_pseudoniemen(betrokkene)
        plannen += [(Kanaal.PUSH, apparaat) for apparaat in Pushabonnement.objects.filter(betrokkene__in=namen)]
    return plannen


def send(notificatie: Notificatie, *, poging: int) -> None:
    """Put this attempt in the outbox, once."""
    payload = {"notificatie": str(notificatie.kenmerk), "poging": poging}
    enqueue(topic=VERSTUREN, payload=payload, sleutel=f"notificatie:{notificatie.kenmerk}:{poging}")


@transaction.atomic
def note_returned(*, kenmerk: UUID, poging: int) -> bool:
    """This attempt came back: try once more after a while, and after that ask organisations to write on paper.

    Told twice is told once; False when there is nothing of this to do (any more).
    """
    notificatie = Notificatie.objects.select_for_update().filter(pk=kenmerk, kanaal=Kanaal.MAIL).first()
    if notificatie is None or notificatie.pogingen != poging or notificatie.stand != Stand.VERSTUURD:
        return False
    notificatie.terug_op = timezone.now()
    notificatie.stand = Stand.TERUG if poging < POGINGEN else Stand.ONBESTELBAAR
    notificatie.save(update_fields=["terug_op", "stand"])
    if notificatie.stand == Stand.ONBESTELBAAR and _has_another(notificatie):
        # One of the addresses of a company: once more, to the one for all its post.
        notificatie.stand = Stand.TERUG
        notificatie.save(update_fields=["stand"])
    elif notificatie.stand == Stand.ONBESTELBAAR:
        _begin_herstel(notificatie)
    return True


def _has_another(notificatie: Notificatie) -> bool:
    """Whether this was an address of a company for some of its post only; it gets no more."""
    try:
        betrokkene = unseal_houder(bytes(notificatie.houder), geheim=str(notificatie.kenmerk))
    except Onleesbaar:
        return False
    return mark_terug(betrokkene=betrokkene, adres_hash=notificatie.adres)


def _begin_herstel(notificatie: Notificatie) -> None:
    """From now on nothing goes to this address, and the source hears that this person is to be written on paper."""
    values = {"adres": notificatie.adres, "sinds": timezone.now()}
    _herstel, new = Contactherstel.objects.get_or_create(betrokkene=notificatie.betrokkene, defaults=values)
    if new:
        record_event(actie="contactherstel", resultaat="onbestelbaar", over="e-mail")
        payload = {"notificatie": str(notificatie.kenmerk)}
        enqueue(topic=PAPIER, payload=payload, sleutel=f"papier:{notificatie.kenmerk}")


def retry_returned() -> int:
    """Send what came back once more, a while after it came back; gives how many."""
    terug = Notificatie.objects.filter(
        stand=Stand.TERUG, terug_op__lte=timezone.now() - settings.NOTIFICATIE_OPNIEUW_NA
    )
    wachtend = list(terug.order_by("terug_op")[:500])
    for notificatie in wachtend:
        send(notificatie, poging=notificatie.pogingen + 1)
    return len(wachtend)


def end_herstel(*, betrokkene: Betrokkene) -> bool:
    """An address was confirmed: mail goes out again. True when organisations had been asked to write on paper."""
    found = Contactherstel.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    papier = found.filter(papier_op__isnull=False).exists()
    found.delete()
    return papier


def wipe_old() -> int:
    """Each night: forget for whom a mail was when it cannot come back, and what was sent a year ago; gives how many."""
    nu = timezone.now()
    klaar = Q(verstuurd_op__lt=nu - TERUGKOMTIJD) | Q(aangemaakt_op__lt=nu - 4 * TERUGKOMTIJD)
    Notificatie.objects.exclude(houder=b"").filter(klaar).update(houder=b"")
    gewist, _per_model = Notificatie.objects.filter(aangemaakt_op__lt=nu - BEWAARTERMIJN).delete()
    return gewist + wipe_old_gevolgd()


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away all of this betrokkene: preferences, followed zaken, devices and what was sent; gives how many."""
    namen = list_pseudoniemen(betrokkene)
    modellen = (Meldvoorkeur, GevolgdeZaak, Notificatie, Pushabonnement, Contactherstel)
    return sum(model.objects.filter(betrokkene__in=namen).delete()[0] for model in modellen)
