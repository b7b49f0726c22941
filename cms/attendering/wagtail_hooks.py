"""What attendering adds to the admin: a button above a product, and a question after publishing it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.attendering import beheer
from cms.producten.models import ProductPagina


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("<int:pk>/", beheer.wijziging, name="wijziging"),
        path("<int:pk>/<int:wijziging_id>/intrekken/", beheer.intrekken, name="intrekken"),
    ]
    return [path("wijziging/", include((eigen, "attendering_beheer"), namespace="attendering_beheer"))]


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:  # noqa: ANN401, ARG001
    """'Meld een belangrijke wijziging' above a product that is on the site."""
    if page.live and page.specific_class is ProductPagina and page.permissions_for_user(user).can_publish():
        url = reverse("attendering_beheer:wijziging", args=[page.pk])
        yield Button(_("Meld een belangrijke wijziging"), url=url, icon_name="mail", priority=20)


@hooks.register("after_publish_page")
def ask_to_tell(request: HttpRequest, page: Page) -> None:
    """After publishing: does who follows this want to know?"""
    if isinstance(page, ProductPagina) and page.live:
        url = reverse("attendering_beheer:wijziging", args=[page.pk])
        vraag = _("Verandert er voor lezers iets belangrijks?")
        messages.info(request, format_html('{} <a href="{}">{}</a>', vraag, url, _("Meld een belangrijke wijziging")))
