"""Noor chooses how the pages look, takes along what is kept of her, and closes her account."""

import json
from importlib import import_module

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client

from mijnomgeving import models
from mijnomgeving.bronnen.profiel.models import Contactsoort, Voorkeursoort
from mijnomgeving.notificaties.models import GevolgdeZaak, Meldvoorkeur
from mijnomgeving.notificaties.volgen import follow_zaak
from mijnomgeving.profiel.account import may_close
from mijnomgeving.profiel.eigen import export_alles, forget_alles, list_delen
from mijnomgeving.profiel.models import Weergave
from mijnomgeving.toestemmingen.models import Toestemming
from mijnomgeving.toestemmingen.services import give
from mijnomgeving.zaken.sleutel import list_sleutels
from portal.core.betrokkene import Persoon
from portal.core.machtiging import Machtiging
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie, sessiepersoon
from tests.mijnomgeving.profiel.conftest import Inloggen, read_profiel

VAN_NOOR = Persoon(Bsn(NOOR))
URL = "https://zaken.example/zaken/api/v1/zaken/7a0fd1f6-8c4c-4ad0-9d5d-0a3a8a4f6d0c"
KEUZE = {"tekst": "groot", "ruimte": "meer", "contrast": "meer", "kleuren": "donker", "beweging": "geen"}


def use(client: Client, noor: Sessiepersoon) -> None:
    """Leave something behind in several parts."""
    client.post("/mijn/profiel/weergave/", KEUZE)
    client.post("/mijn/profiel/notificaties/", {"mail": ["taak"]})
    give(persoon=noor, doel="regelingen")
    follow_zaak(persoon=noor, zaak_sleutel=list_sleutels(URL, VAN_NOOR)[0], zaak_url=URL)


def test_the_pages_look_as_she_wants_from_the_next_one_on_and_in_each_session(
    noor_thuis: Client, inloggen: Inloggen
) -> None:
    noor_thuis.post("/mijn/profiel/weergave/", KEUZE)
    for client in (noor_thuis, inloggen()):
        html = client.get("/mijn/ingelogd/").content.decode()
        for attribuut in (
            'data-tekst="groot"',
            'data-ruimte="meer"',
            'data-contrast="meer"',
            'data-kleurenschema="donker"',
        ):
            assert attribuut in html
        assert 'data-beweging="geen"' in html
    assert "data-tekst" not in inloggen(sessiepersoon(DAAN, "Daan")).get("/mijn/ingelogd/").content.decode()
    assert "data-tekst" not in noor_thuis.get("/").content.decode()


def test_who_wants_everything_as_usual_leaves_no_row(noor_thuis: Client) -> None:
    noor_thuis.post("/mijn/profiel/weergave/", KEUZE)
    noor_thuis.post("/mijn/profiel/weergave/", dict.fromkeys(KEUZE, ""))
    assert not Weergave.objects.exists()
    assert "data-tekst" not in noor_thuis.get("/mijn/ingelogd/").content.decode()
    assert noor_thuis.post("/mijn/profiel/weergave/", {"tekst": "reusachtig"}).status_code == 200
    assert not Weergave.objects.exists()


