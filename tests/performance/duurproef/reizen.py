"""What visitors do: each journey is a function that a visitor walks through, with weights as in an ordinary week."""

import base64
import hashlib
import hmac
import json
import re
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import uuid4

from tests.performance.duurproef.balans import Aangenomen
from tests.performance.duurproef.browser import Browser, Formulier, Mislukt, Pagina
from tests.performance.duurproef.redactie import Redactie

NUMMER = re.compile(r"/mijn/verstuurd/(MO-[0-9A-Z]{4}-[0-9A-Z]{4})/")
CONTACT = re.compile(r"/loket/contact/[0-9a-f-]{36}/")
OPENBAAR = (
    "/", "/producten/verhuizing-doorgeven/", "/producten/verhuizing-doorgeven/?gemeente=gm0344", "/producten/",
    "/producten/paspoort-aanvragen/?gemeente=gm0344", "/levensgebeurtenissen/verhuizen/", "/themas/geldzorgen/",
    "/organisaties/svb/", "/nieuws/", "/en/producten/verhuizing-doorgeven/", "/hulp/", "/ondernemers/",
)  # fmt: skip
ZOEKEN = ("paspoort", "verhuizen", "parkeervergunning", "huurtoeslag", "rijbewijs verlengen", "afval", "trouwen", "aow")
VRAGEN = (
    "ik ga volgende maand verhuizen naar utrecht wat moet ik doen", "hoe vraag ik een nieuw paspoort aan",
    "mijn vader is overleden wat moet ik regelen", "kan ik huurtoeslag krijgen als ik een kamer huur",
    "wat kost een parkeervergunning", "wanneer krijg ik aow",
)  # fmt: skip
INWONERS = (
    "noor-bakker", "youssef-el-amrani", "karin-smit", "ans-de-jong", "daan-visser", "lotte-vermeer", "mark-de-jong",
    "els-willemsen", "petra-kok", "kevin-mulder", "joost-van-leeuwen",
)  # fmt: skip
ONDERNEMERS = (("bakkerij-zonnegraan:mehmet-kaya", "alle"),)
SCHRIJVERS = ("ans-de-jong", "karin-smit", "daan-visser", "petra-kok", "noor-bakker")
MAGAZIJNEN = ("Sociale Verzekeringsbank (SVB)", "Dienst Toeslagen", "UWV", "Belastingdienst")
TAKEN = ("youssef-el-amrani", "noor-bakker", "ahmad-rahimi", "karin-smit")
BALIE = (("gemeente-utrecht", "fatima-aydin"), ("gemeente-utrecht", "ruud-de-wit"), ("gemeente-utrecht", "hester-mol"))
GEZOCHT = (("Blok", "19-03-1984"), ("Blokland", "17-06-1945"))
# A picture of one dot.
STIP = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
WACHTKAMER_KEREN = 12
MELDING = "nl.rijksoverheid.fbs.bericht.gepubliceerd"


@dataclass
class Wereld:
    """What the journeys share: where the house is, the editors' process, and what was accepted until now."""

    basis: str
    redactie: Redactie
    meldingen_sleutel: str
    dobbel: Random
    aangenomen: list[Aangenomen] = field(default_factory=list)
    vers: list[float] = field(default_factory=list)
    taken_op: bool = False

    def keep(self, soort: str, kenmerk: str) -> None:
        """Somebody was told that this was accepted."""
        self.aangenomen.append(Aangenomen(soort, kenmerk))


def openbaar(wereld: Wereld, browser: Browser) -> None:
    """Four public pages, one of them with a place that few others have."""
    for pad in wereld.dobbel.sample(OPENBAAR, 4):
        browser.open(pad)


def zoeken(wereld: Wereld, browser: Browser) -> None:
    """Suggestions while typing, then the results."""
    woord = wereld.dobbel.choice(ZOEKEN)
    for lengte in (3, len(woord)):
        browser.open(f"/zoeken/suggesties/?{urllib.parse.urlencode({'q': woord[:lengte]})}")
    browser.open(f"/zoeken/?{urllib.parse.urlencode({'q': woord})}")


def wegwijzer(wereld: Wereld, browser: Browser) -> None:
    """A question in own words."""
    pagina = browser.open("/wegwijzer/")
    antwoord = browser.stuur(pagina.formulier("q"), q=wereld.dobbel.choice(VRAGEN))
    _expect(antwoord, "Bronnen")


def inwoner(wereld: Wereld, browser: Browser) -> None:
    """Log in, look at what there is, read a message, log out."""
    pagina = log_in(browser, "digid", wereld.dobbel.choice(INWONERS))
    browser.open("/mijn/zaken/")
    berichten = browser.open("/mijn/berichten/")
    if links := [link for link in berichten.links("/mijn/berichten/") if link.count("/") == 5]:
        browser.open(wereld.dobbel.choice(links))
    browser.stuur(pagina.formulier("/uitloggen/"))


