"""A bookkeeper looks at what her clients must do, as somebody with a browser."""

import csv
import io
import re
from datetime import date

import pytest
from pytest_django import Settings

from mijnomgeving.klanten import views
from mijnomgeving.klanten.download import make_csv
from mijnomgeving.klanten.selectors import Klant
from mijnomgeving.overzicht.tedoen import TeDoen
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Machtiging
from portal.core.nummers import KvkNummer
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker, Pagina

pytestmark = pytest.mark.django_db
KLANTEN = "/mijn/klanten/"
ZONNEGRAAN, BRAM, FLEUR = "Bakkerij Zonnegraan", "Bram Kuiper Timmerwerk", "Studio Fleur Timmermans"


def names(page: Pagina) -> list[str]:
    """The clients on the page, in order."""
    return re.findall(r'class="klanten__naam"[^>]*>([^<]+)<', page.html)


def row(page: Pagina, naam: str) -> str:
    """The line of one client, as words."""
    rijen = re.findall(r'<tr><th scope="row">(.*?)</tr>', page.html, flags=re.DOTALL)
    [rij] = [rij for rij in rijen if f">{naam}<" in rij]
    return Pagina(200, rij).tekst


def filter_on(bezoeker: Bezoeker, **velden: str) -> Pagina:
    """Choose in the form above the list."""
    keuze = {"zoek": "", "welke": "alle", "volgorde": "dag", **velden}
    antwoord = bezoeker.client.post(f"{KLANTEN}filteren/", keuze, follow=True)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def download(bezoeker: Bezoeker) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    antwoord = bezoeker.raw(f"{KLANTEN}klanten.csv")
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="klanten.csv"'
    return list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


def test_a_bookkeeper_sees_at_once_who_needs_what(prins: Bezoeker) -> None:
    page = prins.ga(KLANTEN)
    assert page.status == 200
    assert len(names(page)) == 20
    bakker = row(page, ZONNEGRAAN)
    assert "Betalen: Loonheffing oktober" in bakker
    assert "Jaarrekening deponeren" in bakker
    assert "2 nieuw" in bakker
    # The services that a client gave: the rest is not read, and not shown as nothing.
    bram = row(page, BRAM)
    assert "Btw-aangifte doen" in bram
    assert bram.count("Niet in uw machtiging") == 1
    assert "30 november 2026 Stopt bijna" in row(page, FLEUR)
    # Wolters ended on 3 November, Gianni begins on 1 December.
    assert "Wolters" not in page.tekst
    assert "Gianni" not in page.tekst


def test_what_must_be_done_first_stands_first_and_other_orders_are_one_click(prins: Bezoeker) -> None:
    eerst = names(prins.ga(KLANTEN))
    op_naam = names(filter_on(prins, volgorde="naam"))
    assert op_naam == sorted(eerst, key=str.casefold)
    assert eerst != op_naam
    assert names(filter_on(prins, volgorde="stopt"))[0] == FLEUR
    assert names(filter_on(prins, welke="stopt")) == [FLEUR]
    assert ZONNEGRAAN in names(filter_on(prins, welke="doen"))
    assert names(prins.ga(KLANTEN)) == names(filter_on(prins, welke="doen"))
    antwoord = prins.client.post(f"{KLANTEN}filteren/", {"alles": "ja"}, follow=True)
    assert len(names(Pagina(200, antwoord.content.decode()))) == 20


def test_words_find_a_client_and_stand_in_no_address(prins: Bezoeker, federatie: Federatie) -> None:
    assert names(filter_on(prins, zoek="zonne")) == [ZONNEGRAAN]
    assert names(filter_on(prins, zoek="loonheffing OKTOBER")) == [ZONNEGRAAN]
    leeg = filter_on(prins, zoek="bestaat niet")
    assert "Geen klant gevonden" in leeg.tekst
    assert 'value="bestaat niet"' in leeg.html
    antwoord = prins.client.post(f"{KLANTEN}filteren/", {"zoek": "zonne", "welke": "alle", "volgorde": "dag"})
    assert antwoord.headers["Location"] == f"{KLANTEN}#lijst"
    assert prins.client.post(f"{KLANTEN}filteren/", {"welke": "alles!"}).status_code == 404


