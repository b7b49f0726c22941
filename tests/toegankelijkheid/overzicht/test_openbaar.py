"""Everybody reads how the portal stands, in plain words and as open data, and nobody's name."""

import csv
import io

import pytest
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from tests.factories.toetsen import GevondenFactory, ToetsrondeFactory
from tests.toegankelijkheid.conftest import text
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde

pytestmark = pytest.mark.django_db

PAD = "/toegankelijkheid/stand/"


def main_of(client: Client, pad: str = PAD) -> HtmlElement:
    """The content of the page."""
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return html.fromstring(antwoord.content).get_element_by_id("inhoud")


def test_before_the_first_round_the_page_promises_no_figures(client: Client) -> None:
    gelezen = text(main_of(client))
    assert "Er is nog niet getoetst" in gelezen
    assert "geen zekere fouten" not in gelezen, "nothing looked at is not the same as nothing wrong"


def test_a_round_that_saw_no_page_proves_nothing(client: Client) -> None:
    ToetsrondeFactory(mislukt=[{"adres": "", "reden": "Er is geen browser."}])
    gelezen = text(main_of(client))
    assert "Er is nog niet getoetst" in gelezen
    assert "geen zekere fouten" not in gelezen


def test_the_figures_in_plain_words(client: Client, contrast: Gevonden, twijfel: Gevonden) -> None:
    page = main_of(client)
    gelezen = text(page)
    assert "Er staat 1 zekere fout open. Die staat op 1 pagina." in gelezen
    assert "Op 1 plek weet een programma het niet zeker." in gelezen
    assert "De oudste fout staat 10 dagen open." in gelezen
    assert "axe-core 4.14.1, Nu Html Checker 26.9.27" in gelezen.replace(" ,", ",")
    [tekening] = page.findall(".//svg[@role='img']")
    naam = text(page.get_element_by_id(tekening.get("aria-labelledby")))
    assert "De getallen staan in de tabel hieronder." in naam
    rijen = [[text(cel) for cel in rij] for rij in page.findall(".//table/tbody/tr")]
    assert ["1.4.3 Contrast van tekst", "1", "1"] in rijen
    assert ["Gemeente Utrecht", "1", "0"] in rijen


def test_no_fault_open_is_no_claim_that_all_is_well(client: Client, ronde: Toetsronde) -> None:
    gelezen = text(main_of(client))
    assert "Er staan geen zekere fouten open." in gelezen
    assert "Geen fouten vinden is niet hetzelfde als toegankelijk zijn" in gelezen


def test_nobody_learns_who_wrote_a_page_or_where_exactly_it_is_wrong(
    client: Client, contrast: Gevonden, twijfel: Gevonden
) -> None:
    for deel in ("", "stand.json", "stand.csv"):
        inhoud = client.get(PAD + deel).content.decode()
        for geheim in ("rosa", contrast.plek, "grijs", "/producten/paspoort/"):
            assert geheim not in inhoud


def test_the_figures_as_open_data(client: Client, contrast: Gevonden, twijfel: Gevonden) -> None:
    cijfers = client.get(f"{PAD}stand.json").json()
    assert (cijfers["zeker"], cijfers["te_beoordelen"], cijfers["laatste_toetsronde"]["adressen"]) == (1, 1, 212)
    assert [dag["zeker"] for dag in cijfers["verloop"]] == [1]
    regels = list(csv.DictReader(io.StringIO(client.get(f"{PAD}stand.csv").content.decode())))
    assert {
        "soort": "eis",
        "sleutel": "1.4.3",
        "naam": "1.4.3 Contrast van tekst",
        "zeker": "1",
        "te_beoordelen": "1",
    } in (regels)


def test_the_page_speaks_english_as_well(client: Client, contrast: Gevonden) -> None:
    gelezen = text(main_of(client, f"/en{PAD}"))
    assert "How accessible is this portal now?" in gelezen
    assert "1 certain fault is open." in gelezen
    assert "1.4.3 Contrast (minimum)" in gelezen


@pytest.mark.parametrize(
    ("soort", "gelezen"),
    [
        ("ProductPagina", "Product"),
        ("mijn:zaak_bezwaar", "Mijn omgeving: zaak bezwaar"),
        ("redactie_links:links", "Redactie: links"),
        ("niet gevonden", "Niet gevonden"),
        ("schil", "Kop, menu en voet van elke pagina"),
        ("", "Andere pagina’s"),
    ],
)
def test_a_kind_of_page_is_called_by_words_that_people_know(client: Client, soort: str, gelezen: str) -> None:
    GevondenFactory(paginasoort=soort)
    ToetsrondeFactory(bezoeken=1)
    rijen = {text(rij[0]) for rij in main_of(client).findall(".//table/tbody/tr")}
    assert gelezen in rijen
