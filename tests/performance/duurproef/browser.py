"""A visitor with cookies who reads the forms of a page and sends them, as a browser without script does."""

import http.client
import itertools
import socket
import time
import urllib.parse
from http.cookies import SimpleCookie

from lxml import html

from tests.performance.duurproef.meting import Vraag

GEDULD = 12.0
_MEESTE_SPRONGEN = 12
_NIET_TE_STUREN = frozenset({"submit", "button", "image", "reset", "file"})
# Addresses for benchmarks (RFC 2544): each visitor has one, as the portal's own proxy would pass on.
_adressen = (f"198.{18 + n // 65536 % 2}.{n // 256 % 256}.{n % 256}" for n in itertools.count(1))


_GRENS = "duurproef-4f1c9a2e"
# Name of the field, name of the file, and what is in it; always a picture.
Bestand = tuple[str, str, bytes]


class Mislukt(RuntimeError):
    """A page was not what the journey needed; `soort` is the kind of failure that is counted."""

    def __init__(self, soort: str, waar: str) -> None:
        super().__init__(f"{soort}: {waar}")
        self.soort = soort


class Pagina:
    """An answer: its status, where it is, and what stands on it."""

    def __init__(self, status: int, url: str, inhoud: bytes, ververs: str = "") -> None:
        self.status, self.url, self.ververs, self._inhoud = status, url, ververs, inhoud
        self._boom: html.HtmlElement | None = None

    @property
    def pad(self) -> str:
        """The path, without host and question."""
        return urllib.parse.urlsplit(self.url).path

    @property
    def tekst(self) -> str:
        return self._inhoud.decode(errors="replace")

    def links(self, deel: str) -> list[str]:
        """The addresses of the links that hold this."""
        return [str(adres) for adres in self._lees().xpath("//main//a/@href") if deel in adres]

    def formulier(self, heeft: str) -> "Formulier":
        """The first form with a field or button of this name, or with this in its action.

        Raises:
            Mislukt: there is none.
        """
        for vorm in self._lees().xpath("//form"):
            if heeft in (vorm.get("action") or "") or vorm.xpath(".//*[@name=$naam]", naam=heeft):
                return Formulier(vorm, self.url)
        raise Mislukt("onverwacht", f"geen formulier met {heeft} op {self.pad}")

    def knop(self, waarde: str) -> tuple["Formulier", str]:
        """The form with a button of this value, and the name of that button.

        Raises:
            Mislukt: there is none.
        """
        for vorm in self._lees().xpath("//form[.//button[@value=$waarde]]", waarde=waarde):
            return Formulier(vorm, self.url), str(vorm.xpath(".//button[@value=$waarde]/@name", waarde=waarde)[0])
        raise Mislukt("onverwacht", f"geen knop {waarde} op {self.pad}")

    def _lees(self) -> html.HtmlElement:
        if self._boom is None:
            self._boom = html.fromstring(self._inhoud or b"<html></html>")
        return self._boom


class Formulier:
    """What a form sends when nothing in it is touched, and where."""

    def __init__(self, vorm: html.HtmlElement, url: str) -> None:
        self.actie = urllib.parse.urljoin(url, vorm.get("action") or url)
        self.velden: list[tuple[str, str]] = []
        for veld in vorm.xpath(".//input[@name] | .//textarea[@name] | .//select[@name]"):
            self.velden += _waarden(veld)


def _waarden(veld: html.HtmlElement) -> list[tuple[str, str]]:
    naam, soort = veld.get("name"), veld.get("type", "text").lower()
    if veld.tag == "select":
        gekozen = veld.xpath(".//option[@selected]/@value") or veld.xpath("(.//option/@value)[1]")
        return [(naam, str(waarde)) for waarde in gekozen]
    if veld.tag == "textarea":
        return [(naam, veld.text or "")]
    if soort in _NIET_TE_STUREN or (soort in {"checkbox", "radio"} and veld.get("checked") is None):
        return []
    return [(naam, veld.get("value", "on" if soort == "checkbox" else ""))]


def _in_parts(rij: list[tuple[str, str]], bestand: Bestand) -> bytes:
    """A form with a file, as RFC 7578 has it."""
    veld, naam, inhoud = bestand
    kop = 'Content-Disposition: form-data; name="{}"'
    delen = [f"--{_GRENS}\r\n{kop.format(sleutel)}\r\n\r\n{waarde}\r\n".encode() for sleutel, waarde in rij]
    over = f'{kop.format(veld)}; filename="{naam}"\r\nContent-Type: image/png'
    return b"".join(delen) + f"--{_GRENS}\r\n{over}\r\n\r\n".encode() + inhoud + f"\r\n--{_GRENS}--\r\n".encode()


