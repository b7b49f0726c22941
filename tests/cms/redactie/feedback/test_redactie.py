"""What the editors do with reactions, and what they hear of searches that found nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisWeg

from cms.producten.models import Organisatie
from cms.redactie.feedback import zoektermen as zoektermen_module
from cms.redactie.feedback.services import wipe_old_texts
from cms.redactie.feedback.weekbericht import TOPIC
from cms.redactie.feedback.werk import open_reacties, zonder_resultaat
from cms.redactie.feedback.zoektermen import MIN_ZOEKERS, note_zonder_resultaat, store_recent
from cms.redactie.models import Reactie, Reactiestatus, Reactietelling, Rol, Zoekterm
from cms.redactie.rollen import ensure_team
from cms.redactie.tasks import send_weekberichten
from cms.zoeken.port import Suggestie, Zoekuitkomst, Zoekvraag
from portal.outbox.models import OutboxBericht
from portal.outbox.relay import deliver_due
from tests.factories.producten import OrganisatieFactory, ThemaFactory

pytestmark = pytest.mark.django_db


def member(organisatie: Organisatie | None, rol: Rol = Rol.REDACTEUR, email: str = "") -> User:
    user = User.objects.create_user(f"u{User.objects.count()}", password="x", email=email)
    user.groups.add(ensure_team(organisatie=organisatie, rol=rol).groep)
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def reaction(organisatie: Organisatie | None = None, **anders: Any) -> Reactie:
    gewoon: dict[str, Any] = {
        "pad": "/producten/paspoort/",
        "soort": "product",
        "titel": "Paspoort aanvragen",
        "gevonden": False,
        "reden": "onduidelijk",
        "tekst": "Welke foto?",
    }
    return Reactie.objects.create(organisatie=organisatie, **gewoon | anders)


def test_an_editor_sees_and_opens_reactions_to_the_own_organisation_only() -> None:
    utrecht, zwolle = OrganisatieFactory(gemeente=True), OrganisatieFactory(gemeente=True)
    eigen, ander = reaction(utrecht, titel="Eigen pagina"), reaction(zwolle, titel="Andere pagina")
    redacteur = member(utrecht)
    client = logged_in(redacteur)

    lijst = client.get(reverse("redactie_reacties:reacties")).content.decode()
    assert "Eigen pagina" in lijst
    assert "Andere pagina" not in lijst
    assert open_reacties(user=redacteur, vanaf=0, aantal=5).aantal == 1
    assert client.get(reverse("redactie_reacties:reactie", args=[eigen.pk])).status_code == 200
    assert client.get(reverse("redactie_reacties:reactie", args=[ander.pk])).status_code == 404
    assert (
        client.post(reverse("redactie_reacties:reactie", args=[ander.pk]), {"status": "afgewezen"}).status_code == 404
    )


def test_an_editor_takes_a_reaction_answers_it_and_shows_that_on_the_site() -> None:
    organisatie = OrganisatieFactory(gemeente=True)
    redacteur, reactie = member(organisatie), reaction(organisatie)
    client, url = logged_in(redacteur), reverse("redactie_reacties:reactie", args=[reactie.pk])

    client.post(url, {"status": "in_behandeling", "behandelaar": redacteur.pk, "antwoord": ""})
    reactie.refresh_from_db()
    assert (reactie.status, reactie.behandelaar, reactie.afgehandeld_op) == ("in_behandeling", redacteur, None)

    client.post(
        url, {"status": "beantwoord", "behandelaar": redacteur.pk, "antwoord": "Staat er nu bij.", "op_de_site": "on"}
    )
    reactie.refresh_from_db()
    assert reactie.op_de_site
    assert reactie.afgehandeld_op is not None
    assert open_reacties(user=redacteur, vanaf=0, aantal=5).aantal == 0


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"status": "beantwoord", "antwoord": "", "op_de_site": "on"}, "Schrijf wat u met de reactie deed."),
        ({"status": "nieuw", "antwoord": "Klaar.", "op_de_site": "on"}, "Kies Beantwoord of Afgewezen"),
        ({"status": "beantwoord", "antwoord": "Mail jan@voorbeeld.nl."}, "Hier staan persoonlijke gegevens in."),
    ],
)
def test_what_comes_on_the_site_is_done_and_holds_no_personal_data(velden: dict[str, str], fout: str) -> None:
    reactie = reaction()

    antwoord = logged_in(member(None)).post(reverse("redactie_reacties:reactie", args=[reactie.pk]), velden)

    assert fout in antwoord.content.decode()
    reactie.refresh_from_db()
    assert reactie.status == Reactiestatus.NIEUW


def test_the_list_filters_and_exports_without_formulas() -> None:
    reaction(tekst="=1+1", reden="anders")
    reaction(tekst="Hele andere woorden", reden="klopt_niet")
    client, url = logged_in(member(None)), reverse("redactie_reacties:reacties")

    assert "Hele andere woorden" not in client.get(url, {"reden": "anders"}).content.decode()
    assert "Hele andere woorden" not in client.get(url, {"van_mij": "true"}).content.decode()
    csv = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]
    assert "'=1+1" in csv


def test_counts_per_page_are_added_up() -> None:
    for dagen in (0, 1, 400):
        dag = timezone.localdate() - timedelta(days=dagen)
        Reactietelling.objects.create(pad="/producten/x/", titel="Rijbewijs", dag=dag, ja=3, nee=2)

    client, url = logged_in(member(None)), reverse("redactie_reacties:tellingen")
    csv = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]

    assert "Rijbewijs,/producten/x/,6,4" in csv
    assert "Rijbewijs" in client.get(url).content.decode()
    assert "Rijbewijs" not in logged_in(member(OrganisatieFactory())).get(url).content.decode()


def test_the_words_of_a_reader_go_after_a_year_and_the_answer_stays() -> None:
    oud, nieuw = reaction(antwoord="Dank."), reaction()
    Reactie.objects.filter(pk=oud.pk).update(gemaakt_op=timezone.now() - timedelta(days=366))

    assert wipe_old_texts() == 1

    oud.refresh_from_db()
    nieuw.refresh_from_db()
    assert (oud.tekst, oud.antwoord, nieuw.tekst) == ("", "Dank.", "Welke foto?")
    assert oud.tekst_gewist_op == timezone.localdate()


def test_each_week_a_team_gets_one_mail_without_the_words_of_readers() -> None:
    utrecht = OrganisatieFactory(gemeente=True, naam="Gemeente Utrecht")
    member(utrecht, email="redactie@utrecht.test")
    member(None, email="landelijk@portaal.test")
    reaction(utrecht)
    reaction(utrecht)
    reaction(OrganisatieFactory(gemeente=True, naam="Gemeente Zonder Team"))

    send_weekberichten()
    send_weekberichten()
    assert OutboxBericht.objects.filter(topic=TOPIC).count() == 2
    deliver_due(at_most=10)

    per_adres = {bericht.bcc[0]: bericht for bericht in mail.outbox}
    assert set(per_adres) == {"redactie@utrecht.test", "landelijk@portaal.test"}
    assert "Nieuw deze week: 2. Nog te doen: 2." in per_adres["redactie@utrecht.test"].body
    assert "Paspoort aanvragen: 2" in per_adres["redactie@utrecht.test"].body
    assert "Welke foto?" not in per_adres["redactie@utrecht.test"].body
    assert "Gemeente Zonder Team" in per_adres["landelijk@portaal.test"].body


def search(tekst: str, afzender: str) -> None:
    request = RequestFactory().get("/zoeken/", headers={"X-Forwarded-For": afzender})
    note_zonder_resultaat(request, tekst=tekst, taal="nl")


def test_a_search_without_result_is_told_when_three_people_did_it() -> None:
    for nummer in range(MIN_ZOEKERS):
        search("  Zonnepanelen  VAN de buren", f"203.0.113.{nummer}")
    for _ in range(9):
        search("mijn eigen geheim", "203.0.113.1")

    store_recent()
    store_recent()

    assert list(Zoekterm.objects.values_list("term", "zoekers")) == [("zonnepanelen van de buren", 3)]


@pytest.mark.norm("B45")
@pytest.mark.parametrize("tekst", ["bsn 123456782", "jan@voorbeeld.nl", "x", "a" * 81])
def test_a_search_with_personal_data_is_never_counted(tekst: str) -> None:
    for nummer in range(5):
        search(tekst, f"203.0.113.{nummer}")

    store_recent()

    assert not Zoekterm.objects.exists()


def test_searching_goes_on_when_redis_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_args: object) -> str:
        raise RedisWeg

    monkeypatch.setattr(zoektermen_module, "daily_hash", gone)

    search("iets onvindbaars", "203.0.113.1")


def test_national_editors_see_what_was_not_found_and_tick_it_off() -> None:
    Zoekterm.objects.create(term="zonnepanelen", dag=timezone.localdate(), zoekers=4)
    landelijk, gemeente = member(None), member(OrganisatieFactory(gemeente=True))

    lijst = zonder_resultaat(user=landelijk, vanaf=0, aantal=5)
    assert lijst is not None
    assert lijst.regels[0].tekst == "zonnepanelen"
    assert zonder_resultaat(user=gemeente, vanaf=0, aantal=5) is None
    assert "Dit is opgelost" in logged_in(landelijk).get(lijst.regels[0].url).content.decode()
    assert logged_in(gemeente).get(reverse("redactie_reacties:zoektermen")).status_code == 302
    assert logged_in(gemeente).post(reverse("redactie_reacties:opgelost"), {"term": "zonnepanelen"}).status_code == 302
    assert Zoekterm.objects.filter(afgehandeld_op=None).exists()

    logged_in(landelijk).post(reverse("redactie_reacties:opgelost"), {"term": "zonnepanelen"})
    assert not Zoekterm.objects.filter(afgehandeld_op=None).exists()


class _Leeg:
    """A search engine that finds nothing."""

    def zoek(self, _vraag: Zoekvraag) -> Zoekuitkomst:
        return Zoekuitkomst(treffers=(), totaal=0)

    def suggesties(self, *_args: object, **_kwargs: object) -> list[Suggestie]:
        return []


def test_who_finds_nothing_on_the_search_page_is_counted_and_with_a_filter_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("portal.web.views.zoekmachine", _Leeg)
    ThemaFactory(slug="wonen")
    for nummer in range(MIN_ZOEKERS):
        afzender = {"X-Forwarded-For": f"203.0.113.{nummer}"}
        assert Client(headers=afzender).get("/zoeken/", {"q": "vliegend tapijt"}).status_code == 200
        Client(headers=afzender).get("/zoeken/", {"q": "gefilterd tapijt", "thema": "wonen"})

    store_recent()

    assert list(Zoekterm.objects.values_list("term", flat=True)) == ["vliegend tapijt"]
