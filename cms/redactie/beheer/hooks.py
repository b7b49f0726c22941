"""What the editors' side adds to the admin: pages, menu items, buttons, bulk actions and guards."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.producten.models.basis import VindbarePagina
from cms.redactie.beheer import views
from cms.redactie.beheer.bewaking import LANDELIJKE_RAPPORTEN, refuse
from cms.redactie.beheer.bulkacties import AanbodGecontroleerd, AanbodPubliceren, PaginaGecontroleerd, ThemaToevoegen
from cms.redactie.controle import ACTIE
from cms.redactie.rollen import is_landelijk

for _actie in (AanbodGecontroleerd, AanbodPubliceren, PaginaGecontroleerd, ThemaToevoegen):
    hooks.register("register_bulk_action", _actie)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("mijn-werk/", views.mijn_werk, name="mijn_werk"),
        path("mijn-werk/<slug:sleutel>/", views.werklijst, name="werklijst"),
        path("gecontroleerd/<slug:soort>/<int:pk>/", views.gecontroleerd, name="gecontroleerd"),
        path("team/<int:pk>/", views.team, name="team"),
        path("handleiding/", views.handleiding, name="handleiding"),
    ]
    return [path("redactie/", include((eigen, "redactie"), namespace="redactie"))]


@hooks.register("register_admin_menu_item")
def register_mijn_werk() -> MenuItem:
    """The first thing in the menu."""
    return MenuItem(
        gettext_lazy("Mijn werk"), reverse("redactie:mijn_werk"), name="mijn-werk", icon_name="tasks", order=1
    )


@hooks.register("register_help_menu_item")
def register_handleiding() -> MenuItem:
    """Beside Wagtail's own help."""
    url = reverse("redactie:handleiding")
    return MenuItem(gettext_lazy("Handleiding"), url, name="handleiding", icon_name="help", order=1)


class MijnWerkPaneel(Component):
    """Mijn werk on the home page of the admin."""

    name = "mijn_werk"
    template_name = "redactie/paneel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The lists."""
        return {"lijsten": views.read_werk(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def add_panel(request: HttpRequest, panels: list[Component]) -> None:  # noqa: ARG001 - Wagtail's signature
    """Instead of Wagtail's own lists of what waits, which say the same twice."""
    dubbel = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation"}
    panels[:] = [MijnWerkPaneel(), *(paneel for paneel in panels if getattr(paneel, "name", "") not in dubbel)]


@hooks.register("insert_global_admin_css")
def add_style() -> str:
    """A few lines of style for our own pages and fields."""
    return format_html('<link rel="stylesheet" href="{}">', static("redactie/beheer.css"))


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ANN401, ARG001
    """'Ik heb dit gecontroleerd' above a page."""
    if issubclass(page.specific_class or Page, VindbarePagina) and page.permissions_for_user(user).can_edit():
        url = reverse("redactie:gecontroleerd", args=["pagina", page.pk])
        yield Button(_("Ik heb dit gecontroleerd"), url=url, icon_name="check", priority=5)


@hooks.register("register_snippet_listing_buttons")
def aanbod_buttons(ding: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:  # noqa: ANN401
    """The same in the list of offers."""
    if ding._meta.model_name == "aanbod" and user.has_perm("producten.change_aanbod"):  # noqa: SLF001 - Django's documented name
        url = reverse("redactie:gecontroleerd", args=["aanbod", ding.pk])
        yield Button(_("Ik heb dit gecontroleerd"), url=f"{url}?next={next_url or ''}", icon_name="check", priority=15)


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """How the history of an object calls it."""
    actions.register_action(ACTIE, gettext_lazy("Controleren"), gettext_lazy("Gecontroleerd"))


@hooks.register("before_delete_page")
def keep_page(request: HttpRequest, page: Page) -> HttpResponse | None:  # noqa: ARG001 - Wagtail's signature
    """With a product go the offers of all organisations, so only who works on everything may delete one."""
    return None if is_landelijk(user=request.user) else refuse(request)


@hooks.register("before_bulk_action")
def keep_pages(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:  # noqa: ANN401, ARG001
    """The same for many at once."""
    if action_type != "delete" or not any(isinstance(ding, Page) for ding in objects):
        return None
    return None if is_landelijk(user=request.user) else refuse(request)


@hooks.register("before_create_user")
@hooks.register("before_edit_user")
@hooks.register("before_delete_user")
def keep_superuser(request: HttpRequest, user: Any = None) -> HttpResponse | None:  # noqa: ANN401 - Wagtail's signature
    """Who manages accounts neither takes over nor makes one that may do more."""
    hoog = (user is not None and user.is_superuser) or bool(request.POST.get("is_superuser"))
    return refuse(request) if hoog and not request.user.is_superuser else None


@hooks.register("before_bulk_action")
def keep_superusers(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:  # noqa: ANN401, ARG001
    """The same for many at once."""
    hoog = any(isinstance(ding, User) and ding.is_superuser for ding in objects)
    return refuse(request) if hoog and not request.user.is_superuser else None


@hooks.register("construct_page_chooser_queryset")
def limit_choosing(pages: Any, request: HttpRequest) -> Any:  # noqa: ANN401 - Wagtail's signature
    """Who edits no pages chooses from what is on the site."""
    return pages if is_landelijk(user=request.user) else pages.live()


@hooks.register("construct_reports_menu")
def limit_reports(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The reports that are refused are not offered either."""
    if not is_landelijk(user=request.user):
        menu_items[:] = [item for item in menu_items if item.name not in LANDELIJKE_RAPPORTEN]
