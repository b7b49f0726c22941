"""The policy of pages on which somebody is answering questions: open to all, kept by nobody (docs/adr/0006, 0009).

Such a page may use the anonymous session, so it is cached nowhere and found by no search engine. Its form needs no
CSRF cookie: the session's own cookie is SameSite=Lax and so does not come with a form of another site, and a browser
that says that a form came from elsewhere is refused.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from portal.core.beleid import public
from toegankelijkheid.formulieren.bewijs import comes_from_here

P = ParamSpec("P")
FLOW = "flow"
"""The attribute that says that this view is part of a flow."""
_VEILIG = frozenset({"GET", "HEAD"})


def flow(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as a page of a flow in progress, and give it the headers and the guard that it needs.

    The view answers to nobody in particular: it shows what this browser itself sent, and no personal data of a source.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in _VEILIG and not comes_from_here(request):
            response: HttpResponse = HttpResponseForbidden(
                _("Dit formulier komt niet van deze site."), content_type="text/plain; charset=utf-8"
            )
        else:
            response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    setattr(wrapped, FLOW, True)
    return public(csrf_exempt(wrapped))
