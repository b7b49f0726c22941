"""Somebody takes longer than the session lives: they are warned, may stay, and lose nothing (WCAG 2.2.1)."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from levensgebeurtenissen.vragen import bewaring
from tests.levensgebeurtenissen.regelhulpen.test_verloop import START, answer, laad, tekst, title_of, walk_to_bijstand

pytestmark = pytest.mark.django_db
__all__ = ["laad"]
Laad = Callable[..., None]


def carried(html: str) -> str:
    """The sealed answers in a page."""
    veld = re.search(r'name="_bewaard" value="([^"]+)"', html)
    assert veld
    return veld[1]


def send(client: Client, deel: str, **velden: str) -> Any:
    return client.post(f"{START}{deel}/", velden, headers={"Sec-Fetch-Site": "same-origin"})


def test_from_the_first_answer_on_each_page_warns_before_the_end(client: Client, laad: Laad) -> None:
    laad()
    assert "sessiemelding" not in tekst(client.get(f"{START}stap/1/")), "nothing can be lost yet"
    walk_to_bijstand(client)

    for deel in ("stap/2", "controleer", "uitkomst"):
        html = tekst(client.get(f"{START}{deel}/"))
        rest = re.search(r'<dialog class="sessiemelding"[^>]* data-rest="(\d+)"', html)
        assert rest
        assert 14 * 60_000 < int(rest[1]) <= 15 * 60_000
        assert f'action="{START}blijven/" data-sessie-blijft' in html


def test_who_is_still_there_gets_the_full_time_again(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)

    antwoord = client.post(f"{START}blijven/", headers={"Sec-Fetch-Site": "same-origin", "X-Fragment": "1"})

    assert 14 * 60_000 < antwoord.json()["rest"] <= 15 * 60_000
    assert antwoord.headers["Cache-Control"] == "private, no-store"


def test_without_a_script_the_next_answer_brings_the_earlier_ones_along(client: Client, laad: Laad) -> None:
    laad()
    answer(client, 1, "werk", "nee")
    bewaard = carried(tekst(client.get(f"{START}stap/2/")))
    client.cookies.clear()

    antwoord = answer(client, 2, "geld", "1.000,50", _bewaard=bewaard)

    assert antwoord.headers["Location"] == f"{START}controleer/"
    assert ">Nee</dd>" in tekst(client.get(f"{START}controleer/"))


def test_answers_that_are_checked_lead_to_the_outcome_after_the_end_as_well(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)
    bewaard = carried(tekst(client.get(f"{START}controleer/")))
    client.cookies.clear()

    antwoord = send(client, "controleer", _bewaard=bewaard)

    assert antwoord.headers["Location"] == f"{START}uitkomst/"
    assert title_of(tekst(client.get(f"{START}uitkomst/"))) == "Kijk naar bijstand"


def test_at_the_end_the_answers_leave_our_computer_and_come_back_when_asked(client: Client, laad: Laad) -> None:
    laad()
    answer(client, 1, "werk", "nee")

    html = tekst(send(client, "pauze", _vraag="geld", geld="1.000,50"))

    assert title_of(html) == "Uw antwoorden staan voor u klaar"
    assert "1.000,50" not in html
    assert title_of(tekst(client.get(f"{START}stap/2/"))) == "Wij hebben uw antwoorden niet meer"
    antwoord = send(client, "verder", _bewaard=carried(html))
    assert antwoord.headers["Location"] == f"{START}controleer/"
    assert "€ 1.000,50" in tekst(client.get(f"{START}controleer/"))


def test_what_is_too_old_changed_or_of_another_regelhulp_brings_nothing_back(
    client: Client, laad: Laad, monkeypatch: pytest.MonkeyPatch
) -> None:
    laad()
    answer(client, 1, "werk", "nee")
    bewaard = carried(tekst(client.get(f"{START}stap/2/")))

    assert bewaring.unseal_antwoorden(bewaard, naam="regelhulp:na-ontslag") == {"werk": "nee"}
    assert bewaring.unseal_antwoorden(bewaard, naam="regelhulp:emigreren") == {}
    for onzin in ("", "x", bewaard[:-8] + "AAAAAAA=", "é"):
        assert bewaring.unseal_antwoorden(onzin, naam="regelhulp:na-ontslag") == {}
    morgen = time.time() + bewaring.GELDIG + 1
    monkeypatch.setattr(bewaring.time, "time", lambda: morgen)
    assert bewaring.unseal_antwoorden(bewaard, naam="regelhulp:na-ontslag") == {}
