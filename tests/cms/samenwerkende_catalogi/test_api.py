"""The SDG reads our products in the form that its own API has."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Organisatie, ProductVertaling
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, UniformeProductFactory

pytestmark = pytest.mark.django_db
PAD = "/api/v1/sdg/producten"


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


def make_product(titel: str, **velden: Any) -> Any:
    return ProductPaginaFactory(title=titel, upn=UniformeProductFactory(naam=titel.lower(), sdg=["D1"]), **velden)


def read(client: Client, **vraag: str) -> list[dict[str, Any]]:
    antwoord = client.get(PAD, vraag)
    assert antwoord.status_code == 200, antwoord.content
    return antwoord.json()["results"]


def test_products_of_fixed_bodies_come_per_doelgroep(client: Client) -> None:
    make_product("Kinderbijslag", vast=True, doelgroepen=["particulier", "ondernemer"])
    make_product("Paspoort")
    ProductPaginaFactory(title="Buiten de verordening", vast=True)

    producten = read(client)

    assert [(p["upnLabel"], p["doelgroep"]) for p in producten] == [
        ("kinderbijslag", "eu-burger"),
        ("kinderbijslag", "eu-bedrijf"),
    ]
    assert len({p["uuid"] for p in producten}) == 2
    assert read(client, doelgroep="eu-bedrijf") == producten[1:]
    assert read(client, upnUri=producten[0]["upnUri"]) == producten
    assert read(client, upnLabel="anders") == []
    assert client.get(producten[1]["url"].removeprefix("http://localhost:8000")).json() == producten[1]


def test_products_of_a_gemeente_link_to_its_own_page(client: Client, utrecht: Organisatie) -> None:
    make_product("Paspoort")

    (product,) = read(client, organisatieOwmsIdentifier=utrecht.owms_uri)

    assert product["verantwoordelijkeOrganisatie"]["owmsPrefLabel"] == "Utrecht"
    assert product["vertalingen"][0]["links"][0]["url"].endswith("/producten/paspoort/?gemeente=gm0344")
    assert product["vertalingen"][1]["links"][0]["url"].endswith("/en/producten/paspoort/?gemeente=gm0344")
    assert client.get(product["url"].removeprefix("http://localhost:8000")).json() == product
    assert client.get(PAD, {"organisatieOwmsIdentifier": "https://bestaat.niet/"}).status_code == 400
    assert client.get(f"{PAD}/paspoort/eu-burger").status_code == 404


def test_texts_are_markdown_in_dutch_and_in_english(client: Client) -> None:
    product = make_product("Kinderbijslag", vast=True, titel_en="Child benefit", samenvatting_en="Money for parents.")
    ProductVertaling.objects.create(
        pagina=product,
        taal="en",
        nodig=make_stream("nodig", "zin", ["A valid passport."]),
        kosten=make_stream("kosten", "bedrag", [{"omschrijving": "For adults", "toelichting": "At most."}]),
    )

    nl, en = read(client)[0]["vertalingen"]

    assert nl["titel"] == "Kinderbijslag"
    assert nl["tekst"] == "U vraagt dit aan bij de overheid.\n\nMet dit product regelt u iets."
    assert nl["procedureBeschrijving"] == "1. Maak een afspraak. Dat kan online."
    assert nl["vereisten"] == "- U woont in Nederland.\n- U bent 18 jaar of ouder."
    assert nl["kostenEnBetaalmethoden"] == "- Voor volwassenen: € 88,20. Maximum."
    assert (en["titel"], en["tekst"]) == ("Child benefit", "Money for parents.")
    assert en["bewijs"] == "- A valid passport."
    assert en["kostenEnBetaalmethoden"] == "- For adults: € 88.20. At most."
    # What is not translated is not given as if it were English.
    assert en["bezwaarEnBeroep"] == ""
    assert [v["taal"] for v in read(client, taal="en")[0]["vertalingen"]] == ["en"]


def test_product_without_english_says_so(client: Client) -> None:
    make_product("Kinderbijslag", vast=True, titel_en="")

    assert read(client)[0]["beschikbareTalen"] == ["nl"]


def test_list_has_pages(client: Client) -> None:
    for nummer in range(3):
        make_product(f"Product {nummer}", vast=True)

    blad = client.get(PAD, {"pageSize": "2"}).json()

    assert (blad["count"], len(blad["results"]), blad["previous"]) == (3, 2, None)
    assert len(client.get(blad["next"].removeprefix("http://testserver")).json()["results"]) == 1


def test_answers_have_every_field_that_the_official_description_asks_for(client: Client, standaarden: Path) -> None:
    make_product("Kinderbijslag", vast=True)
    schemas = yaml.safe_load((standaarden / "sdg" / "sdg-invoervoorziening-openapi.yaml").read_text())["components"][
        "schemas"
    ]
    (product,) = read(client)

    def check(gegeven: dict[str, Any], schema: str) -> None:
        beschreven = schemas[schema]
        assert set(beschreven["required"]) <= set(gegeven), schema
        assert set(gegeven) <= set(beschreven["properties"]), schema

    check(product, "Product")
    check(product["verantwoordelijkeOrganisatie"], "ProductLokaleOverheid")
    check(product["bevoegdeOrganisatie"], "BevoegdeOrganisatie")
    check(product["vertalingen"][0], "LocalizedProduct")
    assert product["doelgroep"] in schemas["DoelgroepEnum"]["enum"]
