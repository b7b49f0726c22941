"""A reader says whether they found it: without JavaScript, without a cookie, without being known."""

import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.producten.models import ProductPagina
from cms.redactie.models import Reactie, Reactiestatus, Reactietelling
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory, ThemaFactory
from toegankelijkheid.formulieren.bewijs import GELDIG
from toegankelijkheid.formulieren.grens import PER_UUR

pytestmark = pytest.mark.django_db

BEWIJS = re.compile(r'name="bewijs" value="([^"]+)"')


@pytest.fixture
def lezer() -> Client:
    return Client(enforce_csrf_checks=True)


def url_for(pad: str, gevonden: str = "nee", **anders: str) -> str:
    return f"/reactie/?{urlencode({'pagina': pad, 'gevonden': gevonden} | anders)}"


def send(lezer: Client, url: str, **velden: Any) -> Any:
    """Open the form as a reader does, fill it in and press the button."""
    formulier = lezer.get(url).content.decode()
    gevonden = BEWIJS.search(formulier)
    assert gevonden, formulier
    return lezer.post(url, {"bewijs": gevonden.group(1)} | velden)


def pad_of(pagina: ProductPagina) -> str:
    return f"/producten/{pagina.slug}/"


def test_the_question_stands_on_every_kind_of_page_and_sets_no_cookie(lezer: Client) -> None:
    pagina = ProductPaginaFactory(vast=True, themas=[ThemaFactory(slug="reizen")])
    gebeurtenis = LevensgebeurtenisPaginaFactory()
    paden = [pad_of(pagina), "/themas/reizen/", pagina.organisatie.get_absolute_url(), gebeurtenis.url, "/zoeken/"]

    for pad in paden:
        antwoord = lezer.get(pad)
        tekst = antwoord.content.decode()
        assert "Heeft u gevonden wat u zocht?" in tekst, pad
        assert f'name="pagina" value="{pad}"' in tekst
        assert not BEWIJS.search(tekst)
        assert not antwoord.cookies
        assert "public" in antwoord.headers["Cache-Control"]


def test_a_reader_presses_no_chooses_a_reason_and_is_thanked(lezer: Client) -> None:
    pagina = ProductPaginaFactory(vast=True)

    antwoord = send(lezer, url_for(pad_of(pagina)), reden="onduidelijk", tekst="Welke pas moet ik  meenemen?")

    assert antwoord.status_code == 303
    assert "Bedankt voor uw reactie" in lezer.get(antwoord.url).content.decode()
    [reactie] = Reactie.objects.all()
    assert (reactie.reden, reactie.tekst, reactie.organisatie) == (
        "onduidelijk",
        "Welke pas moet ik meenemen?",
        pagina.organisatie,
    )
    assert (reactie.pagina_id, reactie.status, reactie.titel) == (pagina.pk, Reactiestatus.NIEUW, pagina.title)
    assert list(Reactietelling.objects.values_list("pad", "ja", "nee")) == [(pad_of(pagina), 0, 1)]


def test_nothing_has_to_be_filled_in_and_then_it_is_only_counted(lezer: Client) -> None:
    pagina = ProductPaginaFactory()

    send(lezer, url_for(pad_of(pagina), "ja"))
    send(lezer, url_for(pad_of(pagina), "nee"))

    assert not Reactie.objects.exists()
    assert list(Reactietelling.objects.values_list("ja", "nee")) == [(1, 1)]


def test_looking_at_the_form_changes_nothing_and_is_cached_nowhere(lezer: Client) -> None:
    antwoord = lezer.get(url_for(pad_of(ProductPaginaFactory()), "ja"))

    assert (antwoord.headers["Cache-Control"], antwoord.headers["X-Robots-Tag"]) == ("no-store", "noindex")
    assert not antwoord.cookies
    assert not Reactietelling.objects.exists()


def test_personal_data_is_not_kept_and_the_reader_is_told_kindly(lezer: Client) -> None:
    tekst = "Ik ben 123456782, mail jan@voorbeeld.nl, bel 0612345678, IBAN NL91ABNA0417164300, AB-123-C, 3511 AB 12."

    antwoord = send(lezer, url_for(pad_of(ProductPaginaFactory())), tekst=tekst)

    bewaard = Reactie.objects.get().tekst
    for geheim in ("123456782", "jan@", "0612345678", "NL91", "AB-123-C", "3511"):
        assert geheim not in bewaard
    assert bewaard.startswith("Ik ben [...]")
    assert "U schreef persoonlijke gegevens" in lezer.get(antwoord.url).content.decode()


