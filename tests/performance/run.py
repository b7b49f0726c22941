"""`make bench`: measure the portal against the goals and write `.var/bench.json` and docs/prestaties.md.

python -m tests.performance.run [--ronden 5] [--streng] [--alleen P4,P17]
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urljoin

import brotli
import psutil

from tests.performance import outbox, postvak, sc_import, scherm
from tests.performance.bezoeker import Belasting, fetch, load
from tests.performance.openbaar import HALLO, PRODUCT, VERS, Openbaarmetingen
from tests.performance.proefhuis import Proefhuis, pin
from tests.performance.verslag import ROOT, NietTeMeten, Uitkomst, row, write

# Of the made products of `zoeken.py` each has ten vectors.
CHUNKS, PER_PRODUCT = 20_000, 10
# What a site would send that takes over the component library and the theme whole.
NLDS = (
    "@utrecht/component-library-css/dist/index.css",
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
)


def inside(wat: str, *argumenten: str) -> dict[str, Any]:
    """What `tests.performance.binnen` measures, in a fresh process."""
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.performance.binnen", wat, *argumenten],
        cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    gelezen: dict[str, Any] = json.loads(klaar.stdout.strip().splitlines()[-1])
    return gelezen


def search_among(aantal: int, ronden: int) -> dict[str, Any]:
    """What `tests.performance.zoeken` measures among so many products, in a fresh process."""
    klaar = subprocess.run(
        [sys.executable, "-m", "tests.performance.zoeken", str(aantal), str(ronden)],
        cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
        capture_output=True, text=True, check=True, timeout=1200,
    )  # fmt: skip
    gelezen: dict[str, Any] = json.loads(klaar.stdout.strip().splitlines()[-1])
    return gelezen


class Metingen(Openbaarmetingen):
    """The measurements, each a method named after its goal."""

    def page_against_hello(self) -> list[Uitkomst]:
        """P1 and P2."""
        pid, basis = self._portaal.pid, self._portaal.url
        for pad in (HALLO, PRODUCT, VERS):
            load(basis, pad, pid=pid, verzoeken=20)
        hallo: list[Belasting] = []
        bewaard: list[Belasting] = []
        pagina: list[Belasting] = []
        for _ in range(self._ronden):
            hallo.append(load(basis, HALLO, pid=pid, verzoeken=600, tegelijk=4))
            bewaard.append(load(basis, PRODUCT, pid=pid, verzoeken=600, tegelijk=4))
            pagina.append(load(basis, VERS, pid=pid, verzoeken=60, tegelijk=4))
        cpu = [h.cpu_per_verzoek / p.cpu_per_verzoek for h, p in zip(hallo, pagina, strict=True)]
        snelheid = [h.cpu_per_verzoek / b.cpu_per_verzoek for h, b in zip(hallo, bewaard, strict=True)]
        kort = median(deel.cpu_per_verzoek for deel in bewaard) * 1000
        ms = [median(deel.cpu_per_verzoek for deel in delen) * 1000 for delen in (pagina, hallo)]
        tempo = [median(deel.per_seconde for deel in delen) for delen in (pagina, hallo)]
        absoluut = (
            f"{ms[0]:.1f} ms against {ms[1]:.2f} ms CPU; {tempo[0]:.0f} against {tempo[1]:.0f} req/s, "
            "with a load generator in Python"
        )
        vragen = inside("vragen", VERS)
        if vragen["status"] != 200:
            raise RuntimeError(f"{VERS} gaf status {vragen['status']}")
        return [
            Uitkomst(
                "P1", "Kept public product page against hello (CPU)", snelheid, 0.95, hoger_is_beter=True,
                bij=f"{kort:.2f} against {ms[1]:.2f} ms CPU; nginx in front of it keeps more",
            ),
            Uitkomst("P2", "Uncached product page against hello (CPU)", cpu, 0.04, hoger_is_beter=True, bij=absoluut),
            Uitkomst("P2", "Queries of an uncached product page", [float(vragen["vragen"])], 10, eenheid=""),
        ]  # fmt: skip

    def answer_against_embedding(self) -> list[Uitkomst]:
        """P12."""
        tijden = inside("wegwijzer", str(self._ronden))
        if "reden" in tijden:
            return []
        vector, vinden, antwoord = (tijden[naam] for naam in ("vector", "vinden", "antwoord"))
        ms = [f"{median(lijst) * 1000:.1f}" for lijst in (vector, vinden, antwoord)]
        bij = f"{ms[0]} ms for the vector, {ms[1]} to find, {ms[2]} to answer"
        duur = [1000 * waarde for waarde in tijden["antwoord_p95"]]
        veel = search_among(CHUNKS // PER_PRODUCT, self._ronden)
        bij_veel = f"{median(veel['vector_p50']):.1f} ms for the vector, {median(veel['vinden_p50']):.1f} to find"
        return [
            Uitkomst("P12", "Finding against the embedding alone (CPU)", _ratio(vinden, vector), 1.5, bij=bij),
            Uitkomst("P12", "Whole answer against the embedding alone (CPU)", _ratio(antwoord, vector), 2.5),
            Uitkomst("P12", "Whole answer, p95 (CPU, one core)", duur, 150, eenheid="ms"),
            Uitkomst(
                "P12",
                "Finding against the embedding alone (CPU), 20,000 vectors",
                _ratio(veel["vinden_p50"], veel["vector_p50"]),
                1.5,
                bij=bij_veel,
            ),
            Uitkomst("P12", "Finding among 20,000 vectors, p95 (CPU, one core)", veel["vinden_p95"], 150, eenheid="ms"),
        ]

    def memory(self) -> list[Uitkomst]:
        """P13; last, after all requests of this run."""
        pid, basis = self._portaal.pid, self._portaal.url
        load(basis, "/zoeken/?q=verhuizen", pid=pid, verzoeken=20)
        werkers = psutil.Process(pid).children(recursive=True)
        voor = max(werker.memory_info().rss for werker in werkers)
        load(basis, PRODUCT, pid=pid, verzoeken=400, tegelijk=4)
        na = max(werker.memory_info().rss for werker in werkers)
        kaal = float(inside("kaal")["mb"])
        torch = any("torch" in kaart.path for werker in werkers for kaart in werker.memory_maps())
        mb = na / 2**20
        return [
            Uitkomst(
                "P13", "Memory of a web process against bare Django and Wagtail", [mb / kaal], 1.35,
                bij=f"{mb:.0f} against {kaal:.0f} MB, with the search index and the light language engine in it",
            ),
            Uitkomst("P13", "Growth in memory over 400 more requests", [na / voor], 1.03),
            Uitkomst("P13", "torch in the web process (1 = yes)", [float(torch)], 0, eenheid=""),
        ]  # fmt: skip

    def search_among_many(self) -> list[Uitkomst]:
        """P10."""
        weinig, veel = (search_among(aantal, self._ronden) for aantal in (1_000, 100_000))
        heel, kaal, bijwerken = (_ratio(veel[naam], weinig[naam]) for naam in ("p95", "woorden_p95", "bijwerken"))
        tijden = [median(deel[naam]) for naam in ("p95", "woorden_p95", "bijwerken") for deel in (veel, weinig)]
        bij = f"{tijden[0]:.0f} against {tijden[1]:.0f} ms; slowest of 200 questions: '{veel['traagst']}'"
        los = f"{tijden[2]:.0f} against {tijden[3]:.1f} ms: nothing but searching"
        publicatie = f"{tijden[4]:.0f} against {tijden[5]:.0f} ms; the first reading takes {veel['inlezen_s']:.0f} s"
        geheugen = f"{weinig['mb']:.0f} MB with 1,000; ten vectors a product"
        return [
            Uitkomst("P10", "Search p95 (CPU), 100,000 against 1,000 products", heel, 5, bij=bij),
            Uitkomst("P10", "The same with the question's vector at hand (our own bound)", kaal, 12, bij=los),
            Uitkomst("P10", "Taking in one publication (our own bound)", bijwerken, 20, bij=publicatie),
            Uitkomst(
                "P10",
                "Memory of a process with 100,000 products (our own bound)",
                [veel["mb"]],
                1500,
                eenheid="MB",
                bij=geheugen,
            ),
        ]

    def page_weight(self) -> list[Uitkomst]:
        """P17."""
        basis = self._portaal.url
        html, _ = fetch(basis + PRODUCT)
        adressen = sorted(set(re.findall(r'(?:href|src)="(/static/[^"#]+)', html.decode())))
        gewicht = {adres: len(fetch(urljoin(basis, adres), codering="br")[0]) for adres in adressen}
        css = [adres for adres in adressen if adres.endswith(".css")]
        # A browser also fetches the typefaces that the page's own alphabet needs; some are not preloaded.
        for blad in css:
            tekst = fetch(urljoin(basis, blad))[0].decode()
            letters = re.findall(r"""url\(["']?([^"')]+-latin-\d+[^"')]*woff2)""", tekst)
            gewicht |= {adres: len(fetch(urljoin(basis + blad, adres))[0]) for adres in letters if adres not in gewicht}
        js = [adres for adres in adressen if adres.endswith(".js")]
        css_gzip = sum(len(fetch(urljoin(basis, adres), codering="gzip")[0]) for adres in css)
        totaal = len(brotli.compress(html)) + sum(gewicht.values())
        uit = [
            Uitkomst("P17", "Product page with all it needs, brotli", [totaal / 1000], 90, eenheid="kB",
                     bij=f"HTML {len(html) / 1000:.0f} kB, {len(gzip.compress(html)) / 1000:.1f} gzip (by the edge)"),
            Uitkomst("P17", "JavaScript, brotli", [sum(gewicht[a] for a in js) / 1000], 15, eenheid="kB"),
            Uitkomst("P17", "CSS, gzip", [css_gzip / 1000], 35, eenheid="kB"),
        ]  # fmt: skip
        heel = [ROOT / "node_modules" / pad for pad in NLDS]
        if all(pad.exists() for pad in heel):
            vol = sum(len(brotli.compress(pad.read_bytes())) for pad in heel)
            uit.append(
                Uitkomst(
                    "P17",
                    "CSS against the whole of NL Design System, brotli",
                    [sum(gewicht[a] for a in css) / vol],
                    0.25,
                )
            )
        return uit

    def page_on_a_screen(self) -> list[Uitkomst]:
        """P17 as a browser measures it."""
        return scherm.measure(self._portaal.url + PRODUCT, self._ronden)


def _ratio(boven: Sequence[float], onder: Sequence[float]) -> list[float]:
    return [b / o for b, o in zip(boven, onder, strict=True)]


METINGEN: dict[str, Callable[[Metingen], list[Uitkomst]]] = {
    "P1": Metingen.page_against_hello,
    "P1-rand": Metingen.edge_against_hello,
    "P2-veel": Metingen.page_among_many,
    "P3": Metingen.publish_until_fresh,
    "P4": Metingen.dashboard_against_slowest_source,
    "P4-gegevens": Metingen.data_page_against_slowest_source,
    "P4-klanten": Metingen.clients_against_slowest_source,
    "P4-loket": Metingen.counter_against_slowest_source,
    "P5": Metingen.many_against_few_sources,
    "P6": Metingen.one_source_hangs,
    "P7": Metingen.second_view_in_a_session,
    "P8": Metingen.calls_for_many_zaken,
    "P9": Metingen.cpu_of_a_call,
    "P10": Metingen.search_among_many,
    "P12": Metingen.answer_against_embedding,
    "P15": Metingen.stack_against_bare_django,
    "P16": Metingen.two_processes_against_one,
    "P17": Metingen.page_weight,
    "P17-scherm": Metingen.page_on_a_screen,
    "P13": Metingen.memory,
    "SC": lambda _: sc_import.measure(),
    "P11": lambda _: postvak.measure(),
    "P14": lambda _: outbox.measure(),
}


def main() -> None:
    """Measure, write, and say it."""
    lezer = argparse.ArgumentParser(prog="make bench", description=__doc__)
    lezer.add_argument("--ronden", type=int, default=5, choices=range(1, 21), metavar="1-20")
    lezer.add_argument("--alleen", default="", help="goals to measure, for example P4,P17; then no table is written")
    lezer.add_argument("--streng", action="store_true", help="fail on what is clearly worse than its goal")
    keuze = lezer.parse_args()
    gekozen = [naam.strip() for naam in keuze.alleen.split(",") if naam.strip()] or list(METINGEN)
    pin(os.getpid(), 1)
    uitkomsten: list[Uitkomst] = []
    niet: list[str] = []
    with Proefhuis() as huis:
        metingen = Metingen(huis, keuze.ronden)
        for naam in gekozen:
            print(f"  {naam} ...", flush=True)
            begin = time.monotonic()
            try:
                gemeten = METINGEN[naam](metingen)
            except NietTeMeten as reden:
                niet.append(f"{naam}: {reden}")
                print(f"  niet gemeten: {niet[-1]}", flush=True)
                continue
            uitkomsten += gemeten
            for uitkomst in gemeten:
                print(f"  {'ja ' if uitkomst.gehaald else 'NEE'} {row(uitkomst)}", flush=True)
            print(f"  {naam}: {time.monotonic() - begin:.0f} s", flush=True)
    if not keuze.alleen:
        json_pad, tabel = Path(ROOT / ".var" / "bench.json"), ROOT / "docs" / "prestaties.md"
        write(uitkomsten, ronden=keuze.ronden, niet=niet, json_pad=json_pad, tabel_pad=tabel)
        print(f"  Geschreven: {tabel.relative_to(ROOT)} en {json_pad.relative_to(ROOT)}")
    if keuze.streng and any(uitkomst.stuk for uitkomst in uitkomsten):
        sys.exit(1)


if __name__ == "__main__":
    main()
