"""Sending a referral, and what the other organisation does with it.

Nothing goes to the other organisation before the person said yes. Each change locks the referral, checks whose turn it
is, and stands in the logs; with a dossier the other becomes a party in it, with the rights that the person agreed to.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.beheer.werk import finish_werk, queue_werk
from mijnomgeving.loket.dossiers import services as dossiers
from mijnomgeving.loket.dossiers.doener import Doener
from mijnomgeving.loket.dossiers.models import Dossier, Dossiergebeurtenis
from mijnomgeving.loket.dossiers.organisaties import name_of
from mijnomgeving.loket.dossiers.rechten import SETS, Rechten
from mijnomgeving.loket.dossiers.services import KanNietMeer, NietTeVragen, NietToegestaan
from mijnomgeving.loket.dossiers.zegel import list_pseudoniemen, seal_over, seal_tekst
from mijnomgeving.loket.verwijzingen.models import KLAAR, OPEN, Stand, Verwijzing
from mijnomgeving.notificaties.services import plan_loket
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.services import record_event

BEWAARTERMIJN = timedelta(days=365)
# Who does not answer is reminded on the day after the last one, and then again; more would be noise.
OPNIEUW, MEESTE_HERINNERINGEN = timedelta(days=3), 3
# A question that the person did not answer is no longer one.
VRAAGTIJD = timedelta(days=30)
_WERK = "verwijzing"


@dataclass(frozen=True, slots=True)
class Nieuw:
    """A referral to send.

    Args:
        naar: OIN of the other organisation.
        thema: slug of a theme: in which queue it belongs.
        vraag: what the other is asked.
        gedaan: what was done already, so that the person need not tell it again.
        uiterlijk: by when an answer is expected.
        team: of the other organisation; None: whoever takes it.
        dossier_id: the dossier that the other becomes a party of; None: the referral goes alone.
        rechten: name of the set of rights in that dossier.
    """

    naar: str
    thema: str
    vraag: str
    gedaan: str
    uiterlijk: date
    team: UUID | None = None
    dossier_id: UUID | None = None
    rechten: str = "meedoen"


@transaction.atomic
def send(*, doener: Doener, nieuw: Nieuw, direct: bool) -> Verwijzing:
    """Refer the person to the other organisation; without a yes now the person is asked in MijnOmgeving first.

    Args:
        doener: the caseworker at the contact.
        nieuw: what is sent.
        direct: whether the person says yes now.

    Raises:
        NietTeVragen: who is there was not checked, so a yes cannot be written down.
        NietToegestaan: the own organisation does not lead that dossier.
        KanNietMeer: that dossier is closed.
    """
    hoe = doener.hoe if direct else None
    if direct and hoe is None:
        raise NietTeVragen
    if doener.is_inwoner or nieuw.naar == doener.organisatie:
        raise NietToegestaan
    dossier = dossiers.lock(nieuw.dossier_id, doener) if nieuw.dossier_id else None
    if dossier and not dossiers.require(dossier, doener).leads:
        raise NietToegestaan
    verwijzing_id = uuid4()
    verwijzing = Verwijzing.objects.create(
        verwijzing_id=verwijzing_id,
        betrokkene=list_pseudoniemen(doener.betrokkene)[0],
        wie=seal_over(doener.over, geheim=str(verwijzing_id)),
        inhoud=seal_tekst({"vraag": nieuw.vraag, "gedaan": nieuw.gedaan}, geheim=str(verwijzing_id)),
        thema=nieuw.thema,
        van=doener.organisatie,
        van_medewerker=doener.medewerker,
        naar=nieuw.naar,
        team=nieuw.team,
        dossier=dossier,
        rechten=SETS[nieuw.rechten].to_json() if dossier else {},
        stand=Stand.WACHT,
        uiterlijk=nieuw.uiterlijk,
    )
    doener.log_gedaan(gettext_noop("een doorverwijzing voor u gemaakt"), over=verwijzing.nummer)
    if direct:
        _deliver(verwijzing, doener)
    _tell(doener, verwijzing, "gemaakt")
    return verwijzing


@transaction.atomic
def decide(*, doener: Doener, verwijzing_id: UUID, ja: bool) -> Verwijzing:
    """What the person says about sending it; no also takes back what was sent.

    Raises:
        NietTeVragen: who is there was not checked.
        NietToegestaan: a caseworker of another organisation than the sender says so.
        KanNietMeer: it ended.
    """
    verwijzing = _lock(verwijzing_id, doener)
    if not doener.is_inwoner and doener.organisatie != verwijzing.van:
        raise NietToegestaan
    if doener.hoe is None:
        raise NietTeVragen
    if ja:
        if verwijzing.stand != Stand.WACHT:
            raise KanNietMeer
        _deliver(verwijzing, doener)
    else:
        _end(verwijzing, Stand.GEWEIGERD if verwijzing.stand == Stand.WACHT else Stand.INGETROKKEN)
    doener.log_gedaan(gettext_noop("uw antwoord op een doorverwijzing opgeschreven"), over=verwijzing.nummer)
    return verwijzing


@transaction.atomic
def accept(*, doener: Doener, verwijzing_id: UUID) -> Verwijzing:
    """Take it up: from now on the person and the sender read who has it.

    Raises:
        NietToegestaan: it did not go to this organisation.
        KanNietMeer: a colleague took it, or it ended.
    """
    verwijzing = _lock_naar(verwijzing_id, doener, {Stand.VERSTUURD})
    verwijzing.stand, verwijzing.behandelaar = Stand.AANGENOMEN, doener.medewerker
    verwijzing.aangenomen_op = timezone.now()
    verwijzing.save()
    _unqueue(verwijzing, "gelukt")
    if verwijzing.dossier:
        dossiers.note(verwijzing.dossier, Dossiergebeurtenis.Soort.AANGENOMEN, doener)
    doener.log_gedaan(gettext_noop("uw doorverwijzing opgepakt"), over=verwijzing.nummer)
    _tell(doener, verwijzing, "aangenomen")
    return verwijzing


@transaction.atomic
def give_back(*, doener: Doener, verwijzing_id: UUID, reden: str) -> Verwijzing:
    """Send it back with the reason; this organisation cannot open it any more.

    Raises:
        NietToegestaan: it did not go to this organisation.
        KanNietMeer: it ended.
    """
    verwijzing = _lock_naar(verwijzing_id, doener, OPEN)
    verwijzing.antwoord = seal_tekst(reden, geheim=str(verwijzing_id))
    _end(verwijzing, Stand.TERUG)
    if verwijzing.dossier:
        dossiers.note(verwijzing.dossier, Dossiergebeurtenis.Soort.TERUG, doener)
    doener.log_gedaan(gettext_noop("uw doorverwijzing teruggestuurd"), over=verwijzing.nummer)
    _tell(doener, verwijzing, "terug")
    return verwijzing


@transaction.atomic
def finish(*, doener: Doener, verwijzing_id: UUID, antwoord: str) -> Verwijzing:
    """Say what became of it, to the sender and to the person.

    Raises:
        NietToegestaan: it did not go to this organisation.
        KanNietMeer: nobody took it up, or it ended.
    """
    verwijzing = _lock_naar(verwijzing_id, doener, {Stand.AANGENOMEN})
    verwijzing.antwoord = seal_tekst(antwoord, geheim=str(verwijzing_id))
    _end(verwijzing, Stand.AFGEROND)
    doener.log_gedaan(gettext_noop("opgeschreven wat er met uw doorverwijzing is gedaan"), over=verwijzing.nummer)
    _tell(doener, verwijzing, "afgerond")
    return verwijzing


@transaction.atomic
def retract(*, doener: Doener, verwijzing_id: UUID) -> Verwijzing:
    """Take it back, by the organisation that sent it.

    Raises:
        NietToegestaan: another organisation sent it.
        KanNietMeer: it ended.
    """
    verwijzing = _lock(verwijzing_id, doener)
    if doener.organisatie != verwijzing.van:
        raise NietToegestaan
    _end(verwijzing, Stand.INGETROKKEN)
    doener.log_gedaan(gettext_noop("uw doorverwijzing ingetrokken"), over=verwijzing.nummer)
    _tell(doener, verwijzing, "ingetrokken")
    return verwijzing


def remind_due() -> int:
    """Remind who did not take up or finish a referral in time; gives how many. It stands first in their list."""
    te_laat = Verwijzing.objects.filter(
        Q(herinnerd_op=None) | Q(herinnerd_op__lt=Now() - OPNIEUW),
        stand__in=OPEN,
        uiterlijk__lt=timezone.localdate(),
        herinneringen__lt=MEESTE_HERINNERINGEN,
    )
    aantal = 0
    for pk in te_laat.values_list("pk", flat=True):
        with transaction.atomic():
            # Asked again under the lock: another worker may have reminded meanwhile.
            verwijzing = te_laat.select_for_update().filter(pk=pk).first()
            if verwijzing is None:
                continue
            verwijzing.herinnerd_op = timezone.now()
            verwijzing.herinneringen += 1
            verwijzing.save(update_fields=["herinnerd_op", "herinneringen"])
            record_event(actie="verwijzing", resultaat="herinnerd", over=verwijzing.nummer)
            aantal += 1
    return aantal


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every referral of this person or company; gives how many."""
    weg, _per_model = Verwijzing.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).delete()
    return weg


