"""An editor sees advice beside the text, and in a report; of the own organisation only."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Organisatie
from cms.redactie.kwaliteit.bevinding import Ernst as Zuiver
from cms.redactie.kwaliteit.bevinding import Soort
from cms.redactie.kwaliteit.inhoud import Aanbodinhoud, Productinhoud
from cms.redactie.kwaliteit.lezen import read_inhoud
from cms.redactie.kwaliteit.meten import refresh_aanbod, refresh_paginas, store_advies
from cms.redactie.models import Adviessoort, Ernst, Kwaliteitsbevinding, Kwaliteitsmeting, Rol
from cms.redactie.rollen import ensure_team
from cms.redactie.tasks import refresh_advies
from portal.core.rekenblad import safe_cell
from tests.factories.levensgebeurtenissen import LevensgebeurtenisPaginaFactory
from tests.factories.producten import AanbodFactory, OrganisatieFactory, ProductPaginaFactory

pytestmark = pytest.mark.django_db

MOEILIJK = "Indien u dit wenst, gelieve u zich te melden."


def member(organisatie: Organisatie | None, rol: Rol = Rol.REDACTEUR) -> User:
    user = User.objects.create_user(f"u{User.objects.count()}", password="x")
    user.groups.add(ensure_team(organisatie=organisatie, rol=rol).groep)
    return user


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_words_of_the_checks_and_of_the_report_are_the_same() -> None:
    assert {e.value for e in Zuiver} == set(Ernst.values)
    assert {s.value for s in Soort} == set(Adviessoort.values)


def test_the_editor_of_a_page_sees_the_advice_without_javascript() -> None:
    pagina = ProductPaginaFactory(termijn=MOEILIJK)

    antwoord = logged_in(member(None)).get(reverse("wagtailadmin_pages:edit", args=[pagina.pk]))

    tekst = antwoord.content.decode()
    assert "Termijn" in tekst
    assert "‘indien’ is ambtelijk." in tekst
    assert "Schrijf: als." in tekst


def test_the_advice_is_about_the_draft_that_was_saved_last() -> None:
    pagina = ProductPaginaFactory()
    pagina.termijn = MOEILIJK
    pagina.save_revision()

    antwoord = logged_in(member(None)).get(reverse("wagtailadmin_pages:edit", args=[pagina.pk]))

    assert "‘indien’ is ambtelijk." in antwoord.content.decode()
    assert not Kwaliteitsbevinding.objects.filter(waarom__contains="indien").exists()


def test_the_editor_of_an_offer_sees_where_it_contradicts_the_general_text() -> None:
    aanbod = AanbodFactory(
        kosten=make_stream(
            "k",
            "bedrag",
            [{"omschrijving": "Voor volwassenen", "bedrag": "95.00", "vanaf": "2026-01-01", "toelichting": ""}],
        )
    )
    url = reverse("wagtailsnippets_producten_aanbod:edit", args=[aanbod.pk])

    antwoord = logged_in(member(aanbod.organisatie)).get(url)

    assert "€ 95 is meer dan het maximum in de algemene tekst: € 88,20." in antwoord.content.decode()


def test_a_new_page_has_nothing_to_advise_on() -> None:
    pagina = ProductPaginaFactory()
    url = reverse("wagtailadmin_pages:add", args=["producten", "productpagina", pagina.get_parent().pk])

    assert logged_in(member(None)).get(url).status_code == 200


def test_what_is_published_is_measured_and_what_leaves_the_site_is_forgotten() -> None:
    pagina = ProductPaginaFactory(vast=True)
    pagina.termijn = MOEILIJK
    pagina.save_revision().publish()

    meting = Kwaliteitsmeting.objects.get(pagina=pagina)
    assert meting.organisatie == pagina.organisatie
    assert meting.bevindingen.filter(soort=Adviessoort.MOEILIJK_WOORD, veld="termijn").exists()

    pagina.unpublish()
    assert not Kwaliteitsmeting.objects.filter(pagina=pagina).exists()


def test_measuring_again_replaces_what_was_found() -> None:
    pagina = ProductPaginaFactory(termijn=MOEILIJK)
    store_advies(pagina)
    pagina.termijn = "Binnen een week."
    meting = store_advies(pagina)

    assert meting is not None
    assert not meting.bevindingen.filter(veld="termijn").exists()
    assert Kwaliteitsmeting.objects.count() == 1


def test_each_night_pages_of_every_kind_and_offers_are_measured() -> None:
    AanbodFactory()
    LevensgebeurtenisPaginaFactory()
    AanbodFactory(beeindigd_op=date(2026, 1, 1))
    AanbodFactory(live=False)
    Kwaliteitsmeting.objects.all().delete()

    refresh_advies()

    assert Kwaliteitsmeting.objects.filter(pagina__isnull=False).count() == 4
    assert Kwaliteitsmeting.objects.filter(aanbod__isnull=False).count() == 1


def test_a_task_that_runs_out_of_time_says_where_to_go_on() -> None:
    eerste, tweede = AanbodFactory(), AanbodFactory()
    antwoorden = iter([False, True])

    assert refresh_aanbod(stop=lambda: next(antwoorden)) == tweede.product_id
    assert list(Kwaliteitsmeting.objects.filter(aanbod__isnull=False).values_list("aanbod", flat=True)) == [eerste.pk]
    assert refresh_aanbod(vanaf=tweede.product_id) is None


def test_the_report_shows_an_editor_the_own_organisation_only() -> None:
    eigen, ander = (ProductPaginaFactory(vast=True, termijn=MOEILIJK) for _ in range(2))
    refresh_paginas()

    url = reverse("redactie_kwaliteit:advies")
    van_eigen = logged_in(member(eigen.organisatie)).get(url).content.decode()
    van_alles = logged_in(member(None)).get(url).content.decode()

    assert eigen.title in van_eigen
    assert ander.title not in van_eigen
    assert ander.title in van_alles


def test_the_report_filters_and_is_closed_to_who_writes_for_nobody() -> None:
    pagina = ProductPaginaFactory(vast=True, termijn=MOEILIJK, mensentaal="")
    refresh_paginas()
    client, url = logged_in(member(None)), reverse("redactie_kwaliteit:advies")

    tekst = client.get(url, {"soort": "ontbreekt", "organisatie": pagina.organisatie_id}).content.decode()
    assert "manieren waarop mensen het zeggen" in tekst
    assert "is ambtelijk" not in tekst
    niemand = User.objects.create_user("niemand")
    assert logged_in(niemand).get(url).status_code == 302


def test_the_csv_cannot_run_a_formula() -> None:
    pagina = ProductPaginaFactory(title="=HYPERLINK(1)", slug="formule", termijn=MOEILIJK)
    store_advies(pagina)

    antwoord = logged_in(member(None)).get(reverse("redactie_kwaliteit:advies"), {"export": "csv"})
    csv = b"".join(antwoord.streaming_content).decode()  # type: ignore[attr-defined]

    assert "'=HYPERLINK(1)" in csv
    assert "\n=HYPERLINK" not in csv


@pytest.mark.parametrize("tekst", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", " =1"])
def test_each_start_of_a_formula_is_made_text(tekst: str) -> None:
    assert safe_cell(tekst) == f"'{tekst}"


def test_other_cells_stay_as_they_are() -> None:
    assert (safe_cell("Paspoort"), safe_cell(-3)) == ("Paspoort", -3)


def test_every_dutch_text_of_a_product_is_read_and_no_name_or_address() -> None:
    inhoud = read_inhoud(ProductPaginaFactory())
    assert isinstance(inhoud, Productinhoud)

    teksten = {stuk.tekst for stuk in inhoud.stukken}
    assert {"Dat kan online.", "Ja, met spoed.", "Bel na een week.", "Online regelen", "Maximum."} <= teksten
    assert not {"ik wil iets regelen\nhow do I arrange this", "You apply for this with the government."} & teksten
    assert not any("http" in tekst or tekst in {"online", "digid"} for tekst in teksten)
    assert inhoud.prijzen[0].bedrag == Decimal("88.20")
    assert [manier.soort for manier in inhoud.manieren] == ["online", "telefoon"]


def test_an_imported_offer_in_another_language_is_not_judged_as_dutch() -> None:
    inhoud = read_inhoud(AanbodFactory(taal="en", samenvatting="Indien you apply."))

    assert isinstance(inhoud, Aanbodinhoud)
    assert inhoud.stukken == []


def test_the_command_names_the_text_that_needs_most(capsys: pytest.CaptureFixture[str]) -> None:
    slecht = ProductPaginaFactory(termijn=MOEILIJK * 3, mensentaal="")
    ProductPaginaFactory()

    call_command("redactie_kwaliteit", aantal=1)

    regels = capsys.readouterr().out.splitlines()
    assert regels[0].startswith("2 teksten")
    assert regels[-1].endswith(slecht.title)


def test_an_organisation_without_products_sees_an_empty_report() -> None:
    ProductPaginaFactory(termijn=MOEILIJK)
    refresh_paginas()

    antwoord = logged_in(member(OrganisatieFactory())).get(reverse("redactie_kwaliteit:advies"))

    assert "is ambtelijk" not in antwoord.content.decode()
