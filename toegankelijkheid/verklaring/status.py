"""The status of the statement, computed from what is known on a day. Pure: nothing here reads a clock or a table.

The letters are those of the Besluit digitale toegankelijkheid overheid, read strictly: what a machine finds can only
lower a status, and A and B need research in which people judged every clause on every page of the sample. A promise
counts for as long as it can still be kept: a measure whose day has passed is no measure, and a research that is planned
again and again keeps nobody at C. The reading is explained in docs/adr/0048.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONDERZOEK_GELDIG_MAANDEN = 36
VERKLARING_GELDIG_MAANDEN = 12
PLANNING_MAANDEN = 6


class Status(StrEnum):
    """How far the site complies, from best to worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


class Reden(StrEnum):
    """Why a status is not better; `woorden.REDENEN` has the sentence of each."""

    GEEN_VERKLARING = "geen-verklaring"
    VERKLARING_VERLOPEN = "verklaring-verlopen"
    GEEN_ONDERZOEK = "geen-onderzoek"
    ONDERZOEK_VERLOPEN = "onderzoek-verlopen"
    ONDERZOEK_ONVOLLEDIG = "onderzoek-onvolledig"
    AFWIJKINGEN = "afwijkingen"
    COMPUTER_VOND = "computer-vond"
    MAATREGEL_ONTBREEKT = "maatregel-ontbreekt"
    MAATREGEL_TE_LAAT = "maatregel-te-laat"
    GEEN_VOORUITGANG = "geen-vooruitgang"
    GEEN_PLANNING = "geen-planning"
    PLANNING_VOORBIJ = "planning-voorbij"
    PLANNING_TE_VER = "planning-te-ver"
    PLANNING_TE_LANG = "planning-te-lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Onderzoeksfeit:
    """The last research that people finished.

    `volledig`: every clause was judged on every page of the sample. `niet_voldaan`: the clauses that failed somewhere.
    """

    afgerond_op: date
    volledig: bool
    niet_voldaan: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Afwijkingsfeit:
    """One open deviation. `compleet`: cause, consequence and measure are written down.

    `oplossen_voor` may be missing only where mending would cost out of proportion (`onevenredig`), with the reason.
    """

    eis: str
    compleet: bool
    oplossen_voor: date | None = None
    onevenredig: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feiten:
    """What is known on a day.

    Args:
        vandaag: the day that is asked about.
        ondertekend_op: when the statement in force was signed; None without one.
        onderzoek: the last finished research by people.
        gepland_op: the day on which the next research will be finished, if that is planned.
        c_sinds: since when the signed statements say C without a break; None when the last one does not.
        afwijkingen: what is open.
        hersteld: clauses that were mended after the research, checked again by a person.
        computer: clauses of which an engine is certain that they fail now.
        jaar_eerder: how many clauses failed in the statement of a year ago or longer; None without one.
    """

    vandaag: date
    ondertekend_op: date | None = None
    onderzoek: Onderzoeksfeit | None = None
    gepland_op: date | None = None
    c_sinds: date | None = None
    afwijkingen: Collection[Afwijkingsfeit] = ()
    hersteld: frozenset[str] = frozenset()
    computer: frozenset[str] = frozenset()
    jaar_eerder: int | None = None

    @property
    def niet_voldaan(self) -> frozenset[str]:
        """The clauses that fail now, whoever found it."""
        gevonden = self.onderzoek.niet_voldaan - self.hersteld if self.onderzoek else frozenset[str]()
        return gevonden | self.computer | {afwijking.eis for afwijking in self.afwijkingen}


@dataclass(frozen=True, slots=True)
class Uitslag:
    """A status with why it is not better, and the last day on which it holds if nothing changes."""

    status: Status
    redenen: tuple[Reden, ...] = ()
    geldig_tot: date | None = None


