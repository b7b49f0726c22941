"""What somebody follows comes by mail once a day at most, each thing once, whatever fails in between."""

import smtplib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from cms.attendering import dagbericht, services, tasks
from cms.attendering.models import Abonnement, Onderwerp, Verteld, Wijziging, Zending
from cms.attendering.wijzigingen import AlVerteld, tell_wijziging, withdraw_wijziging
from cms.producten.models import Organisatie, ProductPagina
from cms.redactie.models import Rol
from tests.cms.attendering.conftest import NOOR, VANDAAG, Vraag, deliver, links_in
from tests.factories.producten import ProductPaginaFactory, ThemaFactory
from tests.factories.redactie import GebruikerFactory, make_lid
from tests.mijnomgeving.conftest import Federatie

pytestmark = pytest.mark.django_db
MORGEN = VANDAAG + timedelta(days=1)


def send_all(dag: Any = VANDAAG) -> list[Any]:
    """The morning of this day: make the mails, and let the worker send them."""
    dagbericht.make_dagberichten(kenmerken=dagbericht.list_wachtend(dag=dag), dag=dag)
    return deliver()


def follows_since(dagen: int) -> None:
    """All confirmed so many days before the demo's day."""
    Onderwerp.objects.update(
        bevestigd_op=datetime(VANDAAG.year, VANDAAG.month, VANDAAG.day, 8, tzinfo=UTC) - timedelta(days=dagen)
    )


