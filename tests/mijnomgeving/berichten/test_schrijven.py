"""Noor answers, asks, complains and does what is asked; what she sent comes back to her box as a receipt."""

import json
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from mijnomgeving.berichten.bezorgen import may_write
from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.opslag.verhalen import Bijlage
from mijnomgeving.inzendingen.models import Inzending
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Vestigingsnummer
from portal.outbound.service import shutdown
from tests.factories.producten import OrganisatieFactory
from tests.mijnomgeving.berichten.conftest import BERICHTEN, Lezer, bezorg
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.verhalen import KVK, SANNE, WINKEL, bericht, federatie_met, persona

OIN = "00000001810220350000"
NIEUW = f"{BERICHTEN}nieuw/"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def uwv(settings: Settings, db: None) -> Iterator[str]:
    """A federatie in which UWV sent Sanne three messages; gives where it is."""
    post = (
        bericht(
            "vraag", antwoord=True, inhoud="Klopt uw adres nog? Laat het ons weten.", op="2026-11-03T09:00:00+01:00"
        ),
        bericht(
            "rekening",
            handeling="betalen",
            uiterlijk="2026-12-01",
            url="https://uwv.example/betalen",
            inhoud="U kreeg te veel. Wij krijgen € 120 terug.",
            bijlagen=(Bijlage(naam="specificatie.pdf", titel="Specificatie", regels=("€ 120",)),),
        ),
        bericht("weetje", inhoud="Wij zijn verhuisd."),
    )
    with federatie_met(persona(berichten=post)) as (draait, _):
        shutdown()
        settings.BERICHTEN_BRONNEN = [f"UWV|{OIN}|{draait.base_url}/fbs/uwv"]
        settings.ZAKEN_BRONNEN = [f"UWV|{OIN}|{draait.base_url}/zgw/uwv"]
        settings.TAKEN_BRONNEN = [f"UWV|{OIN}|{draait.base_url}/taken/uwv"]
        register_adressen()
        yield draait.base_url
        shutdown()


@pytest.fixture
def sanne(uwv: str, ingelogd: Ingelogd) -> Lezer:
    return Lezer(ingelogd(Client(), sessiepersoon(SANNE, "Sanne Vos")))


def bij_uwv(base_url: str) -> list[dict[str, Any]]:
    """What people wrote to UWV."""
    verbinding = HTTPConnection(urlsplit(base_url).netloc, timeout=10)
    verbinding.request("GET", "/fbs/uwv/berichten", headers={"X-Ontvanger": f"OIN:{OIN}"})
    berichten: list[dict[str, Any]] = json.loads(verbinding.getresponse().read())["berichten"]
    verbinding.close()
    return berichten


def ingevuld(html: str, **velden: Any) -> dict[str, Any]:
    """The form of a page, filled in."""
    [sleutel] = re.findall(r'name="sleutel" value="([^"]+)"', html)
    return {"sleutel": sleutel, **velden}


def test_sanne_answers_with_a_file_and_gets_a_receipt_in_her_box(sanne: Lezer, uwv: str) -> None:
    pad = sanne.regel("Bericht vraag").url
    formulier = sanne.ga(f"{pad}antwoorden/")
    assert formulier.kop == "Antwoorden op Bericht vraag"
    brief = SimpleUploadedFile("brief.pdf", PDF, content_type="application/pdf")
    velden = ingevuld(formulier.html, tekst="Ja, dat klopt nog.", bestanden=brief)
    ontvangst = sanne.stuur(f"{pad}antwoorden/", velden)
    assert "Ja, dat klopt nog." in ontvangst.tekst
    [inzending] = Inzending.objects.all()
    assert inzending.nummer in ontvangst.tekst
    assert bij_uwv(uwv) == []
    bezorg()
    [binnen] = bij_uwv(uwv)
    assert binnen["onderwerp"] == "Antwoord: Bericht vraag"
    assert f"BSN:{SANNE}" in binnen["inhoud"]
    assert inzending.nummer in binnen["inhoud"]
    assert [bijlage["naam"] for bijlage in binnen["bijlagen"]] == ["brief.pdf"]
    regel = sanne.regel("Bevestiging: Antwoord op: Bericht vraag")
    assert "Ja, dat klopt nog." in sanne.ga(regel.url).tekst
    assert "Wat u hierop antwoordde" in sanne.ga(pad).tekst


