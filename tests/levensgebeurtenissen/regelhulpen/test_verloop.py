"""Somebody walks through a regelhulp: one question on a page, back, changed, checked, and out."""

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client

from levensgebeurtenissen.regelhulpen.graaf import programma
from levensgebeurtenissen.regelhulpen.inlezen import load_regelhulpen
from levensgebeurtenissen.regels.lijst import REGELS
from levensgebeurtenissen.vragen.overdracht import take_antwoorden
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory
from tests.factories.regelhulpen import REGELHULP

pytestmark = pytest.mark.django_db

START = "/regelhulpen/na-ontslag/"
Laad = Callable[..., None]


@pytest.fixture
def laad(tmp_path: Path) -> Laad:
    """Loads regelhulpen over products and a life event that exist."""
    ProductPaginaFactory(slug="ww-uitkering", title="WW-uitkering", vast=True)
    ProductPaginaFactory(slug="bijstand", title="Bijstand")
    LevensgebeurtenisPaginaFactory(slug="werk-verliezen", title="Werk verliezen")

    def doe(*inhoud: dict[str, Any]) -> None:
        for regelhulp in inhoud or (REGELHULP,):
            (tmp_path / f"{regelhulp['slug']}.yaml").write_text(yaml.safe_dump(regelhulp, allow_unicode=True))
        load_regelhulpen(map_=tmp_path)

    return doe


def tekst(antwoord: Any) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    html: str = antwoord.content.decode()
    return html


def answer(client: Client, nummer: int, vraag: str, waarde: str, **meer: str) -> Any:
    velden = {"_vraag": vraag, vraag: waarde} | meer
    return client.post(f"{START}stap/{nummer}/", velden, headers={"Sec-Fetch-Site": "same-origin"})


def walk_to_bijstand(client: Client) -> None:
    answer(client, 1, "werk", "nee")
    answer(client, 2, "geld", "1.000,50")


def title_of(html: str) -> str:
    kop = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert kop
    return re.sub(r"<[^>]+>", "", kop[1])


def test_the_first_page_says_what_it_asks_and_sets_no_cookie(client: Client, laad: Laad) -> None:
    laad()

    antwoord = client.get(START)

    html = tekst(antwoord)
    for deel in (
        "Ongeveer 3 minuten",
        "Ten hoogste 3",
        "Niet nodig",
        "Houd uw ontslagbrief bij de hand.",
        "Vraag WW aan",
    ):
        assert deel in html
    assert 'href="/regelhulpen/na-ontslag/stap/1/"' in html
    assert "Werkloosheidswet, artikel 17" in html
    assert "public" in antwoord.headers["Cache-Control"]
    assert not antwoord.cookies


def test_a_whole_walk_ends_with_what_to_do_why_and_where(client: Client, laad: Laad) -> None:
    laad()
    OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344", naam="Gemeente Utrecht")

    eerste = client.get(f"{START}stap/1/")
    assert not eerste.cookies, "looking begins nothing"
    assert "Vraag 1 van ten hoogste 3" in tekst(eerste)
    verder = answer(client, 1, "werk", "nee")
    assert (verder.status_code, verder["Location"]) == (303, f"{START}stap/2/")
    assert settings.SESSION_COOKIE_NAME in verder.cookies
    html = tekst(client.get(f"{START}stap/2/"))
    assert title_of(html) == "Hebt u spaargeld?"
    assert "Vraag 2 van ten hoogste 2" in html, "the way over the day of dismissal is not taken any more"
    assert answer(client, 2, "geld", "1.000,50")["Location"] == f"{START}controleer/"

    controle = tekst(client.get(f"{START}controleer/"))
    assert "€ 1.000,50" in controle
    assert ">Nee</dd>" in controle

    antwoord = client.get(f"{START}uitkomst/")
    html = tekst(antwoord)
    assert title_of(html) == "Kijk naar bijstand"
    assert "Uw gemeente" in html
    assert 'href="/producten/bijstand/"' in html
    assert "Had u een baan?" in html
    assert antwoord.headers["Cache-Control"] == "private, no-store"
    html = tekst(client.get(f"{START}uitkomst/?gemeente=gm0344"))
    assert "Gemeente Utrecht" in html
    assert 'href="/producten/bijstand/?gemeente=gm0344"' in html


