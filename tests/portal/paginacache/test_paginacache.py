"""A public page is made once and is fresh the moment something on it changes; a page of a person is never kept."""

import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from redis import Redis

from cms.producten.models import ProductPagina
from cms.zoeken.service import meld_wijziging
from portal.outbox.relay import deliver_due
from portal.paginacache import services
from portal.paginacache.afhankelijk import depends_on
from portal.paginacache.middleware import PaginacacheMiddleware, make_sleutel
from portal.paginacache.opslag import Opslag
from portal.paginacache.services import opslag, purge
from portal.web.middleware import PUBLIEK
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory

pytestmark = pytest.mark.django_db
Commit = DjangoCaptureOnCommitCallbacks


@pytest.fixture(autouse=True)
def _aan(settings: Settings) -> Iterator[None]:
    """The cache as in production, empty."""
    settings.PAGINACACHE_SECONDEN = 600
    opslag.cache_clear()
    redis = Redis.from_url(settings.REDIS_URL)
    for naam in redis.scan_iter("paginacache:*"):
        redis.delete(naam)
    yield
    opslag.cache_clear()


class Knooppunt:
    """One node: a process with its own memory, over the Redis of all. Its page says how often it was made."""

    def __init__(self, *, shows: tuple[str, ...] = (), koppen: dict[str, str] | None = None) -> None:
        opslag.cache_clear()
        self.gemaakt, self.shows, self.koppen = 0, shows, koppen or {}
        self.poort: Callable[[], None] = lambda: None
        self.middleware = PaginacacheMiddleware(self._page)

    def _page(self, _request: HttpRequest) -> HttpResponse:
        self.poort()
        self.gemaakt += 1
        depends_on(*self.shows)
        return HttpResponse(f"keer {self.gemaakt}", headers={"Cache-Control": PUBLIEK, **self.koppen})

    def get(self, pad: str = "/producten/paspoort/", **extra: str) -> HttpResponse:
        return self.middleware(RequestFactory().get(pad, **extra))

    def forget(self) -> None:
        """A second later."""
        self.middleware.opslag._dichtbij.clear()


@pytest.mark.norm("P1")
def test_a_page_is_made_once_for_all_nodes() -> None:
    een, twee = Knooppunt(), Knooppunt()

    assert [een.get().content, een.get().content, twee.get().content] == [b"keer 1"] * 3
    assert (een.gemaakt, twee.gemaakt) == (1, 0)
    assert twee.get().headers["Cache-Control"] == PUBLIEK
    assert int(twee.get().headers["Age"]) >= 0


@pytest.mark.norm("P3")
def test_what_is_published_is_fresh_on_every_node_within_two_seconds(
    django_capture_on_commit_callbacks: Commit,
) -> None:
    een, twee = Knooppunt(shows=("product:paspoort",)), Knooppunt(shows=("product:paspoort",))
    een.get()
    twee.get()

    with django_capture_on_commit_callbacks(execute=True):
        purge(["product:paspoort"])
    for knooppunt in (een, twee):
        knooppunt.forget()

    assert een.get().content == b"keer 2"
    assert twee.get().content == b"keer 2", "the second node gets what the first made"


def test_another_publication_leaves_a_page_that_says_what_it_shows(django_capture_on_commit_callbacks: Commit) -> None:
    product, lijst = Knooppunt(shows=("product:paspoort",)), Knooppunt()
    product.get("/producten/paspoort/")
    lijst.get("/producten/")

    with django_capture_on_commit_callbacks(execute=True):
        purge(["product:kinderbijslag"])
    product.forget()
    lijst.forget()
    product.get("/producten/paspoort/")
    lijst.get("/producten/")

    assert (product.gemaakt, lijst.gemaakt) == (1, 2)


def test_a_publication_that_is_rolled_back_throws_nothing_away(django_capture_on_commit_callbacks: Commit) -> None:
    knooppunt = Knooppunt()
    knooppunt.get()

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValueError, match="toch niet"):
        _publish_and_fail()
    knooppunt.forget()

    assert knooppunt.get().content == b"keer 1"


def _publish_and_fail() -> None:
    with transaction.atomic():
        purge(["product:paspoort"])
        raise ValueError("toch niet")


