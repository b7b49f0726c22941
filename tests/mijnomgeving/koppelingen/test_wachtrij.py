"""An administrator sees what got stuck and lets it begin again or closes it, without seeing what it says."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.outbox.mislukt import keep_failure
from portal.outbox.models import MislukteTaak, OutboxBericht
from tests.factories.outbox import OutboxBerichtFactory
from tests.mijnomgeving.paginas.conftest import Pagina

pytestmark = pytest.mark.django_db
PAD = "/beheer/koppelingen/wachtrij/"
REDEN = "De ontvanger bestaat niet meer."


@pytest.fixture
def beheerder() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("beheerder", "b@example.nl", "x"))
    return client


def read(client: Client, pad: str = PAD) -> Pagina:
    antwoord = client.get(pad)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def fail() -> MislukteTaak:
    return keep_failure(taak="cms.redactie.tasks.check_document", args=[4711], kwargs={}, fout=OSError("geheim"))


def test_an_empty_queue_says_so(beheerder: Client) -> None:
    tekst = read(beheerder).tekst
    assert "Er wacht niets." in tekst
    assert "Er liep niets vast." in tekst
    assert "liep vast" not in read(beheerder, "/beheer/").tekst


def test_what_got_stuck_stands_in_one_list_and_on_the_home_page(beheerder: Client) -> None:
    OutboxBerichtFactory(dood=True, topic="inzendingen.bezorgen", payload={"nummer": "MO-2222-2222"})
    OutboxBerichtFactory(later=True)
    fail()
    pagina = read(beheerder)
    assert "1 wacht, sinds" in pagina.tekst
    assert "2 liepen vast" in pagina.tekst
    assert "inzendingen.bezorgen" in pagina.tekst
    assert "cms.redactie.tasks.check_document" in pagina.tekst
    assert "2 berichten en taken liepen vast en wachten op u." in read(beheerder, "/beheer/").tekst
    # The topic stands in the list to choose from as well; the check box only in the table.
    alleen_taken = read(beheerder, f"{PAD}?soort=taak").html
    assert 'name="kies" value="taak-' in alleen_taken
    assert 'name="kies" value="bericht-' not in alleen_taken
    assert "Er is niets gevonden." in read(beheerder, f"{PAD}?naam=inzendingen.bezorgen&soort=taak").tekst


@pytest.mark.norm("B47")
def test_no_page_shows_what_it_says(beheerder: Client) -> None:
    bericht, taak = OutboxBerichtFactory(dood=True, payload={"nummer": "MO-2222-2222"}), fail()
    for deel in ("", f"bericht-{bericht.pk}/", f"taak-{taak.pk}/", f"opnieuw/?kies=bericht-{bericht.pk}"):
        pagina = read(beheerder, f"{PAD}{deel}")
        assert pagina.status == 200
        assert "MO-2222-2222" not in pagina.html
        assert "4711" not in pagina.html
        assert "geheim" not in pagina.tekst


def test_some_can_begin_again_after_a_question_and_it_is_written_down_by_whom(beheerder: Client) -> None:
    bericht, taak = OutboxBerichtFactory(dood=True), fail()
    kies = [f"bericht-{bericht.pk}", f"taak-{taak.pk}"]
    vraag = read(beheerder, f"{PAD}opnieuw/?kies={kies[0]}&kies={kies[1]}")
    assert "Wat toch al was aangekomen, komt niet nog een keer aan." in vraag.tekst
    assert OutboxBericht.objects.filter(dood_op__isnull=False).exists()

    assert beheerder.post(f"{PAD}opnieuw/", {"kies": kies}).status_code == 302
    assert "Wij proberen er 2 opnieuw." in read(beheerder).tekst
    assert not OutboxBericht.objects.filter(dood_op__isnull=False).exists()
    gedaan = ModelLogEntry.objects.filter(action="outbox.opnieuw")
    assert [regel.user.username for regel in gedaan] == ["beheerder", "beheerder"]
    detail = read(beheerder, f"{PAD}{kies[1]}/").tekst
    assert "Opnieuw geprobeerd, beheerder" in detail
    assert "Dit wacht niet meer op u." in detail


def test_who_presses_twice_or_after_a_colleague_does_it_once(beheerder: Client) -> None:
    taak = fail()
    for _ in range(2):
        beheerder.post(f"{PAD}opnieuw/", {"kies": [f"taak-{taak.pk}"]})
    assert OutboxBericht.objects.filter(topic="outbox.taak_opnieuw").count() == 1
    assert ModelLogEntry.objects.filter(action="outbox.opnieuw").count() == 1
    assert "Er is niets veranderd: dit was al afgehandeld." in read(beheerder).tekst
    beheerder.get(f"{PAD}opnieuw/", {"kies": [f"taak-{taak.pk}"]})
    assert "Het kan ook zijn dat een collega u voor was." in read(beheerder).tekst


def test_closing_asks_for_a_reason_and_keeps_it(beheerder: Client) -> None:
    bericht = OutboxBerichtFactory(dood=True)
    kies = {"kies": [f"bericht-{bericht.pk}"]}
    zonder = beheerder.post(f"{PAD}afsluiten/", kies)
    assert zonder.status_code == 200
    assert "Waarom sluit u dit af?" in zonder.content.decode()
    assert beheerder.post(f"{PAD}afsluiten/", {**kies, "reden": REDEN}).status_code == 302
    assert "Er liep niets vast." in read(beheerder).tekst
    assert REDEN in read(beheerder, f"{PAD}?stand=afgesloten").tekst
    detail = read(beheerder, f"{PAD}bericht-{bericht.pk}/").tekst
    assert f"Afgesloten, beheerder. {REDEN}" in detail


@pytest.mark.parametrize("deel", ["", "bericht-{}/", "opnieuw/?kies=bericht-{}", "afsluiten/?kies=bericht-{}"])
def test_it_is_for_administrators_only(deel: str) -> None:
    dood = OutboxBerichtFactory(dood=True)
    client = Client()
    client.force_login(User.objects.create_user("redacteur", is_staff=True))
    pad = f"{PAD}{deel.format(dood.pk)}"
    assert client.get(pad).status_code == 302
    assert client.post(pad, {"kies": [f"bericht-{dood.pk}"], "reden": REDEN}).status_code in {302, 403, 405}
    assert OutboxBericht.objects.filter(dood_op__isnull=False, afgesloten_op=None).exists()


@pytest.mark.parametrize("verwijzing", ["bericht-0", "taak-0", "taak", "iets-1", f"taak-{'9' * 40}"])
def test_what_is_not_there_is_not_found(beheerder: Client, verwijzing: str) -> None:
    assert read(beheerder, f"{PAD}{verwijzing}/").status == 404
    assert beheerder.get(f"{PAD}opnieuw/?kies={verwijzing}").status_code == 302
