"""Offering an extract, letting a wallet fetch it once, and withdrawing it (OpenID4VCI 1.0, pre-authorized code flow).

The code of an offer, the pincode and the token are kept as hashes only; what the extract says is encrypted under the
code and then under the token, so that who reads the database with the key of the house still reads nothing.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.toestemmingen.doelen import UITTREKSEL
from mijnomgeving.toestemmingen.services import on_withdraw
from mijnomgeving.uittreksels.models import Uittreksel
from mijnomgeving.uittreksels.soorten import Inhoud, Soort
from portal.core.betrokkene import Betrokkene
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording import kluis
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniemen

DOEL = "uittreksels"
OPHALEN, TOKEN = timedelta(minutes=10), timedelta(minutes=10)
GELDIG = timedelta(days=90)
# Longer than any extract: a list that says 'withdrawn' must outlive what it is about.
BEWAARTERMIJN = timedelta(days=30)
LIJSTLENGTE = 2**17
POGINGEN = 5
_CIJFERS = 6
_ZOEKEN = 20


class OngeldigAanbod(Exception):
    """The code, pincode or token is wrong, was used, or ended; which of them is not said."""


@dataclass(frozen=True, slots=True)
class Aanbod:
    """What the person gets on the screen, once.

    Args:
        code: for the wallet, in the offer.
        pincode: for the person, to type in the wallet.
    """

    uittreksel: Uittreksel
    code: str = field(repr=False)
    pincode: str = field(repr=False)


def connect() -> None:
    """Let a withdrawn consent end the extracts that it was for; called from `MijnomgevingConfig.ready`."""
    on_withdraw(UITTREKSEL, withdraw_all)


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's extracts stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


@transaction.atomic
def offer(*, persoon: Sessiepersoon, soort: Soort, inhoud: Inhoud) -> Aanbod:
    """Keep what the extract will say until a wallet fetches it, ten minutes at most.

    Raises:
        LogboekFout: it could not be logged; nothing was kept.
    """
    nu, code, pincode = timezone.now(), secrets.token_urlsafe(32), f"{secrets.randbelow(10**_CIJFERS):0{_CIJFERS}}"
    uittreksel = Uittreksel(
        betrokkene=list_pseudoniemen(persoon.betrokkene)[0],
        soort=soort.id,
        aanbod_tot=nu + OPHALEN,
        code=_hash(code),
        pincode=_mac(code, pincode),
        inhoud=kluis.seal_json(dict(inhoud), geheim=code, doel=DOEL),
        geldig_tot=nu + GELDIG,
    )
    _place(uittreksel)
    record_event(actie="uittreksel", resultaat="aangeboden", handelende=persoon.partij, over=soort.id)
    return Aanbod(uittreksel, code, pincode)


def redeem(*, code: str, pincode: str) -> str:
    """Give a token for a code with its pincode; a code works once, and not after five wrong pincodes.

    Raises:
        OngeldigAanbod: the two give nothing.
    """
    with transaction.atomic():
        found = Uittreksel.objects.select_for_update().filter(code=_hash(code), code__gt="").first()
        if found is None or found.aanbod_tot <= timezone.now():
            raise OngeldigAanbod
        goed = hmac.compare_digest(found.pincode, _mac(code, pincode))
        token = secrets.token_urlsafe(32)
        if goed:
            plain = kluis.unseal(found.inhoud or b"", geheim=code, doel=DOEL)
            found.inhoud = kluis.seal(plain, geheim=token, doel=DOEL)
            found.token, found.aanbod_tot = _hash(token), timezone.now() + TOKEN
        found.pogingen += not goed
        if goed or found.pogingen >= POGINGEN:
            found.code = found.pincode = ""
        if not found.code and not goed:
            found.inhoud = None
        found.save()
    if not goed:
        raise OngeldigAanbod
    return token


@transaction.atomic
def take(*, token: str) -> tuple[Uittreksel, Inhoud]:
    """The extract of this token and what it says; once, in the transaction that makes the credential.

    Raises:
        OngeldigAanbod: the token gives nothing.
    """
    found = Uittreksel.objects.select_for_update().filter(token=_hash(token), token__gt="").first()
    nu = timezone.now()
    if found is None or found.aanbod_tot <= nu or found.ingetrokken_op or found.inhoud is None:
        raise OngeldigAanbod
    inhoud: Inhoud = kluis.unseal_json(found.inhoud, geheim=token, doel=DOEL)
    found.inhoud, found.token, found.uitgegeven_op = None, "", nu
    found.geldig_tot = nu + GELDIG
    found.save()
    record_event(actie="uittreksel", resultaat="uitgegeven", over=found.soort, herkomst="wallet")
    return found, inhoud


def has_token(*, token: str) -> bool:
    """Whether this token would give something now."""
    levend = Uittreksel.objects.filter(token=_hash(token), token__gt="", ingetrokken_op=None)
    return levend.filter(aanbod_tot__gt=timezone.now()).exists()


@transaction.atomic
def withdraw(*, persoon: Sessiepersoon, kenmerk: UUID) -> bool:
    """Let an extract hold no more; False when this betrokkene has no such extract that holds."""
    van_wie = Uittreksel.objects.filter(betrokkene__in=list_pseudoniemen(persoon.betrokkene), kenmerk=kenmerk)
    if not _end(van_wie.filter(ingetrokken_op=None)):
        return False
    record_event(actie="uittreksel", resultaat="ingetrokken", handelende=persoon.partij)
    return True


def withdraw_all(betrokkene: Betrokkene) -> int:
    """Let none of somebody's extracts hold any more: the consent for them was withdrawn; gives how many."""
    return _end(Uittreksel.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), ingetrokken_op=None))


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away whose extracts these were; gives how many.

    What a wallet has goes on until it ends, as the person may still use it. What no wallet fetched goes.
    """
    van_wie = Uittreksel.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    los = van_wie.filter(uitgegeven_op=None).delete()[0]
    return los + van_wie.update(betrokkene="")


def wipe_old() -> int:
    """Throw away what ended, and what it said of offers that nobody took in time; gives how many."""
    nu = timezone.now()
    verlopen = Uittreksel.objects.filter(uitgegeven_op=None, aanbod_tot__lte=nu)
    return Uittreksel.objects.filter(geldig_tot__lt=nu - BEWAARTERMIJN).delete()[0] + verlopen.delete()[0]


def _end(uittreksels: QuerySet[Uittreksel]) -> int:
    return uittreksels.update(ingetrokken_op=timezone.now(), code="", pincode="", token="", inhoud=None)


def _place(uittreksel: Uittreksel) -> None:
    """A place by chance, so that two extracts of one person do not stand side by side (Token Status List, privacy)."""
    lijst = 1 + Uittreksel.objects.count() // (LIJSTLENGTE // 2)
    for _poging in range(_ZOEKEN):
        uittreksel.lijst, uittreksel.plaats = lijst, secrets.randbelow(LIJSTLENGTE)
        try:
            with transaction.atomic():
                uittreksel.save(force_insert=True)
        except IntegrityError:
            continue
        return
    raise RuntimeError("no free place in the list of states")


def _hash(text: str) -> str:
    return hashlib.sha256(f"uittreksel\x00{text}".encode()).hexdigest()


def _mac(code: str, pincode: str) -> str:
    """Six digits are soon tried: without the key of the house their hash tells nothing."""
    sleutel = settings.KLUIS_SLEUTEL.encode()
    return hmac.digest(sleutel, f"uittreksel\x00{code}\x00{pincode}".encode(), hashlib.sha256).hex()
