"""One Chromium that goes over pages; the only module that needs Playwright to be there.

Each thread has its own. Everything of a person of the demo happens in one browser context, so that one login does.
"""

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Playwright, Response, sync_playwright

from toegankelijkheid.toetsen.afschermen import mask, mask_adres
from toegankelijkheid.toetsen.bevinding import Bevinding, Zekerheid
from toegankelijkheid.toetsen.bezoek import Bezoek, BezoekMislukt
from toegankelijkheid.toetsen.motoren import DOCUMENTMOTOREN, MOTOREN
from toegankelijkheid.toetsen.toetsbaar import Persoon, Toestand, Toetspagina
from toegankelijkheid.toetsen.waarneming import Waarneming
from toegankelijkheid.toetsen.weergaven import HOOGTE, SMAL, VAN_TOESTAND, WEERGAVEN, is_unchanged, toon

# As root Chromium has no sandbox; the other flags keep it from looking for the outside world.
VLAGGEN = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
UITGEKLAPT = "alles uitgeklapt"
STAP_MS = 15_000
MAX_BEELDEN = 5
BEELD_MS = 2_000
# What a picture of somebody's page may show: where, and not what.
MASKER = """(aan) => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((blad) => !blad.masker);
    if (!aan) return;
    const blad = new CSSStyleSheet();
    blad.masker = true;
    blad.replaceSync(`
        * { -webkit-text-security: square !important }
        img, canvas, video { visibility: hidden !important }`);
    document.adoptedStyleSheets.push(blad);
}"""
Melder = Callable[[Waarneming], None]


