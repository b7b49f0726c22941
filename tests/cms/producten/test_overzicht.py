"""Index, theme and organisation pages."""

import pytest
from django.test import Client

from cms.producten.models import Organisatie
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory, ThemaFactory

pytestmark = pytest.mark.django_db


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    assert not response.cookies
    return response.content.decode()


def test_products_stand_from_a_to_z_without_regard_to_accents(client: Client) -> None:
    for titel in ("Énergietoeslag", "Erfenis", "Aangifte"):
        ProductPaginaFactory(title=titel)

    tekst = read(client, "/producten/")

    assert tekst.index('id="letter-A"') < tekst.index('id="letter-E"')
    assert tekst.count('id="letter-E"') == 1
    assert tekst.index(">Énergietoeslag<") < tekst.index(">Erfenis<")
    assert "3 producten" in tekst


def test_filters_narrow_the_list_and_odd_ones_do_nothing(client: Client) -> None:
    wonen = ThemaFactory(titel="Wonen")
    ProductPaginaFactory(title="Huurtoeslag", themas=[wonen])
    ProductPaginaFactory(title="Btw-aangifte", doelgroepen=["ondernemer"])

    assert "Btw-aangifte" not in read(client, "/producten/?thema=wonen")
    assert "Huurtoeslag" not in read(client, "/producten/?doelgroep=ondernemer")
    assert "Er zijn geen producten bij deze keuze." in read(client, "/producten/?doelgroep=ondernemer&thema=wonen")
    assert "2 producten" in read(client, "/producten/?doelgroep=koning&thema=x&pagina=zeven")


def test_theme_shows_its_products(client: Client) -> None:
    wonen = ThemaFactory(titel="Wonen", titel_en="Housing")
    ProductPaginaFactory(title="Huurtoeslag", themas=[wonen])
    ProductPaginaFactory(title="Iets anders")

    assert "Wonen" in read(client, "/themas/")
    tekst = read(client, "/themas/wonen/")
    assert "Huurtoeslag" in tekst
    assert "Iets anders" not in tekst
    assert '<h1 class="nl-heading nl-heading--level-1">Housing</h1>' in read(client, "/en/themas/wonen/")
    assert client.get("/themas/bestaat-niet/").status_code == 404


def test_organisations_are_found_by_name_and_kind(client: Client, utrecht: Organisatie) -> None:
    OrganisatieFactory(naam="UWV")

    assert "UWV" in read(client, "/organisaties/")
    tekst = read(client, "/organisaties/?q=utr&soort=gemeente")
    assert "Gemeente Utrecht" in tekst
    assert ">UWV<" not in tekst
    assert "Wij vonden geen organisatie" in read(client, "/organisaties/?q=zzz")
    assert "UWV" in read(client, "/organisaties/?soort=stam")


def test_long_list_of_organisations_is_paged(client: Client) -> None:
    OrganisatieFactory.create_batch(31)

    assert "?q=dienst&amp;pagina=2" in read(client, "/organisaties/?q=dienst")


def test_organisation_page_has_contact_and_products_for_that_place(client: Client, utrecht: Organisatie) -> None:
    ProductPaginaFactory(title="Paspoort aanvragen")

    tekst = read(client, "/organisaties/gemeente-utrecht/")

    assert "Stadsplateau 1, Utrecht" in tekst
    assert "tel:14030" in tekst
    assert "/producten/paspoort-aanvragen/?gemeente=gm0344" in tekst
    assert client.get("/organisaties/bestaat-niet/").status_code == 404


def test_search_on_an_organisation_page_stays_with_its_products(client: Client, utrecht: Organisatie) -> None:
    svb = OrganisatieFactory(naam="Sociale Verzekeringsbank (SVB)")
    ProductPaginaFactory(title="Paspoort aanvragen")
    ProductPaginaFactory(title="Kinderbijslag", organisatie=svb, uitvoerder="vast")

    assert 'name="organisatiesoort" value="gemeente"' in read(client, utrecht.get_absolute_url())
    assert f'name="organisatie" value="{svb.slug}"' in read(client, svb.get_absolute_url())


def test_ended_organisation_says_so(client: Client) -> None:
    OrganisatieFactory(naam="Oud", is_actief=False)

    assert "Deze organisatie bestaat niet meer" in read(client, "/organisaties/oud/")


def test_product_without_a_general_text_names_who_offers_it(client: Client, utrecht: Organisatie) -> None:
    pagina = ProductPaginaFactory(title="Moestuin huren", herkomst="sc")
    AanbodFactory(product=pagina, organisatie=utrecht)

    tekst = read(client, "/producten/moestuin-huren/")

    assert "Wie biedt dit aan?" in tekst
    assert 'href="?gemeente=gm0344#uw-gemeente"' in tekst
