"""An administrator sees what was given up and lets it begin again, without seeing what it says."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from portal.outbox.models import OutboxBericht
from tests.factories.outbox import OutboxBerichtFactory
from tests.mijnomgeving.paginas.conftest import Pagina

pytestmark = pytest.mark.django_db
PAD = "/beheer/koppelingen/wachtrij/"


@pytest.fixture
def beheerder() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("beheerder", "b@example.nl", "x"))
    return client


def read(client: Client) -> Pagina:
    antwoord = client.get(PAD)
    return Pagina(antwoord.status_code, antwoord.content.decode())


def test_an_empty_queue_says_so(beheerder: Client) -> None:
    tekst = read(beheerder).tekst
    assert "Er wacht niets." in tekst
    assert "Er is niets opgegeven." in tekst


def test_what_was_given_up_can_begin_again(beheerder: Client) -> None:
    dood = OutboxBerichtFactory(dood=True, topic="inzendingen.bezorgen", payload={"nummer": "MO-2222-2222"})
    OutboxBerichtFactory(later=True)
    pagina = read(beheerder)
    assert "1 wacht, sinds" in pagina.tekst
    assert "Wij gaven er 1 op na twaalf keer proberen." in pagina.tekst
    assert "inzendingen.bezorgen" in pagina.tekst
    assert "MO-2222-2222" not in pagina.html

    assert beheerder.post(f"{PAD}{dood.pk}/opnieuw/").status_code == 302
    assert not OutboxBericht.objects.filter(dood_op__isnull=False).exists()
    assert "Wij proberen het opnieuw." in read(beheerder).tekst
    assert beheerder.post(f"{PAD}{dood.pk}/opnieuw/").status_code == 404


def test_it_is_for_administrators_only() -> None:
    dood = OutboxBerichtFactory(dood=True)
    client = Client()
    client.force_login(User.objects.create_user("redacteur", is_staff=True))
    assert client.get(PAD).status_code == 302
    assert client.post(f"{PAD}{dood.pk}/opnieuw/").status_code in {302, 403}
    assert OutboxBericht.objects.filter(dood_op__isnull=False).exists()


def test_starting_again_is_no_get(beheerder: Client) -> None:
    dood = OutboxBerichtFactory(dood=True)
    assert beheerder.get(f"{PAD}{dood.pk}/opnieuw/").status_code == 405
