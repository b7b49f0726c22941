"""Giving, changing and withdrawing rights in the register, and what colleagues ask; each in the audit log."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from mijnomgeving.rechten.models import Toegangsvraag
from mijnomgeving.rechten.rijen import Gevraagd, names_of, seal_gevraagd
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.toegang.bevoegdheden import client
from portal.toegang.bevoegdheden.models import Nummer
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event

BEWAARTERMIJN = timedelta(days=90)
ACTIE = "recht"
"""The action of every row in the audit log about a right; its object is the key of the right in the register."""


class GeenOnderneming(LookupError):
    """Who acts for no company has no rights to give."""


def invite(
    *, persoon: Sessiepersoon, naam: str, diensten: Sequence[str], vestigingen: Sequence[str], tot: date | None
) -> str:
    """Give a colleague a right; gives the code with which the colleague begins to use it.

    Raises:
        GeenOnderneming: this person acts for no company.
        RegisterFout: the register gives no usable answer.
        Geweigerd: the register refuses it.
    """
    gegeven = client.invite(
        onderneming=_nummer(persoon), naam=naam, diensten=diensten, vestigingen=vestigingen, tot=tot
    )
    _record(persoon, "gegeven", gegeven.machtiging_id)
    return gegeven.code


def give_kantoor(
    *, persoon: Sessiepersoon, diensten: Sequence[str], vestigingen: Sequence[str], tot: date | None
) -> str:
    """Give an office a ketenmachtiging; gives the code with which the office begins to use it.

    Raises:
        GeenOnderneming: this person acts for no company.
        RegisterFout: the register gives no usable answer.
        Geweigerd: the register refuses it.
    """
    gegeven = client.give(vertegenwoordigde=_nummer(persoon), diensten=diensten, vestigingen=vestigingen, tot=tot)
    _record(persoon, "gegeven", gegeven.machtiging_id)
    return gegeven.code


def change(
    *,
    persoon: Sessiepersoon,
    machtiging_id: UUID,
    diensten: Sequence[str],
    vestigingen: Sequence[str],
    tot: date | None,
) -> None:
    """Let a right reach something else; it bites at the next request of who has it.

    Raises:
        GeenOnderneming: this person acts for no company.
        RegisterFout: the register gives no usable answer.
        Geweigerd: it is of another company, or cannot be changed.
    """
    client.change(
        machtiging_id=machtiging_id,
        onderneming=_nummer(persoon),
        diensten=diensten,
        vestigingen=vestigingen,
        tot=tot,
    )
    _record(persoon, "gewijzigd", str(machtiging_id))


def withdraw(*, persoon: Sessiepersoon, machtiging_id: UUID) -> None:
    """End a right now; it bites at the next request of who had it.

    Raises:
        GeenOnderneming: this person acts for no company.
        RegisterFout: the register gives no usable answer.
        Geweigerd: it is of another company, or cannot be withdrawn.
    """
    client.withdraw(machtiging_id=machtiging_id, door=_nummer(persoon))
    _record(persoon, "ingetrokken", str(machtiging_id))


@transaction.atomic
def ask(*, persoon: Sessiepersoon, gevraagd: Gevraagd) -> None:
    """Keep what a colleague asks of who leads the company, in the place of what was asked before without an answer.

    Raises:
        GeenOnderneming: this person acts for no company.
    """
    if not isinstance(persoon.betrokkene, Onderneming):
        raise GeenOnderneming
    bedrijf, vrager = names_of(persoon.betrokkene), names_of(persoon.handelende)
    _lock(bedrijf[0])
    Toegangsvraag.objects.filter(betrokkene__in=bedrijf, vrager__in=vrager, uitkomst="").delete()
    kenmerk = uuid4()
    Toegangsvraag.objects.create(
        kenmerk=kenmerk,
        betrokkene=bedrijf[0],
        vrager=vrager[0],
        inhoud=seal_gevraagd(gevraagd, kenmerk=kenmerk),
    )
    _record(persoon, "gevraagd", gevraagd.machtiging_id)


def drop(*, persoon: Sessiepersoon, kenmerk: UUID) -> bool:
    """Take back what one asked oneself and nobody answered; False when there is no such question."""
    wiped, _per_model = Toegangsvraag.objects.filter(
        kenmerk=kenmerk,
        betrokkene__in=names_of(persoon.betrokkene),
        vrager__in=names_of(persoon.handelende),
        uitkomst="",
    ).delete()
    return bool(wiped)


def answer(*, persoon: Sessiepersoon, kenmerk: UUID, gegeven: bool) -> bool:
    """Note what came of a question to this company; False when somebody answered it before."""
    uitkomst = Toegangsvraag.Uitkomst.GEGEVEN if gegeven else Toegangsvraag.Uitkomst.GEWEIGERD
    open_ = Toegangsvraag.objects.filter(
        kenmerk=kenmerk, betrokkene__in=names_of(persoon.betrokkene), uitkomst=Toegangsvraag.Uitkomst.OPEN
    )
    return bool(open_.update(uitkomst=uitkomst, beantwoord_op=timezone.now()))


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what was asked of this company; gives how many."""
    wiped, _per_model = Toegangsvraag.objects.filter(betrokkene__in=names_of(betrokkene)).delete()
    return wiped


def wipe_old() -> int:
    """Throw away what was answered, or asked without an answer, 90 days ago; gives how many."""
    grens = timezone.now() - BEWAARTERMIJN
    oud = Q(beantwoord_op__lt=grens) | Q(beantwoord_op=None, gevraagd_op__lt=grens)
    wiped, _per_model = Toegangsvraag.objects.filter(oud).delete()
    return wiped


def _nummer(persoon: Sessiepersoon) -> Nummer:
    nummer = Nummer.of(persoon.betrokkene) if isinstance(persoon.betrokkene, Onderneming) else None
    if nummer is None:
        raise GeenOnderneming
    return nummer


def _record(persoon: Sessiepersoon, resultaat: str, machtiging_id: str) -> None:
    record_event(actie=ACTIE, resultaat=resultaat, handelende=persoon.partij, over=machtiging_id)


def _lock(naam: str) -> None:
    """One question of one colleague at a time: two clicks ask once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"toegangsvraag:{naam}"])
