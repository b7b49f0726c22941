"""A code that goes to an address of the person, which the person says to the caseworker.

The right code shows that who is here can read that mail or that telephone: it sets the identity of the contact to
"code". By mail the code is ours, made and sealed here and sent by the worker; by text message it is the Profielservice
that sends and checks it.
"""

import hmac
import secrets
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.profiel.models import Contactsoort
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.loket.contact.lopend import Lopend
from mijnomgeving.loket.contact.models import Identiteit
from mijnomgeving.loket.contact.services import set_identiteit
from mijnomgeving.loket.sporen import herkomst_of
from mijnomgeving.loket.toestemming.adressen import Bestemming, betrokkene_of, list_bestemmingen
from mijnomgeving.loketbezoek.codebrief import ZENDING, seal_zending
from mijnomgeving.loketbezoek.models import Loketcode, Weg
from mijnomgeving.loketbezoek.wie import list_pseudoniemen
from portal.core.deadline import Deadline
from portal.outbound.service import run_together
from portal.outbox.services import enqueue
from portal.verantwoording.services import record_action
from portal.verantwoording.sleutels import keyed_hashes

__all__ = ["GELDIG", "Uitslag", "Versturen", "check_code", "find_code", "send_code"]

GELDIG = timedelta(minutes=10)
POGINGEN, KEREN = 5, 3
_DOEL = "loketcode"


class Versturen(Enum):
    """Why no code went out."""

    GEEN_ADRES = "geen adres"
    TE_VAAK = "te vaak"


class Uitslag(Enum):
    """What became of a code that was said."""

    GOED = "goed"
    FOUT = "fout"
    TE_VAAK = "te vaak"
    VERLOPEN = "verlopen"


def find_code(*, lopend: Lopend) -> Loketcode | None:
    """The code of this contact that was sent and not used; None when there is none that still holds."""
    nu = timezone.now()
    return Loketcode.objects.filter(pk=lopend.contact.contact_id, gebruikt_op=None, tot__gt=nu).first()


def send_code(*, lopend: Lopend, weg: Weg) -> Bestemming | Versturen:
    """Send a new code, in the place of an earlier one; gives where it went.

    Raises:
        BronFout: the Profielservice gives no usable answer.
        LogboekFout: it could not be logged; nothing was sent.
    """
    bestemming = next((een for een in list_bestemmingen(lopend=lopend) if een.weg is weg), None)
    if bestemming is None:
        return Versturen.GEEN_ADRES
    if not _keep(lopend, bestemming):
        return Versturen.TE_VAAK
    if weg is Weg.SMS:
        deadline = Deadline.after(settings.PAGINA_DEADLINE)
        call = profiel_bron().send_code(
            betrokkene_of(lopend), bestemming.waarde, soort=Contactsoort.TELEFOON, deadline=deadline
        )
        run_together(call, deadline=deadline)
    return bestemming


def check_code(*, lopend: Lopend, code: str) -> Uitslag:
    """Whether this is the code that was sent; the right one works once, and five wrong ones end it.

    Raises:
        BronFout: the Profielservice, which knows a code by text message, gives no usable answer.
        LogboekFout: it could not be logged; the identity stays as it was.
    """
    bewaard = _try(lopend)
    if isinstance(bewaard, Uitslag):
        return bewaard
    if not _is_right(lopend, bewaard, code):
        return Uitslag.FOUT
    gebruikt = Loketcode.objects.filter(pk=bewaard.pk, gebruikt_op=None)
    if not gebruikt.update(gebruikt_op=timezone.now(), zending=None):
        return Uitslag.VERLOPEN
    set_identiteit(contact=lopend.contact, medewerker=lopend.medewerker, hoe=Identiteit.CODE)
    return Uitslag.GOED


def hash_code(contact: object, code: str) -> str:
    """By which a code is recognised; it cannot be read from it."""
    return keyed_hashes(f"{contact}\x00{code}", doel=_DOEL)[0]


@transaction.atomic
def _keep(lopend: Lopend, bestemming: Bestemming) -> bool:
    """Put the new code in the place of the one before; False when that was done too often in this contact."""
    contact_id, nu = lopend.contact.contact_id, timezone.now()
    eerder = Loketcode.objects.select_for_update().filter(pk=contact_id).first()
    keer = eerder.keer + 1 if eerder else 1
    if keer > KEREN:
        return False
    code = f"{secrets.randbelow(1_000_000):06d}"
    per_mail = bestemming.weg is Weg.MAIL
    Loketcode.objects.update_or_create(
        contact=contact_id,
        defaults={
            "betrokkene": list_pseudoniemen(betrokkene_of(lopend))[0],
            "weg": bestemming.weg,
            "afdruk": hash_code(contact_id, code) if per_mail else "",
            "zending": _seal(lopend, bestemming, code) if per_mail else None,
            "pogingen": 0,
            "keer": keer,
            "verstuurd_op": nu,
            "tot": nu + GELDIG,
            "gebruikt_op": None,
        },
    )
    if per_mail:
        enqueue(
            topic=ZENDING, payload={"contact": str(contact_id), "keer": keer}, sleutel=f"{ZENDING}:{contact_id}:{keer}"
        )
    record_action(
        handelende=lopend.medewerker.handelende,
        betrokkene=betrokkene_of(lopend),
        activiteit=lopend.doel,
        actie="code",
        bron=lopend.medewerker.organisatie.naam,
        wat=gettext_noop("u een code gestuurd"),
        herkomst=herkomst_of(contact_id),
    )
    return True


def _seal(lopend: Lopend, bestemming: Bestemming, code: str) -> bytes:
    return seal_zending(
        contact_id=lopend.contact.contact_id,
        adres=bestemming.waarde,
        code=code,
        taal=bestemming.taal,
        organisatie=lopend.medewerker.organisatie.naam,
    )


@transaction.atomic
def _try(lopend: Lopend) -> Loketcode | Uitslag:
    """Count this try before it is judged, so that trying at the same time gains nothing."""
    nu = timezone.now()
    rijen = Loketcode.objects.select_for_update().filter(pk=lopend.contact.contact_id, gebruikt_op=None, tot__gt=nu)
    bewaard = rijen.first()
    if bewaard is None:
        return Uitslag.VERLOPEN
    if bewaard.pogingen >= POGINGEN:
        return Uitslag.TE_VAAK
    Loketcode.objects.filter(pk=bewaard.pk).update(pogingen=F("pogingen") + 1)
    return bewaard


def _is_right(lopend: Lopend, bewaard: Loketcode, code: str) -> bool:
    if bewaard.weg == Weg.MAIL:
        return hmac.compare_digest(bewaard.afdruk, hash_code(bewaard.pk, code))
    bestemming = next((een for een in list_bestemmingen(lopend=lopend) if een.weg is Weg.SMS), None)
    if bestemming is None:
        return False
    deadline = Deadline.after(settings.PAGINA_DEADLINE)
    call = profiel_bron().verify(
        betrokkene_of(lopend), bestemming.waarde, code, soort=Contactsoort.TELEFOON, deadline=deadline
    )
    [goed] = run_together(call, deadline=deadline)
    return goed
