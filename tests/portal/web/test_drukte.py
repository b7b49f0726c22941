"""When it is too busy, what can wait does, in a fixed order, and nothing that was typed is lost."""

import threading
import time

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from lxml import html
from pytest_django import Settings

from portal.toegang.sessies import SessionStore
from portal.web import drukte
from portal.web.drukte import DrukteMiddleware, find_uitstel

pytestmark = pytest.mark.django_db
VRAAG, SUGGESTIE, INLOGGEN = "/wegwijzer/", "/zoeken/suggesties/", "/inloggen/digid/"


@pytest.fixture(autouse=True)
def _twenty_threads(settings: Settings) -> None:
    settings.WEB_DRADEN = 20


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drukte, "GEDULD_SECONDEN", 0.05)


def waiting(bezig: int) -> list[str]:
    paden = (VRAAG, SUGGESTIE, INLOGGEN, "/producten/paspoort/", "/mijn/", "/inloggen/terug/", "/loket/")
    return [pad for pad in paden if find_uitstel(pad, bezig=bezig)]


@pytest.mark.parametrize(
    ("bezig", "wacht"),
    [(10, []), (11, [VRAAG]), (13, [VRAAG]), (14, [VRAAG, SUGGESTIE]), (17, [VRAAG, SUGGESTIE, INLOGGEN]),
     (40, [VRAAG, SUGGESTIE, INLOGGEN])],
)  # fmt: skip
def test_the_wegwijzer_waits_first_and_public_pages_never(bezig: int, wacht: list[str]) -> None:
    assert waiting(bezig) == wacht


class Vol:
    """A process in which so many requests are at work until they are let go."""

    def __init__(self, aantal: int) -> None:
        self.verder, self.bezig = threading.Event(), threading.Barrier(aantal + 1)
        self.middleware = DrukteMiddleware(self._view)
        self.draden = [threading.Thread(target=self._visit) for _ in range(aantal)]

    def _view(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/langzaam/":
            self.bezig.wait(5)
            self.verder.wait(5)
        return HttpResponse("gemaakt")

    def _visit(self) -> None:
        self.middleware(RequestFactory().get("/langzaam/"))

    def __enter__(self) -> DrukteMiddleware:
        for draad in self.draden:
            draad.start()
        self.bezig.wait(5)
        return self.middleware

    def __exit__(self, *_fout: object) -> None:
        self.verder.set()
        for draad in self.draden:
            draad.join()


def test_a_question_is_answered_when_there_is_room_within_a_second(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drukte, "GEDULD_SECONDEN", 5)
    vol = Vol(12)
    with vol as middleware:
        threading.Timer(0.2, vol.verder.set).start()
        response = middleware(rf.post(VRAAG, {"vraag": "paspoort"}))
    assert response.content == b"gemaakt"
    assert middleware.bezig == 0


def test_no_more_than_a_few_questions_wait_so_that_threads_stay_for_others(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drukte, "GEDULD_SECONDEN", 5)
    statussen: list[int] = []
    vol = Vol(12)
    with vol as middleware:
        vragers = [
            threading.Thread(target=lambda: statussen.append(middleware(rf.get("/api/v1/wegwijzer/")).status_code))
            for _ in range(5)
        ]
        for vrager in vragers:
            vrager.start()
        # Of twenty threads three may wait; the others hear at once that it is busy.
        while len(statussen) < 2:
            time.sleep(0.01)
        assert statussen == [503, 503]
        vol.verder.set()
        for vrager in vragers:
            vrager.join()
    assert sorted(statussen) == [200, 200, 200, 503, 503]


def test_a_question_that_has_to_wait_is_kept_on_the_page(rf: RequestFactory) -> None:
    with Vol(12) as middleware:
        response = middleware(rf.post(VRAAG, {"vraag": 'hoe vraag ik "toeslag" aan?', "over": ""}))

    pagina = html.fromstring(response.content)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "10")
    assert dict(pagina.forms[-1].form_values()) == {"vraag": 'hoe vraag ik "toeslag" aan?', "over": ""}
    assert pagina.forms[-1].get("action") == VRAAG
    assert "Het is nu druk" in pagina.text_content()


def test_who_wants_to_log_in_comes_back_by_a_button(rf: RequestFactory) -> None:
    """Of a process that is full; `test_wachtkamer.py` has the line itself."""
    request = rf.get(INLOGGEN)
    request.session = SessionStore()
    with Vol(17) as middleware:
        response = middleware(request)
        gewoon = middleware(rf.get("/producten/paspoort/"))

    pagina = html.fromstring(response.content)
    assert "U staat in de wachtkamer" in pagina.text_content()
    assert pagina.forms[-1].get("action") == INLOGGEN
    assert gewoon.content == b"gemaakt"


def test_suggestions_are_left_out_and_programs_hear_when_to_return(rf: RequestFactory) -> None:
    with Vol(17) as middleware:
        suggesties = middleware(rf.get(SUGGESTIE, {"q": "pas"}))
        api = middleware(rf.post("/api/v1/wegwijzer/vragen", {}, content_type="application/json"))

    assert suggesties.content == b'{"suggesties": []}'
    assert (api.status_code, api.headers["Content-Type"]) == (503, "application/problem+json")
    assert api.headers["Retry-After"] == "10"


def test_after_the_rush_all_is_as_before(rf: RequestFactory) -> None:
    with Vol(12) as middleware:
        pass

    assert middleware(rf.post(VRAAG, {})).content == b"gemaakt"
    assert middleware.bezig == 0
