"""Editors write, look at the result, compare, copy and check: with real requests to the real admin."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.producten.inlezen.paginas import make_stream
from cms.producten.models import Aanbod, Organisatie, ProductPagina, UniformeProduct
from cms.producten.tasks import publish_scheduled
from cms.redactie.controle import propose_controle
from cms.redactie.models import Rol, Team
from cms.zoeken.service import TOPIC
from portal.outbox.models import OutboxBericht
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
from tests.factories.redactie import make_lid

pytestmark = pytest.mark.django_db


@pytest.fixture
def utrecht() -> Organisatie:
    return OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")


@pytest.fixture
def sam(utrecht: Organisatie) -> User:
    return make_lid("sam", Rol.REDACTEUR, utrecht)


@pytest.fixture
def landelijk() -> User:
    return make_lid("ria", Rol.EINDREDACTEUR)


def velden(aanbod: Aanbod, **anders: Any) -> dict[str, Any]:
    basis = {
        "product": aanbod.product_id, "organisatie": aanbod.organisatie_id, "titel": "Parkeren in Utrecht",
        "samenvatting": "Zo vraagt u het aan.", "tekst": "null", "url": "", "aanvraag_url": "",
        "online_aanvragen": "nee", "termijn": "", "taal": "nl", "opnieuw_controleren": "", "beeindigd_op": "",
        "kosten-count": "0", "nodig-count": "0",
    }  # fmt: skip
    return basis | anders


def edit_url(ding: Any) -> str:
    if isinstance(ding, Aanbod):
        return reverse("wagtailsnippets_producten_aanbod:edit", args=[ding.pk])
    return reverse("wagtailadmin_pages:edit", args=[ding.pk])


def page(client: Client, url: str) -> str:
    antwoord = client.get(url)
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def test_product_form_follows_the_page_and_holds_both_languages(client: Client, landelijk: User) -> None:
    client.force_login(landelijk)

    html = page(client, edit_url(ProductPaginaFactory()))

    velden_op_rij = ["title", "titel_en", "samenvatting", "samenvatting_en", "kort_antwoord"]
    plekken = [html.index(f'name="{deel}"') for deel in velden_op_rij]
    assert plekken == sorted(plekken)
    koppen = [
        html.index(kop)
        for kop in ("Wat is het", "Zo doet u het", "Zo regelt u het", "Veelgestelde vragen", "Niet mee eens")
    ]
    assert koppen == sorted(koppen)


def test_every_field_says_what_to_write(landelijk: User) -> None:
    vormen = [ProductPagina.get_edit_handler(), Aanbod.get_edit_handler()]

    for vorm in vormen:
        formulier = vorm.get_form_class()(for_user=landelijk)
        paneel = vorm.get_bound_panel(instance=formulier.instance, form=formulier)
        stil = [naam for naam, uitleg in _help_texts(paneel) if not uitleg]
        assert stil == []


def _help_texts(paneel: Any) -> list[tuple[str, str]]:
    if kinderen := getattr(paneel, "children", None):
        return [rij for kind in kinderen for rij in _help_texts(kind)]
    naam = getattr(paneel, "field_name", "")
    eigen = naam and naam not in _VAN_WAGTAIL
    return [(naam, str(paneel.help_text))] if eigen else []


_VAN_WAGTAIL = {"slug", "seo_title", "search_description", "show_in_menus", "go_live_at", "expire_at"}


def test_translation_stands_beside_its_dutch_text(client: Client, landelijk: User) -> None:
    pagina = ProductPaginaFactory(wat=make_stream("wat", "alinea", ["Met dit <b>product</b> regelt u iets."]))
    ProductVertalingFactory(pagina=pagina)
    client.force_login(landelijk)

    html = page(client, edit_url(pagina))

    begin = html.index("vertalingen-0-wat")
    bron = html.rindex('class="naast__bron"', 0, begin)
    assert "Met dit &lt;b&gt;product&lt;/b&gt; regelt u iets." in html[bron:begin]
    assert "Voor volwassenen" in html
    assert "<script>" not in html[bron:begin]


def test_uniform_names_are_chosen_by_searching(client: Client, landelijk: User) -> None:
    namen = [UniformeProductFactory(naam=f"naam {nummer}") for nummer in range(40)]
    pagina: ProductPagina = ProductPaginaFactory()
    pagina.upn_ook.set(namen[:1])
    pagina.save_revision().publish()
    client.force_login(landelijk)

    html = page(client, edit_url(pagina))

    assert "naam 0" in html
    assert "naam 39" not in html
    kiezer = page(client, reverse("wagtailsnippetchoosers_producten_uniformeproduct:choose_results") + "?q=naam 39")
    assert "naam 39" in kiezer


def test_chosen_names_are_kept_and_added(landelijk: User) -> None:
    eerste, tweede = UniformeProductFactory(), UniformeProductFactory()
    pagina: ProductPagina = ProductPaginaFactory()
    formulierklasse = ProductPagina.get_edit_handler().get_form_class()
    veld = formulierklasse.base_fields["upn_ook"]

    gekozen = veld.widget.value_from_datadict(
        {"upn_ook-0": str(eerste.pk), "upn_ook-1": "", "upn_ook-2": str(tweede.pk), "upn_ook-3": str(eerste.pk)},
        {},
        "upn_ook",
    )

    assert list(veld.clean(gekozen)) == list(UniformeProduct.objects.filter(pk__in=[eerste.pk, tweede.pk]))
    assert pagina.upn_ook.count() == 0


def preview(client: Client, url: str, gegevens: dict[str, Any]) -> str:
    antwoord = client.post(url, gegevens)
    assert json.loads(antwoord.content) == {"is_valid": True, "is_available": True}
    return page(client, url)


def test_offer_is_shown_on_the_public_page_before_it_is_published(
    client: Client, utrecht: Organisatie, sam: User
) -> None:
    product = ProductPaginaFactory(title="Parkeervergunning")
    aanbod = AanbodFactory(product=product, organisatie=utrecht, titel="Oud", live=False)
    balie = LocatieFactory(organisatie=utrecht, naam="Stadskantoor")
    LocatieFactory(organisatie=utrecht, naam="Andere balie")
    client.force_login(sam)
    url = reverse("wagtailsnippets_producten_aanbod:preview_on_edit", args=[aanbod.pk])

    html = preview(client, url, velden(aanbod, titel="Zo parkeert u bij ons", locaties=[balie.pk]))

    assert "<h1" in html
    assert "Parkeervergunning" in html
    assert "Zo parkeert u bij ons" in html
    assert "Gemeente Utrecht" in html
    assert "Stadskantoor" in html
    assert "Andere balie" not in html
    aanbod.refresh_from_db()
    assert aanbod.titel == "Oud"


def test_new_offer_is_shown_too(client: Client, utrecht: Organisatie, sam: User) -> None:
    product = ProductPaginaFactory(title="Parkeervergunning")
    client.force_login(sam)
    nieuw = Aanbod(product=product, organisatie=utrecht)

    html = preview(client, reverse("wagtailsnippets_producten_aanbod:preview_on_add"), velden(nieuw))

    assert "Parkeren in Utrecht" in html
    assert not Aanbod.objects.exists()


def test_draft_of_a_product_is_shown_on_its_page(client: Client, landelijk: User) -> None:
    pagina: ProductPagina = ProductPaginaFactory(title="Paspoort")
    pagina.kort_antwoord = "Dit is nieuw."
    pagina.save_revision()
    client.force_login(landelijk)

    html = page(client, reverse("wagtailadmin_pages:view_draft", args=[pagina.pk]))

    assert "Dit is nieuw." in html


def test_versions_show_what_changed(client: Client, utrecht: Organisatie, sam: User, landelijk: User) -> None:
    aanbod = AanbodFactory(organisatie=utrecht)
    pagina: ProductPagina = ProductPaginaFactory()
    eerste, eerste_p = aanbod.save_revision(), pagina.save_revision()
    aanbod.kosten = make_stream("kosten", "bedrag", [{"omschrijving": "Bewoners", "bedrag": "12.50"}])
    pagina.voorwaarden = make_stream("voorwaarden", "zin", ["U bent 16 jaar of ouder."])
    tweede, tweede_p = aanbod.save_revision(), pagina.save_revision()

    client.force_login(sam)
    html = page(
        client, reverse("wagtailsnippets_producten_aanbod:revisions_compare", args=[aanbod.pk, eerste.pk, tweede.pk])
    )
    assert "Bewoners" in html
    assert "addition" in html

    client.force_login(landelijk)
    html = page(client, reverse("wagtailadmin_pages:revisions_compare", args=[pagina.pk, eerste_p.pk, tweede_p.pk]))
    assert "16" in html
    assert "18" in html
    assert "Voorwaarden" in html


def test_planned_version_comes_on_the_site_by_itself(utrecht: Organisatie) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, titel="Nu", live=False)
    aanbod.save_revision().publish()
    aanbod.refresh_from_db()
    aanbod.titel = "Straks"
    aanbod.go_live_at = timezone.now() + timedelta(hours=1)
    versie = aanbod.save_revision()
    versie.publish()
    aanbod.refresh_from_db()
    assert aanbod.titel == "Nu"

    versie.refresh_from_db()
    versie.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    versie.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    versie.save()
    publish_scheduled()

    aanbod.refresh_from_db()
    assert aanbod.titel == "Straks"


def test_offer_is_copied_for_another_organisation(client: Client, utrecht: Organisatie) -> None:
    zeist = OrganisatieFactory(gemeente=True, plaats="Zeist")
    beide = make_lid("beide", Rol.REDACTEUR, utrecht, zeist)
    bron = AanbodFactory(organisatie=utrecht, titel="Parkeren", bron_sleutel="sc-1", herkomst="sc")
    bron.locaties.set([LocatieFactory(organisatie=utrecht)])
    bron.save()
    client.force_login(beide)
    url = reverse("wagtailsnippets_producten_aanbod:copy", args=[bron.pk])
    assert "Kopieer voor een andere organisatie" in page(client, edit_url(bron))

    antwoord = client.get(url)
    assert antwoord.context["form"].instance.organisatie_id is None
    assert antwoord.context["form"]["titel"].value() == "Parkeren"
    client.post(url, velden(bron, organisatie=zeist.pk))

    kopie = Aanbod.objects.exclude(pk=bron.pk).get()
    assert kopie.organisatie == zeist
    assert (kopie.herkomst, kopie.bron_sleutel) == ("redactie", "")
    assert not kopie.live
    assert not kopie.locaties.exists()


def test_editor_of_one_organisation_gets_no_copy_button(client: Client, utrecht: Organisatie, sam: User) -> None:
    client.force_login(sam)

    assert "Kopieer voor een andere" not in page(client, edit_url(AanbodFactory(organisatie=utrecht)))


def test_own_organisation_is_filled_in(client: Client, utrecht: Organisatie, sam: User) -> None:
    OrganisatieFactory(gemeente=True, plaats="Zwolle")
    client.force_login(sam)

    html = page(client, reverse("wagtailsnippets_producten_aanbod:add"))

    assert "Gemeente Utrecht" in html
    assert "Gemeente Zwolle" not in html


def test_saved_offer_knows_when_it_changed(client: Client, utrecht: Organisatie, sam: User) -> None:
    aanbod = AanbodFactory(organisatie=utrecht, live=False)
    client.force_login(sam)

    client.post(edit_url(aanbod), velden(aanbod))

    aanbod.refresh_from_db()
    assert aanbod.get_latest_revision_as_object().gewijzigd_op == timezone.localdate()


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 7, 1), date(2027, 1, 1)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_next_check_is_half_a_year_later(dag: date, verwacht: date) -> None:
    assert propose_controle(vanaf=dag) == verwacht


def check(client: Client, soort: str, ding: Any, **gegevens: str) -> Any:
    return client.post(reverse("redactie:gecontroleerd", args=[soort, ding.pk]), gegevens)


def test_checking_sets_the_dates_and_nothing_else(client: Client, landelijk: User) -> None:
    pagina: ProductPagina = ProductPaginaFactory(title="Paspoort", gecontroleerd=date(2020, 1, 1))
    pagina.save_revision().publish()
    pagina.title = "Concept"
    pagina.save_revision()
    OutboxBericht.objects.all().delete()
    client.force_login(landelijk)
    assert "Ik heb dit gecontroleerd" in page(client, edit_url(pagina))
    voorstel = client.get(reverse("redactie:gecontroleerd", args=["pagina", pagina.pk])).context["formulier"]["opnieuw"]

    check(client, "pagina", pagina, opnieuw=voorstel.value().isoformat())

    pagina = ProductPagina.objects.get(pk=pagina.pk)
    vandaag = timezone.localdate()
    assert (pagina.gecontroleerd, pagina.opnieuw_controleren) == (vandaag, propose_controle(vanaf=vandaag))
    assert (pagina.title, pagina.has_unpublished_changes) == ("Paspoort", True)
    concept = pagina.get_latest_revision_as_object()
    assert (concept.title, concept.gecontroleerd) == ("Concept", vandaag)
    assert OutboxBericht.objects.get(topic=TOPIC).payload == {"sleutels": [pagina.sleutel]}
    assert "Gecontroleerd" in page(client, reverse("wagtailadmin_pages:history", args=[pagina.pk]))


def test_date_in_the_past_is_refused(client: Client, utrecht: Organisatie, sam: User) -> None:
    aanbod = AanbodFactory(organisatie=utrecht)
    client.force_login(sam)

    antwoord = check(client, "aanbod", aanbod, opnieuw="2020-01-01")

    assert "Kies een datum na vandaag." in antwoord.content.decode()
    aanbod.refresh_from_db()
    assert aanbod.gecontroleerd is None


def test_life_event_is_checked_and_an_unknown_thing_is_not(client: Client, landelijk: User) -> None:
    gebeurtenis = LevensgebeurtenisPaginaFactory(producten=[ProductPaginaFactory()])
    client.force_login(landelijk)

    assert check(client, "pagina", gebeurtenis, opnieuw="2099-01-01").status_code == 302
    gebeurtenis.refresh_from_db()
    assert gebeurtenis.opnieuw_controleren == date(2099, 1, 1)
    assert check(client, "pagina", gebeurtenis.get_parent(), opnieuw="2099-01-01").status_code == 404
    assert check(client, "iets", gebeurtenis, opnieuw="2099-01-01").status_code == 404


def bulk(client: Client, model: str, actie: str, ids: list[int], **gegevens: Any) -> Any:
    url = reverse("wagtail_bulk_action", args=[*model.split("."), actie]) + "?" + "&".join(f"id={pk}" for pk in ids)
    assert client.get(url).status_code == 200
    return client.post(url, gegevens)


def test_many_offers_are_checked_at_once_the_own_only(client: Client, utrecht: Organisatie, sam: User) -> None:
    eigen = [AanbodFactory(organisatie=utrecht) for _ in range(2)]
    ander = AanbodFactory()
    client.force_login(sam)

    bulk(client, "producten.aanbod", "gecontroleerd", [a.pk for a in (*eigen, ander)], opnieuw="2099-01-01")

    assert set(Aanbod.objects.filter(opnieuw_controleren=date(2099, 1, 1))) == set(eigen)


def test_many_offers_are_published_at_once(client: Client, utrecht: Organisatie) -> None:
    client.force_login(make_lid("fatima", Rol.EINDREDACTEUR, utrecht))
    aanbod = [AanbodFactory(organisatie=utrecht, live=False) for _ in range(2)]
    for een in aanbod:
        een.titel = "Nieuw"
        een.save_revision()

    bulk(client, "producten.aanbod", "publiceren", [a.pk for a in aanbod])

    assert Aanbod.objects.filter(live=True, titel="Nieuw").count() == 2


def test_theme_is_added_to_many_products_and_drafts_stay_drafts(client: Client, landelijk: User) -> None:
    reizen = ThemaFactory(titel="Reizen")
    op_site, met_concept = ProductPaginaFactory(), ProductPaginaFactory()
    for pagina in (op_site, met_concept):
        pagina.save_revision().publish()
    met_concept.title = "Nog niet af"
    met_concept.save_revision()
    client.force_login(landelijk)

    bulk(client, "wagtailcore.page", "thema", [op_site.pk, met_concept.pk], thema=reizen.pk)

    assert list(ProductPagina.objects.get(pk=op_site.pk).themas.all()) == [reizen]
    concept = ProductPagina.objects.get(pk=met_concept.pk)
    assert concept.title != "Nog niet af"
    assert not concept.themas.exists()
    assert list(concept.get_latest_revision_as_object().themas.all()) == [reizen]


def test_locked_offer_is_only_for_who_locked_it(client: Client, utrecht: Organisatie, sam: User) -> None:
    fatima = make_lid("fatima", Rol.EINDREDACTEUR, utrecht)
    aanbod = AanbodFactory(organisatie=utrecht, titel="Op slot")
    client.force_login(fatima)
    client.post(reverse("wagtailsnippets_producten_aanbod:lock", args=[aanbod.pk]))

    client.force_login(sam)
    client.post(edit_url(aanbod), velden(aanbod))

    aanbod.refresh_from_db()
    assert aanbod.locked_by == fatima
    assert aanbod.latest_revision is None or aanbod.get_latest_revision_as_object().titel == "Op slot"


def test_teams_are_made_with_a_button(client: Client, utrecht: Organisatie) -> None:
    client.force_login(make_lid("beheer", Rol.BEHEERDER))
    url = reverse("redactie:team", args=[utrecht.pk])
    assert url in page(client, reverse("wagtailsnippets_producten_organisatie:edit", args=[utrecht.pk]))
    assert "nog geen team" in page(client, url)

    client.post(url)

    assert "Eindredacteuren Gemeente Utrecht" in page(client, url)
    assert Team.objects.filter(organisatie=utrecht).count() == 2


def test_teams_are_not_made_by_others(client: Client, utrecht: Organisatie, landelijk: User) -> None:
    client.force_login(landelijk)

    client.post(reverse("redactie:team", args=[utrecht.pk]))

    assert not Team.objects.filter(organisatie=utrecht).exists()


def test_teams_are_made_with_a_command(utrecht: Organisatie, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("maak_team", utrecht.slug)

    assert "Redacteuren Gemeente Utrecht" in capsys.readouterr().out
    with pytest.raises(CommandError, match="geen organisatie met de slug 'nergens'"):
        call_command("maak_team", "nergens")