class Browser:
    """One visitor; every question is kept in `vragen` with how long it took and what became of it."""

    def __init__(self, basis: str) -> None:
        self.basis = basis
        self.vragen: list[Vraag] = []
        self.laatste = Pagina(0, basis, b"")
        self._koekjes: dict[str, dict[str, str]] = {}
        self._adres = next(_adressen)

    def open(self, pad: str, *, goed: frozenset[int] = frozenset({200})) -> Pagina:
        """A page, past redirects.

        Raises:
            Mislukt: it is not there, or not as it should be.
        """
        return self._ga("GET", urllib.parse.urljoin(self.basis, pad), None, goed)

    def stuur(self, vorm: Formulier, *, bestand: Bestand | None = None, **velden: str) -> Pagina:
        """Send a form with these values in place of its own, and maybe a file; past redirects.

        Raises:
            Mislukt: what comes back is not as it should be.
        """
        rij = [(naam, waarde) for naam, waarde in vorm.velden if naam not in velden] + list(velden.items())
        if bestand is None:
            inhoud, soort = urllib.parse.urlencode(rij).encode(), "application/x-www-form-urlencoded"
        else:
            inhoud, soort = _in_parts(rij, bestand), f"multipart/form-data; boundary={_GRENS}"
        return self._ga("POST", vorm.actie, inhoud, frozenset({200}), {"Content-Type": soort})

    def meld(self, pad: str, inhoud: bytes, koppen: dict[str, str]) -> None:
        """POST as another system does.

        Raises:
            Mislukt: it was not taken.
        """
        self._ga("POST", urllib.parse.urljoin(self.basis, pad), inhoud, frozenset({200, 204}), koppen)

    def _ga(
        self, methode: str, url: str, inhoud: bytes | None, goed: frozenset[int], koppen: dict[str, str] | None = None
    ) -> Pagina:
        for _ in range(_MEESTE_SPRONGEN):
            status, kop, tekst = self._vraag(methode, url, inhoud, koppen if inhoud else None)
            if status not in {301, 302, 303, 307, 308}:
                break
            van, url = url, urllib.parse.urljoin(url, kop.get("Location", ""))
            if status not in {307, 308}:
                methode, inhoud = "GET", None
            if url == van:
                raise Mislukt("onverwacht", f"rondje op {url}")
        if status not in goed:
            soort = "5xx" if status >= 500 else "onverwacht"
            raise Mislukt(soort, f"{status} op {urllib.parse.urlsplit(url).path}")
        self.laatste = Pagina(status, url, tekst, kop.get("Refresh", ""))
        return self.laatste

    def _vraag(
        self, methode: str, url: str, inhoud: bytes | None, koppen: dict[str, str] | None
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        delen = urllib.parse.urlsplit(url)
        pad = delen.path + (f"?{delen.query}" if delen.query else "")
        begin = time.monotonic()
        verbinding = http.client.HTTPConnection(delen.netloc, timeout=GEDULD)
        try:
            verbinding.request(methode, pad or "/", inhoud, self._koppen(delen) | (koppen or {}))
            antwoord = verbinding.getresponse()
            tekst = antwoord.read()
        except TimeoutError as fout:
            self._noteer(url, begin, "time-out")
            raise Mislukt("time-out", delen.path) from fout
        except (OSError, http.client.HTTPException, socket.gaierror) as fout:
            self._noteer(url, begin, "geen verbinding")
            raise Mislukt("geen verbinding", delen.path) from fout
        finally:
            verbinding.close()
        fout = "5xx" if antwoord.status >= 500 else ""
        self._noteer(url, begin, "uitgesteld" if fout and antwoord.getheader("Retry-After") == "10" else fout)
        self._bewaar(delen.netloc, antwoord.headers)
        return antwoord.status, antwoord.headers, tekst

    def _koppen(self, delen: urllib.parse.SplitResult) -> dict[str, str]:
        oorsprong = f"{delen.scheme}://{delen.netloc}"
        koppen = {"X-Forwarded-For": self._adres, "Accept": "text/html", "Referer": f"{oorsprong}/"}
        if koekjes := self._koekjes.get(delen.netloc):
            koppen["Cookie"] = "; ".join(f"{naam}={waarde}" for naam, waarde in koekjes.items())
        return koppen

    def _noteer(self, url: str, begin: float, fout: str) -> None:
        if url.startswith(self.basis):
            self.vragen.append(Vraag(begin, time.monotonic() - begin, fout))

    def _bewaar(self, plaats: str, koppen: http.client.HTTPMessage) -> None:
        for regel in koppen.get_all("Set-Cookie") or ():
            for naam, koekje in SimpleCookie(regel).items():
                pot = self._koekjes.setdefault(plaats, {})
                if koekje["max-age"] == "0" or not koekje.value:
                    pot.pop(naam, None)
                else:
                    pot[naam] = koekje.value