def test_a_text_that_is_too_long_comes_back_with_what_to_do(lezer: Client) -> None:
    antwoord = send(lezer, url_for(pad_of(ProductPaginaFactory())), tekst="a" * 501)

    tekst = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert "Schrijf hoogstens 500 tekens." in tekst
    assert "a" * 501 in tekst
    assert not Reactie.objects.exists()


@pytest.mark.norm("B57")
def test_a_double_click_counts_once_and_gives_the_same_thanks(lezer: Client) -> None:
    url = url_for(pad_of(ProductPaginaFactory()))
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs

    antwoorden = [lezer.post(url, {"bewijs": bewijs.group(1), "reden": "anders"}) for _ in range(3)]

    assert len({antwoord.url for antwoord in antwoorden}) == 1
    assert Reactie.objects.count() == 1
    assert Reactietelling.objects.get().nee == 1


def test_a_form_that_stood_open_too_long_keeps_the_words(lezer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    url = url_for(pad_of(ProductPaginaFactory()))
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs
    nu = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: nu + GELDIG + 5)

    antwoord = lezer.post(url, {"bewijs": bewijs.group(1), "tekst": "Mijn verhaal"})

    tekst = antwoord.content.decode()
    assert "Het formulier stond te lang open." in tekst
    assert "Mijn verhaal" in tekst
    assert not Reactie.objects.exists()
    nieuw = BEWIJS.search(tekst)
    assert nieuw
    assert lezer.post(url, {"bewijs": nieuw.group(1), "tekst": "Mijn verhaal"}).status_code == 303


@pytest.mark.norm("B26")
@pytest.mark.parametrize("bewijs", ["", "onzin", "eyJwYWQiOiIvIn0:1abc:xyz"])
def test_a_form_that_is_not_ours_is_not_taken(lezer: Client, bewijs: str) -> None:
    lezer.post(url_for(pad_of(ProductPaginaFactory())), {"bewijs": bewijs, "reden": "anders"})

    assert not Reactie.objects.exists()
    assert not Reactietelling.objects.exists()


@pytest.mark.norm("B26")
def test_a_token_holds_for_its_own_page_only(lezer: Client) -> None:
    een, ander = ProductPaginaFactory(), ProductPaginaFactory()
    bewijs = BEWIJS.search(lezer.get(url_for(pad_of(een))).content.decode())
    assert bewijs

    lezer.post(url_for(pad_of(ander)), {"bewijs": bewijs.group(1), "reden": "anders"})

    assert not Reactie.objects.exists()


@pytest.mark.norm("B26")
@pytest.mark.parametrize(
    "kop",
    [
        {"HTTP_ORIGIN": "https://kwaad.test"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
    ],
)
def test_a_form_sent_from_another_site_is_refused(lezer: Client, kop: dict[str, str]) -> None:
    url = url_for(pad_of(ProductPaginaFactory()))
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs

    assert lezer.post(url, {"bewijs": bewijs.group(1), "reden": "anders"}, **kop).status_code == 403  # type: ignore[arg-type]
    goed = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}
    assert lezer.post(url, {"bewijs": bewijs.group(1), "reden": "anders"}, **goed).status_code == 303  # type: ignore[arg-type]


def test_a_robot_that_fills_in_everything_is_thanked_and_not_kept(lezer: Client) -> None:
    antwoord = send(lezer, url_for(pad_of(ProductPaginaFactory())), tekst="Koop nu", webadres="https://spam.test")

    assert antwoord.status_code == 303
    assert not Reactie.objects.exists()


@pytest.mark.norm("B10")
def test_a_flood_from_one_sender_stops_and_another_goes_on(lezer: Client) -> None:
    url = url_for(pad_of(ProductPaginaFactory()))
    for _ in range(PER_UUR):
        send(lezer, url, reden="anders")

    teveel = send(lezer, url, reden="anders")
    assert teveel.status_code == 429
    assert "Probeer het over een uur nog eens." in teveel.content.decode()
    assert Reactie.objects.count() == PER_UUR

    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs
    ander = lezer.post(url, {"bewijs": bewijs.group(1), "reden": "anders"}, headers={"X-Forwarded-For": "203.0.113.9"})
    assert ander.status_code == 303


