"""The editors' admin on a host of its own: nothing of it on the public one, nothing public on its own (BEHEER_URL).

Cookies with `__Host-` are of one host, so a session of an editor never goes along with a visit to the public site, and
a fault in a public page cannot ask the admin anything in the name of an editor.
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

GetResponse = Callable[[HttpRequest], HttpResponse]

BEHEER = "/beheer/"
# What an editor's page is made of, and what a probe asks.
OP_BEIDE = (settings.STATIC_URL, settings.MEDIA_URL, "/documenten/", "/gezond/", "/gereed/")


class BeheerhostMiddleware:
    """Keeps the two hosts apart; takes itself off where there is one host for all."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.BEHEER_URL:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.host = urlsplit(settings.BEHEER_URL).hostname

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer on the host where this page is.

        Raises:
            Http404: the admin was asked of the public host.
        """
        beheer = request.path_info.startswith(BEHEER)
        if request.get_host().partition(":")[0] == self.host:
            return self._answer_editor(request, beheer=beheer)
        if beheer:
            raise Http404
        return self.get_response(request)

    def _answer_editor(self, request: HttpRequest, *, beheer: bool) -> HttpResponse:
        if request.path_info == "/":
            return HttpResponseRedirect(BEHEER)
        if not beheer and not request.path_info.startswith(OP_BEIDE):
            tekst = _("Op dit adres staat alleen het beheer.")
            return HttpResponse(tekst, status=HTTPStatus.NOT_FOUND, content_type="text/plain; charset=utf-8")
        response = self.get_response(request)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
