"""Somebody without an account asks to hear of something, confirms it, changes it and stops: without a cookie."""

import json
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.attendering import services
from cms.attendering.models import Abonnement, Onderwerp, Zending, Zendingsoort
from mijnomgeving.federatie.meldingen.bezorger import sign
from portal.outbox.models import OutboxBericht
from tests.cms.attendering.conftest import BEWIJS, NOOR, Vraag, deliver, links_in
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, ThemaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("utrecht")]


def test_the_pages_are_for_everybody_and_set_no_cookie(lezer: Client) -> None:
    product = ProductPaginaFactory(vast=True, themas=[ThemaFactory(slug="reizen")])
    for pad in (f"/producten/{product.slug}/", "/themas/reizen/", product.organisatie.get_absolute_url()):
        antwoord = lezer.get(pad)
        assert "/attendering/inschrijven/?" in antwoord.content.decode(), pad
        assert not antwoord.cookies
    for pad in ("/attendering/", "/attendering/buurt/", "/attendering/gevraagd/"):
        antwoord = lezer.get(pad)
        assert antwoord.status_code == 200
        assert "public" in antwoord.headers["Cache-Control"]
        assert not antwoord.cookies


def test_nothing_is_sent_before_the_button_behind_the_link_is_pressed(lezer: Client, vraag: Vraag) -> None:
    antwoord = vraag(gemeente="Utrecht")

    assert antwoord.status_code == 303
    assert "Kijk in uw mail" in lezer.get(antwoord.url).content.decode()
    [bericht] = deliver()
    assert bericht.to == [NOOR]
    assert "Berichten over uw buurt: Gemeente Utrecht" in bericht.body
    pad = links_in(bericht)["bevestigen"]
    # A program that looks at mails opens links.
    assert "Wilt u deze mails krijgen?" in lezer.get(pad).content.decode()
    assert Onderwerp.objects.get().bevestigd_op is None
    assert "U krijgt vanaf nu mail" in lezer.post(pad).content.decode()
    eerste = Onderwerp.objects.get().bevestigd_op
    assert eerste
    lezer.post(pad)
    assert Onderwerp.objects.get().bevestigd_op == eerste


def test_the_database_does_not_hold_the_address_in_words(vraag: Vraag) -> None:
    vraag(gemeente="Utrecht")
    deliver()

    abonnement = Abonnement.objects.get()
    assert services.read_adres(abonnement) == NOOR
    rijen = [*Abonnement.objects.values(), *Zending.objects.values(), *OutboxBericht.objects.values()]
    assert "noor" not in str([{k: bytes(v) if isinstance(v, memoryview) else v for k, v in r.items()} for r in rijen])


def test_a_mistake_is_said_at_the_field_and_what_was_typed_stays(lezer: Client) -> None:
    url = "/attendering/inschrijven/?gemeente=gm0344"
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs

    tekst = lezer.post(url, {"bewijs": bewijs[1], "email": "noor@"}).content.decode()

    assert "Dit is geen e-mailadres" in tekst
    assert 'value="noor@"' in tekst
    assert not Abonnement.objects.exists()


def test_a_form_that_stood_open_too_long_keeps_what_was_typed(lezer: Client) -> None:
    antwoord = lezer.post("/attendering/inschrijven/?gemeente=gm0344", {"bewijs": "oud", "email": NOOR})

    assert "stond te lang open" in antwoord.content.decode()
    assert f'value="{NOOR}"' in antwoord.content.decode()
    assert BEWIJS.search(antwoord.content.decode())


def test_another_site_cannot_send_the_form(lezer: Client) -> None:
    headers = {"Origin": "https://kwaad.example"}
    antwoord = lezer.post("/attendering/inschrijven/?gemeente=gm0344", {"email": NOOR}, headers=headers)
    assert antwoord.status_code == 403


