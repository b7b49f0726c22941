"""The portal as a web app: it can be installed, says so when there is no connection, and keeps nothing of a person."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_manifest_says_what_to_install(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    inhoud = json.loads(answer.content)
    assert (inhoud["start_url"], inhoud["scope"], inhoud["display"]) == ("/mijn/", "/", "standalone")
    assert {icon["purpose"] for icon in inhoud["icons"]} == {"any", "maskable"}
    for icon in inhoud["icons"]:
        assert finders.find(icon["src"].removeprefix(settings.STATIC_URL)), icon["src"]


def test_in_another_language_it_starts_there(client: Client) -> None:
    inhoud = json.loads(client.get("/en/manifest.webmanifest").content)
    assert (inhoud["lang"], inhoud["start_url"], inhoud["scope"]) == ("en", "/en/mijn/", "/en/")
    assert 'rel="manifest" href="/en/manifest.webmanifest"' in client.get("/en/hulp/").content.decode()


@pytest.mark.parametrize("url", ["/manifest.webmanifest", "/sw.js", "/offline/"])
def test_what_makes_it_an_app_knows_nobody(client: Client, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_the_service_worker_keeps_the_offline_page_and_what_it_needs_and_nothing_else(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "no-cache"
    script = answer.content.decode()
    assert 'const OFFLINE = "/offline/"' in script
    assert re.search(r'const CACHE = "offline-[0-9a-f]{12}"', script)
    # What is put in the cache: twice, and both of the offline page.
    assert re.findall(r"cache\.(put|add\w*)\((\w+)", script) == [("put", "OFFLINE"), ("addAll", "parts")]
    assert "/mijn/" not in script
    assert "indexedDB" not in script


def test_no_script_of_ours_keeps_more_in_the_browser_than_how_pages_look() -> None:
    map_ = Path(str(finders.find("portaal/js/portaal.js"))).parent
    opslag = re.compile(r"localStorage(?:\.\w+\([^,)]*)?|sessionStorage|indexedDB|caches\.")
    gebruik = {script.name: opslag.findall(script.read_text()) for script in map_.glob("*.js")}

    # Letters, space, contrast and colours, as the reader chose them on /leesbaarheid/ (ADR 50).
    assert {naam: plekken for naam, plekken in gebruik.items() if plekken} == {
        "weergave.js": ['localStorage.getItem("weergave"'],
        "leesbaarheid.js": ['localStorage.setItem("weergave"', 'localStorage.removeItem("weergave"'],
    }


def test_the_offline_page_says_what_to_do_in_two_languages(client: Client) -> None:
    html = client.get("/offline/").content.decode()
    assert "U hebt geen verbinding met internet" in html
    assert "You have no internet connection" in html
