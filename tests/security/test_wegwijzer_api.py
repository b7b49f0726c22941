"""What is no question gets a clean answer: nothing breaks, nothing comes back of it, errors are problem+json."""

import json
from typing import Any

import pytest
from django.test import Client

from cms.producten.models import ProductPagina

pytestmark = pytest.mark.django_db

PAD = "/api/v1/wegwijzer/vragen"
KANARIE = "kanarie-7f3a"
DIEP = 50_000


def post(client: Client, body: bytes | str, content_type: str = "application/json") -> Any:
    return client.generic("POST", PAD, body if isinstance(body, bytes) else body.encode(), content_type=content_type)


@pytest.mark.norm("B64")
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b'{"vraag": "' + b"\xc3\x28" + b'"}',
        b"[]",
        b"null",
        b'"vraag"',
        b"[" * DIEP + b"]" * DIEP,
        b'{"vraag": ' * DIEP + b"1" + b"}" * DIEP,
        b'{"vraag": NaN}',
        b'{"vraag": null}',
        b'{"vraag": {"$ne": ""}}',
        b'{"vraag": ["a", "b"]}',
        b'{"vraag": true}',
        b'{"vraag": 1e400}',
        b'{"vraag": "' + b"a" * 3_000 + b'"}',
        b'{"vraag": "a", "taal": ["nl"]}',
        b'{"vraag": "a", "taal": "../../etc"}',
        b'{"vraag": "a", "doelgroep": "beheerder"}',
        b'{"vraag": "a", "gemeente": {"code": 1}}',
        b'{"vraag": "a", "gemeente": "' + b"g" * 500 + b'"}',
        b'{"vraag": "a", "gesprek": "../../1"}',
        b'{"vraag": "a", "gesprek": "' + b"a" * 500 + b'"}',
        b'{"vraag": "a", "gesprek": "a\\u0000"}',
    ],
)
def test_what_is_no_question_is_refused_cleanly(client: Client, body: bytes) -> None:
    response = post(client, body)

    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert response.headers["API-Version"]
    assert "Traceback" not in response.content.decode()


def test_a_body_that_is_far_too_large_is_refused_unread(client: Client) -> None:
    response = post(client, b'{"vraag": "' + KANARIE.encode() + b"a" * 5_000_000 + b'"}')

    assert response.status_code == 413
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert KANARIE not in response.content.decode()


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    response = client.generic(method, PAD)

    assert response.status_code == 405
    assert response.headers["Content-Type"].startswith("application/problem+json")


def test_a_form_is_no_json(client: Client) -> None:
    response = post(client, "vraag=paspoort", "application/x-www-form-urlencoded")

    assert response.status_code in {400, 415}
    assert response.headers["Content-Type"].startswith("application/problem+json")


def test_an_error_says_what_is_wrong_and_repeats_nothing(client: Client) -> None:
    response = post(client, json.dumps({"vraag": "a", "taal": KANARIE, "gemeente": [KANARIE]}))

    assert response.status_code == 400
    assert KANARIE not in response.content.decode()
    assert {item["name"] for item in response.json()["invalidParams"]} == {"taal", "gemeente"}


ONGEWOON: tuple[dict[str, str], ...] = (
    {"vraag": "\x00verhuizen\x00"},
    {"vraag": "verhuizen \ud83d"},
    {"vraag": "\ud800\udfff verhuizen \udfff"},
    {"vraag": "\x1b[2Jverhuizen\x07\r\n"},
    {"vraag": "verhuizen", "gemeente": "\x00"},
    {"vraag": "verhuizen", "gemeente": "gm\ud8000344"},
    {"vraag": "verhuizen", "gemeente": "' OR 1=1 --"},
    {"vraag": "verhuizen", "gemeente": "\u202egm0344"},
    {"vraag": "\u200b" * 1_999},
    {"vraag": " "},
    {"vraag": "z" + "\u0335" * 1_900},
    {"vraag": "%s %d {0} {vraag} %(wat)s verhuizen"},
    {"vraag": "verhuizen\\u0000 \\x00 \\"},
)
ODD = ("\x00", "\x00product:x", "product:../..", "<b>", "a" * 5_000, "{{ 7 }}", "é" * 200)


def test_control_characters_and_broken_ones_do_no_harm(
    portaal: dict[str, ProductPagina], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wegwijzer_ai.gesprek.drukte.PER_MINUUT", 1_000)
    for velden in ONGEWOON:
        response = post(client, json.dumps(velden))

        # Half a character is no text: that is said, and nothing else goes wrong.
        assert response.status_code == (
            400 if any("\ud800" <= c <= "\udfff" for c in "".join(velden.values())) else 200
        ), velden
        assert "\x00" not in json.dumps(response.json(), ensure_ascii=False)
        gewoon = velden["vraag"].encode("utf-8", "replace").decode()
        assert client.post("/wegwijzer/", {"q": gewoon}).status_code == 200, velden
    for veld in ("q", "gemeente", "doelgroep", "gesprek", "over", "gekozen"):
        for waarde in ODD:
            page = client.post("/wegwijzer/", {"q": "verhuizen", veld: waarde})

            assert page.status_code == 200, (veld, waarde)
            assert "<b>" not in page.content.decode()
