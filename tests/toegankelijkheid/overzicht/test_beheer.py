"""An editor sees what is wrong on the own pages and how to mend it; who decides sees all and judges."""

from collections.abc import Mapping

import pytest
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from tests.factories.toetsen import GevondenFactory
from tests.toegankelijkheid.conftest import text
from tests.toegankelijkheid.overzicht.conftest import Mensen
from toegankelijkheid.toetsen.models import Gevonden, Toetsronde

pytestmark = pytest.mark.django_db

STAND = "/beheer/toegankelijkheid/"
LIJST = "/beheer/toegankelijkheid/bevindingen/"


def open_page(client: Client, pad: str) -> HtmlElement:
    """The main part of a page of the admin."""
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, antwoord.status_code
    main: HtmlElement = html.fromstring(antwoord.content).get_element_by_id("main")
    return main


def figures(page: HtmlElement) -> dict[str, str]:
    """The big numbers on top."""
    [vak] = page.find_class("toets__cijfers")
    return {text(paar.find("dt")): text(paar.find("dd")) for paar in vak}


def cells(rij: HtmlElement) -> list[str]:
    """What stands in the cells of a row."""
    return [text(cel) for cel in rij]


def addresses(client: Client, vraag: str = "") -> set[str]:
    """Which pages the list names."""
    rijen = open_page(client, LIJST + vraag).findall(".//tbody/tr")
    return {text(rij.findall("td")[3]) for rij in rijen}


def test_before_the_first_round_the_page_says_what_will_come(als: Mapping[str, Client]) -> None:
    page = open_page(als["beheerder"], STAND)
    assert "Er is nog niet getoetst" in text(page)
    assert not page.find_class("toets__cijfers"), "no figures where nothing was counted"


def test_the_standing_counts_certain_and_doubtful_apart(
    als: Mapping[str, Client], contrast: Gevonden, twijfel: Gevonden
) -> None:
    page = open_page(als["beheerder"], STAND)
    assert figures(page) == {
        "Zekere fouten": "1",
        "Pagina’s met een zekere fout": "1",
        "Te beoordelen door een mens": "1",
        "De helft is hersteld binnen": "–",
        "Oudste open fout": "10 dagen",
    }
    [per_eis] = page.xpath(".//*[@aria-labelledby='per-eis']//tbody/tr")
    assert cells(per_eis) == ["1.4.3 Contrast van tekst", "1", "1"]
    [per_redacteur] = page.xpath(".//*[@aria-labelledby='per-redacteur']//tbody/tr")
    assert cells(per_redacteur) == ["rosa", "1", "0"]
    assert "1 pagina lukte niet." in text(page)


def test_an_editor_sees_the_own_pages_only(als: Mapping[str, Client], contrast: Gevonden, twijfel: Gevonden) -> None:
    rosa = als["redacteur"]
    assert figures(open_page(rosa, STAND))["Te beoordelen door een mens"] == "0"
    assert addresses(rosa) == {"/producten/paspoort/"}
    assert addresses(als["eindredacteur"]) == {"/", "/producten/paspoort/"}
    assert rosa.get(f"{LIJST}{contrast.pk}/").status_code == 200
    for deel in ("", "beeld/"):
        assert rosa.get(f"{LIJST}{twijfel.pk}/{deel}").status_code == 404


@pytest.mark.parametrize(
    ("vraag", "gezien"),
    [
        ("", {"/", "/producten/paspoort/", "/klem/"}),
        ("?eis=1.4.3", {"/", "/producten/paspoort/"}),
        ("?eis=geen", {"/klem/"}),
        ("?zekerheid=zeker", {"/producten/paspoort/", "/klem/"}),
        ("?zekerheid=te-beoordelen", {"/"}),
        ("?motor=ibm", {"/producten/paspoort/"}),
        ("?organisatie=Gemeente+Utrecht", {"/producten/paspoort/"}),
        ("?organisatie=geen", {"/", "/klem/"}),
        ("?adres=klem", {"/klem/"}),
        ("?stand=hersteld", {"/oud/"}),
        ("?stand=geen-probleem", {"/goed/"}),
        ("?stand=alles", {"/", "/producten/paspoort/", "/klem/", "/oud/", "/goed/"}),
    ],
)
def test_the_list_shows_what_is_asked_for(
    als: Mapping[str, Client], contrast: Gevonden, twijfel: Gevonden, vraag: str, gezien: set[str]
) -> None:
    GevondenFactory(adres="/klem/", eis="", regel="axe:region")
    GevondenFactory(adres="/oud/", eis="2.4.4", hersteld_op="2026-11-01T12:00Z")
    GevondenFactory(adres="/goed/", eis="2.4.4", oordeel="geen-probleem")
    assert addresses(als["beheerder"], vraag) == gezien


def test_a_finding_says_in_plain_dutch_what_is_wrong_and_how_to_mend_it(
    als: Mapping[str, Client], contrast: Gevonden
) -> None:
    page = open_page(als["redacteur"], f"{LIJST}{contrast.pk}/")
    gelezen = text(page)
    for zin in ("Waarom is dit een probleem?", "Zo herstelt u het", "1.4.3 Contrast", "axe-core, IBM Equal Access"):
        assert zin in gelezen
    assert "breed scherm (1280 pixels), donkere kleuren" in gelezen
    engels = page.xpath(".//*[@lang='en']")
    assert [text(deel) for deel in engels] == [contrast.uitleg], "what the program says is marked as English"
    assert not page.xpath(".//form[contains(@action, '/oordeel/')]"), "who writes does not judge"


