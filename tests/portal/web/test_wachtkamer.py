"""The waiting room at the login: first come first served over all processes, and nobody loses a place or a session."""

import threading
import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings
from redis import Redis

from portal.core.betrokkene import Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.toegang.persoon import Sessiepersoon
from portal.web import drukte, wachtkamer
from portal.web.wachtkamer import Plek, Wachtkamer

pytestmark = pytest.mark.django_db
INLOGGEN = "/inloggen/digid/"


def process() -> Wachtkamer:
    """The line as a process of its own sees it, over a connection of its own."""
    return Wachtkamer(Redis.from_url(django_settings.REDIS_URL))


@pytest.fixture(autouse=True)
def _empty_line(settings: Settings) -> Iterator[None]:
    redis = Redis.from_url(django_settings.REDIS_URL)
    redis.delete(*wachtkamer._SLEUTELS)
    wachtkamer.wachtkamer.cache_clear()
    yield
    redis.delete(*wachtkamer._SLEUTELS)
    wachtkamer.wachtkamer.cache_clear()


def slow(settings: Settings, *, per_seconde: float) -> None:
    """So many people are called a second."""
    settings.INLOGGEN_PER_SECONDE = per_seconde / wachtkamer.DEEL


def enter(kamer: Wachtkamer, bewijs: str = "", *, vol: bool = False) -> Plek:
    plek = kamer.enter(bewijs, vol=vol)
    assert plek is not None
    return plek


def test_in_quiet_times_nobody_waits(settings: Settings) -> None:
    kamer = process()

    assert all(enter(kamer).aan_de_beurt for _ in range(50))
    assert kamer.wachtenden() == 0


