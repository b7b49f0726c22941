"""Public pages of organisations and themes; product pages are served by Wagtail."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.producten.forms import OrganisatieFilter
from cms.producten.models import Organisatie, Thema
from cms.producten.overzicht import organisatie_context, thema_context
from cms.producten.regelingen import regelingen_context
from cms.producten.selectors import list_organisaties, list_themas
from portal.core.beleid import public

PER_PAGINA = 30


@require_safe
@public
def organisaties(request: HttpRequest) -> HttpResponse:
    """All organisations of the government, by name and kind."""
    formulier = OrganisatieFilter(request.GET)
    gevonden = list_organisaties(tekst=formulier.waarde("q"), soort=formulier.waarde("soort"))
    context = {
        "formulier": formulier,
        "pagina": Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina")),
        "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Organisaties"), None)],
    }
    return render(request, "producten/organisaties.html", context)


@require_safe
@public
def organisatie(request: HttpRequest, slug: str) -> HttpResponse:
    """One organisation: how to reach it and what it does for you."""
    gevonden = get_object_or_404(Organisatie.objects.select_related("ligt_in"), slug=slug)
    return render(request, "producten/organisatie.html", organisatie_context(organisatie=gevonden))


@require_safe
@public
def themas(request: HttpRequest) -> HttpResponse:
    """All themes."""
    kruimels = [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Thema's"), None)]
    return render(request, "producten/themas.html", {"themas": list_themas(), "kruimels": kruimels})


@require_safe
@public
def thema(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme and its products."""
    gevonden = get_object_or_404(Thema, slug=slug)
    return render(request, "producten/thema.html", thema_context(thema=gevonden, query=request.GET))


@require_safe
@public
def subsidies(request: HttpRequest) -> HttpResponse:
    """Subsidies, loans and tax relief for entrepreneurs, by purpose and by whether one can apply now."""
    return render(request, "producten/subsidies.html", regelingen_context(query=request.GET))