def test_a_rule_of_the_law_says_why_and_calculated_days_are_in_the_text(
    client: Client, laad: Laad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("levensgebeurtenissen.regelhulpen.verloop.timezone.localdate", lambda: date(2026, 11, 22))
    laad()
    answer(client, 1, "werk", "ja")
    answer(client, 2, "ontslag", "20-11-2026")

    html = tekst(client.get(f"{START}uitkomst/"))

    assert "Doe dat voor 27 november 2026." in html
    assert "geen besluit" in html
    assert "Werkloosheidswet" in html or "WW, artikel" in html
    assert "Maak uw stappenlijst" in html


def test_an_error_keeps_what_was_typed_and_comes_first_in_the_title(client: Client, laad: Laad) -> None:
    laad()
    answer(client, 1, "werk", "nee")

    geweigerd = answer(client, 2, "geld", "heel veel")
    assert geweigerd["Location"] == f"{START}stap/2/", "the Back button never asks to send the form again"
    html = tekst(client.get(geweigerd["Location"]))

    assert "<title>Niet verzonden, er is 1 fout: Hebt u spaargeld?" in html
    assert 'value="heel veel"' in html
    assert 'href="#id_geld"' in html
    assert 'aria-invalid="true"' in html
    assert "heel veel" not in tekst(client.get(f"{START}stap/2/")), "told once"


def test_back_shows_the_answer_and_a_change_keeps_the_others(client: Client, laad: Laad) -> None:
    laad()
    answer(client, 1, "werk", "ja")
    answer(client, 2, "ontslag", "5-1-2026")
    answer(client, 3, "geld", "20000")

    assert 'value="ja" checked' in tekst(client.get(f"{START}stap/1/"))
    assert 'value="05-01-2026"' in tekst(client.get(f"{START}stap/2/"))
    wijzig = tekst(client.get(f"{START}stap/1/?van=controleer"))
    assert 'name="_van" value="controleer"' in wijzig
    klaar = answer(client, 1, "werk", "nee", _van="controleer")
    assert klaar["Location"] == f"{START}controleer/", "the savings still count, the day of dismissal does not"
    assert "5 januari 2026" not in tekst(client.get(f"{START}controleer/"))

    terug = answer(client, 1, "werk", "ja", _van="controleer")
    assert terug["Location"] == f"{START}controleer/", "and nothing was lost"
    assert "5 januari 2026" in tekst(client.get(f"{START}controleer/"))


def test_a_change_that_asks_more_goes_by_the_new_question_only(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)

    nieuw = answer(client, 1, "werk", "ja", _van="controleer")

    assert nieuw["Location"] == f"{START}stap/2/?van=controleer"
    assert answer(client, 2, "ontslag", "5-1-2026", _van="controleer")["Location"] == f"{START}controleer/"


def test_who_jumps_ahead_comes_to_the_question_that_is_open(client: Client, laad: Laad) -> None:
    laad()
    answer(client, 1, "werk", "nee")

    for adres in ("stap/9/", "controleer/", "uitkomst/"):
        assert client.get(f"{START}{adres}")["Location"] == f"{START}stap/2/"
    walk_to_bijstand(client)
    assert client.get(f"{START}stap/9/")["Location"] == f"{START}controleer/"


def test_a_session_that_is_over_says_so_and_offers_to_begin(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)
    client.cookies.clear()

    for adres in ("stap/2/", "controleer/", "uitkomst/", "meenemen/?naar=regelingen"):
        html = tekst(client.get(f"{START}{adres}"))
        assert title_of(html) == "Wij hebben uw antwoorden niet meer"
        assert 'href="/regelhulpen/na-ontslag/stap/1/"' in html
    assert title_of(tekst(answer(client, 2, "geld", "10"))) == "Wij hebben uw antwoorden niet meer"


def test_another_tab_that_changed_the_way_is_told(client: Client, laad: Laad) -> None:
    laad()
    answer(client, 1, "werk", "ja")
    answer(client, 1, "werk", "nee")  # in the other tab

    html = tekst(answer(client, 2, "ontslag", "5-1-2026"))

    assert "in een ander tabblad veranderd" in html
    assert title_of(html) == "Hebt u spaargeld?"


def test_two_regelhulpen_side_by_side_do_not_mix(client: Client, laad: Laad) -> None:
    tweede = deepcopy(REGELHULP) | {"slug": "na-ontslag-twee"}
    laad(REGELHULP, tweede)
    walk_to_bijstand(client)

    assert title_of(tekst(client.get("/regelhulpen/na-ontslag-twee/stap/2/"))) == "Wij hebben uw antwoorden niet meer"


def test_wiping_takes_the_answers_and_the_session(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)

    antwoord = client.post(f"{START}wissen/", follow=True)

    assert "Uw antwoorden zijn gewist" in tekst(antwoord)
    assert not client.cookies[settings.SESSION_COOKIE_NAME].value
    assert title_of(tekst(client.get(f"{START}uitkomst/"))) == "Wij hebben uw antwoorden niet meer"
    assert client.get(f"{START}wissen/").status_code == 405


def test_a_form_of_another_site_is_refused(client: Client, laad: Laad) -> None:
    laad()

    antwoord = client.post(
        f"{START}stap/1/", {"_vraag": "werk", "werk": "nee"}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert antwoord.status_code == 403
    assert not antwoord.cookies


def test_no_answer_is_in_an_address_or_a_header(client: Client, laad: Laad) -> None:
    laad()
    antwoorden = [
        answer(client, 1, "werk", "ja"),
        answer(client, 2, "ontslag", "5-1-2026"),
        answer(client, 3, "geld", "20345"),
    ]

    for antwoord in antwoorden:
        koppen = str(antwoord.headers) + antwoord.cookies.output()
        assert "20345" not in koppen
        assert "2026-01-05" not in koppen
        assert "ontslag/stap" in antwoord.headers["Location"] or "controleer" in antwoord.headers["Location"]


def test_answers_go_along_only_after_a_yes(client: Client, laad: Laad) -> None:
    ander = deepcopy(REGELHULP) | {"slug": "spaart-u", "titel": "Spaart u?", "begin": "gespaard", "berekeningen": []}
    ander["vragen"] = [REGELHULP["vragen"][2] | {"sleutel": "gespaard", "naar": [{"ga": "anders_uit"}]}]
    ander["uitkomsten"] = [REGELHULP["uitkomsten"][2]]
    ander["voorbeelden"] = [
        {"naam": "Spaart", "antwoorden": {"gespaard": 10}, "op": "2026-11-22", "uitkomst": "anders_uit"}
    ]
    laad(REGELHULP, ander)
    walk_to_bijstand(client)
    adres = f"{START}meenemen/?naar=regelhulp:spaart-u"

    assert adres.removeprefix(START) in tekst(client.get(f"{START}uitkomst/"))
    html = tekst(client.get(adres))
    assert "€ 1.000,50" in html
    assert "Had u een baan?" not in html, "only what is asked there goes along"
    assert 'value="nee" checked' in html
    client.post(adres, {})
    assert 'value="1000,50"' not in tekst(client.get("/regelhulpen/spaart-u/stap/1/"))

    antwoord = client.post(adres, {"_mee": "ja"})
    assert antwoord["Location"] == "/regelhulpen/spaart-u/"
    assert 'value="1000,50"' in tekst(client.get("/regelhulpen/spaart-u/stap/1/"))


def test_the_place_to_take_answers_to_must_be_one_that_is_offered(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)

    assert client.get(f"{START}meenemen/?naar=regelhulp:bestaat-niet").status_code == 404
    assert client.get(f"{START}meenemen/").status_code == 404


def test_answers_wait_for_the_overview_of_rights(client: Client, laad: Laad) -> None:
    laad()
    walk_to_bijstand(client)
    adres = f"{START}meenemen/?naar=regelingen"

    assert "U logt eerst in" in tekst(client.get(adres))
    antwoord = client.post(adres, {"_mee": "ja"})

    assert antwoord["Location"] == "/mijn/regelingen/"
    verzoek = antwoord.wsgi_request
    genomen = take_antwoorden(verzoek, naar="regelingen")
    assert genomen is not None
    assert set(genomen.antwoorden) == {"vermogen"}


def test_what_is_dutch_on_an_english_page_says_so(client: Client, laad: Laad) -> None:
    laad()

    assert "What do you get after losing your job?" in tekst(client.get(f"/en{START}"))
    html = tekst(client.get(f"/en{START}stap/1/"))
    assert '<span lang="nl">Had u een baan?</span>' in html
    client.post(f"/en{START}stap/1/", {"_vraag": "werk", "werk": "nee"})
    verder = client.post(f"/en{START}stap/2/", {"_vraag": "geld", "geld": "1000"})
    assert verder["Location"] == f"/en{START}controleer/"
    assert '<h1 class="nl-heading nl-heading--level-1" lang="nl">' in tekst(client.get(f"/en{START}uitkomst/"))


def test_one_that_is_not_published_is_not_there(client: Client, laad: Laad) -> None:
    laad()

    assert client.get("/regelhulpen/bestaat-niet/stap/1/").status_code == 404


def test_a_rule_that_changed_its_name_gives_a_page_that_says_so_and_not_an_error(
    client: Client, laad: Laad, monkeypatch: pytest.MonkeyPatch
) -> None:
    laad()
    answer(client, 1, "werk", "nee")
    monkeypatch.setattr(programma, "REGELS", {naam: regel for naam, regel in REGELS.items() if naam != "ww"})

    for adres in (f"{START}stap/2/", f"{START}controleer/"):
        antwoord = client.get(adres)
        assert antwoord.status_code == 503, adres
        assert "Deze regelhulp kunt u nu niet gebruiken" in antwoord.content.decode()
