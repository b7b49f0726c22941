"""The page of one product."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cms.begrippen.selectors import find_woordenlijst
from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Organisatie, ProductPagina
from cms.producten.models.paginas import Uitvoerder
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import (
    AanbodFactory,
    LocatieFactory,
    OrganisatieFactory,
    ProductPaginaFactory,
    ProductVertalingFactory,
    ThemaFactory,
)

pytestmark = pytest.mark.django_db


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


@pytest.fixture
def paspoort() -> ProductPagina:
    ander = ProductPaginaFactory(title="Rijbewijs verlengen")
    return ProductPaginaFactory(
        title="Paspoort aanvragen",
        themas=[ThemaFactory(titel="Reizen")],
        gerelateerd=[ander],
        gecontroleerd=date(2026, 11, 20),
    )


def test_page_answers_in_the_order_of_the_questions(client: Client, paspoort: ProductPagina) -> None:
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[paspoort])

    tekst = read(client, "/producten/paspoort-aanvragen/")

    volgorde = [
        "<h1", "Vraag het aan bij uw gemeente.", "Uw gemeente", "€ 88,20", "U krijgt het binnen 5 werkdagen.",
        "Kies uw gemeente", "Met dit product regelt u iets.", "U woont in Nederland.", "U bent 18 jaar of ouder.",
        "Maak een afspraak", "Een geldig identiteitsbewijs.", "Maximum.", "Bel na een week.", "Bel uw gemeente",
        "Kan het sneller?", "Maak binnen zes weken bezwaar.", "Paspoortwet", "20 november 2026", "Verhuizen",
        "Rijbewijs verlengen", "Reizen",
    ]  # fmt: skip
    plekken = [tekst.index(deel, tekst.index("<main")) for deel in volgorde]
    assert plekken == sorted(plekken)


def test_page_needs_at_most_ten_queries(
    client: Client, paspoort: ProductPagina, utrecht: Organisatie, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    AanbodFactory.create_batch(3, product=paspoort, organisatie=utrecht)
    for nummer in range(5):
        ander = ProductPaginaFactory(title=f"Ander {nummer}")
        paspoort.gerelateerd.add(ander)
        LevensgebeurtenisPaginaFactory(producten=[paspoort])
    paspoort.save()
    read(client, "/producten/")  # Wagtail keeps where the site starts in the cache

    with django_assert_max_num_queries(10):
        tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")

    assert "Gemeente Utrecht" in tekst
    assert "Ander 4" in tekst


def test_translated_page_needs_at_most_ten_queries_too(
    client: Client, paspoort: ProductPagina, utrecht: Organisatie, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ProductVertalingFactory(pagina=paspoort)
    AanbodFactory(product=paspoort, organisatie=utrecht)
    LocatieFactory(organisatie=utrecht)
    read(client, "/producten/")
    find_woordenlijst(taal="en")  # a process reads the explained words once in half a minute

    with django_assert_max_num_queries(10):
        read(client, "/en/producten/paspoort-aanvragen/?gemeente=gm0344")


def test_page_with_a_whole_translation_is_english(client: Client, paspoort: ProductPagina) -> None:
    ProductVertalingFactory(pagina=paspoort)

    tekst = read(client, "/en/producten/paspoort-aanvragen/")

    assert "Apply to your municipality." in tekst
    assert "With this product you arrange something." in tekst
    assert "For adults" in tekst, "the words beside an amount are English"
    assert "€ 88.20" in tekst, "the amount itself stands once, and is written in the way of the language"
    assert "Arrange it online" in tekst
    assert "Voor volwassenen" not in tekst
    assert "What follows is in Dutch" not in tekst
    assert '<p class="nl-paragraph" lang="nl">Maak binnen zes weken bezwaar.</p>' in tekst, "not translated: marked"


def test_words_that_do_not_fit_the_amounts_stay_dutch(client: Client, paspoort: ProductPagina) -> None:
    kosten = make_stream("kosten", "bedrag", [{"omschrijving": n, "toelichting": ""} for n in ("Adults", "Children")])
    ProductVertalingFactory(pagina=paspoort, kosten=kosten)

    tekst = read(client, "/en/producten/paspoort-aanvragen/")

    assert "Voor volwassenen" in tekst
    assert "Children" not in tekst


def test_page_in_papiamentu_is_only_offered_where_it_exists(client: Client, paspoort: ProductPagina) -> None:
    sedula = ProductPaginaFactory(title="Sedula", titel_pap="Sédula", samenvatting_pap="Bo por pidi bo sédula.")
    ProductVertalingFactory(pagina=sedula, taal="pap", kort_antwoord="Bai na Burgerzaken.")

    tekst = read(client, "/pap/producten/sedula/")
    assert '<html lang="pap"' in tekst
    assert "Bo por pidi bo sédula." in tekst
    assert "Bai na Burgerzaken." in tekst
    assert 'hreflang="pap"' in read(client, "/producten/sedula/").partition("<body")[0]
    assert 'hreflang="pap"' not in read(client, "/producten/paspoort-aanvragen/").partition("<body")[0]


def test_page_has_one_address_for_search_engines(client: Client, paspoort: ProductPagina, utrecht: Organisatie) -> None:
    tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")

    assert '<link rel="canonical" href="http://localhost:8000/producten/paspoort-aanvragen/">' in tekst
    assert '<link rel="alternate" hreflang="en" href="http://localhost:8000/en/producten/paspoort-aanvragen/">' in tekst
    assert '<meta property="og:title" content="Paspoort aanvragen">' in tekst
    assert 'itemtype="https://schema.org/GovernmentService"' in tekst


def test_chosen_gemeente_shows_its_own_costs_and_counters(
    client: Client, paspoort: ProductPagina, utrecht: Organisatie
) -> None:
    hier = LocatieFactory(organisatie=utrecht, naam="Stadskantoor")
    LocatieFactory(organisatie=utrecht, naam="Werf")
    eigen = [{"omschrijving": "Paspoort in Utrecht", "bedrag": "80.00", "vanaf": "2026-01-01", "toelichting": ""}]
    aanbod = AanbodFactory(
        product=paspoort, organisatie=utrecht, kosten=make_stream("kosten", "bedrag", eigen), termijn="Drie dagen."
    )

    alles = read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")
    assert "Stadskantoor" in alles
    assert "Werf" in alles, "without a choice each counter serves"
    assert "€ 80" in alles
    assert "Drie dagen." in alles
    assert "8:30 tot 17:00" in alles
    assert "https://www.openstreetmap.org/search?query=Stadsplateau+1%2C+Utrecht" in alles

    aanbod.locaties.set([hier])
    aanbod.save()
    tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")
    assert "Stadskantoor" in tekst
    assert "Werf" not in tekst


def test_draft_of_an_organisation_is_not_shown(client: Client, paspoort: ProductPagina, utrecht: Organisatie) -> None:
    AanbodFactory(product=paspoort, organisatie=utrecht, titel="Nog niet af", live=False)

    assert "Nog niet af" not in read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")


def test_resident_of_an_island_chooses_it(client: Client) -> None:
    OrganisatieFactory(
        naam="Openbaar Lichaam Saba",
        korte_naam="Saba",
        soort="overig",
        tooi_uri="https://identifier.overheid.nl/tooi/id/col/col03",
        telefoon="+599 416 3311",
    )
    ProductPaginaFactory(title="Sedula", uitvoerder=Uitvoerder.OPENBAAR_LICHAAM, gebied="caribisch")

    leeg = read(client, "/producten/sedula/")
    assert "Kies uw eiland" in leeg
    assert '<option value="openbaar-lichaam-saba">' in leeg

    tekst = read(client, "/producten/sedula/?openbaar-lichaam=openbaar-lichaam-saba")
    assert "Bonaire, Sint Eustatius en Saba" in tekst
    assert 'href="tel:+5994163311"' in tekst
    assert "Kies een ander eiland" in tekst


def test_chosen_gemeente_shows_its_contact_and_own_offer(
    client: Client, paspoort: ProductPagina, utrecht: Organisatie
) -> None:
    AanbodFactory(
        product=paspoort, organisatie=utrecht, titel="Paspoort in Utrecht", samenvatting="Kom naar het Stadskantoor."
    )
    AanbodFactory(product=paspoort, titel="Paspoort elders")

    tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")

    assert "Gemeente Utrecht" in tekst
    assert 'href="tel:14030"' in tekst
    assert utrecht.website in tekst
    assert "Kom naar het Stadskantoor." in tekst
    assert "Paspoort elders" not in tekst
    assert "/producten/rijbewijs-verlengen/?gemeente=gm0344" in tekst, "the choice goes along to the next page"


def test_name_becomes_the_code_in_the_url(client: Client, paspoort: ProductPagina, utrecht: Organisatie) -> None:
    response = client.get("/producten/paspoort-aanvragen/?gemeente=Utrecht")

    assert response.status_code == 302
    assert response.headers["Location"] == "/producten/paspoort-aanvragen/?gemeente=gm0344#uw-gemeente"


def test_name_that_fits_more_gemeenten_is_a_choice(client: Client, paspoort: ProductPagina) -> None:
    for plaats, code in (("Bergen (L)", "gm0893"), ("Bergen (NH)", "gm0373")):
        OrganisatieFactory(gemeente=True, plaats=plaats, code=code)

    tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=Bergen")

    assert "Welke gemeente bedoelt u" in tekst
    assert 'href="?gemeente=gm0893#uw-gemeente"' in tekst
    assert 'href="?gemeente=gm0373#uw-gemeente"' in tekst


@pytest.mark.norm("B32")
def test_unknown_place_is_said_and_escaped(client: Client, paspoort: ProductPagina) -> None:
    tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=<script>alert(1)</script>")

    assert "Wij kennen geen gemeente of woonplaats" in tekst
    assert "<script>alert" not in tekst


@pytest.mark.norm("B32")
def test_text_of_an_organisation_cannot_bring_a_script(
    client: Client, paspoort: ProductPagina, utrecht: Organisatie
) -> None:
    AanbodFactory(
        product=paspoort,
        organisatie=utrecht,
        tekst='<p onclick="x()">Welkom<script>alert(1)</script></p><a href="javascript:x">k</a>',
    )

    tekst = read(client, "/producten/paspoort-aanvragen/?gemeente=gm0344")

    assert "<p>Welkom</p>" in tekst
    assert "alert(1)" not in tekst
    assert "javascript:" not in tekst


def test_waterschap_is_chosen_from_a_list(client: Client) -> None:
    waterschap = OrganisatieFactory(waterschap=True, plaats="Rivierenland")
    ProductPaginaFactory(title="Kwijtschelding", uitvoerder=Uitvoerder.WATERSCHAP)

    tekst = read(client, "/producten/kwijtschelding/")
    gekozen = read(client, f"/producten/kwijtschelding/?waterschap={waterschap.slug}")

    assert f'<option value="{waterschap.slug}">' in tekst
    assert waterschap.website in gekozen


def test_fixed_organisation_needs_no_choice(client: Client) -> None:
    svb = OrganisatieFactory(naam="SVB", telefoon="088 949 40 00")
    ProductPaginaFactory(title="AOW", uitvoerder=Uitvoerder.VAST, organisatie=svb)

    tekst = read(client, "/producten/aow/")

    assert "Kies uw gemeente" not in tekst
    assert 'href="tel:0889494000"' in tekst


def test_english_page_has_english_title_and_marks_dutch(client: Client, paspoort: ProductPagina) -> None:
    tekst = read(client, "/en/producten/paspoort-aanvragen/")

    assert '<html lang="en"' in tekst
    assert "Apply: Paspoort aanvragen</h1>" in tekst
    assert "You apply for this with the government." in tekst
    assert '<p class="nl-paragraph" lang="nl">Vraag het aan bij uw gemeente.</p>' in tekst
    assert 'href="/en/producten/rijbewijs-verlengen/"' in tekst


def test_next_years_amount_stands_ready(client: Client) -> None:
    kosten = [
        {"omschrijving": "Paspoort", "bedrag": "88.20", "vanaf": "2026-01-01", "toelichting": ""},
        {"omschrijving": "Paspoort", "bedrag": "91.00", "vanaf": "2999-01-01", "toelichting": ""},
        {"omschrijving": "Spoed", "bedrag": None, "vanaf": None, "toelichting": "Uw gemeente bepaalt het bedrag."},
    ]
    ProductPaginaFactory(title="Paspoort", kosten=make_stream("kosten", "bedrag", kosten))

    tekst = read(client, "/producten/paspoort/")

    assert "€ 88,20" in tekst
    assert "1 januari 2999" in tekst
    assert "€ 91" in tekst
    assert "Uw gemeente bepaalt het bedrag." in tekst


def test_public_page_sets_no_cookie(client: Client, paspoort: ProductPagina, utrecht: Organisatie) -> None:
    response = client.get("/producten/paspoort-aanvragen/?gemeente=gm0344")

    assert not response.cookies


@pytest.mark.parametrize("query", ["gemeente=%00", "waterschap=%00", "gemeente=" + "x" * 5000, "waterschap[]=1"])
def test_odd_query_changes_nothing(client: Client, paspoort: ProductPagina, query: str) -> None:
    ProductPaginaFactory(title="Kwijtschelding", uitvoerder=Uitvoerder.WATERSCHAP)

    read(client, f"/producten/paspoort-aanvragen/?{query}")
    read(client, f"/producten/kwijtschelding/?{query}")
    read(client, f"/producten/?{query}")


def test_redirect_stays_on_this_site(client: Client, paspoort: ProductPagina, utrecht: Organisatie) -> None:
    response = client.get("//producten/paspoort-aanvragen/?gemeente=Utrecht")

    assert not response.headers.get("Location", "").startswith("//")


@pytest.mark.parametrize(
    "url", ["/producten/bestaat-niet/", "/producten/concept/", "/producten/paspoort-aanvragen/meer/"]
)
def test_what_is_not_published_is_not_found(client: Client, paspoort: ProductPagina, url: str) -> None:
    ProductPaginaFactory(title="Concept", live=False)

    assert client.get(url).status_code == 404
