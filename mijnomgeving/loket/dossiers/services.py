"""Beginning a dossier, who takes part in it, and what the person says about that.

Each change locks the dossier, checks the right of who does it, leaves a line on the timeline and stands in the logs;
what is in a dossier stands in `delen`, how it ends in `afloop`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.dossiers.doener import Doener
from mijnomgeving.loket.dossiers.models import GESLOTEN, Dossier, Dossiergebeurtenis, Dossierpartij, Hoe, Stand
from mijnomgeving.loket.dossiers.rechten import SETS, Rechten, Toegang, Toestemmingstand
from mijnomgeving.loket.dossiers.zegel import list_pseudoniemen, seal_over, seal_tekst
from mijnomgeving.notificaties.services import plan_loket
from portal.core.betrokkene import Betrokkene

# Long enough for a complaint and for who comes back; the organisations keep their own zaken.
BEWAARTERMIJN = timedelta(days=2 * 365)
# A dossier in which nothing happened for so long is nobody's any more.
STIL = timedelta(days=365)
Wat = Dossiergebeurtenis.Soort


class NietToegestaan(PermissionError):
    """This party has no right to do this, or not any more."""


class KanNietMeer(ValueError):
    """The dossier is not in a state for this; somebody else was first."""


class NietTeVragen(ValueError):
    """The answer of the person cannot be written down here: who it is was not checked, or nobody is there."""


@dataclass(frozen=True, slots=True)
class Begin:
    """With what a dossier begins.

    Args:
        doel: what must be reached.
        vraag: the question in the person's own words.
        aanspreekpunt: whom the person can ask for at the organisation that begins.
    """

    doel: str
    vraag: str
    aanspreekpunt: str = ""


@transaction.atomic
def begin(
    *, doener: Doener, inhoud: Begin, partijen: Mapping[str, str], direct: bool, tot: date | None = None
) -> Dossier:
    """Begin a dossier that the person wants, at the organisation where the person is now.

    Args:
        doener: the caseworker at the contact.
        inhoud: goal and question.
        partijen: the other organisations by OIN, with the name of their set of rights (`rechten.SETS`).
        direct: whether the person says yes to them now; else they are asked in MijnOmgeving.
        tot: the last day on which that yes holds; None: as long as the dossier runs.

    Raises:
        NietTeVragen: who is there was not checked, so a yes cannot be written down.
        NietToegestaan: it is no caseworker.
    """
    if doener.is_inwoner:
        raise NietToegestaan
    hoe = _hoe(doener)
    dossier_id = uuid4()
    dossier = Dossier.objects.create(
        dossier_id=dossier_id,
        betrokkene=list_pseudoniemen(doener.betrokkene)[0],
        wie=seal_over(doener.over, geheim=str(dossier_id)),
        kern=seal_tekst({"doel": inhoud.doel, "vraag": inhoud.vraag}, geheim=str(dossier_id)),
        begonnen_door=doener.organisatie,
    )
    note(dossier, Wat.BEGONNEN, doener)
    eigen = _put_partij(dossier, doener.organisatie, SETS["regie"], hoe=hoe, ja=True, tot=None)
    if inhoud.aanspreekpunt:
        eigen.aanspreekpunt = seal_tekst(inhoud.aanspreekpunt, geheim=geheim_of(eigen))
        eigen.save(update_fields=["aanspreekpunt"])
    for organisatie, naam in partijen.items():
        if organisatie != doener.organisatie:
            _put_partij(dossier, organisatie, SETS[naam], hoe=hoe if direct else None, ja=direct, tot=tot)
            note(dossier, Wat.GEGEVEN if direct else Wat.GEVRAAGD, doener, over=organisatie)
    doener.log_gedaan(gettext_noop("een dossier voor u begonnen"), over=dossier.nummer)
    tell_inwoner(doener, dossier, "begonnen")
    return dossier


@transaction.atomic
def set_partij(
    *, doener: Doener, dossier_id: UUID, organisatie: str, rechten: Rechten, direct: bool, tot: date | None = None
) -> Dossierpartij:
    """Bring an organisation in, or change what it may see; who gets to see more needs a new yes of the person.

    Less bites at once, without a question.

    Raises:
        NietToegestaan: who does it does not lead the dossier.
        NietTeVragen: as in `begin`.
        KanNietMeer: the dossier is closed.
    """
    dossier = lock(dossier_id, doener)
    if not doener.is_inwoner and not require(dossier, doener).leads:
        raise NietToegestaan
    partij = dossier.partijen.filter(organisatie=organisatie).first()
    if partij and partij.toestemming == Toestemmingstand.GEGEVEN and not rechten.wider_than(partij.as_stand().rechten):
        partij.rechten, partij.tot = rechten.to_json(), tot
        partij.save(update_fields=["rechten", "tot"])
    else:
        hoe = _hoe(doener) if direct else None
        partij = _put_partij(dossier, organisatie, rechten, hoe=hoe, ja=direct, tot=tot)
        note(dossier, Wat.GEGEVEN if direct else Wat.GEVRAAGD, doener, over=organisatie)
        tell_inwoner(doener, dossier, f"partij {organisatie}")
    doener.log_gedaan(gettext_noop("in uw dossier veranderd wat een organisatie mag zien"), over=dossier.nummer)
    return partij


@transaction.atomic
def decide(*, doener: Doener, dossier_id: UUID, organisatie: str, ja: bool, tot: date | None = None) -> Dossierpartij:
    """What the person says about one organisation: yes, no, or no more; it bites at the next request.

    Raises:
        NietTeVragen: as in `begin`.
        NietToegestaan: a caseworker of an organisation that is no party says so.
        KanNietMeer: there is no such party, or the dossier is closed.
    """
    dossier = lock(dossier_id, doener, ook_gesloten=not ja)
    if not doener.is_inwoner:
        require(dossier, doener)
    partij = dossier.partijen.filter(organisatie=organisatie).first()
    if partij is None:
        raise KanNietMeer
    had = partij.toestemming == Toestemmingstand.GEGEVEN
    if ja:
        stand, wat = Toestemmingstand.GEGEVEN, Wat.GEGEVEN
    else:
        stand, wat = (
            (Toestemmingstand.INGETROKKEN, Wat.INGETROKKEN) if had else (Toestemmingstand.GEWEIGERD, Wat.GEWEIGERD)
        )
    partij.toestemming, partij.toestemming_hoe = stand, _hoe(doener)
    partij.toestemming_op, partij.tot = timezone.now(), tot if ja else partij.tot
    partij.save()
    note(dossier, wat, doener, over=organisatie)
    zin = gettext_noop("uw toestemming voor een organisatie in uw dossier opgeschreven")
    doener.log_gedaan(zin, over=dossier.nummer)
    tell_inwoner(doener, dossier, f"antwoord {organisatie}")
    return partij


@transaction.atomic
def set_aanspreekpunt(*, doener: Doener, dossier_id: UUID, tekst: str) -> None:
    """Say whom the person and the others can ask for at the own organisation.

    Raises:
        NietToegestaan: the own organisation takes no part.
        KanNietMeer: the dossier is closed.
    """
    dossier = lock(dossier_id, doener)
    require(dossier, doener)
    partij = dossier.partijen.get(organisatie=doener.organisatie)
    partij.aanspreekpunt = seal_tekst(tekst, geheim=geheim_of(partij))
    partij.save(update_fields=["aanspreekpunt"])
    doener.log_gedaan(gettext_noop("in uw dossier gezet wie uw aanspreekpunt is"), over=dossier.nummer)


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away every dossier of this person or company; gives how many rows."""
    weg, _per_model = Dossier.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).delete()
    return weg


