"""What search engines find: the sitemap, robots.txt, and the pages of organisations and themes."""

import pytest
from django.test import Client
from lxml import etree

from cms.producten.models import Organisatie
from cms.producten.models.paginas import Uitvoerder
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import (
    LocatieFactory,
    OrganisatieFactory,
    ProductPaginaFactory,
    ThemaFactory,
)

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client: Client, url: str) -> list[str]:
    response = client.get(url)
    assert response.status_code == 200, url
    return [str(plek.text) for plek in etree.fromstring(response.content).findall(".//s:loc", NS)]


def test_sitemap_names_every_public_page_once(client: Client) -> None:
    ProductPaginaFactory(title="Paspoort aanvragen")
    ProductPaginaFactory(title="Nog niet af", live=False)
    LevensgebeurtenisPaginaFactory(title="Verhuizen")
    ThemaFactory(titel="Reizen")
    OrganisatieFactory(naam="SVB")
    OrganisatieFactory(naam="Opgeheven", is_actief=False)

    delen = addresses(client, "/sitemap.xml")
    paginas = [adres for deel in delen for adres in addresses(client, deel.removeprefix("http://testserver"))]

    assert sorted(paginas) == [
        "http://localhost:8000/levensgebeurtenissen/verhuizen/",
        "http://localhost:8000/organisaties/svb/",
        "http://localhost:8000/producten/paspoort-aanvragen/",
        "http://localhost:8000/themas/reizen/",
    ]


def test_robots_keeps_personal_pages_and_searches_out(client: Client) -> None:
    tekst = client.get("/robots.txt").content.decode()

    assert "Disallow: /mijn/\n" in tekst
    assert "Sitemap: http://localhost:8000/sitemap.xml\n" in tekst


def test_gemeente_shows_what_it_does_where_it_is_and_its_products_by_thema(
    client: Client, utrecht: Organisatie
) -> None:
    reizen, wonen = ThemaFactory(titel="Reizen", volgorde=1), ThemaFactory(titel="Wonen", volgorde=2)
    ProductPaginaFactory(title="Verhuizing doorgeven", themas=[wonen])
    ProductPaginaFactory(title="Paspoort aanvragen", themas=[reizen])
    ProductPaginaFactory(title="AOW", vast=True, themas=[wonen])
    LocatieFactory(organisatie=utrecht, naam="Stadskantoor")

    tekst = client.get(utrecht.get_absolute_url()).content.decode()

    assert "De gemeente is er voor wie er woont" in tekst
    assert "8:30 tot 17:00 (op afspraak)" in tekst
    assert "dicht" in tekst, "the other days"
    volgorde = [tekst.index(deel) for deel in ("Stadskantoor", ">Reizen<", "Paspoort aanvragen", ">Wonen<")]
    assert volgorde == sorted(volgorde)
    assert "/producten/verhuizing-doorgeven/?gemeente=gm0344" in tekst
    assert "AOW" not in tekst


def test_organisation_tells_in_its_own_words_what_it_does(client: Client) -> None:
    svb = OrganisatieFactory(naam="SVB", taak="De SVB betaalt uw AOW.", taak_en="The SVB pays your state pension.")

    assert "De SVB betaalt uw AOW." in client.get(svb.get_absolute_url()).content.decode()
    assert "The SVB pays your state pension." in client.get(f"/en{svb.get_absolute_url()}").content.decode()


def test_ended_organisation_leads_to_the_one_that_took_over(client: Client) -> None:
    oud, nieuw = OrganisatieFactory(gemeente=True, plaats="Weesp", is_actief=False), OrganisatieFactory(gemeente=True)
    oud.opgevolgd_door.add(nieuw)

    tekst = client.get(oud.get_absolute_url()).content.decode()
    assert "Deze organisatie bestaat niet meer" in tekst
    assert f'href="{nieuw.get_absolute_url()}"' in tekst
    assert oud.naam in client.get(nieuw.get_absolute_url()).content.decode()


def test_island_shows_the_products_of_the_islands(client: Client) -> None:
    saba = OrganisatieFactory(naam="Saba", tooi_uri="https://identifier.overheid.nl/tooi/id/col/col03", soort="overig")
    ProductPaginaFactory(title="Sedula", uitvoerder=Uitvoerder.OPENBAAR_LICHAAM)

    assert "/producten/sedula/?openbaar-lichaam=saba" in client.get(saba.get_absolute_url()).content.decode()


def test_theme_shows_the_life_events_that_need_it(client: Client) -> None:
    thema = ThemaFactory(titel="Wonen")
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[ProductPaginaFactory(themas=[thema])])
    LevensgebeurtenisPaginaFactory(title="Scheiden", producten=[ProductPaginaFactory()])

    tekst = client.get(thema.get_absolute_url()).content.decode()
    assert "Verhuizen" in tekst
    assert "Scheiden" not in tekst
