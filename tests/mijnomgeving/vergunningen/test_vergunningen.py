"""A company looks at its permits: what it may do, until when, on which conditions, and what can be asked."""

import re

import pytest
from django.test import Client

from mijnomgeving.bronnen.openproduct.client import OpenProductClient
from mijnomgeving.bronnen.registry import zaken_bronnen
from mijnomgeving.inzendingen.models import Inzending, Soort, Stand
from portal.core.deadline import Deadline
from portal.outbound.service import Onbegrijpelijk
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.vergunningen.conftest import BAKKERIJ, Houder, deliver, namens

pytestmark = pytest.mark.django_db
LIJST = "/mijn/vergunningen/"
TERRAS = "Terras Kanaalstraat 161"
ANTWOORDEN = {
    "vergunning-tafels": "5",
    "vergunning-vierkante_meters": "9",
    "vergunning-openingstijden": "elke dag van 8.00 tot 20.00 uur",
    "vergunning-winter": "nee",
}


def vul_in(houder: Houder, url: str, **velden: object) -> str:
    """Fill in the form and go to the check page; gives its text."""
    [zegel] = re.findall(r'name="vergunning" value="([^"]+)"', houder.ga(url).html)
    return houder.stuur(url, vergunning=zegel, **velden).tekst


def verstuur(houder: Houder, url: str) -> str:
    """Send what was checked; gives the text of the receipt."""
    [gezien] = re.findall(r'name="gezien" value="([^"]+)"', houder.ga(f"{url}controleren/").html)
    return houder.stuur(f"{url}controleren/", gezien=gezien).tekst


def test_what_ends_soon_stands_first_and_what_is_over_last(bakker: Houder) -> None:
    pagina = bakker.ga(LIJST)
    koppen = re.findall(r"<h2[^>]*>(.*?)</h2>", pagina.html)
    assert koppen[:3] == ["Loopt bijna af", "Geldig", "Geldt niet meer"]
    assert "Geldig tot en met 31 december 2026 · nog 39 dagen · Zonnegraan Kanaalstraat" in pagina.tekst
    assert "Gold tot en met 4 oktober 2025" in pagina.tekst
    # The decision about the terrace in Amersfoort is still to come.
    assert "Terras Langestraat" not in pagina.tekst


def test_the_list_by_vestiging_and_by_how_it_stands(bakker: Houder) -> None:
    def namen(vraag: str) -> list[str]:
        html = bakker.ga(f"{LIJST}?{vraag}").html
        return re.findall(r'href="/mijn/vergunningen/[0-9a-f]{32}/">(.*?)</a>', html)

    assert namen("vestiging=990090000025") == ["Parkeervergunning VRT-52-B"]
    assert namen("vestiging=geheel") == ["Broodmarkt 2025"]
    assert namen("stand=loopt-af") == [TERRAS]
    assert len(namen("vestiging=niets&stand=alles")) == 4, "a choice that does not exist is no choice"
    assert (
        "Geen van uw vergunningen past bij uw keuze" in bakker.ga(f"{LIJST}?stand=voorbij&vestiging=990090000025").tekst
    )


def test_who_sees_one_vestiging_sees_its_permits_only(bakker: Houder, chantal: Houder) -> None:
    assert "Parkeervergunning VRT-52-B" in chantal.ga(LIJST).tekst
    assert "Kanaalstraat" not in chantal.ga(LIJST).tekst
    terras = bakker.zoek(TERRAS)
    assert chantal.ga(terras).status == 404
    assert chantal.ga(f"{terras}doen/verlengen/").status == 404


def test_a_permit_with_its_conditions_document_and_zaak(bakker: Houder) -> None:
    url = bakker.zoek(TERRAS)
    pagina = bakker.ga(url)
    assert "Laat 1,80 meter vrij voor voetgangers." in pagina.tekst
    assert "Hoeveel tafels staan er? 4" in pagina.tekst
    assert "€ 412,50 per jaar" in pagina.tekst
    [document] = pagina.links(f"{url}documenten/")
    antwoord = bakker.client.get(document)
    assert antwoord.headers["Content-Disposition"].startswith("attachment")
    assert antwoord.content.startswith(b"%PDF")
    [zaak] = pagina.links("/mijn/zaken/")[1:] or pagina.links("/mijn/zaken/")
    assert "Zonnegraan" in bakker.ga(zaak).tekst or "Kanaalstraat" in bakker.ga(zaak).kop
    assert bakker.ga(f"{url}documenten/00000000-0000-4000-8000-000000000000/").status == 404


def test_renewing_begins_with_the_answers_of_before_and_becomes_a_zaak_of_the_vestiging(bakker: Houder) -> None:
    terras = bakker.zoek(TERRAS)
    url = f"{terras}doen/verlengen/"
    formulier = bakker.ga(url)
    assert 'name="vergunning-tafels" value="4"' in formulier.html
    leeg = vul_in(bakker, url, **(ANTWOORDEN | {"vergunning-tafels": "veel"}))
    assert "Vul een getal in, zonder komma." in leeg
    controle = vul_in(bakker, url, **ANTWOORDEN)
    assert "Hoeveel tafels staan er? 5 (was: 4)" in controle
    assert "(u bent hiermee begonnen)" in bakker.ga(terras).tekst
    assert "Aanvraag" in verstuur(bakker, url)
    deliver()
    inzending = Inzending.objects.get()
    assert (inzending.soort, inzending.stand) == (Soort.AANVRAAG, Stand.AANGEKOMEN)
    utrecht = next(bron for bron in zaken_bronnen() if bron.naam == "Gemeente Utrecht")
    [zaak] = [zaak for zaak in ask(utrecht.list_zaken, BAKKERIJ) if zaak.identificatie == inzending.nummer]
    assert zaak.vestigingen == ("990090000014",)
    assert zaak.soort == "TERRAS"
    assert zaak.verwante_zaken
    assert "Vergunning verlengen: Terras" in bakker.ga(terras).tekst


