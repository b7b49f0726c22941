"""B47 over all journeys: person, company, representative, counter, question, mail, calendar and wallet.

Every text of every story carries a mark; after the journeys no mark and no number of who made them stands where it
does not belong. What may stand somewhere is in `MAG`, with its reason.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis
from django.core import mail
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.loketbezoek.models import Toestemmingsvraag
from portal.core.niveau import Niveau
from portal.outbound.service import shutdown
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, point_at, sessiepersoon
from tests.mijnomgeving.klanten.conftest import employee
from tests.mijnomgeving.loket.beeld.conftest import Gesprek, Open, open_gesprek
from tests.mijnomgeving.meldingen.conftest import SLEUTEL, Bron, verhuizing
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.uittreksels.conftest import Wallet, make
from tests.portal.meten.conftest import Gemeten, gemeten
from tests.security.mijnomgeving.conftest import ORGANISATIES, PER_ORGANISATIE
from tests.security.mijnomgeving.kanaries import MERK, Kanaries, marked_federatie
from tests.security.mijnomgeving.test_kanarie import tables
from tests.security.mijnomgeving.wandeling import walk
from tests.security.mijnomgeving.zaaien import sow
from tests.valkey import read_valkey

__all__ = ["gemeten", "open_gesprek"]

UTRECHT_OIN = "00000001002220647000"
ZONNEGRAAN = ("bakkerij-zonnegraan", "90001354", "Bakkerij Zonnegraan")
PRINS = ("administratiekantoor-prins", "90010010", "Administratiekantoor Prins")
# Whose numbers are looked for: who makes a journey, and whom it is about.
VERHALEN = ("noor-bakker", "mehmet-kaya", "annelies-prins", "bakkerij-zonnegraan", "administratiekantoor-prins")
TOESLAGEN = "Dienst Toeslagen"
# What may stand somewhere, and why.
MAG = {
    "wegwijzer_ai_gesteldevraag: eigen woorden": "A question without an answer, masked, thirty days, and nobody knows "
    "who asked; a word that is no number, name or address cannot be told from any other word.",
}
KENMERKEND = {"voornamen", "korteStraatnaam", "straat", "omschrijving", "toelichting", "onderwerp", "inhoud"}
KENMERKEND |= {"titel", "opleiding", "email", "handelsnamen"}


@dataclass
class Reis:
    """The world that the journeys are made in, and what came past."""

    federatie: Federatie
    kanaries: Kanaries
    gezien: list[str] = field(default_factory=list)
    adressen: set[str] = field(default_factory=set)

    def note(self, *teksten: str) -> None:
        """Somebody saw this."""
        self.gezien += teksten


@pytest.fixture(scope="module")
def _gemerkt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Federatie, Kanaries]]:
    with marked_federatie(tmp_path_factory.mktemp("verhalen")) as (draait, kanaries):
        yield Federatie(draait.base_url), kanaries


@pytest.fixture
def reis(_gemerkt: tuple[Federatie, Kanaries], settings: Settings, tmp_path: Path, db: None) -> Iterator[Reis]:
    """A portal that begins with nothing, and a government of which every word is marked."""
    federatie, kanaries = _gemerkt
    redis.Redis.from_url(settings.REDIS_URL).flushdb()
    shutdown()
    settings.VOORRAAD_VERS = 60
    settings.MEDIA_ROOT = tmp_path
    point_at(federatie.base_url, settings)
    for naam, dienst in PER_ORGANISATIE.items():
        oin = UTRECHT_OIN if naam == "BERICHTEN_BRONNEN" else "0"
        rijen = [f"{org}|{oin}|{federatie.base_url}/{dienst}/{pad}" for pad, org in ORGANISATIES.items()]
        setattr(settings, naam, rijen)
    settings.BEVOEGDHEDEN_URL = f"{federatie.base_url}/machtigen/api/v1"
    settings.MELDINGEN_SLEUTEL = SLEUTEL
    register_adressen()
    yield Reis(federatie, kanaries)
    shutdown()


@pytest.fixture
def federatie(reis: Reis) -> Federatie:
    """The counter's contacts are with this government."""
    return reis.federatie


