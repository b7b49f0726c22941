"""From what people asked to words on a draft, as an editor does it."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.producten.models import ProductPagina
from cms.redactie.models import Rol
from tests.factories.redactie import make_lid
from wegwijzer_ai import tasks
from wegwijzer_ai.beheer.werk import open_groepen
from wegwijzer_ai.models import GesteldeVraag, Vraaggroep
from wegwijzer_ai.vragen import effect, proef

pytestmark = pytest.mark.django_db


@pytest.fixture
def redacteur(client: Client, db: None) -> User:
    lid = make_lid("landelijk", Rol.REDACTEUR)
    client.force_login(lid)
    return lid


@pytest.fixture
def wachtrij(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a worker would be asked to do."""
    gevraagd: list[str] = []
    monkeypatch.setattr(tasks.try_out, "delay", gevraagd.append)
    return gevraagd


def work_off(wachtrij: list[str]) -> None:
    """As a worker does; what takes long asks to be gone on with."""
    while wachtrij:
        tasks.try_out(wachtrij.pop())


@pytest.fixture
def geen_ontwikkelset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The questions of the group are enough here."""
    path = tmp_path / "set.jsonl"
    vraag = {"vraag": "mijn huur is te hoog", "taal": "nl", "doelgroep": None, "producten": ["huurtoeslag"]}
    path.write_text(json.dumps(vraag | {"organisatiesoort": "overig", "register": "gewoon", "gedrag": "antwoord"}))
    monkeypatch.setattr(effect, "EIGEN_ONTWIKKELSET", path)
    monkeypatch.setattr(effect, "ONTWIKKELSET", tmp_path / "is-er-niet.jsonl")


@pytest.mark.usefixtures("redacteur")
def test_the_list_shows_wordings_counts_languages_outcomes_and_near_products(
    client: Client, groep: Vraaggroep, catalogus: dict[str, ProductPagina]
) -> None:
    pagina = client.get(reverse("wegwijzer_vragen:vragen")).content.decode()
    for deel in ("mijn reisboekje is op", "Nederlands 3", "Geen antwoord 2", "Vraag terug 1", "Paspoort aanvragen"):
        assert deel in pagina


@pytest.mark.usefixtures("redacteur")
def test_a_small_group_is_counted_and_not_shown(client: Client, groep: Vraaggroep) -> None:
    Vraaggroep.objects.update(verschillend=2)
    antwoord = client.get(reverse("wegwijzer_vragen:vragen"))
    assert "reisboekje" not in antwoord.content.decode()
    assert "Nog 3 vragen ziet u niet" in antwoord.content.decode()
    assert client.get(reverse("wegwijzer_vragen:groep", args=[groep.pk])).status_code == 404


@pytest.mark.usefixtures("redacteur")
def test_what_was_not_sent_along_stays_unread_beside_the_remark(client: Client) -> None:
    velden = {"uitkomst": "antwoord", "oordeel": "nee", "dag": "2026-11-20"}
    GesteldeVraag.objects.create(sleutel="a", tekst="geheim verhaal", toelichting="de prijs klopt niet", **velden)
    GesteldeVraag.objects.create(sleutel="b", tekst="dit mag u lezen", meegestuurd=True, **velden)
    pagina = client.get(reverse("wegwijzer_vragen:vragen")).content.decode()
    assert "de prijs klopt niet" in pagina
    assert "dit mag u lezen" in pagina
    assert "geheim verhaal" not in pagina


@pytest.mark.usefixtures("geen_ontwikkelset", "redacteur")
def test_words_are_tried_out_then_put_on_a_draft(
    client: Client, portaal: dict[str, ProductPagina], groep: Vraaggroep, wachtrij: list[str]
) -> None:
    product = portaal["paspoort"]
    url = reverse("wegwijzer_vragen:groep", args=[groep.pk])
    assert "mijn reisboekje is op" in client.get(url).content.decode()

    wachtkamer = client.post(url, {"woorden": "mijn reisboekje is op\nvliegboekje", "naar": str(product.pk)})
    wachtend = client.get(wachtkamer["Location"])
    assert wachtend.headers["Refresh"] == "2"
    assert "0% klaar" in wachtend.content.decode()
    # Pressing on before the figures are there changes nothing.
    client.post(wachtkamer["Location"])
    assert not product.revisions.exists()

    work_off(wachtrij)
    klaar = client.get(wachtkamer["Location"])
    assert "Refresh" not in klaar.headers
    assert "boekje om te vliegen" in klaar.content.decode()
    assert "100" in klaar.content.decode().partition("Juiste product op de eerste plaats")[2][:40]
    live_before = ProductPagina.objects.get(pk=product.pk).mensentaal
    daarna = client.post(wachtkamer["Location"])

    assert daarna["Location"] == reverse("wagtailadmin_pages:edit", args=[product.pk])
    product.refresh_from_db()
    assert product.mensentaal == live_before
    assert "vliegboekje" in product.get_latest_revision_as_object().mensentaal_regels
    assert not Vraaggroep.objects.exists()


@pytest.mark.usefixtures("geen_ontwikkelset", "redacteur")
def test_a_product_that_we_do_not_have_starts_as_a_draft(
    client: Client, portaal: dict[str, ProductPagina], groep: Vraaggroep, wachtrij: list[str]
) -> None:
    url = reverse("wegwijzer_vragen:groep", args=[groep.pk])
    formulier = {"woorden": "vliegboekje", "naar": "nieuw", "titel": "Vliegboekje aanvragen"}
    wachtkamer = client.post(url, formulier)["Location"]
    work_off(wachtrij)
    client.post(wachtkamer)
    product = ProductPagina.objects.get(title="Vliegboekje aanvragen")
    assert (product.live, product.mensentaal_regels) == (False, ("vliegboekje",))


@pytest.mark.usefixtures("redacteur")
@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"woorden": "bel 0612345678", "naar": "nieuw", "titel": "X"}, "persoonlijke gegevens"),
        ({"woorden": "vliegboekje", "naar": "nieuw", "titel": " "}, "Schrijf een titel"),
        ({"woorden": "vliegboekje", "naar": "ander"}, "Kies een product"),
        ({"woorden": " \n ", "naar": "nieuw", "titel": "X"}, "Dit is een verplicht veld"),
    ],
)
def test_what_is_missing_or_personal_is_said(
    client: Client,
    catalogus: dict[str, ProductPagina],
    groep: Vraaggroep,
    wachtrij: list[str],
    velden: dict[str, str],
    melding: str,
) -> None:
    antwoord = client.post(reverse("wegwijzer_vragen:groep", args=[groep.pk]), velden)
    assert melding in antwoord.content.decode()
    assert not wachtrij


def test_a_trial_is_only_for_who_began_it(client: Client, redacteur: User, groep: Vraaggroep) -> None:
    begonnen = proef.start(
        voorstel=effect.Voorstel(woorden=("geheim concept",), titel="X"), user=redacteur.pk, groep=None, teksten=()
    )
    url = reverse("wegwijzer_vragen:proef", args=[begonnen.kenmerk])
    assert client.get(url).status_code == 200
    client.force_login(make_lid("ander", Rol.BEHEERDER))
    assert client.get(url).status_code == 404


def test_handled_questions_leave_the_list_and_mijn_werk(client: Client, redacteur: User, groep: Vraaggroep) -> None:
    werk = open_groepen(user=redacteur, vanaf=0, aantal=5)
    assert werk is not None
    assert werk.regels[0].tekst == "mijn reisboekje is op"
    client.post(reverse("wegwijzer_vragen:afgehandeld", args=[groep.pk]))
    werk = open_groepen(user=redacteur, vanaf=0, aantal=5)
    assert werk is not None
    assert werk.aantal == 0
    van_utrecht = make_lid("u", Rol.REDACTEUR)
    van_utrecht.groups.clear()
    assert open_groepen(user=van_utrecht, vanaf=0, aantal=5) is None


@pytest.mark.usefixtures("redacteur")
def test_the_list_asks_the_database_as_little_for_many_groups_as_for_one(client: Client, groep: Vraaggroep) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(reverse("wegwijzer_vragen:vragen"))
        return len(gevraagd)

    count()
    een = count()
    for nummer in range(10):
        ander = Vraaggroep.objects.get(pk=groep.pk)
        ander.pk = None
        ander.save()
        GesteldeVraag.objects.create(
            sleutel=f"meer{nummer}", tekst=f"vraag {nummer}", uitkomst="geen_antwoord", dag="2026-11-20", groep=ander
        )
    assert count() == een
