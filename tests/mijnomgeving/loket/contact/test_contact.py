"""A caseworker opens contacts, works in several at once, and closes them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.contact.models import Contact
from mijnomgeving.loket.contact.services import close_idle
from mijnomgeving.loket.menu import list_toetsen
from portal.toegang.medewerkers.medewerker import Rol
from portal.verantwoording.models import AuditRegel
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.factories.producten import ProductPaginaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def fatima(client: Client) -> Client:
    """Fatima of Utrecht, logged in."""
    return ingelogd_als(client, medewerker())


def open_een(browser: Client, **anders: str) -> Contact:
    velden = {"kanaal": "balie", "doel": "loket-hulp", "reden": "Vraag over huurtoeslag"} | anders
    antwoord = browser.post("/loket/contact/openen/", velden)
    assert antwoord.status_code == 303, antwoord.content.decode()
    return Contact.objects.latest("begonnen_op")


def tekst(antwoord: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))  # type: ignore[attr-defined]


def test_fatima_opens_a_contact_with_a_reason_and_finds_it_on_her_home(fatima: Client) -> None:
    contact = open_een(fatima)
    assert contact.reden_tekst == "Vraag over huurtoeslag"
    assert "Nog niemand gevonden" in tekst(fatima.get("/loket/"))
    assert "Vraag over huurtoeslag" in tekst(fatima.get(f"/loket/contact/{contact.pk}/gesprek/"))
    regel = AuditRegel.objects.latest("volgnummer")
    assert (regel.actie, regel.object, regel.organisatie) == (
        "contact openen", "loket-hulp balie", "Gemeente Utrecht",
    )  # fmt: skip


def test_what_it_is_about_is_chosen_from_the_catalogue(fatima: Client) -> None:
    ProductPaginaFactory(slug="bijstand", title="Bijstand")
    assert "Bijstand" in tekst(fatima.get("/loket/"))
    assert open_een(fatima, product="bijstand").product == "bijstand"
    velden = {"kanaal": "balie", "doel": "loket-hulp", "reden": "Vraag over iets", "product": "verzonnen"}
    assert fatima.post("/loket/contact/openen/", velden).status_code == 400


def test_without_a_reason_there_is_no_contact(fatima: Client) -> None:
    antwoord = fatima.post("/loket/contact/openen/", {"kanaal": "balie", "doel": "loket-hulp", "reden": " "})
    assert antwoord.status_code == 400
    assert "Zonder reden opent u geen contact" in tekst(antwoord)
    assert not Contact.objects.exists()


def test_closing_asks_how_it_ended_and_then_nothing_opens_any_more(fatima: Client) -> None:
    contact = open_een(fatima)
    url = f"/loket/contact/{contact.pk}/afsluiten/"
    assert fatima.post(url, {}).status_code == 400
    assert fatima.post(url, {"afloop": "opgelost"}).status_code == 303
    contact.refresh_from_db()
    assert contact.afloop == "opgelost"
    assert "Dit contact is gesloten" in tekst(fatima.get(f"/loket/contact/{contact.pk}/gesprek/"))


def test_the_contact_of_a_colleague_looks_like_one_that_is_not_there(fatima: Client) -> None:
    contact = open_een(fatima)
    ruud = ingelogd_als(Client(), medewerker("Ruud de Wit"))
    hier = ruud.get(f"/loket/contact/{contact.pk}/gesprek/")
    nergens = ruud.get("/loket/contact/00000000-0000-4000-8000-000000000000/gesprek/")
    assert hier.status_code == nergens.status_code == 404
    assert tekst(hier) == tekst(nergens)


def test_what_nobody_uses_closes_by_itself(fatima: Client) -> None:
    contact, vers = open_een(fatima), open_een(fatima)
    lang_geleden = timezone.now() - timedelta(minutes=31)
    Contact.objects.filter(pk=contact.pk).update(actief_op=lang_geleden)
    assert close_idle() == 1
    contact.refresh_from_db()
    vers.refresh_from_db()
    assert (contact.afloop, contact.beeindigd_op) == ("vanzelf", lang_geleden)
    assert vers.open


def test_debt_help_is_for_a_gemeente_only(fatima: Client) -> None:
    velden = {"kanaal": "balie", "doel": "loket-schuldhulp", "reden": "Schulden bij het CJIB"}
    assert fatima.post("/loket/contact/openen/", velden).status_code == 303
    peter = ingelogd_als(Client(), medewerker("Peter Jansma", organisatie="uwv"))
    assert peter.post("/loket/contact/openen/", velden).status_code == 400
    joris = ingelogd_als(Client(), medewerker("Joris van Beek", Rol.TOEZICHT))
    assert joris.post("/loket/contact/openen/", velden).status_code == 403


def test_a_page_of_a_person_asks_for_a_person_first(fatima: Client) -> None:
    contact = open_een(fatima, doel="loket-informatie")
    assert "zoekt u niemand op" in tekst(fatima.get(f"/loket/contact/{contact.pk}/gesprek/"))


@pytest.mark.parametrize(
    "rollen", [(Rol.BALIE,), (Rol.TEAMLEIDER,), (Rol.BALIE, Rol.TEAMLEIDER), (Rol.TOEZICHT,), tuple(Rol)], ids=str
)
def test_no_two_pages_of_one_caseworker_have_the_same_key(rollen: tuple[Rol, ...]) -> None:
    toetsen = [toets for _, toets, _ in list_toetsen(medewerker("Iemand", *rollen))]
    assert sorted(toetsen) == sorted(set(toetsen))
    browser = ingelogd_als(Client(), medewerker("Iemand", *rollen))
    pagina = tekst(browser.get("/loket/toezicht/toetsen/" if rollen == (Rol.TOEZICHT,) else "/loket/toetsen/"))
    assert all(toets.upper() in pagina for toets in toetsen)


def test_no_page_of_the_counter_is_for_search_engines(fatima: Client) -> None:
    contact = open_een(fatima)
    pagina = fatima.get(f"/loket/contact/{contact.pk}/gesprek/").content.decode()
    assert 'rel="canonical"' not in pagina
    assert "hreflang" not in pagina
    assert "Disallow: /loket/" in fatima.get("/robots.txt").content.decode()
