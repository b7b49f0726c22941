"""The advice in the admin: the panel in the editor of offers, and the report."""

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.producten.beheer.viewsets import AanbodViewSet
from cms.redactie.kwaliteit.paneel import AdviesPanel
from cms.redactie.kwaliteit.rapport import AdviesRapport

AanbodViewSet.edit_handler.children.append(AdviesPanel(heading=_("Advies")))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The report and its results."""
    eigen = [
        path("advies/", AdviesRapport.as_view(), name="advies"),
        path("advies/results/", AdviesRapport.as_view(results_only=True), name="advies_results"),
    ]
    return [path("reports/", include((eigen, "redactie_kwaliteit"), namespace="redactie_kwaliteit"))]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    """In the menu Rapporten."""
    url = reverse("redactie_kwaliteit:advies")
    return MenuItem(_("Advies over teksten"), url, name="advies", icon_name="edit", order=900)