@pytest.mark.usefixtures("koop", "utrecht")
class TestAnnouncements:
    """Of the own gemeente and around the own home."""

    def test_new_announcements_come_once_and_the_next_day_only_what_is_new(self, koop: Federatie, volg: Vraag) -> None:
        volg(gemeente="Utrecht")
        follows_since(6)

        [bericht] = send_all()

        assert bericht.to == [NOOR]
        assert "BERICHTEN OVER UW BUURT: GEMEENTE UTRECHT" in bericht.body
        assert "Bouwen en verbouwen. Gemeente Utrecht," in bericht.body
        assert "/koop/gmb-2026-" in bericht.body
        assert "heer A. Verzonnen" not in bericht.body
        assert bericht.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert send_all() == []
        assert send_all(MORGEN) == []
        koop._regie("POST", "tijd", {"dagen": 1})
        cache.clear()
        [volgende] = send_all(MORGEN)
        assert volgende.subject == "1 nieuw bericht over wat u volgt"

    def test_only_what_is_announced_after_somebody_began_to_follow(self, volg: Vraag) -> None:
        volg(gemeente="Utrecht")
        follows_since(-1)
        assert send_all() == []

    def test_a_silent_source_is_asked_again_the_next_day(self, koop: Federatie, volg: Vraag) -> None:
        volg(gemeente="Utrecht")
        follows_since(3)
        koop.zet("koop", "uit")
        assert send_all() == []
        koop.herstel()
        assert len(send_all(MORGEN)) == 1

    def test_what_is_near_and_in_the_gemeente_is_told_once(self, volg: Vraag) -> None:
        volg(rond="adres", postcode="3511GB", huisnummer="30", afstand="1")
        volg(gemeente="Utrecht")
        follows_since(6)
        [bericht] = send_all()
        urls = [regel for regel in bericht.body.splitlines() if "/koop/" in regel]
        assert len(urls) == len(set(urls)) > 2
        assert bericht.body.index("3511 GB 30") < bericht.body.index("GEMEENTE UTRECHT")
        # Where somebody lives stands nowhere in words.
        assert not [o for o in Onderwerp.objects.all() if b"3511" in bytes(o.gebied) or "3511" in o.sleutel]
        assert not Verteld.objects.filter(nieuws__contains="gmb").exists()

    def test_one_click_stops_everything_and_wipes_the_address(self, lezer: Client, volg: Vraag) -> None:
        volg(gemeente="Utrecht")
        follows_since(6)
        [bericht] = send_all()
        pad = links_in(bericht)["stoppen"]
        assert pad in bericht.extra_headers["List-Unsubscribe"]
        assert "Wilt u stoppen met alle mails?" in lezer.get(pad).content.decode()
        # As a mail program does it (RFC 8058), twice.
        for _ in range(2):
            antwoord = lezer.post(pad, {"List-Unsubscribe": "One-Click"})
            assert antwoord.status_code == 200
            assert "U krijgt geen mail meer" in antwoord.content.decode()
        assert not Abonnement.objects.exists()
        assert not Verteld.objects.exists()
        assert send_all(MORGEN) == []

    def test_a_mail_server_that_is_down_gets_the_same_mail_later(
        self, volg: Vraag, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        volg(gemeente="Utrecht")
        follows_since(3)
        with monkeypatch.context() as patch:
            patch.setattr("django.core.mail.EmailMessage.send", _raise(smtplib.SMTPServerDisconnected()))
            assert send_all() == []
        kenmerk = Zending.objects.get(soort="dagbericht").kenmerk
        [bericht] = deliver()
        assert str(kenmerk) in bericht.extra_headers["Message-ID"]
        assert deliver() == []

    def test_an_address_that_the_mail_server_refuses_is_wiped(
        self, volg: Vraag, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        volg(gemeente="Utrecht")
        follows_since(3)
        fout = smtplib.SMTPRecipientsRefused({NOOR: (550, b"No such user")})
        monkeypatch.setattr("django.core.mail.EmailMessage.send", _raise(fout))
        send_all()
        assert not Abonnement.objects.exists()

    def test_the_tasks_do_all_of_it_in_parts(
        self, koop: Federatie, volg: Vraag, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for naam in ("a", "b", "c"):
            volg(f"{naam}@voorbeeld.nl", gemeente="Utrecht")
        follows_since(6)
        monkeypatch.setattr(tasks, "TEGELIJK", 2)
        monkeypatch.setattr(tasks.make_dagberichten, "delay", tasks.make_dagberichten)
        voor = len(koop.ontvangen)
        monkeypatch.setattr("django.utils.timezone.localdate", lambda: VANDAAG)
        tasks.send_dagberichten()
        assert sorted(bericht.to[0] for bericht in deliver()) == ["a@voorbeeld.nl", "b@voorbeeld.nl", "c@voorbeeld.nl"]
        # One gemeente is asked once, however many follow it.
        assert len([o for o in koop.ontvangen[voor:] if o.pad.startswith("/koop")]) == 1

    def test_what_stood_in_a_mail_is_wiped_and_what_was_told_is_remembered(self, volg: Vraag) -> None:
        volg(gemeente="Utrecht")
        follows_since(6)
        send_all()
        Zending.objects.update(gemaakt_op=datetime.now(UTC) - timedelta(days=8))
        tasks.wipe_old()
        assert not Zending.objects.exclude(inhoud=b"").exists()
        assert Verteld.objects.exists()
        assert Abonnement.objects.exists()


@pytest.mark.usefixtures("koop")
class TestChanges:
    """An editor says what changed for readers."""

    @pytest.fixture
    def paspoort(self) -> ProductPagina:
        return ProductPaginaFactory(
            title="Paspoort aanvragen", vast=True, themas=[ThemaFactory(titel="Reizen", slug="reizen")]
        )

    @pytest.fixture
    def redacteur(self) -> User:
        return make_lid("rachid", Rol.BEHEERDER)

    def test_followers_of_product_theme_and_organisation_hear_it_once(
        self, volg: Vraag, paspoort: ProductPagina, redacteur: User
    ) -> None:
        volg(product=paspoort.slug)
        volg(thema="reizen")
        volg("ander@voorbeeld.nl", organisatie=paspoort.organisatie.slug)
        volg("derde@voorbeeld.nl", thema=ThemaFactory(titel="Wonen").slug)
        tell_wijziging(product=paspoort, zin="Een paspoort kost vanaf 1 januari 90 euro.", user=redacteur)

        berichten = send_all()

        assert sorted(bericht.to[0] for bericht in berichten) == ["ander@voorbeeld.nl", NOOR]
        [van_noor] = [bericht for bericht in berichten if bericht.to == [NOOR]]
        assert van_noor.body.count("Een paspoort kost vanaf 1 januari 90 euro.") == 1
        assert f"/producten/{paspoort.slug}/" in van_noor.body
        assert send_all(MORGEN) == []

    def test_an_editor_tells_it_after_publishing_and_may_take_it_back(
        self, client: Client, volg: Vraag, paspoort: ProductPagina, redacteur: User
    ) -> None:
        volg(product=paspoort.slug)
        client.force_login(redacteur)
        url = reverse("attendering_beheer:wijziging", args=[paspoort.pk])
        bewerken = client.get(reverse("wagtailadmin_pages:edit", args=[paspoort.pk])).content.decode()
        assert url in bewerken

        assert "1 mens volgt dit product" in client.get(url).content.decode()
        client.post(url, {"zin": "Het gaat voortaan ook online."})
        wijziging = Wijziging.objects.get()
        assert "Het gaat voortaan ook online." in client.get(url).content.decode()
        intrekken = reverse("attendering_beheer:intrekken", args=[paspoort.pk, wijziging.pk])
        client.post(intrekken)
        assert send_all() == []
        client.post(url, {"zin": "Het gaat voortaan ook online."})
        client.post(url, {"zin": "Het gaat voortaan  ook online."})
        assert Wijziging.objects.count() == 1
        assert len(send_all()) == 1
        with pytest.raises(AlVerteld):
            withdraw_wijziging(product=paspoort, wijziging_id=Wijziging.objects.get().pk)

    def test_a_sentence_is_needed_and_who_may_not_publish_may_not_tell(
        self, client: Client, paspoort: ProductPagina, redacteur: User
    ) -> None:
        url = reverse("attendering_beheer:wijziging", args=[paspoort.pk])
        client.force_login(redacteur)
        assert client.post(url, {"zin": ""}).status_code == 200
        client.force_login(GebruikerFactory())
        assert client.get(url).status_code in {302, 403}
        assert not Wijziging.objects.exists()

    def test_in_english_there_are_english_words_where_there_are(
        self, volg: Vraag, paspoort: ProductPagina, redacteur: User
    ) -> None:
        volg(taal="/en", product=paspoort.slug)
        tell_wijziging(product=paspoort, zin="Het kost meer.", zin_en="It costs more.", user=redacteur)
        [bericht] = send_all()
        assert "It costs more." in bericht.body
        assert "Het kost meer." not in bericht.body
        assert f"/en/producten/{paspoort.slug}/" in bericht.body


def test_an_old_key_still_finds_and_reads_the_address(settings: Any, vraag: Vraag, utrecht: Organisatie) -> None:
    vraag(gemeente="Utrecht")
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.KLUIS_SLEUTELS_VORIGE = [settings.KLUIS_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL, settings.KLUIS_SLEUTEL = "nieuw-" * 8, "kluis-" * 8
    vraag(gemeente="Utrecht")
    assert services.read_adres(Abonnement.objects.get()) == NOOR


def _raise(fout: Exception) -> Any:
    def send(*_args: object, **_kwargs: object) -> None:
        raise fout

    return send
