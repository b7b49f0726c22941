"""Products, organisations and themes in the API."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from cms.producten import api
from cms.producten.documenten import product_documenten
from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Organisatie
from cms.zoeken.port import Treffer, Zoekuitkomst, Zoekvraag
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import (
    AanbodFactory,
    LocatieFactory,
    OrganisatieFactory,
    ProductPaginaFactory,
    ProductVertalingFactory,
    ThemaFactory,
    UniformeProductFactory,
)

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


@pytest.mark.norm("B64")
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


class TestHeelProduct:
    """One product tells everything that its page tells, as data."""

    def test_all_parts_come_as_data(self, client: Client, utrecht: Organisatie) -> None:
        ander = UniformeProductFactory(naam="paspoort met spoed")
        pagina = ProductPaginaFactory(title="Paspoort")
        pagina.upn_ook.set([ander])
        pagina.save()
        AanbodFactory(product=pagina, organisatie=utrecht, titel="Paspoort in Utrecht")

        product = get(client, "/producten/paspoort?gemeente=gm0344")

        assert product["taal"] == "nl"
        assert product["ookUniformeProductnamen"] == [{"naam": "paspoort met spoed", "uri": ander.uri}]
        assert [stap["titel"] for stap in product["stappen"]] == [blok.value["titel"] for blok in pagina.stappen]
        assert product["watIsHet"] == [blok.value for blok in pagina.wat]
        assert {"omschrijving", "bedrag", "vanaf", "toelichting"} <= product["kosten"][0].keys()
        assert product["kanalen"][0]["soort"] in {"online", "telefoon", "balie", "papier"}
        assert [aanbod["titel"] for aanbod in product["aanbod"]] == ["Paspoort in Utrecht"]
        assert get(client, "/producten/paspoort")["aanbod"] == []

    def test_text_comes_in_the_asked_language(self, client: Client) -> None:
        pagina = ProductPaginaFactory(title="Paspoort", titel_en="Passport", samenvatting_en="To travel.")
        ProductVertalingFactory(pagina=pagina, taal="en", kort_antwoord="Make an appointment.", termijn="")

        product = get(client, "/producten/paspoort?taal=en")

        assert (product["titel"], product["samenvatting"]) == ("Passport", "To travel.")
        assert product["kortAntwoord"] == "Make an appointment."
        assert product["talen"] == ["nl", "en"]
        assert "termijn" in product["delenInHetNederlands"] or not pagina.termijn
        assert get(client, "/producten/paspoort?taal=fr", 400)["invalidParams"][0]["name"] == "taal"

    def test_products_are_filtered_by_way_area_and_second_name(self, client: Client) -> None:
        tweede = UniformeProductFactory(naam="tweede naam")
        online = ProductPaginaFactory(
            title="Online", kanalen=make_stream("k", "kanaal", [{"soort": "online", "tekst": "Website"}])
        )
        online.upn_ook.set([tweede])
        online.save()
        ProductPaginaFactory(
            title="Balie",
            gebied="caribisch",
            kanalen=make_stream("k", "kanaal", [{"soort": "balie", "tekst": "Kom langs"}]),
        )

        def slugs(query: str) -> list[str]:
            return [product["slug"] for product in get(client, f"/producten?{query}")["results"]]

        assert (slugs("kanaal=online"), slugs("kanaal=balie")) == (["online"], ["balie"])
        assert slugs("gebied=caribisch") == ["balie"]
        assert slugs("uniformeProductnaam=tweede+naam") == slugs(f"uniformeProductnaam={tweede.uri}") == ["online"]


class TestPlaatsen:
    def test_nearest_postcode_comes_first(self, client: Client, utrecht: Organisatie) -> None:
        LocatieFactory(organisatie=utrecht, naam="Ver", postcode="9461 BH")
        LocatieFactory(organisatie=utrecht, naam="Dichtbij", postcode="3521 AZ")
        LocatieFactory(organisatie=utrecht, naam="Zonder", postcode="")

        plekken = get(client, "/locaties?postcode=3511%20AB")["results"]

        assert [(plek["naam"], plek["postcodeVerschil"]) for plek in plekken] == [("Dichtbij", 10), ("Ver", 5950)]
        assert plekken[0]["openingstijden"] == [{"dag": 1, "van": "08:30", "tot": "17:00", "opAfspraak": True}]
        assert plekken[0]["organisatie"]["tooiUri"] == utrecht.tooi_uri
        assert get(client, "/locaties?gemeente=Utrecht")["count"] == 3
        assert get(client, f"/locaties?organisatie={utrecht.tooi_uri}")["count"] == 3
        assert get(client, "/locaties?organisatie=rdw")["count"] == 0
        assert get(client, "/locaties?postcode=12", 400)["invalidParams"][0]["name"] == "postcode"

    def test_ended_gemeente_leads_to_its_successor(self, client: Client, utrecht: Organisatie) -> None:
        weesp = OrganisatieFactory(gemeente=True, plaats="Weesp", is_actief=False, beeindigd_op=date(2022, 3, 23))
        weesp.opgevolgd_door.add(utrecht)

        oud, nieuw = get(client, "/organisaties/gemeente-weesp"), get(client, "/organisaties/gemeente-utrecht")

        assert (oud["isActief"], oud["beeindigdOp"]) == (False, "2022-03-23")
        assert [o["naam"] for o in oud["opgevolgdDoor"]] == ["Gemeente Utrecht"]
        assert [o["naam"] for o in nieuw["voorgangers"]] == ["Gemeente Weesp"]

    def test_uniform_names_with_their_legal_bases_and_pages(self, client: Client) -> None:
        naam = UniformeProductFactory(naam="paspoort", lagen=["gemeente"], doelgroepen=["particulier"])
        naam.grondslagen.create(naam="Artikel 1 Paspoortwet", url="https://wetten.test/1")
        UniformeProductFactory(naam="oud", beeindigd_op=date(2026, 1, 1))
        ProductPaginaFactory(title="Paspoort", upn=naam)

        (gevonden,) = get(client, "/uniforme-productnamen?laag=gemeente&doelgroep=particulier")["results"]

        assert gevonden["grondslagen"] == [{"naam": "Artikel 1 Paspoortwet", "url": "https://wetten.test/1"}]
        assert gevonden["producten"] == ["paspoort"]
        assert get(client, "/uniforme-productnamen")["count"] == 1
        assert get(client, "/uniforme-productnamen?ookBeeindigd=true&q=oud")["count"] == 1


class TestVerkeer:
    """Other sites and caches read along."""

    def test_what_did_not_change_is_not_sent_again(self, client: Client) -> None:
        pagina = ProductPaginaFactory(title="Paspoort")
        eerste = client.get("/api/v1/producten/paspoort")
        assert eerste["Cache-Control"] == "public, max-age=60"

        tweede = client.get("/api/v1/producten/paspoort", headers={"If-None-Match": eerste["ETag"]})
        assert (tweede.status_code, tweede.content) == (304, b"")
        assert (tweede["ETag"], tweede["API-Version"]) == (eerste["ETag"], "1.0.0")

        pagina.kort_antwoord = "Nieuw."
        pagina.save_revision().publish()
        assert client.get("/api/v1/producten/paspoort", headers={"If-None-Match": eerste["ETag"]}).status_code == 200

    @pytest.mark.parametrize("pad", ["producten", "themas", "organisaties", "locaties", "uniforme-productnamen"])
    def test_any_site_may_read_every_list(self, client: Client, pad: str) -> None:
        antwoord = client.get(f"/api/v1/{pad}", headers={"Origin": "https://gemeente.test"})
        assert antwoord["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in antwoord["Access-Control-Expose-Headers"]

        vooraf = client.options(
            f"/api/v1/{pad}",
            headers={"Origin": "https://gemeente.test", "Access-Control-Request-Method": "GET"},
        )
        assert (vooraf.status_code, vooraf["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")

    def test_no_site_may_ask_the_assistant_in_a_visitors_name(self, client: Client) -> None:
        antwoord = client.options(
            "/api/v1/wegwijzer/vragen",
            headers={"Origin": "https://kwaad.test", "Access-Control-Request-Method": "POST"},
        )
        assert antwoord.status_code == 405
        assert "Access-Control-Allow-Origin" not in antwoord

    def test_head_tells_what_get_would(self, client: Client) -> None:
        ProductPaginaFactory(title="Paspoort")
        antwoord = client.head("/api/v1/producten")
        assert (antwoord.status_code, antwoord.content) == (200, b"")
        assert antwoord["ETag"] == client.get("/api/v1/producten")["ETag"]
        assert client.post("/api/v1/producten")["Allow"] == "GET, HEAD, OPTIONS"