def test_the_outbox_throws_away_what_could_not_be_thrown_away_at_once(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Commit
) -> None:
    knooppunt = Knooppunt(shows=("product:paspoort",))
    knooppunt.get()
    stuk = Opslag(Redis.from_url("unix:///nergens.sock"))
    with monkeypatch.context() as zonder_redis:
        zonder_redis.setattr(services, "opslag", lambda: stuk)
        with django_capture_on_commit_callbacks(execute=True):
            meld_wijziging(sleutels=["product:paspoort"])

    with django_capture_on_commit_callbacks(execute=True):
        deliver_due(at_most=10)
    knooppunt.forget()

    assert knooppunt.get().content == b"keer 2"


def test_what_is_published_while_a_page_is_made_is_on_the_next(django_capture_on_commit_callbacks: Commit) -> None:
    knooppunt = Knooppunt(shows=("product:paspoort",))

    def publish() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            purge(["product:paspoort"])

    knooppunt.poort = publish
    knooppunt.get()
    knooppunt.poort = lambda: None

    assert knooppunt.get().content == b"keer 2"


@pytest.mark.norm("P3")
def test_a_page_that_is_made_while_something_else_is_published_is_kept(
    django_capture_on_commit_callbacks: Commit,
) -> None:
    een, twee = Knooppunt(shows=("product:paspoort",)), Knooppunt()

    def publish_another() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            purge(["product:kinderbijslag"])

    een.poort = twee.poort = publish_another
    for pad, knooppunt in (("/producten/paspoort/", een), ("/producten/", twee)):
        knooppunt.get(pad)
        knooppunt.forget()
        knooppunt.get(pad)

    assert een.gemaakt == 1
    assert twee.gemaakt == 2, "a page that says nothing of what it shows may show anything"


def test_a_page_that_failed_once_is_kept_again_a_moment_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.paginacache.middleware.MIS_SECONDEN", 0.0)
    knooppunt = Knooppunt()
    maak = knooppunt.middleware.get_response
    knooppunt.middleware.get_response = lambda _request: HttpResponse(status=503)
    assert knooppunt.get().status_code == 503
    knooppunt.middleware.get_response = maak

    assert [knooppunt.get().content, knooppunt.get().content] == [b"keer 1"] * 2


