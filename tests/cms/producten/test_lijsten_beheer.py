"""An administrator hands in an official list, sees what would change, and decides; all without JavaScript."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.producten import lijstbeheer, tasks
from cms.producten.models import Lijststand, SdgGebied
from cms.producten.models.lijsten import Fase

pytestmark = pytest.mark.django_db

KOP = "SDG_Code,SDG_Informatiegebied,SDG_Thema,SDG_ThemaURI\n"
LIJST = reverse("lijsten:lijst", args=["sdg"])
BESLUIT = reverse("lijsten:besluit", args=["sdg"])
Werk = Callable[[], None]


def gebieden(*codes: str) -> str:
    return KOP + "".join(f"{code},Reizen,Thema {code},http://x.test/{code}\n" for code in codes)


def make_user(naam: str, *rechten: str) -> User:
    user = User.objects.create_user(naam, password="geheim")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *rechten]))
    return user


@pytest.fixture
def gevraagd(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What was asked of a worker."""
    lijst: list[int] = []
    monkeypatch.setattr(tasks.run_lijst, "apply_async", lambda *, args, **_: lijst.append(args[0]))
    return lijst


@pytest.fixture
def werk(gevraagd: list[int]) -> Werk:
    """A worker that does what was asked."""

    def doe() -> None:
        while gevraagd:
            tasks.run_lijst(gevraagd.pop(0))

    return doe


@pytest.fixture
def beheerder(client: Client) -> Client:
    client.force_login(make_user("anna", "change_lijststand"))
    return client


def lever_in(client: Client, inhoud: str, django_capture_on_commit_callbacks: Callable[..., object]) -> str:
    bestand = SimpleUploadedFile("sdg.csv", inhoud.encode())
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(reverse("lijsten:bestand", args=["sdg"]), {"bestand": bestand}, follow=True)
    return antwoord.content.decode()


def besluit(client: Client, keuze: str, django_capture_on_commit_callbacks: Callable[..., object]) -> str:
    versie = client.get(LIJST).context["versie"]
    with django_capture_on_commit_callbacks(execute=True):
        return client.post(BESLUIT, {"besluit": keuze, "versie": versie}, follow=True).content.decode()