def determine_status(feiten: Feiten) -> Uitslag:
    """The status on that day.

    Returns:
        E without a signed statement and D with one that is out of date, whatever else is true.
    """
    if feiten.ondertekend_op is None:
        return Uitslag(Status.E, (Reden.GEEN_VERKLARING,))
    verklaring_tot = add_months(feiten.ondertekend_op, VERKLARING_GELDIG_MAANDEN)
    if feiten.vandaag > verklaring_tot:
        return Uitslag(Status.D, (Reden.VERKLARING_VERLOPEN,))
    uitslag = _by_research(feiten)
    if uitslag.status not in {Status.A, Status.B}:
        planning = _by_planning(feiten)
        uitslag = Uitslag(planning.status, uitslag.redenen + planning.redenen, planning.geldig_tot)
    grens = min(verklaring_tot, uitslag.geldig_tot or verklaring_tot)
    return Uitslag(uitslag.status, uitslag.redenen, None if uitslag.status == Status.D else grens)


def lowest(*statussen: Status) -> Status:
    """The worst of these: nobody is shown a better letter than was signed, nor than holds today."""
    return max(statussen)


def add_months(dag: date, maanden: int) -> date:
    """The same day so many months on, or the last day of that month when it is shorter."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def _by_research(feiten: Feiten) -> Uitslag:
    """A or B where research by people carries it; D with why not otherwise."""
    onderzoek = feiten.onderzoek
    if onderzoek is None:
        return Uitslag(Status.D, (Reden.GEEN_ONDERZOEK,))
    tot = add_months(onderzoek.afgerond_op, ONDERZOEK_GELDIG_MAANDEN)
    if not onderzoek.volledig:
        return Uitslag(Status.D, (Reden.ONDERZOEK_ONVOLLEDIG,))
    # Less than three years: on the very day that it becomes three, it is no longer.
    if feiten.vandaag >= tot:
        return Uitslag(Status.D, (Reden.ONDERZOEK_VERLOPEN,))
    if not feiten.niet_voldaan:
        return Uitslag(Status.A, (), tot - timedelta(days=1))
    oorzaken = tuple(_why_not_a(feiten))
    if tekort := tuple(_why_not_b(feiten)):
        return Uitslag(Status.D, oorzaken + tekort)
    dagen = [afwijking.oplossen_voor for afwijking in feiten.afwijkingen if afwijking.oplossen_voor]
    return Uitslag(Status.B, oorzaken, min([tot - timedelta(days=1), *dagen]))


def _why_not_a(feiten: Feiten) -> list[Reden]:
    redenen = [Reden.AFWIJKINGEN] if feiten.niet_voldaan - feiten.computer else []
    return [*redenen, Reden.COMPUTER_VOND] if feiten.computer else redenen


def _why_not_b(feiten: Feiten) -> list[Reden]:
    """What the plan to mend lacks."""
    redenen = []
    beschreven = {afwijking.eis for afwijking in feiten.afwijkingen}
    if feiten.niet_voldaan - beschreven or not all(map(_is_planned, feiten.afwijkingen)):
        redenen.append(Reden.MAATREGEL_ONTBREEKT)
    if any(afwijking.oplossen_voor and afwijking.oplossen_voor < feiten.vandaag for afwijking in feiten.afwijkingen):
        redenen.append(Reden.MAATREGEL_TE_LAAT)
    # After a year without any, one new deviation is told as B: who finds and tells should not be worse off than silent.
    if feiten.jaar_eerder and len(feiten.niet_voldaan) >= feiten.jaar_eerder:
        redenen.append(Reden.GEEN_VOORUITGANG)
    return redenen


def _is_planned(afwijking: Afwijkingsfeit) -> bool:
    return afwijking.compleet and (afwijking.onevenredig or afwijking.oplossen_voor is not None)


def _by_planning(feiten: Feiten) -> Uitslag:
    """C where research is planned soon, and for no longer than half a year in all."""
    gepland = feiten.gepland_op
    if gepland is None:
        return Uitslag(Status.D, (Reden.GEEN_PLANNING,))
    if gepland < feiten.vandaag:
        return Uitslag(Status.D, (Reden.PLANNING_VOORBIJ,))
    if gepland > add_months(feiten.vandaag, PLANNING_MAANDEN):
        return Uitslag(Status.D, (Reden.PLANNING_TE_VER,))
    tot = add_months(feiten.c_sinds or feiten.vandaag, PLANNING_MAANDEN)
    if feiten.vandaag > tot:
        return Uitslag(Status.D, (Reden.PLANNING_TE_LANG,))
    return Uitslag(Status.C, (), min(gepland, tot))
