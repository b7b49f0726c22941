"""P1 at the edge, P2 among many pages, P3, P15 and P16: what answers, and how fast, without anybody logged in."""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from redis import Redis

from portal.paginacache.opslag import Opslag
from tests.performance.bezoeker import MetingMislukt, fetch, load
from tests.performance.bronnen import Bronmetingen
from tests.performance.duurproef.redactie import SLUG, Redactie
from tests.performance.proefhuis import free_port, pin
from tests.performance.verslag import ROOT, NietTeMeten, Uitkomst

PRODUCT = f"/producten/{SLUG}/"
HALLO = "/gezond/"
# An address with something the portal does not know is never kept, so this is the page as it is made.
VERS = f"{PRODUCT}?nieuw=1"
TEGELIJK, SECONDEN = 16, 5
DRUK, PUBLICATIES, TUSSEN = 64, 4, 5.0
WEINIG, VEEL = 1_000, 100_000


class Openbaarmetingen(Bronmetingen):
    """The measurements of public pages, each a method named after its goal."""

    def edge_against_hello(self) -> list[Uitkomst]:
        """P1: nginx in front of the portal, which keeps pages itself."""
        rand, hallo = [], []
        with nginx(self._portaal.url) as url:
            blast(url + PRODUCT, seconden=1)
            for _ in range(self._ronden):
                hallo.append(blast(self._portaal.url + HALLO))
                rand.append(blast(url + PRODUCT))
        bij = f"{median(rand):.0f} against {median(hallo):.0f} req/s; {load_tool()}"
        waarden = [r / h for r, h in zip(rand, hallo, strict=True)]
        return [
            Uitkomst("P1", "Product page kept by nginx against hello (req/s)", waarden, 8, hoger_is_beter=True, bij=bij)
        ]

    def page_among_many(self) -> list[Uitkomst]:
        """P2: the same page, made anew, while the catalogue has ever more pages."""
        cpu: dict[int, list[float]] = {}
        vragen: dict[int, float] = {}
        try:
            for aantal in (WEINIG, VEEL):
                module("tests.performance.veel", str(aantal))
                load(self._portaal.url, VERS, pid=self._portaal.pid, verzoeken=20)
                cpu[aantal] = [
                    load(self._portaal.url, VERS, pid=self._portaal.pid, verzoeken=60, tegelijk=4).cpu_per_verzoek
                    for _ in range(self._ronden)
                ]
                vragen[aantal] = float(module("tests.performance.binnen", "vragen", VERS)["vragen"])
        finally:
            module("tests.performance.veel", "0")
        waarden = [v / w for v, w in zip(cpu[VEEL], cpu[WEINIG], strict=True)]
        bij = f"{median(cpu[VEEL]) * 1000:.1f} against {median(cpu[WEINIG]) * 1000:.1f} ms CPU"
        return [
            Uitkomst(
                "P2", "The same page among 100,000 pages against 1,000 (CPU; our own bound)", waarden, 1.1, bij=bij
            ),
            Uitkomst("P2", "Queries among 100,000 pages", [vragen[VEEL]], 10, eenheid=""),
        ]

    def publish_until_fresh(self) -> list[Uitkomst]:
        """P3: two nodes under load, and an editor who publishes."""
        ander = self._huis.start_portal("knoop-2")
        self._huis.start_worker()
        knopen = [self._portaal.url, ander.url]
        opslag = Opslag(Redis.from_url(os.environ["REDIS_URL"]))
        with Redactie() as redactie, Kijkers(knopen, DRUK) as kijkers:
            time.sleep(TUSSEN)
            momenten, geleegd = [], []
            for _ in range(PUBLICATIES * self._ronden):
                merk, geteld = uuid.uuid4().hex[:8], opslag.publications() or 0
                begin = time.monotonic()
                redactie.publish(merk)
                momenten.append((begin, time.monotonic(), merk))
                time.sleep(TUSSEN)
                geleegd.append((opslag.publications() or 0) - geteld)
        self._huis.stop_process("worker")
        vers, gemaakt = [], []
        for (begin, klaar, merk), keer in zip(momenten, geleegd, strict=True):
            beelden = [kijkers.after(knoop, merk, begin, klaar, klaar + TUSSEN) for knoop in knopen]
            vers += [beeld.vers for beeld in beelden]
            gemaakt += [beeld.gemaakt / max(1, keer) for beeld in beelden]
        bij = (
            f"{len(momenten)} publications, two nodes, {DRUK} visitors at once, {kijkers.tempo():.0f} answers a second;"
            f" slowest {max(vers):.2f} s"
        )
        ook = f"{median(geleegd):.0f} purges a publication; at most {max(gemaakt):.2f}, counted in answers without Age"
        return [
            Uitkomst("P3", "From publishing to fresh at every node", vers, 2, eenheid="s", bij=bij),
            Uitkomst(
                "P3", "Times that a node makes the page for a purge", [sum(gemaakt) / len(gemaakt)], 1,
                eenheid="", bij=ook,
            ),
        ]  # fmt: skip

    def stack_against_bare_django(self) -> list[Uitkomst]:
        """P15: hello through all of our middleware against hello through Django's own."""
        ons, kaal = [], []
        with bare_django() as url:
            for basis in (url, self._portaal.url):
                blast(basis + HALLO, seconden=1)
            for _ in range(self._ronden):
                kaal.append(blast(url + HALLO))
                ons.append(blast(self._portaal.url + HALLO))
        bij = f"{median(ons):.0f} against {median(kaal):.0f} req/s; {load_tool()}"
        waarden = [o / k for o, k in zip(ons, kaal, strict=True)]
        return [
            Uitkomst(
                "P15", "Hello through our middleware against Django's own", waarden, 0.7, hoger_is_beter=True, bij=bij
            )
        ]

    def two_processes_against_one(self) -> list[Uitkomst]:
        """P16: processor time of the same work."""
        een, twee = self._huis.start_portal("een"), self._huis.start_portal("twee", processen=2)
        waarden, ms = [], []
        for portaal in (een, twee):
            load(portaal.url, VERS, pid=portaal.pid, verzoeken=40, tegelijk=8)
        for _ in range(self._ronden):
            paar = [
                load(portaal.url, VERS, pid=portaal.pid, verzoeken=80, tegelijk=8).cpu_per_verzoek
                for portaal in (een, twee)
            ]
            waarden.append(paar[1] / paar[0])
            ms.append([deel * 1000 for deel in paar])
        bij = f"{median(m[1] for m in ms):.1f} against {median(m[0] for m in ms):.1f} ms; a page made anew, one core"
        return [Uitkomst("P16", "CPU of a request, two processes against one", waarden, 1.1, bij=bij)]