def look_around(reis: Reis, client: Client, *ook: str) -> None:
    """Everything that links lead to, and these downloads."""
    wandeling = walk(client, per_soort=2)
    reis.note(*wandeling.paginas.values())
    reis.adressen |= {adres for lijst in (*wandeling.adressen.values(), *wandeling.knoppen.values()) for adres in lijst}
    for adres in (*ook, *wandeling.adressen.get("bijlage", []), *wandeling.adressen.get("document", [])):
        antwoord = client.get(adres)
        assert antwoord.status_code == 200, adres
        inhoud = antwoord.getvalue() if antwoord.streaming else antwoord.content
        reis.note(inhoud.decode("latin-1"))


def person(reis: Reis, ingelogd: Ingelogd) -> None:
    """Noor looks at all that is hers, writes, takes it along, and puts an extract in her wallet."""
    client = ingelogd(Client(), sessiepersoon(NOOR, "", niveau=Niveau.HOOG))
    sow(client, woorden="q7x0z")
    client.post("/mijn/berichten/zoeken/", {"tekst": "q7x0z"})
    client.post("/mijn/inzage/filteren/", {"periode": "alles", "zoek": "q7x0z"})
    look_around(reis, client, "/mijn/gegevens/alles.json", "/mijn/gegevens/alles.pdf", "/mijn/profiel/download/")
    bewijs = Wallet().fetch(make(Bezoeker(client)))
    reis.note(bewijs.sd_jwt)


def news(_reis: Reis) -> None:
    """Utrecht tells of a message for Noor, with its content against the agreement; she gets a mail."""
    soort = "nl.rijksoverheid.fbs.bericht.gepubliceerd"
    bron = f"urn:nld:oin:{UTRECHT_OIN}:systeem:berichten"
    melding = verhuizing(source=bron, type=soort, subject=f"BSN:{NOOR}", data={"onderwerp": "q7x0z"})
    assert Bron(Client()).send(melding).status_code == 204


def company(reis: Reis, ingelogd: Ingelogd) -> None:
    """Mehmet looks at his bakery, and makes a private address of its calendar."""
    client = ingelogd(Client(), employee("mehmet-kaya", *ZONNEGRAAN))
    look_around(reis, client, "/mijn/verplichtingen/verplichtingen.ics")
    assert client.post("/mijn/verplichtingen/agenda/", {"naam": "telefoon q7x0z"}).status_code == 303
    [adres] = re.findall(r"/agenda/[A-Za-z0-9_-]+\.ics", client.get("/mijn/verplichtingen/agenda/").content.decode())
    assert "BEGIN:VEVENT" in Client().get(adres).content.decode()


def representative(reis: Reis, ingelogd: Ingelogd) -> None:
    """Annelies sees her clients, takes the list along, and acts for one of them."""
    client = ingelogd(Client(), employee("annelies-prins", *PRINS))
    reis.note(*(client.get(pad).content.decode() for pad in ("/mijn/klanten/", "/mijn/klanten/klanten.csv")))
    keuzes = client.get("/mijn/voor-wie/").content.decode()
    [keuze] = re.findall(rf'value="([^"]+)"[^>]*>(?:(?!</button>).)*{ZONNEGRAAN[2]}', keuzes, flags=re.DOTALL)[:1]
    assert client.post("/mijn/voor-wie/wissel/", {"keuze": keuze}).status_code in {302, 303}
    look_around(reis, client)