def onderneming(wereld: Wereld, browser: Browser) -> None:
    """For a company: its overview, and what it has to do by law."""
    log_in(browser, "eherkenning", *wereld.dobbel.choice(ONDERNEMERS))
    browser.open("/mijn/verplichtingen/")
    browser.open("/mijn/zaken/")


def schrijver(wereld: Wereld, browser: Browser) -> None:
    """Write to an organisation; one in four presses the button twice."""
    log_in(browser, "digid", wereld.dobbel.choice(SCHRIJVERS), naar="/mijn/ingelogd/")
    vorm = browser.open("/mijn/berichten/nieuw/").formulier("onderwerp")
    keuze = {"organisatie": _magazijn(browser, wereld), "soort": "vraag", "onderwerp": f"Duurproef {uuid4().hex[:10]}"}
    for _ in range(2 if wereld.dobbel.random() < 0.25 else 1):
        receipt(wereld, "bericht aan organisatie", browser.stuur(vorm, **keuze, tekst="Klopt wat u mij schreef?"))


def klager(wereld: Wereld, browser: Browser) -> None:
    """Begin a zaak about another one: what an application is to the register of an organisation."""
    log_in(browser, "digid", wereld.dobbel.choice(SCHRIJVERS), naar="/mijn/ingelogd/")
    zaken = [link for link in browser.open("/mijn/zaken/").links("/mijn/zaken/") if link.count("/") == 4]
    wereld.dobbel.shuffle(zaken)
    for zaak in zaken[:3]:
        if any("/doen/klacht/" in link for link in browser.open(zaak).links("/doen/")):
            break
    else:
        return
    vorm = browser.open(f"{zaak}doen/klacht/").formulier("wat")
    nakijken = browser.stuur(vorm, wat=f"Ik wachtte lang aan de telefoon ({uuid4().hex[:6]}).")
    receipt(wereld, "aanvraag (nieuwe zaak)", browser.stuur(nakijken.formulier("gezien")))


def taak(wereld: Wereld, browser: Browser) -> None:
    """Do what an organisation asks: send a document. Each task can be done once, so they run out."""
    log_in(browser, "digid", wereld.dobbel.choice(TAKEN), naar="/mijn/ingelogd/")
    for pad in [link for link in browser.open("/mijn/taken/").links("/mijn/taken/") if link.count("/") == 4]:
        pagina = browser.open(pad)
        try:
            vorm = pagina.formulier("taak-bestanden")
        except Mislukt:
            continue
        nakijken = browser.stuur(vorm, bestand=("taak-bestanden", "bewijs.png", STIP), actie="verder")
        receipt(wereld, "taak", browser.stuur(nakijken.formulier("gezien")))
        return


def medewerker(wereld: Wereld, browser: Browser) -> None:
    """At the counter: log in, open a contact, search somebody, see a document, and open the picture."""
    organisatie, wie = wereld.dobbel.choice(BALIE)
    log_in(browser, organisatie, wie, "app", naar="/loket/", begin=f"/loket/inloggen/{organisatie}/")
    thuis = browser.open("/loket/")
    contact = browser.stuur(
        thuis.formulier("reden"), kanaal="balie", doel=_doel(thuis), reden="Vraagt hoe het met de aanvraag staat"
    )
    treffer = CONTACT.search(contact.url)
    if treffer is None:
        raise Mislukt("onverwacht", f"geen contact, maar {contact.pad}")
    naam, geboren = wereld.dobbel.choice(GEZOCHT)
    vorm = browser.open(f"{treffer[0]}zoeken/").formulier("achternaam")
    gevonden = browser.stuur(vorm, achternaam=naam, geboren=geboren)
    gekozen = browser.stuur(gevonden.formulier("sleutel"))
    browser.stuur(gekozen.formulier("foto"), soort="id-kaart", geldig="on", foto="on")
    browser.open(treffer[0])


def redactie(wereld: Wereld, browser: Browser) -> None:
    """Publish a page, and look until it stands there anew."""
    pad = "/producten/verhuizing-doorgeven/"
    browser.open(pad)
    merk = uuid4().hex[:8]
    begin = time.monotonic()
    try:
        wereld.redactie.publish(merk)
    except RuntimeError as fout:
        raise Mislukt("publiceren", str(fout)) from fout
    while merk not in browser.open(pad).tekst:
        if time.monotonic() - begin > 10:
            raise Mislukt("onverwacht", "na 10 seconden nog de oude tekst")
        time.sleep(0.1)
    wereld.vers.append(time.monotonic() - begin)