class Toetsbrowser:
    """A Chromium that checks pages one by one.

    Attributes:
        documenten: of each engine that reads documents, what it is to read, by (address, route, person, state).
        sinds: when the page that is being checked was begun (monotonic seconds), or 0.
    """

    def __init__(
        self,
        *,
        basis: str,
        chromium: str,
        motoren: Sequence[str],
        weergaven: Sequence[str],
        personen: Mapping[str, Persoon],
        met_beeld: bool,
    ) -> None:
        self.documenten: dict[str, dict[tuple[str, str, str, str], str]] = {
            naam: {} for naam in motoren if naam in DOCUMENTMOTOREN
        }
        self.sinds = 0.0
        self._basis = basis.rstrip("/")
        self._chromium = chromium
        self._motoren = [MOTOREN[naam] for naam in motoren if naam in MOTOREN]
        self._weergaven = [naam for naam in WEERGAVEN if naam in weergaven]
        self._personen = personen
        self._met_beeld = met_beeld
        self._bezoeken: dict[str, Bezoek] = {}
        self._html: dict[Page, Response] = {}
        self._stapel = ExitStack()
        self._browser: Browser | None = None
        self._pid = 0

    def __enter__(self) -> Self:
        self._playwright: Playwright = self._stapel.enter_context(sync_playwright())
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        with suppress(Error):
            if self._browser is not None:
                self._browser.close()
        self._stapel.close()

    def kill(self) -> None:
        """End the browser from another thread: whoever waits for it gets an error, and the next page a new one."""
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def probeer(self, doel: Toetspagina, meld: Melder) -> str:
        """Check one page in all its views and states, telling what was seen after each look.

        Gives '' or why it could not be done; the next page then goes on in a clean browser.
        """
        self.sinds = time.monotonic()
        try:
            self._toets(doel, meld)
        except Error as fout:
            duur = time.monotonic() - self.sinds
            einde = "" if self._browser and self._browser.is_connected() else f" (browser gestopt na {duur:.0f} s)"
            return f"{fout.message.splitlines()[0]}{einde}"
        except BezoekMislukt as fout:
            return str(fout)
        finally:
            self.sinds = 0.0
        return ""

    def _toets(self, doel: Toetspagina, meld: Melder) -> None:
        bezoek = self._bezoek(doel.wie)
        self._open(bezoek, doel)
        self._kijk(bezoek, doel, "", self._weergaven, meld)
        for toestand in doel.toestanden:
            self._in_toestand(bezoek, doel, toestand, meld)

    def _start(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._bezoeken, self._html = {}, {}
            self._browser = self._playwright.chromium.launch(executable_path=self._chromium, args=list(VLAGGEN))
            sessie = self._browser.new_browser_cdp_session()
            processen = sessie.send("SystemInfo.getProcessInfo")["processInfo"]
            self._pid = next(proces["id"] for proces in processen if proces["type"] == "browser")
        return self._browser

    def _bezoek(self, wie: str) -> Bezoek:
        browser = self._start()
        if wie not in self._bezoeken:
            context = browser.new_context(
                viewport={"width": 1280, "height": HOOGTE}, locale="nl-NL", reduced_motion="reduce"
            )
            context.set_default_timeout(STAP_MS)
            bezoek = Bezoek(context, self._basis, self._personen[wie] if wie else None)
            bezoek.pagina.on("response", lambda antwoord: self._onthoud(bezoek.pagina, antwoord))
            bezoek.log_in()
            self._bezoeken[wie] = bezoek
        return self._bezoeken[wie]

    def _onthoud(self, pagina: Page, antwoord: Response) -> None:
        if antwoord.request.is_navigation_request() and antwoord.frame == pagina.main_frame:
            self._html[pagina] = antwoord

    def _open(self, bezoek: Bezoek, doel: Toetspagina) -> None:
        toon(bezoek.pagina, WEERGAVEN["1280"])
        bezoek.open(doel)

    def _in_toestand(self, bezoek: Bezoek, doel: Toetspagina, toestand: Toestand, meld: Melder) -> None:
        self._open(bezoek, doel)
        mag = SMAL if toestand.smal else VAN_TOESTAND
        if toestand.smal:
            toon(bezoek.pagina, WEERGAVEN[SMAL[0]])
        bezoek.toestand(toestand)
        self._kijk(bezoek, doel, toestand.naam, [naam for naam in self._weergaven if naam in mag], meld)

    def _kijk(self, bezoek: Bezoek, doel: Toetspagina, toestand: str, weergaven: Sequence[str], meld: Melder) -> None:
        pagina = bezoek.pagina
        html = self._neem_op(pagina, doel, toestand)
        gelijk = {"1280", "zonder-javascript"} <= {*weergaven} and is_unchanged(pagina, html)
        for naam in weergaven:
            motoren = [motor for motor in self._motoren if motor.doet_mee(naam)]
            if not motoren:
                continue
            if gelijk and not WEERGAVEN[naam].javascript:
                # Every engine saw this very page at 1280.
                meld(
                    self._waarneming(
                        pagina,
                        doel,
                        toestand=toestand,
                        weergave=naam,
                        bevindingen=(),
                        seconden={motor.naam: 0.0 for motor in motoren},
                    )
                )
                continue
            toon(pagina, WEERGAVEN[naam], html=html)
            # What is folded is looked at once, in the narrow page, where the menu is folded as well.
            uitgeklapt = naam == "390" and not toestand and bezoek.uitklap_open()
            bevindingen: list[Bevinding] = []
            seconden = {}
            for motor in motoren:
                begin = time.perf_counter()
                bevindingen += motor.toets(pagina, weergave=naam, nieuw=uitgeklapt or naam == weergaven[0])
                seconden[motor.naam] = time.perf_counter() - begin
            staat = UITGEKLAPT if uitgeklapt else toestand
            meld(
                self._waarneming(
                    pagina, doel, toestand=staat, weergave=naam, bevindingen=bevindingen, seconden=seconden
                )
            )

    def _neem_op(self, pagina: Page, doel: Toetspagina, toestand: str) -> str:
        antwoord = self._html.get(pagina)
        html = antwoord.text() if antwoord else pagina.content()
        for naam, documenten in self.documenten.items():
            sleutel = (self._adres(pagina, doel), doel.route, doel.wie, toestand)
            documenten[sleutel] = DOCUMENTMOTOREN[naam].neem_op(pagina, html)
        return html

    def _adres(self, pagina: Page, doel: Toetspagina) -> str:
        pad = urlsplit(pagina.url).path
        return mask_adres(pad) if doel.wie else pad

    def _waarneming(
        self,
        pagina: Page,
        doel: Toetspagina,
        *,
        toestand: str,
        weergave: str,
        bevindingen: Sequence[Bevinding],
        seconden: Mapping[str, float],
    ) -> Waarneming:
        return Waarneming(
            adres=self._adres(pagina, doel),
            route=doel.route,
            wie=doel.wie,
            toestand=toestand,
            weergave=weergave,
            bevindingen=tuple(mask(bevinding) if doel.wie else bevinding for bevinding in bevindingen),
            seconden=seconden,
            beelden=self._beelden(pagina, bevindingen, verborgen=bool(doel.wie)) if self._met_beeld else {},
        )

    def _beelden(self, pagina: Page, bevindingen: Sequence[Bevinding], *, verborgen: bool) -> dict[str, bytes]:
        """Pictures of the first spots of which an engine is sure; where none can be taken there is none."""
        plekken = dict.fromkeys(b.plek for b in bevindingen if b.zekerheid is Zekerheid.ZEKER)
        beelden = {}
        if plekken and verborgen:
            pagina.evaluate(MASKER, arg=True)
        for plek in list(plekken)[:MAX_BEELDEN]:
            with suppress(Error):
                beelden[plek] = pagina.locator(plek).first.screenshot(timeout=BEELD_MS, animations="disabled")
        if plekken and verborgen:
            pagina.evaluate(MASKER, arg=False)
        return beelden