def wipe_old() -> int:
    """Stop what stood still for a year, and throw away what ended two years ago; gives how many rows went."""
    stil = Dossier.objects.exclude(stand__in=GESLOTEN).filter(bijgewerkt_op__lt=Now() - STIL)
    for dossier in stil:
        with transaction.atomic():
            dossier.stand, dossier.gesloten_op = Stand.GESTOPT, timezone.now()
            dossier.save(update_fields=["stand", "gesloten_op"])
            Dossiergebeurtenis.objects.create(dossier=dossier, soort=Wat.GESTOPT, organisatie=dossier.begonnen_door)
    return Dossier.objects.filter(gesloten_op__lt=Now() - BEWAARTERMIJN).delete()[0]


def lock(dossier_id: UUID, doener: Doener, *, ook_gesloten: bool = False) -> Dossier:
    """The dossier of whom this is about, for the rest of the transaction.

    Raises:
        NietToegestaan: this person has no such dossier.
        KanNietMeer: it is closed.
    """
    namen = list_pseudoniemen(doener.betrokkene)
    dossier = Dossier.objects.select_for_update().filter(pk=dossier_id, betrokkene__in=namen).first()
    if dossier is None:
        raise NietToegestaan
    if dossier.gesloten and not ook_gesloten:
        raise KanNietMeer
    return dossier


