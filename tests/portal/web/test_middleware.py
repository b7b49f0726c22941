"""The language is in the path, and every answer carries its headers."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import translation

from portal.toegang.beleidslijst import list_beleid
from portal.web.middleware import PUBLIEK, BeveiligingskoppenMiddleware, TaalUitUrlMiddleware

# Logging in needs to remember what was asked; it is the one place that may set a cookie before anybody is known.
INLOGGEN = {"/inloggen/digid/", "/inloggen/terug/", "/uitloggen/", "/loket/inloggen/terug/"}


@pytest.fixture(autouse=True)
def _script_prefix() -> Iterator[None]:
    yield
    set_script_prefix("/")


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


def list_open_pages() -> list[str]:
    """Every address without a variable part whose view says that it is open."""
    patronen = [regel.patroon for regel in list_beleid() if regel.heeft_beleid and regel.activiteit is None]
    return sorted({patroon for patroon in patronen if not set(patroon) & set("<^(")} - INLOGGEN)


def ask(path: str) -> tuple[HttpRequest, HttpResponse, dict[str, str]]:
    """What a view sees when this path is asked."""
    gezien: dict[str, str] = {}

    def view(request: HttpRequest) -> HttpResponse:
        gezien.update(
            taal=translation.get_language(),
            pad=request.path_info,
            prefix=get_script_prefix(),
            link=reverse("web:zoeken"),
        )
        return HttpResponse("ja")

    request = RequestFactory().get(path)
    return request, TaalUitUrlMiddleware(view)(request), gezien


@pytest.mark.parametrize(
    ("path", "taal", "pad", "link"),
    [
        ("/", "nl", "/", "/zoeken/"),
        ("/hulp/", "nl", "/hulp/", "/zoeken/"),
        ("/en/", "en", "/", "/en/zoeken/"),
        ("/en", "en", "/", "/en/zoeken/"),
        ("/en/hulp/", "en", "/hulp/", "/en/zoeken/"),
        ("/en/en/", "en", "/en/", "/en/zoeken/"),
        ("/energie/", "nl", "/energie/", "/zoeken/"),
        ("/nl/hulp/", "nl", "/nl/hulp/", "/zoeken/"),
        ("/de/hulp/", "nl", "/de/hulp/", "/zoeken/"),
    ],
)
def test_the_language_comes_from_the_path_and_stays_in_the_links(path: str, taal: str, pad: str, link: str) -> None:
    request, response, gezien = ask(path)

    assert gezien == {"taal": taal, "pad": pad, "prefix": "/en/" if taal == "en" else "/", "link": link}
    assert response["Content-Language"] == taal
    assert taal == request.LANGUAGE_CODE  # type: ignore[attr-defined]
    assert request.path == path


def test_the_next_request_starts_in_dutch_again() -> None:
    ask("/en/hulp/")

    *_, gezien = ask("/hulp/")

    assert (gezien["taal"], gezien["link"]) == ("nl", "/zoeken/")


def test_what_a_browser_prefers_does_not_change_a_page_that_is_cached_for_all(browser: Client) -> None:
    response = browser.get("/hulp/", headers={"Accept-Language": "en"})

    assert response["Content-Language"] == "nl"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.django_db
def test_an_english_page_says_so_and_links_to_english_pages(browser: Client) -> None:
    html = browser.get("/en/hulp/").content.decode()

    assert '<html lang="en"' in html
    assert 'href="/en/zoeken/' in html or 'action="/en/zoeken/' in html


@pytest.mark.django_db
def test_a_missing_slash_keeps_the_language(browser: Client) -> None:
    assert browser.get("/en/hulp")["Location"] == "/en/hulp/"


KOPPEN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.norm("B28")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("methode", "path", "status"),
    [
        ("get", "/hulp/", 200),
        ("get", "/en/hulp/", 200),
        ("get", "/gezond/", 200),
        ("get", "/.well-known/security.txt", 200),
        ("get", "/hulp", 301),
        ("get", "/mijn/", 302),
        ("post", "/hulp/", 405),
        ("get", "/bestaat-niet/", 404),
        ("get", "/api/v1/bestaat-niet", 404),
    ],
)
def test_every_kind_of_answer_has_the_security_headers(browser: Client, methode: str, path: str, status: int) -> None:
    response = getattr(browser, methode)(path)

    assert response.status_code == status
    assert {naam: response.get(naam) for naam in KOPPEN} == KOPPEN
    assert "camera=()" in response["Permissions-Policy"]
    assert "Server" not in response
    check_policy(response["Content-Security-Policy"])


def check_policy(policy: str) -> None:
    """The ten rules of internet.nl: nothing inline, no wildcard, no data, and all that must be set."""
    regels = {deel.split()[0]: deel.split()[1:] for deel in policy.split(";") if deel.strip()}

    assert regels["default-src"] == ["'none'"]
    assert {"base-uri", "frame-ancestors", "form-action", "frame-src"} <= set(regels)
    for waarden in regels.values():
        assert not set(waarden) & {
            "'unsafe-inline'",
            "'unsafe-eval'",
            "'unsafe-hashes'",
            "data:",
            "*",
            "https:",
            "http:",
        }


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_the_same_headers() -> None:
    streng = Client(enforce_csrf_checks=True)

    response = streng.post("/uitloggen/")

    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    check_policy(response["Content-Security-Policy"])


@pytest.mark.norm("B61")
@pytest.mark.django_db
def test_an_error_has_the_same_headers_and_tells_nothing(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(**_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr("portal.web.views.zoekpagina", fall)

    response = browser.get("/zoeken/")

    assert response.status_code == 500
    assert response["Cache-Control"] == "no-store"
    assert {naam: response.get(naam) for naam in KOPPEN} == KOPPEN
    check_policy(response["Content-Security-Policy"])
    assert "geheim" not in response.content.decode()
    assert "Traceback" not in response.content.decode()


@pytest.mark.norm("B29")
@pytest.mark.django_db
def test_no_public_page_sets_a_cookie(browser: Client) -> None:
    antwoorden = {path: browser.get(path) for path in list_open_pages()}

    assert {path: list(antwoord.cookies) for path, antwoord in antwoorden.items() if antwoord.cookies} == {}
    assert [path for path, antwoord in antwoorden.items() if "Cookie" in antwoord.get("Vary", "")] == []


def test_the_list_of_public_pages_is_not_empty_by_accident() -> None:
    assert {"/hulp/", "/zoeken/", "/gezond/", "/inloggen/", "/organisaties/"} <= set(list_open_pages())


@pytest.mark.django_db
def test_a_public_page_may_be_kept_by_shared_caches(browser: Client) -> None:
    assert browser.get("/hulp/")["Cache-Control"] == PUBLIEK


@pytest.mark.parametrize(
    ("methode", "status", "cookie"),
    [("POST", 200, False), ("GET", 404, False), ("GET", 302, False), ("GET", 200, True)],
)
def test_an_answer_that_is_not_for_everybody_is_kept_nowhere(methode: str, status: int, cookie: bool) -> None:  # noqa: FBT001
    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(status=status)
        if cookie:
            response.set_cookie("sessie", "x")
        return response

    response = BeveiligingskoppenMiddleware(view)(RequestFactory().generic(methode, "/"))

    assert response["Cache-Control"] == "no-store"


def test_what_a_view_says_about_caching_stays() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "private, max-age=5"})

    response = BeveiligingskoppenMiddleware(view)(RequestFactory().get("/"))

    assert response["Cache-Control"] == "private, max-age=5"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/beheer/login/", "/en/beheer/login/"])
def test_the_admin_has_a_policy_of_its_own_and_is_kept_nowhere(browser: Client, path: str) -> None:
    response = browser.get(path)

    assert response.status_code == 200
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "'unsafe-inline'" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/beheerders/", "/hulp/beheer/"])
def test_a_page_that_only_looks_like_the_admin_keeps_the_strict_policy(browser: Client, path: str) -> None:
    check_policy(browser.get(path)["Content-Security-Policy"])


def test_the_own_host_is_the_only_one_answered(browser: Client) -> None:
    assert browser.get("/gezond/", headers={"Host": "elders.example"}).status_code == 400
    assert "elders.example" not in settings.ALLOWED_HOSTS
