"""Visitors: one that logs in like a person, and many that ask a page again and again."""

import http.client
import re
import threading
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html import unescape
from http.cookiejar import CookieJar

import psutil

GEDULD = 20.0


class MetingMislukt(RuntimeError):
    """The portal did not give the answer that was to be measured."""


@dataclass
class Belasting:
    """What a stretch of load gave: seconds for each request, and processor seconds of the server."""

    duren: list[float] = field(default_factory=list)
    cpu: float = 0.0
    wand: float = 0.0

    @property
    def per_seconde(self) -> float:
        return len(self.duren) / self.wand

    @property
    def cpu_per_verzoek(self) -> float:
        return self.cpu / len(self.duren)


def cpu_seconds(pid: int) -> float:
    """Processor seconds of a process and its children."""
    proces = psutil.Process(pid)
    tijden = [deel.cpu_times() for deel in (proces, *proces.children(recursive=True))]
    return sum(tijd.user + tijd.system for tijd in tijden)


def load(
    basis: str, pad: str, *, pid: int, verzoeken: int, tegelijk: int = 1, koppen: dict[str, str] | None = None
) -> Belasting:
    """Ask a page `verzoeken` times over connections that stay open.

    Raises:
        MetingMislukt: an answer was not 200.
    """
    uit, fouten = Belasting(), []
    begin_cpu, begin = cpu_seconds(pid), time.monotonic()

    def visit(aantal: int) -> None:
        netloc = urllib.parse.urlsplit(basis).netloc
        verbinding = http.client.HTTPConnection(netloc, timeout=GEDULD)
        for _ in range(aantal):
            start = time.monotonic()
            verbinding.request("GET", pad, headers=koppen or {})
            antwoord = verbinding.getresponse()
            antwoord.read()
            uit.duren.append(time.monotonic() - start)
            if antwoord.status != http.client.OK:
                fouten.append(antwoord.status)
                return
        verbinding.close()

    draden = [threading.Thread(target=visit, args=(verzoeken // tegelijk,)) for _ in range(tegelijk)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    uit.wand, uit.cpu = time.monotonic() - begin, cpu_seconds(pid) - begin_cpu
    if fouten:
        raise MetingMislukt(f"{pad} gaf status {fouten[0]}")
    return uit


def log_in(
    basis: str, *, persona: str, naar: str = "/mijn/", middel: str = "digid", namens: str = ""
) -> dict[str, str]:
    """Log in through a simulated login means, as a browser without script would; gives the header that stays logged in.

    Args:
        basis: where the portal answers.
        persona: who; with eHerkenning the company and the person, as its page names them.
        naar: the page on which it ends, which is opened once.
        middel: "digid" or "eherkenning".
        namens: for whom, where the means asks; "eigen" is the own company.

    Raises:
        MetingMislukt: one of the steps went another way.
    """
    pot = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(pot))
    with browser.open(f"{basis}{naar}", timeout=GEDULD) as antwoord:
        pagina = antwoord.read().decode()
    start = re.search(rf'href="(/inloggen/{middel}/[^"]*)"', pagina)
    if start is None:
        raise MetingMislukt(f"de inlogpagina heeft geen knop naar {middel}")
    with browser.open(basis + unescape(start[1]), timeout=GEDULD) as antwoord:
        adres, pagina = antwoord.url, antwoord.read().decode()
    for veld, waarde in {"keuze": persona, **({"namens": namens} if namens else {})}.items():
        aanvraag = re.search(r'name="aanvraag"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="aanvraag"', pagina)
        if aanvraag is None:
            raise MetingMislukt(f"geen keuze op {adres}")
        formulier = urllib.parse.urlencode({"aanvraag": aanvraag[1] or aanvraag[2], veld: waarde}).encode()
        with browser.open(
            urllib.parse.urljoin(adres, f"/{middel}/authorize"), data=formulier, timeout=GEDULD
        ) as antwoord:
            eind, pagina = antwoord.url, antwoord.read().decode()
    if urllib.parse.urlsplit(eind).path != naar:
        raise MetingMislukt(f"inloggen eindigde op {eind}")
    return {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in pot)}


def fetch(url: str, *, codering: str = "identity") -> tuple[bytes, http.client.HTTPMessage]:
    """One answer as it goes over the line, not unpacked."""
    verzoek = urllib.request.Request(url, headers={"Accept-Encoding": codering})
    with urllib.request.urlopen(verzoek, timeout=GEDULD) as antwoord:
        return antwoord.read(), antwoord.headers
