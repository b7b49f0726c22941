"""Tim takes his data along: as a PDF that a screen reader reads, and as JSON for another program."""

import io
import json
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker

TIM, MEREL = "999990020", "999991826"

pytestmark = pytest.mark.django_db


@pytest.fixture
def tim(federatie: Federatie, ingelogd: Ingelogd) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), sessiepersoon(TIM, "Tim van der Linden")))


def test_the_pdf_is_made_for_everybody(tim: Bezoeker) -> None:
    antwoord = tim.raw("/mijn/gegevens/alles.pdf")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="mijn-gegevens.pdf"'
    assert antwoord.headers["Cache-Control"] == "no-store"

    pdf = PdfReader(io.BytesIO(antwoord.content))
    wortel: Any = pdf.trailer["/Root"].get_object()
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Mijn gegevens bij de overheid"
    assert b"pdfuaid" in wortel["/Metadata"].get_object().get_data()
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= soorten(wortel["/StructTreeRoot"])


def test_every_letter_of_the_pdf_is_in_it(tim: Bezoeker) -> None:
    pdf = PdfReader(io.BytesIO(tim.raw("/mijn/gegevens/alles.pdf").content))
    middelen: list[Any] = [pagina["/Resources"] for pagina in pdf.pages]
    letters = [font.get_object() for middel in middelen for font in middel["/Font"].values()]
    assert letters
    for letter in letters:
        [kind] = letter["/DescendantFonts"]
        beschrijving = kind.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(beschrijving)


def test_the_pdf_holds_what_the_page_shows(tim: Bezoeker) -> None:
    pdf = PdfReader(io.BytesIO(tim.raw("/mijn/gegevens/alles.pdf").content))
    tekst = " ".join(" ".join(pagina.extract_text() for pagina in pdf.pages).split())
    for feit in ("Tim Johannes van der Linden", "TOYOTA YARIS CROSS", "€ 498.000", "€ 46.210", "Elektrotechniek"):
        assert feit in tekst
    assert "Bron: Kadaster (BRK). Opgehaald op" in tekst
    # Whose it is, is said by name; the number is of no use to a reader.
    assert TIM not in tekst


def test_what_a_silent_source_did_not_give_stands_in_both(tim: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("rdw", "fout_500")
    pdf = PdfReader(io.BytesIO(tim.raw("/mijn/gegevens/alles.pdf").content))
    tekst = " ".join(" ".join(pagina.extract_text() for pagina in pdf.pages).split())
    assert "Deze gegevens ontbreken" in tekst
    assert "Bron: RDW (voertuigen)" in tekst
    delen = json.loads(tim.raw("/mijn/gegevens/alles.json").content)["onderdelen"]
    [rdw] = [deel for deel in delen if deel["onderdeel"] == "voertuigen"]
    assert rdw == {"onderdeel": "voertuigen", "bron": "RDW (voertuigen)", "antwoord": "geen", "reden": "storing"}


def test_the_json_tells_of_each_part_where_it_comes_from(tim: Bezoeker) -> None:
    antwoord = tim.raw("/mijn/gegevens/alles.json")
    assert antwoord.headers["Content-Type"] == "application/json"
    delen = {deel["onderdeel"]: deel for deel in json.loads(antwoord.content)["onderdelen"]}
    assert delen["persoon"]["bron"] == "Basisregistratie Personen (BRP)"
    assert delen["persoon"]["gegevens"]["geboorte"]["datum"] == {"jaar": 1993, "maand": 9, "dag": 21}
    assert delen["voertuigen"]["gegevens"][0]["kenteken"] == "T812KV"
    assert delen["uitkeringen"]["gegevens"] == []
    assert all("opgehaaldOp" in deel for deel in delen.values())


def test_taking_along_is_logged_as_such(tim: Bezoeker) -> None:
    tim.raw("/mijn/gegevens/alles.json")
    assert {v.processing_activity_id for v in Verwerking.objects.all()} == {"mijn-uittreksels"}


def soorten(boom: object) -> set[str]:
    """The kinds of elements in the structure of a PDF."""
    gevonden: set[str] = set()
    te_zien = [boom]
    while te_zien:
        knoop = te_zien.pop()
        knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
        if isinstance(knoop, dict):
            if "/S" in knoop:
                gevonden.add(str(knoop["/S"]))
            if "/K" in knoop:
                te_zien.append(knoop["/K"])
        elif isinstance(knoop, list):
            te_zien += knoop
    return gevonden
