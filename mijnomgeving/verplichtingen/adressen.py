"""Private addresses of the calendar: made, renewed at each visit of who made it, and revoked (ADR 31)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.verplichtingen.models import Agendaadres
from mijnomgeving.verplichtingen.sleutels import list_bereiken, list_makers, list_pseudoniemen
from portal.core import brievenbus
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.kluis import Onleesbaar, seal, unseal
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import keyed_hashes

LANG, KORT = timedelta(days=400), timedelta(days=31)
"""How long an address works after the last visit: of who owns or leads the company, and of who acts for it."""
HOOGSTENS = 10
_NAAM, _HASH = "agenda naam", "agenda sleutel"


class TeVeel(ValueError):
    """This company has as many addresses as it may have."""


@dataclass(frozen=True, slots=True)
class Adresregel:
    """One address as the company sees it: never the address itself.

    Args:
        van_u: whether the person who looks made it.
    """

    kenmerk: str
    naam: str
    van_u: bool
    gemaakt_op: datetime
    ververst_op: datetime
    opgehaald_op: date | None
    tot: datetime


@transaction.atomic
def make_adres(*, persoon: Sessiepersoon, naam: str, bestand: bytes) -> str:
    """A new address with this in it; the secret part of it, which stands nowhere else.

    Raises:
        TeVeel: there are ten already.
    """
    namen = list_pseudoniemen(persoon.betrokkene)
    if Agendaadres.objects.select_for_update().filter(betrokkene__in=namen).count() >= HOOGSTENS:
        raise TeVeel
    key = brievenbus.make_key()
    publiek = brievenbus.public_of(key)
    rij = Agendaadres(
        sleutel=keyed_hashes(key, doel=_HASH)[0],
        betrokkene=namen[0],
        maker=list_makers(persoon.handelende)[0],
        bereik=list_bereiken(persoon.betrokkene)[0],
        publiek=publiek,
        inhoud=brievenbus.put_in(bestand, publiek=publiek),
        tot=timezone.now() + _term(persoon),
    )
    rij.naam = seal(naam.encode(), geheim=str(rij.kenmerk), doel=_NAAM)
    rij.save(force_insert=True)
    record_event(actie="agenda-adres", resultaat="gemaakt", handelende=persoon.partij)
    return key


def renew(*, persoon: Sessiepersoon, bestand: bytes) -> int:
    """Put this in the addresses that this person made for what they act for now; gives how many."""
    nu = timezone.now()
    eigen = Agendaadres.objects.filter(
        betrokkene__in=list_pseudoniemen(persoon.betrokkene),
        maker__in=list_makers(persoon.handelende),
        bereik__in=list_bereiken(persoon.betrokkene),
    )
    for rij in eigen:
        rij.inhoud = brievenbus.put_in(bestand, publiek=rij.publiek)
        rij.ververst_op, rij.tot = nu, nu + _term(persoon)
        rij.save(update_fields=["inhoud", "ververst_op", "tot"])
    return len(eigen)


def list_adressen(persoon: Sessiepersoon) -> list[Adresregel]:
    """The addresses that this person made, and for who leads the company those of everybody; newest first."""
    makers = set(list_makers(persoon.handelende))
    return [_show(rij, van_u=rij.maker in makers) for rij in _visible(persoon).order_by("-gemaakt_op")]


def has_adressen(persoon: Sessiepersoon) -> bool:
    """Whether there is anything to renew."""
    return _visible(persoon).filter(maker__in=list_makers(persoon.handelende)).exists()


def revoke(*, persoon: Sessiepersoon, kenmerk: str) -> bool:
    """The address gives nothing from now on; False when this person has no such address."""
    weg, _per_model = _visible(persoon).filter(pk=kenmerk).delete()
    if weg:
        record_event(actie="agenda-adres", resultaat="ingetrokken", handelende=persoon.partij)
    return bool(weg)


def open_adres(key: str) -> bytes | None:
    """What this address gives; None when there is none, or no longer."""
    nu = timezone.now()
    rij = Agendaadres.objects.filter(sleutel__in=keyed_hashes(key, doel=_HASH), tot__gt=nu).first()
    if rij is None:
        return None
    try:
        inhoud = brievenbus.take_out(rij.inhoud, key=key)
    except brievenbus.Gesloten:
        return None
    vandaag = timezone.localdate(nu)
    if rij.opgehaald_op != vandaag:
        Agendaadres.objects.filter(pk=rij.pk).update(opgehaald_op=vandaag)
    return inhoud


def rows_of(betrokkene: Betrokkene) -> QuerySet[Agendaadres]:
    """The addresses of this company, whoever made them."""
    return Agendaadres.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))


def _leads(persoon: Sessiepersoon) -> bool:
    return persoon.machtiging is not None and persoon.machtiging.van_bestuur


def _term(persoon: Sessiepersoon) -> timedelta:
    return LANG if _leads(persoon) else KORT


def _visible(persoon: Sessiepersoon) -> QuerySet[Agendaadres]:
    alle = rows_of(persoon.betrokkene)
    if _leads(persoon):
        return alle
    makers, bereiken = list_makers(persoon.handelende), list_bereiken(persoon.betrokkene)
    return alle.filter(maker__in=makers, bereik__in=bereiken)


def _show(rij: Agendaadres, *, van_u: bool) -> Adresregel:
    try:
        naam = unseal(rij.naam, geheim=str(rij.kenmerk), doel=_NAAM).decode()
    except Onleesbaar:
        naam = ""
    return Adresregel(str(rij.kenmerk), naam, van_u, rij.gemaakt_op, rij.ververst_op, rij.opgehaald_op, rij.tot)
