"""Guards before Wagtail's own views, where those ask too little: reports about everything, and pages of another."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.redactie.rollen import is_landelijk

# They name the texts of every organisation, drafts included: their names in the menu, and in the URLs.
LANDELIJKE_RAPPORTEN = {"site-history", "workflows", "workflow-tasks", "page-types-usage"}
_URL_NAMEN = {"site_history", "workflow", "workflow_tasks", "page_types_usage"}
# The page that a URL is about; another page in it (a destination) is Wagtail's to check.
_PAGINA = ("page_id", "page_to_move_id", "page_to_copy_id", "parent_page_id")
BEHEER = "/beheer/"
_ACTIES = {"add", "change", "publish", "lock", "unlock"}


class BewakingMiddleware:
    """Refuses, before a view of Wagtail does anything, what is another organisation's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_rest: object) -> HttpResponse | None:
        """Look at the route; who is not logged in gets Wagtail's own answer."""
        route = request.resolver_match
        if route is None or not request.path_info.startswith(BEHEER) or not request.user.is_authenticated:
            return None
        naam = (route.url_name or "").removesuffix("_results")
        if "wagtailadmin_reports" in route.namespaces and naam in _URL_NAMEN:
            return None if is_landelijk(user=request.user) else refuse(request)
        if "wagtailadmin_pages" in route.namespaces and not _may_reach(request, route.kwargs):
            return refuse(request)
        return None


def _may_reach(request: HttpRequest, velden: dict[str, Any]) -> bool:
    """Whether somebody has anything to do with the page in the URL; a page that is not there is Wagtail's to miss."""
    pk = next((velden[naam] for naam in _PAGINA if naam in velden), None)
    if request.user.is_superuser or pk is None:
        return True
    pagina = Page.objects.filter(pk=pk).first()
    policy = policy_registry.get_by_type(Page)
    return pagina is None or bool(policy.user_has_any_permission_for_instance(request.user, _ACTIES, pagina))


def refuse(request: HttpRequest) -> HttpResponse:
    """Back to the home page of the admin, with the reason."""
    messages.error(request, _("U hebt hier geen toegang toe. Het hoort bij een andere organisatie of is landelijk."))
    return redirect("wagtailadmin_home")