def organisatie(wereld: Wereld, browser: Browser) -> None:
    """A source tells that there is a message for somebody, and tells it again until we say that we have it."""
    kenmerk = str(uuid4())
    inhoud = {
        "specversion": "1.0", "id": kenmerk, "source": "urn:nld:oin:00000099000000001000:systeem:berichten",
        "type": MELDING, "subject": "BSN:999997671", "time": "2026-11-22T09:00:00+01:00",
    }  # fmt: skip
    body = json.dumps(inhoud).encode()
    for poging in range(8):
        try:
            browser.meld("/api/v1/meldingen", body, sign(body, kenmerk, wereld.meldingen_sleutel))
        except Mislukt:
            if poging == 7:
                raise
            time.sleep(0.5 * 2**poging)
        else:
            wereld.keep("notificatie", melding_sleutel(str(inhoud["source"]), kenmerk))
            return


def sign(body: bytes, kenmerk: str, sleutel: str) -> dict[str, str]:
    """As Standard Webhooks asks."""
    nu = int(time.time())
    merk = hmac.digest(sleutel.encode(), f"{kenmerk}.{nu}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": "application/cloudevents+json", "webhook-id": kenmerk, "webhook-timestamp": str(nu),
        "webhook-signature": f"v1,{base64.b64encode(merk).decode()}",
    }  # fmt: skip


def melding_sleutel(bron: str, kenmerk: str) -> str:
    """By which the portal tells this notification from all others."""
    return hashlib.sha256(f"{bron}\x00{kenmerk}".encode()).hexdigest()


def log_in(browser: Browser, middel: str, *keuzes: str, naar: str = "/mijn/", begin: str = "") -> Pagina:
    """Through the pages of the simulated provider; gives the page on which it ends.

    Raises:
        Mislukt: it ends elsewhere.
    """
    pagina = browser.open(begin or f"/inloggen/{middel}/?{urllib.parse.urlencode({'next': naar})}")
    for _ in range(WACHTKAMER_KEREN):
        if not pagina.ververs:
            break
        # The waiting room: the page asks for itself again.
        time.sleep(float(pagina.ververs.partition(";")[0]))
        pagina = browser.open(pagina.url)
    for keuze in keuzes:
        vorm, naam = pagina.knop(keuze)
        pagina = browser.stuur(vorm, **{naam: keuze})
    if pagina.pad != naar:
        raise Mislukt("onverwacht", f"inloggen eindigde op {pagina.pad}")
    return pagina


def receipt(wereld: Wereld, soort: str, pagina: Pagina) -> None:
    """Keep the number on the receipt.

    Raises:
        Mislukt: this is no receipt.
    """
    treffer = NUMMER.search(pagina.url)
    if treffer is None:
        raise Mislukt("onverwacht", f"geen ontvangstbevestiging, maar {pagina.pad}")
    wereld.keep(soort, treffer[1])


def _magazijn(browser: Browser, wereld: Wereld) -> str:
    """The key of an organisation, as the form that is open has it."""
    pagina = browser.laatste
    gezocht = wereld.dobbel.choice(MAGAZIJNEN)
    treffer = re.search(rf'<option value="([^"]+)"[^>]*>\s*{re.escape(gezocht)}\s*</option>', pagina.tekst)
    if treffer is None:
        raise Mislukt("onverwacht", f"{gezocht} staat niet in de lijst")
    return treffer[1]


def _doel(pagina: Pagina) -> str:
    treffer = re.search(r'<option value="([^"]+)"[^>]*>\s*Schuldhulp', pagina.tekst)
    if treffer is None:
        raise Mislukt("onverwacht", "het doel Schuldhulp staat niet in de lijst")
    return treffer[1]


def _expect(pagina: Pagina, woord: str) -> None:
    if woord not in pagina.tekst:
        raise Mislukt("onverwacht", f"'{woord}' staat niet op {pagina.pad}")


Reis = Callable[[Wereld, Browser], None]
# How many in a hundred visits; of those who log in more than on an ordinary day.
REIZEN: dict[str, tuple[Reis, int]] = {
    "openbaar": (openbaar, 34), "zoeken": (zoeken, 20), "wegwijzer": (wegwijzer, 8), "inwoner": (inwoner, 14),
    "onderneming": (onderneming, 4), "schrijver": (schrijver, 6), "klager": (klager, 2), "taak": (taak, 1),
    "medewerker": (medewerker, 3), "redactie": (redactie, 2), "organisatie": (organisatie, 6),
}  # fmt: skip
__all__ = ["REIZEN", "Formulier", "Wereld"]
