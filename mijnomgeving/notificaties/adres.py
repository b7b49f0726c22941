"""The address at which somebody is written to, read at the source at the moment of sending and never kept."""

import hashlib
import hmac
from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.profiel.models import Profiel
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from portal.core.betrokkene import Betrokkene
from portal.core.deadline import Deadline
from portal.core.nummers import Oin
from portal.core.trace import operation
from portal.outbound.service import BronFout, run_together
from portal.verantwoording.services import GelezenBron, HandelendeOrganisatie, record_reads
from portal.verantwoording.verwerkingenregister import REGISTER

# A worker waits longer than a page does.
SECONDEN = 10.0
# The portal reads by itself here: no login stands behind it, and no employee.
_PORTAAL_OIN = Oin("0" * 20)


def read_profiel(betrokkene: Betrokkene) -> Profiel:
    """How this betrokkene wants to be reached; the read stands in both logs before it is used.

    Raises:
        BronFout: the Profielservice gives no usable answer; the failed read is in the logs as well.
        LogboekFout: the read could not be logged.
    """
    bron, begonnen = profiel_bron(), datetime.now(UTC)
    deadline = Deadline.after(SECONDEN)
    fout: BronFout | None = None
    profiel = Profiel()
    with operation() as trace:
        try:
            [profiel] = run_together(bron.fetch_profiel(betrokkene, deadline=deadline), deadline=deadline)
        except BronFout as gevangen:
            fout = gevangen
    record_reads(
        handelende=HandelendeOrganisatie(settings.WAGTAIL_SITE_NAME, _PORTAAL_OIN, "notificaties"),
        betrokkene=betrokkene,
        activiteit=REGISTER["notificaties"],
        gelezen=[
            GelezenBron(
                bron=bron.naam,
                gegevens=gettext_noop("hoe u bereikbaar wilt zijn"),
                gelukt=fout is None,
                begonnen=begonnen,
                geeindigd=datetime.now(UTC),
                trace=trace,
            )
        ],
        herkomst="notificaties",
    )
    if fout:
        raise fout
    return profiel


def hash_adres(adres: str) -> str:
    """By which an address is recognised that did not work; the address cannot be read from it."""
    sleutel = settings.PSEUDONIEM_SLEUTEL.encode()
    return hmac.digest(sleutel, b"adres\x00" + adres.strip().lower().encode(), hashlib.sha256).hex()