def wipe_old() -> int:
    """End what was asked a month ago without an answer, and throw away what ended a year ago; gives how many went."""
    vergeten = Verwijzing.objects.filter(stand=Stand.WACHT, begonnen_op__lt=Now() - VRAAGTIJD)
    vergeten.update(stand=Stand.GEWEIGERD, klaar_op=timezone.now())
    oud = Q(klaar_op__lt=Now() - BEWAARTERMIJN) | Q(begonnen_op__lt=Now() - 3 * BEWAARTERMIJN)
    return Verwijzing.objects.filter(oud).delete()[0]


def _deliver(verwijzing: Verwijzing, doener: Doener) -> None:
    """From now on the other organisation can open it."""
    nu = timezone.now()
    verwijzing.stand, verwijzing.verstuurd_op, verwijzing.toestemming_op = Stand.VERSTUURD, nu, nu
    verwijzing.toestemming_hoe = doener.hoe or ""
    verwijzing.save()
    if verwijzing.dossier and not verwijzing.dossier.gesloten:
        _join(verwijzing, verwijzing.dossier, doener)
    _queue(verwijzing, doener)


def _join(verwijzing: Verwijzing, dossier: Dossier, doener: Doener) -> None:
    """The other becomes a party of the dossier, by the same yes; a party that sees more already keeps that."""
    rechten = Rechten.from_json(verwijzing.rechten)
    partij = dossier.partijen.filter(organisatie=verwijzing.naar).first()
    if (
        partij is None
        or not partij.as_stand().holds(timezone.localdate())
        or rechten.wider_than(partij.as_stand().rechten)
    ):
        dossiers.join(dossier, verwijzing.naar, rechten, hoe=doener.hoe)
    dossiers.note(dossier, Dossiergebeurtenis.Soort.VERWEZEN, doener, over=verwijzing.naar)


