"""A system hears that there is news: signed, at least once, at an address that proved to be the company's."""

import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from pytest_django import Settings
from yarl import URL

from mijnomgeving.koppelvlak.bezorgen import TOPIC
from mijnomgeving.koppelvlak.models import Levering, Webhook
from mijnomgeving.koppelvlak.services import withdraw
from portal.outbound import adressen
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from portal.toegang.persoon import Sessiepersoon
from tests.factories.certificaten import ProefCA
from tests.factories.nepbron import Nepbron, Ontvangen, Terug, nepbron
from tests.factories.nepdns import OPENBAAR, Nepdns, nepdns
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.koppelvlak.conftest import ZONNEGRAAN, Programma, Toelaten
from tests.mijnomgeving.koppelvlak.test_pagina import post, systeem_pad
from tests.mijnomgeving.meldingen.conftest import Bron, bron
from tests.mijnomgeving.paginas.conftest import Bezoeker

__all__ = ["bron"]
HOST = "seintjes.example"


@dataclass
class Ontvanger:
    """Where a company hears of news."""

    nep: Nepbron
    dns: Nepdns
    ca: str

    def echo(self, verzoek: Ontvangen) -> Terug:
        """As the documentation asks: give the word back, and take the rest."""
        event = json.loads(verzoek.body)
        return Terug(event.get("data", {}))

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(verzoek.body) for verzoek in self.nep.ontvangen]


