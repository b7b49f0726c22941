"""Wagtail's reports about everything are for who works on everything."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.redactie.rollen import is_landelijk

# They name the texts of every organisation, drafts included: their names in the menu, and in the URLs.
LANDELIJKE_RAPPORTEN = {"site-history", "workflows", "workflow-tasks", "page-types-usage"}
_URL_NAMEN = {"site_history", "workflow", "workflow_tasks", "page_types_usage"}


class RapportenMiddleware:
    """Refuses such a report to others, before it asks the database anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_rest: object) -> HttpResponse | None:
        """Look at the route; who is not logged in gets Wagtail's own answer."""
        route = request.resolver_match
        if route is None or "wagtailadmin_reports" not in route.namespaces:
            return None
        if (route.url_name or "").removesuffix("_results") not in _URL_NAMEN:
            return None
        return None if not request.user.is_authenticated or is_landelijk(user=request.user) else refuse(request)


def refuse(request: HttpRequest) -> HttpResponse:
    """Back to the home page of the admin, with the reason."""
    messages.error(request, _("Dit kan alleen iemand van de landelijke redactie."))
    return redirect("wagtailadmin_home")
