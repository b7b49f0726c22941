"""Four eyes: a team leader says whether a caseworker may help somebody for whom one pair of eyes is not enough.

Never for oneself, and never by who asks. The team leader sees who asks and why, not who the person is. What was
approved holds for this person in this contact only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from mijnomgeving.loket.contact.doelen import find_doel
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import DOEL_BETROKKENE
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.zoeken.models import Vierogen
from mijnomgeving.loket.zoeken.signalen import ZELF
from portal.core.betrokkene import Betrokkene
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniemen

_DOEL = "loket vier ogen"
_GELDIG = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Verzoek:
    """A request that waits, as the team leader sees it: not who the person is."""

    vierogen_id: UUID
    wie: str
    soort: str
    toelichting: str
    doel: str
    gevraagd_op: datetime
    eigen: bool


@dataclass(frozen=True, slots=True)
class Stand:
    """How it is with the four eyes of this person in this contact: nothing asked, asked, or decided."""

    gevraagd: bool = False
    besluit: str = ""

    @property
    def akkoord(self) -> bool:
        """Whether the team leader agreed."""
        return self.besluit == Vierogen.Besluit.JA


def find_stand(*, lopend: Lopend, betrokkene: Betrokkene) -> Stand:
    """What was asked and said of this person in this contact; what was said too long ago holds no more."""
    laatste = (
        Vierogen.objects.filter(
            contact_id=lopend.contact.contact_id,
            betrokkene__in=pseudoniemen(betrokkene, doel=DOEL_BETROKKENE),
            gevraagd_op__gt=timezone.now() - _GELDIG,
        )
        .order_by("-gevraagd_op")
        .first()
    )
    return Stand(gevraagd=True, besluit=laatste.besluit) if laatste else Stand()


def ask(*, lopend: Lopend, betrokkene: Betrokkene, soort: str, toelichting: str) -> None:
    """Ask the team leaders of the own organisation; asking again while it waits changes nothing.

    Raises:
        ValueError: it is the caseworker self.
        LogboekFout: it could not be logged; nothing is asked then.
    """
    if soort == ZELF:
        raise ValueError("nobody helps oneself at the counter")
    if find_stand(lopend=lopend, betrokkene=betrokkene) == Stand(gevraagd=True):
        return
    medewerker, vierogen_id = lopend.medewerker, uuid4()
    with transaction.atomic():
        Vierogen.objects.create(
            vierogen_id=vierogen_id,
            contact_id=lopend.contact.contact_id,
            organisatie=str(medewerker.organisatie.oin),
            medewerker=medewerker.kenmerk,
            soort=soort,
            betrokkene=pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)[0],
            inhoud=seal_json({"wie": medewerker.naam, "toelichting": toelichting}, geheim=str(vierogen_id), doel=_DOEL),
            gevraagd_op=timezone.now(),
        )
        _log(medewerker, "vier ogen vragen", soort, lopend.contact.contact_id)


def list_verzoeken(*, door: Loketmedewerker) -> list[Verzoek]:
    """What waits for a team leader of this organisation, the oldest first."""
    rijen = Vierogen.objects.filter(
        organisatie=str(door.organisatie.oin), besluit="", gevraagd_op__gt=timezone.now() - _GELDIG
    ).order_by("gevraagd_op")
    contacten = Contact.objects.in_bulk([rij.contact_id for rij in rijen])
    return [_verzoek(rij, contacten[rij.contact_id], door) for rij in rijen if _still_open(contacten, rij)]


def list_antwoorden(*, medewerker: Loketmedewerker) -> list[Vierogen]:
    """What was said to this caseworker, in contacts that are open and in which nobody was chosen yet."""
    rijen = Vierogen.objects.filter(
        medewerker__in=medewerker.kenmerken, gevraagd_op__gt=timezone.now() - _GELDIG
    ).exclude(besluit="")
    wachtend = Contact.objects.filter(
        pk__in=rijen.values("contact_id"), beeindigd_op__isnull=True, betrokkene=""
    ).values_list("pk", flat=True)
    return [rij for rij in rijen.order_by("besloten_op") if rij.contact_id in set(wachtend)]


def decide(*, door: Loketmedewerker, vierogen_id: UUID, akkoord: bool) -> bool:
    """Say yes or no; False when it does not wait any more, or when it is the team leader's own request.

    Raises:
        LogboekFout: it could not be logged; nothing is decided then.
    """
    besluit = Vierogen.Besluit.JA if akkoord else Vierogen.Besluit.NEE
    with transaction.atomic():
        rij = (
            Vierogen.objects.select_for_update()
            .filter(pk=vierogen_id, organisatie=str(door.organisatie.oin), besluit="")
            .exclude(medewerker__in=door.kenmerken)
            .first()
        )
        if rij is None:
            return False
        rij.besluit, rij.beslisser, rij.besloten_op = besluit, door.kenmerk, timezone.now()
        rij.save(update_fields=["besluit", "beslisser", "besloten_op"])
        _log(door, "vier ogen besluiten", f"{rij.soort} {besluit}", rij.contact_id)
    return True


def _still_open(contacten: dict[UUID, Contact], rij: Vierogen) -> bool:
    return rij.contact_id in contacten and contacten[rij.contact_id].open


def _verzoek(rij: Vierogen, contact: Contact, door: Loketmedewerker) -> Verzoek:
    inhoud = unseal_json(rij.inhoud, geheim=str(rij.vierogen_id), doel=_DOEL)
    return Verzoek(
        vierogen_id=rij.vierogen_id,
        wie=inhoud["wie"],
        soort=rij.soort,
        toelichting=inhoud["toelichting"],
        doel=find_doel(contact.doel).titel,
        gevraagd_op=rij.gevraagd_op,
        eigen=rij.medewerker in door.kenmerken,
    )


def _log(door: Loketmedewerker, actie: str, over: str, contact_id: UUID) -> None:
    record_event(
        actie=actie, resultaat="gelukt", handelende=door.handelende, over=over, herkomst=herkomst_of(contact_id)
    )
