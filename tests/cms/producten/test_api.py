"""Products, organisations and themes in the API."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from cms.producten import api
from cms.producten.documenten import product_documenten
from cms.producten.models import Organisatie
from cms.zoeken.port import Treffer, Zoekuitkomst, Zoekvraag
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, ThemaFactory

pytestmark = pytest.mark.django_db


def get(client: Client, pad: str, status: int = 200) -> Any:
    response = client.get(f"/api/v1{pad}")
    assert response.status_code == status, response.content
    return response.json()


def test_product_has_the_fields_of_the_contract(client: Client, utrecht: Organisatie) -> None:
    pagina = ProductPaginaFactory(
        title="Paspoort", themas=[ThemaFactory(slug="reizen")], gecontroleerd=date(2026, 11, 20)
    )
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[pagina])

    antwoord = get(client, "/producten?gemeente=gm0344")

    assert {naam: antwoord[naam] for naam in ("count", "next", "previous")} == {
        "count": 1,
        "next": None,
        "previous": None,
    }
    (product,) = antwoord["results"]
    assert product["slug"] == "paspoort"
    assert product["url"].endswith("/producten/paspoort/")
    assert product["url"].startswith("http")
    assert product["uniformeProductnaam"] == pagina.upn.naam
    assert product["upnUri"] == pagina.upn.uri
    assert product["doelgroep"] == ["particulier"]
    assert product["themas"] == ["reizen"]
    assert product["levensgebeurtenissen"] == ["verhuizen"]
    assert product["bijgewerkt"] == "2026-11-20"
    assert product["organisatie"] == {
        "naam": "Gemeente Utrecht",
        "soort": "gemeente",
        "tooiUri": utrecht.tooi_uri,
        "url": product["organisatie"]["url"],
        "telefoon": "14 030",
    }
    assert get(client, "/producten/paspoort")["titel"] == "Paspoort"
    assert get(client, "/producten")["results"][0]["organisatie"] is None


def test_products_are_filtered(client: Client) -> None:
    rdw = OrganisatieFactory(naam="RDW")
    kenteken = ProductPaginaFactory(title="Kenteken", uitvoerder="vast", organisatie=rdw)
    btw = ProductPaginaFactory(title="Btw", doelgroepen=["ondernemer"], themas=[ThemaFactory(slug="onderneming")])
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[kenteken])

    def slugs(query: str) -> list[str]:
        return [product["slug"] for product in get(client, f"/producten?{query}")["results"]]

    assert slugs("organisatie=rdw") == slugs(f"organisatie={rdw.tooi_uri}") == ["kenteken"]
    assert slugs("thema=onderneming") == slugs("doelgroep=ondernemer") == ["btw"]
    assert slugs("levensgebeurtenis=verhuizen") == ["kenteken"]
    assert slugs(f"uniformeProductnaam={btw.upn.naam}") == slugs(f"uniformeProductnaam={btw.upn.uri}") == ["btw"]
    assert slugs("levensgebeurtenis=bestaat-niet") == []


def test_pages_link_to_each_other(client: Client) -> None:
    for titel in "ABC":
        ProductPaginaFactory(title=titel)

    eerste = get(client, "/producten?pageSize=2")

    assert eerste["count"] == 3
    assert [product["titel"] for product in eerste["results"]] == ["A", "B"]
    tweede = get(client, eerste["next"].partition("/api/v1")[2])
    assert [product["titel"] for product in tweede["results"]] == ["C"]
    assert tweede["previous"]


def test_search_orders_by_the_engine_and_gives_the_score(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for titel in ("Paspoort", "Identiteitskaart", "Iets anders"):
        ProductPaginaFactory(title=titel)
    documenten = {document.sleutel: document for document in product_documenten()}
    gevraagd: list[Zoekvraag] = []

    def zoek(vraag: Zoekvraag) -> Zoekuitkomst:
        gevraagd.append(vraag)
        treffers = (
            Treffer(documenten["product:paspoort"], 0.9, 0.8),
            Treffer(documenten["product:identiteitskaart"], 0.95, 0.8),
        )
        return Zoekuitkomst(treffers=treffers, totaal=2)

    monkeypatch.setattr(api, "zoekmachine", lambda: SimpleNamespace(zoek=zoek))

    antwoord = get(client, "/producten?q=mijn+pas+is+kwijt&doelgroep=particulier")

    assert [(product["slug"], product["score"]) for product in antwoord["results"]] == [
        ("identiteitskaart", 0.95),
        ("paspoort", 0.9),
    ]
    assert gevraagd[0].tekst == "mijn pas is kwijt"
    assert gevraagd[0].doelgroep == "particulier"


@pytest.mark.norm("ADR-problem-json")
@pytest.mark.parametrize(
    ("pad", "status", "param"),
    [
        ("/producten?gemeente=Atlantis", 400, "gemeente"),
        ("/producten?doelgroep=koning", 400, "doelgroep"),
        ("/producten?pageSize=1000", 400, "pageSize"),
        ("/organisaties?soort=stam", 400, "soort"),
        ("/organisaties?q=%00", 400, "q"),
        ("/producten?thema=%00", 400, "thema"),
        ("/producten/%00", 404, None),
        ("/producten/bestaat-niet", 404, None),
        ("/organisaties/bestaat-niet", 404, None),
    ],
)
def test_wrong_question_is_explained(client: Client, pad: str, status: int, param: str | None) -> None:
    probleem = get(client, pad, status)

    assert probleem["status"] == status
    if param:
        assert param in probleem["invalidParams"][0]["name"]


def test_organisations_and_themes(client: Client, utrecht: Organisatie) -> None:
    OrganisatieFactory(naam="UWV")
    ThemaFactory(titel="Wonen")

    (gemeente,) = get(client, "/organisaties?q=utrecht&soort=gemeente")["results"]
    assert gemeente["tooiUri"] == utrecht.tooi_uri
    assert gemeente["code"] == "gm0344"
    assert get(client, "/organisaties")["count"] == 2
    assert get(client, "/organisaties/gemeente-utrecht")["isActief"] is True
    assert get(client, "/themas")["results"][0]["slug"] == "wonen"


def test_api_sets_no_cookie(client: Client) -> None:
    assert not client.get("/api/v1/producten").cookies


def test_list_needs_no_query_per_product(client: Client, django_assert_max_num_queries: Any) -> None:
    for _ in range(8):
        LevensgebeurtenisPaginaFactory(producten=[ProductPaginaFactory(vast=True, themas=[ThemaFactory()])])

    with django_assert_max_num_queries(6):
        assert get(client, "/producten")["count"] == 8
