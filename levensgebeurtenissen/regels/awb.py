"""Terms of the Algemene wet bestuursrecht: deciding, objecting, default and its penalty.

A term counts from the day after the event that begins it, and its last day moves on under the Algemene termijnenwet.
All functions are about one zaak; which term a special law sets, the caller says.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from levensgebeurtenissen.regels.basis import Bron, Wetsartikel
from levensgebeurtenissen.regels.tabel import Tabel
from levensgebeurtenissen.regels.termijnenwet import (
    LANGSTE_DAGEN,
    LANGSTE_MAANDEN,
    LANGSTE_WEKEN,
    Verschoven,
    VrijeDag,
    move,
)

_BWB = "BWBR0005537"


def _awb(artikel: str) -> Wetsartikel:
    return Wetsartikel("Algemene wet bestuursrecht", artikel, _BWB)


AWB_4_13, AWB_4_14, AWB_4_15, AWB_4_17 = _awb("4:13"), _awb("4:14"), _awb("4:15"), _awb("4:17")
AWB_6_7, AWB_6_8, AWB_6_9, AWB_6_12 = _awb("6:7"), _awb("6:8"), _awb("6:9"), _awb("6:12")
AWB_7_10, AWB_9_11 = _awb("7:10"), _awb("9:11")

_DAG = timedelta(days=1)
_TWEE_WEKEN = timedelta(weeks=2)


@dataclass(frozen=True, slots=True)
class Duur:
    """How long a term is, in the words of the law that sets it."""

    weken: int = 0
    dagen: int = 0
    maanden: int = 0

    def after(self, dag: date) -> date:
        """The last day of a term of this length that begins on the day after `dag`.

        A term in months ends on the day with the same number, or on the last of a month that has no such day.
        """
        dag = _add_months(dag, self.maanden) if self.maanden else dag
        return dag + timedelta(weeks=self.weken, days=self.dagen)

    @property
    def te_verlengen(self) -> bool:
        """Whether the Algemene termijnenwet moves its last day (article 4, under a)."""
        return self.weken <= LANGSTE_WEKEN and self.dagen <= LANGSTE_DAGEN and self.maanden <= LANGSTE_MAANDEN


ACHT_WEKEN, ZES_WEKEN = Duur(weken=8), Duur(weken=6)


@dataclass(frozen=True, slots=True)
class Opschorting:
    """Days on which a term stands still (article 4:15), for example until somebody completes the aanvraag.

    Args:
        vanaf: the first day, the one on which the organisation asked.
        tot: the day on which the term runs again; None as long as it stands still.
    """

    vanaf: date
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Termijn:
    """A term.

    Args:
        begin: its first day.
        eind: its last day.
        verlengd_wegens: the free days over which the last day moved.
        opgeschort: on how many days it stood still.
        stil_sinds: since when it stands still and `eind` moves on each day; None when it runs.
        artikelen: where the law says so.
    """

    begin: date
    eind: date
    verlengd_wegens: tuple[VrijeDag, ...] = ()
    opgeschort: int = 0
    stil_sinds: date | None = None
    artikelen: tuple[Wetsartikel, ...] = ()

    def dagen_over(self, vandaag: date) -> int:
        """Days left; 0 on the last day, negative when it is over."""
        return (self.eind - vandaag).days

    def is_voorbij(self, vandaag: date) -> bool:
        """Whether the last day has passed; never while the term stands still."""
        return self.stil_sinds is None and vandaag > self.eind


def beslistermijn(
    *,
    ontvangen: date,
    duur: Duur = ACHT_WEKEN,
    verlengd_met: Duur | None = None,
    opschortingen: Iterable[Opschorting] = (),
) -> Termijn:
    """Until when an organisation may decide on an aanvraag (articles 4:13, 4:14 and 4:15).

    Args:
        ontvangen: when the organisation received the aanvraag.
        duur: the term of the special law; without one a reasonable term, which is over after eight weeks at the most.
        verlengd_met: what the organisation added in time and said so.
        opschortingen: when it stood still; days that lie after the end, or in two of them, count no more than once.
    """
    eind, stil, dagen = duur.after(ontvangen), None, 0
    eind = verlengd_met.after(eind) if verlengd_met else eind
    for pauze in _merge(opschortingen):
        if pauze.vanaf > eind:
            break
        if pauze.tot is None:
            stil = pauze.vanaf
            break
        nieuw = (pauze.tot - pauze.vanaf).days
        dagen, eind = dagen + nieuw, eind + timedelta(days=nieuw)
    delen = (duur, verlengd_met or Duur())
    verschoven = move(eind) if all(deel.te_verlengen for deel in delen) else Verschoven(eind)
    artikelen = (AWB_4_13, *([AWB_4_14] if verlengd_met else []), *([AWB_4_15] if dagen or stil else []))
    return Termijn(ontvangen + _DAG, verschoven.dag, verschoven.wegens, dagen, stil, artikelen)


def bezwaartermijn(bekendgemaakt: date) -> Termijn:
    """Until when somebody may object: six weeks from the day after the decision was made known (6:7 and 6:8)."""
    return _plain(bekendgemaakt, ZES_WEKEN, AWB_6_7, AWB_6_8)


def beroepstermijn(bekendgemaakt: date) -> Termijn:
    """Until when somebody may appeal to the court; the same six weeks."""
    return bezwaartermijn(bekendgemaakt)


def op_tijd(termijn: Termijn, *, ontvangen: date, gepost: date | None = None) -> bool:
    """Whether a bezwaar or beroep came in time (6:9): received within the term, or posted in it and a week later in.

    `gepost` is when it was handed to the post; None for what came another way.
    """
    if ontvangen <= termijn.eind:
        return True
    return gepost is not None and gepost <= termijn.eind and ontvangen <= termijn.eind + timedelta(weeks=1)


def beslistermijn_bezwaar(bezwaar: Termijn, *, commissie: bool = False, verdaagd: bool = False) -> Termijn:
    """Until when the organisation decides on a bezwaar (7:10): counted from the end of the term for objecting.

    With an advisory committee (7:13) it is twelve weeks instead of six; `verdaagd` when the organisation put it off by
    six weeks, which it may do once.
    """
    duur = Duur(weken=12 if commissie else 6)
    termijn = _plain(bezwaar.eind, duur, AWB_7_10)
    return _postpone(bezwaar.eind, duur, ZES_WEKEN, AWB_7_10) if verdaagd else termijn


def klachttermijn(ontvangen: date, *, commissie: bool = False, verdaagd: bool = False) -> Termijn:
    """Until when an organisation deals with a complaint (9:11): six weeks, ten with a committee, four more once."""
    duur = Duur(weken=10 if commissie else 6)
    if verdaagd:
        return _postpone(ontvangen, duur, Duur(weken=4), AWB_9_11)
    return _plain(ontvangen, duur, AWB_9_11)


def mag_in_gebreke_stellen(termijn: Termijn, *, vandaag: date) -> bool:
    """Whether the organisation is too late, so that somebody may give it notice of default (4:17, third paragraph)."""
    return termijn.is_voorbij(vandaag)


def beroep_niet_tijdig_vanaf(ingebrekestelling: date) -> date:
    """The first day on which one may appeal to the court because there is no decision (6:12, second paragraph)."""
    return ingebrekestelling + _TWEE_WEKEN + _DAG


@dataclass(frozen=True, slots=True)
class Dwangsombedragen:
    """What a day costs: the first fourteen, the next fourteen, and the rest of the 42."""

    eerste: Decimal
    volgende: Decimal
    overige: Decimal

    def total(self, dagen: int) -> Decimal:
        """What this many days come to; more than 42 cost no more."""
        dagen = min(max(dagen, 0), _LANGST)
        eerste, volgende = min(dagen, _STAP), min(max(dagen - _STAP, 0), _STAP)
        return eerste * self.eerste + volgende * self.volgende + (dagen - eerste - volgende) * self.overige


_STAP, _LANGST = 14, 42
DWANGSOM: Tabel[Dwangsombedragen] = Tabel.of(
    (
        date(2009, 10, 1),
        Dwangsombedragen(Decimal(20), Decimal(30), Decimal(40)),
        Bron("Wet dwangsom en beroep bij niet tijdig beslissen", "https://wetten.overheid.nl/BWBR0005537/2009-10-01"),
    ),
    (
        date(2019, 1, 1),
        Dwangsombedragen(Decimal(23), Decimal(35), Decimal(45)),
        Bron("Algemene wet bestuursrecht, artikel 4:17", "https://wetten.overheid.nl/BWBR0005537"),
    ),
)


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """The penalty for deciding too late.

    Args:
        eerste_dag: the first day that counts.
        laatste_dag: the 42nd, when it stops by itself.
        dagen: how many have counted.
        bedrag: what they come to.
        hoogstens: what 42 days come to.
    """

    eerste_dag: date
    laatste_dag: date
    dagen: int
    bedrag: Decimal
    hoogstens: Decimal


def dwangsom(
    termijn: Termijn, *, ingebrekestelling: date, vandaag: date, bekendgemaakt: date | None = None
) -> Dwangsom | None:
    """What the organisation owes (4:17); None when the notice came before the term was over, for then it has no force.

    The notice has two weeks of its own: the first day that counts is the one after those. The Algemene termijnenwet
    does not move the 42 days. The exceptions of the sixth paragraph are not asked here, such as a notice that came
    unreasonably late.

    Args:
        termijn: until when the organisation had to decide.
        ingebrekestelling: when the organisation received the notice.
        vandaag: up to and including which day is counted.
        bekendgemaakt: when the decision was made known; None as long as there is none. That day itself does not count.
    """
    if not termijn.is_voorbij(ingebrekestelling):
        return None
    eerste = ingebrekestelling + _TWEE_WEKEN + _DAG
    laatste = eerste + (_LANGST - 1) * _DAG
    tot = bekendgemaakt or vandaag + _DAG
    dagen = min(max((tot - eerste).days, 0), _LANGST)
    bedragen = DWANGSOM.on(eerste).waarde
    return Dwangsom(eerste, laatste, dagen, bedragen.total(dagen), bedragen.total(_LANGST))


def _plain(na: date, duur: Duur, *artikelen: Wetsartikel) -> Termijn:
    eind = duur.after(na)
    verschoven = move(eind) if duur.te_verlengen else Verschoven(eind)
    return Termijn(na + _DAG, verschoven.dag, verschoven.wegens, artikelen=artikelen)


def _postpone(na: date, duur: Duur, extra: Duur, *artikelen: Wetsartikel) -> Termijn:
    """One term behind the other: only the last day of both moves."""
    later = _plain(duur.after(na), extra, *artikelen)
    return replace(later, begin=na + _DAG)


def _merge(opschortingen: Iterable[Opschorting]) -> list[Opschorting]:
    """In order, with what overlaps put together."""
    samen: list[Opschorting] = []
    for pauze in sorted(opschortingen, key=lambda pauze: pauze.vanaf):
        vorige = samen[-1] if samen else None
        if vorige and (vorige.tot is None or pauze.vanaf <= vorige.tot):
            tot = None if vorige.tot is None or pauze.tot is None else max(vorige.tot, pauze.tot)
            samen[-1] = Opschorting(vorige.vanaf, tot)
        else:
            samen.append(pauze)
    return samen


def _add_months(dag: date, maanden: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    volgende = date(jaar + (maand == 11), (maand + 1) % 12 + 1, 1)  # noqa: PLR2004 - months count from zero here
    return min(date(jaar, maand + 1, 1) + timedelta(days=dag.day - 1), volgende - _DAG)
