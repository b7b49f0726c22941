"""What search gets to know, and when."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.producten.documenten import organisatie_documenten, product_documenten, report_new_amounts, thema_documenten
from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Organisatie, ProductVertaling
from cms.zoeken.codec import document_from_json, document_to_json
from cms.zoeken.service import TOPIC, list_documenten
from portal.outbox.models import OutboxBericht
from portal.outbox.tasks import relay
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import OrganisatieFactory, ProductPaginaFactory, ThemaFactory, UniformeProductFactory

pytestmark = pytest.mark.django_db


def reported() -> set[str]:
    """The keys in the messages about changes."""
    payloads: list[Any] = [bericht.payload for bericht in OutboxBericht.objects.filter(topic=TOPIC)]
    return {sleutel for payload in payloads for sleutel in payload["sleutels"]}


def test_product_becomes_a_document_with_its_sentences() -> None:
    wonen = ThemaFactory(slug="wonen")
    pagina = ProductPaginaFactory(title="Paspoort", themas=[wonen], gecontroleerd=date(2026, 11, 20))
    LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[pagina])

    (document,) = product_documenten(["product:paspoort"])

    passages = {passage.kop: passage.tekst for passage in document.passages}
    assert document.sleutel == "product:paspoort"
    assert document.url == "/producten/paspoort/"
    assert passages["kort_antwoord"] == "Vraag het aan bij uw gemeente."
    assert passages["stappen"] == "Maak een afspraak. Dat kan online."
    assert passages["kosten"] == "Voor volwassenen: € 88,20. Maximum."
    assert passages["vraag"] == "Kan het sneller? Ja, met spoed."
    assert document.mensentaal == ("ik wil iets regelen", "how do I arrange this")
    assert document.themas == ("wonen",)
    assert document.levensgebeurtenissen == ("verhuizen",)
    assert (document.organisatiesoort, document.organisatie) == ("gemeente", None)
    assert (document.upn, document.upn_uri) == (pagina.upn.naam, pagina.upn.uri)
    assert document.bijgewerkt == date(2026, 11, 20)


def test_product_is_found_by_each_of_its_uniform_names() -> None:
    pagina = ProductPaginaFactory(title="Paspoort")
    pagina.upn_ook.set([UniformeProductFactory(naam="reisdocument vreemdeling")])
    pagina.save()

    (document,) = product_documenten()

    assert "reisdocument vreemdeling" in document.trefwoorden


def test_amount_of_next_year_reaches_search_on_its_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    amounts = [
        {"omschrijving": "Leges", "bedrag": "80.00", "vanaf": "2026-01-01", "toelichting": ""},
        {"omschrijving": "Leges", "bedrag": "90.00", "vanaf": "2027-01-01", "toelichting": ""},
    ]
    ProductPaginaFactory(title="Paspoort", kosten=make_stream("kosten", "bedrag", amounts))
    ProductPaginaFactory(title="Anders", kosten=make_stream("kosten", "bedrag", amounts[:1]))
    OutboxBericht.objects.all().delete()

    assert report_new_amounts(op=date(2026, 12, 31)) == []
    assert reported() == set()
    # Also when nothing ran on the day itself.
    assert report_new_amounts(op=date(2027, 1, 1)) == report_new_amounts(op=date(2027, 1, 3)) == ["product:paspoort"]
    assert reported() == {"product:paspoort"}

    monkeypatch.setattr(timezone, "localdate", lambda: date(2027, 1, 1))
    (document,) = product_documenten(["product:paspoort"])
    assert [passage.tekst for passage in document.passages if passage.kop == "kosten"] == ["Leges: € 90."]


def test_fixed_organisation_stands_in_the_document() -> None:
    pagina = ProductPaginaFactory(vast=True)

    (document,) = product_documenten()

    assert document.organisatie == pagina.organisatie.tooi_uri
    assert document.organisatiesoort == pagina.organisatie.soort


def test_translation_is_in_the_document_as_far_as_it_goes_and_survives_the_index() -> None:
    pagina = ProductPaginaFactory(title="Paspoort", titel_pap="Pasport", samenvatting_pap="Bo ta pidi esaki.")
    ProductVertaling.objects.create(pagina=pagina, taal="pap", kort_antwoord="Traha un sita.", termijn="5 dia.")

    (document,) = product_documenten()

    vertaling = document.in_taal("pap")
    assert vertaling is not None
    assert (vertaling.titel, vertaling.samenvatting) == ("Pasport", "Bo ta pidi esaki.")
    assert [(passage.kop, passage.tekst) for passage in vertaling.passages] == [
        ("kort_antwoord", "Traha un sita."),
        ("termijn", "5 dia."),
    ]
    assert document.in_taal("en") is None
    assert document_from_json(document_to_json(document)) == document


def test_only_what_is_published_is_a_document() -> None:
    ProductPaginaFactory(title="Concept", live=False)

    assert list(product_documenten(["product:concept", "product:bestaat-niet"])) == []
    assert list(product_documenten()) == []


def test_organisation_and_theme_are_documents(utrecht: Organisatie) -> None:
    ThemaFactory(titel="Wonen")
    OrganisatieFactory(naam="Oud", is_actief=False)

    (organisatie,) = organisatie_documenten(["organisatie:gemeente-utrecht", "organisatie:oud"])
    (thema,) = thema_documenten(["thema:wonen"])

    assert organisatie.titel == "Gemeente Utrecht"
    assert organisatie.url == "/organisaties/gemeente-utrecht/"
    assert "Utrecht" in organisatie.trefwoorden
    assert thema.url == "/themas/wonen/"


def test_organisation_says_what_it_does_and_how_to_reach_it() -> None:
    OrganisatieFactory(naam="SVB", taak="Betaalt de AOW.", telefoon="088 000", email="info@svb.example")

    (organisatie,) = organisatie_documenten(["organisatie:svb"])

    passages = {passage.kop: passage.tekst for passage in organisatie.passages}
    assert passages["taak"] == "Betaalt de AOW."
    assert (passages["telefoon"], passages["email"]) == ("Bel 088 000.", "Mail naar info@svb.example.")


def test_search_port_gets_all_kinds(utrecht: Organisatie) -> None:
    ThemaFactory()
    LevensgebeurtenisPaginaFactory(producten=[ProductPaginaFactory()])

    assert {document.soort for document in list_documenten()} == {
        "product", "organisatie", "thema", "levensgebeurtenis",
    }  # fmt: skip


def test_publishing_and_withdrawing_are_reported() -> None:
    pagina = ProductPaginaFactory(title="Paspoort")

    pagina.save_revision().publish()
    assert "product:paspoort" in reported()

    OutboxBericht.objects.all().delete()
    pagina.unpublish()
    assert "product:paspoort" in reported()


@pytest.mark.parametrize(
    ("factory", "soort"), [(ProductPaginaFactory, "product"), (LevensgebeurtenisPaginaFactory, "levensgebeurtenis")]
)
def test_page_with_another_address_is_reported_under_both(
    factory: Any,
    soort: str,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(relay, "apply_async", lambda *_args, **_kwargs: None)
    pagina = factory(slug="oud")
    pagina.slug = "nieuw"

    with django_capture_on_commit_callbacks(execute=True):
        pagina.save_revision().publish()

    assert {f"{soort}:oud", f"{soort}:nieuw"} <= reported()


def test_deleting_a_published_page_is_reported() -> None:
    ProductPaginaFactory(title="Paspoort").delete()

    assert "product:paspoort" in reported()


def test_published_life_event_reports_its_products_too() -> None:
    pagina = LevensgebeurtenisPaginaFactory(title="Verhuizen", producten=[ProductPaginaFactory(title="Paspoort")])

    pagina.save_revision().publish()

    assert {"levensgebeurtenis:verhuizen", "product:paspoort"} <= reported()
