"""From the clock to the page: the director lets somebody get another name, and the portal stops greeting by the old."""

from itertools import count

import pytest
from django.test import Client

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.meldingen.gebeurtenisbericht import make_bericht
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.meldingen.models import Melding
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import Federatie, Ingelogd
from tests.mijnomgeving.meldingen.conftest import Bron, verhuizing

pytestmark = pytest.mark.django_db


def brp_reads(federatie: Federatie) -> int:
    return sum(call.pad.endswith("/brp/personen") for call in federatie.ontvangen)


def test_a_name_that_is_known_is_read_again_only_after_the_brp_told_of_a_change(
    client: Client, federatie: Federatie, ingelogd: Ingelogd, noor: Sessiepersoon, bron: Bron
) -> None:
    ingelogd(client, noor)
    client.get("/mijn/")
    assert brp_reads(federatie) == 0
    bron.send(verhuizing(id="daan", subject="BSN:999997592"))
    bron.send(verhuizing(id="zaak", type="nl.zaken.status-gezet"))
    client.get("/mijn/")
    assert brp_reads(federatie) == 0
    bron.send(verhuizing(id="naam", type="nl.brp.naamswijziging"))
    client.get("/mijn/")
    assert brp_reads(federatie) == 1


def test_the_portal_takes_whatever_the_federatie_sends(bron: Bron) -> None:
    wereld = Wereld.load(begin=DEMO_MOMENT)
    numbers = count(1)
    made = [
        make_bericht(voorval, wereld.organisaties, nu=wereld.nu(), next_number=lambda _bron: next(numbers))
        for voorval in wereld.verder(60)
    ]
    sent = [bericht for bericht in made if bericht]
    assert len(sent) > 20
    assert {bron.send(bericht.to_json()).status_code for bericht in sent} == {204}
    assert Melding.objects.exclude(betrokkene="").count() == len(sent)
