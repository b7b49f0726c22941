"""What the worker does for this package."""

from celery import shared_task

from mijnomgeving.berichten import services as berichten
from mijnomgeving.concepten import services as concepten
from mijnomgeving.inzendingen import bezorging
from mijnomgeving.inzendingen import services as inzendingen
from mijnomgeving.koppelvlak import services as koppelvlak
from mijnomgeving.loket import services as loket
from mijnomgeving.loket.contact import services as loketcontacten
from mijnomgeving.loket.doen import uitgaand
from mijnomgeving.loket.toezicht import keten, noodgrepen
from mijnomgeving.loket.verwijzingen import services as verwijzingen
from mijnomgeving.loketbezoek import services as loketbezoek
from mijnomgeving.meldingen import services
from mijnomgeving.notificaties import services as notificaties
from mijnomgeving.postkamer import services as postkamer
from mijnomgeving.rechten import services as rechten
from mijnomgeving.regelingen import services as regelingen
from mijnomgeving.stappenlijsten import services as stappenlijsten
from mijnomgeving.status import meten
from mijnomgeving.status import register as storingen
from mijnomgeving.suggesties import services as suggesties
from mijnomgeving.taken import betalen
from mijnomgeving.taken import services as taken
from mijnomgeving.toestemmingen import services as toestemmingen
from mijnomgeving.uittreksels import services as uittreksels
from mijnomgeving.verplichtingen import herinneren
from mijnomgeving.verplichtingen import services as verplichtingen
from mijnomgeving.zaken import services as zaken
from portal.toegang.medewerkers import accounts


@shared_task(name="mijnomgeving.tasks.wipe_old_meldingen")
def wipe_old_meldingen() -> None:
    """Each night: notifications go after a month."""
    services.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_leesmerken")
def wipe_old_leesmerken() -> None:
    """Each night: what somebody did with messages goes after seven years."""
    berichten.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_postkamer")
def wipe_old_postkamer() -> None:
    """Each night: who in a company did what with a message goes after two years."""
    postkamer.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_inzendingen")
def wipe_old_inzendingen() -> None:
    """Each night: copies of what was sent go after a year, drafts after 30 days."""
    inzendingen.wipe_old()
    concepten.wipe_old()


@shared_task(name="mijnomgeving.tasks.retry_inzendingen")
def retry_inzendingen() -> None:
    """Each hour: what could not be brought for long begins again."""
    bezorging.retry_gestrand()
    uitgaand.retry_gestrand()


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


@shared_task(name="mijnomgeving.tasks.wipe_old_loketbezoek")
def wipe_old_loketbezoek() -> None:
    """Each night: what caseworkers asked to see goes two years after it ended, their codes the next day."""
    loketbezoek.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_toegangsvragen")
def wipe_old_toegangsvragen() -> None:
    """Each night: what colleagues asked goes 90 days after the answer, or after it was asked."""
    rechten.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_uittreksels")
def wipe_old_uittreksels() -> None:
    """Every ten minutes: what an offer said goes when no wallet came for it; what ended goes after a month."""
    uittreksels.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_stapreacties")
def wipe_old_stapreacties() -> None:
    """Each night: what people said of steps goes after a year."""
    zaken.wipe_old()


@shared_task(name="mijnomgeving.tasks.send_herinneringen")
def send_herinneringen() -> None:
    """Each morning: the reminders of today go out."""
    herinneren.send_due()


@shared_task(name="mijnomgeving.tasks.wipe_old_verplichtingen")
def wipe_old_verplichtingen() -> None:
    """Each night: marks, own facts, private addresses and reminders of obligations go when their time is over."""
    verplichtingen.wipe_old()


@shared_task(name="mijnomgeving.tasks.tell_new_regelingen")
def tell_new_regelingen() -> None:
    """Each morning: companies that want it hear of schemes that opened."""
    regelingen.tell_new()


@shared_task(name="mijnomgeving.tasks.wipe_old_regelingvolgers")
def wipe_old_regelingvolgers() -> None:
    """Each night: who did not look at schemes for a year hears no more."""
    regelingen.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_suggesties")
def wipe_old_suggesties() -> None:
    """Each night: events that became suggestions go after ninety days, choices when their time is over."""
    suggesties.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_stappenlijsten")
def wipe_old_stappenlijsten() -> None:
    """Each night: lists that nobody used for a year go."""
    stappenlijsten.wipe_old()


@shared_task(name="mijnomgeving.tasks.wipe_old_koppelvlak")
def wipe_old_koppelvlak() -> None:
    """Each night: systems go a year after they ended, what was told to webhooks after a month."""
    koppelvlak.wipe_old()


@shared_task(name="mijnomgeving.tasks.close_idle_contacten")
def close_idle_contacten() -> None:
    """Every five minutes: contacts at the counter that nobody used for a while are closed."""
    loketcontacten.close_idle()


@shared_task(name="mijnomgeving.tasks.wipe_old_contacten")
def wipe_old_contacten() -> None:
    """Each night: contacts at the counter go two years after they ended, accounts of staff when the logs go."""
    loketcontacten.wipe_old()
    accounts.wipe_old()


@shared_task(name="mijnomgeving.tasks.check_keten")
def check_keten(organisatie: str = "") -> None:
    """Each night, and when an officer asks: whether the audit log is whole."""
    keten.check(organisatie=organisatie)


@shared_task(name="mijnomgeving.tasks.alarm_noodgrepen")
def alarm_noodgrepen() -> None:
    """Each morning: contacts under break-glass that nobody looked at in time."""
    noodgrepen.alarm_overdue()


@shared_task(name="mijnomgeving.tasks.remind_verwijzingen")
def remind_verwijzingen() -> None:
    """Each morning: who did not answer a referral in time is reminded."""
    verwijzingen.remind_due()


@shared_task(name="mijnomgeving.tasks.wipe_old_loket")
def wipe_old_loket() -> None:
    """Each night: what every part of the counter keeps goes when its time is over."""
    loket.wipe_old()


@shared_task(name="mijnomgeving.tasks.measure_status")
def measure_status() -> None:
    """Every five minutes: which sources answer, and whether our own parts do."""
    meten.measure()


@shared_task(name="mijnomgeving.tasks.purge_storingen")
def purge_storingen() -> None:
    """Each minute: pages that tell of an outage or maintenance that changed, began or ended are made anew."""
    storingen.purge_changed()


@shared_task(name="mijnomgeving.tasks.wipe_old_bronstoringen")
def wipe_old_bronstoringen() -> None:
    """Each night: measured outages go after a year."""
    meten.wipe_old()
