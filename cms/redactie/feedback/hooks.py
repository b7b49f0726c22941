"""Reactions in the menu and the URLs of the admin."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.redactie.bereik import is_redacteur
from cms.redactie.feedback import beheer
from cms.redactie.rollen import is_landelijk


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The pages."""
    eigen = [
        path("", beheer.ReactiesRapport.as_view(), name="reacties"),
        path("results/", beheer.ReactiesRapport.as_view(results_only=True), name="reacties_results"),
        path("<int:pk>/", beheer.reactie, name="reactie"),
        path("per-pagina/", beheer.TellingenRapport.as_view(), name="tellingen"),
        path("per-pagina/results/", beheer.TellingenRapport.as_view(results_only=True), name="tellingen_results"),
        path("zonder-resultaat/", beheer.ZoektermenRapport.as_view(), name="zoektermen"),
        path(
            "zonder-resultaat/results/", beheer.ZoektermenRapport.as_view(results_only=True), name="zoektermen_results"
        ),
        path("zonder-resultaat/opgelost/", beheer.zoekterm_opgelost, name="opgelost"),
    ]
    return [path("reacties/", include((eigen, "redactie_reacties"), namespace="redactie_reacties"))]


class _Voor(MenuItem):
    """A menu item for some."""

    def __init__(self, *args: Any, voor: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Wagtail's signature
        super().__init__(*args, **kwargs)
        self._voor = voor

    def is_shown(self, request: Any) -> bool:  # noqa: ANN401 - idem
        """Whether this person may open it."""
        return bool(self._voor(user=request.user))


@hooks.register("register_admin_menu_item")
def register_reacties() -> MenuItem:
    """In the main menu."""
    url = reverse("redactie_reacties:reacties")
    return _Voor(_("Reacties"), url, name="reacties", icon_name="comment", order=250, voor=is_redacteur)


@hooks.register("register_reports_menu_item")
def register_tellingen() -> MenuItem:
    """In the menu Rapporten."""
    url = reverse("redactie_reacties:tellingen")
    return _Voor(_("Gevonden of niet"), url, name="tellingen", icon_name="view", order=920, voor=is_redacteur)


@hooks.register("register_reports_menu_item")
def register_zoektermen() -> MenuItem:
    """In the menu Rapporten."""
    url = reverse("redactie_reacties:zoektermen")
    titel = _("Vragen zonder resultaat")
    return _Voor(titel, url, name="zoektermen", icon_name="search", order=930, voor=is_landelijk)
