"""What was decided in a zaak and the documents with it: on its page, as a download, and for nobody else."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from portal.outbound.service import shutdown
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.conftest import DAAN, Ingelogd, sessiepersoon
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.paginas.paden import zaak_pad
from tests.mijnomgeving.verhalen import SANNE, federatie_met, persona

DOCUMENT = {"zaak": "B-0", "soort": "brief", "op": "2026-11-03", "regels": ["Beste mevrouw Vos,"]}
BRONNEN = {
    "documenten": [
        DOCUMENT | {"sleutel": "brief", "titel": "Onze brief aan u"},
        DOCUMENT | {"sleutel": "notitie", "titel": "Intern advies", "vertrouwelijkheid": "intern"},
    ],
    "besluiten": [
        {"zaak": "B-0", "sleutel": "b", "omschrijving": "U krijgt gelijk", "toelichting": "Wij betalen u terug.",
         "op": "2026-11-04", "ingang": "2026-11-05", "bezwaar_tot": "2026-12-16"}
    ],
}  # fmt: skip


@pytest.fixture
def draait(settings: Settings) -> Iterator[DraaiendeFederatie]:
    with federatie_met(persona(zaken=(verhalen.zaak("B-0"),), bronnen=BRONNEN)) as (federatie, _):
        shutdown()
        settings.ZAKEN_BRONNEN = [f"UWV|{'0' * 20}|{federatie.base_url}/zgw/uwv"]
        settings.BERICHTEN_BRONNEN = [f"UWV|{'0' * 20}|{federatie.base_url}/fbs/uwv"]
        register_adressen()
        yield federatie
        shutdown()


@pytest.fixture
def sanne(draait: DraaiendeFederatie, ingelogd: Ingelogd, db: None) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), sessiepersoon(SANNE, "Sanne Vos")))


def test_sanne_reads_what_was_decided_and_until_when_she_can_object(sanne: Bezoeker) -> None:
    tekst = sanne.ga(zaak_pad(sanne, "Zaak B-0")).tekst
    for woorden in ("Wat er is besloten", "U krijgt gelijk", "Wij betalen u terug.", "5 november 2026"):
        assert woorden in tekst
    assert "Bezwaar maken kan tot en met 16 december 2026" in tekst


def test_sanne_downloads_the_letter_and_sees_who_read_what(sanne: Bezoeker) -> None:
    pagina = sanne.ga(zaak_pad(sanne, "Zaak B-0"))
    assert "Onze brief aan u" in pagina.tekst
    assert "Intern advies" not in pagina.tekst
    [url] = [link for link in pagina.links("/mijn/zaken/") if "/documenten/" in link]
    antwoord = sanne.raw(url)
    assert antwoord.content.startswith(b"%PDF-")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert antwoord.headers["Content-Type"] == "application/octet-stream"
    assert antwoord.headers["Content-Security-Policy"] == "sandbox"
    gelezen = Verwerking.objects.order_by("-pk").values_list("gegevens", flat=True)
    assert gelezen[0] == "een document bij uw zaak"


@pytest.mark.norm("B13")
def test_nobody_gets_a_document_that_is_not_theirs(sanne: Bezoeker, ingelogd: Ingelogd) -> None:
    pagina = sanne.ga(zaak_pad(sanne, "Zaak B-0"))
    [url] = [link for link in pagina.links("/mijn/zaken/") if "/documenten/" in link]
    begin = url.rpartition("/documenten/")[0]
    assert sanne.raw(f"{begin}/documenten/{uuid4()}/").status_code == 404
    daan = Bezoeker(ingelogd(Client(), sessiepersoon(DAAN, "Daan Visser")))
    assert daan.raw(url).status_code == 404
    assert Client().get(url).status_code == 302


def test_a_register_that_is_down_gives_a_page_that_says_so(
    sanne: Bezoeker, settings: Settings, draait: DraaiendeFederatie
) -> None:
    pagina = sanne.ga(zaak_pad(sanne, "Zaak B-0"))
    [url] = [link for link in pagina.links("/mijn/zaken/") if "/documenten/" in link]
    settings.ZGW_CLIENT_SECRET = "een-heel-ander-geheim-van-minstens-32-tekens"
    gezien = sanne.ga(url)
    assert gezien.status == 200
    assert gezien.kop == "Dit document is nu niet te krijgen"
    assert "UWV" in gezien.tekst
