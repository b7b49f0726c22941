"""Lukas has a company in Germany and no number in the Netherlands: he asks, applies and reads the answer."""

import json
from datetime import UTC, datetime
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from cms.producten.models.indeling import Doelgroep
from mijnomgeving.bronnen.loket.mapping import parse_verzoeken
from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.inzendingen.models import Inzending, Stand
from portal.core.betrokkene import EuPersoon
from portal.core.niveau import Niveau
from portal.outbound.service import Onbegrijpelijk
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from tests.factories.producten import ProductPaginaFactory
from tests.mijnomgeving.berichten.conftest import Lezer, Velden, bezorg
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon

LOKET = "/mijn/verzoeken/"
DE = "DE/NL/8f3a61c07b2e4d55"
VRAAG: Velden = {
    "organisatie": "Gemeente Utrecht",
    "onderwerp": "Steiger op de stoep",
    "tekst": "Mag ik in januari een steiger op de stoep zetten?",
    "bedrijf": "Schneider Dachbau GmbH",
    "land": "DE",
    "registratienummer": "HRB 12345",
    "email": "lukas@schneider.example",
}


@pytest.fixture(autouse=True)
def _loket(federatie: Federatie, settings: Settings, db: None) -> None:
    register_adressen()


def european(ingelogd: Ingelogd, pseudo_id: str = DE, naam: str = "Lukas Schneider") -> Lezer:
    persoon = Sessiepersoon(EuPersoon(pseudo_id), naam, Niveau.HOOG, datetime.now(UTC), "eidas")
    return Lezer(ingelogd(Client(), persoon))


@pytest.fixture
def lukas(ingelogd: Ingelogd) -> Lezer:
    """Lukas, with his German identity card."""
    return european(ingelogd)


def pass_days(federatie: Federatie, tot: str) -> None:
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=10)
    verbinding.request("POST", "/regie/tijd", json.dumps({"tot": tot}), {"Content-Type": "application/json"})
    assert verbinding.getresponse().status == 200
    verbinding.close()


def test_he_is_told_what_he_can_do_and_where(lukas: Lezer) -> None:
    assert LOKET in lukas.ga("/mijn/").html
    pagina = lukas.ga(LOKET)
    assert pagina.kop == "Vragen en aanvragen"
    assert "U hebt nog niets gevraagd of aangevraagd." in pagina.tekst
    assert "Vragen en aanvragen" in lukas.ga("/mijn/profiel/").tekst
    gelezen = Verwerking.objects.filter(processing_activity_id="mijn-verzoeken").latest("start_time")
    assert (gelezen.bron, gelezen.data_subject_id_type) == ("Loket voor Europese ondernemers", "EIDAS")
    engels = lukas.ga(f"/en{LOKET}").tekst
    assert "Do you have a company in another country of Europe?" in engels


def test_he_asks_and_finds_the_answer_in_the_portal(lukas: Lezer, federatie: Federatie) -> None:
    bevestiging = lukas.stuur(f"{LOKET}vraag/", VRAAG)
    assert "U hebt dit verstuurd" in bevestiging.tekst
    assert "U vindt het bij Vragen en aanvragen." in bevestiging.tekst
    bezorg()
    bezorg()
    inzending = Inzending.objects.get()
    assert inzending.stand == Stand.AANGEKOMEN
    assert "Steiger op de stoep" in lukas.ga("/mijn/verstuurd/").tekst
    pagina = lukas.ga(LOKET)
    assert "Steiger op de stoep In behandeling" in pagina.tekst
    assert inzending.nummer in pagina.tekst
    [url] = [link for link in pagina.links(LOKET) if len(link) > len(LOKET) + 20]
    assert "binnen vijf werkdagen" in lukas.ga(url).tekst
    pass_days(federatie, "2026-11-25")
    assert "Er is een antwoord" in lukas.ga(LOKET).tekst
    assert "zonder inschrijving in het Handelsregister" in lukas.ga(url).tekst