@pytest.mark.norm("P3")
def test_of_sixty_four_visitors_at_once_one_makes_the_page() -> None:
    knooppunt = Knooppunt()
    begin = threading.Barrier(64)
    antwoorden: list[bytes] = []

    def visit() -> None:
        begin.wait()
        antwoorden.append(knooppunt.get().content)

    draden = [threading.Thread(target=visit) for _ in range(64)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert antwoorden == [b"keer 1"] * 64


def test_while_one_process_makes_a_page_another_waits_for_it() -> None:
    een, twee = Knooppunt(), Knooppunt()
    begonnen, verder = threading.Event(), threading.Event()

    def hold() -> None:
        begonnen.set()
        verder.wait(5)

    een.poort = hold
    eerste = threading.Thread(target=een.get)
    eerste.start()
    begonnen.wait(5)
    tweede = threading.Thread(target=twee.get)
    tweede.start()
    verder.set()
    eerste.join()
    tweede.join()

    assert (een.gemaakt, twee.gemaakt) == (1, 0)


def test_without_redis_pages_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    knooppunt = Knooppunt()
    monkeypatch.setattr(knooppunt.middleware, "opslag", Opslag(Redis.from_url("unix:///nergens.sock")))

    assert knooppunt.get().content == b"keer 1"


@pytest.mark.norm("B31")
@pytest.mark.parametrize(
    "extra", [{"HTTP_COOKIE": "sessie=abc"}, {"HTTP_AUTHORIZATION": "Bearer abc"}, {"HTTP_RANGE": "bytes=0-1"}]
)
def test_who_brings_something_of_their_own_gets_and_fills_nothing(extra: dict[str, str]) -> None:
    knooppunt = Knooppunt()
    knooppunt.get()

    assert knooppunt.get(**extra).content == b"keer 2"
    assert knooppunt.get().content == b"keer 1"


@pytest.mark.norm("B31")
@pytest.mark.parametrize(
    "koppen",
    [{"Cache-Control": "no-store"}, {"Cache-Control": "private"}, {"Set-Cookie": "a=b"}, {"Vary": "Accept, Cookie"}],
    ids=lambda koppen: next(iter(koppen.values())),
)
def test_what_does_not_say_that_all_may_have_it_is_not_kept(koppen: dict[str, str]) -> None:
    knooppunt = Knooppunt(koppen=koppen)
    if "Set-Cookie" in koppen:
        maak = knooppunt.middleware.get_response

        def with_cookie(request: HttpRequest) -> HttpResponse:
            response = maak(request)
            response.set_cookie("a", "b")
            return response

        knooppunt.middleware.get_response = with_cookie
    knooppunt.get()
    knooppunt.get()

    assert knooppunt.gemaakt == 2


@pytest.mark.norm("B31")
def test_what_people_search_for_and_made_up_addresses_are_not_kept(rf: RequestFactory) -> None:
    for vraag in ("q=schulden", "utm_source=mail", "gemeente=gm0344&x=1", "gemeente=" + "a" * 300):
        assert make_sleutel(rf.get(f"/zoeken/?{vraag}")) is None, vraag
    assert make_sleutel(rf.post("/producten/paspoort/")) is None
    assert make_sleutel(rf.get("/producten/paspoort/?gemeente=gm0344")) is not None


@pytest.mark.norm("B31")
def test_a_foreign_host_neither_fills_nor_gets_a_page(rf: RequestFactory, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["portaal.example", "mijn.portaal.example"]
    een, ander = (make_sleutel(rf.get("/", HTTP_HOST=host)) for host in settings.ALLOWED_HOSTS)

    assert make_sleutel(rf.get("/", HTTP_HOST="boef.example")) is None
    assert een != ander
    # A header that any client may write changes nothing.
    assert make_sleutel(rf.get("/", HTTP_HOST="portaal.example", HTTP_X_FORWARDED_HOST="boef.example")) == een


def test_who_asks_what_is_not_kept_does_not_wait_for_another() -> None:
    knooppunt = Knooppunt(koppen={"Cache-Control": "no-store"})
    knooppunt.get("/inloggen/digid/")
    samen = threading.Barrier(2)
    knooppunt.poort = lambda: samen.wait(3) and None

    draden = [threading.Thread(target=knooppunt.get, args=("/inloggen/digid/",)) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert not samen.broken
    assert knooppunt.gemaakt == 3


def test_head_answers_from_the_page_without_its_text() -> None:
    knooppunt = Knooppunt()
    knooppunt.get()

    response = knooppunt.middleware(RequestFactory().head("/producten/paspoort/"))

    assert (response.content, knooppunt.gemaakt) == (b"", 1)


class TestTheRealPage:
    @pytest.fixture
    def product(self) -> ProductPagina:
        return ProductPaginaFactory()

    def read(self, client: Client, product: ProductPagina) -> str:
        opslag()._dichtbij.clear()
        response = client.get(product.url)
        assert response.status_code == 200
        return response.content.decode()

    def test_the_second_visitor_costs_no_query(
        self, client: Client, product: ProductPagina, django_assert_num_queries: Callable[[int], object]
    ) -> None:
        eerste = self.read(client, product)
        with django_assert_num_queries(0):  # type: ignore[attr-defined]
            assert self.read(client, product) == eerste

    def test_a_publication_shows_at_once(
        self, client: Client, product: ProductPagina, django_capture_on_commit_callbacks: Commit
    ) -> None:
        assert product.title in self.read(client, product)

        with django_capture_on_commit_callbacks(execute=True):
            product.title = "Een heel andere titel"
            product.save_revision().publish()

        assert "Een heel andere titel" in self.read(client, product)

    def test_so_does_a_change_of_an_organisation(
        self, client: Client, product: ProductPagina, django_capture_on_commit_callbacks: Commit
    ) -> None:
        organisatie = OrganisatieFactory()
        self.read(client, product)
        with django_capture_on_commit_callbacks(execute=True):
            organisatie.naam = "Een andere naam"
            organisatie.save()

        sleutel = make_sleutel(RequestFactory().get(product.url, HTTP_HOST="testserver"))
        assert sleutel is not None
        assert opslag().far(sleutel) is None

    @pytest.mark.norm("B31")
    def test_a_page_of_a_person_under_another_name_is_no_page(self, client: Client) -> None:
        for pad in ("/mijn/x.css", "/mijn/zaken/x.js", "/mijn/%2e%2e/logo.png"):
            response = client.get(pad)
            assert response.status_code in {302, 404}, pad
            assert response.headers["Cache-Control"] == "no-store", pad