def test_a_browser_may_say_that_our_form_comes_from_us(lezer: Client) -> None:
    """With `no-referrer` it would send `Origin: null`, and we would refuse our own form."""
    for pad in ("/attendering/inschrijven/?gemeente=gm0344", "/attendering/adres/", "/attendering/link/"):
        assert lezer.get(pad).headers["Referrer-Policy"] == "same-origin"


def test_pressing_twice_and_programs_send_one_mail_or_none(lezer: Client) -> None:
    url = "/attendering/inschrijven/?gemeente=gm0344"
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs
    for _ in range(2):
        assert lezer.post(url, {"bewijs": bewijs[1], "email": NOOR}).status_code == 303
    nieuw = BEWIJS.search(lezer.get(url).content.decode())
    assert nieuw
    velden = {"bewijs": nieuw[1], "email": "robot@voorbeeld.nl", "webadres": "http://spam.example"}
    assert lezer.post(url, velden).status_code == 303
    assert [bericht.to for bericht in deliver()] == [[NOOR]]


def test_nobody_can_fill_the_mailbox_of_another(vraag: Vraag) -> None:
    for _ in range(services.MEESTE_VRAGEN + 3):
        assert vraag(gemeente="Utrecht").status_code == 303
    assert len(deliver()) == services.MEESTE_VRAGEN