def test_he_applies_for_a_service_that_entrepreneurs_have(lukas: Lezer) -> None:
    ProductPaginaFactory(title="Steigervergunning", slug="steigervergunning", doelgroepen=[Doelgroep.ONDERNEMER])
    ProductPaginaFactory(title="Paspoort", slug="paspoort", doelgroepen=[Doelgroep.PARTICULIER])
    formulier = lukas.ga(f"{LOKET}aanvraag/?dienst=steigervergunning")
    assert '<option value="steigervergunning" selected>' in formulier.html
    assert "Paspoort" not in formulier.tekst
    lukas.stuur(f"{LOKET}aanvraag/", {**VRAAG, "dienst": "steigervergunning"})
    bezorg()
    pagina = lukas.ga(LOKET)
    assert "Steigervergunning In behandeling" in pagina.tekst
    [url] = [link for link in pagina.links(LOKET) if len(link) > len(LOKET) + 20]
    assert "binnen acht weken" in lukas.ga(url).tekst


def test_what_is_missing_is_said_at_its_field_and_the_rest_stays(lukas: Lezer) -> None:
    pagina = lukas.stuur(f"{LOKET}vraag/", {**VRAAG, "land": "US", "bedrijf": "", "email": "nee"})
    assert "Kies een land uit de lijst." in pagina.tekst
    assert "Dit is geen e-mailadres." in pagina.tekst
    assert "Mag ik in januari een steiger op de stoep zetten?" in pagina.html
    assert not Inzending.objects.exists()


def test_while_the_loket_is_silent_it_waits_and_nothing_is_lost(lukas: Lezer, federatie: Federatie) -> None:
    federatie.zet("loket", "uit")
    lukas.stuur(f"{LOKET}vraag/", VRAAG)
    bezorg()
    assert Inzending.objects.get().stand == Stand.ONDERWEG
    pagina = lukas.ga(LOKET)
    assert pagina.ontbreekt("Loket voor Europese ondernemers")
    assert "nog niets gevraagd" not in pagina.tekst
    federatie.herstel()
    OutboxBericht.objects.update(volgende_poging="2026-01-01T00:00:00Z")
    bezorg()
    assert Inzending.objects.get().stand == Stand.AANGEKOMEN


def test_another_european_sees_nothing_of_it(lukas: Lezer, ingelogd: Ingelogd) -> None:
    lukas.stuur(f"{LOKET}vraag/", VRAAG)
    bezorg()
    [url] = [link for link in lukas.ga(LOKET).links(LOKET) if len(link) > len(LOKET) + 20]
    camille = european(ingelogd, "FR/NL/0c9d", "Camille Laurent")
    assert "Steiger" not in camille.ga(LOKET).tekst
    assert camille.ga(url).status == 404
    assert camille.ga(f"/mijn/verstuurd/{Inzending.objects.get().nummer}/").status == 404


def test_who_has_a_number_has_the_whole_of_mijn_omgeving_instead(ingelogd: Ingelogd) -> None:
    noor = Lezer(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))
    for pad in ("", "vraag/", "aanvraag/"):
        assert noor.ga(f"{LOKET}{pad}").status == 404
    assert LOKET not in noor.ga("/mijn/profiel/").html


def test_nothing_of_him_stands_in_the_clear(lukas: Lezer) -> None:
    lukas.stuur(f"{LOKET}vraag/", VRAAG)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t::text FROM mijnomgeving_inzending t UNION ALL SELECT o::text FROM outbox_outboxbericht o"
        )
        rijen = " ".join(rij for (rij,) in cursor.fetchall())
    for geheim in ("Schneider", "HRB", DE, "lukas@"):
        assert geheim not in rijen
        assert geheim.encode().hex() not in rijen


@pytest.mark.parametrize("anders", [{"soort": "klacht"}, {"id": "1"}, {"berichten": None}, {"ontvangenOp": "gisteren"}])
def test_an_answer_that_is_not_as_agreed_is_no_answer(anders: dict[str, object]) -> None:
    goed = {
        "id": "7a0fd1f6-8c4c-4ad0-9d5d-0a3a8a4f6d0c",
        "kenmerk": "MO-1234-5678",
        "soort": "vraag",
        "organisatie": "KVK",
        "onderwerp": "Vraag",
        "status": "beantwoord",
        "ontvangenOp": "2026-11-22T09:00:00+01:00",
        "berichten": [{"van": "KVK", "op": "2026-11-22T09:00:00+01:00", "tekst": "Ja"}],
    }
    assert parse_verzoeken("bron", {"verzoeken": [goed]})[0].berichten[0].tekst == "Ja"
    with pytest.raises(Onbegrijpelijk):
        parse_verzoeken("bron", {"verzoeken": [{**goed, **anders}]})
