"""What lasts and what is announced, at hand for every page: read from the database once in a few seconds.

Pages are kept for long (ADR 52), so what changes them is said: at once by whoever writes in the register, and once more
by the worker each minute, for what begins or ends by itself and for a process that still remembered the old.
"""

import time
from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError, InterfaceError
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from mijnomgeving.status.meten import SLEUTEL
from mijnomgeving.status.onderdelen import PADEN, Onderdeel
from mijnomgeving.zaken.models import Uitval
from portal.paginacache.afhankelijk import GEDEELD
from portal.paginacache.services import purge

logger = structlog.get_logger(__name__)
# Maintenance stands on the pages so long before it begins.
VOORAF = timedelta(hours=48)
_ONTHOUD_SECONDEN = 5.0
# The worker looks each minute; twice at what changed, with something to spare.
_TERUGKIJKEN = timedelta(seconds=90)
_HOME = ("/", "/ondernemers/")
# Says it all itself.
_ZELF = "/status/"


class Register:
    """The rows that matter now, as this process read them last."""

    def __init__(self) -> None:
        self._rijen: tuple[Uitval, ...] = ()
        self._tot = 0.0

    def rows(self) -> tuple[Uitval, ...]:
        """What lasts or begins within 48 hours; what was known last when the database does not answer."""
        if time.monotonic() >= self._tot:
            try:
                self.learn(_read(timezone.now()), seconden=_ONTHOUD_SECONDEN)
            except (DatabaseError, InterfaceError) as error:
                logger.warning("storingsregister_onleesbaar", fout=type(error).__name__)
                self.learn(self._rijen, seconden=_ONTHOUD_SECONDEN)
        return self._rijen

    def learn(self, rijen: tuple[Uitval, ...], *, seconden: float) -> None:
        """Remember these for so long."""
        self._rijen, self._tot = rijen, time.monotonic() + seconden

    def forget(self) -> None:
        """Read anew at the next page."""
        self._tot = 0.0


register = Register()


def list_voor(pad: str, *, nu: datetime) -> list[Uitval]:
    """What a page may tell, the gravest first: what lasts before what is announced; `pad` is below the language.

    What is of one organisation is among it, for the page alone knows which organisation it is about.
    """
    if pad.startswith(_ZELF):
        return []
    gevonden = [rij for rij in register.rows() if (rij.tot is None or rij.tot > nu) and _concerns(rij, pad)]
    return sorted(gevonden, key=lambda rij: (rij.van > nu, rij.van))


def find_sluiting(*, nu: datetime) -> Uitval | None:
    """The planned work for which logging in and sending are closed now."""
    dicht = (rij for rij in register.rows() if rij.sluit and rij.van <= nu and (rij.tot is None or rij.tot > nu))
    return next(dicht, None)


def purge_changed() -> bool:
    """Have pages made anew that tell of what changed, began or ended in the last minute; whether there was any."""
    nu = timezone.now()
    kort = (nu - _TERUGKIJKEN, nu)
    aankondiging = (kort[0] + VOORAF, kort[1] + VOORAF)
    veranderd = Q(van__range=kort) | Q(tot__range=kort) | Q(van__range=aankondiging) | Q(gewijzigd_op__range=kort)
    gevonden = Uitval.objects.filter(veranderd).exists()
    if gevonden:
        purge([GEDEELD, SLEUTEL])
    return gevonden


def connect() -> None:
    """Listen to who writes in the register; called once from AppConfig.ready."""
    for signaal in (post_save, post_delete):
        signaal.connect(_report, sender=Uitval, dispatch_uid=f"storingen-{id(signaal)}")


def _report(**kwargs: object) -> None:  # noqa: ARG001 - Django's signals
    register.forget()
    purge([GEDEELD, SLEUTEL])


def _read(nu: datetime) -> tuple[Uitval, ...]:
    return tuple(Uitval.objects.filter(Q(tot=None) | Q(tot__gt=nu), van__lte=nu + VOORAF).order_by("van"))


def _concerns(rij: Uitval, pad: str) -> bool:
    if rij.organisatie or rij.sluit or not rij.onderdelen or pad in _HOME:
        return True
    return any(pad.startswith(PADEN[Onderdeel(naam)]) for naam in rij.onderdelen)
