"""Sanne does something in her zaak: she writes, checks, sends, gets a receipt, and UWV has it once."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader
from pytest_django import Settings

from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.concepten.models import Conceptrij
from mijnomgeving.inzendingen.models import Inzending, Soort, Stand
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina
from tests.mijnomgeving.paginas.paden import zaak_pad
from tests.mijnomgeving.verhalen import SANNE, persona
from tests.mijnomgeving.zaken.conftest import Verteller, deliver, wacht_op_loonstrook

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
PDF += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
BESLUIT = {"zaak": "Z-1", "sleutel": "b", "omschrijving": "U krijgt geen Ziektewet", "toelichting": "Nee.",
           "op": "2026-11-04", "ingang": "2026-11-05"}  # fmt: skip


class Schrijver(Bezoeker):
    """Somebody who sends forms."""

    def stuur(self, url: str, **velden: Any) -> Pagina:
        """Send a form, with the hidden fields of its page, and read the page to which it leads."""
        verborgen = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.ga(url).html))
        verborgen.pop("csrfmiddlewaretoken", None)
        antwoord = self.client.post(url, verborgen | velden, follow=True)
        return Pagina(antwoord.status_code, antwoord.content.decode())


@pytest.fixture
def sanne(vertel: Verteller) -> Schrijver:
    ziektewet = verhalen.zaak("Z-1", zaaktype="ziektewet")
    te_laat = verhalen.zaak("L-1", zaaktype="wia", startdatum="2026-06-01", uiterlijke_einddatum="2026-11-01")
    return Schrijver(
        vertel(persona(zaken=(wacht_op_loonstrook(), ziektewet, te_laat), bronnen={"besluiten": [BESLUIT]})).client
    )


def _bij_uwv() -> dict[str, Zaak]:
    [bron] = zaken_bronnen()
    return {zaak.identificatie: zaak for zaak in ask(bron.list_zaken, Persoon(Bsn(SANNE)))}


def _documenten(zaak: Zaak) -> list[str]:
    [bron] = zaken_bronnen()
    return sorted(document.bestandsnaam for document in ask(bron.list_documenten, zaak) if document.ingediend)


def test_sanne_sends_what_is_asked_and_it_is_uwvs_turn(sanne: Schrijver) -> None:
    pad = zaak_pad(sanne, "Zaak W-1")
    zaak = sanne.ga(pad)
    assert "UWV heeft iets van u nodig" in zaak.tekst
    doen = f"{pad}doen/document/"
    assert doen in zaak.links(pad)
    assert sanne.ga(doen).kop == "Gegevens over uw ontslag sturen"

    zonder = sanne.stuur(doen, toelichting="Hier is hij.")
    assert "Kies een bestand." in zonder.tekst
    assert "Hier is hij." in zonder.html
    controle = sanne.stuur(doen, toelichting="Hier is hij.", bestanden=SimpleUploadedFile("loon.pdf", PDF))
    assert controle.kop == "Controleer en verstuur"
    for woorden in ("Hier is hij.", "loon.pdf", "W-1"):
        assert woorden in controle.tekst
    assert not Inzending.objects.exists()
    assert "u bent hiermee begonnen" in sanne.ga(pad).tekst

    bevestiging = sanne.stuur(f"{doen}controleren/")
    assert "U hebt dit verstuurd" in bevestiging.tekst
    assert not Conceptrij.objects.exists()
    na = sanne.ga(pad).tekst
    assert "U hebt dit gestuurd" in na
    assert "UWV heeft iets van u nodig" not in na
    deliver()
    inzending = Inzending.objects.get()
    assert (inzending.soort, inzending.stand) == (Soort.AANVULLING, Stand.AANGEKOMEN)
    namen = _documenten(_bij_uwv()["W-1"])
    assert namen == [f"aanvulling-{inzending.nummer}.pdf", "loon.pdf"]
    status = _bij_uwv()["W-1"].status
    assert status is not None
    assert not status.gevraagd


def test_a_bezwaar_becomes_a_zaak_with_a_letter_that_everybody_can_read(sanne: Schrijver) -> None:
    doen = f"{zaak_pad(sanne, 'Zaak Z-1')}doen/bezwaar/"
    leeg = sanne.stuur(doen)
    assert "Vertel waarom u het niet eens bent" in leeg.tekst
    sanne.stuur(doen, waarom="Ik ben echt ziek.\nVraag het mijn huisarts.")
    sanne.stuur(f"{doen}controleren/")
    deliver()
    inzending = Inzending.objects.get(soort=Soort.BEZWAAR)
    bezwaar = _bij_uwv()[inzending.nummer]
    assert bezwaar.soort == "BEZWAAR"
    assert bezwaar.verwante_zaken == (_bij_uwv()["Z-1"].url,)
    [bron] = zaken_bronnen()
    [document] = ask(bron.list_documenten, bezwaar)
    bestand = ask(bron.fetch_document, document)
    assert bestand is not None
    lezer = PdfReader(BytesIO(bestand.inhoud))
    tekst = lezer.pages[0].extract_text()
    for woorden in ("Bezwaar", "Ik ben echt ziek.", inzending.nummer, "Z-1"):
        assert woorden in tekst
    assert "/MarkInfo" in lezer.root_object  # tagged, so that a screen reader can read it out
    # Now both belong together on the page, and one objects once.
    zaak = sanne.ga(zaak_pad(sanne, "Zaak Z-1"))
    assert "Hoort bij elkaar" in zaak.tekst
    assert "Dit kan nu niet" in sanne.ga(doen).tekst


def test_who_waits_too_long_gives_notice_and_sees_what_follows(sanne: Schrijver) -> None:
    pad = zaak_pad(sanne, "Zaak L-1")
    assert "UWV is 21 dagen te laat" in sanne.ga(pad).tekst
    sanne.stuur(f"{pad}doen/ingebrekestelling/")
    sanne.stuur(f"{pad}doen/ingebrekestelling/controleren/")
    na = sanne.ga(pad).tekst
    assert "U stuurde een ingebrekestelling op" in na
    assert "samen hoogstens € 1.442" in na


@pytest.mark.norm("B57")
def test_a_double_click_and_the_back_button_send_one_thing(sanne: Schrijver) -> None:
    doen = f"{zaak_pad(sanne, 'Zaak L-1')}doen/klacht/"
    sanne.stuur(doen, wat="Niemand belt terug.")
    controle = sanne.ga(f"{doen}controleren/")
    [gezien] = re.findall(r'name="gezien" value="([^"]+)"', controle.html)
    naar = [sanne.client.post(f"{doen}controleren/", {"gezien": gezien}).headers["Location"] for _ in range(3)]
    assert len(set(naar)) == 1
    assert "/mijn/verstuurd/" in naar[0]
    assert Inzending.objects.count() == 1


def test_what_was_changed_in_another_tab_is_looked_at_again(sanne: Schrijver) -> None:
    doen = f"{zaak_pad(sanne, 'Zaak L-1')}doen/klacht/"
    sanne.stuur(doen, wat="Niemand belt terug.")
    [gezien] = re.findall(r'name="gezien" value="([^"]+)"', sanne.ga(f"{doen}controleren/").html)
    sanne.stuur(doen, wat="Iets heel anders.")
    antwoord = sanne.client.post(f"{doen}controleren/", {"gezien": gezien}, follow=True).content.decode()
    assert "U veranderde dit in een ander venster" in antwoord
    assert not Inzending.objects.exists()


def test_a_register_that_falls_silent_keeps_nobody_from_sending_in_time(sanne: Schrijver, settings: Settings) -> None:
    doen = f"{zaak_pad(sanne, 'Zaak Z-1')}doen/bezwaar/"
    velden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', sanne.ga(doen).html))
    goed = settings.ZGW_CLIENT_SECRET
    settings.ZGW_CLIENT_SECRET = "een-heel-ander-geheim-van-minstens-32-tekens"
    sanne.client.post(doen, velden | {"waarom": "Ik ben ziek."})
    bevestiging = sanne.stuur(f"{doen}controleren/")
    assert "U hebt dit verstuurd" in bevestiging.tekst
    deliver()
    assert Inzending.objects.get().stand == Stand.ONDERWEG
    settings.ZGW_CLIENT_SECRET = goed
    deliver()
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


@pytest.mark.norm("B13")
def test_the_hidden_field_is_of_no_use_for_another_zaak(sanne: Schrijver) -> None:
    een, ander = zaak_pad(sanne, "Zaak Z-1"), zaak_pad(sanne, "Zaak L-1")
    velden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', sanne.ga(f"{een}doen/bezwaar/").html))
    antwoord = sanne.client.post(f"{ander}doen/bezwaar/", velden | {"waarom": "x"})
    assert "Dit kan nu niet" in antwoord.content.decode()
    assert not Conceptrij.objects.exists()
    assert sanne.raw(f"{'0' * 32}/doen/klacht/".join(["/mijn/zaken/", ""])).status_code == 404
    assert sanne.raw(f"{een}doen/niets/").status_code == 404