def counter(reis: Reis, ingelogd: Ingelogd, openen: Open) -> None:
    """A caseworker searches, sees what Noor allows, and writes a note; nobody else reads along."""
    gesprek: Gesprek = openen()
    zoek = gesprek.client.post(f"{gesprek.url}zoeken/", {"soort": "bsn", "bsn": NOOR})
    reis.note(zoek.content.decode())
    velden = {
        "onderdelen": ["zaken", "taken", "berichten"],
        "organisaties": [TOESLAGEN, "RDW"],
        "waarom": "Uw huurtoeslag klopt niet meer.",
        "duur": "contact",
        "weg": "mijn",
    }
    assert gesprek.client.post(f"{gesprek.url}toestemming/", velden).status_code == 303
    vraag = Toestemmingsvraag.objects.latest("gevraagd_op")
    [getal] = re.findall(r'class="loketgetal">(\d{4})<', gesprek.ga(f"toestemming/{vraag.pk}/").html)
    thuis = ingelogd(Client(), sessiepersoon(NOOR, "", niveau=Niveau.HOOG))
    assert thuis.post(f"/mijn/loket/{vraag.pk}/", {"alles": "ja", "getal": getal}).status_code == 303
    beeld = gesprek.ga().html
    assert "q7x" in beeld
    verder = sorted(set(re.findall(rf'href="({gesprek.url}[^"#?]+)"', beeld)))
    reis.adressen |= set(verder)
    reis.note(beeld, *(gesprek.ga(pad).html for pad in verder))
    [sleutel] = re.findall(r'name="sleutel" value="([^"]+)"', gesprek.ga("doen/notities/").html)
    notitie = {"tekst": "Belde over q7x0z", "voor": "collegas", "sleutel": sleutel}
    assert gesprek.client.post(f"{gesprek.url}doen/notities/", notitie).status_code == 303


def visitor(reis: Reis) -> None:
    """Somebody types in public what is their own: the wegwijzer, search and the reaction form."""
    eigen = f"mijn bsn is {NOOR}, bel 0612345678 of mail noor@voorbeeld.example over q7x0z"
    client = Client()
    for _ in range(2):
        with suppress(OSError):
            client.post("/wegwijzer/", {"q": eigen})
        client.get("/zoeken/", {"q": "verhuizen"})
        client.get("/")
    reis.note("")


def places(settings: Settings) -> Iterator[tuple[str, str]]:
    """All that is kept: rows, Redis (sessions, kept answers, pages), and files."""
    yield from tables()
    for sleutel, waarde in read_valkey():
        yield f"redis {re.sub(r'[0-9a-f-]{16,}', '*', sleutel)[:60]}", sleutel + waarde
    for bestand in Path(settings.MEDIA_ROOT).rglob("*"):
        if bestand.is_file():
            yield f"media {bestand.name}", bestand.name + bestand.read_bytes().decode("latin-1")


@pytest.mark.norm("B47", "B48")
def test_after_all_journeys_nothing_of_anybody_lies_where_it_does_not_belong(
    reis: Reis,
    ingelogd: Ingelogd,
    open_gesprek: Open,
    settings: Settings,
    gemeten: Gemeten,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    person(reis, ingelogd)
    news(reis)
    company(reis, ingelogd)
    representative(reis, ingelogd)
    counter(reis, ingelogd, open_gesprek)
    visitor(reis)
    OutboxBericht.objects.filter(afgeleverd_op=None).update(volgende_poging="2020-01-01T00:00:00Z")
    deliver_due(at_most=100)

    gezien = reis.kanaries.found("".join(reis.gezien))
    # Whoever never saw it cannot say that it is gone.
    assert {pad.rsplit(".", maxsplit=1)[-1] for pad in gezien} >= KENMERKEND
    assert len({merk for tekst in reis.gezien for merk in MERK.findall(tekst)}) > 80
    logs = capfd.readouterr()
    plekken = [*places(settings), ("logs", logs.out + logs.err + caplog.text), *letters(), *urls(reis)]
    gevonden = [
        f"{plek}: {veld}"
        for plek, tekst in (*plekken, *measured(gemeten))
        for veld in reis.kanaries.found(tekst, verhalen=VERHALEN)
    ]
    assert sorted(set(gevonden) - set(MAG)) == []


def letters() -> Iterator[tuple[str, str]]:
    """What was mailed; that it goes to the address of who gets it is the reason that it can come."""
    assert mail.outbox
    for brief in mail.outbox:
        rauw = brief.message().as_string()
        for adres in brief.to:
            rauw = rauw.replace(adres, "")
        yield "mail", rauw


def measured(gemeten: Gemeten) -> Iterator[tuple[str, str]]:
    """Traces with all that hangs on them, and figures with their properties."""
    assert len(gemeten.sporen) > 100
    for spoor in gemeten.sporen:
        yield f"spoor {spoor.name}", spoor.to_json()
    yield "cijfers", str(gemeten.punten)


def urls(reis: Reis) -> Iterator[tuple[str, str]]:
    """The addresses of our own pages."""
    for adres in reis.adressen:
        yield adres, adres