def test_a_judgement_needs_a_reason_and_keeps_its_history(
    als: Mapping[str, Client], twijfel: Gevonden, mensen: Mensen
) -> None:
    emma, pad = als["eindredacteur"], f"{LIJST}{twijfel.pk}/"
    zonder = emma.post(f"{pad}oordeel/", {"oordeel": "geen-probleem", "toelichting": " "})
    assert zonder.status_code == 200
    twijfel.refresh_from_db()
    assert not twijfel.oordeel

    emma.post(f"{pad}oordeel/", {"oordeel": "geen-probleem", "toelichting": "Het beeld is overal donker."})
    assert addresses(emma) == set(), "what is no problem is off the list"
    emma.post(f"{pad}oordeel/", {"oordeel": "probleem", "toelichting": "Toch niet: rechts is het licht."})
    assert addresses(emma, "?zekerheid=zeker") == {"/"}, "what a person calls a fault counts as certain"
    geschiedenis = [text(regel) for regel in open_page(emma, pad).findall(".//ol[@class='toets__lijst']/li")]
    assert ["een fout" in geschiedenis[0], "geen probleem" in geschiedenis[1]] == [True, True]
    assert "emma" in geschiedenis[0]
    twijfel.refresh_from_db()
    assert twijfel.beoordeeld_door == mensen["eindredacteur"]


def test_who_writes_cannot_judge_by_an_address(als: Mapping[str, Client], contrast: Gevonden) -> None:
    antwoord = als["redacteur"].post(f"{LIJST}{contrast.pk}/oordeel/", {"oordeel": "geen-probleem", "toelichting": "x"})
    assert antwoord.status_code in {302, 403}
    contrast.refresh_from_db()
    assert not contrast.oordeel


def test_the_work_for_people_names_every_clause(als: Mapping[str, Client], twijfel: Gevonden) -> None:
    rijen = open_page(als["redacteur"], "/beheer/toegankelijkheid/werk/").findall(".//tbody/tr")
    assert len(rijen) == 55
    [contrastrij] = [rij for rij in rijen if text(rij).startswith("1.4.3 ")]
    [link] = contrastrij.xpath(".//a[contains(@href, 'zekerheid')]")
    assert text(link).startswith("1 ")
    assert addresses(als["beheerder"], link.get("href").removeprefix(LIJST)) == {"/"}


def test_a_page_goes_in_the_queue_and_a_round_tells_how_far_it_is(als: Mapping[str, Client]) -> None:
    rosa = als["redacteur"]
    antwoord = rosa.post("/beheer/toegankelijkheid/rondes/pagina/", {"adres": "/zoeken/"})
    ronde = Toetsronde.objects.get()
    assert antwoord.headers["Location"] == f"/beheer/toegankelijkheid/rondes/{ronde.pk}/"
    Toetsronde.objects.update(begonnen_op="2026-11-23T12:00Z", adressen=4, gedaan=3)
    page = open_page(rosa, antwoord.headers["Location"])
    [balk] = page.findall(".//progress")
    assert (balk.get("value"), balk.get("max")) == ("3", "4")
    stand = rosa.get(f"{antwoord.headers['Location']}voortgang/").json()
    assert stand == {"gedaan": 3, "adressen": 4, "klaar": False}


@pytest.mark.parametrize("adres", ["https://elders.example/", "//elders.example/", "zoeken", "javascript:alert(1)"])
def test_only_pages_of_the_portal_are_checked(als: Mapping[str, Client], adres: str) -> None:
    antwoord = als["beheerder"].post("/beheer/toegankelijkheid/rondes/pagina/", {"adres": adres})
    assert "vanaf de eerste schuine streep" in antwoord.content.decode()
    assert not Toetsronde.objects.exists()


def test_only_who_works_on_everything_checks_everything(als: Mapping[str, Client]) -> None:
    pad = "/beheer/toegankelijkheid/rondes/alles/"
    for rol in ("redacteur", "eindredacteur"):
        als[rol].post(pad)
    assert not Toetsronde.objects.exists()
    als["landelijk eindredacteur"].post(pad)
    assert Toetsronde.objects.get().omvang == "alle"


def test_a_round_says_which_programs_ran_and_which_pages_failed(als: Mapping[str, Client], ronde: Toetsronde) -> None:
    page = open_page(als["redacteur"], f"/beheer/toegankelijkheid/rondes/{ronde.pk}/")
    rijen = [cells(rij) for rij in page.findall(".//tbody/tr")]
    assert ["axe-core", "4.14.1", "61,5"] in rijen
    assert ["/kapot/", "geen antwoord binnen 60 seconden"] in rijen
    assert "Elke nacht" in text(open_page(als["redacteur"], "/beheer/toegankelijkheid/rondes/"))


def test_who_does_research_goes_from_a_clause_to_its_form(als: Mapping[str, Client]) -> None:
    pad = "/beheer/toegankelijkheid/onderzoek/eis/1.4.3/"
    for rol, mag in (("beheerder", True), ("redacteur", False)):
        werk = open_page(als[rol], "/beheer/toegankelijkheid/werk/")
        assert (pad in werk.xpath(".//a/@href")) is mag
