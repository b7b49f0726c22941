"""A list that is kept nowhere is not lost when the session ends (WCAG 2.2.1)."""

import re

import pytest
from django.test import Client

from levensgebeurtenissen.models import LevensgebeurtenisPagina
from tests.levensgebeurtenissen.reizen.test_lijst import LIJST, VRAGEN, vul_in

pytestmark = pytest.mark.django_db


def carried(html: str) -> str:
    """The sealed list in a page."""
    veld = re.search(r'name="_bewaard" value="([^"]+)"', html)
    assert veld
    return veld[1]


def test_a_tick_after_the_end_brings_the_whole_list_along(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    bewaard = carried(vul_in(bezoeker).content.decode())
    bezoeker.cookies.clear()

    antwoord = bezoeker.post(f"{VRAGEN}vink/", {"klaar": pagina.stappen[1].id, "_bewaard": bewaard}, follow=True)

    assert "1 van de" in antwoord.content.decode()
    assert "Vraag huurtoeslag aan" in antwoord.content.decode()


def test_the_page_warns_and_who_stays_keeps_the_list(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    assert f'action="{VRAGEN}blijven/" data-sessie-blijft' in vul_in(bezoeker).content.decode()

    antwoord = bezoeker.post(f"{VRAGEN}blijven/", headers={"X-Fragment": "1"})

    assert antwoord.json()["rest"] > 14 * 60_000
    assert pagina.slug in VRAGEN


def test_at_the_end_the_list_waits_in_the_page_and_comes_back(
    pagina: LevensgebeurtenisPagina, bezoeker: Client
) -> None:
    vul_in(bezoeker)

    pauze = bezoeker.post(f"{VRAGEN}pauze/").content.decode()

    assert "Uw antwoorden staan voor u klaar" in pauze
    assert bezoeker.get(LIJST).status_code == 302, pagina
    terug = bezoeker.post(f"{VRAGEN}verder/", {"_bewaard": carried(pauze)}, follow=True)
    assert "Vraag huurtoeslag aan" in terug.content.decode()
