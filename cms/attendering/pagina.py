"""What our pages have in common."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from cms.redactie.feedback.bewijs import comes_from_here


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


def crumbs(*hier: str) -> list[tuple[str, str | None]]:
    """Home, this part of the site, and where one is in it."""
    begin: list[tuple[str, str | None]] = [(_("Home"), get_script_prefix())]
    if not hier:
        return [*begin, (_("Mail krijgen"), None)]
    return [*begin, (_("Mail krijgen"), reverse("attendering:start")), *((naam, None) for naam in hier)]


def to(naam: str, query: str = "") -> HttpResponseRedirect:
    """After a form: to a page that can be loaded again."""
    return HttpResponseRedirect(f"{reverse(f'attendering:{naam}')}{query}", status=HTTPStatus.SEE_OTHER)


def read_nummer(tekst: str) -> int:
    """A page number as it stands in a URL or form; odd text is the first page."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) <= 3 else 1  # noqa: PLR2004 - digits
