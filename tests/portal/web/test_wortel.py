"""A page is found without asking each time where the site begins, and says what it says now."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from portal.web.models import HomePagina
from portal.web.wortel import forget_site
from tests.factories.producten import ProductPaginaFactory

pytestmark = pytest.mark.django_db


def test_the_second_page_does_not_ask_for_the_site_and_its_home_page(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ProductPaginaFactory(title="Paspoort aanvragen")
    vers = "/producten/paspoort-aanvragen/?nieuw=1"
    client.get(vers)

    with django_assert_num_queries(4) as vragen:
        assert client.get(vers).status_code == 200

    assert not any('FROM "wagtailcore_site"' in vraag["sql"] for vraag in vragen.captured_queries)


def test_what_the_home_page_says_is_read_each_time(client: Client) -> None:
    thuis = HomePagina.objects.get()
    client.get("/?nieuw=1")
    HomePagina.objects.filter(pk=thuis.pk).update(kop="Wat wilt u vandaag regelen?")

    assert "Wat wilt u vandaag regelen?" in client.get("/?nieuw=2").content.decode()


def test_another_site_is_found_once_it_is_forgotten(client: Client) -> None:
    client.get("/?nieuw=1")
    Site.objects.all().delete()
    assert client.get("/?nieuw=2").status_code == 200

    forget_site()

    assert client.get("/?nieuw=3").status_code == 404
