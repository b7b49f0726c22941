"""What the soak showed, against its goals: as JSON for machines, as a page for people."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.performance.duurproef.balans import Regel
from tests.performance.duurproef.meting import (
    Geheugencijfers,
    Reiscijfers,
    Rit,
    Venster,
    count_reis,
    p95,
    per_minuut,
)
from tests.performance.verslag import Uitkomst, machine, row

# Ours: one in a thousand questions may fail when nothing is wrong.
HOOGSTE_FOUTDEEL = 0.001
# A page of one's own keeps its deadline of 2.5 s; a public page is good within 0.8 s (Core Web Vitals).
HOOGSTE_P95 = {"openbaar": 800.0, "zoeken": 800.0, "wegwijzer": 1500.0, "redactie": 800.0, "organisatie": 800.0}
HOOGSTE_P95_EIGEN = 2750.0
# KWALITEIT P13 and P3.
HOOGSTE_GROEI, VERS_SECONDEN = 0.03, 2.0
# Of what is not ours, or fills with what people do, the growth is shown and not judged.
EIGEN_PROCESSEN = frozenset({"portaal", "worker", "worker-traag"})


@dataclass(frozen=True, kw_only=True)
class Duurproef:
    """Everything that was measured; times are monotonic seconds."""

    seconden: float
    deel: float
    capaciteit: dict[int, float]
    per_seconde: float
    begin: float
    ritten: Sequence[Rit]
    weggestuurd: int
    vensters: Sequence[Venster]
    mislukt: Sequence[str]
    geheugen: Sequence[Geheugencijfers]
    vers: Sequence[float]
    balans: Sequence[Regel]
    wachtend: Sequence[str]
    dood: int
    keten: str
    regels: int

    def reizen(self) -> list[Reiscijfers]:
        """The figures of each journey, by name."""
        namen = sorted({rit.reis for rit in self.ritten})
        return [count_reis(naam, [rit for rit in self.ritten if rit.reis == naam], self.vensters) for naam in namen]

    def doelen(self) -> list[Uitkomst]:
        """Each goal with what was measured."""
        reizen = self.reizen()
        buiten = sum(reis.buiten for reis in reizen)
        fouten = sum(reis.fouten_buiten for reis in reizen)
        return [
            Uitkomst("fouten", "Part of the questions outside faults that failed", [fouten / max(1, buiten)],
                     HOOGSTE_FOUTDEEL, bij=f"{fouten} of {buiten}"),
            Uitkomst("fouten", "Journeys outside faults that ended on another page", [sum(r.anders for r in reizen)],
                     0, eenheid=""),
            Uitkomst("tempo", "Visitors turned away because too many were waiting", [self.weggestuurd], 0, eenheid=""),
            Uitkomst("tempo", "Faults that could not be made", [len(self.mislukt)], 0, eenheid="",
                     bij="; ".join(self.mislukt)),
            *(
                Uitkomst("tijd", f"p95 outside faults: {reis.reis}", [reis.p95],
                         HOOGSTE_P95.get(reis.reis, HOOGSTE_P95_EIGEN), eenheid="ms")
                for reis in reizen
            ),
            Uitkomst("vers", "From publishing to fresh on the page, p95", [p95(self.vers)], VERS_SECONDEN,
                     eenheid="s", bij=f"{len(self.vers)} publications"),
            *(
                Uitkomst("geheugen", f"Growth over the second half: {proces.naam}", [proces.groei], HOOGSTE_GROEI,
                         bij=f"{proces.halverwege:.0f} to {proces.einde:.0f} MB")
                for proces in self.geheugen if proces.naam in EIGEN_PROCESSEN
            ),
            Uitkomst("balans", "Accepted and lost", [sum(len(regel.verloren) for regel in self.balans)], 0, eenheid=""),
            Uitkomst("balans", "Accepted and doubled", [sum(len(regel.dubbel) for regel in self.balans)], 0,
                     eenheid=""),
            Uitkomst("balans", "Still on its way, or given up, at the end", [len(self.wachtend) + self.dood], 0,
                     eenheid="", bij=f"given up: {self.dood}; waiting: {', '.join(self.wachtend[:5]) or 'none'}"),
            Uitkomst("logboek", "Faults in the chain of the log (1 = yes)", [float(bool(self.keten))], 0, eenheid="",
                     bij=self.keten or f"{self.regels} rows were added"),
        ]  # fmt: skip


KOP = """# Soak

Made by `make duurproef` on {moment}, on a machine with {machine}: {minuten:.0f} minutes of mixed traffic at {deel:.0%}
of what the house carries, with faults on and off by plan. What serves (PostgreSQL, Valkey, one portal process, two
workers) has the first core; the visitors and the simulated government have the second. Every visitor is
another address and reads the forms of the pages, as a browser without script does.

The house carried {hoogste:.2f} journeys a second once more visitors brought no more ({stappen}), so {tempo:.2f}
a second came. In all {ritten} journeys were walked, with {vragen} questions to the portal.

## Goals

| Goal | What | Goal | Measured | Spread | Reached | Remarks |
|---|---|---|---|---|---|---|
"""
REIZEN_KOP = """
## Journeys

Times are of questions to the portal outside faults, in milliseconds. A failure is an answer from 500, a time-out, no
connection, or "come back in a moment". Inside counts what fell within a fault that touches this journey, and the
seconds in which the house recovers from it.

| Journey | Walked | Questions outside | Failed | Inside faults | Failed | p50 | p95 |
|---|---|---|---|---|---|---|---|
"""
STORINGEN_KOP = """
## Faults