@pytest.fixture
def ontvanger(tmp_path: Path, federatie: Federatie, _everywhere: None) -> Iterator[Ontvanger]:
    """A server with a real certificate on what counts as the internet."""
    ca = ProefCA(tmp_path)
    eigen = ca.issue(HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(eigen.pem, eigen.sleutel)
    with nepdns() as dns, nepbron(tls=context, host=OPENBAAR) as nep:
        dns.namen[HOST] = [(OPENBAAR, nep.poort)]
        thuis = urlsplit(federatie.base_url)
        dns.namen[str(thuis.hostname)] = [("127.0.0.1", 0)]
        ontvanger = Ontvanger(nep, dns, ca.pem)
        nep.antwoord = ontvanger.echo
        yield ontvanger


def add(bezoeker: Bezoeker, programma: Programma, url: str = f"https://{HOST}/nieuws") -> tuple[Webhook, str]:
    """Give the address on the page; the webhook and its secret."""
    pad = f"{systeem_pad(programma.rij)}webhooks/"
    pagina = post(bezoeker, pad, {"url": url, "soorten": ["berichten", "zaken"]})
    assert pagina.kop == "Het geheim van dit adres", pagina.tekst
    geheim = next(woord for woord in pagina.tekst.split() if woord.startswith("whsec_"))
    return Webhook.objects.latest("gemaakt_op"), geheim


def trust(settings: Settings, webhook: Webhook, ontvanger: Ontvanger) -> None:
    settings.OUTBOUND_VERBINDINGEN = {f"Webhook {webhook.pk}": {"ca_bestand": ontvanger.ca}}


def press(bezoeker: Bezoeker, programma: Programma, webhook: Webhook, wat: str) -> str:
    return post(bezoeker, f"{systeem_pad(programma.rij)}webhooks/{webhook.pk}/{wat}/", {}).tekst


def news(bron: Bron, soort: str = "nl.zaken.status-gezet", wie: str = f"KVK:{ZONNEGRAAN}") -> None:
    bericht = {
        "specversion": "1.0",
        "id": f"{soort} {timezone.now().timestamp()}",
        "source": "urn:nld:oin:00000001810220350000:systeem:zaken",
        "type": soort,
        "subject": wie,
        "time": timezone.now().isoformat(),
    }
    assert bron.send(bericht).status_code == 204


def run(ontvanger: Ontvanger) -> None:
    OutboxBericht.objects.filter(topic=TOPIC).update(volgende_poging=timezone.now())
    deliver_due(at_most=20)


def test_from_an_address_to_news_that_the_system_can_trust(
    bezoeker: Bezoeker,
    toelaten: Toelaten,
    ontvanger: Ontvanger,
    settings: Settings,
    bron: Bron,
    voorbeeld: ModuleType,
) -> None:
    programma = toelaten()
    webhook, geheim = add(bezoeker, programma)
    # Nothing goes to an address before it proved to be theirs.
    news(bron)
    run(ontvanger)
    assert ontvanger.events == []
    trust(settings, webhook, ontvanger)
    assert "gecontroleerd en staat aan" in press(bezoeker, programma, webhook, "controleren")
    news(bron)
    news(bron, "nl.taken.taak-gevraagd")
    news(bron, wie="KVK:90010010")
    run(ontvanger)
    controle, event = ontvanger.events
    assert controle["type"] == "nl.overheidsportaal.webhook.controle"
    assert event["type"] == "nl.overheidsportaal.zaken.veranderd"
    assert event["dataref"].endswith("/api/v1/mijn/zaken")
    assert set(event) == {"specversion", "id", "source", "type", "time", "datacontenttype", "dataref"}
    verzoek = ontvanger.nep.ontvangen[1]
    koppen = {naam.lower(): waarde for naam, waarde in verzoek.headers.items()}
    assert voorbeeld.check_seintje(geheim, koppen, verzoek.body)
    assert not voorbeeld.check_seintje(geheim, koppen, verzoek.body + b" ")
    assert koppen["webhook-id"] == event["id"]
    assert b"90001354" not in verzoek.body
    assert "Aangekomen" in bezoeker.ga(systeem_pad(programma.rij)).tekst


def test_an_address_that_does_not_give_our_word_back_stays_off(
    bezoeker: Bezoeker, toelaten: Toelaten, ontvanger: Ontvanger, settings: Settings
) -> None:
    programma = toelaten()
    webhook, _geheim = add(bezoeker, programma)
    trust(settings, webhook, ontvanger)
    ontvanger.nep.antwoord = lambda _verzoek: Terug({"uitdaging": "iets anders"})
    assert "gaf ons woord niet terug" in press(bezoeker, programma, webhook, "controleren")
    ontvanger.nep.antwoord = lambda _verzoek: Terug({}, status=302, headers={"Location": "https://elders.example/"})
    assert "gaf geen antwoord" in press(bezoeker, programma, webhook, "controleren")
    webhook.refresh_from_db()
    assert webhook.stand == Webhook.Stand.WACHT


def test_what_does_not_arrive_is_tried_again_with_the_same_id_and_a_person_can_begin_anew(
    bezoeker: Bezoeker, toelaten: Toelaten, ontvanger: Ontvanger, settings: Settings
) -> None:
    programma = toelaten()
    webhook, _geheim = add(bezoeker, programma)
    trust(settings, webhook, ontvanger)
    press(bezoeker, programma, webhook, "controleren")
    press(bezoeker, programma, webhook, "proef")
    ontvanger.nep.antwoord = lambda _verzoek: Terug({}, status=400)
    run(ontvanger)
    assert "Nog niet aangekomen, 1 keer geprobeerd" in bezoeker.ga(systeem_pad(programma.rij)).tekst
    OutboxBericht.objects.filter(topic=TOPIC).update(pogingen=11)
    run(ontvanger)
    assert "wij zijn gestopt met proberen" in bezoeker.ga(systeem_pad(programma.rij)).tekst
    ontvanger.nep.antwoord = ontvanger.echo
    levering = Levering.objects.get()
    assert "proberen het opnieuw" in press(bezoeker, programma, webhook, f"opnieuw/{levering.pk}")
    run(ontvanger)
    assert {event["id"] for event in ontvanger.events[1:]} == {str(levering.pk)}
    assert "Aangekomen" in bezoeker.ga(systeem_pad(programma.rij)).tekst


def test_who_may_not_read_any_more_hears_nothing_any_more(
    bezoeker: Bezoeker,
    toelaten: Toelaten,
    ontvanger: Ontvanger,
    settings: Settings,
    bron: Bron,
    mehmet: Sessiepersoon,
) -> None:
    programma = toelaten()
    webhook, _geheim = add(bezoeker, programma)
    trust(settings, webhook, ontvanger)
    press(bezoeker, programma, webhook, "controleren")
    news(bron)
    programma.rij.scopes = ["taken:lezen"]
    programma.rij.save()
    run(ontvanger)
    assert len(ontvanger.events) == 1
    assert "Niet meer gestuurd" in bezoeker.ga(systeem_pad(programma.rij)).tekst
    withdraw(persoon=mehmet, systeem=programma.rij)
    news(bron)
    run(ontvanger)
    assert len(ontvanger.events) == 1
    assert not Webhook.objects.exists()


def test_an_address_that_is_gone_is_switched_off(
    bezoeker: Bezoeker, toelaten: Toelaten, ontvanger: Ontvanger, settings: Settings
) -> None:
    programma = toelaten()
    webhook, _geheim = add(bezoeker, programma)
    trust(settings, webhook, ontvanger)
    press(bezoeker, programma, webhook, "controleren")
    press(bezoeker, programma, webhook, "proef")
    ontvanger.nep.antwoord = lambda _verzoek: Terug({}, status=410)
    run(ontvanger)
    webhook.refresh_from_db()
    assert webhook.stand == Webhook.Stand.UIT


@pytest.mark.norm("B16")
@pytest.mark.parametrize(
    "adres",
    [
        "http://seintjes.example/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.1.2.3/",
        "https://seintjes.example:8443/",
        "https://iemand:geheim@seintjes.example/",
        "ftp://seintjes.example/",
        "https://seintjes.example/#deel",
        "niets",
    ],
)
def test_an_address_that_is_no_public_https_address_is_not_taken(
    bezoeker: Bezoeker, toelaten: Toelaten, adres: str
) -> None:
    programma = toelaten()
    pad = f"{systeem_pad(programma.rij)}webhooks/"
    pagina = post(bezoeker, pad, {"url": adres, "soorten": ["zaken"]})
    assert "Geef " in pagina.tekst
    assert not Webhook.objects.exists()


@pytest.mark.norm("B16")
def test_a_name_that_leads_inside_is_not_called_also_when_it_is_a_source_of_ours(
    bezoeker: Bezoeker, toelaten: Toelaten, ontvanger: Ontvanger, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    programma = toelaten()
    webhook, _geheim = add(bezoeker, programma, "https://brp.example/intern")
    trust(settings, webhook, ontvanger)
    ontvanger.dns.namen["brp.example"] = [("127.0.0.1", ontvanger.nep.poort)]
    # As a source inside would be registered: an address of ours, wherever it leads.
    adressen._basis_urls.add(URL("https://brp.example/"))
    assert "gaf geen antwoord" in press(bezoeker, programma, webhook, "controleren")
    assert ontvanger.events == []
