"""The public pages in English, and what is shown when something breaks."""

from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory
from django.urls import set_script_prefix
from django.utils import translation

from portal.web.errors import storing
from portal.web.models import HomePagina
from tests.factories.producten import ProductPaginaFactory


@pytest.fixture(autouse=True)
def _script_prefix() -> Iterator[None]:
    yield
    set_script_prefix("/")


@pytest.mark.django_db
def test_the_popular_searches_are_in_english_where_the_product_is(client: Client) -> None:
    home = HomePagina.objects.get()
    home.vaak_gevraagd = "Paspoort aanvragen\nIets zonder Engels"
    home.save_revision().publish()
    ProductPaginaFactory(title="Paspoort aanvragen", titel_en="Apply for a passport")

    engels = client.get("/en/").content.decode()

    assert '<a href="/en/zoeken/?q=Apply%20for%20a%20passport">Apply for a passport</a>' in engels
    assert 'lang="nl">Iets zonder Engels</a>' in engels
    assert ">Paspoort aanvragen</a>" in client.get("/").content.decode()


@pytest.mark.django_db
def test_entrepreneurs_get_searches_of_their_own(client: Client) -> None:
    burgers, ondernemers = (client.get(pad).content.decode() for pad in ("/", "/ondernemers/"))

    assert ">Paspoort aanvragen</a>" in burgers
    assert ">Btw-aangifte doen</a>" not in burgers
    assert ">Btw-aangifte doen</a>" in ondernemers
    assert ">Paspoort aanvragen</a>" not in ondernemers
    # And ask their questions as entrepreneurs.
    doelgroep = '<input type="hidden" name="doelgroep" value="ondernemer">'
    assert (doelgroep in burgers, doelgroep in ondernemers) == (False, True)


@pytest.mark.parametrize(
    ("taal", "prefix", "kop"), [("nl", "/", "Er ging iets mis bij ons"), ("en", "/en/", "Something went wrong")]
)
def test_who_meets_a_fault_stays_in_the_same_language(rf: RequestFactory, taal: str, prefix: str, kop: str) -> None:
    set_script_prefix(prefix)
    with translation.override(taal):
        pagina = storing(rf.get("/")).content.decode()

    assert kop in pagina
    assert f'href="{prefix}"' in pagina.partition("<main")[2].partition("</main>")[0]
