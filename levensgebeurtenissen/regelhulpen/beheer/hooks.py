"""What regelhulpen add to the admin: the page with the drawing, a button to it, and a guard on publishing many."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from levensgebeurtenissen.regelhulpen.beheer import views
from levensgebeurtenissen.regelhulpen.models import RegelhulpPagina


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The page with the drawing."""
    eigen = [path("<int:pk>/tekening/", views.tekening, name="tekening")]
    return [path("regelhulpen/", include((eigen, "regelhulpbeheer"), namespace="regelhulpbeheer"))]


@hooks.register("insert_global_admin_css")
def add_style() -> str:
    """The lines of the drawing."""
    return format_html('<link rel="stylesheet" href="{}">', static("levensgebeurtenissen/beheer.css"))


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ANN401, ARG001 - Wagtail's signature
    """'Tekening en voorbeelden' above a regelhulp."""
    if page.specific_class is RegelhulpPagina and page.permissions_for_user(user).can_edit():
        url = reverse("regelhulpbeheer:tekening", args=[page.pk])
        yield Button(_("Tekening en voorbeelden"), url=url, icon_name="site", priority=4)


@hooks.register("before_bulk_action")
def keep_unsound(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:  # noqa: ANN401, ARG001 - idem
    """Publishing many at once has no form to tell what is wrong, so an unsound one is refused before."""
    if action_type != "publish":
        return None
    versies = [ding.specific.get_latest_revision_as_object() for ding in objects if _is_regelhulp(ding)]
    fout = [versie.title for versie in versies if any(gebrek.stopt for gebrek in versie.gebreken)]
    if not fout:
        return None
    tekst = _("Deze regelhulpen kloppen nog niet en zijn niet gepubliceerd: %(titels)s. Open ze om te zien waarom.")
    messages.error(request, tekst % {"titels": ", ".join(fout)})
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def _is_regelhulp(ding: Any) -> bool:  # noqa: ANN401 - any object of the admin
    return isinstance(ding, Page) and ding.specific_class is RegelhulpPagina
