"""Answers in the session: sealed, by flow, and gone when asked."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.beleid import FLOW, flow
from levensgebeurtenissen.vragen.overdracht import leave_antwoorden, match_antwoorden, take_antwoorden
from levensgebeurtenissen.vragen.sessie import drop_antwoorden, read_antwoorden, write_antwoorden
from portal.core.beleid import KENMERK
from portal.toegang.beleidslijst import list_beleid
from portal.toegang.sessies import SessionStore

pytestmark = pytest.mark.django_db

ANTWOORDEN: dict[str, Antwoord] = {
    "huurt": "ja",
    "dieren": ("hond", "kat"),
    "niets": (),
    "aantal": 3,
    "loon": Decimal("1250.50"),
    "dag": date(2026, 2, 3),
    "weet_niet": None,
}


@pytest.fixture
def request_() -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    return request


def again(request: HttpRequest) -> HttpRequest:
    """The next request of the same browser."""
    request.session.save()
    volgende = RequestFactory().get("/")
    volgende.session = SessionStore(request.session.session_key)
    return volgende


def test_every_kind_of_answer_is_kept_as_it_was(request_: HttpRequest) -> None:
    write_antwoorden(request_, naam="regelhulp:emigreren", antwoorden=ANTWOORDEN)

    assert read_antwoorden(again(request_), naam="regelhulp:emigreren") == ANTWOORDEN
    assert read_antwoorden(request_, naam="regelhulp:anders") == {}


def test_looking_makes_no_session(request_: HttpRequest) -> None:
    read_antwoorden(request_, naam="regelhulp:emigreren")
    drop_antwoorden(request_, naam="regelhulp:emigreren")

    assert not request_.session.modified
    assert request_.session.is_empty()


def test_the_cache_holds_nothing_that_can_be_read(request_: HttpRequest) -> None:
    write_antwoorden(request_, naam="regelhulp:emigreren", antwoorden={"plaats": "Nergenshuizen"})
    request_.session.save()

    inhoud = [cache._cache.get_client().get(naam) for naam in cache._cache.get_client().keys("*")]  # type: ignore[attr-defined]
    assert inhoud
    assert not any(b"Nergenshuizen" in waarde or b"emigreren" in waarde for waarde in inhoud if waarde)


def test_wiping_one_flow_leaves_the_other_and_the_last_one_ends_the_session(request_: HttpRequest) -> None:
    write_antwoorden(request_, naam="a", antwoorden={"x": "ja"})
    write_antwoorden(request_, naam="b", antwoorden={"x": "nee"})
    sleutel = again(request_).session.session_key or ""

    drop_antwoorden(request_, naam="a")
    assert read_antwoorden(request_, naam="b") == {"x": "nee"}
    drop_antwoorden(request_, naam="b")

    assert not SessionStore().exists(sleutel)


def test_who_begins_very_many_keeps_the_last(request_: HttpRequest) -> None:
    for nummer in range(20):
        write_antwoorden(request_, naam=str(nummer), antwoorden={"x": nummer})

    assert read_antwoorden(request_, naam="0") == {}
    assert read_antwoorden(request_, naam="19") == {"x": 19}


@flow
def _pagina(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.method)


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://elders.example"}, 403),
    ],
)
def test_a_flow_takes_forms_of_this_site_only_and_is_kept_nowhere(koppen: dict[str, str], status: int) -> None:
    antwoord = _pagina(RequestFactory().post("/", headers=koppen))

    assert antwoord.status_code == status
    assert antwoord.headers["Cache-Control"] == "private, no-store"
    assert antwoord.headers["X-Robots-Tag"] == "noindex"


def test_a_flow_is_an_open_page_that_says_so() -> None:
    assert getattr(_pagina, KENMERK) is None
    assert getattr(_pagina, FLOW)
    stappen = [regel for regel in list_beleid() if regel.patroon.startswith("/regelhulpen/")]
    assert stappen
    assert all(regel.heeft_beleid and regel.activiteit is None for regel in stappen)


def test_an_answer_goes_along_to_what_asks_the_same_and_takes_it() -> None:
    hier = [
        Vraag("inkomen", "Inkomen?", Vraagsoort.BEDRAG, gegeven="inkomen"),
        Vraag("partner", "Partner?", Vraagsoort.JA_NEE, gegeven="partner"),
        Vraag("kind", "Kind?", Vraagsoort.JA_NEE, gegeven="kind", onbekend_mag=True),
        Vraag("los", "Los?", Vraagsoort.JA_NEE),
    ]
    daar = [
        Vraag("verdient", "Verdient u?", Vraagsoort.BEDRAG, gegeven="inkomen", maximum=Decimal(100)),
        Vraag("samen", "Samen?", Vraagsoort.JA_NEE, gegeven="partner"),
        Vraag("kinderen", "Kinderen?", Vraagsoort.JA_NEE, gegeven="kind", onbekend_mag=True),
        Vraag("los", "Los?", Vraagsoort.JA_NEE),
    ]
    antwoorden: dict[str, Antwoord] = {"inkomen": Decimal(500), "partner": "ja", "kind": None, "los": "ja"}

    assert match_antwoorden(hier, antwoorden, daar) == {"samen": "partner"}


def test_what_waits_is_taken_once_by_whom_it_is_for_and_not_too_late(
    request_: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_antwoorden(request_, naar="regelingen", van="Welk document?", antwoorden={"inkomen": Decimal(500)})
    assert take_antwoorden(request_, naar="anders") is None
    genomen = take_antwoorden(again(request_), naar="regelingen")
    assert genomen is not None
    assert genomen.antwoorden == {"inkomen": Decimal(500)}

    request_.session.modified = False
    take_antwoorden(request_, naar="regelingen")
    assert take_antwoorden(request_, naar="regelingen") is None

    leave_antwoorden(request_, naar="regelingen", van="", antwoorden={"inkomen": 1})
    monkeypatch.setattr("levensgebeurtenissen.vragen.overdracht.time.time", lambda: 1e12)
    assert take_antwoorden(request_, naar="regelingen") is None
