"""The register of outages: a last day on which people could not send anything moves on (Awb 2:21; KWALITEIT B60).

The law says that nobody is late who could not help it (third paragraph). What counts here is chosen so that nobody has
to prove that; who was hindered otherwise may still say so to the organisation.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from levensgebeurtenissen.regels.termijnenwet import move
from mijnomgeving.status.onderdelen import NODIG_OM_TE_VERSTUREN
from mijnomgeving.zaken.models import Uitval

_DAG = timedelta(days=1)
# On the last day it counts from so long; a shorter one leaves the rest of the day, but not at the end of it.
KORTSTE = timedelta(minutes=30)
LAATSTE_UREN = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Storingstijd:
    """One outage, as the rule looks at it.

    Args:
        organisatie: its name; empty for the portal itself, so for every organisation.
        tot: None as long as it lasts, and of what is only announced.
        uitleg: what did not work, in a sentence for people.
        onderdelen: what people could not do, values of `Onderdeel`; empty: all for which the organisation is needed.
    """

    organisatie: str
    van: datetime
    tot: datetime | None
    uitleg: str
    onderdelen: tuple[str, ...] = ()

    @property
    def hinders_sending(self) -> bool:
        """Whether people could not send anything because of it: reading less is no reason for more time."""
        return not self.onderdelen or not NODIG_OM_TE_VERSTUREN.isdisjoint(self.onderdelen)

    def hits(self, dag: date, bron: str, *, nu: datetime) -> bool:
        """Whether it gives more time to who had to send something to this organisation on that day at the latest.

        It does when it was there that day for half an hour or more, or at any moment of the last two hours. Of one
        that lasts only what has passed counts, so that nothing moves for what is announced.
        """
        if self.organisatie not in ("", bron) or not self.hinders_sending:
            return False
        begin_dag, eind_dag = _midnight(dag), _midnight(dag + _DAG)
        van, tot = max(self.van, begin_dag), min(self.tot or nu, eind_dag)
        return tot > van and (tot - van >= KORTSTE or tot > eind_dag - LAATSTE_UREN)


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A last day that moved.

    Args:
        dag: the new last day; while an outage lasts the earliest that it can be.
        was: the last day without the outage.
        wegens: the outage of which it moved; of more than one, the last.
    """

    dag: date
    was: date
    wegens: Storingstijd

    @property
    def duurt_nog(self) -> bool:
        """Whether the outage is not over, so that the day may move on."""
        return self.wegens.tot is None


@dataclass(frozen=True, slots=True)
class _Lijst:
    vanaf: date
    storingen: tuple[Storingstijd, ...]


_lijst: ContextVar[_Lijst | None] = ContextVar("storingen", default=None)


def move_dag(dag: date, *, bron: str, storingen: Sequence[Storingstijd], nu: datetime) -> Verschuiving | None:
    """Where outages move the last day of a term to; None when there was none on that day.

    To the first working day after the day on which it ended: somebody then has at least one whole ordinary day. Should
    there be an outage on that day as well, it moves again.

    Args:
        dag: the last day by law or by the organisation's letter.
        bron: the organisation to which something must be sent.
        storingen: the outages that are known.
        nu: an outage that is not over lasts at least until here.
    """
    was, wegens = dag, None
    while (storing := next((een for een in storingen if een.hits(dag, bron, nu=nu)), None)) is not None:
        wegens = storing
        dag = move(timezone.localtime(storing.tot or nu).date() + _DAG).dag
        if storing.tot is None:
            break
    return Verschuiving(dag, was, wegens) if wegens else None


def list_storingen(*, vanaf: date) -> tuple[Storingstijd, ...]:
    """The outages and maintenance that lasted until that day or later."""
    lijst = _lijst.get()
    if lijst is None or vanaf < lijst.vanaf:
        return _read(vanaf)
    return tuple(een for een in lijst.storingen if een.tot is None or timezone.localtime(een.tot).date() >= vanaf)


@contextmanager
def read_storingen_once(*, vanaf: date) -> Iterator[None]:
    """Read the register once for all zaken and taken of a list that is made within this."""
    teken = _lijst.set(_Lijst(vanaf, _read(vanaf)))
    try:
        yield
    finally:
        _lijst.reset(teken)


def _read(vanaf: date) -> tuple[Storingstijd, ...]:
    lang = Q(tot__isnull=True) | Q(tot__date__gte=vanaf)
    return tuple(map(as_tijd, Uitval.objects.filter(lang).order_by("van")))


def find_verschuiving(dag: date, *, bron: str) -> Verschuiving | None:
    """Where the register of outages moves this last day to; None when it stays."""
    return move_dag(dag, bron=bron, storingen=list_storingen(vanaf=dag), nu=timezone.now())


def list_nu(bronnen: Sequence[str]) -> tuple[Storingstijd, ...]:
    """The outages that last now at one of these organisations or at the portal, and hinder who wants to send."""
    nu = Uitval.objects.filter(Q(tot__isnull=True) | Q(tot__gt=timezone.now()), van__lte=timezone.now())
    gevonden = map(as_tijd, nu.filter(organisatie__in=["", *bronnen]).order_by("van"))
    return tuple(storing for storing in gevonden if storing.hinders_sending)


def as_tijd(rij: Uitval) -> Storingstijd:
    """A row as the rule looks at it; planned work that closes sending hinders it, whatever else was chosen."""
    onderdelen = () if rij.sluit else tuple(rij.onderdelen)
    return Storingstijd(rij.organisatie, rij.van, rij.tot, rij.uitleg, onderdelen)


def _midnight(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time.min))
