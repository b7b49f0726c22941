"""An editor says that two words mean the same, sees what that changes, and people find it within seconds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django.fixtures import Settings

from cms.zoeken.models import Richting, Synoniem
from cms.zoeken.port import Zoekvraag
from cms.zoeken.service import zoekmachine
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory
from wegwijzer_ai.index import volger

VERANDERING = "/beheer/zoeken/synoniem/verandering/"


@pytest.fixture
def catalogus(db: None, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two products, searched by words only, in a process that looks for changes at each question."""
    settings.TAALMODEL_DIR = tmp_path / "geen"
    monkeypatch.setattr(volger, "CHECK_EVERY", 0.0)
    ProductPaginaFactory(title="Grofvuil laten ophalen", slug="grofvuil", samenvatting="Wij halen het.", mensentaal="")
    ProductPaginaFactory(title="Bijzondere bijstand", slug="bijstand", samenvatting="Geld erbij.", mensentaal="")
    # A word says something when few of many pages have it.
    OrganisatieFactory.create_batch(40)
    zoekmachine.cache_clear()
    zoekmachine().herbouw()
    yield
    zoekmachine.cache_clear()


def _find(tekst: str) -> list[str]:
    return [treffer.document.titel for treffer in zoekmachine().zoek(Zoekvraag(tekst)).treffers]


def test_synonym_works_at_the_next_question_without_a_rebuild(catalogus: None) -> None:
    assert _find("oude bankstel weg") == []

    synoniem = Synoniem.objects.create(woorden="bankstel, matras", betekent="grofvuil")
    assert _find("oude bankstel weg") == ["Grofvuil laten ophalen"]
    assert _find("matrassen") == ["Grofvuil laten ophalen"]

    synoniem.is_actief = False
    synoniem.save()
    assert _find("oude bankstel weg") == []


def test_removed_synonym_stops_working(catalogus: None) -> None:
    synoniem = Synoniem.objects.create(woorden="bankstel", betekent="grofvuil")
    assert _find("bankstel")

    synoniem.delete()
    assert _find("bankstel") == []


def test_one_direction_leaves_the_other_words_alone(catalogus: None) -> None:
    Synoniem.objects.create(woorden="grofvuil", betekent="bijstand", richting=Richting.HEEN)

    assert set(_find("grofvuil")) == {"Grofvuil laten ophalen", "Bijzondere bijstand"}
    assert _find("bijstand") == ["Bijzondere bijstand"]

    Synoniem.objects.update(richting=Richting.BEIDE)
    Synoniem.objects.get().save()
    assert set(_find("bijstand")) == {"Grofvuil laten ophalen", "Bijzondere bijstand"}


def test_words_of_more_than_one_word_stand_together(catalogus: None) -> None:
    Synoniem.objects.create(woorden="geld tekort", betekent="bijzondere bijstand")

    assert _find("ik kom geld tekort deze maand")[0] == "Bijzondere bijstand"
    assert _find("tekort aan geduld") == []


def test_word_that_editors_gave_a_meaning_is_no_typing_error(catalogus: None) -> None:
    assert zoekmachine().zoek(Zoekvraag("grofvuul")).bedoelde == "grofvuil"

    Synoniem.objects.create(woorden="grofvuul", betekent="bijstand")

    uitkomst = zoekmachine().zoek(Zoekvraag("grofvuul"))
    assert uitkomst.bedoelde is None
    assert [treffer.document.titel for treffer in uitkomst.treffers] == ["Bijzondere bijstand"]


def test_found_word_is_marked(catalogus: None) -> None:
    Synoniem.objects.create(woorden="bankstel", betekent="grofvuil")

    titel = zoekmachine().zoek(Zoekvraag("bankstel")).treffers[0].titel
    assert titel is not None
    assert [deel.tekst for deel in titel.delen if deel.gemarkeerd] == ["Grofvuil"]


@pytest.mark.parametrize(("woorden", "betekent"), [(" , ", "afval"), ("afval", " "), ("Afval, vuil", "afval")])
def test_empty_side_and_equal_words_are_refused(woorden: str, betekent: str) -> None:
    with pytest.raises(ValidationError):
        Synoniem(woorden=woorden, betekent=betekent).clean()


@pytest.fixture
def redacteur(client: Client, catalogus: None) -> Client:
    """Somebody who may do everything in the admin."""
    client.force_login(User.objects.create_superuser("hoofd", "hoofd@example.nl", "geheim"))
    return client


def test_editor_sees_what_changes_before_saving(redacteur: Client) -> None:
    html = redacteur.post(
        VERANDERING, {"woorden": "bankstel", "betekent": "grofvuil", "richting": "heen"}
    ).content.decode()

    assert "Wie zoekt op ‘bankstel’" in html
    assert "Grofvuil laten ophalen</a> <strong>(nieuw)</strong>" in html
    assert not Synoniem.objects.exists()
    assert _find("bankstel") == []


def test_editor_sees_why_a_synonym_is_refused(redacteur: Client) -> None:
    html = redacteur.post(VERANDERING, {"woorden": "afval", "betekent": "afval"}).content.decode()

    assert "Aan beide kanten staat hetzelfde woord." in html


def test_editor_adds_a_synonym_in_the_admin(redacteur: Client) -> None:
    add = "/beheer/snippets/zoeken/synoniem/add/"
    assert "Mensen zoeken met andere woorden dan wij schrijven." in redacteur.get(add).content.decode()

    redacteur.post(add, {"woorden": "bankstel", "betekent": "grofvuil", "richting": "heen", "is_actief": "on"})

    synoniem = Synoniem.objects.get()
    assert _find("bankstel") == ["Grofvuil laten ophalen"]
    edit = redacteur.get(f"/beheer/snippets/zoeken/synoniem/edit/{synoniem.pk}/").content.decode()
    assert "Wie zoekt op ‘bankstel’" in edit


def test_somebody_without_the_right_sees_nothing(client: Client, catalogus: None) -> None:
    assert client.post(VERANDERING, {"woorden": "a", "betekent": "b"}).status_code == 302
