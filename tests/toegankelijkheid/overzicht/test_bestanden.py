"""What was found goes along: to a spreadsheet, to programs, to tools of the W3C, and as a report that all can read."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.factories.toetsen import GevondenFactory
from tests.toegankelijkheid.overzicht.conftest import Mensen
from toegankelijkheid.overzicht.services import judge
from toegankelijkheid.toetsen.models import Gevonden, Mensoordeel

pytestmark = pytest.mark.django_db

THUIS = "/beheer/toegankelijkheid/"


def content(client: Client, pad: str) -> bytes:
    """The bytes of a file of the admin."""
    antwoord = client.get(THUIS + pad)
    assert antwoord.status_code == 200
    return b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content  # type: ignore[arg-type]


def test_the_spreadsheet_holds_what_the_list_shows_and_runs_nothing(
    als: Mapping[str, Client], contrast: Gevonden
) -> None:
    Gevonden.objects.update(organisatie="=HYPERLINK(1)")
    regels = list(csv.DictReader(io.StringIO(content(als["beheerder"], "bevindingen/?export=csv").decode())))
    [regel] = regels
    assert regel["Programma’s"] == "axe, ibm"
    assert regel["Zekerheid"] == "Zeker"
    assert "'=HYPERLINK(1)" in regel.values()


def test_json_holds_figures_and_findings_of_who_asks(
    als: Mapping[str, Client], contrast: Gevonden, twijfel: Gevonden
) -> None:
    alles = json.loads(content(als["beheerder"], "toegankelijkheid.json"))
    assert (alles["zeker"], alles["te_beoordelen"], len(alles["bevindingen"])) == (1, 1, 2)
    eigen = json.loads(content(als["redacteur"], "toegankelijkheid.json"))
    [een] = eigen["bevindingen"]
    assert een["url"].endswith("/producten/paspoort/")
    assert een["herstel"], "how to mend it goes along"
    assert een["hersteld_op"] is None
    gefilterd = json.loads(content(als["beheerder"], "toegankelijkheid.json?zekerheid=te-beoordelen"))
    assert [een["nummer"] for een in gefilterd["bevindingen"]] == [twijfel.pk]


def nodes(graaf: Mapping[str, Any], soort: str) -> list[dict[str, Any]]:
    """The nodes of one type."""
    return [knoop for knoop in graaf["@graph"] if soort in knoop["@type"] or knoop["@type"] == soort]


def references(waarde: Any) -> Iterator[str]:
    """Everything that a node points at."""
    if isinstance(waarde, dict):
        if set(waarde) == {"@id"}:
            yield waarde["@id"]
        for naam, deel in waarde.items():
            if naam != "@context":
                yield from references(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from references(deel)


def test_earl_has_one_assertion_of_each_program_and_of_each_person(
    als: Mapping[str, Client], contrast: Gevonden, twijfel: Gevonden, mensen: Mensen
) -> None:
    judge(gevonden=twijfel, oordeel=Mensoordeel.PROBLEEM, toelichting="Wit op wit.", door=mensen["eindredacteur"])
    antwoord = als["beheerder"].get(f"{THUIS}toegankelijkheid.jsonld")
    assert antwoord.headers["Content-Type"] == "application/ld+json"
    graaf = antwoord.json()
    uitkomsten = {
        (b["earl:assertedBy"]["@id"], b["earl:mode"]["@id"], b["earl:result"]["earl:outcome"]["@id"])
        for b in nodes(graaf, "earl:Assertion")
    }
    assert uitkomsten == {
        ("_:programma-axe", "earl:automatic", "earl:failed"),
        ("_:programma-ibm", "earl:automatic", "earl:failed"),
        ("_:programma-axe", "earl:automatic", "earl:cantTell"),
        ("_:mens", "earl:manual", "earl:failed"),
    }
    [axe] = [knoop for knoop in nodes(graaf, "earl:Software") if knoop["@id"] == "_:programma-axe"]
    assert axe["doap:release"] == {"doap:revision": "4.14.1"}
    assert "emma" not in antwoord.content.decode(), "a judgement names no person"


def test_earl_points_at_nothing_that_is_not_in_it(als: Mapping[str, Client], contrast: Gevonden) -> None:
    GevondenFactory(eis="", regel="axe:region", adres="/klem/")
    graaf = json.loads(content(als["beheerder"], "toegankelijkheid.jsonld"))
    eigen = [knoop["@id"] for knoop in graaf["@graph"]]
    assert len(eigen) == len(set(eigen)), "each thing stands in it once"
    buiten = {doel for doel in references(graaf) if doel not in eigen and not doel.startswith("earl:")}
    assert buiten == {"https://www.w3.org/TR/WCAG22/"}


def structure(element: Any) -> set[str]:
    """The kinds of elements in the structure of a PDF."""
    element = element.get_object()
    kinderen = element.get("/K", [])
    soorten = {element["/S"]} if "/S" in element else set()
    for kind in kinderen if isinstance(kinderen, list) else [kinderen]:
        if hasattr(kind.get_object(), "get"):
            soorten |= structure(kind)
    return soorten


def test_the_report_is_a_pdf_that_a_screen_reader_reads(
    als: Mapping[str, Client], contrast: Gevonden, twijfel: Gevonden
) -> None:
    for nummer in range(20):
        GevondenFactory(adres=f"/pagina/{nummer:02}/")
    pdf = PdfReader(io.BytesIO(content(als["beheerder"], "toegankelijkheid.pdf")))
    wortel: Any = pdf.trailer["/Root"].get_object()
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert b"pdfuaid" in wortel["/Metadata"].get_object().get_data()
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/L"} <= structure(wortel["/StructTreeRoot"])
    tekst = " ".join(" ".join(pagina.extract_text() for pagina in pdf.pages).split())
    assert "dit rapport is geen onderzoek door mensen" in tekst
    assert "1.4.3 Contrast van tekst" in tekst
    assert "en nog 6 andere pagina’s" in tekst, "a fault in the shell does not name hundreds of pages"
