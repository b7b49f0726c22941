"""What happened in the last days: outcomes, refusals, durations and judgements, and what moved lately."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from wegwijzer_ai.antwoord.model import Uitkomst
from wegwijzer_ai.models import Dagtelling

PERIODES = (30, 90)
LATELY, BEFORE = 7, 28
# The upper edge of each counted duration, in milliseconds; what took longer has none.
GRENZEN = (("tot_50", 50), ("tot_100", 100), ("tot_150", 150), ("tot_300", 300), ("tot_1000", 1000))
NOT_ANSWERED = frozenset({Uitkomst.GEEN_ANTWOORD.value, Uitkomst.GEWEIGERD.value})
# A difference that chance gives once in a hundred times, and that is large enough to matter.
CHANCE = 2.58
MATTERS = 0.03
ENOUGH = 50


@dataclass(frozen=True, slots=True)
class Telling:
    """Counts added up over days."""

    aantal: int = 0
    zekerheid: float = 0.0
    ja: int = 0
    nee: int = 0
    duren: tuple[int, ...] = (0,) * (len(GRENZEN) + 1)

    @property
    def gemiddelde_zekerheid(self) -> float:
        """From 0 to 1."""
        return self.zekerheid / self.aantal if self.aantal else 0.0

    @property
    def klopt(self) -> float | None:
        """Which share of the judgements is 'yes'; None without judgements."""
        return self.ja / (self.ja + self.nee) if self.ja + self.nee else None

    def duration(self, share: float) -> int | None:
        """Within how many milliseconds this share of the turns was done; None when it took longer than we count."""
        wanted, seen, low = share * sum(self.duren), 0, 0
        for count, (_naam, high) in zip(self.duren, GRENZEN, strict=False):
            if count and seen + count >= wanted:
                return round(low + (high - low) * (wanted - seen) / count)
            seen, low = seen + count, high
        return None


@dataclass(frozen=True, slots=True)
class Deel:
    """One outcome or language, with its part of all turns."""

    naam: str
    telling: Telling
    deel: float
    niet_beantwoord: float = 0.0


@dataclass(frozen=True, slots=True)
class Dag:
    """One day for the chart."""

    dag: date
    aantal: int
    niet_beantwoord: int


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """A share in the last week, and in the four weeks before it."""

    naam: str
    voor: float
    na: float
    is_verschoven: bool


@dataclass(frozen=True, slots=True)
class Cijfers:
    """All figures of a period."""

    dagen: int
    totaal: Telling
    niet_beantwoord: float
    uitkomsten: Sequence[Deel]
    talen: Sequence[Deel]
    per_dag: Sequence[Dag]
    verschuivingen: Sequence[Verschuiving]
    is_genoeg: bool


def read_cijfers(*, dagen: int) -> Cijfers:
    """The figures of the last days, today included."""
    vandaag = timezone.localdate()
    rijen = _rows(vanaf=vandaag - timedelta(days=dagen - 1))
    totaal = _add(rijen)
    recent = _rows(vanaf=vandaag - timedelta(days=LATELY + BEFORE - 1))
    grens = vandaag - timedelta(days=LATELY - 1)
    before, lately = [r for r in recent if r.dag < grens], [r for r in recent if r.dag >= grens]
    return Cijfers(
        dagen=dagen,
        totaal=totaal,
        niet_beantwoord=_unanswered(rijen),
        uitkomsten=[_deel(u.value, [r for r in rijen if r.uitkomst == u.value], totaal.aantal) for u in Uitkomst],
        talen=[_deel(t, [r for r in rijen if r.taal == t], totaal.aantal) for t in sorted({r.taal for r in rijen})],
        per_dag=_per_day(rijen, vanaf=vandaag - timedelta(days=dagen - 1), dagen=dagen),
        verschuivingen=_shifts(before, lately),
        is_genoeg=min(_add(before).aantal, _add(lately).aantal) >= ENOUGH,
    )


def _rows(*, vanaf: date) -> Sequence[Dagtelling]:
    return list(Dagtelling.objects.filter(dag__gte=vanaf).order_by("dag"))


def _add(rijen: Iterable[Dagtelling]) -> Telling:
    rijen = list(rijen)
    names = [naam for naam, _ in GRENZEN] + ["langer"]
    return Telling(
        aantal=sum(rij.aantal for rij in rijen),
        zekerheid=sum(rij.zekerheid for rij in rijen),
        ja=sum(rij.ja for rij in rijen),
        nee=sum(rij.nee for rij in rijen),
        duren=tuple(sum(getattr(rij, naam) for rij in rijen) for naam in names),
    )


def _unanswered(rijen: Sequence[Dagtelling]) -> float:
    totaal = sum(rij.aantal for rij in rijen)
    return sum(rij.aantal for rij in rijen if rij.uitkomst in NOT_ANSWERED) / totaal if totaal else 0.0


def _deel(naam: str, rijen: Sequence[Dagtelling], totaal: int) -> Deel:
    telling = _add(rijen)
    return Deel(naam, telling, telling.aantal / totaal if totaal else 0.0, _unanswered(rijen))


def _per_day(rijen: Sequence[Dagtelling], *, vanaf: date, dagen: int) -> Sequence[Dag]:
    """Every day, also one on which nobody asked anything."""
    totals: dict[date, list[int]] = {vanaf + timedelta(days=n): [0, 0] for n in range(dagen)}
    for rij in rijen:
        totals[rij.dag][0] += rij.aantal
        totals[rij.dag][1] += rij.aantal * (rij.uitkomst in NOT_ANSWERED)
    return [Dag(dag, aantal, not_answered) for dag, (aantal, not_answered) in totals.items()]


def _shifts(before: Sequence[Dagtelling], lately: Sequence[Dagtelling]) -> Sequence[Verschuiving]:
    """Each outcome, each language and the judgements: the same shares of two periods."""
    n_before, n_lately = _add(before).aantal, _add(lately).aantal
    shifts = []
    for name in [u.value for u in Uitkomst]:
        counts = [sum(r.aantal for r in rows if r.uitkomst == name) for rows in (before, lately)]
        shifts.append(_shift(name, counts, (n_before, n_lately)))
    for taal in sorted({r.taal for r in (*before, *lately)}):
        counts = [sum(r.aantal for r in rows if r.taal == taal) for rows in (before, lately)]
        shifts.append(_shift(taal, counts, (n_before, n_lately)))
    slow = [sum(_add(rows).duren[3:]) for rows in (before, lately)]
    shifts.append(_shift("traag", slow, (n_before, n_lately)))
    judged = [_add(rows) for rows in (before, lately)]
    shifts.append(
        _shift("klopt_niet", [t.nee for t in judged], (judged[0].ja + judged[0].nee, judged[1].ja + judged[1].nee))
    )
    return shifts


def _shift(naam: str, counts: Sequence[int], totals: tuple[int, int]) -> Verschuiving:
    """Two shares compared; with little to go by nothing is said to have moved (two-proportion z-test)."""
    before, lately = (count / total if total else 0.0 for count, total in zip(counts, totals, strict=True))
    if min(totals) < ENOUGH:
        return Verschuiving(naam, before, lately, is_verschoven=False)
    pooled = sum(counts) / sum(totals)
    spread = math.sqrt(max(pooled * (1 - pooled), 1e-9) * (1 / totals[0] + 1 / totals[1]))
    moved = abs(lately - before) / spread > CHANCE and abs(lately - before) >= MATTERS
    return Verschuiving(naam, before, lately, is_verschoven=moved)
