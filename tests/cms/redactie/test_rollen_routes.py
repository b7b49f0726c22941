"""An editor of Utrecht cannot touch what is Zwolle's, on any route of the admin (KWALITEIT B18, B34).

The routes are read from the URL configuration, so that a new one is tested without being named here.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.producten.models import Aanbod, Locatie, Organisatie, ProductPagina, ProductVertaling, Thema
from cms.redactie.models import Rol
from tests.factories.producten import (
    AanbodFactory,
    LocatieFactory,
    OrganisatieFactory,
    ProductPaginaFactory,
    ProductVertalingFactory,
    ThemaFactory,
)
from tests.factories.redactie import make_lid
from tests.gedeeld import built_once

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B18"), pytest.mark.norm("B34")]

SNIPPETS = {f"wagtailsnippets_producten_{model}" for model in ("aanbod", "locatie", "organisatie")}
KIEZERS = {f"wagtailsnippetchoosers_producten_{model}" for model in ("aanbod", "locatie", "organisatie")}
BEWAAKT = (
    Aanbod,
    Locatie,
    Organisatie,
    Page,
    ProductPagina,
    ProductVertaling,
    Thema,
    Revision,
    WorkflowState,
    TaskState,
)
GEHEIM = "Geheim concept"
# Logs out, and Wagtail's page that fails on purpose.
GEEN_PAGINAS = {"/beheer/logout/", "/beheer/failwhale/"}


@dataclass(frozen=True)
class Route:
    naam: str
    velden: tuple[str, ...]

    @property
    def ruimte(self) -> str:
        return self.naam.rpartition(":")[0]


def walk(patronen: list[Any], ruimte: str = "", velden: tuple[str, ...] = ()) -> Iterator[Route]:
    for patroon in patronen:
        eigen = (*velden, *patroon.pattern.regex.groupindex)
        if isinstance(patroon, URLResolver):
            binnen = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from walk(patroon.url_patterns, binnen, eigen)
        elif isinstance(patroon, URLPattern) and patroon.name:
            yield Route(f"{ruimte}{patroon.name}", eigen)


def list_routes() -> list[Route]:
    return sorted(set(walk(get_resolver().url_patterns)), key=lambda route: route.naam)


ALLE = list_routes()
VAN_SNIPPETS = [route for route in ALLE if route.ruimte in SNIPPETS]
VAN_PAGINAS = [route for route in ALLE if route.ruimte == "wagtailadmin_pages" and route.velden]


@dataclass
class Wereld:
    """What is Utrecht's, what is Zwolle's, and who works where."""

    utrecht: Organisatie
    zwolle: Organisatie
    pagina: ProductPagina
    redacteur: User
    eindredacteur: User

    def __post_init__(self) -> None:
        self.van_zwolle = self._make(self.zwolle, f"{GEHEIM} van Zwolle")
        self.van_utrecht = self._make(self.utrecht, "Zo gaat het in Utrecht")

    def _make(self, organisatie: Organisatie, titel: str) -> dict[str, Any]:
        schrijver = make_lid(f"schrijver-{organisatie.slug}", Rol.REDACTEUR, organisatie)
        aanbod = AanbodFactory(product=self.pagina, organisatie=organisatie, titel=titel)
        for tekst in ("Eerste", "Tweede"):
            aanbod.samenvatting = tekst
            aanbod.save_revision(user=schrijver)
        aanbod.refresh_from_db()
        stand = aanbod.get_workflow().start(aanbod, schrijver)
        return {
            "aanbod": aanbod,
            "locatie": LocatieFactory(organisatie=organisatie, naam=f"Balie {organisatie}"),
            "organisatie": organisatie,
            "stand": stand,
        }


def make_wereld() -> Wereld:
    utrecht = OrganisatieFactory(gemeente=True, plaats="Utrecht", code="gm0344")
    zwolle = OrganisatieFactory(gemeente=True, plaats="Zwolle", code="gm0193")
    pagina = ProductPaginaFactory(title="Paspoort")
    ProductVertalingFactory(pagina=pagina)
    pagina.save_revision().publish()
    return Wereld(
        utrecht=utrecht,
        zwolle=zwolle,
        pagina=pagina,
        redacteur=make_lid("redacteur", Rol.REDACTEUR, utrecht),
        eindredacteur=make_lid("eindredacteur", Rol.EINDREDACTEUR, utrecht),
    )


gebouwd = built_once(make_wereld)


@pytest.fixture
def wereld(gebouwd: Wereld) -> Wereld:
    return deepcopy(gebouwd)


def snapshot() -> dict[str, str]:
    """All that an editor could change, except when somebody looked."""
    modellen: tuple[type[Model], ...] = BEWAAKT
    return {model.__name__: serializers.serialize("json", model._default_manager.order_by("pk")) for model in modellen}


def fill(route: Route, ding: Any, stand: WorkflowState | None) -> dict[str, Any]:
    versies = list(Revision.objects.for_instance(ding).order_by("pk")) if hasattr(ding, "latest_revision") else []
    staat = stand.current_task_state if stand else None
    waarden: dict[str, Any] = {
        "pk": ding.pk,
        "page_id": ding.pk,
        "parent_page_id": ding.pk,
        "page_to_move_id": ding.pk,
        "page_to_copy_id": ding.pk,
        "destination_id": ding.pk,
        "task_state_id": staat.pk if staat else 0,
        "task_id": staat.task_id if staat else 0,
        "workflow_state_id": stand.pk if stand else 0,
        "action_name": "approve",
        "app_label": "producten",
        "model_name": "productpagina",
        "content_type_app_name": "producten",
        "content_type_model_name": "productpagina",
        "revision_id": versies[0].pk if versies else 0,
        "revision_id_a": versies[0].pk if versies else 0,
        "revision_id_b": versies[-1].pk if versies else 0,
    }
    return {veld: waarden[veld] for veld in route.velden}


def formulier(ding: Any) -> dict[str, Any]:
    """All that somebody could try in one go: fields, publishing, the workflow, deleting."""
    return {
        "titel": "Gekaapt", "title": "Gekaapt", "naam": "Gekaapt",
        "organisatie": getattr(ding, "organisatie_id", "") or "",
        "product": getattr(ding, "product_id", ""), "samenvatting": "Gekaapt", "telefoon": "0900", "slug": "gekaapt",
        "action-publish": "1", "action-submit": "1", "workflow-action-name": "approve", "comment": "ja",
        "opnieuw": "2099-01-01", "kosten-count": "0", "nodig-count": "0", "openingstijden-count": "0",
        "new_title": "Gekaapt", "new_slug": "gekaapt", "new_parent_page": "1",
    }  # fmt: skip


def is_refused(antwoord: HttpResponse) -> bool:
    return antwoord.status_code in {302, 403, 404, 405}


@pytest.mark.parametrize("wie", ["redacteur", "eindredacteur"])
@pytest.mark.parametrize("route", VAN_SNIPPETS, ids=lambda route: route.naam)
def test_utrecht_cannot_touch_zwolle(client: Client, wereld: Wereld, route: Route, wie: str) -> None:
    ding = wereld.van_zwolle[route.ruimte.rpartition("_")[2]]
    stand = wereld.van_zwolle["stand"] if isinstance(ding, Aanbod) else None
    url = reverse(route.naam, kwargs=fill(route, ding, stand))
    client.force_login(getattr(wereld, wie))
    voor = snapshot()

    for antwoord in (client.get(url), client.post(url, formulier(ding))):
        if "pk" in route.velden:
            assert is_refused(antwoord), antwoord.status_code
        assert GEHEIM not in antwoord.content.decode()
        assert "Balie Gemeente Zwolle" not in antwoord.content.decode()
    assert snapshot() == voor


@pytest.mark.parametrize("route", [r for r in VAN_SNIPPETS if "pk" in r.velden], ids=lambda route: route.naam)
def test_eindredacteur_reaches_the_own_objects(client: Client, wereld: Wereld, route: Route) -> None:
    ding = wereld.van_utrecht[route.ruimte.rpartition("_")[2]]
    stand = wereld.van_utrecht["stand"] if isinstance(ding, Aanbod) else None
    client.force_login(wereld.eindredacteur)
    soort = route.naam.rpartition(":")[2]
    # Organisations are not deleted by editors; what is planned can be unplanned, and nothing is planned here.
    if route.ruimte.endswith("organisatie") and soort in {"delete", "copy"}:
        return

    antwoord = client.get(reverse(route.naam, kwargs=fill(route, ding, stand)))

    assert antwoord.status_code in ({405, 302} if soort in {"lock", "unlock"} else {200}), antwoord.status_code


@pytest.mark.parametrize("route", VAN_PAGINAS, ids=lambda route: route.naam)
def test_utrecht_cannot_touch_national_pages(client: Client, wereld: Wereld, route: Route) -> None:
    pagina = wereld.pagina
    url = reverse(route.naam, kwargs=fill(route, pagina, None))
    client.force_login(wereld.eindredacteur)
    voor = snapshot()

    for antwoord in (client.get(url), client.post(url, formulier(pagina))):
        assert is_refused(antwoord) or "page" not in " ".join(route.velden), antwoord.status_code
        assert "Paspoort" not in antwoord.content.decode()
    assert snapshot() == voor


@pytest.mark.parametrize("route", VAN_PAGINAS, ids=lambda route: route.naam)
def test_fixed_body_cannot_touch_pages_of_another(client: Client, wereld: Wereld, route: Route) -> None:
    svb, duo = OrganisatieFactory(naam="SVB"), OrganisatieFactory(naam="DUO")
    ProductPaginaFactory(title="AOW", vast=True, organisatie=svb)
    van_duo = ProductPaginaFactory(title="Studiefinanciering", vast=True, organisatie=duo)
    for _ in range(2):
        van_duo.save_revision()
    stand = van_duo.get_workflow().start(van_duo, make_lid("duo", Rol.REDACTEUR, duo))
    client.force_login(make_lid("svb", Rol.EINDREDACTEUR, svb))
    url = reverse(route.naam, kwargs=fill(route, van_duo, stand))
    voor = snapshot()

    for antwoord in (client.get(url), client.post(url, formulier(van_duo))):
        assert is_refused(antwoord) or "page" not in " ".join(route.velden), antwoord.status_code
        assert "Studiefinanciering" not in antwoord.content.decode()
    assert snapshot() == voor


@pytest.mark.parametrize("actie", ["delete", "gecontroleerd", "publiceren"])
def test_bulk_actions_leave_zwolle_alone(client: Client, wereld: Wereld, actie: str) -> None:
    client.force_login(wereld.eindredacteur)
    url = reverse("wagtail_bulk_action", args=["producten", "aanbod", actie])
    voor = snapshot()

    for ids in (f"?id={wereld.van_zwolle['aanbod'].pk}",):
        for antwoord in (client.get(url + ids), client.post(url + ids, formulier(None))):
            assert antwoord.status_code in {200, 302}
    assert snapshot() == voor


@pytest.mark.parametrize("actie", ["delete", "move", "publish", "unpublish", "gecontroleerd", "thema"])
def test_bulk_actions_leave_national_pages_alone(client: Client, wereld: Wereld, actie: str) -> None:
    client.force_login(wereld.eindredacteur)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", actie]) + f"?id={wereld.pagina.pk}"
    thema = ThemaFactory()
    voor = snapshot()

    for antwoord in (client.get(url), client.post(url, formulier(wereld.pagina) | {"thema": thema.pk, "chooser": 1})):
        assert antwoord.status_code in {200, 302, 403}
    assert snapshot() == voor


@pytest.mark.parametrize(
    "route", [r for r in ALLE if r.ruimte in KIEZERS and "aanbod" in r.ruimte], ids=lambda r: r.naam
)
def test_chooser_offers_only_the_own(client: Client, wereld: Wereld, route: Route) -> None:
    client.force_login(wereld.redacteur)
    pk = wereld.van_zwolle["aanbod"].pk
    url = reverse(route.naam, kwargs=dict.fromkeys(route.velden, pk))

    antwoord = client.get(url, {"id": pk})

    assert antwoord.status_code in {200, 302, 403, 404}
    assert GEHEIM not in antwoord.content.decode()


@pytest.mark.parametrize("route", [r for r in ALLE if r.ruimte == "wagtailadmin_reports"], ids=lambda r: r.naam)
def test_reports_name_nothing_of_another(client: Client, wereld: Wereld, route: Route) -> None:
    svb = OrganisatieFactory(naam="SVB")
    ProductPaginaFactory(title="AOW", vast=True, organisatie=svb)
    client.force_login(make_lid("svb", Rol.EINDREDACTEUR, svb, wereld.utrecht))

    antwoord = client.get(reverse(route.naam))

    assert antwoord.status_code in {200, 302}
    assert GEHEIM not in antwoord.content.decode()
    assert "Paspoort" not in antwoord.content.decode()


@pytest.mark.parametrize("soort", ["aanbod", "pagina"])
def test_checking_is_for_the_own(client: Client, wereld: Wereld, soort: str) -> None:
    pk = wereld.van_zwolle["aanbod"].pk if soort == "aanbod" else wereld.pagina.pk
    client.force_login(wereld.eindredacteur)
    url = reverse("redactie:gecontroleerd", args=[soort, pk])
    voor = snapshot()

    for antwoord in (client.get(url), client.post(url, {"opnieuw": "2099-01-01"})):
        assert is_refused(antwoord)
    assert snapshot() == voor


def test_editing_session_of_another_is_not_opened(client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.redacteur)
    aanbod = wereld.van_zwolle["aanbod"]

    antwoord = client.post(reverse("wagtailadmin_editing_sessions:ping", args=["producten", "aanbod", aanbod.pk, 1]))

    assert antwoord.status_code == 404


def test_decision_about_zwolle_is_not_taken_through_an_own_object(client: Client, wereld: Wereld) -> None:
    """The step in the URL is Zwolle's, the object is Utrecht's (CVE-2026-44199)."""
    client.force_login(wereld.eindredacteur)
    stap = wereld.van_zwolle["stand"].current_task_state
    url = reverse(
        "wagtailsnippets_producten_aanbod:workflow_action", args=[wereld.van_utrecht["aanbod"].pk, "approve", stap.pk]
    )
    voor = snapshot()

    assert client.post(url).status_code == 404
    assert snapshot() == voor


def test_decision_about_a_page_is_not_taken_through_an_own_page(client: Client, wereld: Wereld) -> None:
    svb, duo = OrganisatieFactory(naam="SVB"), OrganisatieFactory(naam="DUO")
    eigen = ProductPaginaFactory(title="AOW", vast=True, organisatie=svb)
    ander = ProductPaginaFactory(title="Studiefinanciering", vast=True, organisatie=duo)
    for pagina in (eigen, ander):
        pagina.save_revision()
    eigen.get_workflow().start(eigen, make_lid("s", Rol.REDACTEUR, svb))
    stand = ander.get_workflow().start(ander, make_lid("d", Rol.REDACTEUR, duo))
    client.force_login(make_lid("svb", Rol.EINDREDACTEUR, svb))
    url = reverse("wagtailadmin_pages:workflow_action", args=[eigen.pk, "approve", stand.current_task_state.pk])

    client.post(url)

    stand.refresh_from_db()
    assert stand.status == WorkflowState.STATUS_IN_PROGRESS


def test_eindredacteur_of_one_is_only_redacteur_of_the_other(client: Client, wereld: Wereld) -> None:
    """A right at Utrecht does not publish at Zwolle."""
    dubbel = make_lid("dubbel", Rol.EINDREDACTEUR, wereld.utrecht)
    dubbel.groups.add(make_lid("z", Rol.REDACTEUR, wereld.zwolle).groups.get())
    client.force_login(dubbel)
    aanbod = AanbodFactory(product=wereld.pagina, organisatie=wereld.zwolle, titel="Concept", live=False)

    client.post(
        reverse("wagtailsnippets_producten_aanbod:edit", args=[aanbod.pk]),
        formulier_aanbod(aanbod) | {"action-publish": "1"},
    )
    client.post(reverse("wagtailsnippets_producten_aanbod:unpublish", args=[wereld.van_zwolle["aanbod"].pk]))

    aanbod.refresh_from_db()
    assert not aanbod.live
    assert aanbod.latest_revision.as_object().titel == "Nieuw"
    assert Aanbod.objects.get(pk=wereld.van_zwolle["aanbod"].pk).live


def formulier_aanbod(aanbod: Aanbod, **anders: Any) -> dict[str, Any]:
    velden = {
        "product": aanbod.product_id, "organisatie": aanbod.organisatie_id, "titel": "Nieuw", "samenvatting": "Kort.",
        "tekst": "null", "url": "", "aanvraag_url": "", "online_aanvragen": "nee", "termijn": "", "taal": "nl",
        "opnieuw_controleren": "", "beeindigd_op": "", "kosten-count": "0", "nodig-count": "0",
    }  # fmt: skip
    return velden | anders


def test_offer_cannot_be_made_for_or_moved_to_zwolle(client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.eindredacteur)
    nieuw = Aanbod(product=wereld.pagina, organisatie=wereld.zwolle)
    eigen = AanbodFactory(product=wereld.pagina, organisatie=wereld.utrecht, titel="Van ons")
    voor = snapshot()

    client.post(reverse("wagtailsnippets_producten_aanbod:add"), formulier_aanbod(nieuw, titel="Gekaapt"))
    client.post(
        reverse("wagtailsnippets_producten_aanbod:edit", args=[eigen.pk]),
        formulier_aanbod(eigen, organisatie=wereld.zwolle.pk) | {"action-publish": "1"},
    )
    client.post(
        reverse("wagtailsnippets_producten_aanbod:copy", args=[eigen.pk]), formulier_aanbod(nieuw, titel="Gekaapt")
    )

    assert snapshot() == voor


def test_locations_of_zwolle_cannot_be_put_in_an_own_offer(client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.eindredacteur)
    eigen = AanbodFactory(product=wereld.pagina, organisatie=wereld.utrecht)
    van_ons = wereld.van_utrecht["locatie"]
    url = reverse("wagtailsnippets_producten_aanbod:edit", args=[eigen.pk])

    geweigerd = client.post(url, formulier_aanbod(eigen, locaties=[van_ons.pk, wereld.van_zwolle["locatie"].pk]))
    assert geweigerd.status_code == 200
    assert "locaties" in geweigerd.context["form"].errors

    gelukt = client.post(url, formulier_aanbod(eigen, locaties=[van_ons.pk]) | {"action-publish": "1"})
    assert gelukt.status_code == 302
    assert list(Aanbod.objects.get(pk=eigen.pk).locaties.all()) == [van_ons]


def test_national_facts_of_the_own_organisation_stay(client: Client, wereld: Wereld) -> None:
    client.force_login(wereld.redacteur)
    velden = {
        "website": "https://www.utrecht.test",
        "email": "",
        "telefoon": "14 030",
        "bezoekadres": "Nieuw 1",
        "postadres": "",
    }

    client.post(
        reverse("wagtailsnippets_producten_organisatie:edit", args=[wereld.utrecht.pk]),
        velden | {"naam": "Gekaapt", "slug": "gekaapt", "tooi_uri": "https://gekaapt.test", "is_actief": ""},
    )

    wereld.utrecht.refresh_from_db()
    assert wereld.utrecht.bezoekadres == "Nieuw 1"
    assert wereld.utrecht.naam == "Gemeente Utrecht"
    assert wereld.utrecht.is_actief


def test_translation_of_another_page_is_not_taken_over(client: Client, wereld: Wereld) -> None:
    """The number of an inline translation in the form is another page's."""
    svb = OrganisatieFactory(naam="SVB")
    eigen = ProductPaginaFactory(title="AOW", vast=True, organisatie=svb)
    eigen.save_revision().publish()
    ander = wereld.pagina.vertalingen.get()
    client.force_login(make_lid("svb", Rol.EINDREDACTEUR, svb))
    velden = client.get(reverse("wagtailadmin_pages:edit", args=[eigen.pk])).context["form"]
    gestuurd = {
        "title": "AOW", "slug": "aow", "samenvatting": "Kort.", "vertalingen-TOTAL_FORMS": "1",
        "vertalingen-INITIAL_FORMS": "1", "vertalingen-MIN_NUM_FORMS": "0", "vertalingen-MAX_NUM_FORMS": "1000",
        "vertalingen-0-id": ander.pk, "vertalingen-0-taal": "en", "vertalingen-0-kort_antwoord": "Hijacked",
        "vertalingen-0-DELETE": "", "action-publish": "1", "doelgroepen": "particulier",
    }  # fmt: skip
    for veld in velden.fields:
        gestuurd.setdefault(f"{veld}-count", "0")
    for veld in velden.formsets["vertalingen"].empty_form.fields:
        gestuurd.setdefault(f"vertalingen-0-{veld}-count", "0")

    client.post(reverse("wagtailadmin_pages:edit", args=[eigen.pk]), gestuurd)

    ander.refresh_from_db()
    assert ander.pagina_id == wereld.pagina.pk
    assert ander.kort_antwoord == "Apply to your municipality."
    assert not ProductVertaling.objects.filter(kort_antwoord="Hijacked").exclude(pagina=eigen).exists()


