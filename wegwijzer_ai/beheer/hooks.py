"""The assistant in the menu and the URLs of the admin."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.log_actions import LogActionRegistry

from wegwijzer_ai.bediening.service import ACTIE
from wegwijzer_ai.beheer import inzicht, views
from wegwijzer_ai.beheer.rechten import CIJFERS, LEZEN, SCHAKELAARS, Mag, has_recht, schrijft


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("", views.vragen, name="vragen"),
        path("opnieuw/", views.opnieuw, name="opnieuw"),
        path("groep/<int:pk>/", views.groep, name="groep"),
        path("groep/<int:pk>/afgehandeld/", views.afgehandeld, name="afgehandeld"),
        path("gelezen/<int:pk>/", views.gelezen, name="gelezen"),
        path("proef/<str:kenmerk>/", views.proef, name="proef"),
        path("uitleg/", inzicht.uitleg, name="uitleg"),
        path("cijfers/", inzicht.cijfers, name="cijfers"),
        path("schakelaars/", inzicht.schakelaars, name="schakelaars"),
    ]
    return [path("vragen/", include((eigen, "wegwijzer_vragen"), namespace="wegwijzer_vragen"))]


class _Voor(MenuItem):
    """A menu item for some."""

    def __init__(self, *args: Any, mag: Mag, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        super().__init__(*args, **kwargs)
        self._mag = mag

    def is_shown(self, request: Any) -> bool:  # noqa: ANN401 - idem
        """Whether this person may open it."""
        return self._mag(request.user)


@hooks.register("register_admin_menu_item")
def register_vragen() -> MenuItem:
    """Vragen in the main menu; what somebody may not open is not in it."""

    def item(label: Any, naam: str, icoon: str, order: int, mag: Mag) -> MenuItem:  # noqa: ANN401 - a lazy text
        url = reverse_lazy(f"wegwijzer_vragen:{naam}")
        return _Voor(label, url, name=f"wegwijzer-{naam}", icon_name=icoon, order=order, mag=mag)

    menu = Menu(
        items=[
            item(_("Gestelde vragen"), "vragen", "help", 10, has_recht(LEZEN)),
            item(_("Uitleg bij een vraag"), "uitleg", "view", 20, schrijft),
            item(_("Cijfers"), "cijfers", "history", 30, has_recht(CIJFERS)),
            item(_("Aan en uit"), "schakelaars", "cog", 40, has_recht(SCHAKELAARS)),
        ]
    )
    return SubmenuMenuItem(_("Vragen"), menu, name="wegwijzer", icon_name="help", order=240)


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    """How the history of a switch calls it."""
    actions.register_action(ACTIE, _("Schakelen"), _("Aan- of uitgezet"))


@hooks.register("insert_global_admin_css")
def add_style() -> str:
    """A few lines of style for these pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("wegwijzer_ai/beheer.css"))
