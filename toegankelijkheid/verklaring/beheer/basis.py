"""What these pages have in common: who may, and where one is."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

ONDERZOEKEN = "toegankelijkheid.change_onderzoek"
TEKENEN = "toegankelijkheid.sign_verklaring"
ANTWOORDEN = "toegankelijkheid.change_melding"

needs_onderzoek = permission_required(ONDERZOEKEN, raise_exception=True)
needs_tekenen = permission_required(TEKENEN, raise_exception=True)
needs_antwoorden = permission_required(ANTWOORDEN, raise_exception=True)


def show(
    request: HttpRequest, sjabloon: str, titel: str, *kruimels: tuple[str, str], **context: object
) -> HttpResponse:
    """A page of the admin with its heading, and with links back as (name of the URL, label)."""
    items = [
        {"url": reverse("wagtailadmin_home"), "label": _("Start")},
        *({"url": reverse(naam), "label": label} for naam, label in kruimels),
        {"url": "", "label": titel},
    ]
    basis = {"header_title": titel, "header_icon": "glasses", "breadcrumbs_items": items}
    return TemplateResponse(request, f"verklaring/beheer/{sjabloon}.html", basis | context)


def to(naam: str, *args: Any) -> HttpResponseRedirect:  # noqa: ANN401 - parts of a URL
    """After a form."""
    return HttpResponseRedirect(reverse(f"verklaring_beheer:{naam}", args=args))


def editor_of(request: HttpRequest) -> User:
    """Who is logged in: these views ask a right, so somebody is.

    Raises:
        TypeError: a view without a right asks.
    """
    if not isinstance(request.user, User):
        raise TypeError("a view that asks no right has no editor")
    return request.user