@pytest.mark.norm("B57")
def test_the_same_answer_twice_is_one_answer(sanne: Lezer, uwv: str) -> None:
    pad = f"{sanne.regel('Bericht vraag').url}antwoorden/"
    velden = ingevuld(sanne.ga(pad).html, tekst="Ja.")
    eerste = sanne.kaal(pad, velden).headers["Location"]
    assert sanne.kaal(pad, velden).headers["Location"] == eerste
    bezorg()
    assert len(bij_uwv(uwv)) == 1


def test_who_does_not_ask_for_an_answer_gets_none_but_can_be_written_to(sanne: Lezer) -> None:
    pad = sanne.regel("Bericht weetje").url
    pagina = sanne.ga(pad)
    assert "Op dit bericht kunt u niet antwoorden." in pagina.tekst
    assert sanne.ga(f"{pad}antwoorden/").status == 404
    [nieuw] = [link for link in pagina.links(NIEUW) if "aan=" in link]
    assert '<option value="uwv" selected>' in sanne.ga(nieuw).html


def test_sanne_writes_uwv_a_complaint_of_her_own(sanne: Lezer, uwv: str) -> None:
    OrganisatieFactory.create(naam="UWV", soort="uitvoeringsorganisatie")
    formulier = sanne.ga(NIEUW)
    assert '<optgroup label="Uitvoeringsorganisatie">' in formulier.html
    velden = ingevuld(formulier.html, organisatie="uwv", soort="klacht", onderwerp="Lang gewacht", tekst="Een uur.")
    assert "Lang gewacht" in sanne.stuur(NIEUW, velden).tekst
    assert Inzending.objects.get().soort == "klacht"
    bezorg()
    assert bij_uwv(uwv)[0]["onderwerp"] == "Lang gewacht"


def test_what_is_missing_is_told_at_the_field_and_what_was_typed_stays(sanne: Lezer) -> None:
    velden = ingevuld(sanne.ga(NIEUW).html, organisatie="onbekend", soort="vraag", onderwerp="", tekst="Mijn verhaal")
    pagina = sanne.stuur(NIEUW, velden)
    assert "Kies een organisatie uit de lijst." in pagina.tekst
    assert "Vul in: Onderwerp" in pagina.tekst
    assert "Mijn verhaal</textarea>" in pagina.html
    assert f'name="sleutel" value="{velden["sleutel"]}"' in pagina.html
    assert not Inzending.objects.exists()


def test_sanne_stops_halfway_and_goes_on_later(sanne: Lezer) -> None:
    velden = ingevuld(
        sanne.ga(NIEUW).html, organisatie="uwv", soort="vraag", onderwerp="Vraag", tekst="Half", bewaar="ja"
    )
    assert "Uw tekst is bewaard." in sanne.stuur(NIEUW, velden).tekst
    verder = sanne.ga(NIEUW)
    assert "U was hier al aan begonnen" in verder.tekst
    assert "Half</textarea>" in verder.html
    assert '<option value="uwv" selected>' in verder.html
    sanne.stuur(NIEUW, ingevuld(verder.html, organisatie="uwv", soort="vraag", onderwerp="Vraag", tekst="Heel"))
    assert "U was hier al aan begonnen" not in sanne.ga(NIEUW).tekst


def test_what_is_asked_stands_above_the_letter_with_the_way_to_do_it(sanne: Lezer) -> None:
    regel = sanne.regel("Bericht rekening")
    assert "Betaal uiterlijk 1 december" in regel.tekst
    pagina = sanne.ga(regel.url)
    assert "Wat u moet doen" in pagina.tekst
    assert "Betaal nu" in pagina.tekst
    assert "U gaat naar de website van UWV." in pagina.tekst
    assert pagina.links("https://uwv.example") == ["https://uwv.example/betalen"]


