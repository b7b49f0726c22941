"""Visitors: as many at once as asked, to find what the house carries, or so many a second, as people come."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.performance.duurproef.browser import Browser, Mislukt
from tests.performance.duurproef.meting import Rit
from tests.performance.duurproef.reizen import REIZEN, Wereld

# More journeys than this at once means that the house cannot keep up; who comes then is counted as turned away.
MEESTE = 96


@dataclass
class Verkeer:
    """All journeys that were walked, in the order in which they ended."""

    wereld: Wereld
    ritten: list[Rit] = field(default_factory=list)
    weggestuurd: int = 0
    _bezig: int = 0
    _slot: threading.Lock = field(default_factory=threading.Lock)

    def walk(self, reis: str) -> Rit:
        """One visitor, one journey."""
        browser, begin = Browser(self.wereld.basis), time.monotonic()
        fout = waar = ""
        try:
            REIZEN[reis][0](self.wereld, browser)
        except Mislukt as mislukt:
            fout, waar = mislukt.soort, str(mislukt)
        rit = Rit(reis, begin, tuple(browser.vragen), fout, waar)
        with self._slot:
            self.ritten.append(rit)
        return rit

    def crowd(self, bezoekers: int, seconden: float) -> float:
        """So many visitors that begin again as soon as they are done; gives journeys a second."""
        einde = time.monotonic() + seconden
        eerder = len(self.ritten)

        def again() -> None:
            while time.monotonic() < einde:
                self.walk(self.choose())

        draden = [threading.Thread(target=again) for _ in range(bezoekers)]
        begin = time.monotonic()
        for draad in draden:
            draad.start()
        for draad in draden:
            draad.join()
        return (len(self.ritten) - eerder) / (time.monotonic() - begin)

    def stream(self, per_seconde: float, seconden: float) -> None:
        """So many journeys a second, whatever the house does: who waits does not keep others away."""
        begin = time.monotonic()
        with ThreadPoolExecutor(MEESTE) as pool:
            nummer = 0
            while (moment := nummer / per_seconde) < seconden:
                nummer += 1
                time.sleep(max(0.0, begin + moment - time.monotonic()))
                with self._slot:
                    vol = self._bezig >= MEESTE
                    self.weggestuurd += vol
                    self._bezig += not vol
                if not vol:
                    pool.submit(self._walk_on, self.choose())

    def choose(self) -> str:
        """The next journey, by weight."""
        namen: Sequence[str] = list(REIZEN)
        gewichten = [gewicht for _doe, gewicht in REIZEN.values()]
        return self.wereld.dobbel.choices(namen, gewichten)[0]

    def _walk_on(self, reis: str) -> None:
        try:
            self.walk(reis)
        finally:
            with self._slot:
                self._bezig -= 1