def load_tool() -> str:
    """With what is asked."""
    return "by wrk" if shutil.which("wrk") else "by a load generator in Python: wrk is not installed"


def blast(url: str, *, seconden: int = SECONDEN) -> float:
    """Requests a second that a page answers to sixteen at once.

    Raises:
        MetingMislukt: an answer was not as it should be.
    """
    if not shutil.which("wrk"):
        delen = urllib.parse.urlsplit(url)
        belasting = load(f"{delen.scheme}://{delen.netloc}", delen.path, pid=os.getpid(), verzoeken=800, tegelijk=4)
        return belasting.per_seconde
    opdracht = ["wrk", "-t1", f"-c{TEGELIJK}", f"-d{seconden}s", url]
    tekst = subprocess.run(opdracht, capture_output=True, text=True, check=True, timeout=seconden + 60).stdout
    tempo = re.search(r"Requests/sec:\s*([0-9.]+)", tekst)
    if tempo is None or "Non-2xx" in tekst:
        raise MetingMislukt(f"{url}: {tekst.strip().splitlines()[-1:]}")
    return float(tempo[1])


def module(naam: str, *argumenten: str) -> dict[str, Any]:
    """The JSON that a module of ours prints, in a process of its own."""
    klaar = subprocess.run(
        [sys.executable, "-m", naam, *argumenten],
        cwd=ROOT, env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.config.settings.ontwikkel"},
        capture_output=True, text=True, check=True, timeout=900,
    )  # fmt: skip
    gelezen: dict[str, Any] = json.loads(klaar.stdout.strip().splitlines()[-1])
    return gelezen


@contextmanager
def bare_django() -> Iterator[str]:
    """Django alone, served as the portal is; gives where."""
    poort = free_port()
    opdracht = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1", "--blocking-threads", "16"]
    with _serving([sys.executable, "-m", *opdracht, "--port", str(poort), "tests.performance.kaal:application"], poort):
        yield f"http://127.0.0.1:{poort}"


