"""How our pages in the admin look: title, icon and where you are."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

THUIS = "toegankelijkheid_overzicht:stand"


def kruimels(*onder: tuple[str, str]) -> list[dict[str, str]]:
    """The way here, as Wagtail shows it: start, the standing, and what lies below that as (url, label)."""
    weg = [(reverse("wagtailadmin_home"), _("Start")), (reverse(THUIS), _("Toegankelijkheid")), *onder]
    return [{"url": url, "label": label} for url, label in weg]


def render(request: HttpRequest, sjabloon: str, kop: str, icoon: str, **context: object) -> TemplateResponse:
    """A page of ours."""
    onder = () if sjabloon == "stand" else (("", kop),)
    context |= {"header_title": kop, "header_icon": icoon, "breadcrumbs_items": kruimels(*onder)}
    return TemplateResponse(request, f"overzicht/beheer/{sjabloon}.html", context)
