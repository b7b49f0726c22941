"""The standing in the menu and the URLs of the admin. Other parts hang their pages in the same menu."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.log_actions import LogActionRegistry

from toegankelijkheid.overzicht.beheer import bevinding, rondes, uitvoer, views
from toegankelijkheid.overzicht.beheer.lijst import Bevindingenlijst
from toegankelijkheid.overzicht.services import ACTIE

MENU = "register_toegankelijkheid_menu_item"


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("", views.stand, name="stand"),
        path("bevindingen/", Bevindingenlijst.as_view(), name="bevindingen"),
        path("bevindingen/results/", Bevindingenlijst.as_view(results_only=True), name="bevindingen_results"),
        path("bevindingen/<int:pk>/", bevinding.bevinding, name="bevinding"),
        path("bevindingen/<int:pk>/oordeel/", bevinding.oordeel, name="oordeel"),
        path("bevindingen/<int:pk>/beeld/", bevinding.beeld, name="beeld"),
        path("werk/", views.handwerk, name="handwerk"),
        path("rondes/", rondes.rondes, name="rondes"),
        path("rondes/<int:pk>/", rondes.ronde, name="ronde"),
        path("rondes/<int:pk>/voortgang/", rondes.voortgang, name="voortgang"),
        path("rondes/pagina/", rondes.toets_pagina, name="toets_pagina"),
        path("rondes/alles/", rondes.toets_alles, name="toets_alles"),
        path("toegankelijkheid.json", uitvoer.als_json, name="json"),
        path("toegankelijkheid.jsonld", uitvoer.als_earl, name="earl"),
        path("toegankelijkheid.pdf", uitvoer.als_pdf, name="pdf"),
    ]
    naam = "toegankelijkheid_overzicht"
    return [path("toegankelijkheid/", include((eigen, naam), namespace=naam))]


@hooks.register("register_admin_menu_item")
def register_menu() -> MenuItem:
    """Toegankelijkheid in the main menu; an editor finds there what is wrong on the own pages."""

    def item(label: Any, naam: str, icoon: str, order: int) -> MenuItem:  # noqa: ANN401 - a lazy text
        url = reverse_lazy(f"toegankelijkheid_overzicht:{naam}")
        return MenuItem(label, url, name=f"toegankelijkheid-{naam}", icon_name=icoon, order=order)

    items = [
        item(_("Stand"), "stand", "view", 10),
        item(_("Bevindingen"), "bevindingen", "warning", 20),
        item(_("Werk voor mensen"), "handwerk", "user", 30),
        item(_("Toetsrondes"), "rondes", "history", 40),
    ]
    menu = Menu(register_hook_name=MENU, items=items)
    return SubmenuMenuItem(_("Toegankelijkheid"), menu, name="toegankelijkheid", icon_name="glasses", order=260)


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """How the log of the admin calls a judgement."""
    actions.register_action(ACTIE, _("Beoordelen"), _("Bevinding over toegankelijkheid beoordeeld"))


@hooks.register("insert_global_admin_css")
def add_style() -> str:
    """A few lines of style for these pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("overzicht/beheer.css"))
