"""What the worker does with the outbox: send a mail or push, and tell the source that somebody wants paper.

A handler may be called more than once with the same payload. The row is locked and says how often was tried, so that
what was done is not done again; only a process that dies between the mail server and our commit sends twice, with the
same Message-ID.
"""

from collections.abc import Mapping
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

import structlog
from django.utils import timezone

from mijnomgeving.bronnen.profiel.models import Contactgegeven, Profiel, Voorkeursoort
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.notificaties import push
from mijnomgeving.notificaties.adres import SECONDEN, hash_adres, read_profiel
from mijnomgeving.notificaties.brief import TALEN, make_mail
from mijnomgeving.notificaties.models import Contactherstel, Kanaal, Notificatie, Soort, Stand
from mijnomgeving.notificaties.services import PAPIER, VERSTUREN, note_returned
from mijnomgeving.notificaties.wie import list_pseudoniemen, unseal_houder
from mijnomgeving.postkamer.adressen import find_email
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.deadline import Deadline
from portal.outbound.service import run_together
from portal.outbox.services import register_handler
from portal.verantwoording.kluis import Onleesbaar
from portal.verantwoording.services import record_event

logger = structlog.get_logger(__name__)
_VOOR_GOED = range(500, 600)


def register() -> None:
    """Connect the topics; called when the application starts."""
    register_handler(VERSTUREN, deliver)
    register_handler(PAPIER, tell_papier)


def deliver(payload: Mapping[str, Any]) -> None:
    """Send this attempt.

    Raises:
        BronFout: the Profielservice or the push service gives no usable answer; to be tried again.
        OSError: the mail server takes nothing now; to be tried again.
    """
    notificatie = _lock(payload["notificatie"])
    poging: int = payload["poging"]
    if notificatie is None or notificatie.pogingen >= poging:
        return
    notificatie.pogingen = poging
    if notificatie.kanaal == Kanaal.PUSH:
        stand = Stand.VERSTUURD if push.deliver(notificatie) else Stand.OVERGESLAGEN
    else:
        stand = _deliver_mail(notificatie)
    if stand is Stand.OVERGESLAGEN:
        notificatie.stand, notificatie.houder = stand, b""
    else:
        notificatie.stand, notificatie.verstuurd_op = Stand.VERSTUURD, timezone.now()
    notificatie.save()
    if stand is Stand.TERUG:
        # The mail server knows at once that the address does not exist: the same as a mail that comes back.
        note_returned(kenmerk=notificatie.kenmerk, poging=poging)


def tell_papier(payload: Mapping[str, Any]) -> None:
    """Ask organisations, by way of the Profielservice, to write to this person on paper.

    Raises:
        BronFout: the Profielservice gives no usable answer; to be tried again.
    """
    notificatie = _lock(payload["notificatie"])
    herstel = Contactherstel.objects.filter(betrokkene=notificatie.betrokkene).first() if notificatie else None
    if notificatie is None or herstel is None or herstel.papier_op:
        return
    betrokkene = _houder(notificatie)
    if betrokkene is not None:
        bron, deadline = profiel_bron(), Deadline.after(SECONDEN)
        call = bron.set_voorkeur(betrokkene, Voorkeursoort.DIGITALE_POST, "false", deadline=deadline)
        run_together(call, deadline=deadline)
        herstel.papier_op = timezone.now()
        herstel.save(update_fields=["papier_op"])
        record_event(actie="contactherstel", resultaat="papier", over=bron.naam)
    Notificatie.objects.filter(pk=notificatie.pk).update(houder=b"")


def _lock(kenmerk: str) -> Notificatie | None:
    return Notificatie.objects.select_for_update().filter(pk=kenmerk).first()


def _houder(notificatie: Notificatie) -> Betrokkene | None:
    try:
        return unseal_houder(bytes(notificatie.houder), geheim=str(notificatie.kenmerk))
    except Onleesbaar:
        logger.warning("notificatie_without_receiver", soort=notificatie.soort)
        return None


def _deliver_mail(notificatie: Notificatie) -> Stand:
    """Whether a mail went out, was refused for good, or was passed over: without a confirmed address that works."""
    betrokkene = _houder(notificatie)
    profiel = read_profiel(betrokkene) if betrokkene else Profiel()
    email = _find_email(notificatie, profiel, betrokkene)
    if betrokkene is None or email is None or _is_unwanted(notificatie, profiel, email, betrokkene):
        return Stand.OVERGESLAGEN
    notificatie.adres = hash_adres(email.waarde)
    taal = TALEN.get(profiel.voorkeur(Voorkeursoort.TAAL), "nl")
    try:
        make_mail(notificatie, aan=email.waarde, taal=taal).send()
    except SMTPRecipientsRefused as fout:
        if not all(code in _VOOR_GOED for code, _ in fout.recipients.values()):
            raise _without_address() from None
        return Stand.TERUG
    except SMTPResponseException:
        raise _without_address() from None
    return Stand.VERSTUURD


def _find_email(notificatie: Notificatie, profiel: Profiel, betrokkene: Betrokkene | None) -> Contactgegeven | None:
    """A company may have other addresses for one organisation, or for one kind of news."""
    if not isinstance(betrokkene, Onderneming):
        return profiel.email
    return find_email(betrokkene=betrokkene, profiel=profiel, soort=notificatie.soort, afzender=notificatie.afzender)


def _is_unwanted(notificatie: Notificatie, profiel: Profiel, email: Contactgegeven, betrokkene: Betrokkene) -> bool:
    """Whether this address does not work, or the person wants paper: of this sender, or of all."""
    namen = list_pseudoniemen(betrokkene)
    if Contactherstel.objects.filter(betrokkene__in=namen, adres=hash_adres(email.waarde)).exists():
        return True
    van_afzender = profiel.voorkeur(Voorkeursoort.DIGITALE_POST, alleen_voor=notificatie.afzender)
    digitaal = van_afzender or profiel.voorkeur(Voorkeursoort.DIGITALE_POST) or "true"
    # Who follows a zaak or wants reminders asked for just that mail.
    return notificatie.soort not in {Soort.ZAAK, Soort.VERPLICHTING, Soort.REGELING} and digitaal == "false"


def _without_address() -> OSError:
    """An error to try again after, without the address that the mail server's own holds."""
    return OSError("the mail server did not take the mail")
