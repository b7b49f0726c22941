"""An editor works on a host that visitors never see, and visitors never meet the editors' admin."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db
PUBLIEK, BEHEER = "portaal.example", "beheer.portaal.example"


@pytest.fixture(autouse=True)
def _two_hosts(settings: Settings) -> None:
    settings.SITE_URL, settings.BEHEER_URL = f"https://{PUBLIEK}", f"https://{BEHEER}"
    settings.ALLOWED_HOSTS = [PUBLIEK, BEHEER]


@pytest.mark.norm("B27")
@pytest.mark.parametrize("pad", ["/beheer/", "/beheer/login/", "/en/beheer/", "/beheer/pages/", "/beheer/koppelingen/"])
def test_the_public_host_has_no_admin(client: Client, pad: str) -> None:
    assert client.get(pad, headers={"host": PUBLIEK}).status_code == 404


@pytest.mark.norm("B27")
@pytest.mark.parametrize("pad", ["/zoeken/", "/en/zoeken/", "/mijn/", "/inloggen/", "/loket/", "/api/v1/openapi.json"])
def test_the_host_of_the_admin_has_nothing_public(client: Client, pad: str) -> None:
    antwoord = client.get(pad, headers={"host": BEHEER})

    assert antwoord.status_code == 404
    assert antwoord["Content-Type"] == "text/plain; charset=utf-8"


def test_the_public_pages_and_the_probes_stay_where_they_were(client: Client) -> None:
    assert client.get("/zoeken/", headers={"host": PUBLIEK}).status_code == 200
    for host in (PUBLIEK, BEHEER):
        assert client.get("/gezond/", headers={"host": host}).status_code == 200
    assert client.get("/zoeken/", headers={"host": "een.ander.example"}).status_code == 400


@pytest.mark.norm("B27")
def test_an_editor_logs_in_with_cookies_that_no_link_from_elsewhere_takes_along(client: Client) -> None:
    get_user_model().objects.create_superuser("redacteur", password="een-lang-wachtwoord")
    assert client.get("/", headers={"host": BEHEER})["Location"] == "/beheer/"

    login = client.get("/beheer/login/", headers={"host": BEHEER})
    assert {cookie["samesite"] for cookie in login.cookies.values()} == {"Strict"}
    assert login["X-Robots-Tag"] == "noindex, nofollow"
    binnen = client.post(
        "/beheer/login/", {"username": "redacteur", "password": "een-lang-wachtwoord"}, headers={"host": BEHEER}
    )

    assert binnen.status_code == 302
    assert binnen.cookies["sessie"]["samesite"] == "Strict"
    assert client.get("/beheer/", headers={"host": BEHEER}).status_code == 200


@pytest.mark.norm("B27")
def test_the_admin_runs_no_code_from_text_and_no_handlers_in_attributes(client: Client) -> None:
    beleid = client.get("/beheer/login/", headers={"host": BEHEER})["Content-Security-Policy"]

    assert "unsafe-eval" not in beleid
    assert "script-src-attr 'none'" in beleid


@pytest.mark.norm("B27")
def test_with_one_host_for_all_the_admin_is_on_it(client: Client, settings: Settings) -> None:
    settings.BEHEER_URL = ""

    assert client.get("/beheer/login/", headers={"host": PUBLIEK}).status_code == 200
    assert client.get("/zoeken/", headers={"host": PUBLIEK}).status_code == 200
