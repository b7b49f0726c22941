"""Writes docs/toegankelijkheid-poort.md, and the first round of the demo, from the last run of the gate.

`python -m tests.e2e.poortverslag`
"""

import sys
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.e2e.huis import ROOT
from tests.e2e.van_wagtail import list_eigen, tally_van_wagtail
from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.bewaard import EERSTE_RONDE, read_uitslag, write_uitslag
from toegankelijkheid.toetsen.waarneming import Uitslag, Waarneming

POORT_UITSLAG = ROOT / ".var" / "toegankelijkheid-poort.jsonl"
VERSLAG = ROOT / "docs" / "toegankelijkheid-poort.md"
WEERGAVEN = ("1280", "donker", "geforceerd", "tekstafstand", "390", "320", "zonder-javascript")
KOP = """# De poort: elke pagina, elke weergave, elke toestand

Geschreven door `python -m tests.e2e.poortverslag` uit de laatste ronde van `tests/e2e/test_toegankelijkheid_poort.py`.
In elke app zegt `toetsbaar.py` welke pagina's er zijn, voor wie, en in welke toestanden; een route die daar niet in
staat, laat `tests/architectuur/test_toetsbaar.py` niet door. 'Te beoordelen' is wat een motor niet zeker weet: dat
telt hier mee, en een mens kijkt ernaar in het overzicht in `/beheer/`.
"""


def make_rij(w: Waarneming) -> dict[str, Any]:
    """What the report needs of one look: what was open, how long it took, and how much was found."""
    return {
        "route": w.route,
        "wie": w.wie,
        "toestand": w.toestand,
        "weergave": w.weergave,
        "seconden": w.seconden,
        "zeker": len(list_eigen(w)),
        "van_wagtail": tally_van_wagtail(w),
        "te_beoordelen": Counter(b.sleutel for b in w.bevindingen if b.zekerheid is not Zekerheid.ZEKER),
    }


def keep_public(uitslag: Uitslag) -> Uitslag:
    """What the demo begins with: public pages as they open on a wide screen."""
    return replace(
        uitslag,
        mislukt=[],
        waarnemingen=[w for w in uitslag.waarnemingen if not (w.wie or w.toestand) and w.weergave in {"", "1280"}],
    )


def total(rijen: list[dict[str, Any]]) -> str:
    """The figures of everything together."""
    kijkjes = [rij for rij in rijen if rij["weergave"]]
    seconden: Counter[str] = Counter()
    for rij in rijen:
        seconden.update(rij["seconden"])
    routes = {rij["route"] for rij in rijen}
    toestanden = {(rij["route"], rij["toestand"]) for rij in rijen if rij["toestand"]}
    per_motor = ", ".join(f"{motor} {aantal:.0f} s" for motor, aantal in sorted(seconden.items()))
    return (
        f"{len(routes)} routes, {len(toestanden)} toestanden, {len(kijkjes)} keer gekeken: "
        f"**{sum(rij['zeker'] for rij in rijen)} zekere bevindingen**, "
        f"{sum(sum(rij['van_wagtail'].values()) for rij in rijen)} van Wagtail en niet van ons, "
        f"{sum(sum(rij['te_beoordelen'].values()) for rij in rijen)} te beoordelen. Rekentijd: {per_motor}."
    )


def table(rijen: list[dict[str, Any]]) -> list[str]:
    """One line for each route, person and state: in which views it was seen, by which engines, and how long."""
    groepen: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for rij in rijen:
        groepen[rij["route"], rij["wie"], rij["toestand"]].append(rij)
    regels = [
        "| Route | Wie | Toestand | Weergaven | Motoren | Seconden | Zeker | Te beoordelen |",
        "|---|---|---|---|---|---:|---:|---:|",
    ]
    for (route, wie, toestand), groep in sorted(groepen.items()):
        gezien = {rij["weergave"] for rij in groep}
        weergaven = ", ".join(naam for naam in WEERGAVEN if naam in gezien) or "document"
        motoren = ", ".join(sorted({motor for rij in groep for motor in rij["seconden"]}))
        seconden = sum(sum(rij["seconden"].values()) for rij in groep)
        zeker = sum(rij["zeker"] for rij in groep)
        beoordelen = sum(sum(rij["te_beoordelen"].values()) for rij in groep)
        regels.append(
            f"| `{route}` | {wie or 'bezoeker'} | {toestand or '–'} | {weergaven} | {motoren} "
            f"| {seconden:.1f} | {zeker} | {beoordelen} |"
        )
    return regels


def tally(rijen: list[dict[str, Any]], *, wat: str, kop: str) -> list[str]:
    """How often each kind was found, the most first; `wat` is the part of a row that counts them."""
    keren: Counter[str] = Counter()
    for rij in rijen:
        keren.update(rij[wat])
    return [f"| {kop} | Keren |", "|---|---:|", *(f"| `{soort}` | {aantal} |" for soort, aantal in keren.most_common())]


def main() -> None:
    """Write the report."""
    uitslag = read_uitslag(POORT_UITSLAG)
    rijen = [make_rij(waarneming) for waarneming in uitslag.waarnemingen]
    write_uitslag(keep_public(uitslag), EERSTE_RONDE)
    dag = datetime.fromtimestamp(POORT_UITSLAG.stat().st_mtime, tz=ZoneInfo("Europe/Amsterdam"))
    motoren = ", ".join(f"{naam} {versie}" for naam, versie in sorted(uitslag.motoren.items()))
    regels = [
        KOP,
        f"Ronde van {dag:%d-%m-%Y}, {uitslag.looptijd:.0f} seconden, 2 browsers. Motoren: {motoren}.\n",
        total(rijen),
        "\n## Routes, weergaven, toestanden en motoren\n",
        *table(rijen),
        "\n## Van Wagtail, niet van ons\n",
        "Wat Wagtail zelf om onze pagina's in `/beheer/` tekent. `tests/e2e/van_wagtail.py` noemt elk geval apart.\n",
        *tally(rijen, wat="van_wagtail", kop="Wat"),
        "\n## Te beoordelen, per regel\n",
        *tally(rijen, wat="te_beoordelen", kop="Regel"),
        "",
    ]
    VERSLAG.write_text("\n".join(regels))
    sys.stdout.write(f"{VERSLAG.relative_to(ROOT)}: {total(rijen)}\n")


if __name__ == "__main__":
    main()