def test_account_that_may_do_everything_is_not_taken_over(client: Client) -> None:
    baas = User.objects.create_superuser("baas", "baas@voorbeeld.test", "geheim")
    client.force_login(make_lid("beheer", Rol.BEHEERDER))
    velden = {"username": "baas", "first_name": "B", "last_name": "B", "email": "mij@voorbeeld.test", "is_active": "on"}
    wachtwoord = {"password1": "overgenomen-1234", "password2": "overgenomen-1234"}

    client.post(reverse("wagtailusers_users:edit", args=[baas.pk]), velden | wachtwoord)
    client.post(reverse("wagtailusers_users:delete", args=[baas.pk]))
    for actie in ("delete", "set_active_state", "assign_role"):
        url = reverse("wagtail_bulk_action", args=["auth", "user", actie]) + f"?id={baas.pk}"
        client.post(url, {"mark_as_active": "", "role": "1"})

    baas.refresh_from_db()
    assert baas.email == "baas@voorbeeld.test"
    assert baas.check_password("geheim")
    assert baas.is_active


def test_manager_puts_somebody_in_a_team_but_makes_no_superuser(client: Client, wereld: Wereld) -> None:
    client.force_login(make_lid("beheer", Rol.BEHEERDER))
    groep = wereld.redacteur.groups.get()
    velden = {
        "username": "nieuw", "first_name": "N", "last_name": "N", "email": "n@voorbeeld.test", "is_active": "on",
        "password1": "lang-genoeg-1234", "password2": "lang-genoeg-1234", "groups": [groep.pk],
    }  # fmt: skip

    client.post(reverse("wagtailusers_users:add"), velden | {"is_superuser": "on"})
    assert not User.objects.filter(username="nieuw").exists()
    client.post(reverse("wagtailusers_users:add"), velden)

    nieuw = User.objects.get(username="nieuw")
    assert list(nieuw.groups.all()) == [groep]
    assert not nieuw.is_superuser
    assert client.get(reverse("wagtailusers_groups:index")).status_code == 302


