"""Tasks: by the clock or by need, in which queue, how long at most, and why a second run does no harm.

A worker may die at any moment and its task comes back to another, so every task may run more than once: who adds one
gives it a row in TAKEN (tests/architectuur/test_taken.py asks for it).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from celery.app.amqp import Queue
from celery.schedules import crontab
from django.db.utils import InterfaceError, OperationalError

# What somebody waits for; what may take a minute; what runs for minutes. A worker says which it takes (--queues).
SPOED, GEWOON, TRAAG = "spoed", "gewoon", "traag"
# After the soft limit a task is told to stop; after this many seconds more its process is ended.
RESPIJT = 30
# A task whose worker died comes back after this many seconds: later than the longest may take.
TERUG_NA = 900


class Nogmaals(StrEnum):
    """Why a second run of the same task changes nothing more."""

    RUIMT_OP = "removes what is over; once more finds nothing"
    NEEMT_STAND = "takes what is in a state, under a lock, and moves it on in the same transaction"
    MEET = "works out the same again from the same facts and puts it in the same place"
    SLEUTEL = "what it causes has a key of its own, in the outbox or in a unique column"


@dataclass(frozen=True, slots=True)
class Taak:
    """One task: its queue, after how many seconds it must stop, and why it may run twice."""

    rij: str
    seconden: int
    nogmaals: Nogmaals


_WISSEN = Taak(TRAAG, 600, Nogmaals.RUIMT_OP)
TAKEN = {
    "portal.outbox.tasks.relay": Taak(SPOED, 300, Nogmaals.NEEMT_STAND),
    "portal.outbox.tasks.relay_rustig": Taak(GEWOON, 300, Nogmaals.NEEMT_STAND),
    "portal.outbox.tasks.wipe_old": _WISSEN,
    "portal.meten.tasks.measure": Taak(GEWOON, 20, Nogmaals.MEET),
    "portal.verantwoording.tasks.make_maanden": Taak(GEWOON, 120, Nogmaals.MEET),
    "mijnomgeving.tasks.settle_betalingen": Taak(SPOED, 240, Nogmaals.NEEMT_STAND),
    "mijnomgeving.tasks.retry_notificaties": Taak(SPOED, 60, Nogmaals.SLEUTEL),
    "mijnomgeving.tasks.close_idle_contacten": Taak(SPOED, 120, Nogmaals.NEEMT_STAND),
    "mijnomgeving.tasks.retry_inzendingen": Taak(SPOED, 120, Nogmaals.NEEMT_STAND),
    "cms.producten.tasks.publish_scheduled": Taak(GEWOON, 300, Nogmaals.NEEMT_STAND),
    "cms.producten.tasks.report_new_amounts": Taak(GEWOON, 120, Nogmaals.MEET),
    "cms.producten.tasks.run_lijst": Taak(TRAAG, 600, Nogmaals.NEEMT_STAND),
    "cms.redactie.tasks.check_document": Taak(GEWOON, 120, Nogmaals.MEET),
    "cms.redactie.tasks.store_zoektermen": Taak(GEWOON, 120, Nogmaals.MEET),
    "cms.redactie.tasks.send_weekberichten": Taak(GEWOON, 120, Nogmaals.SLEUTEL),
    "cms.redactie.tasks.refresh_advies": Taak(TRAAG, 600, Nogmaals.MEET),
    "cms.redactie.tasks.check_links": Taak(TRAAG, 600, Nogmaals.MEET),
    "cms.redactie.tasks.check_links_of": Taak(TRAAG, 600, Nogmaals.MEET),
    "cms.redactie.tasks.check_documents": Taak(TRAAG, 600, Nogmaals.MEET),
    "cms.redactie.tasks.wipe_old_texts": _WISSEN,
    "cms.attendering.tasks.send_dagberichten": Taak(GEWOON, 120, Nogmaals.SLEUTEL),
    "cms.attendering.tasks.make_dagberichten": Taak(TRAAG, 600, Nogmaals.SLEUTEL),
    "cms.attendering.tasks.wipe_old": _WISSEN,
    "cms.samenwerkende_catalogi.tasks.start_due_imports": Taak(GEWOON, 120, Nogmaals.NEEMT_STAND),
    "cms.samenwerkende_catalogi.tasks.run_import": Taak(TRAAG, 810, Nogmaals.NEEMT_STAND),
    "levensgebeurtenissen.tasks.wipe_old_lijsten": _WISSEN,
    "toegankelijkheid.toetsen.tasks.begin_nacht": Taak(TRAAG, 120, Nogmaals.NEEMT_STAND),
    "toegankelijkheid.toetsen.tasks.run_ronde": Taak(TRAAG, 600, Nogmaals.MEET),
    "toegankelijkheid.toetsen.tasks.wipe_old": _WISSEN,
    "toegankelijkheid.verklaring.tasks.remind_verklaring": Taak(GEWOON, 120, Nogmaals.SLEUTEL),
    "toegankelijkheid.verklaring.tasks.wipe_old_meldingen": _WISSEN,
    "wegwijzer_ai.tasks.group_vragen": Taak(GEWOON, 120, Nogmaals.MEET),
    "wegwijzer_ai.tasks.try_out": Taak(GEWOON, 120, Nogmaals.MEET),
    "wegwijzer_ai.tasks.rebuild_index": Taak(TRAAG, 810, Nogmaals.MEET),
    "wegwijzer_ai.tasks.wipe_old": _WISSEN,
    "mijnomgeving.tasks.measure_status": Taak(GEWOON, 60, Nogmaals.MEET),
    "mijnomgeving.tasks.purge_storingen": Taak(GEWOON, 20, Nogmaals.MEET),
    "mijnomgeving.tasks.wipe_old_bronstoringen": _WISSEN,
    "mijnomgeving.tasks.send_herinneringen": Taak(GEWOON, 600, Nogmaals.NEEMT_STAND),
    "mijnomgeving.tasks.tell_new_regelingen": Taak(GEWOON, 600, Nogmaals.SLEUTEL),
    "mijnomgeving.tasks.remind_verwijzingen": Taak(GEWOON, 120, Nogmaals.NEEMT_STAND),
    "mijnomgeving.tasks.alarm_noodgrepen": Taak(GEWOON, 120, Nogmaals.MEET),
    "mijnomgeving.tasks.check_keten": Taak(TRAAG, 810, Nogmaals.MEET),
    "mijnomgeving.tasks.wipe_old_uittreksels": Taak(GEWOON, 120, Nogmaals.RUIMT_OP),
    "mijnomgeving.tasks.wipe_old_leesmerken": _WISSEN,
    "mijnomgeving.tasks.wipe_old_meldingen": _WISSEN,
    "mijnomgeving.tasks.wipe_old_postkamer": _WISSEN,
    "mijnomgeving.tasks.wipe_old_inzendingen": _WISSEN,
    "mijnomgeving.tasks.wipe_old_betalingen": _WISSEN,
    "mijnomgeving.tasks.wipe_old_notificaties": _WISSEN,
    "mijnomgeving.tasks.wipe_old_toestemmingen": _WISSEN,
    "mijnomgeving.tasks.wipe_old_loketbezoek": _WISSEN,
    "mijnomgeving.tasks.wipe_old_toegangsvragen": _WISSEN,
    "mijnomgeving.tasks.wipe_old_stapreacties": _WISSEN,
    "mijnomgeving.tasks.wipe_old_verplichtingen": _WISSEN,
    "mijnomgeving.tasks.wipe_old_regelingvolgers": _WISSEN,
    "mijnomgeving.tasks.wipe_old_suggesties": _WISSEN,
    "mijnomgeving.tasks.wipe_old_stappenlijsten": _WISSEN,
    "mijnomgeving.tasks.wipe_old_koppelvlak": _WISSEN,
    "mijnomgeving.tasks.wipe_old_contacten": _WISSEN,
    "mijnomgeving.tasks.wipe_old_loket": _WISSEN,
}

_KLOK: dict[str, dict[str, Any]] = {
    "outbox": {"task": "portal.outbox.tasks.relay", "schedule": 5.0},
    "outbox-rustig": {"task": "portal.outbox.tasks.relay_rustig", "schedule": 5.0},
    "meten": {"task": "portal.meten.tasks.measure", "schedule": 30.0},
    "outbox-wissen": {"task": "portal.outbox.tasks.wipe_old", "schedule": crontab(hour=2, minute=10)},
    "publiceren": {"task": "cms.producten.tasks.publish_scheduled", "schedule": 60.0},
    "bedragen": {"task": "cms.producten.tasks.report_new_amounts", "schedule": crontab(hour=0, minute=1)},
    # In the quiet hours, one after the other.
    "logmaanden": {"task": "portal.verantwoording.tasks.make_maanden", "schedule": crontab(hour=0, minute=40)},
    "advies": {"task": "cms.redactie.tasks.refresh_advies", "schedule": crontab(hour=1, minute=30)},
    "reacties": {"task": "cms.redactie.tasks.wipe_old_texts", "schedule": crontab(hour=1, minute=10)},
    "reacties-weekbericht": {
        "task": "cms.redactie.tasks.send_weekberichten",
        "schedule": crontab(day_of_week="monday", hour=7, minute=0),
    },
    "zoektermen": {"task": "cms.redactie.tasks.store_zoektermen", "schedule": crontab(minute=20)},
    "documenten": {"task": "cms.redactie.tasks.check_documents", "schedule": crontab(hour=2, minute=15)},
    "links": {"task": "cms.redactie.tasks.check_links", "schedule": crontab(hour=2, minute=30)},
    "stappenlijsten-wissen": {
        "task": "levensgebeurtenissen.tasks.wipe_old_lijsten",
        "schedule": crontab(hour=1, minute=15),
    },
    "wegwijzer-wissen": {"task": "wegwijzer_ai.tasks.wipe_old", "schedule": crontab(hour=1, minute=20)},
    "wegwijzer-vragen": {"task": "wegwijzer_ai.tasks.group_vragen", "schedule": crontab(minute=40)},
    "leesmerken-wissen": {"task": "mijnomgeving.tasks.wipe_old_leesmerken", "schedule": crontab(hour=1, minute=45)},
    "meldingen-wissen": {"task": "mijnomgeving.tasks.wipe_old_meldingen", "schedule": crontab(hour=1, minute=40)},
    "inzendingen-wissen": {"task": "mijnomgeving.tasks.wipe_old_inzendingen", "schedule": crontab(hour=1, minute=50)},
    "inzendingen-opnieuw": {"task": "mijnomgeving.tasks.retry_inzendingen", "schedule": crontab(minute=25)},
    "notificaties-opnieuw": {"task": "mijnomgeving.tasks.retry_notificaties", "schedule": 60.0},
    "notificaties-wissen": {"task": "mijnomgeving.tasks.wipe_old_notificaties", "schedule": crontab(hour=1, minute=55)},
    "loketcontacten-sluiten": {"task": "mijnomgeving.tasks.close_idle_contacten", "schedule": 300.0},
    "loketcontacten-wissen": {"task": "mijnomgeving.tasks.wipe_old_contacten", "schedule": crontab(hour=1, minute=35)},
    "uittreksels-wissen": {"task": "mijnomgeving.tasks.wipe_old_uittreksels", "schedule": 600.0},
    # After the night, so that a mail lies ready at breakfast.
    "attendering-dagbericht": {
        "task": "cms.attendering.tasks.send_dagberichten",
        "schedule": crontab(hour=6, minute=30),
    },
    "attendering-wissen": {"task": "cms.attendering.tasks.wipe_old", "schedule": crontab(hour=2, minute=20)},
    "samenwerkende-catalogi": {"task": "cms.samenwerkende_catalogi.tasks.start_due_imports", "schedule": 300.0},
    "betalingen-afronden": {"task": "mijnomgeving.tasks.settle_betalingen", "schedule": 300.0},
    "loketbezoek-wissen": {"task": "mijnomgeving.tasks.wipe_old_loketbezoek", "schedule": crontab(hour=1, minute=46)},
    "toestemmingen-wissen": {
        "task": "mijnomgeving.tasks.wipe_old_toestemmingen",
        "schedule": crontab(hour=1, minute=42),
    },
    "betalingen-wissen": {"task": "mijnomgeving.tasks.wipe_old_betalingen", "schedule": crontab(hour=2, minute=0)},
    "postkamer-wissen": {"task": "mijnomgeving.tasks.wipe_old_postkamer", "schedule": crontab(hour=2, minute=35)},
    "suggesties-wissen": {"task": "mijnomgeving.tasks.wipe_old_suggesties", "schedule": crontab(hour=2, minute=20)},
    "toegangsvragen-wissen": {
        "task": "mijnomgeving.tasks.wipe_old_toegangsvragen",
        "schedule": crontab(hour=2, minute=37),
    },
    "mijn-stappenlijsten-wissen": {
        "task": "mijnomgeving.tasks.wipe_old_stappenlijsten",
        "schedule": crontab(hour=2, minute=25),
    },
    "koppelvlak-wissen": {"task": "mijnomgeving.tasks.wipe_old_koppelvlak", "schedule": crontab(hour=2, minute=35)},
    "verplichtingen-wissen": {
        "task": "mijnomgeving.tasks.wipe_old_verplichtingen",
        "schedule": crontab(hour=2, minute=40),
    },
    # In the morning, so that there is a day to do something with it.
    "herinneringen": {"task": "mijnomgeving.tasks.send_herinneringen", "schedule": crontab(hour=7, minute=15)},
    "regelingen-nieuw": {"task": "mijnomgeving.tasks.tell_new_regelingen", "schedule": crontab(hour=7, minute=25)},
    "regelingvolgers-wissen": {
        "task": "mijnomgeving.tasks.wipe_old_regelingvolgers",
        "schedule": crontab(hour=2, minute=45),
    },
    # A message that came late is worth nothing: the next one measures anew.
    "status-meten": {"task": "mijnomgeving.tasks.measure_status", "schedule": 300.0, "options": {"expires": 240}},
    "storingen-tonen": {"task": "mijnomgeving.tasks.purge_storingen", "schedule": 60.0, "options": {"expires": 50}},
    "bronstoringen-wissen": {
        "task": "mijnomgeving.tasks.wipe_old_bronstoringen",
        "schedule": crontab(hour=2, minute=58),
    },
    "keten-controleren": {"task": "mijnomgeving.tasks.check_keten", "schedule": crontab(hour=3, minute=10)},
    "noodgrepen": {"task": "mijnomgeving.tasks.alarm_noodgrepen", "schedule": crontab(hour=6, minute=45)},
    "verwijzingen-herinneren": {
        "task": "mijnomgeving.tasks.remind_verwijzingen",
        "schedule": crontab(hour=7, minute=35),
    },
    "loket-wissen": {"task": "mijnomgeving.tasks.wipe_old_loket", "schedule": crontab(hour=2, minute=50)},
    "toegankelijkheid-toetsen": {
        "task": "toegankelijkheid.toetsen.tasks.begin_nacht",
        "schedule": crontab(hour=3, minute=40),
    },
    "toegankelijkheid-wissen": {
        "task": "toegankelijkheid.toetsen.tasks.wipe_old",
        "schedule": crontab(hour=2, minute=55),
    },
    "toegankelijkheidsmeldingen-wissen": {
        "task": "toegankelijkheid.verklaring.tasks.wipe_old_meldingen",
        "schedule": crontab(hour=2, minute=55),
    },
    "verklaring-herinneren": {
        "task": "toegankelijkheid.verklaring.tasks.remind_verklaring",
        "schedule": crontab(hour=7, minute=45),
    },
    "stapreacties-wissen": {"task": "mijnomgeving.tasks.wipe_old_stapreacties", "schedule": crontab(hour=2, minute=5)},
}

# What the clock sends every few seconds or minutes: one that could not begin in time is followed by the next.
_VAAK = {regel["task"] for regel in _KLOK.values() if isinstance(regel["schedule"], float)}
# The database is away for a moment: once more, later and later. What the clock sends often comes back by itself.
_DATABASE_WEG: dict[str, Any] = {
    "autoretry_for": (OperationalError, InterfaceError),
    "retry_backoff": 5,
    "retry_backoff_max": 300,
}

CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
# A task that ends its own process, by memory for one, is not tried for ever.
CELERY_TASK_RETRY_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600 + RESPIJT
CELERY_TASK_SOFT_TIME_LIMIT = 600
CELERY_TASK_QUEUES = [Queue(naam, routing_key=naam) for naam in (SPOED, GEWOON, TRAAG)]
CELERY_TASK_DEFAULT_QUEUE = GEWOON
CELERY_TASK_CREATE_MISSING_QUEUES = False
CELERY_TASK_ROUTES = {naam: {"queue": taak.rij} for naam, taak in TAKEN.items()}
CELERY_TASK_ANNOTATIONS: dict[str, dict[str, Any]] = {
    naam: {
        "soft_time_limit": taak.seconden,
        "time_limit": taak.seconden + RESPIJT,
        "max_retries": 8,
        "default_retry_delay": 60,
        **({} if naam in _VAAK else _DATABASE_WEG),
    }
    for naam, taak in TAKEN.items()
}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": TERUG_NA,
    # A page that sends a task notices within a second that the broker is down, and goes on without it.
    "socket_connect_timeout": 1,
    "max_retries": 1,
    "interval_start": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE = {
    naam: regel | ({"options": {"expires": regel["schedule"]}} if regel["task"] in _VAAK else {})
    for naam, regel in _KLOK.items()
}