| From | To | What | Questions meanwhile | Failed |
|---|---|---|---|---|
"""
MINUTEN_KOP = """
## Each minute

p50 / p95 in milliseconds of all questions that began in that minute, faults included.

"""
GEHEUGEN_KOP = """
## Memory

In MB (PSS), without what a process took in its first tenth of the run. Only the portal's own processes have a goal: the
engines keep what people do, and the simulated government is no part of the portal.

| Process | Begin | Halfway | End | Growth of the second half |
|---|---|---|---|---|
"""
BALANS_KOP = """
## Balance

What people saw accepted, against what its destination made of it. "Receipt not seen" was accepted while the answer got
lost in a fault; it has to arrive as well.

| What | Accepted | Receipt not seen | There exactly once | Lost | Doubled |
|---|---|---|---|---|---|
"""


def write(proef: Duurproef, *, json_pad: Path, tekst_pad: Path) -> None:
    """Both files."""
    json_pad.parent.mkdir(parents=True, exist_ok=True)
    json_pad.write_text(json.dumps(to_json(proef), indent=1, ensure_ascii=False) + "\n")
    tekst_pad.write_text(to_text(proef))


def to_json(proef: Duurproef) -> dict[str, object]:
    """Everything but the single questions."""
    velden = {
        naam: waarde
        for naam, waarde in vars(proef).items()
        if naam not in {"ritten", "vensters", "geheugen", "balans", "begin"}
    }
    mislukt = sorted({rit.waar for rit in proef.ritten if rit.waar})
    return velden | {
        "moment": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "doelen": [asdict(doel) | {"waarde": doel.waarde, "gehaald": doel.gehaald} for doel in proef.doelen()],
        "reizen": [asdict(reis) for reis in proef.reizen()],
        "storingen": [[v.naam, v.begin - proef.begin, v.einde - proef.begin] for v in proef.vensters],
        "geheugen": [asdict(cijfers) for cijfers in proef.geheugen],
        "balans": [asdict(regel) for regel in proef.balans],
        "niet_gelukt": mislukt[:100],
    }


def to_text(proef: Duurproef) -> str:
    """The page."""
    stappen = ", ".join(f"{wie} at once {tempo:.2f}" for wie, tempo in proef.capaciteit.items())
    kop = KOP.format(
        moment=f"{datetime.now(UTC):%-d %B %Y}",
        machine=machine(),
        minuten=proef.seconden / 60,
        deel=proef.deel,
        hoogste=proef.per_seconde / proef.deel,
        stappen=stappen,
        tempo=proef.per_seconde,
        ritten=len(proef.ritten),
        vragen=sum(len(rit.vragen) for rit in proef.ritten),
    )
    delen = [
        kop, *(f"{row(doel)}\n" for doel in proef.doelen()),
        REIZEN_KOP, *(_reis(reis) for reis in proef.reizen()),
        STORINGEN_KOP, *(_storing(proef, venster) for venster in proef.vensters),
        MINUTEN_KOP, *_minuten(proef),
        GEHEUGEN_KOP, *(_geheugen(cijfers) for cijfers in proef.geheugen),
        BALANS_KOP, *(_balans(regel) for regel in proef.balans),
    ]  # fmt: skip
    return "".join(delen)


def print_short(proef: Duurproef) -> None:
    """The goals, for who waits for them."""
    for doel in proef.doelen():
        print(f"  {'ja ' if doel.gehaald else 'NEE'} {row(doel)}")


def _reis(reis: Reiscijfers) -> str:
    cellen = (
        reis.reis, reis.ritten, reis.buiten, reis.fouten_buiten, reis.binnen, reis.fouten_binnen,
        f"{reis.p50:.0f}", f"{reis.p95:.0f}",
    )  # fmt: skip
    return _rij(*cellen)


def _storing(proef: Duurproef, venster: Venster) -> str:
    vragen = [
        vraag for rit in proef.ritten for vraag in rit.vragen if venster.holds(rit.reis, vraag)
    ]  # fmt: skip
    van, tot = ((moment - proef.begin) / 60 for moment in (venster.begin, venster.einde))
    return _rij(f"{van:.1f}", f"{tot:.1f}", venster.naam, len(vragen), sum(bool(vraag.fout) for vraag in vragen))


def _minuten(proef: Duurproef) -> list[str]:
    namen = sorted({rit.reis for rit in proef.ritten})
    cijfers = {naam: per_minuut([rit for rit in proef.ritten if rit.reis == naam], proef.begin) for naam in namen}
    minuten = range(int(proef.seconden // 60) + 1)
    kop = [_rij("Minute", *namen), "|" + "---|" * (len(namen) + 1) + "\n"]
    return kop + [_rij(minuut, *(_paar(cijfers[naam].get(minuut)) for naam in namen)) for minuut in minuten]


def _paar(paar: tuple[float, float] | None) -> str:
    return f"{paar[0]:.0f} / {paar[1]:.0f}" if paar else ""


def _geheugen(cijfers: Geheugencijfers) -> str:
    maten = (f"{mb:.0f}" for mb in (cijfers.begin, cijfers.halverwege, cijfers.einde))
    return _rij(cijfers.naam, *maten, f"{cijfers.groei:+.1%}")


def _balans(regel: Regel) -> str:
    weg = (", ".join(kenmerken[:5]) or "0" for kenmerken in (regel.verloren, regel.dubbel))
    return _rij(regel.soort, regel.aangenomen, regel.ongezien, regel.aangekomen, *weg)


def _rij(*cellen: object) -> str:
    return "| " + " | ".join(str(cel) for cel in cellen) + " |\n"
