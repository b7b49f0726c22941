"""Asking a person for consent at the counter, and writing down what the person says.

Whatever way it goes, the person can read in MijnOmgeving what was asked and given, gets a mail that there is something
to read, and can take it back.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.vraag import Onderdeel
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Identiteit, Kanaal
from mijnomgeving.loket.reikwijdte import HULP, NABESTAANDEN, SCHULDHULP
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toestemming.adressen import betrokkene_of
from mijnomgeving.loket.toestemming.codes import Uitslag, check_code
from mijnomgeving.loket.toezicht.services import Alarmsoort, Ernst, raise_alarm
from mijnomgeving.loket.toezicht.tijden import begin_of_dienst
from mijnomgeving.loketbezoek.inhoud import Gegeven, Gevraagd
from mijnomgeving.loketbezoek.models import Stand, Toestemmingsvraag, Weg
from mijnomgeving.loketbezoek.services import NietOpen, NietsGekozen, is_something, keep_answer
from mijnomgeving.loketbezoek.wie import list_pseudoniemen
from mijnomgeving.notificaties.services import plan_loket
from portal.verantwoording.services import record_action

__all__ = [
    "CodeFout",
    "Gezegd",
    "KanNiet",
    "NietOpen",
    "NietsGekozen",
    "ask",
    "confirm_by_code",
    "list_wegen",
    "record_here",
    "stop",
    "withdraw",
]

DOELEN = frozenset({HULP, SCHULDHULP, NABESTAANDEN})
"""The purposes for which consent can be asked; a dossier has its own, and an emergency needs none."""

LANGST = timedelta(days=180)
_GESPREK, _NA_BRIEF = timedelta(hours=2), timedelta(days=14)
_HIER_KANALEN = frozenset({Kanaal.BALIE.value, Kanaal.VIDEO.value})
_HIER_IDENTITEIT = frozenset({Identiteit.DOCUMENT.value, Identiteit.CODE.value, Identiteit.DIGID.value})
# More consents than this in one shift that nobody but the caseworker saw being given, are looked at.
_HIER_GEWOON = 8


class KanNiet(ValueError):
    """This cannot be asked, or not in this way, in this contact."""


class CodeFout(Exception):
    """The code was not the right one; `uitslag` says what is the matter."""

    def __init__(self, uitslag: Uitslag) -> None:
        self.uitslag = uitslag
        super().__init__(uitslag.value)


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What the person said in the conversation.

    Args:
        organisaties: at which organisations.
        onderdelen: which parts.
        wie: who says it where that is not the person ("executeur"); empty for the person.
        bewijs: what the caseworker did and saw ("tekst voorgelezen", "verklaring van erfrecht gezien").
    """

    organisaties: Collection[str]
    onderdelen: Collection[Onderdeel]
    wie: str = field(default="", repr=False)
    bewijs: tuple[str, ...] = ()


def list_wegen(lopend: Lopend) -> tuple[Weg, ...]:
    """How the person can be asked: after a letter only in MijnOmgeving, in the conversation only face to face.

    Consent in the conversation needs to be sure who it is; a code shows that by itself.
    """
    if lopend.contact.doel not in DOELEN:
        return ()
    if lopend.contact.kanaal == Kanaal.BRIEF:
        return (Weg.MIJN,)
    gesprek = (Weg.HIER,) if lopend.contact.kanaal in _HIER_KANALEN else ()
    return (Weg.MIJN, Weg.MAIL, Weg.SMS, *gesprek)


def may_record(lopend: Lopend) -> bool:
    """Whether consent in the conversation can be written down now: it is sure enough who is there."""
    return Weg.HIER in list_wegen(lopend) and lopend.contact.identiteit in _HIER_IDENTITEIT


