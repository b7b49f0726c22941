"""Walks a portal that runs in production, over HTTPS through its edge; prints each finding, stops at the first fault.

`productie.sh toon` starts it with the environment of the portal and the names of the queues.
"""

import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from html import unescape
from http import HTTPStatus
from http.cookiejar import CookieJar
from pathlib import Path

GEDULD = 20.0
_MEEST_GEVRAAGD = 12
PORTAAL, BEHEER = os.environ["PORTAAL_URL"], os.environ["BEHEER_URL"]
PROEF = Path("/etc/overheidsportaal/proef").exists()
PROGRAMMA = "/opt/overheidsportaal/omgeving/bin/python"
APP = ("setpriv", "--reuid=overheidsportaal", "--regid=overheidsportaal", "--init-groups", "--no-new-privs", "--")
# What every scanner knows; in two parts, so that this file itself is not taken for malware.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Fout(Exception):
    """Something is not as it should be; the message says what."""


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back, after redirects."""

    status: int
    koppen: "Message[str, str]"
    tekst: str
    url: str


class Blijf(urllib.request.HTTPRedirectHandler):
    """Redirects are answers too."""

    def redirect_request(self, *_: object) -> None:
        """Follow none."""


class Browser:
    """Asks as a browser does, with cookies; knows no proxy."""

    def __init__(self, *, volg: bool = True) -> None:
        self.pot = CookieJar()
        delen: list[urllib.request.BaseHandler] = [
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
            urllib.request.HTTPCookieProcessor(self.pot),
        ]
        self._opener = urllib.request.build_opener(*delen, *(() if volg else (Blijf(),)))

    def ask(self, url: str, formulier: dict[str, str] | None = None) -> Antwoord:
        """One answer, whatever its status."""
        body = urllib.parse.urlencode(formulier).encode() if formulier else None
        # Forms are accepted from our own pages only.
        koppen = {"Referer": url, "Origin": "/".join(url.split("/")[:3])} if body else {}
        try:
            with self._opener.open(urllib.request.Request(url, body, koppen), timeout=GEDULD) as antwoord:
                return Antwoord(
                    antwoord.status, antwoord.headers, antwoord.read().decode(errors="replace"), antwoord.url
                )
        except urllib.error.HTTPError as fout:
            return Antwoord(fout.code, fout.headers, fout.read().decode(errors="replace"), fout.url)


def need(waar: object, zin: str) -> None:
    """Stop when it is not so.

    Raises:
        Fout: it is not.
    """
    if not waar:
        raise Fout(zin)


def check_edge() -> Iterator[str]:
    """TLS, the way to it, and what every answer carries."""
    kaal = Browser(volg=False).ask(PORTAAL.replace("https://", "http://") + "/")
    need(kaal.status == HTTPStatus.MOVED_PERMANENTLY, f"http geeft {kaal.status}")
    yield f"http gaat naar {kaal.koppen['Location']}"
    host = urllib.parse.urlsplit(PORTAAL).hostname or ""
    nieuw = ssl.create_default_context()
    with (
        socket.create_connection((host, 443), GEDULD) as lijn,
        nieuw.wrap_socket(lijn, server_hostname=host) as tls,
    ):
        yield f"{tls.version()} met {(tls.cipher() or ('?',))[0]}"
    oud = ssl.create_default_context()
    # To see that it is refused; Python itself advises against it.
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        oud.minimum_version, oud.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1  # nosec
    oud.set_ciphers("ALL:@SECLEVEL=0")
    try:
        with socket.create_connection((host, 443), GEDULD) as lijn, oud.wrap_socket(lijn, server_hostname=host):
            raise Fout("TLS 1.1 wordt aangenomen")
    except (ssl.SSLError, ConnectionError):
        yield "TLS 1.1 en ouder: geweigerd"


def check_public() -> Iterator[str]:
    """A public page: no cookie, all headers, no version of anything."""
    thuis = Browser().ask(f"{PORTAAL}/")
    need(thuis.status == HTTPStatus.OK, f"/ geeft {thuis.status}")
    need("Set-Cookie" not in thuis.koppen, "een openbare pagina zet een cookie")
    csp = thuis.koppen["Content-Security-Policy"] or ""
    need("default-src 'none'" in csp and "unsafe" not in csp, f"CSP is {csp}")
    hsts = thuis.koppen["Strict-Transport-Security"] or ""
    need("max-age=63072000" in hsts, f"HSTS is {hsts}")
    need(not re.search(r"\d|granian", thuis.koppen["Server"] or "", re.IGNORECASE), f"Server: {thuis.koppen['Server']}")
    yield f"/ 200, geen cookie, CSP zonder 'unsafe', HSTS {hsts.split(';')[0]}, Server: {thuis.koppen['Server']}"
    css = re.search(r'href="(/static/CACHE/css/[^"]+)"', thuis.tekst)
    need(css, "de pagina heeft geen stijl")
    stijl = Browser().ask(PORTAAL + css[1]) if css else thuis
    need("immutable" in (stijl.koppen["Cache-Control"] or ""), "de stijl mag niet lang bewaard worden")
    yield f"stijl {len(stijl.tekst)} tekens, {stijl.koppen['Cache-Control']}"


def check_search() -> Iterator[str]:
    """Search finds, and nginx keeps what may be kept."""
    zoeken = Browser().ask(f"{PORTAAL}/zoeken/?q=paspoort")
    product = re.search(r'href="(/producten/[a-z0-9-]+/)"', zoeken.tekst)
    need(zoeken.status == HTTPStatus.OK and product, f"zoeken geeft {zoeken.status} zonder product")
    pad = product[1] if product else ""
    yield f"zoeken naar 'paspoort' geeft {pad}"
    keren = [Browser().ask(PORTAAL + pad).koppen["X-Cache"] for _ in range(3)]
    # A page that just became too old is given while it is made anew.
    while keren[-1] in {"STALE", "UPDATING"} and len(keren) < _MEEST_GEVRAAGD:
        time.sleep(0.5)
        keren.append(Browser().ask(PORTAAL + pad).koppen["X-Cache"])
    need(keren[-1] == "HIT", f"X-Cache van {pad} is {keren}")
    begin = time.monotonic()
    for _ in range(20):
        Browser().ask(PORTAAL + pad)
    duur = (time.monotonic() - begin) / 20 * 1000
    yield f"{pad}: X-Cache {' -> '.join(map(str, keren))}; {duur:.1f} ms per keer, TLS erbij"


def check_ready() -> Iterator[str]:
    """The probes, and what the edge does not let through."""
    stand = json.loads(Browser().ask(f"{PORTAAL}/gereed/").tekst)
    need(stand.get("database") and stand.get("index"), f"/gereed/ zegt {stand}")
    yield f"/gereed/ {stand}"
    dicht = Browser().ask(f"{PORTAAL}/metrieken/")
    need(dicht.status == HTTPStatus.NOT_FOUND, f"/metrieken/ geeft {dicht.status}")
    yield "/metrieken/ 404 op de rand"


def check_admin() -> Iterator[str]:
    """The admin on its own host and nowhere else."""
    for pad in ("/beheer/", "/beheer/login/", "/en/beheer/login/"):
        publiek = Browser().ask(PORTAAL + pad)
        need(publiek.status == HTTPStatus.NOT_FOUND, f"{pad} op de openbare host geeft {publiek.status}")
    yield f"{PORTAAL}/beheer/ 404"
    browser = Browser()
    login = browser.ask(f"{BEHEER}/beheer/")
    need(
        login.status == HTTPStatus.OK and "/beheer/login/" in login.url, f"/beheer/ geeft {login.status} op {login.url}"
    )
    need("unsafe-eval" not in (login.koppen["Content-Security-Policy"] or ""), "het beheer mag code uit tekst maken")
    koek = " ".join(login.koppen.get_all("Set-Cookie") or ())
    need("__Host-csrf" in koek and "Secure" in koek and "SameSite=Strict" in koek, f"de cookie is {koek[:200]}")
    yield f"{BEHEER}/beheer/ vraagt om inloggen; cookie __Host-, Secure, SameSite=Strict"
    weg = Browser().ask(f"{BEHEER}/zoeken/")
    need(weg.status == HTTPStatus.NOT_FOUND, f"zoeken op de host van het beheer geeft {weg.status}")
    yield f"{BEHEER}/zoeken/ 404"


def check_login() -> Iterator[str]:
    """Somebody of the demo logs in and sees the dashboard; nothing of it is kept on the way."""
    browser = Browser()
    deur = browser.ask(f"{PORTAAL}/mijn/")
    knop = re.search(r'href="(/inloggen/digid/[^"]*)"', deur.tekst)
    need(knop, f"de inlogpagina ({deur.status}) heeft geen knop voor DigiD")
    keuze = browser.ask(PORTAAL + unescape(knop[1] if knop else ""))
    aanvraag = re.search(r'name="aanvraag"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="aanvraag"', keuze.tekst)
    need(aanvraag, f"de aanbieder ({keuze.status}, {keuze.url}) laat niet kiezen")
    velden = {"aanvraag": (aanvraag[1] or aanvraag[2]) if aanvraag else "", "keuze": "noor-bakker"}
    thuis = browser.ask(urllib.parse.urljoin(keuze.url, "/digid/authorize"), velden)
    need(thuis.url == f"{PORTAAL}/mijn/" and "Noor" in thuis.tekst, f"inloggen eindigt op {thuis.url} ({thuis.status})")
    need(
        "no-store" in (thuis.koppen["Cache-Control"] or "") and "X-Cache" not in thuis.koppen,
        "het overzicht is bewaard",
    )
    koek = next((koek for koek in browser.pot if koek.name == "__Host-sessie"), None)
    need(
        koek and koek.secure and koek.has_nonstandard_attr("HttpOnly"),
        "de sessiecookie is niet __Host-, Secure, HttpOnly",
    )
    yield "inloggen met DigiD van de proef: Noor Bakker ziet haar overzicht; __Host-sessie, Secure, HttpOnly"
    begin = time.monotonic()
    for pad in ("/mijn/zaken/", "/mijn/berichten/", "/mijn/inzage/"):
        pagina = browser.ask(PORTAAL + pad)
        need(
            pagina.status == HTTPStatus.OK and pagina.url == PORTAAL + pad,
            f"{pad} geeft {pagina.status} op {pagina.url}",
        )
    yield f"zaken, berichten en inzage: 200, {(time.monotonic() - begin) / 3 * 1000:.0f} ms gemiddeld"


def check_log() -> Iterator[str]:
    """The role of the portal can add to the logs and not change them."""
    psql = (
        *APP,
        "psql",
        "--no-psqlrc",
        "-h",
        "/var/run/postgresql",
        "-p",
        "5440",
        "-U",
        "portaal",
        "-d",
        "portaal",
        "-tAc",
    )
    for opdracht in (
        "update verantwoording_auditregel set actie = 'x'",
        "delete from verantwoording_verwerking",
        "truncate verantwoording_auditregel",
        "alter table verantwoording_auditregel disable trigger all",
        "create table proef (n int)",
    ):
        klaar = subprocess.run([*psql, opdracht], capture_output=True, text=True, check=False)
        geweigerd = re.search(r"permission denied|must be owner", klaar.stderr)
        need(geweigerd, f"'{opdracht}' werd niet geweigerd: {klaar.stderr or klaar.stdout}")
    telling = subprocess.run(
        [*psql, "select count(*) from verantwoording_auditregel"], capture_output=True, text=True, check=True
    )
    yield f"logboek: {telling.stdout.strip()} regels; wijzigen, wissen, leegmaken en bewaking uitzetten: geweigerd"


def check_queues() -> Iterator[str]:
    """Each queue has a worker, and what runs by the clock runs."""
    vraag = [*APP, PROGRAMMA, "-m", "celery", "--app", "portal.config", "inspect", "--json", "--timeout", "8"]
    plek = "/opt/overheidsportaal/code"
    klaar = subprocess.run([*vraag, "active_queues"], cwd=plek, capture_output=True, text=True, check=False)
    regels = [regel for regel in klaar.stdout.splitlines() if regel.startswith("{")]
    need(regels, f"geen worker antwoordt: {klaar.stderr[-300:]}")
    bediend = {rij["name"] for rijen in json.loads(regels[-1]).values() for rij in rijen}
    need(set(sys.argv[1:]) <= bediend, f"wachtrijen met een worker: {sorted(bediend)}")
    klaar = subprocess.run([*vraag, "stats"], cwd=plek, capture_output=True, text=True, check=False)
    regels = [regel for regel in klaar.stdout.splitlines() if regel.startswith("{")]
    taken = {naam: n for stand in json.loads(regels[-1]).values() for naam, n in stand["total"].items()}
    need(taken, "beat heeft nog niets laten doen")
    yield f"wachtrijen {', '.join(sorted(bediend))} worden bediend; {sum(taken.values())} taken gedaan"


def check_scanner() -> Iterator[str]:
    """The scanner finds what it must."""
    code = "import sys; from mijnomgeving.bestanden.scanner import scanner; scanner().scan(sys.stdin.buffer.read())"
    opdracht = [*APP, PROGRAMMA, "manage.py", "shell", "--no-imports", "--command", code]
    for inhoud, besmet in ((b"een gewone brief", False), (EICAR, True)):
        klaar = subprocess.run(
            opdracht, cwd="/opt/overheidsportaal/code", input=inhoud, capture_output=True, check=False
        )
        need((b"Besmet" in klaar.stderr) == besmet and (klaar.returncode != 0) == besmet, klaar.stderr.decode()[-300:])
    yield "clamd laat een brief door en houdt het proefbestand van EICAR tegen"


def main() -> None:
    """Do all checks; exit 1 at the first fault."""
    controles: list[Callable[[], Iterator[str]]] = [
        check_edge, check_public, check_search, check_ready, check_admin, *([check_login] if PROEF else []),
        check_log, check_queues, check_scanner,
    ]  # fmt: skip
    begin, aantal = time.monotonic(), 0
    try:
        for controle in controles:
            for zin in controle():
                print(f"  goed  {zin}", flush=True)
                aantal += 1
    except (Fout, OSError, ValueError, http.client.HTTPException) as fout:
        sys.exit(f"  FOUT  {controle.__name__}: {fout}")
    print(f"  {aantal} punten in orde in {time.monotonic() - begin:.1f} s")


if __name__ == "__main__":
    main()
