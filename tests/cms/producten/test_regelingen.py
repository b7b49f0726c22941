"""Schemes: what one can apply for now, for whom and until when."""

from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from cms.producten.models import ProductPagina
from cms.producten.regelingen import Stand, list_regelingen, read_regeling
from tests.factories.producten import ProductPaginaFactory
from tests.factories.sectoren import make_regeling

pytestmark = pytest.mark.django_db

VANDAAG = date(2026, 11, 22)


def make(slug: str, **anders: object) -> ProductPagina:
    return ProductPaginaFactory(
        title=slug.title(), slug=slug, doelgroepen=["ondernemer"], regeling=make_regeling(**anders)
    )


@pytest.mark.parametrize(
    ("anders", "stand"),
    [
        ({}, Stand.OPEN),
        ({"openstelling": "ronde"}, Stand.RONDES),
        ({"openstelling": "ronde", "open_van": "2026-12-01", "open_tot": "2027-01-31"}, Stand.STRAKS),
        ({"openstelling": "ronde", "open_van": "2026-11-22", "open_tot": "2026-11-22"}, Stand.OPEN),
        ({"openstelling": "ronde", "open_van": "2026-03-01", "open_tot": "2026-11-21"}, Stand.GESLOTEN),
        ({"open_van": "2027-01-01"}, Stand.STRAKS),
        ({"budget": "op", "budget_op": "2026-10-01"}, Stand.OP),
        ({"openstelling": "gestopt", "budget": "op"}, Stand.GESTOPT),
    ],
)
def test_the_state_of_a_scheme_follows_from_its_days_and_its_budget(anders: dict[str, str], stand: Stand) -> None:
    regeling = read_regeling(product=make("oven", **anders), op=VANDAAG)

    assert regeling is not None
    assert regeling.stand == stand


def test_a_product_that_is_no_scheme_has_none(client: Client) -> None:
    product = ProductPaginaFactory(title="Paspoort", slug="paspoort")

    assert read_regeling(product=product) is None
    assert "De regeling in het kort" not in client.get("/producten/paspoort/").content.decode()
    assert client.get("/api/v1/producten/paspoort").json()["regeling"] is None


def test_the_page_of_a_scheme_says_the_facts_first(client: Client) -> None:
    make("oven", budget="bijna_op", budget_op="2026-11-01")

    pagina = client.get("/producten/oven/").content.decode()

    assert "De regeling in het kort" in pagina
    assert "U kunt aanvragen" in pagina
    assert "Vraag aan voordat u begint of tekent." in pagina
    assert "In 2026 is het 40 procent." in pagina
    assert "Het budget is bijna op (stand van" in pagina
    assert "1 november 2026" in pagina
    assert 'href="https://www.rvo.nl/oven"' in pagina


def test_the_list_puts_first_what_is_open_and_last_what_ended(client: Client) -> None:
    make("gestopt-ding", openstelling="gestopt")
    make("ronde-ding", openstelling="ronde")
    make("zonne-ding")
    make("alleen-burgers")
    ProductPagina.objects.filter(slug="alleen-burgers").update(doelgroepen=["particulier"])

    assert [regeling.product.slug for regeling in list_regelingen()] == ["zonne-ding", "ronde-ding", "gestopt-ding"]
    pagina = client.get("/ondernemers/subsidies/").content.decode()
    assert pagina.index("Zonne-Ding") < pagina.index("Ronde-Ding") < pagina.index("Gestopte regelingen")
    assert "2 regelingen" in pagina


@pytest.mark.parametrize(
    ("query", "gevonden"),
    [
        ("", {"oven", "lening"}),
        ("?doel=starten", {"lening"}),
        ("?soort=subsidie", {"oven"}),
        ("?soort=subsidie&doel=starten", set()),
        ("?open=ja", {"oven"}),
        ("?soort=gekkenhuis&doel=%00&open=nee", {"oven", "lening"}),
    ],
)
def test_filters(client: Client, query: str, gevonden: set[str]) -> None:
    make("oven")
    make("lening", soort="lening", doelen=["starten"], openstelling="ronde")

    pagina = client.get(f"/ondernemers/subsidies/{query}").content.decode()

    assert {slug for slug in ("oven", "lening") if f'href="/producten/{slug}/"' in pagina} == gevonden
    assert ("Er zijn geen regelingen bij deze keuze." in pagina) == (not gevonden)


def test_in_english_where_there_is_english(client: Client) -> None:
    product = make("oven")
    make("zonder", voor_wie_en="", hoeveel_en="", termijn_en="")

    with override("en"):
        regeling = read_regeling(product=product)
    assert regeling is not None
    assert (regeling.voor_wie, regeling.taal) == ("Bakers with a new oven.", "")
    pagina = client.get("/en/ondernemers/subsidies/").content.decode()
    assert "Bakers with a new oven." in pagina
    assert '<span lang="nl">Bakkers met een nieuwe oven.' in pagina


def test_the_api_gives_the_facts(client: Client) -> None:
    make("oven")

    regeling = client.get("/api/v1/producten/oven").json()["regeling"]

    assert (regeling["soort"], regeling["doelen"], regeling["stand"], regeling["vooraf"]) == (
        "subsidie",
        ["verduurzamen"],
        "open",
        True,
    )
    assert regeling["url"] == "https://www.rvo.nl/oven"
