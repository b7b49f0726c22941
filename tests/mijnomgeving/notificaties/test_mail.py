"""B59: a mail says who and what to do and nothing else; what comes back is tried once more, and then it is paper."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from http.client import HTTPConnection
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mijnomgeving.bronnen.profiel.models import Voorkeursoort
from mijnomgeving.notificaties.models import Contactherstel, Notificatie, Stand
from mijnomgeving.notificaties.services import retry_returned, wipe_old
from mijnomgeving.notificaties.volgen import follow_zaak
from mijnomgeving.profiel.contact import set_uitzondering, set_voorkeuren
from mijnomgeving.zaken.sleutel import list_sleutels
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.outbox.models import OutboxBericht
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import DAAN, NOOR, Federatie, Ingelogd
from tests.mijnomgeving.notificaties.conftest import Meld, Terug, deliver
from tests.mijnomgeving.profiel.conftest import read_profiel

VAN_NOOR = Persoon(Bsn(NOOR))
ZAAK_URL = "https://zaken.example/zaken/api/v1/zaken/7a0fd1f6-8c4c-4ad0-9d5d-0a3a8a4f6d0c"


def test_the_mail_says_who_and_what_to_do_and_no_more(meld: Meld) -> None:
    meld(data={"onderwerp": "Uw uitkering stopt"})
    deliver()
    [brief] = mail.outbox
    assert brief.subject == "Nieuw bericht van Gemeente Utrecht"
    assert brief.to == ["noor@voorbeeld.example"]
    assert "Gemeente Utrecht stuurde u een bericht." in brief.body
    assert "Log in en lees het bericht." in brief.body
    assert "/mijn/berichten/" in brief.body
    rauw = brief.message().as_string()
    for geheim in ("uitkering", NOOR, "Noor", "Bakker", VAN_NOOR.bsn.waarde):
        assert geheim not in rauw.replace("noor@voorbeeld.example", "")
    assert brief.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_event_three_times_and_a_worker_twice_is_one_mail(meld: Meld) -> None:
    for _ in range(3):
        meld()
    deliver()
    OutboxBericht.objects.update(afgeleverd_op=None)
    deliver()
    assert len(mail.outbox) == 1
    assert Notificatie.objects.get().stand == Stand.VERSTUURD


def test_reading_her_address_stands_in_her_log(meld: Meld) -> None:
    meld()
    deliver()
    gelezen = Verwerking.objects.get()
    assert (gelezen.processing_activity_id, gelezen.bron) == ("notificaties", "Profielservice")


def test_neither_number_nor_address_is_kept_in_the_clear(meld: Meld) -> None:
    meld()
    deliver()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n::text FROM mijnomgeving_notificatie n UNION ALL SELECT o::text FROM outbox_outboxbericht o"
        )
        rijen = " ".join(rij for (rij,) in cursor.fetchall())
    assert NOOR not in rijen
    assert NOOR.encode().hex() not in rijen
    assert "voorbeeld.example" not in rijen


def test_a_mail_in_her_language(meld: Meld, noor: Sessiepersoon) -> None:
    set_voorkeuren(persoon=noor, waarden={Voorkeursoort.TAAL: "Engels"})
    meld()
    deliver()
    [brief] = mail.outbox
    assert brief.subject == "New message from Gemeente Utrecht"
    assert "/en/mijn/berichten/" in brief.body


@pytest.mark.parametrize(
    ("soort", "onderwerp"),
    [
        ("nl.taken.taak-gevraagd", "Gemeente Utrecht vraagt iets van u"),
        ("nl.betalingen.betaling-gevraagd", "Gemeente Utrecht vraagt iets van u"),
        ("nl.brp.verhuizing", "Er is iets veranderd in uw gegevens"),
    ],
)
def test_each_kind_of_news_has_its_own_words(meld: Meld, soort: str, onderwerp: str) -> None:
    meld(soort)
    deliver()
    assert [brief.subject for brief in mail.outbox] == [onderwerp]


def test_news_of_a_zaak_comes_only_to_who_follows_it(meld: Meld, noor: Sessiepersoon) -> None:
    meld("nl.zaken.status-gezet", id="1", dataref=ZAAK_URL)
    sleutel = list_sleutels(ZAAK_URL, VAN_NOOR)[0]
    follow_zaak(persoon=noor, zaak_sleutel=sleutel, zaak_url=ZAAK_URL)
    meld("nl.zaken.status-gezet", id="2", dataref=f"{ZAAK_URL[:-1]}d")
    meld("nl.zaken.status-gezet", id="3")
    meld("nl.zaken.status-gezet", id="4", dataref=ZAAK_URL, subject=f"BSN:{DAAN}")
    deliver()
    assert not mail.outbox
    meld("nl.zaken.status-gezet", id="5", dataref=ZAAK_URL)
    deliver()
    [brief] = mail.outbox
    assert brief.subject == "Nieuws over een zaak die u volgt"
    assert f"/mijn/zaken/{sleutel}/" in brief.body


def test_who_does_not_want_it_or_gave_no_address_gets_none(
    meld: Meld, client: Client, ingelogd: Ingelogd, noor: Sessiepersoon
) -> None:
    ingelogd(client, noor)
    client.post("/mijn/profiel/notificaties/", {"mail": ["taak"], "push": []})
    meld(id="noor")
    meld(id="daan", subject=f"BSN:{DAAN}")
    meld("nl.onbekend.iets", id="iets")
    deliver()
    assert not mail.outbox
    assert [n.stand for n in Notificatie.objects.all()] == [Stand.OVERGESLAGEN]
    assert Notificatie.objects.get().houder == b""


def test_who_wants_paper_of_this_sender_gets_no_mail_about_its_messages(meld: Meld, noor: Sessiepersoon) -> None:
    set_voorkeuren(persoon=noor, waarden={Voorkeursoort.DIGITALE_POST: "false"})
    meld()
    deliver()
    assert not mail.outbox


def test_who_closed_the_account_gets_no_mail_any_more(
    meld: Meld, client: Client, ingelogd: Ingelogd, noor: Sessiepersoon
) -> None:
    set_uitzondering(persoon=noor, organisatie="Gemeente Utrecht", dienst="", waarde="true")
    ingelogd(client, noor)
    assert client.post("/mijn/profiel/sluiten/", {"zeker": "on"}).headers["Location"] == "/account-gesloten/"
    for nummer, soort in enumerate(
        ("nl.rijksoverheid.fbs.bericht.gepubliceerd", "nl.taken.taak-gevraagd", "nl.brp.naam")
    ):
        meld(soort, id=str(nummer))
    deliver()
    assert not mail.outbox
    assert read_profiel(VAN_NOOR).email is not None


def test_one_click_in_the_mail_stops_this_kind_and_no_cookie_is_set(meld: Meld) -> None:
    meld(id="1")
    deliver()
    url = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>")
    pad = "/" + url.split("/", 3)[3]
    browser = Client(enforce_csrf_checks=True)
    vraag = browser.get(pad)
    assert "Wilt u deze mail niet meer?" in vraag.content.decode()
    assert (vraag.headers["Cache-Control"], vraag.cookies.output()) == ("no-store", "")
    gedaan = browser.post(pad, {"List-Unsubscribe": "One-Click"})
    assert "U krijgt deze mail niet meer" in gedaan.content.decode()
    assert gedaan.cookies.output() == ""
    meld(id="2")
    meld("nl.taken.taak-gevraagd", id="3")
    deliver()
    assert [brief.subject for brief in mail.outbox[1:]] == ["Gemeente Utrecht vraagt iets van u"]


def test_a_code_that_we_did_not_write_stops_nothing(meld: Meld, client: Client) -> None:
    meld()
    kenmerk = Notificatie.objects.get().kenmerk
    for code in (str(kenmerk), f"{kenmerk}:vals", "x"):
        assert client.post(f"/notificaties/afmelden/{code}/").status_code == 404


@pytest.mark.norm("B59")
def test_what_comes_back_is_tried_once_more_and_then_it_is_paper(
    meld: Meld, terug: Terug, client: Client, ingelogd: Ingelogd, noor: Sessiepersoon, settings: Settings
) -> None:
    meld(id="1")
    deliver()
    notificatie = Notificatie.objects.get()
    assert [terug(notificatie) for _ in range(3)] == [204, 204, 204]
    assert retry_returned() == 0
    Notificatie.objects.update(terug_op=timezone.now() - settings.NOTIFICATIE_OPNIEUW_NA)
    for _ in range(2):
        retry_returned()
        deliver()
    assert len(mail.outbox) == 2
    assert len({brief.extra_headers["Message-ID"] for brief in mail.outbox}) == 2

    # That the first attempt came back, told late, says nothing of the second.
    terug(notificatie, poging=1)
    assert not Contactherstel.objects.exists()
    terug(notificatie)
    terug(notificatie)
    deliver()
    assert read_profiel(VAN_NOOR).voorkeur(Voorkeursoort.DIGITALE_POST) == "false"
    assert Contactherstel.objects.get().papier_op is not None
    assert Notificatie.objects.get().houder == b""

    meld("nl.taken.taak-gevraagd", id="2")
    deliver()
    assert len(mail.outbox) == 2
    ingelogd(client, noor)
    assert "Onze mail aan u komt terug" in client.get("/mijn/profiel/").content.decode()


@pytest.mark.norm("B59")
def test_a_new_address_brings_the_post_back(
    meld: Meld,
    terug: Terug,
    client: Client,
    ingelogd: Ingelogd,
    noor: Sessiepersoon,
    settings: Settings,
    federatie: Federatie,
) -> None:
    settings.NOTIFICATIE_OPNIEUW_NA = timedelta(0)
    meld(id="1")
    for _ in range(2):
        deliver()
        terug(Notificatie.objects.get())
        retry_returned()
    deliver()
    assert read_profiel(VAN_NOOR).voorkeur(Voorkeursoort.DIGITALE_POST) == "false"
    ingelogd(client, noor)
    client.post("/mijn/profiel/email/", {"waarde": "werkt@nieuw.example"})
    code = _code(federatie)
    client.post("/mijn/profiel/email/bevestigen/", {"code": code})
    assert read_profiel(VAN_NOOR).voorkeur(Voorkeursoort.DIGITALE_POST) == "true"
    assert not Contactherstel.objects.exists()
    meld(id="2")
    deliver()
    assert mail.outbox[-1].to == ["werkt@nieuw.example"]


def _code(federatie: Federatie) -> str:
    verbinding = HTTPConnection(urlsplit(federatie.base_url).netloc, timeout=5)
    verbinding.request("GET", "/postvak/?aan=werkt")
    tekst = verbinding.getresponse().read().decode()
    verbinding.close()
    [code] = re.findall(r"Uw code is ([0-9]{6})", tekst)
    return str(code)


class Weigeraar(EmailBackend):
    """A mail server that says at once that there is no such address, or that has no time."""

    fout: Exception | None = None

    def send_messages(self, messages: Any) -> int:
        if self.fout:
            raise self.fout
        return int(super().send_messages(messages))


@pytest.fixture
def mailserver(settings: Settings) -> Iterator[type[Weigeraar]]:
    settings.EMAIL_BACKEND = f"{__name__}.Weigeraar"
    yield Weigeraar
    Weigeraar.fout = None


def test_an_address_that_the_mail_server_refuses_counts_as_come_back(meld: Meld, mailserver: type[Weigeraar]) -> None:
    mailserver.fout = SMTPRecipientsRefused({"noor@voorbeeld.example": (550, b"no such user")})
    meld()
    deliver()
    notificatie = Notificatie.objects.get()
    assert (notificatie.stand, notificatie.pogingen) == (Stand.TERUG, 1)


@pytest.mark.parametrize(
    "fout", [SMTPServerDisconnected(), SMTPRecipientsRefused({"noor@voorbeeld.example": (451, b"later")})]
)
def test_a_mail_server_without_time_loses_nothing(
    meld: Meld, mailserver: type[Weigeraar], fout: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    mailserver.fout = fout
    meld()
    deliver()
    wacht = OutboxBericht.objects.get()
    assert wacht.afgeleverd_op is None
    assert "noor@" not in wacht.laatste_fout + caplog.text
    mailserver.fout = None
    deliver()
    assert len(mail.outbox) == 1


def test_a_silent_source_loses_nothing(meld: Meld, federatie: Federatie) -> None:
    federatie.zet("profiel", "fout_500")
    meld()
    deliver()
    assert not mail.outbox
    federatie.herstel()
    time.sleep(2.1)
    deliver()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("anders", "status"),
    [
        ({"sleutel": "een-andere-sleutel-van-minstens-32-tekens"}, 401),
        ({"status": "weg"}, 400),
        ({"status": "delivered"}, 204),
    ],
)
def test_only_who_knows_the_secret_is_believed(meld: Meld, terug: Terug, anders: dict[str, str], status: int) -> None:
    meld()
    deliver()
    assert terug(Notificatie.objects.get(), **anders) == status
    assert Notificatie.objects.get().stand == Stand.VERSTUURD


def test_after_a_week_nobody_can_tell_for_whom_it_was_and_after_a_year_it_is_gone(meld: Meld) -> None:
    meld()
    deliver()
    assert Notificatie.objects.get().houder != b""
    Notificatie.objects.update(verstuurd_op=timezone.now() - timedelta(days=8))
    wipe_old()
    assert Notificatie.objects.get().houder == b""
    Notificatie.objects.update(aangemaakt_op=timezone.now() - timedelta(days=366))
    assert wipe_old() == 1