def find_toegang(dossier: Dossier, organisatie: str) -> Toegang | None:
    """What this organisation may do in it today; None when it takes no part."""
    partij = dossier.partijen.filter(organisatie=organisatie).first()
    return Toegang(partij.as_stand(), timezone.localdate(), dossier.gesloten) if partij else None


def require(dossier: Dossier, doener: Doener) -> Toegang:
    """What the organisation of who does this may do in it.

    Raises:
        NietToegestaan: it takes no part, or the person's consent does not hold.
    """
    toegang = find_toegang(dossier, doener.organisatie)
    if toegang is None or not toegang.partij.holds(toegang.vandaag):
        raise NietToegestaan
    return toegang


def note(dossier: Dossier, wat: Dossiergebeurtenis.Soort, doener: Doener, *, over: str = "") -> None:
    """One line on the timeline; the dossier moved."""
    Dossiergebeurtenis.objects.create(dossier=dossier, soort=wat, organisatie=doener.organisatie, over=over)
    dossier.bijgewerkt_op = timezone.now()
    dossier.save(update_fields=["bijgewerkt_op"])


def tell_inwoner(doener: Doener, dossier: Dossier, wat: str) -> None:
    """Let the person know, by the channels that the person wants, that there is something to look at; never what."""
    if not doener.is_inwoner:
        sleutel = f"dossier:{dossier.dossier_id}:{wat}:{uuid4().hex[:8]}"
        plan_loket(betrokkene=doener.betrokkene, afzender=doener.organisatienaam, sleutel=sleutel)


def join(dossier: Dossier, organisatie: str, rechten: Rechten, *, hoe: Hoe | None) -> Dossierpartij:
    """Let an organisation take part to which the person said yes by a referral; in the caller's transaction."""
    return _put_partij(dossier, organisatie, rechten, hoe=hoe, ja=True, tot=None)


def _put_partij(
    dossier: Dossier, organisatie: str, rechten: Rechten, *, hoe: Hoe | None, ja: bool, tot: date | None
) -> Dossierpartij:
    partij, _nieuw = Dossierpartij.objects.update_or_create(
        dossier=dossier,
        organisatie=organisatie,
        defaults={
            "rechten": rechten.to_json(),
            "toestemming": Toestemmingstand.GEGEVEN if ja else Toestemmingstand.GEVRAAGD,
            "toestemming_hoe": hoe or "",
            "toestemming_op": timezone.now() if ja else None,
            "gevraagd_op": timezone.now(),
            "tot": tot,
        },
    )
    return partij


def _hoe(doener: Doener) -> Hoe:
    if doener.hoe is None:
        raise NietTeVragen
    return doener.hoe


def geheim_of(partij: Dossierpartij) -> str:
    """Under what the texts of one party are sealed."""
    return f"{partij.dossier_id}:{partij.organisatie}"