def test_paging(prins: Bezoeker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PER_PAGINA", 8)
    paginas = [names(prins.ga(f"{KLANTEN}?pagina={nummer}")) for nummer in (1, 2, 3)]
    assert [len(pagina) for pagina in paginas] == [8, 8, 4]
    assert len({naam for pagina in paginas for naam in pagina}) == 20


def test_the_table_for_a_spreadsheet_follows_the_filter(prins: Bezoeker) -> None:
    rijen = {rij["Klant"]: rij for rij in download(prins)}
    assert len(rijen) == 20
    assert rijen[ZONNEGRAAN]["Te doen"].isdecimal()
    assert rijen[BRAM]["Verplichting"] == ""
    assert rijen[FLEUR]["Machtiging tot en met"] == "30-11-2026"
    filter_on(prins, zoek="zonnegraan")
    assert [rij["Klant"] for rij in download(prins)] == [ZONNEGRAAN]


@pytest.mark.parametrize(
    "naam", ['=HYPERLINK("https://kwaad.example")', "+31", "-1+2", "@SUM(A1)", "\tx", "Kapper; Jan"]
)
def test_no_name_is_a_formula_in_a_spreadsheet(naam: str) -> None:
    wie = Onderneming(KvkNummer("90010028"))
    machtiging = Machtiging("m", "ketenmachtiging", wie, naam, frozenset({"*"}))
    doen = TeDoen("Gemeente", naam, "", "/mijn/", -3)
    klant = Klant(machtiging, (doen,), (), ongelezen=0, lopend=1, ontbreekt=(), vandaag=date(2026, 11, 22))
    [rij] = csv.DictReader(io.StringIO(make_csv([klant]).decode("utf-8-sig")), delimiter=";")
    for veld in ("Klant", "Eerst"):
        assert rij[veld] == naam if naam[0].isalpha() else rij[veld] == f"'{naam}"
    assert rij["Uiterlijk over (dagen)"] == "-3"


def test_open_a_client_do_something_and_go_back_to_the_list(prins: Bezoeker) -> None:
    prins.ga("/mijn/")
    html = prins.ga(KLANTEN).html
    [sleutel] = re.findall(rf'value="([^"]+)">(?:(?!</button>).)*Open <span class="sr-only">{ZONNEGRAAN}<', html)
    open_ = prins.client.post("/mijn/voor-wie/wissel/", {"keuze": sleutel}, follow=True)
    page = Pagina(open_.status_code, open_.content.decode())
    assert page.kop == f"Overzicht van {ZONNEGRAAN}"
    assert "Terug naar uw klanten" in page.tekst
    terug = prins.client.post("/mijn/voor-wie/wissel/", {"keuze": "zelf", "naar": "klanten"}, follow=True)
    assert terug.redirect_chain[-1][0] == KLANTEN
    assert len(names(Pagina(200, terug.content.decode()))) == 20


@pytest.mark.norm("B1")
@pytest.mark.usefixtures("_snel")
def test_a_source_that_is_down_is_named_and_takes_nothing_along(prins: Bezoeker, federatie: Federatie) -> None:
    federatie.zet("zgw/kvk", "uit")
    federatie.zet("taken/belastingdienst", "fout_500")
    page = prins.ga(KLANTEN)
    assert page.status == 200
    assert page.ontbreekt("Kamer van Koophandel")
    assert page.ontbreekt("Belastingdienst")
    assert len(names(page)) == 20
    assert "Niet compleet" in row(page, ZONNEGRAAN)
    assert "2 nieuw" in row(page, ZONNEGRAAN)
    # Where nothing is known, the list does not say that there is nothing.
    assert "Te doen Onbekend" in row(page, "Autobedrijf Haven").replace("Te doenOnbekend", "Te doen Onbekend")
    assert "Kamer van Koophandel" in download(prins)[0]["Niet compleet door"]


@pytest.fixture
def _snel(settings: Settings) -> None:
    settings.PAGINA_DEADLINE, settings.BRON_DEADLINE = 4.0, 2.0


def test_the_handelsregister_that_is_down_is_named_since_zaken_may_be_missing(
    prins: Bezoeker, federatie: Federatie
) -> None:
    federatie.zet("kvk", "uit")
    page = prins.ga(KLANTEN)
    assert page.ontbreekt("Handelsregister (KVK)")
    assert len(names(page)) == 20


@pytest.mark.norm("P4")
def test_each_source_is_asked_once_whatever_the_number_of_clients(prins: Bezoeker, federatie: Federatie) -> None:
    prins.ga(KLANTEN)
    federatie.ontvangen.clear()
    prins.ga(KLANTEN)
    gevraagd = [f"{een.methode} {een.pad.partition('?')[0]}" for een in federatie.ontvangen]
    bronnen = [pad for pad in gevraagd if "/machtigen/" not in pad]
    # Of the employee and of the office, both at the same time: nothing waits for the register twice.
    assert len(gevraagd) - len(bronnen) == 2
    assert sorted(bronnen) == sorted(set(bronnen))
    assert len(bronnen) < 25