@transaction.atomic
def ask(*, lopend: Lopend, gevraagd: Gevraagd, tot_dag: date | None, weg: Weg) -> Toestemmingsvraag:
    """Ask for consent; an earlier question of this contact that nobody answered stops.

    Raises:
        KanNiet: not for this purpose, not in this way, for longer than may be, or for a letter without a last day.
        NietsGekozen: the question is about nothing.
        LogboekFout: it could not be logged; nothing was asked.
    """
    contact, nu = lopend.contact, timezone.now()
    na_brief = contact.kanaal == Kanaal.BRIEF
    te_lang = tot_dag is not None and not timezone.localdate() <= tot_dag <= timezone.localdate() + LANGST
    if weg not in list_wegen(lopend) or te_lang or (na_brief and tot_dag is None):
        raise KanNiet(contact.doel)
    if not is_something(gevraagd.organisaties, gevraagd.onderdelen):
        raise NietsGekozen
    Toestemmingsvraag.objects.filter(contact=contact.contact_id, stand=Stand.GEVRAAGD).update(
        stand=Stand.GESTOPT, beantwoord_op=nu
    )
    vraag = Toestemmingsvraag(
        betrokkene=list_pseudoniemen(betrokkene_of(lopend))[0],
        contact=contact.contact_id,
        organisatie=contact.organisatie,
        organisatienaam=lopend.medewerker.organisatie.naam,
        medewerker=lopend.medewerker.kenmerk,
        doel=contact.doel,
        kanaal=contact.kanaal,
        weg=weg,
        tot_dag=tot_dag,
        gevraagd_op=nu,
        vervalt_op=nu + (_NA_BRIEF if na_brief else _GESPREK),
    )
    vraag.inhoud = gevraagd.seal(vraag.vraag_id)
    vraag.save(force_insert=True)
    _record(lopend, gettext_noop("u om toestemming gevraagd"))
    if weg is Weg.MIJN:
        _tell(lopend, vraag, "gevraagd")
    return vraag


def record_here(*, lopend: Lopend, vraag_id: UUID, gezegd: Gezegd) -> Toestemmingsvraag:
    """Write down what the person said face to face; many of these in one shift are looked at.

    Raises:
        KanNiet: not in this contact, or it is not sure enough who is there.
        NietOpen: the question was answered, stopped or ran out.
        NietsGekozen: this would allow nothing.
        LogboekFout: it could not be logged; nothing was given.
    """
    if not may_record(lopend):
        raise KanNiet(lopend.contact.doel)
    vraag = _answer(lopend, vraag_id, gezegd, weg=Weg.HIER)
    hier = Toestemmingsvraag.objects.filter(
        medewerker__in=lopend.medewerker.kenmerken,
        weg=Weg.HIER,
        stand=Stand.GEGEVEN,
        beantwoord_op__gte=begin_of_dienst(timezone.now()),
    )
    if (aantal := hier.count()) > _HIER_GEWOON:
        over = f"{aantal} keer toestemming in het gesprek opgeschreven in één dienst."
        raise_alarm(soort=Alarmsoort.TOESTEMMING, medewerker=lopend.medewerker, over=over, ernst=Ernst.LAAG)
    return vraag


def confirm_by_code(*, lopend: Lopend, vraag_id: UUID, code: str, gezegd: Gezegd) -> Toestemmingsvraag:
    """Write down what the person said, with the code that went to an address of the person as proof.

    Raises:
        CodeFout: the code is not right, or no longer.
        KanNiet: consent cannot be asked in this contact.
        NietOpen: the question was answered, stopped or ran out.
        NietsGekozen: this would allow nothing.
        BronFout: the Profielservice gives no usable answer.
        LogboekFout: it could not be logged; nothing was given.
    """
    vraag = find_eigen(lopend, vraag_id)
    if vraag is None or vraag.stand != Stand.GEVRAAGD:
        raise NietOpen(vraag_id)
    weg = Weg(vraag.weg)
    if weg not in {Weg.MAIL, Weg.SMS}:
        raise KanNiet(lopend.contact.doel)
    gevraagd = Gevraagd.unseal(vraag.inhoud, vraag.pk)
    if not is_something(gezegd.organisaties, gevraagd.onderdelen & set(gezegd.onderdelen)):
        raise NietsGekozen
    uitslag = check_code(lopend=lopend, code=code)
    if uitslag is not Uitslag.GOED:
        raise CodeFout(uitslag)
    return _answer(lopend, vraag_id, gezegd, weg=weg)