def _end(verwijzing: Verwijzing, stand: Stand) -> None:
    if verwijzing.stand in KLAAR:
        raise KanNietMeer
    verwijzing.stand, verwijzing.klaar_op = stand, timezone.now()
    verwijzing.save()
    _unqueue(verwijzing, "doorgegeven" if stand == Stand.TERUG else "niet-nodig")


def _queue(verwijzing: Verwijzing, doener: Doener) -> None:
    """It waits for a colleague there, in the queue of the team; without anything of the person in sight."""
    eind = datetime.combine(verwijzing.uiterlijk, time(17), timezone.get_current_timezone())
    queue_werk(
        soort=_WERK,
        organisatie=verwijzing.naar,
        over=f"Doorverwijzing {verwijzing.nummer} van {doener.organisatienaam or name_of(verwijzing.van)}",
        uiterlijk=eind,
        inhoud={},
        thema=verwijzing.thema,
        betrokkene=doener.betrokkene,
        verwijst_naar=str(verwijzing.pk),
        team=verwijzing.team,
    )


def _unqueue(verwijzing: Verwijzing, uitkomst: str) -> None:
    finish_werk(soort=_WERK, verwijst_naar=str(verwijzing.pk), uitkomst=uitkomst)


def _lock(verwijzing_id: UUID, doener: Doener) -> Verwijzing:
    namen = list_pseudoniemen(doener.betrokkene)
    found = Verwijzing.objects.select_for_update().filter(pk=verwijzing_id, betrokkene__in=namen).first()
    if found is None:
        raise NietToegestaan
    if found.stand in KLAAR:
        raise KanNietMeer
    return found


def _lock_naar(verwijzing_id: UUID, doener: Doener, standen: frozenset[str] | set[Stand]) -> Verwijzing:
    verwijzing = _lock(verwijzing_id, doener)
    if doener.is_inwoner or verwijzing.naar != doener.organisatie:
        raise NietToegestaan
    if verwijzing.stand not in standen:
        raise KanNietMeer
    return verwijzing


def _tell(doener: Doener, verwijzing: Verwijzing, wat: str) -> None:
    sleutel = f"verwijzing:{verwijzing.pk}:{wat}"
    plan_loket(betrokkene=doener.betrokkene, afzender=doener.organisatienaam, sleutel=sleutel)
