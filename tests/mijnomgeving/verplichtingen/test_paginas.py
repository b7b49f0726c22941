"""The owner of a bakery looks what must be done, ticks it off, fills in what nobody knows, and takes it along."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from levensgebeurtenissen.regels.verplichtingen.feiten import CbsVraag, Tijdvak, Voertuig
from mijnomgeving.notificaties.models import Notificatie, Soort
from mijnomgeving.verplichtingen.adressen import HOOGSTENS
from mijnomgeving.verplichtingen.herinneren import send_due
from mijnomgeving.verplichtingen.models import Agendaadres, EigenGegevens, Herinnering, Herinnerkeuze, Vinkje
from mijnomgeving.verplichtingen.selectors import export_eigen, list_gedaan
from mijnomgeving.verplichtingen.services import forget, wipe_old
from portal.core.betrokkene import Onderneming
from portal.core.nummers import KvkNummer
from portal.core.resultaat import Reden, Unavailable
from portal.outbox.models import OutboxBericht
from tests.mijnomgeving.conftest import NOOR
from tests.mijnomgeving.paginas.conftest import Inloggen
from tests.mijnomgeving.verplichtingen.conftest import (
    KUIPER,
    VESTIGING,
    ZONNEGRAAN,
    Aanmelden,
    Bronnen,
    knop_van,
)

pytestmark = pytest.mark.django_db
PAGINA = "/mijn/verplichtingen/"
VANDAAG = timezone.localdate()
GAUW = VANDAAG + timedelta(days=10)
KENTEKEN = "V-001-BB"
BAKKERIJ = Onderneming(KvkNummer(ZONNEGRAAN))


@pytest.fixture(autouse=True)
def _weten(bronnen: Bronnen) -> None:
    bronnen.zegt(
        gestart_op=date(2006, 9, 1),
        cbs_vragen=(CbsVraag("Omzet detailhandel", GAUW),),
        voertuigen=(Voertuig(KENTEKEN, GAUW + timedelta(days=60)),),
    )


def test_i_see_what_comes_first_why_and_what_we_cannot_say(aanmelden: Aanmelden) -> None:
    pagina = aanmelden().ga(PAGINA)
    assert pagina.kop == "Wat uw onderneming moet doen"
    assert pagina.tekst.index("Vragenlijst van CBS invullen") < pagina.tekst.index(f"APK laten doen voor {KENTEKEN}")
    assert "nog 10 dagen" in pagina.tekst
    assert "CBS vroeg uw onderneming om deze gegevens. Bron: Belastingdienst" in pagina.tekst
    assert "Als u te laat bent: CBS kan een boete" in pagina.tekst
    assert "Administratie zeven jaar bewaren" in pagina.tekst
    assert "Btw-aangifte. Dit weten wij niet: Tijdvak voor de btw." in pagina.tekst
    assert any("BWBR0015926" in link for link in pagina.links("https://wetten.overheid.nl"))


def test_i_choose_one_organisation(aanmelden: Aanmelden, bronnen: Bronnen) -> None:
    bronnen.zegt(
        gestart_op=date(2006, 9, 1), btw_tijdvak=Tijdvak.MAAND, cbs_vragen=(CbsVraag("Omzet detailhandel", GAUW),)
    )
    pagina = aanmelden().ga(f"{PAGINA}?organisatie=CBS")
    assert "1 laatste dag in de komende dertien maanden." in pagina.tekst
    assert "Btw-aangifte doen" not in pagina.tekst
    assert "Laat alles zien" in pagina.tekst


def test_what_comes_back_stands_once_with_its_later_days(aanmelden: Aanmelden, bronnen: Bronnen) -> None:
    bronnen.zegt(gestart_op=date(2006, 9, 1), btw_tijdvak=Tijdvak.MAAND)
    tekst = aanmelden().ga(PAGINA).tekst
    later = tekst[tekst.index(" Later ") : tekst.index("Dit geldt altijd")]
    assert later.count("Btw-aangifte doen en betalen") == 1
    assert "Daarna weer op:" in later


def test_i_tick_something_and_take_that_back(aanmelden: Aanmelden) -> None:
    bakker = aanmelden()
    titel = "Vragenlijst van CBS invullen: Omzet detailhandel"
    knop = knop_van(bakker.ga(PAGINA).html, titel)
    assert bakker.client.post(f"{PAGINA}vink/", {"verplichting": knop, "gedaan": "ja"}).status_code == 303
    pagina = bakker.ga(PAGINA)
    assert f"'{titel}' staat nu bij Gedaan." in pagina.tekst
    assert pagina.html.index('id="gedaan"') < pagina.html.index(f">{titel}<")
    assert list_gedaan(BAKKERIJ) == {f"cbs-vragenlijst:Omzet detailhandel:{GAUW.isoformat()}"}
    assert b"CBS" not in bytes(Vinkje.objects.get().inhoud)
    bakker.client.post(f"{PAGINA}vink/", {"verplichting": knop, "gedaan": "nee"})
    assert not Vinkje.objects.exists()


@pytest.mark.norm("B15")
def test_a_page_of_one_company_marks_nothing_of_another(aanmelden: Aanmelden) -> None:
    knop = knop_van(aanmelden().ga(PAGINA).html, "Vragenlijst van CBS invullen: Omzet detailhandel")
    ander = aanmelden(KUIPER, wie="bram")
    antwoord = ander.client.post(f"{PAGINA}vink/", {"verplichting": knop, "gedaan": "ja"})
    assert antwoord.status_code == 409
    assert "Er is niets veranderd" in antwoord.content.decode()
    assert not Vinkje.objects.exists()


def test_i_fill_in_what_no_source_knows_and_the_source_wins_later(aanmelden: Aanmelden, bronnen: Bronnen) -> None:
    bakker = aanmelden()
    assert "Btw-aangifte doen" not in bakker.ga(PAGINA).tekst
    assert bakker.client.post(f"{PAGINA}aanvullen/", {"btw_tijdvak": "KWARTAAL"}).status_code == 303
    pagina = bakker.ga(PAGINA)
    assert "Btw-aangifte doen en betalen" in pagina.tekst
    assert "Dit vulde u zelf in." in pagina.tekst
    assert b"KWARTAAL" not in bytes(EigenGegevens.objects.get().inhoud)
    bronnen.zegt(gestart_op=date(2006, 9, 1), btw_tijdvak=Tijdvak.GEEN)
    assert "Btw-aangifte doen en betalen" not in bakker.ga(PAGINA).tekst


def test_what_i_type_wrong_stays_and_is_explained(aanmelden: Aanmelden) -> None:
    bakker = aanmelden()
    antwoord = bakker.client.post(f"{PAGINA}aanvullen/", {"begint_op": "volgende week", "werknemers": "3"})
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Schrijf elke dag op een eigen regel, als 31-12-2026." in html
    assert "volgende week" in html
    assert not EigenGegevens.objects.exists()


def test_i_take_back_what_i_filled_in_after_a_question(aanmelden: Aanmelden) -> None:
    bakker = aanmelden()
    bakker.client.post(f"{PAGINA}aanvullen/", {"begint_op": "1-12-2026\n15-12-2026", "kor": "nee"})
    assert "15-12-2026" in bakker.ga(f"{PAGINA}aanvullen/").html
    assert "Wilt u weggooien" in bakker.ga(f"{PAGINA}aanvullen/weggooien/").tekst
    assert EigenGegevens.objects.exists()
    bakker.client.post(f"{PAGINA}aanvullen/weggooien/")
    assert not EigenGegevens.objects.exists()


@pytest.mark.norm("B15")
def test_who_acts_for_one_vestiging_finds_nothing_of_the_whole(aanmelden: Aanmelden) -> None:
    aanmelden().client.post(f"{PAGINA}aanvullen/", {"btw_tijdvak": "KWARTAAL"})
    deel = aanmelden(wie="chantal", soort="medewerker", vestiging=VESTIGING)
    assert "Btw-aangifte doen en betalen" not in deel.ga(PAGINA).tekst
    for pad in ("aanvullen/", "aanvullen/weggooien/", "herinneringen/"):
        assert deel.ga(f"{PAGINA}{pad}").status == 404


def test_a_person_is_told_for_whom_the_calendar_is(inloggen: Inloggen) -> None:
    noor = inloggen(NOOR)
    assert "Kies voor wie u handelt" in noor.ga(PAGINA).tekst
    assert noor.ga(f"{PAGINA}verplichtingen.ics").status == 404
    assert "/mijn/verplichtingen/" not in noor.ga("/mijn/profiel/").links("/mijn/")
    assert "herinnering aan een verplichting" not in noor.ga("/mijn/profiel/notificaties/").tekst


# The private address.


def maak_adres(aanmelden: Aanmelden, **wie: str) -> str:
    bezoeker = aanmelden(**wie)
    assert bezoeker.client.post(f"{PAGINA}agenda/", {"naam": "Mijn telefoon"}).status_code == 303
    pagina = bezoeker.ga(f"{PAGINA}agenda/")
    found = re.search(r"/agenda/[A-Za-z0-9_-]{32}\.ics", pagina.html)
    assert found
    assert "/agenda/" not in bezoeker.ga(f"{PAGINA}agenda/").html.replace("/mijn/verplichtingen/agenda/", "")
    return found[0]


def titels(inhoud: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(inhoud).walk("VEVENT")]


def test_my_agenda_fetches_the_days_without_a_login_and_without_what_is_mine(aanmelden: Aanmelden) -> None:
    adres = maak_adres(aanmelden)
    antwoord = Client().get(adres)
    assert antwoord.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (antwoord.headers["Cache-Control"], antwoord.cookies) == ("no-store", {})
    assert titels(antwoord.content) == [
        "Laatste dag: Vragenlijst van CBS",
        "Laatste dag: APK van voertuigen van de onderneming",
    ]
    for geheim in (KENTEKEN, ZONNEGRAAN, "Omzet detailhandel"):
        assert geheim.encode() not in antwoord.content
    assert Agendaadres.objects.get().opgehaald_op == VANDAAG


def test_nobody_who_reads_the_rows_can_read_the_days_or_the_address(aanmelden: Aanmelden) -> None:
    adres = maak_adres(aanmelden)
    rij = Agendaadres.objects.get()
    alles = b"".join(
        waarde if isinstance(waarde, bytes) else str(waarde).encode()
        for waarde in (getattr(rij, veld.attname) for veld in rij._meta.concrete_fields)
        if not isinstance(waarde, memoryview)
    ) + bytes(rij.inhoud)
    assert adres.removeprefix("/agenda/").removesuffix(".ics").encode() not in alles
    assert b"VEVENT" not in alles


def test_the_address_follows_the_calendar_as_often_as_i_look(aanmelden: Aanmelden, bronnen: Bronnen) -> None:
    adres = maak_adres(aanmelden)
    bronnen.zegt(gestart_op=date(2006, 9, 1), cbs_vragen=(CbsVraag("Prijzen", GAUW),))
    aanmelden().ga(PAGINA)
    assert titels(Client().get(adres).content) == ["Laatste dag: Vragenlijst van CBS"]
    stil = Unavailable("CBS", Reden.ONBEREIKBAAR)
    bronnen.zegt(gestart_op=date(2006, 9, 1), ontbreekt=(stil,))
    aanmelden().ga(PAGINA)
    assert len(titels(Client().get(adres).content)) == 1


@pytest.mark.norm("B15")
def test_another_of_the_company_puts_nothing_in_my_address(aanmelden: Aanmelden, bronnen: Bronnen) -> None:
    adres = maak_adres(aanmelden)
    eerder = Client().get(adres).content
    bronnen.zegt(gestart_op=date(2006, 9, 1))
    aanmelden(wie="chantal", soort="medewerker", vestiging=VESTIGING).ga(PAGINA)
    aanmelden(KUIPER).ga(PAGINA)
    assert Client().get(adres).content == eerder


def test_i_revoke_an_address_after_a_question_and_it_gives_nothing(aanmelden: Aanmelden) -> None:
    adres = maak_adres(aanmelden)
    bakker = aanmelden()
    kenmerk = str(Agendaadres.objects.get().pk)
    vraag = bakker.client.post(f"{PAGINA}agenda/intrekken/", {"adres": kenmerk}).content.decode()
    assert "Wilt u het adres" in vraag
    assert Client().get(adres).status_code == 200
    assert bakker.client.post(f"{PAGINA}agenda/intrekken/", {"adres": kenmerk, "zeker": "ja"}).status_code == 303
    assert Client().get(adres).status_code == 404


def test_who_leads_the_company_can_end_the_address_of_a_bookkeeper_and_not_the_other_way(aanmelden: Aanmelden) -> None:
    adres = maak_adres(aanmelden, wie="annelies", soort="ketenmachtiging")
    rij = Agendaadres.objects.get()
    assert rij.tot < timezone.now() + timedelta(days=32)
    vreemd = aanmelden(KUIPER).client.post(f"{PAGINA}agenda/intrekken/", {"adres": str(rij.pk), "zeker": "ja"})
    collega = aanmelden(wie="chantal", soort="medewerker")
    assert vreemd.status_code == 404
    assert "Mijn telefoon" not in collega.ga(f"{PAGINA}agenda/").tekst
    bakker = aanmelden()
    assert "Gemaakt door iemand anders" in bakker.ga(f"{PAGINA}agenda/").tekst
    bakker.client.post(f"{PAGINA}agenda/intrekken/", {"adres": str(rij.pk), "zeker": "ja"})
    assert Client().get(adres).status_code == 404


def test_an_address_that_ended_or_never_was_gives_nothing(
    aanmelden: Aanmelden, caplog: pytest.LogCaptureFixture
) -> None:
    adres = maak_adres(aanmelden)
    Agendaadres.objects.update(tot=timezone.now())
    for pad in (adres, f"/agenda/{'a' * 32}.ics", "/agenda/kort.ics"):
        assert Client().get(pad).status_code == 404
    assert adres not in caplog.text
    assert wipe_old() == 1


def test_there_are_ten_addresses_at_most_and_guessing_ends(
    aanmelden: Aanmelden, monkeypatch: pytest.MonkeyPatch
) -> None:
    bakker = aanmelden()
    for nummer in range(HOOGSTENS):
        bakker.client.post(f"{PAGINA}agenda/", {"naam": f"Agenda {nummer}"})
    antwoord = bakker.client.post(f"{PAGINA}agenda/", {"naam": "Een te veel"})
    assert "U hebt al tien adressen." in antwoord.content.decode()
    monkeypatch.setattr("mijnomgeving.verplichtingen.openbaar._PER_UUR", 0)
    assert Client().get(f"/agenda/{'b' * 32}.ics").status_code == 429


def test_the_file_to_take_along_has_the_same_days(aanmelden: Aanmelden) -> None:
    antwoord = aanmelden().raw(f"{PAGINA}verplichtingen.ics")
    assert 'filename="verplichtingen.ics"' in antwoord.headers["Content-Disposition"]
    assert len(titels(antwoord.content)) == 2


def test_two_clients_in_one_calendar_lose_no_day(aanmelden: Aanmelden) -> None:
    namen = [
        {
            str(event["uid"])
            for event in Calendar.from_ical(bezoeker.raw(f"{PAGINA}verplichtingen.ics").content).walk("VEVENT")
        }
        for bezoeker in (aanmelden(), aanmelden(KUIPER))
    ]
    assert len(namen[0] | namen[1]) == 4


# Reminders.


def kies(aanmelden: Aanmelden, *dagen: str, soorten: tuple[str, ...] = ("bezit", "overig")) -> int:
    gegevens = {"dagen": list(dagen), "soorten": list(soorten)}
    return aanmelden().client.post(f"{PAGINA}herinneringen/", gegevens).status_code


def test_a_reminder_goes_out_once_and_says_nothing_of_what_it_is_about(aanmelden: Aanmelden) -> None:
    assert kies(aanmelden, "7") == 303
    assert Herinnering.objects.count() == 2
    rij = Herinnering.objects.earliest("op")
    assert rij.op == GAUW - timedelta(days=7)
    assert send_due(vandaag=rij.op - timedelta(days=1)) == 0
    assert send_due(vandaag=rij.op) == 1
    assert send_due(vandaag=rij.op) == 0
    notificatie = Notificatie.objects.get()
    assert notificatie.soort == Soort.VERPLICHTING
    assert OutboxBericht.objects.filter(sleutel__startswith="notificatie:").count() == 1
    aanmelden().ga(PAGINA)
    assert send_due(vandaag=rij.op) == 0
    assert mail.outbox == []


def test_two_on_one_day_are_one_mail(aanmelden: Aanmelden, bronnen: Bronnen) -> None:
    bronnen.zegt(cbs_vragen=(CbsVraag("Omzet", GAUW), CbsVraag("Prijzen", GAUW)))
    kies(aanmelden, "7")
    assert Herinnering.objects.count() == 2
    assert send_due(vandaag=GAUW - timedelta(days=7)) == 1
    assert Notificatie.objects.count() == 1


def test_what_is_done_or_not_wanted_is_not_reminded_of(aanmelden: Aanmelden) -> None:
    kies(aanmelden, "7", soorten=("overig",))
    assert Herinnering.objects.count() == 1
    bakker = aanmelden()
    knop = knop_van(bakker.ga(PAGINA).html, "Vragenlijst van CBS invullen: Omzet detailhandel")
    bakker.client.post(f"{PAGINA}vink/", {"verplichting": knop, "gedaan": "ja"})
    bakker.ga(PAGINA)
    assert not Herinnering.objects.exists()
    kies(aanmelden, "14", soorten=("bezit",))
    assert Herinnering.objects.exists()
    kies(aanmelden)
    assert not Herinnering.objects.exists()
    assert not Herinnerkeuze.objects.exists()


def test_who_wants_no_mail_of_this_kind_says_so_where_all_kinds_are(aanmelden: Aanmelden) -> None:
    assert "herinnering aan een verplichting" in aanmelden().ga("/mijn/profiel/notificaties/").tekst
    kies(aanmelden, "7")
    aanmelden().client.post("/mijn/profiel/notificaties/", {"mail": ["bericht"], "push": []})
    assert send_due(vandaag=GAUW - timedelta(days=7)) == 0
    assert not Notificatie.objects.exists()


def test_days_without_a_subject_are_explained(aanmelden: Aanmelden) -> None:
    antwoord = aanmelden().client.post(f"{PAGINA}herinneringen/", {"dagen": ["7"]})
    assert "Kies waarover u een herinnering wilt." in antwoord.content.decode()


# What we keep, and for how long.


def test_everything_here_is_handed_over_and_forgotten(aanmelden: Aanmelden) -> None:
    maak_adres(aanmelden)
    bakker = aanmelden()
    bakker.client.post(f"{PAGINA}aanvullen/", {"btw_tijdvak": "KWARTAAL"})
    knop = knop_van(bakker.ga(PAGINA).html, "Vragenlijst van CBS invullen: Omzet detailhandel")
    bakker.client.post(f"{PAGINA}vink/", {"verplichting": knop})
    kies(aanmelden, "1", "7")
    soorten = {next(iter(deel)) for deel in export_eigen(betrokkene=BAKKERIJ)}
    assert soorten == {"afgevinkt", "ingevuld", "agendaAdres", "herinneringDagenVooraf"}
    assert export_eigen(betrokkene=Onderneming(KvkNummer(KUIPER))) == []
    assert forget(betrokkene=BAKKERIJ) > 4
    for model in (Vinkje, EigenGegevens, Agendaadres, Herinnerkeuze, Herinnering):
        assert not model.objects.exists()


def test_what_is_too_old_goes_at_night(aanmelden: Aanmelden) -> None:
    bakker = aanmelden()
    bakker.client.post(f"{PAGINA}aanvullen/", {"btw_tijdvak": "KWARTAAL"})
    knop = knop_van(bakker.ga(PAGINA).html, "Vragenlijst van CBS invullen: Omzet detailhandel")
    bakker.client.post(f"{PAGINA}vink/", {"verplichting": knop})
    assert wipe_old() == 0
    Vinkje.objects.update(tot=VANDAAG - timedelta(days=1))
    EigenGegevens.objects.update(gewijzigd_op=timezone.now() - timedelta(days=731))
    assert wipe_old() == 2