def test_she_takes_along_what_the_portal_keeps_and_nobody_elses(
    noor_thuis: Client, noor: Sessiepersoon, daan: Sessiepersoon
) -> None:
    use(noor_thuis, noor)
    follow_zaak(persoon=daan, zaak_sleutel=list_sleutels(URL, daan.betrokkene)[0], zaak_url=URL)
    answer = noor_thuis.get("/mijn/profiel/download/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    bewaard = json.loads(answer.content)["bewaard"]
    assert bewaard["profiel"] == [KEUZE]
    assert bewaard["toestemmingen"][0]["doel"] == "regelingen"
    assert {"voorkeur": "taak", "kanaal": "mail", "aan": True} in bewaard["notificaties"]
    assert sum("gevolgdeZaak" in regel for regel in bewaard["notificaties"]) == 1
    assert NOOR not in answer.content.decode()


def test_closing_forgets_everything_asks_for_paper_and_logs_out_everywhere(
    noor_thuis: Client, inloggen: Inloggen, noor: Sessiepersoon, daan: Sessiepersoon
) -> None:
    use(noor_thuis, noor)
    follow_zaak(persoon=daan, zaak_sleutel=list_sleutels(URL, daan.betrokkene)[0], zaak_url=URL)
    vraag = noor_thuis.get("/mijn/profiel/sluiten/").content.decode()
    assert "U kunt dit niet terugdraaien" in vraag
    assert "Kruis aan: Ik weet dat" in noor_thuis.post("/mijn/profiel/sluiten/", {"contact": "on"}).content.decode()
    assert Toestemming.objects.exists()

    cookie = noor_thuis.cookies["sessie"].value
    answer = noor_thuis.post("/mijn/profiel/sluiten/", {"zeker": "on", "contact": "on"})
    assert answer.headers["Location"] == "/account-gesloten/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not any(model.objects.exists() for model in (Toestemming, Weergave, Meldvoorkeur))
    assert GevolgdeZaak.objects.count() == 1
    over = [regel for deel in export_alles(betrokkene=VAN_NOOR).values() for regel in deel]
    assert not any(any(regel.values()) for regel in over)
    nu = read_profiel(VAN_NOOR)
    assert nu.voorkeur(Voorkeursoort.DIGITALE_POST) == "false"
    assert not nu.algemeen(Contactsoort.EMAIL)
    noor_thuis.cookies["sessie"] = cookie
    assert noor_thuis.get("/mijn/profiel/").status_code == 302
    assert "Uw account is gesloten" in Client().get("/account-gesloten/").content.decode()
    assert not mail.outbox


def test_when_the_source_is_silent_nothing_is_thrown_away(
    noor_thuis: Client, noor: Sessiepersoon, federatie: Federatie
) -> None:
    use(noor_thuis, noor)
    federatie.zet("profiel", "fout_500")
    html = noor_thuis.post("/mijn/profiel/sluiten/", {"zeker": "on"}).content.decode()
    assert "Uw account is niet gesloten" in html
    assert Toestemming.objects.exists()
    assert noor_thuis.get("/mijn/profiel/weergave/").status_code == 200


def test_nobody_closes_the_account_of_another(inloggen: Inloggen, noor: Sessiepersoon) -> None:
    machtiging = Machtiging("", "ouderlijk_gezag", VAN_NOOR, "Noor Bakker", frozenset({"*"}))
    assert not may_close(sessiepersoon(DAAN, "Daan").met_machtiging(machtiging))
    assert may_close(noor)


def test_every_part_that_keeps_something_can_hand_it_over_and_forget_it() -> None:
    eigen = list(apps.get_app_config("mijnomgeving").get_models())
    delen = {model.__module__.split(".")[1] for model in eigen} & set(list_delen())
    zonder = [
        f"{deel}.{module}.{functie}"
        for deel in sorted(delen)
        for module, functie in (("services", "forget"), ("selectors", "export_eigen"))
        if not hasattr(import_module(f"mijnomgeving.{deel}.{module}"), functie)
    ]
    assert not zonder, "every part has forget in services and export_eigen in selectors"
    assert set(delen) <= set(models.__all__)


@pytest.mark.django_db
def test_forgetting_somebody_who_left_nothing_is_nothing(daan: Sessiepersoon) -> None:
    assert forget_alles(betrokkene=daan.betrokkene) == 0


@pytest.mark.norm("B8")
@pytest.mark.parametrize(
    "pad",
    [
        *("", "post/", "voorkeuren/", "notificaties/", "weergave/", "sluiten/", "download/"),
        *("email/", "telefoon/", "email/weg/", "telefoon/weg/"),
    ],
)
def test_after_logging_out_the_back_button_finds_nothing(noor_thuis: Client, pad: str) -> None:
    url = f"/mijn/profiel/{pad}"
    antwoord = noor_thuis.get(url)
    assert (antwoord.status_code, antwoord.headers["Cache-Control"]) == (200, "no-store")
    if not pad.startswith("download"):
        assert 'action="/uitloggen/"' in antwoord.content.decode()
    uit = noor_thuis.post("/uitloggen/")
    assert uit.headers["Clear-Site-Data"] == '"cache", "cookies"'
    assert noor_thuis.get(url).status_code == 302
