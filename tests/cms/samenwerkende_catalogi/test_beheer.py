"""A national editor keeps an eye on the sources; the pages work without JavaScript."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.producten.models import Aanbod
from cms.samenwerkende_catalogi import beheer
from cms.samenwerkende_catalogi.models import Bron, Importrun, Runstatus
from cms.samenwerkende_catalogi.services import execute_run, import_feed
from cms.samenwerkende_catalogi.tasks import run_import
from tests.cms.samenwerkende_catalogi.feeds import make_feed, make_record
from tests.factories.producten import OrganisatieFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_import, "apply_async", lambda **_: None)
    OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


def make_user(naam: str, *rechten: str) -> User:
    user = User.objects.create_user(naam, password="geheim")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *rechten]))
    return user


@pytest.fixture
def redacteur(client: Client) -> Client:
    client.force_login(make_user("redacteur", "add_bron", "change_bron", "delete_bron", "view_bron"))
    return client


def take_in(pad: Path, *records: str) -> Bron:
    (pad / "feed.xml").write_text(make_feed(*records))
    import_feed(pad=pad / "feed.xml", bron="Gemeente Utrecht")
    return Bron.objects.get(naam="Gemeente Utrecht")


def test_editor_sees_each_source_with_its_last_import(redacteur: Client, tmp_path: Path) -> None:
    bron = take_in(tmp_path, make_record(), make_record(product_id="2", titel=""))

    lijst = redacteur.get(reverse("bronnen:index")).content.decode()
    assert "Gemeente Utrecht" in lijst
    assert "Gelukt" in lijst
    assert bron.get_absolute_url() in lijst

    pagina = redacteur.get(bron.get_absolute_url()).content.decode()
    assert "1 product kon niet binnenkomen" in pagina
    assert "Het veld title ontbreekt of is leeg." in pagina
    assert "Bestand importeren" in pagina


def test_editor_adds_a_source_and_reads_it_now(redacteur: Client) -> None:
    velden = {
        "naam": "Zwolle", "soort": "feed", "url": "https://zwolle.test/sc.xml", "zoekvraag": "", "organisatie": "",
        "planning": "dagelijks", "actief": "on",
    }  # fmt: skip

    antwoord = redacteur.post(reverse("bronnen:add"), velden)

    assert antwoord.status_code == 302, antwoord.context["form"].errors
    bron = Bron.objects.get()
    assert "Nu importeren" in redacteur.get(bron.get_absolute_url()).content.decode()
    antwoord = redacteur.post(reverse("bronnen:nu", args=[bron.pk]), follow=True)
    assert "De import staat klaar" in antwoord.content.decode()
    assert bron.runs.get().gestart_door.username == "redacteur"
    assert "Staat klaar om te beginnen" in antwoord.content.decode()


def test_editor_hands_in_a_file(redacteur: Client) -> None:
    bron = Bron.objects.create(naam="Utrecht", soort="bestand")
    bestand = SimpleUploadedFile("feed.xml", make_feed(make_record()).encode())

    antwoord = redacteur.post(reverse("bronnen:bestand", args=[bron.pk]), {"bestand": bestand}, follow=True)
    execute_run(run_id=bron.runs.get().pk)

    assert "Het bestand is binnen" in antwoord.content.decode()
    assert Aanbod.objects.get().titel == "Moestuin huren"


def test_file_that_is_missing_or_too_large_is_explained(redacteur: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beheer, "MAX_INGELEVERD", 10)
    bestand, feed = Bron.objects.create(naam="Utrecht", soort="bestand"), Bron.objects.create(naam="Zwolle")

    def hand_in(bron: Bron, inhoud: bytes | None) -> str:
        velden = {"bestand": SimpleUploadedFile("feed.xml", inhoud)} if inhoud else {}
        return redacteur.post(reverse("bronnen:bestand", args=[bron.pk]), velden, follow=True).content.decode()

    assert "Kies eerst een bestand" in hand_in(bestand, None)
    assert "Dit bestand is te groot" in hand_in(bestand, b"x" * 11)
    assert "Bij deze bron hoort geen bestand" in hand_in(feed, b"x")
    assert not Importrun.objects.exists()


@pytest.mark.norm("B37")
@pytest.mark.parametrize(("knop", "over"), [("doorvoeren", {"1"}), ("afwijzen", {"1", "2", "3"})])
def test_editor_decides_about_a_source_that_shrank(
    redacteur: Client, tmp_path: Path, knop: str, over: set[str]
) -> None:
    take_in(tmp_path, *(make_record(product_id=nummer, titel=f"Tuin {nummer}") for nummer in "123"))
    bron = take_in(tmp_path, make_record(titel="Tuin 1"))

    pagina = redacteur.get(bron.get_absolute_url()).content.decode()
    assert "2 producten staan er niet meer in" in pagina
    assert "Tuin 3" in pagina
    redacteur.post(reverse("bronnen:besluit", args=[bron.pk, bron.runs.latest("pk").pk]), {knop: "1"})

    assert set(Aanbod.objects.filter(beeindigd_op=None).values_list("bron_sleutel", flat=True)) == over
    assert not bron.runs.filter(status=Runstatus.WACHT).exists()
    assert "Toch doorvoeren" not in redacteur.get(bron.get_absolute_url()).content.decode()


def test_who_may_only_look_gets_no_buttons(client: Client) -> None:
    bron = Bron.objects.create(naam="Utrecht")
    client.force_login(make_user("kijker", "view_bron"))

    pagina = client.get(bron.get_absolute_url())

    assert pagina.status_code == 200
    assert "Nu importeren" not in pagina.content.decode()


@pytest.mark.parametrize("naam", ["index", "inspect", "edit", "add", "nu", "bestand", "besluit", "delete"])
def test_editor_of_one_organisation_has_no_business_here(client: Client, naam: str) -> None:
    bron = Bron.objects.create(naam="Utrecht")
    run = Importrun.objects.create(bron=bron, status=Runstatus.WACHT)
    client.force_login(make_user("lokaal", "change_aanbod"))
    argumenten = {"index": [], "add": [], "besluit": [bron.pk, run.pk]}.get(naam, [bron.pk])

    antwoord = client.post(reverse(f"bronnen:{naam}", args=argumenten), {"doorvoeren": "1"})

    assert antwoord.status_code in {302, 403}
    run.refresh_from_db()
    assert run.status == Runstatus.WACHT
    assert Bron.objects.exists()
    assert Importrun.objects.count() == 1


def test_buttons_are_no_links(redacteur: Client) -> None:
    bron = Bron.objects.create(naam="Utrecht")

    assert redacteur.get(reverse("bronnen:nu", args=[bron.pk])).status_code == 405
    assert not bron.runs.exists()


def test_long_quarantine_has_pages(redacteur: Client, tmp_path: Path) -> None:
    bron = take_in(tmp_path, *(make_record(product_id=str(nummer), titel="") for nummer in range(60)))

    assert "Pagina 1 van 2" in redacteur.get(bron.get_absolute_url()).content.decode()
    assert "Pagina 2 van 2" in redacteur.get(f"{bron.get_absolute_url()}?p=2").content.decode()
