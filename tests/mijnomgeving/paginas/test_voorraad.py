"""What a source gave in this session is not asked again for a minute, and helps out when the source falls silent."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import redis
from django.db import connection
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen import voorraad
from mijnomgeving.meldingen.models import Melding
from mijnomgeving.meldingen.services import list_pseudoniemen
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen

pytestmark = pytest.mark.django_db
ZAAK = "Huurtoeslag aanpassen"


@pytest.fixture
def noor_browser(inloggen: Inloggen) -> Bezoeker:
    """Noor, logged in."""
    return inloggen()


@pytest.fixture(autouse=True)
def _houdt_een_minuut(settings: Settings) -> None:
    settings.VOORRAAD_VERS = 60


def calls(federatie: Federatie, begin: str = "/") -> int:
    return sum(call.pad.startswith(begin) for call in federatie.ontvangen)


def kept(settings: Settings) -> list[bytes]:
    """What lies in Redis of all sessions' answers, names and values."""
    store = redis.Redis.from_url(settings.REDIS_URL)
    found = []
    for name in store.scan_iter("*sessie-voorraad*"):
        found.append(name)
        found += [deel for paar in store.hgetall(name).items() for deel in paar] if store.type(name) == b"hash" else []
    return found


def refresh_at_once(sleutel: str, *, times: int) -> list[str]:
    """The same page so many times at once in the session with this key."""

    def visit(_nummer: int) -> str:
        browser = Client()
        browser.cookies["sessie"] = sleutel
        try:
            return browser.get("/mijn/zaken/").content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as bezoekers:
        return list(bezoekers.map(visit, range(times)))


def test_a_second_page_asks_no_source_again_and_is_logged_all_the_same(
    federatie: Federatie, noor_browser: Bezoeker
) -> None:
    assert ZAAK in noor_browser.ga("/mijn/").tekst
    eerst, gelogd = calls(federatie), Verwerking.objects.count()
    assert ZAAK in noor_browser.ga("/mijn/").tekst
    assert ZAAK in noor_browser.ga("/mijn/zaken/").tekst
    assert calls(federatie) == eerst
    assert Verwerking.objects.count() > gelogd


@pytest.mark.norm("B52")
def test_a_silent_source_shows_what_it_said_before_and_when(
    federatie: Federatie, noor_browser: Bezoeker, settings: Settings
) -> None:
    noor_browser.ga("/mijn/zaken/")
    # A minute passes.
    settings.VOORRAAD_VERS = 0.001
    time.sleep(0.01)
    federatie.zet("zgw/dienst-toeslagen", "uit")
    pagina = noor_browser.ga("/mijn/zaken/").tekst
    assert ZAAK in pagina
    assert "De gegevens van Dienst Toeslagen zijn niet van nu" in pagina


def test_after_something_was_sent_the_sources_are_asked_again(federatie: Federatie, noor_browser: Bezoeker) -> None:
    noor_browser.ga("/mijn/zaken/")
    eerst = calls(federatie, "/zgw/")
    noor_browser.client.post("/mijn/machtigingen/geven/", {})
    noor_browser.ga("/mijn/zaken/")
    assert calls(federatie, "/zgw/") > eerst


def test_a_source_that_tells_of_a_change_is_asked_again(federatie: Federatie, noor_browser: Bezoeker) -> None:
    noor_browser.ga("/mijn/zaken/")
    eerst = calls(federatie, "/zgw/")
    Melding.objects.create(
        sleutel="a" * 64, bron="urn:nld:test", soort="nl.zaken.x", betrokkene=list_pseudoniemen(Persoon(Bsn(NOOR)))[0]
    )
    noor_browser.ga("/mijn/zaken/")
    assert calls(federatie, "/zgw/") > eerst


@pytest.mark.norm("B48")
def test_nothing_in_the_store_can_be_read_and_logging_out_empties_it(
    noor_browser: Bezoeker, settings: Settings
) -> None:
    noor_browser.ga("/mijn/")
    alles = b"".join(kept(settings))
    assert alles
    sleutel = noor_browser.client.cookies["sessie"].value.encode()
    for geheim in (b"Huurtoeslag", b"999997671", b"Noor", b"Toeslagen", sleutel):
        assert geheim not in alles
    noor_browser.client.post("/uitloggen/")
    assert kept(settings) == []


@pytest.mark.norm("B15")
def test_another_person_in_another_session_never_gets_it(
    ingelogd: Ingelogd, daan: Sessiepersoon, federatie: Federatie
) -> None:
    assert ZAAK in ingelogd(Client(), sessiepersoon(NOOR, "Noor")).get("/mijn/zaken/").content.decode()
    browser = ingelogd(Client(), daan)
    assert ZAAK not in browser.get("/mijn/zaken/").content.decode()
    assert ZAAK not in browser.get("/mijn/zaken/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_storm_of_refreshes_is_one_call_of_each_source(ingelogd: Ingelogd, federatie: Federatie) -> None:
    """Somebody holds F5 while the sources are slow (P7): each is asked once, and every page is whole."""
    sleutel = ingelogd(Client(), sessiepersoon(NOOR, "Noor")).cookies["sessie"].value
    federatie.zet("zgw/dienst-toeslagen", "traag")

    paginas = refresh_at_once(sleutel, times=20)
    assert all(ZAAK in pagina for pagina in paginas)
    assert calls(federatie, "/zgw/dienst-toeslagen/zaken/api/v1/zaken/_zoek") == 1


def test_without_redis_every_page_simply_asks(federatie: Federatie, noor_browser: Bezoeker, settings: Settings) -> None:
    voorraad._redis.cache_clear()
    echt = settings.REDIS_URL
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    try:
        assert ZAAK in noor_browser.ga("/mijn/zaken/").tekst
        assert ZAAK in noor_browser.ga("/mijn/zaken/").tekst
        assert calls(federatie, "/zgw/dienst-toeslagen/zaken/api/v1/zaken/_zoek") == 2
    finally:
        settings.REDIS_URL = echt
        voorraad._redis.cache_clear()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_haast")
def test_a_storm_on_a_source_that_is_down_is_no_storm_for_that_source(ingelogd: Ingelogd, federatie: Federatie) -> None:
    sleutel = ingelogd(Client(), sessiepersoon(NOOR, "Noor")).cookies["sessie"].value
    federatie.zet("zgw/dienst-toeslagen", "hangt")

    paginas = refresh_at_once(sleutel, times=8)
    assert all("De gegevens van Dienst Toeslagen ontbreken nu" in pagina for pagina in paginas)
    assert all("Verhuizing doorgeven" in pagina for pagina in paginas)
    assert calls(federatie, "/zgw/dienst-toeslagen/zaken/api/v1/zaken/_zoek") <= 2
