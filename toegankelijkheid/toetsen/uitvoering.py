"""The runner: several browsers over a list of pages, each page within its time, and one run of what reads documents.

The browsers work in threads; what they wait for happens in Chromium. A page that takes too long loses its browser, is
named as failed, and the rest goes on in a new one.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from queue import Empty, Queue
from shutil import which
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

import structlog

from toegankelijkheid.toetsen.afschermen import mask
from toegankelijkheid.toetsen.motoren import DOCUMENTMOTOREN, MOTOREN, SNEL, Documentmotor, Motor
from toegankelijkheid.toetsen.toetsbaar import Persoon, Toetspagina
from toegankelijkheid.toetsen.waarneming import Mislukt, Uitslag, Waarneming
from toegankelijkheid.toetsen.weergaven import WEERGAVEN

if TYPE_CHECKING:
    from toegankelijkheid.toetsen.browser import Toetsbrowser

log = structlog.get_logger(__name__)
BEWAAK_SECONDEN = 0.5
# The one without windows first: it is the same engine with less around it.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
Voortgang = Callable[[int, Waarneming | Mislukt], None]


class BrowserOntbreekt(RuntimeError):
    """Playwright or Chromium is not installed here; the message says how to bring it."""


@dataclass(frozen=True, slots=True)
class Instelling:
    """How to check.

    Attributes:
        basis: the origin on which the pages stand.
        seconden_per_pagina: after which a page has failed; all its views and states together.
        processen: how many browsers work side by side.
        personen: who may be logged in, by the name that pages use.
        met_beeld: whether pictures are taken of spots with something certain.
    """

    basis: str
    weergaven: Sequence[str] = tuple(WEERGAVEN)
    motoren: Sequence[str] = SNEL
    processen: int = 2
    seconden_per_pagina: float = 90.0
    personen: Mapping[str, Persoon] = field(default_factory=dict)
    met_beeld: bool = False
    chromium: str = ""


def find_chromium() -> str:
    """The path of Chromium on this machine.

    Raises:
        BrowserOntbreekt: there is none, or Playwright is not installed.
    """
    if find_spec("playwright") is None:
        raise BrowserOntbreekt("Playwright ontbreekt; installeer het portaal met de extra 'toetsen'.")
    gevonden = next((pad for naam in CHROMIUM if (pad := which(naam))), None)
    if gevonden is None:
        raise BrowserOntbreekt("Chromium ontbreekt; installeer het pakket 'chromium' van uw systeem.")
    return gevonden


def run(*, paginas: Sequence[Toetspagina], instelling: Instelling, bij: Voortgang | None = None) -> Uitslag:
    """Check all pages, and give what was seen.

    `bij` hears of each look and of each failure, with how many pages are done; it is called by one thread at a time.

    Raises:
        BrowserOntbreekt: Playwright or Chromium is not installed.
        MotorOntbreekt: an engine is not installed.
    """
    begin = time.monotonic()
    chromium = instelling.chromium or find_chromium()
    motoren: dict[str, Motor | Documentmotor] = {**MOTOREN, **DOCUMENTMOTOREN}
    uitslag = Uitslag(motoren={naam: motoren[naam].versie() for naam in instelling.motoren})
    loop = _Loop(instelling=instelling, chromium=chromium, uitslag=uitslag, bij=bij)
    loop.work(_in_order(paginas))
    loop.read_documents()
    uitslag.looptijd = round(time.monotonic() - begin, 1)
    return uitslag


def _in_order(paginas: Iterable[Toetspagina]) -> list[list[Toetspagina]]:
    """Pages in portions that one browser takes; those of one person stay together, so that one login does."""
    per_persoon: dict[str, list[Toetspagina]] = {}
    for pagina in paginas:
        per_persoon.setdefault(pagina.wie, []).append(pagina)
    van_iedereen = [[pagina] for pagina in per_persoon.pop("", [])]
    # The longest first, so that no browser is left with a long tail.
    return [*sorted(per_persoon.values(), key=len, reverse=True), *van_iedereen]


class _Loop:
    """One run: the queue, the browsers, and what they tell."""

    def __init__(self, *, instelling: Instelling, chromium: str, uitslag: Uitslag, bij: Voortgang | None) -> None:
        self._instelling = instelling
        self._chromium = chromium
        self._uitslag = uitslag
        self._bij = bij
        self._klaar = 0
        self._slot = Lock()
        self._documenten: dict[str, dict[tuple[str, str, str, str], str]] = {}
        self._gestopt: list[BaseException] = []

    def work(self, porties: Sequence[list[Toetspagina]]) -> None:
        """Divide the portions over browsers and wait; what stopped a browser for good is raised."""
        rij: Queue[list[Toetspagina]] = Queue()
        for portie in porties:
            rij.put(portie)
        browsers: list[Toetsbrowser] = []
        klaar = Event()
        aantal = min(self._instelling.processen, len(porties))
        draden = [Thread(target=self._work, args=(rij, browsers), daemon=True) for _ in range(aantal)]
        bewaker = Thread(target=self._watch, args=(browsers, klaar), daemon=True)
        for draad in (*draden, bewaker):
            draad.start()
        for draad in draden:
            draad.join()
        klaar.set()
        bewaker.join()
        if self._gestopt:
            raise self._gestopt[0]

    def read_documents(self) -> None:
        """The engines that read documents, each once over all of them."""
        for naam, documenten in self._documenten.items():
            begin = time.perf_counter()
            sleutels = {str(nummer): sleutel for nummer, sleutel in enumerate(documenten)}
            gevonden = DOCUMENTMOTOREN[naam].toets({nummer: documenten[sleutels[nummer]] for nummer in sleutels})
            per_stuk = (time.perf_counter() - begin) / max(1, len(sleutels))
            for nummer, (adres, route, wie, toestand) in sleutels.items():
                bevindingen = tuple(mask(bevinding) if wie else bevinding for bevinding in gevonden.get(nummer, ()))
                self._tell(Waarneming(adres, route, wie, toestand, "", bevindingen, {naam: per_stuk}))

    def _work(self, rij: "Queue[list[Toetspagina]]", browsers: "list[Toetsbrowser]") -> None:
        # Here, because only who checks needs Playwright.
        from toegankelijkheid.toetsen.browser import Toetsbrowser  # noqa: PLC0415

        instelling = self._instelling
        try:
            with Toetsbrowser(
                basis=instelling.basis,
                chromium=self._chromium,
                motoren=instelling.motoren,
                weergaven=instelling.weergaven,
                personen=instelling.personen,
                met_beeld=instelling.met_beeld,
            ) as browser:
                browsers.append(browser)
                with suppress(Empty):
                    while not self._gestopt:
                        for pagina in rij.get_nowait():
                            self._toets(browser, pagina)
                with self._slot:
                    for naam, documenten in browser.documenten.items():
                        self._documenten.setdefault(naam, {}).update(documenten)
        except BaseException as fout:  # noqa: BLE001 - a thread's error is raised where the run was asked for
            self._gestopt.append(fout)

    def _toets(self, browser: "Toetsbrowser", pagina: Toetspagina) -> None:
        reden = browser.probeer(pagina, self._tell)
        with self._slot:
            self._klaar += 1
        if reden:
            log.warning("toets_mislukt", route=pagina.route, pad=pagina.adres, reden=reden)
            self._tell(Mislukt(pagina.adres or pagina.route, reden))

    def _tell(self, wat: Waarneming | Mislukt) -> None:
        with self._slot:
            if isinstance(wat, Mislukt):
                self._uitslag.mislukt.append(wat)
            else:
                self._uitslag.waarnemingen.append(wat)
            if self._bij is not None:
                self._bij(self._klaar, wat)

    def _watch(self, browsers: "list[Toetsbrowser]", klaar: Event) -> None:
        """Take the browser away from a page that takes too long."""
        while not klaar.wait(BEWAAK_SECONDEN):
            for browser in list(browsers):
                if browser.sinds and time.monotonic() - browser.sinds > self._instelling.seconden_per_pagina:
                    browser.kill()