def test_administrator_tries_a_list_and_carries_it_out(
    beheerder: Client, werk: Werk, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    overzicht = beheerder.get(reverse("lijsten:index")).content.decode()
    assert "Uniforme Productnamenlijst" in overzicht
    assert "Nog niet uit een bestand" in overzicht

    assert "Wordt nagekeken: sdg.csv" in lever_in(
        beheerder, gebieden("A1", "A2") + "!,x,y,\n", django_capture_on_commit_callbacks
    )
    werk()

    pagina = beheerder.get(LIJST).content.decode()
    assert "Dit verandert er door sdg.csv" in pagina
    assert "Nieuw: 2" in pagina
    assert "Niet gelukt: 1" in pagina
    assert "Regel 4: ! is geen code, zoals A1." in pagina
    assert not SdgGebied.objects.exists(), "nothing happened yet"
    bestand = Lijststand.objects.get().bestand.name

    assert "wordt doorgevoerd" in besluit(beheerder, "doorvoeren", django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        werk()

    assert SdgGebied.objects.count() == 2
    stand = Lijststand.objects.get()
    assert (stand.geladen_bestand, stand.geladen_door.username, stand.fase) == ("sdg.csv", "anna", "")
    assert not default_storage.exists(bestand), "the file is not kept"
    assert "anna" in beheerder.get(reverse("lijsten:index")).content.decode()
    assert "Wat het laden de laatste keer deed" in beheerder.get(LIJST).content.decode()


def test_list_may_be_left_as_it_is(
    beheerder: Client, werk: Werk, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    lever_in(beheerder, gebieden("A1"), django_capture_on_commit_callbacks)
    werk()

    assert "Er is niets veranderd" in besluit(beheerder, "laat-zo", django_capture_on_commit_callbacks)
    werk()

    assert not SdgGebied.objects.exists()
    assert Lijststand.objects.get().fase == ""


def test_much_that_would_end_is_said_before_the_button(
    beheerder: Client, werk: Werk, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    SdgGebied.objects.bulk_create(SdgGebied(code=f"B{nr}", naam="x", thema="y") for nr in range(10))
    lever_in(beheerder, gebieden("A1"), django_capture_on_commit_callbacks)
    werk()

    pagina = beheerder.get(LIJST).content.decode()
    assert "meer dan een vijfde zou eindigen" in pagina
    assert "Toch doorvoeren" in pagina
    besluit(beheerder, "doorvoeren", django_capture_on_commit_callbacks)
    werk()

    assert list(SdgGebied.objects.values_list("code", flat=True)) == ["A1"]


def test_another_file_is_refused_in_one_sentence(
    beheerder: Client, werk: Werk, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    lever_in(beheerder, "naam\nx", django_capture_on_commit_callbacks)
    werk()

    pagina = beheerder.get(LIJST).content.decode()
    assert "Het bestand is niet geladen." in pagina
    assert "Dit is een ander bestand: de kolom SDG_Code ontbreekt." in pagina


@pytest.mark.parametrize(("bestanden", "zin"), [({}, "Kies eerst een bestand."), ({"groot": 1}, "te groot")])
def test_what_is_wrong_with_the_form_is_said(
    beheerder: Client, monkeypatch: pytest.MonkeyPatch, bestanden: dict[str, int], zin: str
) -> None:
    monkeypatch.setattr(lijstbeheer, "MAX_BYTES", 3)
    data = {"bestand": SimpleUploadedFile("a.csv", b"12345")} if bestanden else {}

    antwoord = beheerder.post(reverse("lijsten:bestand", args=["sdg"]), data)

    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


def test_decision_about_a_file_that_was_replaced_does_nothing(
    beheerder: Client, werk: Werk, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    lever_in(beheerder, gebieden("A1"), django_capture_on_commit_callbacks)
    werk()
    oud = beheerder.get(LIJST).context["versie"]
    lever_in(beheerder, gebieden("A2"), django_capture_on_commit_callbacks)
    werk()

    antwoord = beheerder.post(BESLUIT, {"besluit": "doorvoeren", "versie": oud}, follow=True)

    assert "intussen iets veranderd" in antwoord.content.decode()
    werk()
    assert not SdgGebied.objects.exists()


def test_broker_that_was_down_is_asked_again(
    beheerder: Client,
    gevraagd: list[int],
    werk: Werk,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    vraag = tasks.run_lijst.apply_async

    def weigert(**_: object) -> None:
        raise OSError

    monkeypatch.setattr(tasks.run_lijst, "apply_async", weigert)
    assert "Begin opnieuw" in lever_in(beheerder, gebieden("A1"), django_capture_on_commit_callbacks)
    monkeypatch.setattr(tasks.run_lijst, "apply_async", vraag)

    with django_capture_on_commit_callbacks(execute=True):
        beheerder.post(BESLUIT, {"besluit": "opnieuw"})
    werk()

    assert Lijststand.objects.get().fase == Fase.KLAAR


def test_mistake_of_ours_is_told_and_the_list_stays(
    beheerder: Client,
    werk: Werk,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    def breekt(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("cms.producten.lijsten.aanbieden.load_lijst", breekt)
    lever_in(beheerder, gebieden("A1"), django_capture_on_commit_callbacks)
    werk()

    assert "Er ging in het portaal iets mis" in beheerder.get(LIJST).content.decode()


def test_other_editors_see_nothing_of_it(client: Client) -> None:
    client.force_login(make_user("redacteur"))

    assert reverse("lijsten:index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    for adres in (reverse("lijsten:index"), LIJST):
        assert client.get(adres).status_code in {302, 403}
    for adres in (reverse("lijsten:bestand", args=["sdg"]), BESLUIT):
        assert client.post(adres).status_code in {302, 403}
    assert not Lijststand.objects.exists()


def test_unknown_list_does_not_exist(beheerder: Client) -> None:
    assert beheerder.get(reverse("lijsten:lijst", args=["atlantis"])).status_code == 404
    assert beheerder.get(BESLUIT).status_code == 405
    assert reverse("lijsten:index") in beheerder.get(reverse("wagtailadmin_home")).content.decode()
