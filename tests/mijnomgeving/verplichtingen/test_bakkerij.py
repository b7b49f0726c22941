"""The calendar of personas over the simulated government: what their sources say, and what one that is down leaves."""

import re

import pytest
from django.test import Client

from mijnomgeving.verplichtingen.models import Agendaadres
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.verplichtingen.conftest import VESTIGING, ZONNEGRAAN, Aanmelden

pytestmark = pytest.mark.django_db
PAGINA = "/mijn/verplichtingen/"
BRAM = "69599084"


@pytest.fixture(autouse=True)
def _mag(federatie: Federatie, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a machtiging still holds is tested elsewhere."""
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)


def test_mehmet_sees_what_his_bakery_must_do_and_from_whom_we_know(aanmelden: Aanmelden) -> None:
    pagina = aanmelden(ZONNEGRAAN).ga(PAGINA)
    assert pagina.status == 200
    for titel in (
        "Btw-aangifte doen en betalen",
        "Loonaangifte doen en betalen",
        "Aangifte vennootschapsbelasting doen",
        "Jaarrekening deponeren",
        "Identiteit controleren en gegevens voor de loonheffingen bewaren",
        "Rapporteren over energie besparen: Bakkerij Zonnegraan",
    ):
        assert titel in pagina.tekst, titel
    assert "Bron: Belastingdienst (onderneming)" in pagina.tekst
    assert "Bron: Energieverbruik (netbeheerders), 31 december 2025." in pagina.tekst
    assert "Aangifte inkomstenbelasting doen" not in pagina.tekst
    assert "/mijn/vergunningen/" in re.findall(r'href="([^"]+)">Bekijk of verleng uw vergunningen', pagina.html)
    gegevens = set(Verwerking.objects.values_list("gegevens", flat=True))
    assert "uw aangiften en hoe vaak u aangifte doet" in gegevens
    assert "wat uw onderneming zelf invulde en afvinkte" in gegevens


def test_bram_reads_that_a_return_did_not_arrive(aanmelden: Aanmelden) -> None:
    pagina = aanmelden(BRAM, wie="bram", soort="eigenaar").ga(PAGINA)
    voorbij = pagina.tekst[pagina.tekst.index("De laatste dag is voorbij") : pagina.tekst.index("De komende maand")]
    assert "Btw-aangifte doen en betalen Te laat" in voorbij
    assert "Aangifte inkomstenbelasting doen" in pagina.tekst


@pytest.mark.norm("B15")
def test_chantal_sees_amersfoort_only(aanmelden: Aanmelden) -> None:
    pagina = aanmelden(ZONNEGRAAN, wie="chantal", soort="medewerker", vestiging=VESTIGING).ga(PAGINA)
    assert "U handelt voor een deel van de onderneming." in pagina.tekst
    for niet in ("Btw-aangifte", "Bakkerij Zonnegraan", "Kanaalstraat", "Jaarrekening"):
        assert niet not in pagina.tekst.partition("Wat uw onderneming moet doen")[2], niet


def test_a_silent_source_is_named_and_takes_nothing_from_my_agenda(aanmelden: Aanmelden, federatie: Federatie) -> None:
    mehmet = aanmelden(ZONNEGRAAN)
    mehmet.client.post(f"{PAGINA}agenda/", {"naam": "Telefoon"})
    [adres] = re.findall(r"/agenda/[A-Za-z0-9_-]{32}\.ics", mehmet.ga(f"{PAGINA}agenda/").html)
    eerder = Client().get(adres).content
    assert eerder.count(b"BEGIN:VEVENT") > 10
    sinds = Agendaadres.objects.get().ververst_op
    federatie.zet("belastingdienst", "uit")
    opnieuw = aanmelden(ZONNEGRAAN).ga(PAGINA)
    assert opnieuw.ontbreekt("Belastingdienst (onderneming)")
    assert "Btw-aangifte doen en betalen" not in opnieuw.tekst
    assert "Rapporteren over energie besparen" in opnieuw.tekst
    assert Agendaadres.objects.get().ververst_op == sinds
    assert Client().get(adres).content == eerder


def test_mehmet_fills_in_the_gas_of_amersfoort_that_no_meter_told(aanmelden: Aanmelden) -> None:
    mehmet = aanmelden(ZONNEGRAAN)
    assert "Dit weten wij niet: Energie per vestiging." in mehmet.ga(PAGINA).tekst
    vraag = mehmet.ga(f"{PAGINA}aanvullen/")
    assert "Gas in m³ per jaar: Zonnegraan Amersfoort" in vraag.tekst
    assert "Stroom in kWh" not in vraag.tekst
    [veld] = re.findall(r'name="(m3_gas_[0-9a-f]+)"', vraag.html)
    assert "Schrijf een heel getal" in mehmet.client.post(f"{PAGINA}aanvullen/", {veld: "veel"}).content.decode()
    assert mehmet.client.post(f"{PAGINA}aanvullen/", {veld: "26000"}).status_code == 303
    pagina = mehmet.ga(PAGINA)
    assert "Zonnegraan Amersfoort gebruikt 25.000 m³ gas of meer per jaar." in pagina.tekst
    assert "Dit kunnen wij nog niet zeggen" not in pagina.tekst
    assert 'value="26000"' in mehmet.ga(f"{PAGINA}aanvullen/").html