@pytest.mark.parametrize("naam", ["wagtailusers_users:index", "wagtailusers_groups:index", "bronnen:index"])
def test_editors_of_one_organisation_do_not_manage(client: Client, wereld: Wereld, naam: str) -> None:
    client.force_login(wereld.eindredacteur)

    assert client.get(reverse(naam)).status_code == 302


def test_product_is_chosen_from_what_is_on_the_site(client: Client, wereld: Wereld) -> None:
    ProductPaginaFactory(title="Nog geheim", live=False)
    client.force_login(wereld.redacteur)

    html = client.get(
        reverse("wagtailadmin_choose_page_child", args=[wereld.pagina.get_parent().pk]),
        {"page_type": "producten.ProductPagina"},
    ).content.decode()

    assert "Paspoort" in html
    assert "Nog geheim" not in html


def test_no_page_of_the_admin_without_an_object_names_what_is_zwolles(client: Client, wereld: Wereld) -> None:
    """Lists, reports, choosers and searches, of Wagtail and of our own, in one go."""
    client.force_login(wereld.eindredacteur)
    lekken, gezien = [], 0
    for route in ALLE:
        try:
            url = reverse(route.naam)
        except NoReverseMatch:
            continue
        if route.velden or not url.startswith("/beheer/") or url in GEEN_PAGINAS:
            continue
        antwoord = client.get(url, {"q": "Geheim"})
        gezien += 1
        if antwoord.status_code >= 500 or GEHEIM in b"".join(antwoord).decode(errors="replace"):
            lekken.append(f"{route.naam}: {antwoord.status_code}")

    assert gezien > 60
    assert lekken == []


@pytest.mark.parametrize("model", ["aanbod", "locatie", "organisatie"])
def test_list_is_searched_and_filtered_within_the_own(client: Client, wereld: Wereld, model: str) -> None:
    client.force_login(wereld.redacteur)
    filters = {"aanbod": {"herkomst": "redactie", "online_aanvragen": "nee"}, "organisatie": {"soort": "gemeente"}}
    vraag = {"aanbod": "Zo gaat", "locatie": "Balie", "organisatie": "Gemeente"}[model]

    html = client.get(reverse(f"wagtailsnippets_producten_{model}:list"), filters.get(model, {}) | {"q": vraag})

    assert "Utrecht" in html.content.decode()
    assert "Zwolle" not in html.content.decode()
