"""What people report: keep it, tell the mailbox, send a receipt, answer, and wipe.

Nothing is asked of who somebody is. Personal data are taken out of the text before it is kept. An address is kept only
to answer, sealed, until 30 days after the answer; the text stays a year, so that the same fault is recognised.
"""

from dataclasses import dataclass
from datetime import timedelta
from secrets import choice

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from portal.core.persoonsgegevens import mask
from portal.outbox.services import enqueue
from portal.verantwoording import kluis
from toegankelijkheid.verklaring.models import Melding, Meldingstand
from toegankelijkheid.verklaring.werkdagen import ANTWOORD_WERKDAGEN, add_werkdagen

POST = "verklaring.post"
EMAIL = "toegankelijkheid email"
ADRES_BEWAREN = timedelta(days=30)
# Nobody answered: then the address goes all the same.
ADRES_HOOGSTENS = timedelta(days=365)
TEKST_BEWAREN = timedelta(days=365)
MAX_TEKST = 2000
# Without letters and figures that are read for one another over the telephone.
_TEKENS = "23456789BCDFGHJKMNPQRSTVWXZ"
_LENGTE, _POGINGEN = 6, 5


@dataclass(frozen=True, slots=True)
class Ontvangen:
    """What was kept, and whether personal data was taken out of it."""

    melding: Melding
    gemaskeerd: bool


@transaction.atomic
def store_melding(*, adres: str, tekst: str, hulpmiddel: str, email: str, taal: str) -> Ontvangen:
    """Keep a report, and put the mail to the mailbox and the receipt in the outbox."""
    schoon, gemaskeerd = mask(tekst.strip())
    waarmee, ook_gemaskeerd = mask(hulpmiddel.strip())
    nu = timezone.localtime()
    melding = _create(
        Melding(
            adres=adres[:500],
            tekst=schoon[:MAX_TEKST],
            hulpmiddel=waarmee[:120],
            taal=taal,
            ontvangen_op=nu,
            antwoord_voor=add_werkdagen(nu.date(), ANTWOORD_WERKDAGEN),
        )
    )
    if email:
        melding.email = kluis.seal(email.encode(), geheim=str(melding.sleutel), doel=EMAIL)
        melding.save(update_fields=["email"])
        _send(melding, "ontvangst")
    _send(melding, "binnen")
    return Ontvangen(melding, gemaskeerd or ook_gemaskeerd)


@transaction.atomic
def answer_melding(*, melding: Melding, antwoord: str, door: User) -> bool:
    """Answer once, by mail where there is an address; False when somebody answered before.

    Personal data may stand in an answer no more than in the question: it is masked as well.
    """
    melding = Melding.objects.select_for_update().get(pk=melding.pk)
    if melding.stand == Meldingstand.BEANTWOORD:
        return False
    melding.antwoord, _weg = mask(antwoord.strip())
    melding.stand, melding.behandelaar, melding.beantwoord_op = Meldingstand.BEANTWOORD, door, timezone.now()
    melding.save(update_fields=["antwoord", "stand", "behandelaar", "beantwoord_op"])
    if melding.email:
        _send(melding, "antwoord")
    return True


def take_melding(*, melding: Melding, door: User) -> None:
    """Somebody works on it now."""
    open_ = Melding.objects.filter(pk=melding.pk).exclude(stand=Meldingstand.BEANTWOORD)
    open_.update(stand=Meldingstand.BEZIG, behandelaar=door)


def read_email(melding: Melding) -> str:
    """The address to answer to; empty when there is none (any more).

    Raises:
        Onleesbaar: its key is gone.
    """
    return kluis.unseal(melding.email, geheim=str(melding.sleutel), doel=EMAIL).decode() if melding.email else ""


def wipe_old() -> int:
    """Each night: addresses and texts whose time is over; return of how many reports something went."""
    nu = timezone.now()
    adressen = Melding.objects.filter(
        Q(beantwoord_op__lt=nu - ADRES_BEWAREN) | Q(ontvangen_op__lt=nu - ADRES_HOOGSTENS)
    ).exclude(email=b"")
    teksten = Melding.objects.filter(ontvangen_op__lt=nu - TEKST_BEWAREN, gewist_op=None)
    geraakt = set(adressen.values_list("pk", flat=True)) | set(teksten.values_list("pk", flat=True))
    adressen.update(email=b"")
    teksten.update(tekst="", hulpmiddel="", antwoord="", gewist_op=timezone.localdate())
    return len(geraakt)


def _create(melding: Melding) -> Melding:
    """With a reference that nobody else has."""
    for poging in range(1, _POGINGEN + 1):
        melding.kenmerk = f"T-{melding.ontvangen_op:%y}-{''.join(choice(_TEKENS) for _ in range(_LENGTE))}"
        try:
            with transaction.atomic():
                melding.save(force_insert=True)
        except IntegrityError:
            if poging == _POGINGEN:
                raise
        else:
            break
    return melding


def _send(melding: Melding, soort: str) -> None:
    enqueue(
        topic=POST,
        payload={"soort": soort, "sleutel": str(melding.sleutel)},
        sleutel=f"verklaring:{soort}:{melding.sleutel}",
    )
