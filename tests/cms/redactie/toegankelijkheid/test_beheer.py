"""An editor sees how the texts stand: in the list of pages, in the preview and in the reports."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Aanbod, ProductPagina
from cms.redactie.kwaliteit.meten import store_advies
from cms.redactie.models import Kwaliteitsmeting, Rol
from cms.redactie.toegankelijkheid.publiceren import publish_with_reden
from cms.redactie.toegankelijkheid.voorbeeld import list_axe, list_eigen, name_of
from tests.cms.redactie.toegankelijkheid.formulier import velden
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory
from tests.factories.redactie import make_lid
from toegankelijkheid.toetsen.herkomst import Herkomst, find_herkomst
from toegankelijkheid.toetsen.regels.index import REGELS, Nodig

pytestmark = pytest.mark.django_db

FOUT = '<p>Lees meer <a href="/x">hier</a>.</p>'


@pytest.fixture
def landelijk() -> User:
    return make_lid("ria", Rol.EINDREDACTEUR)


@pytest.fixture
def redacteur(client: Client, landelijk: User) -> Client:
    client.force_login(landelijk)
    return client


@pytest.fixture
def kleurig() -> ProductPagina:
    pagina: ProductPagina = ProductPaginaFactory(
        title="Hond aanmelden", wat=make_stream("wat", "alinea", ["Klik op de groene knop."])
    )
    store_advies(pagina)
    return pagina


def test_the_list_of_pages_says_how_each_stands_and_can_be_filtered(redacteur: Client, kleurig: ProductPagina) -> None:
    goed: ProductPagina = ProductPaginaFactory(title="Paspoort aanvragen")
    store_advies(goed)
    concept: ProductPagina = ProductPaginaFactory(title="Nog niet klaar", live=False)
    url = reverse("wagtailadmin_explore", args=[kleurig.get_parent().pk])

    tekst = redacteur.get(url).content.decode()
    assert "1 te beoordelen" in tekst
    assert "Niets gevonden" in tekst
    assert concept.title in tekst

    gefilterd = redacteur.get(url, {"toegankelijkheid": "oordeel"}).content.decode()
    assert "Hond aanmelden" in gefilterd
    assert "Paspoort aanvragen" not in gefilterd

    Kwaliteitsmeting.objects.filter(pagina=goed).update(ontoegankelijk=2)
    assert "2 fouten in toegankelijkheid" in redacteur.get(url, {"toegankelijkheid": "fout"}).content.decode()


def test_the_list_of_pages_asks_no_more_of_the_database_for_more_pages(
    redacteur: Client, kleurig: ProductPagina, django_assert_max_num_queries: Any
) -> None:
    url = reverse("wagtailadmin_explore", args=[kleurig.get_parent().pk])
    redacteur.get(url)
    for _ in range(5):
        store_advies(ProductPaginaFactory())

    with django_assert_max_num_queries(45) as gevraagd:
        redacteur.get(url)

    assert sum("redactie_kwaliteitsmeting" in vraag["sql"] for vraag in gevraagd.captured_queries) == 1


def test_the_report_of_texts_filters_by_rule_and_names_the_writer(
    redacteur: Client, kleurig: ProductPagina, landelijk: User
) -> None:
    kleurig.save_revision(user=landelijk).publish()
    url = reverse("redactie_toegankelijk:teksten")

    tekst = redacteur.get(url, {"regel": "eigen:aanwijzing-kleur"}).content.decode()
    assert "Hond aanmelden" in tekst
    assert "ria" in tekst
    assert "Hond aanmelden" not in redacteur.get(url, {"stand": "fout"}).content.decode()
    csv = redacteur.get(url, {"export": "csv"})
    assert "Hond aanmelden" in b"".join(csv.streaming_content).decode()  # type: ignore[attr-defined]


@pytest.fixture
def met_fout(landelijk: User) -> Aanbod:
    aanbod: Aanbod = AanbodFactory(organisatie=OrganisatieFactory(), titel="Afval in de wijk", tekst=FOUT)
    aanbod.save_revision()
    publish_with_reden(ding=aanbod, user=landelijk, reden="Morgen verbeteren wij de link.")
    return aanbod


def test_what_was_published_with_an_error_stands_in_a_list_of_the_own_organisation(
    redacteur: Client, met_fout: Aanbod
) -> None:
    url = reverse("redactie_toegankelijk:redenen")

    tekst = redacteur.get(url).content.decode()
    assert "Afval in de wijk" in tekst
    assert "Morgen verbeteren wij de link." in tekst
    assert "Linktekst zegt niet waarheen" in tekst
    assert "Afval in de wijk" not in redacteur.get(url, {"hersteld": "true"}).content.decode()

    redacteur.force_login(make_lid("sam", Rol.REDACTEUR, OrganisatieFactory()))
    assert "Afval in de wijk" not in redacteur.get(url).content.decode()
    redacteur.force_login(make_lid("sem", Rol.REDACTEUR, met_fout.organisatie))
    assert "Afval in de wijk" in redacteur.get(url).content.decode()


def test_the_preview_runs_axe_and_our_own_rules_in_dutch(redacteur: Client, met_fout: Aanbod) -> None:
    url = reverse("wagtailsnippets_producten_aanbod:preview_on_edit", args=[met_fout.pk])

    redacteur.post(url, velden(met_fout, FOUT))
    paneel = redacteur.get(url, {"in_preview_panel": "true"}).content.decode()

    (ruw,) = re.findall(r'id="checker-axe-configuration" type="application/json">(.*?)</script>', paneel, re.DOTALL)
    instelling = json.loads(ruw)
    assert set(instelling["options"]["runOnly"]) == set(instelling["messages"])
    assert instelling["messages"]["link-name"]["error_name"] == "Link zonder tekst"
    assert "eigen-linktekst-vaag" in instelling["options"]["runOnly"]
    assert {regel["id"] for regel in instelling["spec"]["rules"]} == {name_of(naam) for naam in list_eigen()}
    script = redacteur.get(reverse("redactie_toegankelijk:regels"))
    assert script["Content-Type"].startswith("text/javascript")
    assert '"linktekst-vaag"' in script.content.decode()


def test_a_page_that_is_no_preview_has_no_checks(client: Client, kleurig: ProductPagina) -> None:
    assert "wagtail-userbar" not in client.get(kleurig.url).content.decode()


def test_the_preview_presses_no_keys_and_asks_nothing_that_an_editor_cannot_mend() -> None:
    assert "image-alt" in list_axe()
    assert "color-contrast" not in list_axe()
    assert all(REGELS[naam].nodig != Nodig.TOETSENBORD for naam in list_eigen())


def test_a_finding_on_a_page_reaches_who_wrote_it(landelijk: User) -> None:
    svb = OrganisatieFactory(naam="SVB")
    pagina: ProductPagina = ProductPaginaFactory(vast=True, organisatie=svb)
    pagina.save_revision(user=landelijk).publish()

    gevonden = find_herkomst(f"/en{pagina.url}", route="wagtail")

    assert gevonden == Herkomst(paginasoort="Product", organisatie=str(svb), redacteur_id=landelijk.pk)
    assert find_herkomst("/zoeken/", route="web:zoeken") == Herkomst(paginasoort="web:zoeken")
