"""What an officer does: search the log, take and close alarms, review. Each stands in the audit log itself.

Nobody judges what they did themselves: a colleague does.
"""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.loket.toezicht.models import Alarm, Nazicht, Toezichtreden
from portal.core.betrokkene import Betrokkene
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.verantwoording.kluis import seal, unseal
from portal.verantwoording.services import record_action, record_event
from portal.verantwoording.verwerkingenregister import REGISTER

ACTIE = "toezicht"
_DOEL = REGISTER["loket-toezicht"]
_NOTITIE, _REDEN = "loket toezicht notitie", "loket toezicht reden"
# As the person reads it in /mijn/inzage/.
GEZOCHT = gettext_noop("nagegaan wie bij deze organisatie uw gegevens bekeek")


class EigenDaad(ValueError):
    """Who did it does not judge it."""


@dataclass(frozen=True, slots=True)
class Zoekreden:
    """Why an officer searched."""

    herkomst: str
    tekst: str


def log_search(
    *, medewerker: Loketmedewerker, wat: str, over: Betrokkene | None = None, reden: str = "", herkomst: str = ""
) -> str:
    """Write down that an officer searched the log; call it before searching. Gives the origin under which it stands.

    Args:
        medewerker: the officer.
        wat: what was asked, without a number of a person.
        over: whom, when the officer asked about one person; this person reads it.
        reden: why; sealed, kept once.
        herkomst: of the same search before, when this is a next page of it.

    Raises:
        LogboekFout: it could not be logged; search nothing then.
    """
    with transaction.atomic():
        vandaan = herkomst or _keep_reden(medewerker, reden)
        record_event(
            actie=ACTIE,
            resultaat="gezocht",
            handelende=medewerker.handelende,
            over=wat[:200],
            herkomst=vandaan,
            activiteit=_DOEL,
        )
        if over is not None:
            record_action(
                handelende=medewerker.handelende,
                betrokkene=over,
                activiteit=_DOEL,
                actie=ACTIE,
                bron=medewerker.organisatie.naam,
                wat=GEZOCHT,
                herkomst=vandaan,
            )
    return vandaan


def list_redenen(*, organisatie: str) -> list[Zoekreden]:
    """Why officers of this organisation searched, by the origin of their rows in the log."""
    rijen = Toezichtreden.objects.filter(organisatie=organisatie)
    return [
        Zoekreden(f"toezicht {rij.pk}", unseal(rij.reden, geheim=str(rij.pk), doel=_REDEN).decode()) for rij in rijen
    ]


def take_alarm(*, medewerker: Loketmedewerker, alarm: Alarm) -> None:
    """This officer looks at it from now on.

    Raises:
        EigenDaad: it is about the officer.
        LogboekFout: it could not be logged; nothing changes then.
    """
    _not_own(medewerker, alarm.medewerker)
    with transaction.atomic():
        alarm.stand, alarm.behandelaar = Alarm.Stand.BEZIG, medewerker.kenmerk
        alarm.save(update_fields=["stand", "behandelaar"])
        _log(medewerker, "alarm opgepakt", f"alarm {alarm.pk}")


def close_alarm(*, medewerker: Loketmedewerker, alarm: Alarm, uitkomst: str, notitie: str) -> None:
    """Say what was thought of it; that cannot be undone, the same again is a new alarm.

    Raises:
        EigenDaad: it is about the officer.
        ValueError: there is no such outcome.
        LogboekFout: it could not be logged; nothing changes then.
    """
    _not_own(medewerker, alarm.medewerker)
    gekozen = Alarm.Uitkomst(uitkomst)
    with transaction.atomic():
        alarm.stand, alarm.uitkomst, alarm.gesloten_op = Alarm.Stand.DICHT, gekozen, timezone.now()
        alarm.behandelaar = medewerker.kenmerk
        alarm.notitie = seal(notitie.encode(), geheim=str(alarm.pk), doel=_NOTITIE)
        alarm.save(update_fields=["stand", "uitkomst", "gesloten_op", "behandelaar", "notitie"])
        _log(medewerker, f"alarm {gekozen}", f"alarm {alarm.pk}")


def review(*, medewerker: Loketmedewerker, contact_id: UUID, door: str, oordeel: str, notitie: str) -> bool:
    """Judge one contact under break-glass; False when somebody did so already.

    Args:
        medewerker: the officer.
        contact_id: the contact.
        door: whose contact it was.
        oordeel: a `Nazicht.Oordeel`.
        notitie: why; sealed.

    Raises:
        EigenDaad: it was the officer's own.
        ValueError: there is no such judgement.
        LogboekFout: it could not be logged; nothing is kept then.
    """
    _not_own(medewerker, door)
    gekozen = Nazicht.Oordeel(oordeel)
    with transaction.atomic():
        _, nieuw = Nazicht.objects.get_or_create(
            contact_id=contact_id,
            defaults={
                "organisatie": str(medewerker.organisatie.oin),
                "oordeel": gekozen,
                "notitie": seal(notitie.encode(), geheim=str(contact_id), doel=_NOTITIE),
                "door": medewerker.kenmerk,
                "op": timezone.now(),
            },
        )
        if nieuw:
            _log(medewerker, f"noodgreep {gekozen}", f"contact {contact_id}")
    return nieuw


def read_notitie(rij: Alarm | Nazicht) -> str:
    """What an officer wrote; empty for nothing."""
    return unseal(rij.notitie, geheim=str(rij.pk), doel=_NOTITIE).decode() if rij.notitie else ""


def log_daad(*, medewerker: Loketmedewerker, resultaat: str, over: str) -> None:
    """Write down something else that an officer did.

    Raises:
        LogboekFout: it could not be logged.
    """
    _log(medewerker, resultaat, over)


def _keep_reden(medewerker: Loketmedewerker, reden: str) -> str:
    if not reden:
        return ACTIE
    rij = Toezichtreden(
        id=uuid4(), organisatie=str(medewerker.organisatie.oin), medewerker=medewerker.kenmerk, op=timezone.now()
    )
    rij.reden = seal(reden.encode(), geheim=str(rij.pk), doel=_REDEN)
    rij.save(force_insert=True)
    return f"{ACTIE} {rij.pk}"


def _not_own(medewerker: Loketmedewerker, wie: str) -> None:
    if wie in medewerker.kenmerken:
        raise EigenDaad


def _log(medewerker: Loketmedewerker, resultaat: str, over: str) -> None:
    record_event(
        actie=ACTIE,
        resultaat=resultaat[:20],
        handelende=medewerker.handelende,
        over=over,
        herkomst=ACTIE,
        activiteit=_DOEL,
    )
