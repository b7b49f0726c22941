"""Saying yes or no to what a caseworker asks to see, and taking a yes back: that bites at the next click there."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.models import Contact, Identiteit, Kanaal
from mijnomgeving.loket.reikwijdte import OVERAL
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loketbezoek.inhoud import Gegeven, Gevraagd
from mijnomgeving.loketbezoek.models import Loketcode, Stand, Toestemmingsvraag, Weg
from mijnomgeving.loketbezoek.wie import list_pseudoniemen, may_give
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import keyed_hashes

# A consent for one conversation never outlives the working day.
VAN_CONTACT = timedelta(hours=8)
BEWAARTERMIJN = timedelta(days=2 * 365)
POGINGEN = 5
_GETAL, _STERK = "loket controlegetal", (Identiteit.CODE, Identiteit.DOCUMENT, Identiteit.DIGID)


class NietOpen(Exception):
    """There is no such question of this person that still waits for an answer."""


class AnderGetal(Exception):
    """The number is not the one that the caseworker sees; after five times the question stops."""


class NietsGekozen(ValueError):
    """Nothing was allowed that was asked, or no organisation where the part needs one."""


def make_getal(vraag_id: UUID) -> str:
    """The four digits that both see: the caseworker says them, so that the person knows it is this conversation."""
    return f"{int(keyed_hashes(str(vraag_id), doel=_GETAL)[0][:12], 16) % 10_000:04d}"


def needs_getal(vraag: Toestemmingsvraag) -> bool:
    """Whether the person must fill in the number: not after a letter, for then nobody can say it."""
    return vraag.kanaal != Kanaal.BRIEF


def give(
    *,
    persoon: Sessiepersoon,
    vraag_id: UUID,
    organisaties: Collection[str],
    onderdelen: Collection[Onderdeel],
    getal: str,
) -> Toestemmingsvraag:
    """Allow these organisations and parts of what was asked; a representative only what the machtiging reaches.

    Raises:
        NietOpen: there is no such question, or it was answered, stopped or ran out.
        AnderGetal: the number is another.
        NietsGekozen: this would allow nothing.
        LogboekFout: it could not be logged; nothing was given.
    """
    with transaction.atomic():
        vraag = _lock(_of(persoon.betrokkene), vraag_id)
        goed = not needs_getal(vraag) or getal == make_getal(vraag.pk)
        if goed:
            mag = frozenset(onderdeel for onderdeel in onderdelen if may_give(persoon.machtiging, onderdeel))
            keep_answer(vraag, Gegeven(tuple(organisaties), mag), weg=Weg.MIJN)
            vraag.namens = persoon.machtiging.soort if persoon.machtiging else ""
            vraag.save()
            _record(vraag, "gegeven", persoon)
            _strengthen(vraag, persoon)
        else:
            _count_wrong(vraag)
    # Outside the transaction: what was tried is counted.
    if not goed:
        raise AnderGetal
    return vraag


@transaction.atomic
def refuse(*, persoon: Sessiepersoon, vraag_id: UUID) -> Toestemmingsvraag:
    """Say no; no reason is asked, and nothing else stops working.

    Raises:
        NietOpen: there is no such question, or it was answered, stopped or ran out.
    """
    vraag = _lock(_of(persoon.betrokkene), vraag_id)
    vraag.stand, vraag.beantwoord_op, vraag.weg = Stand.GEWEIGERD, timezone.now(), Weg.MIJN
    vraag.namens = persoon.machtiging.soort if persoon.machtiging else ""
    vraag.save()
    _record(vraag, "geweigerd", persoon)
    return vraag


@transaction.atomic
def withdraw(*, persoon: Sessiepersoon, vraag_id: UUID) -> bool:
    """Take a consent back, at once; False when there was none any more.

    Raises:
        LogboekFout: it could not be logged; the consent holds as before.
    """
    nu = timezone.now()
    vraag = (
        _of(persoon.betrokkene)
        .select_for_update()
        .filter(pk=vraag_id, stand=Stand.GEGEVEN, ingetrokken_op=None, tot__gt=nu)
        .first()
    )
    if vraag is None:
        return False
    vraag.ingetrokken_op = nu
    vraag.save(update_fields=["ingetrokken_op"])
    _record(vraag, "ingetrokken", persoon)
    return True


def keep_answer(vraag: Toestemmingsvraag, gegeven: Gegeven, *, weg: Weg) -> None:
    """Put on the question what was given, never more than was asked; the caller saves.

    Raises:
        NietsGekozen: this would allow nothing.
    """
    gevraagd = Gevraagd.unseal(vraag.inhoud, vraag.pk)
    organisaties = tuple(naam for naam in gevraagd.organisaties if naam in gegeven.organisaties)
    onderdelen = gevraagd.onderdelen & gegeven.onderdelen
    if not is_something(organisaties, onderdelen):
        raise NietsGekozen
    minder = Gegeven(organisaties, onderdelen, gegeven.wie, gegeven.bewijs)
    vraag.antwoord = minder.seal(vraag.pk)
    vraag.stand, vraag.beantwoord_op, vraag.weg = Stand.GEGEVEN, timezone.now(), weg
    vraag.tot = end_of(vraag.tot_dag, vraag.beantwoord_op)


def is_something(organisaties: Collection[str], onderdelen: Collection[Onderdeel]) -> bool:
    """Whether this reaches anything: at some organisation, or a part that is of no one organisation."""
    return bool(onderdelen) and (bool(organisaties) or bool(OVERAL & set(onderdelen)))


def end_of(tot_dag: date | None, gegeven_op: datetime) -> datetime:
    """When a consent ends by itself: at the end of its last day, or a working day after it was given."""
    if tot_dag is None:
        return gegeven_op + VAN_CONTACT
    einde = datetime.combine(tot_dag + timedelta(days=1), time.min)
    return timezone.make_aware(einde).astimezone(UTC)


def end_contact(*, contact_id: UUID) -> None:
    """The contact ended: what was only for it ends too, and what still waited for an answer stops."""
    nu = timezone.now()
    rijen = Toestemmingsvraag.objects.filter(contact=contact_id)
    rijen.filter(stand=Stand.GEVRAAGD).exclude(kanaal=Kanaal.BRIEF).update(stand=Stand.GESTOPT, beantwoord_op=nu)
    rijen.filter(stand=Stand.GEGEVEN, tot_dag=None, tot__gt=nu).update(tot=nu)
    Loketcode.objects.filter(contact=contact_id).delete()


def wipe_old() -> int:
    """Each night: codes go the next day, questions two years after they ended; gives how many."""
    nu = timezone.now()
    codes, _per_model = Loketcode.objects.filter(tot__lt=nu - timedelta(days=1)).delete()
    grens = nu - BEWAARTERMIJN
    klaar = Q(tot__lt=grens) | Q(ingetrokken_op__lt=grens) | Q(tot=None, vervalt_op__lt=grens)
    vragen, _per_model = Toestemmingsvraag.objects.filter(klaar).delete()
    return codes + vragen


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every question and every consent of this betrokkene; what was allowed ends with it."""
    namen = list_pseudoniemen(betrokkene)
    return sum(model.objects.filter(betrokkene__in=namen).delete()[0] for model in (Toestemmingsvraag, Loketcode))