def test_who_came_first_goes_first_over_all_processes(settings: Settings) -> None:
    """Thirty people, four processes, each look in a thread of its own: called in the order in which they came."""
    slow(settings, per_seconde=0.001)
    kamers = [process() for _ in range(4)]
    enter(kamers[0])
    rij = [enter(kamers[nummer % 4]) for nummer in range(30)]
    assert [plek.plaats for plek in rij] == list(range(1, 31))

    slow(settings, per_seconde=15)
    binnen: list[int] = []
    slot = threading.Lock()

    def wait(nummer: int) -> None:
        plek = rij[nummer]
        while not plek.aan_de_beurt:
            time.sleep(0.02)
            with slot:
                plek = enter(kamers[nummer % 4], plek.bewijs)
                if plek.aan_de_beurt:
                    binnen.append(nummer)

    begin = time.monotonic()
    draden = [threading.Thread(target=wait, args=(nummer,)) for nummer in range(30)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(20)

    assert sorted(binnen) == list(range(30))
    # Who is called looks within a few hundredths of a second, so that neighbours may change places; nobody overtakes.
    assert all(abs(plaats - nummer) <= 15 for plaats, nummer in enumerate(binnen))
    assert 0.9 < time.monotonic() - begin < 10


def test_a_crowd_at_once_gets_no_more_turns_than_there_are(settings: Settings) -> None:
    """Sixty people at the same moment, ten turns: ten go on, and fifty have a place of their own."""
    slow(settings, per_seconde=10)
    kamers, plekken, samen = [process() for _ in range(4)], [], threading.Barrier(60)

    def come(nummer: int) -> None:
        samen.wait(10)
        plekken.append(enter(kamers[nummer % 4]))

    begin = time.monotonic()
    draden = [threading.Thread(target=come, args=(nummer,)) for nummer in range(60)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(20)

    door = sum(plek.aan_de_beurt for plek in plekken)
    assert 10 <= door <= 11 + 10 * (time.monotonic() - begin)
    wachtend = [plek for plek in plekken if not plek.aan_de_beurt]
    assert len({plek.bewijs for plek in wachtend}) == len(wachtend)


def test_a_place_survives_a_redis_that_lost_everything(settings: Settings) -> None:
    slow(settings, per_seconde=0.001)
    kamer = process()
    enter(kamer)
    eerste, tweede = enter(kamer), enter(kamer)

    Redis.from_url(django_settings.REDIS_URL).delete(*wachtkamer._SLEUTELS)
    nieuw = enter(kamer, vol=True)
    tweede, eerste = enter(kamer, tweede.bewijs, vol=True), enter(kamer, eerste.bewijs, vol=True)
    nieuw = enter(kamer, nieuw.bewijs, vol=True)

    assert (eerste.plaats, enter(kamer, tweede.bewijs, vol=True).plaats, nieuw.plaats) == (1, 2, 3)


def test_who_walks_away_holds_nobody_up_and_comes_back_in_front(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(settings, per_seconde=0.001)
    monkeypatch.setattr(wachtkamer, "STIL_SECONDEN", 0.2)
    kamer = process()
    enter(kamer)
    weg, blijft = enter(kamer), enter(kamer)
    time.sleep(0.25)

    assert enter(kamer, blijft.bewijs).plaats == 1
    assert enter(kamer, weg.bewijs).plaats == 1


def test_a_turn_is_good_for_one_login(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer may get lost, so it works again for a moment; after that it is a place at the back."""
    slow(settings, per_seconde=1)
    kamer = process()
    door = enter(kamer)
    assert door.aan_de_beurt
    assert enter(kamer, door.bewijs).aan_de_beurt

    monkeypatch.setattr(wachtkamer, "HERHAAL_SECONDEN", 0)
    slow(settings, per_seconde=0.001)
    enter(kamer)
    assert not enter(kamer, door.bewijs).aan_de_beurt


def test_nobody_makes_up_a_place(settings: Settings) -> None:
    slow(settings, per_seconde=0.001)
    kamer = process()
    enter(kamer)
    enter(kamer)

    assert enter(kamer, "0000000000000000.1~zomaar~iets").plaats == 2


def test_the_wait_is_told_in_minutes() -> None:
    def plek(plaats: int, per_seconde: float) -> Plek:
        return Plek(aan_de_beurt=False, plaats=plaats, per_seconde=per_seconde)

    assert [plek(plaats, 10).minuten for plaats in (1, 290, 600, 6_000)] == [0, 0, 1, 10]
    assert plek(1_000_000, 10).minuten == plek(50, 0).minuten == 60
    assert [plek(plaats, 10).vernieuw for plaats in (1, 800, 6_000)] == [10, 20, 60]


@pytest.fixture
def druk(settings: Settings) -> Callable[..., None]:
    """All turns of the coming hours are taken."""
    slow(settings, per_seconde=0.001)
    enter(process())
    return lambda per_seconde=0.001: slow(settings, per_seconde=per_seconde)


def test_somebody_waits_on_a_plain_page_and_goes_on_to_where_they_wanted(
    client: Client, druk: Callable[..., None], settings: Settings
) -> None:
    response = client.get(INLOGGEN, {"next": "/mijn/berichten/", "niveau": "hoog"})

    pagina = html.fromstring(response.content)
    assert response.status_code == 200
    assert "U staat in de wachtkamer" in pagina.text_content()
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    # By itself, without JavaScript: the same address with the place in it.
    wacht, adres = response.headers["Refresh"].split("; url=")
    assert 10 <= int(wacht) <= 60
    velden = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}
    assert velden == dict(pagina.forms[-1].form_values())
    assert {naam: velden[naam] for naam in ("next", "niveau")} == {"next": "/mijn/berichten/", "niveau": "hoog"}

    druk(per_seconde=1_000)
    time.sleep(0.02)
    door = client.get(adres)
    # The provider of this test is not there, so it is the page of the login itself that answers.
    assert "wachtkamer" not in door.content.decode()


def test_who_would_rather_look_without_help_is_left_alone(client: Client, druk: Callable[..., None]) -> None:
    eerst = html.fromstring(client.get(INLOGGEN).content)
    (anders,) = eerst.xpath("//a[contains(., 'Ik kijk liever zelf')]/@href")

    response = client.get(anders)

    assert "Refresh" not in response.headers
    assert "Deze pagina verandert niet vanzelf" in response.content.decode()
    assert "zelf" in dict(html.fromstring(response.content).forms[-1].form_values())


def test_who_is_logged_in_never_waits(client: Client, druk: Callable[..., None]) -> None:
    sessie = client.session
    sessie["persoon"] = Sessiepersoon(
        handelende=Persoon(Bsn("999993653")),
        naam="Suzanne",
        niveau=Niveau.SUBSTANTIEEL,
        ingelogd_op=timezone.now(),
        middel="digid",
    ).to_session()
    sessie.save()

    assert "wachtkamer" not in client.get(INLOGGEN, {"niveau": "hoog"}).content.decode()


def test_it_speaks_english_too(client: Client, druk: Callable[..., None]) -> None:
    response = client.get("/en/inloggen/digid/")

    assert "You are in the waiting room" in response.content.decode()
    assert response.headers["Refresh"].split("url=")[1].startswith("/en/inloggen/digid/?plek=")


def test_without_redis_there_is_no_line_and_the_threads_decide(
    client: Client, druk: Callable[..., None], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    dood = Wachtkamer(Redis(host="127.0.0.1", port=1, socket_connect_timeout=0.2))
    monkeypatch.setattr(drukte, "wachtkamer", lambda: dood)
    assert dood.wachtenden() is None
    assert "wachtkamer" not in client.get(INLOGGEN).content.decode()

    # One thread, and it is at work on this very request: more than 80%.
    settings.WEB_DRADEN = 1
    response = client.get(INLOGGEN)
    assert response.status_code == 503
    assert "Het is nu druk" in response.content.decode()
    assert "wachtkamer" not in response.content.decode()


def test_a_process_with_enough_to_do_calls_nobody(client: Client, settings: Settings) -> None:
    settings.WEB_DRADEN = 1
    assert "U staat in de wachtkamer" in client.get(INLOGGEN).content.decode()

    settings.WEB_DRADEN = 16
    assert "wachtkamer" not in client.get(INLOGGEN).content.decode()


def test_one_address_gets_no_end_of_places(
    client: Client, druk: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drukte, "_PLEKKEN", 1)

    assert "U staat in de wachtkamer" in client.get(INLOGGEN).content.decode()
    assert "Het is nu druk" in client.get(INLOGGEN).content.decode()
    assert process().wachtenden() == 1


def test_anybody_can_read_how_waiting_goes(client: Client) -> None:
    pagina = html.fromstring(client.get("/wachtkamer/").content)

    assert "Naar inloggen" in pagina.text_content()
    assert "plaats" in pagina.text_content()
