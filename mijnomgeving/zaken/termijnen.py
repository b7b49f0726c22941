"""The terms of a zaak in the words of the law: until when the organisation decides, and until when one may object.

What the register says goes before what we reckon: the organisation knows which special law holds. Where it says
nothing, the Awb does (`levensgebeurtenissen.regels.awb`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from levensgebeurtenissen.regels import awb
from mijnomgeving.bronnen.zgw.models import Besluit, Zaak
from mijnomgeving.termijn import find_actie
from mijnomgeving.zaken.uitval import Verschuiving, find_verschuiving

# The kind of zaak in which an organisation looks at its own decision again: after that comes the court.
BEZWAAR = "BEZWAAR"
KLACHT = "KLACHT"
_EEN_DAG = timedelta(days=1)
_DUUR = re.compile(r"P([0-9]{1,3})([WMD])")


@dataclass(frozen=True, slots=True)
class Beslistermijn:
    """Until when the organisation decides.

    Args:
        eind: the last day; while it stands still, the day as it was before that.
        van_bron: whether the organisation named it; else we reckoned it.
        dagen: how many are left; negative when it is over.
        stil: whether the time stands still (4:15).
        verlengd: why the organisation takes longer (4:14), in its words; empty when it does not.
    """

    eind: date
    van_bron: bool
    dagen: int
    stil: bool
    verlengd: str

    @property
    def te_laat(self) -> bool:
        """Whether the last day has passed."""
        return self.dagen < 0 and not self.stil

    @property
    def dagen_te_laat(self) -> int:
        """How many days ago."""
        return -self.dagen


@dataclass(frozen=True, slots=True)
class Rechtsmiddel:
    """Until when somebody may do something against a decision.

    Args:
        besluit: what was decided, as the organisation calls it; may be empty.
        tot: the last day, with the outages reckoned in.
        dagen: how many are left; negative when it is over.
        verschoven: the outage that moved it.
        beroep: to the court, instead of a bezwaar at the organisation.
        van_bron: whether the organisation named the day; else we reckoned it.
    """

    besluit: str
    tot: date
    dagen: int
    verschoven: Verschuiving | None
    beroep: bool
    van_bron: bool

    @property
    def kan(self) -> bool:
        """Whether it is not too late."""
        return self.dagen >= 0


@dataclass(frozen=True, slots=True)
class NaIngebrekestelling:
    """What follows when the organisation does not decide within two weeks.

    Args:
        gestuurd: when the notice was sent.
        laatste_dag: the last day of these two weeks.
        dwangsom: what it owes from then on; None when the notice came too early to count.
    """

    gestuurd: date
    laatste_dag: date
    dwangsom: awb.Dwangsom | None


def find_beslistermijn(zaak: Zaak, vandaag: date) -> Beslistermijn | None:
    """The term of a zaak that runs; None when it is finished.

    A zaak that somebody only reported ('melden') asks for no decision: without a day of the organisation it has none.
    """
    if not zaak.loopt:
        return None
    eind = zaak.uiterlijk_op
    if eind is None and zaak.handeling == "melden":
        return None
    if eind is None:
        eind = awb.beslistermijn(ontvangen=zaak.ingediend_op, duur=_duration(zaak.doorlooptijd)).eind
    return Beslistermijn(
        eind=eind,
        van_bron=zaak.uiterlijk_op is not None,
        dagen=(eind - vandaag).days,
        stil=bool(zaak.opgeschort),
        verlengd=zaak.verlengd,
    )


def list_rechtsmiddelen(zaak: Zaak, besluiten: Sequence[Besluit], vandaag: date) -> tuple[Rechtsmiddel, ...]:
    """What can or could be done against each decision in a zaak, the one that ends last first.

    A finished zaak without a besluit in the register may still name the day in its own words.
    """
    if zaak.soort == KLACHT:
        return ()
    middelen = [
        _rechtsmiddel(zaak, besluit.soort, _last_day(besluit), vandaag, van_bron=besluit.bezwaar_tot is not None)
        for besluit in besluiten
    ]
    actie = find_actie(zaak.status.uitleg) if zaak.status and not zaak.loopt and not middelen else None
    if actie and actie.mag:
        middelen = [_rechtsmiddel(zaak, "", actie.uiterlijk, vandaag, van_bron=True)]
    return tuple(sorted(middelen, key=lambda middel: middel.tot, reverse=True))


def after_ingebrekestelling(termijn: Beslistermijn, *, gestuurd: date, vandaag: date) -> NaIngebrekestelling:
    """What the notice of that day leads to, counted up to and including today."""
    laatste_dag = awb.beroep_niet_tijdig_vanaf(gestuurd) - _EEN_DAG
    grens = awb.Termijn(termijn.eind, termijn.eind)
    dwangsom = awb.dwangsom(grens, ingebrekestelling=gestuurd, vandaag=vandaag)
    return NaIngebrekestelling(gestuurd, laatste_dag, dwangsom)


def _rechtsmiddel(zaak: Zaak, besluit: str, was: date, vandaag: date, *, van_bron: bool) -> Rechtsmiddel:
    verschoven = find_verschuiving(was, bron=zaak.bron)
    tot = verschoven.dag if verschoven else was
    return Rechtsmiddel(
        besluit=besluit,
        tot=tot,
        dagen=(tot - vandaag).days,
        verschoven=verschoven,
        beroep=zaak.soort == BEZWAAR,
        van_bron=van_bron,
    )


def _last_day(besluit: Besluit) -> date:
    """As the organisation says; else six weeks after it sent the decision, or at the earliest after it was taken."""
    return besluit.bezwaar_tot or awb.bezwaartermijn(besluit.verzonden_op or besluit.genomen_op).eind


def _duration(doorlooptijd: str) -> awb.Duur:
    """The term of the catalogus; the eight weeks of the Awb where it says nothing that we understand."""
    match = _DUUR.fullmatch(doorlooptijd)
    if match is None:
        return awb.ACHT_WEKEN
    aantal = int(match[1])
    return {"W": awb.Duur(weken=aantal), "M": awb.Duur(maanden=aantal), "D": awb.Duur(dagen=aantal)}[match[2]]
