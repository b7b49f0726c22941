"""The register of outages: a last day on which people could not send anything moves on (Awb 2:21; KWALITEIT B60)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from levensgebeurtenissen.regels.termijnenwet import move
from mijnomgeving.zaken.models import Uitval

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Storingstijd:
    """One outage, as the rule looks at it.

    Args:
        organisatie: its name; empty for the portal itself, so for every organisation.
        tot: None as long as it lasts.
        uitleg: what did not work, in a sentence for people.
    """

    organisatie: str
    van: datetime
    tot: datetime | None
    uitleg: str

    def hits(self, dag: date, bron: str) -> bool:
        """Whether somebody could not reach this organisation on some part of that day."""
        begin = timezone.localtime(self.van).date()
        eind = timezone.localtime(self.tot).date() if self.tot else None
        return self.organisatie in ("", bron) and begin <= dag and (eind is None or dag <= eind)


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


def move_dag(dag: date, *, bron: str, storingen: Sequence[Storingstijd], vandaag: date) -> Verschuiving | None:
    """Where outages move the last day of a term to; None when there was none on that day.

    To the first working day after the day on which it ended: somebody then has at least one whole ordinary day. Should
    there be an outage on that day as well, it moves again.

    Args:
        dag: the last day by law or by the organisation's letter.
        bron: the organisation to which something must be sent.
        storingen: the outages that are known.
        vandaag: an outage that is not over lasts at least until here.
    """
    was, wegens = dag, None
    while (storing := next((een for een in storingen if een.hits(dag, bron)), None)) is not None:
        wegens = storing
        eind = timezone.localtime(storing.tot).date() if storing.tot else max(dag, vandaag)
        dag = move(eind + _DAG).dag
        if storing.tot is None:
            break
    return Verschuiving(dag, was, wegens) if wegens else None


def list_storingen(*, vanaf: date) -> tuple[Storingstijd, ...]:
    """The outages that lasted until that day or later."""
    lang = Q(tot__isnull=True) | Q(tot__date__gte=vanaf)
    return tuple(
        Storingstijd(rij.organisatie, rij.van, rij.tot, rij.uitleg)
        for rij in Uitval.objects.filter(lang).order_by("van")
    )


def find_verschuiving(dag: date, *, bron: str) -> Verschuiving | None:
    """Where the register of outages moves this last day to; None when it stays."""
    return move_dag(dag, bron=bron, storingen=list_storingen(vanaf=dag), vandaag=timezone.localdate())


def list_nu(bronnen: Sequence[str]) -> tuple[Storingstijd, ...]:
    """The outages that last now at one of these organisations or at the portal."""
    nu = Uitval.objects.filter(Q(tot__isnull=True) | Q(tot__gt=timezone.now()), van__lte=timezone.now())
    gevonden = nu.filter(organisatie__in=["", *bronnen]).order_by("van")
    return tuple(Storingstijd(rij.organisatie, rij.van, rij.tot, rij.uitleg) for rij in gevonden)
