"""From the clock to the page: the director lets somebody get another name, and the portal stops greeting by the old."""

import time
from datetime import timedelta
from itertools import count

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.meldingen.gebeurtenisbericht import make_bericht
from mijnomgeving.federatie.regie.__main__ import call, main
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.meldingen.models import Melding
from mijnomgeving.meldingen.selectors import has_changed
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import DAAN, Federatie, Ingelogd
from tests.mijnomgeving.federatie.draaiend import draaiende_federatie
from tests.mijnomgeving.meldingen.conftest import SLEUTEL, Bron, verhuizing

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


@pytest.mark.django_db(transaction=True)
def test_a_director_moves_the_clock_and_the_portal_hears_it_over_http(
    live_server: LiveServer, settings: Settings
) -> None:
    settings.MELDINGEN_SLEUTEL = SLEUTEL
    with draaiende_federatie(meldingen_url=f"{live_server.url}/api/v1/meldingen", meldingen_sleutel=SLEUTEL) as draait:
        assert main(["--base-url", draait.base_url, "gebeurtenis", "daan-visser", "geboorte", "voornaam=Lina"]) == 0
        until = time.monotonic() + 10
        while (stand := call(draait.base_url, "GET", "meldingen", {}))["wacht"] and time.monotonic() < until:
            time.sleep(0.05)
    assert stand["geweigerd"] == stand["wacht"] == 0
    assert stand["bezorgd"] == Melding.objects.count() > 0
    assert has_changed(betrokkene=Persoon(Bsn(DAAN)), register="brp", since=timezone.now() - timedelta(minutes=1))