def test_no_address_is_kept_anywhere(lezer: Client) -> None:
    """Neither in the tables nor readable in Redis."""
    url = url_for(pad_of(ProductPaginaFactory()))
    bewijs = BEWIJS.search(lezer.get(url).content.decode())
    assert bewijs
    lezer.post(url, {"bewijs": bewijs.group(1), "tekst": "x"}, headers={"X-Forwarded-For": "203.0.113.77"})

    client = cache._cache.get_client()  # type: ignore[attr-defined] # to look into Redis itself
    alles = b"".join(sleutel + (client.get(sleutel) or b"") for sleutel in client.keys("*redactie:*"))
    assert b"203.0.113.77" not in alles
    assert all(0 < client.ttl(sleutel) <= 26 * 3600 for sleutel in client.keys("*redactie:*"))
    assert "203.0.113.77" not in str(Reactie.objects.values().get())


def test_it_goes_to_the_chosen_gemeente_and_else_to_the_national_editors(lezer: Client) -> None:
    aanbod = AanbodFactory(organisatie=OrganisatieFactory(gemeente=True, code="gm0344"))
    pad = pad_of(aanbod.product)
    assert 'name="gemeente" value="gm0344"' in lezer.get(f"{pad}?gemeente=gm0344").content.decode()

    send(lezer, url_for(pad, gemeente="gm0344"), reden="klopt_niet")
    send(lezer, url_for(pad), reden="klopt_niet")

    assert set(Reactie.objects.values_list("organisatie", flat=True)) == {aanbod.organisatie_id, None}


@pytest.mark.parametrize(
    "pad", ["/bestaat-niet/", "/mijn/", "/beheer/", "//kwaad.test/", "https://kwaad.test/", "", "/x" * 200]
)
def test_only_our_own_pages_can_be_reacted_to(lezer: Client, pad: str) -> None:
    ProductPaginaFactory()

    assert lezer.get(url_for(pad)).status_code == 404
    assert lezer.get(f"/reactie/gedaan/?{urlencode({'pagina': pad})}").status_code == 404


def test_a_page_that_left_the_site_asks_nothing_any_more(lezer: Client) -> None:
    pagina = ProductPaginaFactory()
    pagina.unpublish()

    assert lezer.get(url_for(pad_of(pagina))).status_code == 404


def test_in_english_the_whole_walk_is_english(lezer: Client) -> None:
    pagina = ProductPaginaFactory()
    assert 'action="/en/reactie/"' in lezer.get(f"/en{pad_of(pagina)}").content.decode()

    antwoord = send(lezer, f"/en{url_for(pad_of(pagina))}", reden="anders")

    assert urlsplit(antwoord.url).path == "/en/reactie/bedankt/"
    assert parse_qs(urlsplit(antwoord.url).query)["pagina"] == [pad_of(pagina)]
    assert Reactie.objects.get().taal == "en"


def test_readers_see_what_was_done_in_the_editors_words_only(lezer: Client) -> None:
    pagina = ProductPaginaFactory()
    gemeen: dict[str, Any] = {"pad": pad_of(pagina), "soort": "product", "titel": pagina.title, "gevonden": False}
    nu = timezone.now()
    Reactie.objects.create(
        **gemeen, tekst="Woorden van een lezer", status="beantwoord", antwoord="Wij zetten de prijs erbij.",
        op_de_site=True, afgehandeld_op=nu, reden="niet_gevonden",
    )  # fmt: skip
    Reactie.objects.create(**gemeen, status="beantwoord", antwoord="Alleen voor ons.", afgehandeld_op=nu)
    Reactie.objects.create(**gemeen, status="nieuw", antwoord="Nog niet klaar.", op_de_site=True)

    tekst = lezer.get(f"/reactie/gedaan/?{urlencode({'pagina': pad_of(pagina)})}").content.decode()

    assert "Wij zetten de prijs erbij." in tekst
    for verborgen in ("Woorden van een lezer", "Alleen voor ons.", "Nog niet klaar."):
        assert verborgen not in tekst