def _of(betrokkene: Betrokkene) -> QuerySet[Toestemmingsvraag]:
    return Toestemmingsvraag.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))


def _lock(rijen: QuerySet[Toestemmingsvraag], vraag_id: UUID) -> Toestemmingsvraag:
    """The question, while nobody else answers it.

    Raises:
        NietOpen: there is no such question, or it was answered, stopped or ran out.
    """
    open_ = rijen.filter(pk=vraag_id, stand=Stand.GEVRAAGD, vervalt_op__gt=timezone.now())
    vraag = open_.select_for_update().first()
    if vraag is None:
        raise NietOpen(vraag_id)
    return vraag


def _count_wrong(vraag: Toestemmingsvraag) -> None:
    Toestemmingsvraag.objects.filter(pk=vraag.pk).update(pogingen=F("pogingen") + 1)
    if vraag.pogingen + 1 >= POGINGEN:
        Toestemmingsvraag.objects.filter(pk=vraag.pk).update(stand=Stand.GESTOPT, beantwoord_op=timezone.now())


def _strengthen(vraag: Toestemmingsvraag, persoon: Sessiepersoon) -> None:
    """Who logged in and filled in the number that the caseworker said, is the person of this conversation."""
    if persoon.machtiging is not None or not needs_getal(vraag):
        return
    rijen = Contact.objects.filter(pk=vraag.contact, beeindigd_op=None).exclude(identiteit__in=_STERK)
    if rijen.update(identiteit=Identiteit.DIGID, identiteit_op=timezone.now()):
        record_event(
            actie="identiteit vaststellen",
            resultaat="gelukt",
            handelende=persoon.partij,
            over=Identiteit.DIGID,
            herkomst=herkomst_of(vraag.contact),
        )


def _record(vraag: Toestemmingsvraag, resultaat: str, persoon: Sessiepersoon) -> None:
    record_event(
        actie="toestemming aan het loket",
        resultaat=resultaat,
        handelende=persoon.partij,
        over=f"{vraag.organisatienaam}: {vraag.doel}",
        herkomst=herkomst_of(vraag.contact),
    )