NGINX = """{wie}daemon off; worker_processes 1; pid {map}/pid; error_log {map}/fouten;
events {{ worker_connections 1024; }}
http {{ access_log off; proxy_cache_path {map}/pagina levels=1:2 keys_zone=pagina:10m;
client_body_temp_path {map}/a; proxy_temp_path {map}/b; fastcgi_temp_path {map}/c; uwsgi_temp_path {map}/d;
scgi_temp_path {map}/e;
server {{ listen 127.0.0.1:{poort}; location / {{ proxy_pass {achter}; proxy_set_header Host $proxy_host;
proxy_cache pagina; proxy_cache_lock on; }} }} }}
"""


@contextmanager
def nginx(achter: str) -> Iterator[str]:
    """nginx in front, which keeps what says of itself that it may be kept; gives where.

    Raises:
        NietTeMeten: it is not installed.
    """
    if not shutil.which("nginx"):
        raise NietTeMeten("nginx is not installed")
    poort = free_port()
    with tempfile.TemporaryDirectory(prefix="portaal-rand-") as map_:
        instellingen = Path(map_) / "nginx.conf"
        # Who is root would otherwise hand over to somebody who may not read this folder.
        wie = "" if os.geteuid() else "user root; "
        instellingen.write_text(NGINX.format(wie=wie, map=map_, poort=poort, achter=achter))
        with _serving(["nginx", "-c", str(instellingen), "-e", f"{map_}/fouten"], poort):
            yield f"http://127.0.0.1:{poort}"


@contextmanager
def _serving(opdracht: list[str], poort: int) -> Iterator[None]:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam != "DJANGO_SETTINGS_MODULE"}
    proces = subprocess.Popen(opdracht, cwd=ROOT, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        einde = time.monotonic() + 60
        while True:
            try:
                fetch(f"http://127.0.0.1:{poort}{HALLO}")
                break
            except (OSError, http.client.HTTPException):
                if time.monotonic() > einde or proces.poll() is not None:
                    raise
                time.sleep(0.2)
        pin(proces.pid, 0)
        yield
    finally:
        proces.terminate()
        proces.wait(20)


@dataclass(frozen=True, slots=True)
class Beeld:
    """One node and one publication: seconds from then until no answer was old, and how often it made the page."""

    vers: float
    gemaakt: int


class Kijkers:
    """Visitors who look at one page of some nodes without end, and keep what they saw."""

    def __init__(self, knopen: list[str], aantal: int) -> None:
        self._klaar = threading.Event()
        # Node, moments of question and answer, the mark in the text, and whether it was made for this question.
        self.gezien: list[tuple[str, float, float, str, bool]] = []
        self._draden = [
            threading.Thread(target=self._look, args=(knopen[n % len(knopen)],), daemon=True) for n in range(aantal)
        ]

    def __enter__(self) -> "Kijkers":
        for draad in self._draden:
            draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._klaar.set()
        for draad in self._draden:
            draad.join(30)

    def after(self, knoop: str, merk: str, begin: float, klaar: float, tot: float) -> Beeld:
        """What was seen of a node from the begin of a publication until the next; it is out from `klaar`.

        Raises:
            MetingMislukt: nobody looked, or nobody saw what was published.
        """
        keer = [rij for rij in self.gezien if rij[0] == knoop and begin <= rij[1] < tot]
        if not any(gelezen == merk for _knoop, _begin, _einde, gelezen, _gemaakt in keer):
            raise MetingMislukt(f"nobody saw {merk} at {knoop} within {TUSSEN:.0f} s")
        oud = [gevraagd for _knoop, gevraagd, _einde, gelezen, _gemaakt in keer if gelezen != merk]
        return Beeld(max(0.0, max(oud, default=klaar) - klaar), sum(gemaakt for *_rest, gemaakt in keer))

    def tempo(self) -> float:
        """Answers a second, of all visitors and nodes together."""
        return len(self.gezien) / (self.gezien[-1][2] - self.gezien[0][1])

    def _look(self, knoop: str) -> None:
        verbinding = http.client.HTTPConnection(urllib.parse.urlsplit(knoop).netloc, timeout=20)
        while not self._klaar.is_set():
            begin = time.monotonic()
            verbinding.request("GET", PRODUCT)
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode(errors="replace")
            merk = re.search(r"\(([0-9a-f]{8})\)", tekst)
            gemaakt = antwoord.getheader("Age") is None
            self.gezien.append((knoop, begin, time.monotonic(), merk[1] if merk else "", gemaakt))
            # So many visitors at once, not so many questions as the machine can take: the editor needs some of it.
            time.sleep(0.1)
        verbinding.close()
