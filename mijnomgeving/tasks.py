"""What the worker does for this package."""

from celery import shared_task

from mijnomgeving.berichten import services as berichten
from mijnomgeving.concepten import services as concepten
from mijnomgeving.inzendingen import bezorging
from mijnomgeving.inzendingen import services as inzendingen
from mijnomgeving.meldingen import services
from mijnomgeving.notificaties import services as notificaties
from mijnomgeving.stappenlijsten import services as stappenlijsten
from mijnomgeving.suggesties import services as suggesties
from mijnomgeving.taken import betalen
from mijnomgeving.taken import services as taken
from mijnomgeving.toestemmingen import services as toestemmingen
from mijnomgeving.uittreksels import services as uittreksels
from mijnomgeving.zaken import services as zaken


@shared_task(name="mijnomgeving.tasks.wipe_old_meldingen")
def wipe_old_meldingen() -> None:
    """Each night: notifications go after a month."""
    services.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_leesmerken")
def wipe_old_leesmerken() -> None:
    """Each night: what somebody did with messages goes after seven years."""
    berichten.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_inzendingen")
def wipe_old_inzendingen() -> None:
    """Each night: copies of what was sent go after a year, drafts after 30 days."""
    inzendingen.wipe_old()
    concepten.wipe_old()


@shared_task(name="mijnomgeving.tasks.retry_inzendingen")
def retry_inzendingen() -> None:
    """Each hour: what could not be brought for long begins again."""
    bezorging.retry_gestrand()


@shared_task(name="mijnomgeving.tasks.settle_betalingen")
def settle_betalingen() -> None:
    """Every five minutes: how betalingen ended of who did not come back."""
    betalen.settle_verlaten()


@shared_task(name="mijnomgeving.tasks.wipe_old_betalingen")
def wipe_old_betalingen() -> None:
    """Each night: betalingen go after a year."""
    taken.wipe_old()


@shared_task(name="mijnomgeving.tasks.retry_notificaties")
def retry_notificaties() -> None:
    """Each minute: what came back goes out once more when its time has come."""
    notificaties.retry_returned()


@shared_task(name="mijnomgeving.tasks.wipe_old_notificaties")
def wipe_old_notificaties() -> None:
    """Each night: for whom a mail was goes after a week, what was sent after a year."""
    notificaties.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_toestemmingen")
def wipe_old_toestemmingen() -> None:
    """Each night: consents go two years after they ended."""
    toestemmingen.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_uittreksels")
def wipe_old_uittreksels() -> None:
    """Every ten minutes: what an offer said goes when no wallet came for it; what ended goes after a month."""
    uittreksels.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_stapreacties")
def wipe_old_stapreacties() -> None:
    """Each night: what people said of steps goes after a year."""
    zaken.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_suggesties")
def wipe_old_suggesties() -> None:
    """Each night: events that became suggestions go after ninety days, choices when their time is over."""
    suggesties.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_stappenlijsten")
def wipe_old_stappenlijsten() -> None:
    """Each night: lists that nobody used for a year go."""
    stappenlijsten.wipe_old()
