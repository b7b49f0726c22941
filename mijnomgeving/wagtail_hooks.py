"""What this package adds to the admin: the page Koppelingen, the register of outages, reactions to steps."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from mijnomgeving.koppelingen.nazorg import AFSLUITEN, OPNIEUW
from mijnomgeving.koppelingen.paneel import VastlopersPaneel
from mijnomgeving.koppelingen.views import RECHT, index, test_nu
from mijnomgeving.koppelingen.wachtrij import afsluiten, opnieuw, outbox, vastloper
from mijnomgeving.status.beheer import status
from mijnomgeving.status.formulier import PANELEN, UitvalFormulier
from mijnomgeving.zaken.models import Stapreactie, Uitval


class KoppelingenMenuItem(MenuItem):
    """Only for who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To administrators."""
        return bool(request.user.has_perm(RECHT))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    """The pages, under /koppelingen/ and /status/."""
    patronen = [
        path("", index, name="index"),
        path("test/", test_nu, name="test"),
        path("wachtrij/", outbox, name="outbox"),
        path("wachtrij/opnieuw/", opnieuw, name="opnieuw"),
        path("wachtrij/afsluiten/", afsluiten, name="afsluiten"),
        path("wachtrij/<slug:verwijzing>/", vastloper, name="vastloper"),
    ]
    return [
        path("koppelingen/", include((patronen, "koppelingen"))),
        path("status/", include(([path("", status, name="status")], "beheer_status"))),
    ]


@hooks.register("register_settings_menu_item")
def register_menu_item() -> MenuItem:
    """Under the settings, where administrators look for what the portal needs."""
    return KoppelingenMenuItem(_("Koppelingen"), reverse("koppelingen:index"), name="koppelingen", icon_name="link")


@hooks.register("register_settings_menu_item")
def register_status() -> MenuItem:
    """What runs and what waits, in one page."""
    return KoppelingenMenuItem(_("Status"), reverse("beheer_status:status"), name="status", icon_name="info-circle")


@hooks.register("register_settings_menu_item")
def register_outbox() -> MenuItem:
    """Beside it: what still waits to reach one of them."""
    return KoppelingenMenuItem(_("Wachtrij"), reverse("koppelingen:outbox"), name="outbox", icon_name="upload")


@hooks.register("construct_homepage_panels")
def add_vastlopers(request: HttpRequest, panels: list[Component]) -> None:
    """How much got stuck, for administrators."""
    if request.user.has_perm(RECHT):
        panels.append(VastlopersPaneel())


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """How the log of the admin calls what administrators do with what got stuck."""
    actions.register_action(OPNIEUW, _("Opnieuw proberen"), _("Opnieuw geprobeerd"))
    actions.register_action(AFSLUITEN, _("Afsluiten"), _("Afgesloten"))


class UitvalViewSet(SnippetViewSet):
    """Outages and maintenance: what people read of it, from when to when, and whether it closes anything."""

    model = Uitval
    icon = "warning"
    menu_label = _("Storingen en onderhoud")
    add_to_admin_menu = False
    list_display = ("__str__", "soort", "van", "verwacht_tot", "tot", "uitleg")
    list_filter = ("soort", "organisatie")
    edit_handler = ObjectList(PANELEN, base_form_class=UitvalFormulier)
    copy_view_enabled = False


class StapreactieViewSet(SnippetViewSet):
    """Which steps are clear to people, and which are not; to read, and without anybody's name."""

    model = Stapreactie
    icon = "help"
    menu_label = _("Reacties op stappen")
    list_display = ("organisatie", "zaaktype", "stap", "duidelijk", "reden", "op")
    list_filter = ("organisatie", "duidelijk", "reden")
    list_export = ("organisatie", "zaaktype", "stap", "duidelijk", "reden", "op")
    copy_view_enabled = False


class ZakenViewSetGroup(SnippetViewSetGroup):
    """Together in the menu."""

    menu_label = _("Mijn omgeving")
    menu_icon = "user"
    menu_order = 800
    items = (UitvalViewSet, StapreactieViewSet)


register_snippet(ZakenViewSetGroup)
