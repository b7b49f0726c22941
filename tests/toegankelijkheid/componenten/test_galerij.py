"""The gallery, as a designer or developer of another government uses it."""

from http import HTTPStatus

import pytest
from django.test import Client
from lxml import html
from lxml.html import HtmlElement

from tests.toegankelijkheid.conftest import text
from toegankelijkheid.componenten.contract import Contract, Familie, families, owner_of
from toegankelijkheid.componenten.galerij import with_code
from toegankelijkheid.componenten.voorbeelddata import GEGEVENS
from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.templatetags.componenten import register

ALLE = [(groep, contract) for groep in families() for contract in groep.componenten]
ALLE_NAMEN = [contract.naam for _, contract in ALLE]
# A part of another component, or no picture of its own.
ERBIJ = {"bronfouten", "fouttitel", "keuze", "vragenlijst", "kopieerknop"}

pytestmark = pytest.mark.django_db


def _page(client: Client, adres: str) -> HtmlElement:
    response = client.get(adres)
    assert response.status_code == HTTPStatus.OK
    return html.document_fromstring(response.content.decode())


def test_overview_leads_to_every_family(client: Client) -> None:
    pagina = _page(client, "/componenten/")

    links = {link.get("href") for link in pagina.xpath("//main//a")}
    assert {f"/componenten/{groep.sleutel}/" for groep in families()} <= links


@pytest.mark.parametrize("groep", families(), ids=lambda groep: groep.sleutel)
def test_family_shows_each_component_with_its_contract_and_its_code(client: Client, groep: Familie) -> None:
    pagina = _page(client, f"/componenten/{groep.sleutel}/")

    for contract in groep.componenten:
        (deel,) = pagina.xpath(f"//section[@aria-labelledby='c-{contract.naam}']")
        assert text(pagina.get_element_by_id(f"c-{contract.naam}")) == contract.titel.nl
        assert text(with_code_to_element(contract.toetsenbord.nl)) in text(deel)
        codes = [code.text_content().strip() for code in deel.xpath(".//pre/code")]
        assert codes == [een.sjabloon for een in contract.voorbeelden]


@pytest.mark.parametrize("groep", families(), ids=lambda groep: groep.sleutel)
def test_no_id_stands_twice_on_a_page_of_the_gallery(client: Client, groep: Familie) -> None:
    ids = _page(client, f"/componenten/{groep.sleutel}/").xpath("//@id")

    assert sorted(een for een in set(ids) if ids.count(een) > 1) == []


def test_contract_can_be_read_in_english(client: Client) -> None:
    pagina = _page(client, "/en/componenten/acties/")

    assert pagina.get("lang") == "en"
    assert "Sends the form that it stands in." in text(pagina)
    assert {beeld.get("lang") for beeld in pagina.find_class("toestand__beeld")} == {"nl"}


@pytest.mark.parametrize(
    ("weergave", "kenmerk", "waarde"),
    [
        ("donker", "data-kleurenschema", "donker"),
        ("contrast", "data-contrast", "meer"),
        ("groot", "data-tekst", "groter"),
    ],
)
def test_page_can_be_seen_in_the_dark_with_contrast_and_large(
    client: Client, weergave: str, kenmerk: str, waarde: str
) -> None:
    pagina = _page(client, f"/componenten/mededelingen/?weergave={weergave}")

    assert pagina.get(kenmerk) == waarde
    assert {kader.get("src").rpartition("?")[2] for kader in pagina.iter("iframe")} == {f"weergave={weergave}"}


def test_what_can_be_there_only_once_is_shown_in_a_frame_with_a_name(client: Client) -> None:
    pagina = _page(client, "/componenten/formulieren/")

    (kader,) = pagina.iter("iframe")
    assert kader.get("title") == "Voorbeeld van Foutoverzicht: Een geweigerd formulier"
    los = client.get(kader.get("src"))
    assert los.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in los.headers["Content-Security-Policy"]
    assert 'id="fout-kop"' in los.content.decode()


def test_other_pages_stay_out_of_frames(client: Client) -> None:
    response = client.get("/componenten/")

    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("adres", ["/componenten/paars/", "/componenten/acties/knop/paars/"])
def test_what_does_not_exist_is_not_found(client: Client, adres: str) -> None:
    assert client.get(adres).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(("groep", "contract"), ALLE, ids=ALLE_NAMEN)
def test_each_state_stands_alone_as_well(client: Client, groep: Familie, contract: Contract) -> None:
    for een in contract.voorbeelden:
        pagina = _page(client, f"/componenten/{groep.sleutel}/{contract.naam}/{een.sleutel}/")

        assert len(pagina.xpath("//h1")) == 1
        assert pagina.xpath("//main/div/*")


def test_contracts_are_data_as_well(client: Client) -> None:
    data = client.get("/componenten/contract.json").json()

    knop = data["families"][0]["componenten"][0]
    assert knop["naam"] == "knop"
    assert knop["wat"].keys() == {"nl", "en"}
    assert "2.1.1" in knop["eisen"]


@pytest.mark.parametrize(("groep", "contract"), ALLE, ids=ALLE_NAMEN)
def test_contract_names_clauses_that_exist_and_data_that_exist(groep: Familie, contract: Contract) -> None:
    assert set(contract.eisen) <= set(EISEN)
    assert {een.gegevens for een in contract.voorbeelden} <= set(GEGEVENS)
    assert contract.voorbeelden


def test_every_template_tag_is_in_the_gallery() -> None:
    getoond = set(ALLE_NAMEN) | ERBIJ

    assert sorted((set(register.tags) | set(register.filters)) - getoond) == []


def test_a_class_belongs_to_one_component() -> None:
    knop, lijst = owner_of("nl-button__label"), owner_of("utrecht-unordered-list--html-content")
    assert (knop and knop.naam, lijst and lijst.naam) == ("knop", "lijst")
    assert owner_of("nl-buttons") is None
    klassen = [klasse for _, contract in ALLE for klasse in contract.klassen]
    assert len(klassen) == len(set(klassen))


def test_code_in_a_text_cannot_become_html() -> None:
    assert with_code("De `<b>` is <i>vet</i>") == "De <code>&lt;b&gt;</code> is &lt;i&gt;vet&lt;/i&gt;"


def with_code_to_element(tekst: str) -> HtmlElement:
    return html.fragment_fromstring(with_code(tekst), create_parent="div")
