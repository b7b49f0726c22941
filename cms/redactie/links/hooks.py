"""Links in the admin: the report, one link, and the button that checks the links of a text now."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.producten.models.basis import VindbarePagina
from cms.redactie.links import views
from cms.redactie.links.rapport import LinksRapport


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("", LinksRapport.as_view(), name="links"),
        path("results/", LinksRapport.as_view(results_only=True), name="links_results"),
        path("<int:pk>/", views.link, name="link"),
        path("<int:pk>/vervang/", views.vervang, name="vervang"),
        path("<int:pk>/negeer/", views.negeer, name="negeer"),
        path("controleer/<slug:soort>/<int:pk>/", views.controleer, name="controleer"),
    ]
    return [path("reports/links/", include((eigen, "redactie_links"), namespace="redactie_links"))]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """In the menu Rapporten."""
    url = reverse("redactie_links:links")
    return MenuItem(_("Links naar andere sites"), url, name="links", icon_name="link-external", order=910)


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ANN401, ARG001
    """'Links controleren' above a page."""
    if issubclass(page.specific_class or Page, VindbarePagina) and page.permissions_for_user(user).can_edit():
        url = reverse("redactie_links:controleer", args=["pagina", page.pk])
        yield Button(_("Links controleren"), url=url, icon_name="link-external", priority=60)
