"""The log and what stands out, in the words of the page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from mijnomgeving.loket.contact.doelen import find_doel
from mijnomgeving.loket.toezicht.models import Alarm
from mijnomgeving.loket.toezicht.namen import Namen
from mijnomgeving.loket.toezicht.regels import Blik
from mijnomgeving.loket.toezicht.services import read_over
from mijnomgeving.loket.toezicht.soorten import ERNSTNAMEN, SOORTNAMEN
from mijnomgeving.loket.toezicht.uitschieters import Uitschieter, Uitschietersoort

_KORT = 6
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ACTIES = {
    "gelezen": "Bekeken",
    "gezocht": "Gezocht",
    "gedaan": "Gedaan",
    "inloggen": "Ingelogd",
    "uitloggen": "Uitgelogd",
    "contact openen": "Contact geopend",
    "contact sluiten": "Contact gesloten",
    "identiteit vaststellen": "Identiteit vastgesteld",
    "alarm": "Alarm",
    "toezicht": "Toezicht",
    "loket": "Loket",
}
# Purposes that nobody chooses.
_WERK = {"loket-contact": "Contact", "loket-toezicht": "Toezicht", "loket-beheer": "Beheer van een team"}
_UITLEG = {
    Uitschietersoort.VEEL: ("Veel personen op een dag", "{aantal} personen; collega's zien er op een dag {gewoon}."),
    Uitschietersoort.BUITEN_TIJD: ("Buiten openingstijd", "{aantal} keer gegevens van iemand gebruikt."),
    Uitschietersoort.ZONDER_CONTACT: ("Zonder open contact", "{aantal} keer gegevens van iemand gebruikt."),
    Uitschietersoort.VAAK: ("Vaak dezelfde persoon", "{aantal} contacten over dezelfde persoon in een week."),
    Uitschietersoort.ZOEKEN: ("Zoeken zonder te kiezen", "{aantal} keer gezocht, en niemand gekozen."),
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the log.

    Args:
        blik: what happened.
        naam: who did it.
        wat: what was done, in a word or two.
        doel: the purpose, in the words in which a caseworker chose it.
        persoon: by which to tell persons apart without knowing them; empty for what is about nobody.
    """

    blik: Blik
    naam: str
    wat: str
    doel: str
    persoon: str


@dataclass(frozen=True, slots=True)
class Opvallend:
    """One outlier."""

    uitschieter: Uitschieter
    titel: str
    naam: str
    uitleg: str
    contact: UUID | None


@dataclass(frozen=True, slots=True)
class Alarmregel:
    """One alarm.

    Args:
        alarm: what is kept of it.
        titel: what is the matter.
        ernst: how grave it is.
        over: what it is about; empty when that is a contact only.
        contact: at which contact; None when it names none.
        naam: the caseworker whom it is about; empty for nobody in particular.
        behandelaar: the officer who looks at it; empty as long as nobody does.
    """

    alarm: Alarm
    titel: str
    ernst: str
    over: str
    contact: UUID | None
    naam: str
    behandelaar: str


def show_blikken(blikken: Iterable[Blik], namen: Namen) -> list[Regel]:
    """Lines with the names of the own staff."""
    return [
        Regel(
            blik=blik,
            naam=namen.by_audit(blik.wie),
            wat=_ACTIES.get(blik.actie, blik.actie.capitalize()),
            doel=name_doel(blik.activiteit),
            persoon=blik.betrokkene[:_KORT],
        )
        for blik in blikken
    ]


def name_doel(activiteit: str) -> str:
    """The purpose in the words in which a caseworker chose it; empty for what has none."""
    try:
        return find_doel(activiteit).titel
    except KeyError:
        return _WERK.get(activiteit, activiteit)


def show_alarmen(alarmen: Iterable[Alarm], namen: Namen) -> list[Alarmregel]:
    """Alarms with the names of the own staff, and the contact that they name."""
    return [_alarm(alarm, namen) for alarm in alarmen]


def show_uitschieters(uitschieters: Iterable[Uitschieter], namen: Namen) -> list[Opvallend]:
    """Outliers with the names of the own staff."""
    return [
        Opvallend(
            uitschieter=een,
            titel=_UITLEG[een.soort][0],
            naam=namen.by_audit(een.wie),
            uitleg=_UITLEG[een.soort][1].format(aantal=een.aantal, gewoon=een.gewoon),
            contact=een.contact,
        )
        for een in uitschieters
    ]


def _alarm(alarm: Alarm, namen: Namen) -> Alarmregel:
    over = read_over(alarm)
    gevonden = _UUID.search(over)
    return Alarmregel(
        alarm=alarm,
        titel=SOORTNAMEN.get(alarm.soort, alarm.soort),
        ernst=ERNSTNAMEN[alarm.ernst],
        over="" if gevonden and gevonden[0] == over else over,
        contact=UUID(gevonden[0]) if gevonden else None,
        naam=namen.by_kenmerk(alarm.medewerker),
        behandelaar=namen.by_kenmerk(alarm.behandelaar),
    )
