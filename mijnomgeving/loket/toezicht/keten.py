"""Walking over the audit chain: each night, and when an officer asks; a long one takes long, so the worker does it."""

import structlog
from celery import current_app
from django.utils import timezone

from mijnomgeving.loket.toezicht.models import Ketencontrole
from mijnomgeving.loket.toezicht.services import keep_alarm
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from portal.toegang.medewerkers.medewerker import list_organisaties
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.selectors import check_keten, find_kop

logger = structlog.get_logger(__name__)
TASK = "mijnomgeving.tasks.check_keten"


def check(*, organisatie: str = "") -> Ketencontrole:
    """Check the chain and keep what was found; a broken one is an alarm for every organisation.

    Besides the chain itself, the last link that was found whole must still be there: who puts back an older database
    with an older head shows by that.

    Args:
        organisatie: whose officer asked; empty for the nightly walk.
    """
    kop, breuk = find_kop(), check_keten()
    volgnummer, reden = (breuk.volgnummer, breuk.reden) if breuk else (kop.volgnummer if kop else 0, "")
    if not reden and (vorige := Ketencontrole.objects.filter(heel=True).order_by("-op").first()):
        volgnummer, reden = _anchor(vorige, volgnummer)
    if reden:
        _alarm(volgnummer, reden)
    return Ketencontrole.objects.create(
        op=timezone.now(),
        organisatie=organisatie,
        heel=not reden,
        volgnummer=volgnummer,
        schakel=kop.hmac if kop else "",
        reden=reden,
    )


def ask_check(*, organisatie: str) -> bool:
    """Let the worker check it; False when no worker can be asked now."""
    try:
        current_app.send_task(TASK, kwargs={"organisatie": organisatie}, retry=False)
    except Exception as fout:  # noqa: BLE001 - whatever is wrong with the broker, the nightly walk comes
        logger.warning("keten_nudge_failed", fout=type(fout).__name__)
        return False
    return True


def last_controle() -> Ketencontrole | None:
    """The last walk; None before the first."""
    return Ketencontrole.objects.order_by("-op").first()


def _anchor(vorige: Ketencontrole, volgnummer: int) -> tuple[int, str]:
    nog_daar = AuditRegel.objects.filter(volgnummer=vorige.volgnummer, hmac=vorige.schakel).exists()
    if nog_daar or not vorige.volgnummer:
        return volgnummer, ""
    return vorige.volgnummer, "de regel van de vorige controle is er niet meer"


def _alarm(volgnummer: int, reden: str) -> None:
    for organisatie in list_organisaties():
        keep_alarm(
            soort=Alarmsoort.KETEN,
            ernst=Ernst.HOOG,
            organisatie=str(organisatie.oin),
            over=f"Bij regel {volgnummer}: {reden}.",
        )
