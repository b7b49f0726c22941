"""Somebody keeps a list: ticks follow from zaken where a source knows, and the person has the last word."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen import bewaren
from levensgebeurtenissen.reizen.lijst import Invulling
from mijnomgeving.stappenlijsten.models import BewaardeStappenlijst
from mijnomgeving.stappenlijsten.selectors import export_eigen, list_bewaard
from mijnomgeving.stappenlijsten.services import MEESTE, TeVeelLijsten, forget, save_lijst
from mijnomgeving.tasks import wipe_old_stappenlijsten
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie, sessiepersoon
from tests.mijnomgeving.meldingen.conftest import Bron, verhuizing
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen, Pagina
from tests.mijnomgeving.stappenlijsten.conftest import ADRES, AUTO, HUUR, TOESLAG

LIJSTEN, NIEUW = "/mijn/stappenlijsten/", "/mijn/stappenlijsten/nieuw/verhuizen/"
VERHUISD = date(2026, 11, 9)
ANTWOORDEN = {"datum": "09-11-2026", "huurt": "ja", "auto": "nee"}


def maak(bezoeker: Bezoeker, **anders: str) -> str:
    """Answer the questions; the address of the list."""
    antwoord = bezoeker.client.post(NIEUW, ANTWOORDEN | anders)
    assert antwoord.status_code == 303, antwoord.content.decode()[:3000]
    return antwoord.headers["Location"]


def stap(pagina: Pagina, titel: str) -> str:
    """The part of the page about one step."""
    [deel] = [
        li
        for li in html.fromstring(pagina.html).xpath("//li[.//button[@name='klaar' or @name='niet_klaar']]")
        if titel in li.text_content()
    ]
    return str(html.tostring(deel, encoding="unicode"))


def vink(bezoeker: Bezoeker, url: str, titel: str, gedaan: str) -> None:
    [(knop, sleutel)] = re.findall(r'name="((?:niet_)?klaar)" value="([^"]+)"', stap(bezoeker.ga(url), titel))
    assert knop == ("klaar" if gedaan == "ja" else "niet_klaar")
    antwoord = bezoeker.client.post(f"{url}vink/", {knop: sleutel})
    assert antwoord.headers["Location"] == f"{url}#stap-{sleutel}"


def test_i_make_a_list_and_what_the_gemeente_finished_is_done_and_says_so(
    noor: Bezoeker, pagina: LevensgebeurtenisPagina
) -> None:
    assert "U hebt nog geen stappenlijst bewaard." in noor.ga(LIJSTEN).tekst
    assert "Wanneer verhuist u?" in noor.ga(NIEUW).tekst
    url = maak(noor)
    lijst = noor.ga(url)
    assert lijst.kop == "Uw stappenlijst: Verhuizen"
    assert "Uw stappenlijst is bewaard." in lijst.tekst
    assert "1 van de 3 stappen is klaar." in lijst.tekst
    assert "Klaar volgens Gemeente Utrecht, op 11 november 2026." in stap(lijst, ADRES)
    assert "Toch niet klaar" in stap(lijst, ADRES)
    # A zaak that runs ticks nothing, and one for a second product of a step neither.
    assert "Dienst Toeslagen is hiermee bezig." in stap(lijst, TOESLAG)
    assert "Dit is klaar" in stap(lijst, TOESLAG)
    assert AUTO in lijst.tekst.partition("gelden niet voor u")[2] or AUTO in lijst.tekst.partition("geldt niet")[2]
    zaken = lijst.links("/mijn/zaken/")
    assert noor.ga(zaken[-1]).status == 200
    assert "1 van de 3 stappen is klaar." in noor.ga(LIJSTEN).tekst


def test_i_take_a_tick_of_a_source_back_and_put_it_again(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor)
    vink(noor, url, ADRES, "nee")
    assert "U zette de stap terug." in stap(noor.ga(url), ADRES)
    assert "0 van de 3 stappen zijn klaar." in noor.ga(url).tekst
    vink(noor, url, ADRES, "ja")
    vink(noor, url, HUUR, "ja")
    assert "2 van de 3 stappen zijn klaar." in noor.ga(url).tekst


def test_a_zaak_of_long_before_the_event_ticks_nothing(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor, datum="09-11-2028")
    assert "Klaar volgens" not in noor.ga(url).tekst


def test_while_an_organisation_is_silent_the_page_says_so_and_own_ticks_stay(
    noor: Bezoeker, pagina: LevensgebeurtenisPagina, federatie: Federatie, settings: Settings
) -> None:
    settings.VOORRAAD_VERS = 0
    url = maak(noor)
    vink(noor, url, HUUR, "ja")
    federatie.zet("zgw/gemeente-utrecht", "uit")
    for pad in (url, LIJSTEN):
        lijst = noor.ga(pad)
        assert lijst.ontbreekt("Gemeente Utrecht")
        assert "1 van de 3 stappen is klaar." in lijst.tekst
    assert "Klaar volgens" not in noor.ga(url).tekst


def test_i_change_an_answer_and_ticks_stay(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor)
    vink(noor, url, HUUR, "ja")
    formulier = noor.ga(f"{url}antwoorden/")
    assert 'value="09-11-2026"' in formulier.html or 'value="2026-11-09"' in formulier.html
    fout = noor.client.post(f"{url}antwoorden/", ANTWOORDEN | {"datum": "morgen"})
    assert fout.status_code == 200
    assert "morgen" in fout.content.decode()
    assert noor.client.post(f"{url}antwoorden/", ANTWOORDEN | {"huurt": "nee", "auto": "ja"}).status_code == 303
    lijst = noor.ga(url)
    assert "2 van de 3 stappen zijn klaar." in lijst.tekst
    assert "Dit is klaar" in stap(lijst, AUTO)


def test_a_suggestion_becomes_a_list_with_the_day_filled_in_and_is_then_done(
    inloggen: Inloggen, pagina: LevensgebeurtenisPagina, bron: Bron
) -> None:
    daan = inloggen(DAAN)
    daan.client.post("/mijn/toestemmingen/suggesties/geven/")
    bron.send(verhuizing(subject=f"BSN:{DAAN}", time=timezone.now().isoformat()))
    assert NIEUW in daan.ga("/mijn/").links(LIJSTEN)
    vragen = daan.ga(NIEUW)
    assert "De dag hebben wij ingevuld" in vragen.tekst
    maak(daan)
    assert "dit regelen mensen dan vaak" not in daan.ga("/mijn/").tekst


@pytest.fixture
def publiek(pagina: LevensgebeurtenisPagina) -> Client:
    """Somebody who made a list without logging in."""
    client = Client(headers={"sec-fetch-site": "same-origin"})
    assert client.post("/levensgebeurtenissen/verhuizen/stappenlijst/", ANTWOORDEN).status_code == 303
    return client


def test_i_take_my_list_along_through_the_login_and_am_asked_once(publiek: Client, noor: Bezoeker) -> None:
    mijn = "/levensgebeurtenissen/verhuizen/stappenlijst/mijn/"
    assert f'action="{mijn}"' in publiek.get("/levensgebeurtenissen/verhuizen/stappenlijst/lijst/").content.decode()
    naar = publiek.post(mijn).headers["Location"]
    assert "/inloggen/" in publiek.get(naar).headers["Location"]
    vraag = noor.ga(naar)
    assert vraag.kop == "Wilt u de lijst 'Verhuizen' bewaren?"
    assert not BewaardeStappenlijst.objects.exists()
    url = noor.client.post(naar).headers["Location"]
    assert "1 van de 3 stappen is klaar." in noor.ga(url).tekst
    weer = noor.ga(naar)
    assert (weer.status, weer.kop) == (404, "Er is geen lijst meer om te bewaren")
    assert noor.client.post(naar).status_code == 404


def test_without_a_list_there_is_nothing_to_take_along(pagina: LevensgebeurtenisPagina) -> None:
    leeg = Client(headers={"sec-fetch-site": "same-origin"})
    antwoord = leeg.post("/levensgebeurtenissen/verhuizen/stappenlijst/mijn/")
    assert antwoord.headers["Location"] == "/levensgebeurtenissen/verhuizen/stappenlijst/?verlopen=1"
    assert leeg.post("/levensgebeurtenissen/bestaat-niet/stappenlijst/mijn/").status_code == 404


def test_i_take_over_a_list_that_i_kept_under_a_code(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    code = bewaren.keep(Invulling("verhuizen", VERHUISD, {"huurt": "ja"}))
    fout = noor.client.post(f"{LIJSTEN}code/", {"code": "AAAA-BBBB-CCCC"})
    assert "Wij kennen deze code niet" in fout.content.decode()
    antwoord = noor.client.post(f"{LIJSTEN}code/", {"code": code.lower()})
    assert noor.ga(antwoord.headers["Location"]).kop == "Uw stappenlijst: Verhuizen"
    assert bewaren.open_lijst(code)


def test_the_same_event_on_the_same_day_is_the_same_list(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor)
    vink(noor, url, HUUR, "ja")
    assert maak(noor) == url
    assert "2 van de 3 stappen zijn klaar." in noor.ga(url).tekst
    assert maak(noor, datum="01-02-2027") != url
    assert len(noor.ga(LIJSTEN).links(LIJSTEN)) >= 2


def test_my_list_is_nobody_elses(noor: Bezoeker, inloggen: Inloggen, pagina: LevensgebeurtenisPagina) -> None:
    url, daan = maak(noor), inloggen(DAAN)
    for pad in ("", "antwoorden/", "agenda.ics", "weggooien/"):
        assert daan.ga(url + pad).status == 404
    for pad in ("vink/", "antwoorden/", "weggooien/"):
        assert daan.client.post(url + pad, ANTWOORDEN).status_code == 404
    assert noor.ga(url).status == 200


def test_i_put_the_days_in_my_calendar_and_throw_the_list_away(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor, datum=(timezone.localdate() + timedelta(days=90)).strftime("%d-%m-%Y"))
    agenda = noor.raw(f"{url}agenda.ics")
    assert agenda.headers["Content-Type"].startswith("text/calendar")
    assert agenda.content.count(b"BEGIN:VEVENT") >= 2
    assert "weggooien?" in noor.ga(f"{url}weggooien/").kop
    assert noor.client.post(f"{url}weggooien/").headers["Location"] == LIJSTEN
    assert noor.ga(url).status == 404
    assert "Uw stappenlijst is weggegooid." in noor.ga(LIJSTEN).tekst


def test_a_list_whose_page_is_gone_can_only_be_thrown_away(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor)
    pagina.unpublish()
    for pad in (LIJSTEN, url):
        assert "staat niet meer op de site" in noor.ga(pad).tekst
    assert noor.ga(f"{url}antwoorden/").status == 404
    assert noor.client.post(f"{url}vink/", {"klaar": "x"}).status_code == 404
    assert noor.client.post(f"{url}weggooien/").status_code == 303


def test_what_i_answered_stands_sealed_and_is_mine_to_take_or_to_have_forgotten(
    noor: Bezoeker, pagina: LevensgebeurtenisPagina, settings: Settings
) -> None:
    maak(noor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT l::text FROM mijnomgeving_bewaardestappenlijst l")
        [(rij,)] = cursor.fetchall()
    for woord in (NOOR, "verhuizen", b"verhuizen".hex(), b"huurt".hex()):
        assert woord not in rij
    ik = Persoon(Bsn(NOOR))
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een-nieuwe-sleutel-van-minstens-32-tekens"
    [eigen] = export_eigen(betrokkene=ik)
    assert (eigen["slug"], eigen["datum"], eigen["antwoorden"]["huurt"]) == ("verhuizen", "2026-11-09", ["tekst", "ja"])
    assert forget(betrokkene=ik) == 1
    assert export_eigen(betrokkene=ik) == []


def test_what_nobody_used_for_a_year_goes(noor: Bezoeker, pagina: LevensgebeurtenisPagina) -> None:
    url = maak(noor)
    BewaardeStappenlijst.objects.update(gebruikt_op=timezone.now() - timedelta(days=364))
    assert noor.ga(url).status == 200
    wipe_old_stappenlijsten()
    assert BewaardeStappenlijst.objects.count() == 1
    BewaardeStappenlijst.objects.update(gebruikt_op=timezone.now() - timedelta(days=366))
    assert noor.ga(url).status == 404
    wipe_old_stappenlijsten()
    assert not BewaardeStappenlijst.objects.exists()


def test_there_is_an_end_to_how_many_lists_somebody_keeps(pagina: LevensgebeurtenisPagina) -> None:
    ik = sessiepersoon(NOOR, "Noor")
    for nummer in range(MEESTE):
        save_lijst(persoon=ik, invulling=Invulling("verhuizen", VERHUISD + timedelta(days=nummer), {}))
    with pytest.raises(TeVeelLijsten):
        save_lijst(persoon=ik, invulling=Invulling("verhuizen", None, {}))


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_keep_one_list() -> None:
    ik = sessiepersoon(NOOR, "Noor")

    def click(_n: int) -> None:
        save_lijst(persoon=ik, invulling=Invulling("verhuizen", VERHUISD, {}))
        connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(click, range(4)))
    assert len(list_bewaard(betrokkene=ik.betrokkene)) == 1
