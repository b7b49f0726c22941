"""Decides for each request whether its answer may be a moment old, and remembers what a session wrote."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.lezen.posities import note_session, position_for
from portal.lezen.replica import has_replica, replica
from portal.lezen.router import leesbeurt

GetResponse = Callable[[HttpRequest], HttpResponse]


class LeesMiddleware:
    """Public pages of who has no session may be a moment old; everything else says so itself (`may_be_old`)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; when the replica falls away on the way, once more from the primary."""
        if not has_replica():
            return self.get_response(request)
        sessie = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        publiek = request.method in {"GET", "HEAD"} and not sessie and "Authorization" not in request.headers
        minstens = position_for(sessie)
        with leesbeurt(minstens=minstens, mag_oud=publiek) as beurt:
            response = self.get_response(request)
        if beurt.bij_replica and response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            replica().rest()
            with leesbeurt(minstens=minstens, mag_oud=False):
                response = self.get_response(request)
        if sessie:
            note_session(sessie)
        return response