def test_sending_twice_is_once_and_another_tab_is_not_sent_unseen(bakker: Houder) -> None:
    url = f"{bakker.zoek(TERRAS)}doen/wijzigen/"
    vul_in(bakker, url, **ANTWOORDEN, **{"vergunning-toelichting": "Een tafel erbij."})
    [gezien] = re.findall(r'name="gezien" value="([^"]+)"', bakker.ga(f"{url}controleren/").html)
    vul_in(bakker, url, **ANTWOORDEN, **{"vergunning-toelichting": "Toch niet."})
    assert "in een ander venster" in bakker.stuur(f"{url}controleren/", gezien=gezien).tekst
    [nu] = re.findall(r'name="gezien" value="([^"]+)"', bakker.ga(f"{url}controleren/").html)
    bakker.stuur(f"{url}controleren/", gezien=nu)
    assert "U had dit al verstuurd" in bakker.stuur(f"{url}controleren/", gezien=nu).tekst
    assert Inzending.objects.count() == 1


def test_ending_asks_for_a_day_that_is_still_to_come(bakker: Houder) -> None:
    url = f"{bakker.zoek(TERRAS)}doen/opzeggen/"
    assert "Kies vandaag of een dag die nog komt." in vul_in(bakker, url, **{"vergunning-per": "1-1-2020"})
    assert "31 december 2026" in vul_in(bakker, url, **{"vergunning-per": "31-12-2026"})
    bakker.stuur(f"{url}weggooien/")
    assert 'name="vergunning-per" value' not in bakker.ga(url).html
    assert not Inzending.objects.exists()


def test_a_form_of_another_permit_or_company_is_worth_nothing(bakker: Houder, koffiebar: Houder) -> None:
    terras = bakker.zoek(TERRAS)
    [zegel] = re.findall(r'name="vergunning" value="([^"]+)"', bakker.ga(f"{terras}doen/wijzigen/").html)
    ander = koffiebar.zoek("Terras Kamp")
    pagina = koffiebar.stuur(f"{ander}doen/wijzigen/", vergunning=zegel, **ANTWOORDEN)
    assert TERRAS not in pagina.tekst
    assert koffiebar.ga(terras).status == 404
    assert koffiebar.ga(f"{ander}doen/zingen/").status == 404


def test_what_can_only_be_done_at_the_organisation_leads_there(autobedrijf: Houder) -> None:
    url = autobedrijf.zoek("Erkenning bedrijfsvoorraad")
    pagina = autobedrijf.ga(url)
    assert "op de website van RDW" in pagina.tekst
    assert autobedrijf.ga(f"{url}doen/wijzigen/").kop == "Dit kan nu niet"


def test_a_person_renews_a_parking_permit(gert_jan: Houder) -> None:
    url = gert_jan.zoek("Parkeervergunning")
    assert "Vestiging" not in gert_jan.ga(LIJST).tekst
    assert 'name="vergunning-kenteken" value="HX417D"' in gert_jan.ga(f"{url}doen/verlengen/").html
    vul_in(gert_jan, f"{url}doen/verlengen/", **{"vergunning-kenteken": "HX417D"})
    verstuur(gert_jan, f"{url}doen/verlengen/")
    deliver()
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


@pytest.mark.parametrize("stand", ["fout_500", "kapotte_json", "null"])
def test_a_silent_organisation_is_named_and_the_rest_is_shown(
    ingelogd: Ingelogd, federatie: Federatie, stand: str
) -> None:
    federatie.zet("openproduct/gemeente-utrecht", stand)
    houder = Houder(ingelogd(Client(), namens(BAKKERIJ)))
    pagina = houder.ga(LIJST)
    assert pagina.ontbreekt("Gemeente Utrecht")
    assert "Parkeervergunning VRT-52-B" in pagina.tekst
    assert "nu niet te zien" in houder.ga(f"{LIJST}{'0' * 32}/").kop
    for organisatie in ("gemeente-amersfoort", "rdw"):
        federatie.zet(f"openproduct/{organisatie}", "fout_500")
    assert "Geen enkele organisatie gaf antwoord" in Houder(ingelogd(Client(), namens(BAKKERIJ))).ga(LIJST).tekst


def test_when_the_kind_is_silent_the_permit_still_shows_and_nothing_can_be_asked(
    bakker: Houder, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(self: OpenProductClient, soort_id: str, *, deadline: Deadline) -> None:
        raise Onbegrijpelijk(self.naam, "geen JSON")

    terras = bakker.zoek(TERRAS)
    monkeypatch.setattr(OpenProductClient, "fetch_soort", fail)
    pagina = bakker.ga(terras)
    assert "Laat 1,80 meter vrij" in pagina.tekst
    assert "Wat kunt u nu doen?" not in pagina.tekst
    assert "wij weten nu niet wat de organisatie van u moet weten" in bakker.ga(f"{terras}doen/wijzigen/").tekst