@transaction.atomic
def refuse_here(*, lopend: Lopend, vraag_id: UUID) -> bool:
    """Write down that the person said no in the conversation; False when the question was answered or stopped."""
    return _end(lopend, vraag_id, Stand.GEWEIGERD, gettext_noop("opgeschreven dat u geen toestemming gaf"))


@transaction.atomic
def stop(*, lopend: Lopend, vraag_id: UUID) -> bool:
    """Take the question back; False when it was answered or stopped already."""
    return _end(lopend, vraag_id, Stand.GESTOPT, gettext_noop("de vraag om toestemming gestopt"))


@transaction.atomic
def withdraw(*, lopend: Lopend, vraag_id: UUID) -> bool:
    """Take a consent back because the person says so in the conversation; False when there was none any more."""
    nu = timezone.now()
    geldend = _of(lopend).filter(pk=vraag_id, stand=Stand.GEGEVEN, ingetrokken_op=None, tot__gt=nu)
    if not geldend.update(ingetrokken_op=nu):
        return False
    _record(lopend, gettext_noop("uw toestemming ingetrokken, omdat u dat vroeg"))
    return True


def find_eigen(lopend: Lopend, vraag_id: UUID) -> Toestemmingsvraag | None:
    """This question, when it was asked in this contact or by this organisation of this person; else None."""
    return _of(lopend).filter(pk=vraag_id).first()


@transaction.atomic
def _answer(lopend: Lopend, vraag_id: UUID, gezegd: Gezegd, *, weg: Weg) -> Toestemmingsvraag:
    open_ = _of(lopend).filter(
        pk=vraag_id, contact=lopend.contact.contact_id, stand=Stand.GEVRAAGD, vervalt_op__gt=timezone.now()
    )
    vraag = open_.select_for_update().first()
    if vraag is None:
        raise NietOpen(vraag_id)
    gegeven = Gegeven(tuple(gezegd.organisaties), frozenset(gezegd.onderdelen), gezegd.wie, gezegd.bewijs)
    keep_answer(vraag, gegeven, weg=weg)
    vraag.save()
    _record(lopend, gettext_noop("opgeschreven waarvoor u toestemming gaf"))
    _tell(lopend, vraag, "gegeven")
    return vraag


def _end(lopend: Lopend, vraag_id: UUID, stand: Stand, wat: str) -> bool:
    open_ = _of(lopend).filter(pk=vraag_id, contact=lopend.contact.contact_id, stand=Stand.GEVRAAGD)
    if not open_.update(stand=stand, beantwoord_op=timezone.now()):
        return False
    _record(lopend, wat)
    return True


def _of(lopend: Lopend) -> QuerySet[Toestemmingsvraag]:
    return Toestemmingsvraag.objects.filter(
        betrokkene__in=list_pseudoniemen(betrokkene_of(lopend)),
        organisatie=lopend.contact.organisatie,
        doel=lopend.contact.doel,
    )


def _record(lopend: Lopend, wat: str) -> None:
    record_action(
        handelende=lopend.medewerker.handelende,
        betrokkene=betrokkene_of(lopend),
        activiteit=lopend.doel,
        actie="toestemming",
        bron=lopend.medewerker.organisatie.naam,
        wat=wat,
        herkomst=herkomst_of(lopend.contact.contact_id),
    )


def _tell(lopend: Lopend, vraag: Toestemmingsvraag, wat: str) -> None:
    plan_loket(
        betrokkene=betrokkene_of(lopend),
        afzender=lopend.medewerker.organisatie.naam,
        sleutel=f"loket:{vraag.pk}:{wat}",
    )