@pytest.mark.norm("B33")
def test_a_pdf_that_does_nothing_can_be_looked_at_and_another_is_a_download(
    sanne: Lezer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pagina = sanne.ga(sanne.regel("Bericht rekening").url)
    [bekijken] = [link for link in pagina.links(BERICHTEN) if link.endswith("/bekijken/")]
    antwoord = sanne.raw(bekijken)
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert antwoord.headers["Content-Disposition"].startswith("inline")
    assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Cache-Control"] == "no-store"
    for inhoud in (
        b"%PDF-1.4 /OpenAction /JavaScript (app.alert(1))",
        b"<html><script>1</script>",
        b"<svg onload=1>",
        b"",
    ):
        monkeypatch.setattr("mijnomgeving.federatie.fbs.magazijn.make_pdf", lambda _inhoud=inhoud, **_kw: _inhoud)
        vreemd = sanne.raw(bekijken)
        assert vreemd.headers["Content-Disposition"].startswith("attachment"), inhoud
        assert vreemd.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.norm("B11")
def test_a_receipt_is_of_who_sent_it(sanne: Lezer, ingelogd: Ingelogd) -> None:
    sanne.stuur(
        NIEUW, ingevuld(sanne.ga(NIEUW).html, organisatie="uwv", soort="vraag", onderwerp="Vraag", tekst="Geheim")
    )
    pad = sanne.regel("Bevestiging: Vraag").url
    ander = Lezer(ingelogd(Client(), sessiepersoon("999994062", "Youssef")))
    assert ander.ga(pad).status == 404
    assert ander.ga(f"{BERICHTEN}portaal/{uuid4()}/").status == 404
    sanne.doe("archief", sanne.regel("Bevestiging: Vraag"))
    assert sanne.onderwerpen("?map=archief") == ["Bevestiging: Vraag"]


def test_a_letter_is_of_a_person_or_of_a_company_as_a_whole() -> None:
    heel = Onderneming(KvkNummer(KVK))
    deel = Onderneming(KvkNummer(KVK), vestigingen=(Vestigingsnummer(WINKEL),), beperkt=True)
    mogen = [may_write(wie) for wie in (Persoon(Bsn(SANNE)), heel, deel, EuPersoon("DE/NL/1"))]
    assert mogen == [True, True, False, False]


def test_a_magazijn_that_says_no_is_told_on_the_receipt(sanne: Lezer, uwv: str, settings: Settings) -> None:
    velden = ingevuld(sanne.ga(NIEUW).html, organisatie="uwv", soort="vraag", onderwerp="Vraag", tekst="Iets")
    ontvangst = sanne.kaal(NIEUW, velden).headers["Location"]
    settings.BERICHTEN_BRONNEN = []
    bezorg()
    assert "niet meer via Mijn omgeving te bereiken" in sanne.ga(ontvangst).tekst


def test_noor_goes_from_the_letter_straight_to_what_is_asked(
    federatie: Federatie, ingelogd: Ingelogd, settings: Settings, db: None
) -> None:
    settings.TAKEN_BRONNEN = [f"Dienst Toeslagen|0|{federatie.base_url}/taken/dienst-toeslagen/v1"]
    register_adressen()
    noor = Lezer(ingelogd(Client(), sessiepersoon(NOOR, "Noor")))
    pagina = noor.ga(noor.regel("Wij hebben uw huurcontract nodig").url)
    assert "Stuur wat er gevraagd wordt" in pagina.tekst
    [taak] = pagina.links("/mijn/taken/")[-1:]
    assert noor.ga(taak).status == 200
    federatie.zet("taken/dienst-toeslagen", "uit")
    zonder = noor.ga(noor.regel("Wij hebben uw huurcontract nodig").url)
    assert "Maak een foto of een scan" in zonder.tekst
