"""The figures as text, as Prometheus reads them (text format 0.0.4), by the names that a collector gives them too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from portal.meten.cijfers import CIJFERS, Cijfer
from portal.meten.eigenschappen import Waarde
from portal.meten.momentopname import Punt
from portal.meten.stand import Stand

_SOORT = {"duur": "histogram", "teller": "counter", "aantal": "gauge", "stand": "gauge"}


def prometheus_name(cijfer: Cijfer) -> str:
    """The name of a figure by the rules of OpenTelemetry for Prometheus; a duration has parts with more behind it."""
    naam = cijfer.naam.replace(".", "_")
    if cijfer.eenheid == "s":
        naam += "_seconds"
    return f"{naam}_total" if cijfer.soort == "teller" else naam


def render(processen: Mapping[str, Iterable[Punt]], standen: Iterable[Stand]) -> str:
    """All figures: of each process with its name as `proces`, of the portal as a whole without."""
    per_naam: dict[str, list[str]] = defaultdict(list)
    namen = {cijfer.naam: prometheus_name(cijfer) for cijfer in CIJFERS}
    als_stand = {cijfer.naam for cijfer in CIJFERS if cijfer.soort == "stand"}
    for proces, punten in processen.items():
        for punt in punten:
            if punt.naam in namen and punt.naam not in als_stand:
                per_naam[punt.naam] += _lines(namen[punt.naam], punt, proces)
    for stand in standen:
        per_naam[stand.naam].append(_line(namen[stand.naam], stand.eigenschappen, stand.waarde))
    regels: list[str] = []
    for cijfer in CIJFERS:
        if cijfer.naam in per_naam:
            naam = namen[cijfer.naam]
            regels += [f"# HELP {naam} {cijfer.uitleg}", f"# TYPE {naam} {_SOORT[cijfer.soort]}"]
            regels += per_naam[cijfer.naam]
    return "\n".join(regels) + "\n"


def _lines(naam: str, punt: Punt, proces: str) -> Iterator[str]:
    eigenschappen = punt.eigenschappen | {"proces": proces}
    if not punt.aantallen:
        yield _line(naam, eigenschappen, punt.waarde)
        return
    tot = 0
    for grens, aantal in zip((*punt.grenzen, float("inf")), punt.aantallen, strict=True):
        tot += aantal
        yield _line(f"{naam}_bucket", eigenschappen | {"le": _number(grens)}, tot)
    yield _line(f"{naam}_sum", eigenschappen, punt.waarde)
    yield _line(f"{naam}_count", eigenschappen, tot)


def _line(naam: str, eigenschappen: Mapping[str, Waarde], waarde: float) -> str:
    delen = ",".join(f'{sleutel.replace(".", "_")}="{_escape(str(tekst))}"' for sleutel, tekst in eigenschappen.items())
    return f"{naam}{{{delen}}} {_number(waarde)}" if delen else f"{naam} {_number(waarde)}"


def _number(waarde: float) -> str:
    return "+Inf" if waarde == float("inf") else repr(float(waarde))


def _escape(tekst: str) -> str:
    return tekst.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
