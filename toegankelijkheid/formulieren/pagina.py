"""What pages with such a form have in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils.translation import gettext as _

from toegankelijkheid.formulieren.bewijs import comes_from_here


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For one reader: not kept by any cache and not found by search engines.

    The site's own Referrer-Policy stays: with `no-referrer` a browser would not say that our form comes from us.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - of the URL
        antwoord = view(request, **kwargs)
        antwoord.headers["Cache-Control"] = "no-store"
        antwoord.headers["X-Robots-Tag"] = "noindex"
        return antwoord

    return wrapped


def from_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse a form that a browser sends from another site."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - of the URL
        if request.method == "POST" and not comes_from_here(request):
            return HttpResponseForbidden(_("Dit formulier komt niet van deze site."), content_type="text/plain")
        return view(request, **kwargs)

    return wrapped