def test_who_asks_very_often_is_asked_to_wait(vraag: Vraag, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.attendering.inschrijven.MAIL_PER_UUR", 1)
    assert vraag("a@voorbeeld.nl", gemeente="Utrecht").status_code == 303
    antwoord = vraag("b@voorbeeld.nl", gemeente="Utrecht")
    assert antwoord.status_code == 429
    assert 'value="b@voorbeeld.nl"' in antwoord.content.decode()


def test_an_address_says_nothing_of_whether_it_is_known(vraag: Vraag, volg: Vraag) -> None:
    volg(gemeente="Utrecht")
    bekend, vreemd = vraag(pad="/attendering/link/"), vraag("vreemd@voorbeeld.nl", pad="/attendering/link/")
    assert (bekend.status_code, bekend.url) == (vreemd.status_code, vreemd.url)
    [bericht] = deliver()
    assert bericht.to == [NOOR]


def test_who_never_confirmed_gets_no_link(vraag: Vraag) -> None:
    vraag(gemeente="Utrecht")
    deliver()
    vraag(pad="/attendering/link/")
    assert deliver() == []


def test_the_link_expires_and_then_the_address_is_wiped(
    lezer: Client, vraag: Vraag, monkeypatch: pytest.MonkeyPatch
) -> None:
    vraag(gemeente="Utrecht")
    [bericht] = deliver()
    later = timezone.now() + timedelta(hours=49)
    Onderwerp.objects.update(gevraagd_op=later - timedelta(hours=98))
    services.wipe_old()
    assert not Abonnement.objects.exists()
    nu = time.time()
    monkeypatch.setattr(time, "time", lambda: nu + 49 * 60 * 60)
    assert "Deze link werkt niet meer" in lezer.post(links_in(bericht)["bevestigen"]).content.decode()


def test_one_sees_what_one_follows_and_stops_one_thing_or_all(lezer: Client, volg: Vraag, vraag: Vraag) -> None:
    product = ProductPaginaFactory(title="Paspoort aanvragen")
    volg(product=product.slug)
    volg(thema=ThemaFactory(titel="Reizen").slug)
    vraag(pad="/attendering/link/")
    [bericht] = deliver()
    pad = links_in(bericht)["beheren"]

    tekst = lezer.get(pad).content.decode()
    assert "n…@voorbeeld.nl" in tekst
    assert NOOR not in tekst
    assert "Veranderingen in: Paspoort aanvragen" in tekst
    assert "Veranderingen in het thema: Reizen" in tekst
    nummer = Onderwerp.objects.get(product=product).pk
    antwoord = lezer.post(pad, {"weg": str(nummer)})
    assert "U volgt dit niet meer" in lezer.get(antwoord.url).content.decode()
    assert Onderwerp.objects.count() == 1
    antwoord = lezer.post(pad, {"weg": str(Onderwerp.objects.get().pk)})
    assert "U bent gestopt" in lezer.get(antwoord.url).content.decode()
    assert not Abonnement.objects.exists()
    assert "U volgt niets" in lezer.get(pad).content.decode()


def test_somebody_elses_subject_cannot_be_stopped(lezer: Client, volg: Vraag, vraag: Vraag) -> None:
    volg(gemeente="Utrecht")
    volg("youssef@voorbeeld.nl", gemeente="Utrecht")
    vraag("youssef@voorbeeld.nl", pad="/attendering/link/")
    [bericht] = deliver()
    van_noor = Onderwerp.objects.order_by("pk")[0]
    lezer.post(links_in(bericht)["beheren"], {"weg": str(van_noor.pk)})
    assert Onderwerp.objects.filter(pk=van_noor.pk).exists()
    assert lezer.get("/attendering/beheren/verzonnen/").status_code == 404
    assert lezer.post("/attendering/stoppen/verzonnen/").status_code == 404


def test_what_one_follows_already_gives_a_link_and_no_second_subject(volg: Vraag, vraag: Vraag) -> None:
    volg(gemeente="Utrecht")
    vraag(gemeente="utrecht")
    [bericht] = deliver()
    assert "beheren" in links_in(bericht)
    assert Onderwerp.objects.count() == 1


def test_what_does_not_exist_cannot_be_followed(lezer: Client) -> None:
    OrganisatieFactory(slug="weg", is_actief=False)
    for vraag in ("", "?product=nee", "?thema=nee", "?organisatie=weg", "?gemeente=nergens"):
        assert lezer.get(f"/attendering/inschrijven/{vraag}").status_code == 404, vraag


def test_in_english_the_mail_and_its_links_are_english(lezer: Client, vraag: Vraag) -> None:
    vraag(taal="/en", gemeente="gm0344")
    [bericht] = deliver()
    assert bericht.extra_headers["Content-Language"] == "en"
    assert "/en/attendering/bevestigen/" in bericht.body
    assert "Was u dat" not in bericht.body


def test_an_address_that_does_not_exist_is_wiped(lezer: Client, volg: Vraag, settings: Settings) -> None:
    settings.BEZORGING_SLEUTEL = "bezorging-van-de-test-van-minstens-32-tekens"
    cache.clear()

    def meld(zending: Zending, status: str) -> int:
        body = json.dumps({"id": "1", "reference": f"{zending.kenmerk}.1", "status": status}).encode()
        koppen = sign(body, bericht_id="1", at=int(time.time()), sleutel=settings.BEZORGING_SLEUTEL.encode())
        return lezer.generic(
            "POST", "/api/v1/bezorgmeldingen", body, content_type="application/json", headers=koppen
        ).status_code

    volg(gemeente="Utrecht")
    zending = Zending.objects.get()
    assert str(zending.kenmerk) in mail.outbox[-1].extra_headers["Message-ID"]
    assert meld(zending, "temporary-failure") == 204
    assert Abonnement.objects.exists()
    andere = services.send(zending.abonnement, Zendingsoort.LINK, {"onderwerpen": []})
    assert meld(andere, "permanent-failure") == 204
    assert not Abonnement.objects.exists()


def test_three_mails_in_a_row_that_come_back_end_it(volg: Vraag) -> None:
    volg(gemeente="Utrecht")
    abonnement = Abonnement.objects.get()
    for nummer in range(3):
        assert Abonnement.objects.exists(), nummer
        zending = services.send(abonnement, Zendingsoort.LINK, {})
        deliver()
        assert services.note_returned(kenmerk=zending.kenmerk, blijvend=False)
        assert not services.note_returned(kenmerk=zending.kenmerk, blijvend=False)
    assert not Abonnement.objects.exists()
