"""Somebody misuses the counter: tries numbers on, looks at family, goes on after closing. Stopped, logged, alarmed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.toezicht.models import Alarm
from mijnomgeving.loket.zoeken import services, views
from mijnomgeving.loket.zoeken.models import Signaal, Vierogen, Zoekslag
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.medewerkers.accounts import note_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from portal.verantwoording.models import AuditRegel, Verwerking
from portal.verantwoording.services import DOEL_LOGBOEK
from portal.verantwoording.sleutels import pseudoniemen
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.conftest import DAAN, MEREL, NOOR, Federatie
from tests.mijnomgeving.loket.zoeken.conftest import ANS, MARK, Antwoord, Balie, Open, zet_op_lijst

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B20")]

ANDER_GEWONE = "123456782"


def alarmen() -> list[tuple[str, str]]:
    return sorted(Alarm.objects.values_list("soort", "ernst"))


def asked(federatie: Federatie) -> int:
    return len(federatie.protocollering())


def test_who_tries_numbers_on_is_stopped_in_the_contact(balie: Open, federatie: Federatie, settings: Settings) -> None:
    settings.LOKET_ZOEKEN_PER_CONTACT = 3
    gesprek = balie()
    for _ in range(3):
        assert gesprek.zoek("bsn", bsn=ANDER_GEWONE).status == 200
    gevraagd = asked(federatie)
    gestopt = gesprek.zoek("bsn", bsn=NOOR)
    assert (gestopt.status, "niet meer zoeken" in gestopt.tekst) == (429, True)
    assert asked(federatie) == gevraagd
    assert alarmen() == [("opsommen", "hoog")]
    assert AuditRegel.objects.filter(actie="zoeken", resultaat="tegengehouden").count() == 1


def test_who_opens_contact_after_contact_is_stopped_in_the_shift(
    balie: Open, federatie: Federatie, settings: Settings
) -> None:
    settings.LOKET_ZOEKEN_ZONDER_KEUZE = 4
    eerste = balie()
    gesprekken = [balie(eerste.wie, client=eerste.client) for _ in range(4)]
    for gesprek in gesprekken:
        assert gesprek.zoek("bsn", bsn=DAAN).status == 200
    # Logging in anew, or another contact, starts no new count.
    opnieuw = balie(eerste.wie)
    assert "in deze dienst heel vaak" in opnieuw.zoek("bsn", bsn=NOOR).tekst
    assert alarmen() == [("opsommen", "hoog")]
    # A colleague is not stopped.
    assert balie(medewerker("Ruud de Wit")).zoek("bsn", bsn=NOOR).status == 200


def test_a_program_that_searches_is_too_fast(
    balie: Open, federatie: Federatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(views, "_PER_MINUUT", ("loket-zoeken-test", 2, 60))
    gesprek = balie()
    statussen = [gesprek.zoek("bsn", bsn=ANDER_GEWONE).status for _ in range(4)]
    assert statussen == [200, 200, 429, 429]
    assert asked(federatie) == 2


def test_at_the_limit_of_persons_nobody_new_is_chosen(balie: Open, settings: Settings) -> None:
    settings.LOKET_PERSONEN_PER_DIENST = 1
    een = balie()
    een.kies_bsn(NOOR)
    twee = balie(een.wie, client=een.client)
    vol = twee.kies_bsn(DAAN)
    assert (vol.status, "aan de grens van deze dienst" in vol.tekst) == (429, True)
    assert not twee.nu.betrokkene
    assert ("grens", "hoog") in alarmen()
    # Who was there before in the shift may come back.
    assert balie(een.wie, client=een.client).kies_bsn(NOOR).status == 303


ZONDAG = datetime(2026, 11, 22, 14, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
MAANDAG = datetime(2026, 11, 23, 14, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_after_closing_nobody_searches_but_in_an_emergency(
    balie: Open, federatie: Federatie, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.LOKET_DICHT_STOPT = True
    nu = ZONDAG
    monkeypatch.setattr(services, "is_closed", lambda _moment: nu == ZONDAG)
    gesprek = balie()
    dicht = gesprek.zoek("bsn", bsn=NOOR)
    assert (dicht.status, "Het loket is nu dicht" in dicht.tekst) == (429, True)
    assert federatie.ontvangen == []
    assert alarmen() == [("buiten-dienst", "hoog")]
    assert balie(gesprek.wie, doel="loket-nood").zoek("bsn", bsn=NOOR).status == 200
    nu = MAANDAG
    assert gesprek.zoek("bsn", bsn=NOOR).status == 200


@pytest.fixture
def mark(joris: Loketmedewerker) -> Loketmedewerker:
    """Mark de Jong works at the counter of Utrecht; Ans is his mother."""
    mark = medewerker("Mark de Jong")
    zet_op_lijst(joris, MARK, "collega", collega=mark)
    return mark


@pytest.mark.parametrize(
    ("bsn", "zin", "soort"), [(ANS, "Dit is familie van u", "familie"), (MARK, "Dit bent u zelf", "zelf")]
)
def test_own_family_and_oneself_are_stopped(balie: Open, mark: Loketmedewerker, bsn: str, zin: str, soort: str) -> None:
    gesprek = balie(mark)
    niet = gesprek.kies_bsn(bsn)
    assert (niet.status, zin in niet.tekst) == (403, True)
    assert not gesprek.nu.betrokkene
    assert (soort, "hoog") in alarmen()
    # The person reads that somebody wanted to look and was stopped.
    namen = pseudoniemen(Persoon(Bsn(bsn)), doel=DOEL_LOGBOEK)
    assert Verwerking.objects.filter(data_subject_id__in=namen, gegevens__contains="tegengehouden").exists()
    assert gesprek.get("identiteit/").status == 409


def test_nobody_asks_four_eyes_for_oneself(balie: Open, mark: Loketmedewerker) -> None:
    gesprek = balie(mark)
    niet = gesprek.kies_bsn(MARK, toelichting="Ik wil dit heel graag zelf doen, echt waar.")
    assert (niet.status, "Vraag uw teamleider" in niet.tekst) == (403, False)
    assert not Vierogen.objects.exists()


def test_relatives_are_asked_of_the_brp_only_of_who_is_on_the_list(
    balie: Open, mark: Loketmedewerker, federatie: Federatie
) -> None:
    balie(medewerker("Ruud de Wit")).kies_bsn(ANS)
    assert not [regel for regel in federatie.protocollering() if "ouders.burgerservicenummer" in regel["fields"]]
    balie(mark).kies_bsn(ANS)
    assert [regel for regel in federatie.protocollering() if "ouders.burgerservicenummer" in regel["fields"]]


def test_a_colleague_takes_a_team_leaders_eyes(balie: Open, mark: Loketmedewerker, hester: Loketmedewerker) -> None:
    gesprek = balie()
    niet = gesprek.kies_bsn(MARK)
    assert "Dit is een collega van u" in niet.tekst
    assert gesprek.kies(niet, toelichting="kort").status == 403
    gevraagd = gesprek.kies(niet, toelichting="Mark vroeg mij dit te doen; hij is op vakantie.")
    assert gevraagd.naar.endswith("/zoeken/")
    assert "wacht op uw teamleider" in gesprek.kies_bsn(MARK).tekst
    assert not gesprek.nu.betrokkene

    leider = ingelogd_als(Client(), hester)
    assert "Fatima Aydin vraagt om vier ogen" in leider.get("/loket/").content.decode()
    pagina = leider.get("/loket/vierogen/").content.decode()
    assert "Fatima Aydin" in pagina
    assert "een collega" in pagina
    # The team leader does not see who it is.
    assert "Mark Pieter" not in pagina
    besluit = {"verzoek": str(Vierogen.objects.get().pk), "besluit": "ja"}
    assert leider.post("/loket/vierogen/", besluit).status_code == 303

    assert "Uw teamleider is akkoord" in gesprek.get("/loket/").tekst
    assert gesprek.kies_bsn(MARK).naar.endswith("/identiteit/")
    assert "Uw teamleider is akkoord" not in gesprek.get("/loket/").tekst
    # For this contact only.
    assert balie(gesprek.wie, client=gesprek.client).kies_bsn(MARK).status == 403


def test_no_is_no_and_nobody_decides_on_the_own_request(
    balie: Open, mark: Loketmedewerker, hester: Loketmedewerker
) -> None:
    leider = ingelogd_als(Client(), hester)
    gesprek = balie(hester, client=leider)
    gesprek.kies_bsn(MARK, toelichting="Mark vroeg mij dit te doen; hij is op vakantie.")
    besluit = {"verzoek": str(Vierogen.objects.get().pk), "besluit": "ja"}
    assert "Een andere teamleider beslist" in leider.get("/loket/vierogen/").content.decode()
    leider.post("/loket/vierogen/", besluit)
    assert not Vierogen.objects.get().besluit
    ander = ingelogd_als(Client(), medewerker("Ton Bos", Rol.TEAMLEIDER))
    ander.post("/loket/vierogen/", besluit | {"besluit": "nee"})
    assert "niet akkoord" in gesprek.kies_bsn(MARK).tekst
    assert not gesprek.nu.betrokkene


def test_a_protected_person_is_protected_from_every_organisation(balie: Open, joris: Loketmedewerker) -> None:
    zet_op_lijst(joris, NOOR, "beschermd")
    uwv = balie(medewerker("Sam Kok", organisatie="uwv"))
    assert "extra beschermd" in uwv.kies_bsn(NOOR).tekst
    assert Alarm.objects.get(soort="beschermd").organisatie == str(uwv.wie.organisatie.oin)
    # In an emergency nobody waits for a team leader, and the overseer is told.
    assert balie(uwv.wie, doel="loket-nood", client=uwv.client).kies_bsn(NOOR).status == 303
    assert Alarm.objects.filter(soort="beschermd").count() == 2


def test_a_secret_address_is_told_to_the_overseer(balie: Open) -> None:
    balie().zoek("bsn", bsn=MEREL)
    assert ("geheim", "laag") in alarmen()


def test_the_overseer_keeps_the_list_and_no_number_stands_in_it(joris: Loketmedewerker, federatie: Federatie) -> None:
    browser = ingelogd_als(Client(), joris)
    mark = medewerker("Mark de Jong")
    note_account(mark)
    velden = {"soort": "collega", "bsn": MARK, "collega": mark.kenmerk, "toelichting": "Werkt bij ons"}
    assert browser.post("/loket/signalen/", velden | {"collega": "ee" * 32}).status_code == 400
    assert browser.post("/loket/signalen/", velden | {"bsn": "123"}).status_code == 400
    assert browser.post("/loket/signalen/", velden).status_code == 303
    assert "al op de lijst" in browser.post("/loket/signalen/", velden).content.decode()
    pagina = browser.get("/loket/signalen/").content.decode()
    assert "Mark de Jong" in pagina
    assert MARK not in pagina + str(list(Signaal.objects.values()))
    assert "Werkt bij ons" not in str(list(Signaal.objects.values()))
    ander = ingelogd_als(Client(), medewerker("Ine Vos", *joris.rollen, organisatie="uwv"))
    signaal = Signaal.objects.get()
    ander.post(f"/loket/signalen/{signaal.pk}/weg/")
    assert Signaal.objects.exists()
    browser.post(f"/loket/signalen/{signaal.pk}/weg/")
    assert not Signaal.objects.exists()
    assert AuditRegel.objects.filter(actie__in=["signaal maken", "signaal weghalen"]).count() == 2


@pytest.mark.norm("B16", "B18")
@pytest.mark.parametrize("pad", ["/loket/vierogen/", "/loket/signalen/"])
def test_a_caseworker_does_not_come_where_others_watch(balie: Open, pad: str) -> None:
    assert balie().get(pad).status == 403


def test_what_is_old_goes(balie: Open, joris: Loketmedewerker) -> None:
    gesprek: Balie = balie()
    uitkomst: Antwoord = gesprek.zoek("bsn", bsn=NOOR)
    assert uitkomst.status == 200
    zet_op_lijst(joris, DAAN, "beschermd")
    Signaal.objects.update(tot=timezone.localdate() - timedelta(days=1))
    assert services.wipe_old() == 1
    Zoekslag.objects.update(tijdstip=timezone.now() - timedelta(days=366))
    assert services.wipe_old() == 1
    assert Contact.objects.exists()
