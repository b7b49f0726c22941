"""One finding: what is wrong, where, since when, and what people think of it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.log_actions import registry
from wagtail.models import Page, Site

from toegankelijkheid.overzicht.beheer.forms import OordeelForm
from toegankelijkheid.overzicht.beheer.pagina import kruimels, render
from toegankelijkheid.overzicht.rechten import BEOORDELEN, own, requires
from toegankelijkheid.overzicht.selectors import same_elsewhere
from toegankelijkheid.overzicht.services import ACTIE, judge
from toegankelijkheid.overzicht.woorden import describe
from toegankelijkheid.toetsen.models import Gevonden
from toegankelijkheid.toetsen.services import find_beeld

_KOP = 60


@require_GET
def bevinding(request: HttpRequest, pk: int) -> HttpResponse:
    """What an editor or developer needs to mend it."""
    gevonden = _find(request, pk)
    return _page(request, gevonden, OordeelForm(initial={"oordeel": gevonden.oordeel}))


@require_http_methods(["POST"])
@requires(BEOORDELEN)
def oordeel(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a judgement with its reason."""
    gevonden = _find(request, pk)
    formulier = OordeelForm(request.POST)
    if not formulier.is_valid():
        return _page(request, gevonden, formulier)
    judge(
        gevonden=gevonden,
        oordeel=formulier.read_oordeel(),
        toelichting=formulier.cleaned_data["toelichting"],
        door=request.user,  # type: ignore[arg-type] # logged in
    )
    messages.success(request, _("Uw oordeel is bewaard."))
    return HttpResponseRedirect(reverse("toegankelijkheid_overzicht:bevinding", args=[pk]))


@require_GET
def beeld(request: HttpRequest, pk: int) -> FileResponse:
    """The picture of the spot, for who may see the finding.

    Raises:
        Http404: there is none.
    """
    bestand = find_beeld(_find(request, pk))
    if bestand is None:
        raise Http404
    antwoord = FileResponse(bestand.open("rb"), content_type="image/png")
    antwoord.headers["Cache-Control"] = "private, no-store"
    return antwoord


def _find(request: HttpRequest, pk: int) -> Gevonden:
    eigen = own(Gevonden.objects.select_related("redacteur", "beoordeeld_door"), user=request.user)
    return get_object_or_404(eigen, pk=pk)


def _page(request: HttpRequest, gevonden: Gevonden, formulier: OordeelForm) -> HttpResponse:
    woorden = describe(gevonden)
    context = {
        "gevonden": gevonden,
        "woorden": woorden,
        "elders": same_elsewhere(gevonden, binnen=own(Gevonden.objects.all(), user=request.user)),
        "bewerken": _edit_url(gevonden.adres, user=request.user),
        "oordelen": _judgements(gevonden),
        "formulier": formulier if request.user.has_perm(BEOORDELEN) else None,
        "heeft_beeld": find_beeld(gevonden) is not None,
    }
    antwoord = render(request, "bevinding", woorden.tekst.titel, "warning", **context)
    lijst = (reverse("toegankelijkheid_overzicht:bevindingen"), _("Bevindingen"))
    hier = ("", Truncator(woorden.tekst.titel).chars(_KOP))
    antwoord.context_data = (antwoord.context_data or {}) | {"breadcrumbs_items": kruimels(lijst, hier)}
    return antwoord


def _judgements(gevonden: Gevonden) -> QuerySet[Any]:
    """All that people thought of it, the last first."""
    regels: QuerySet[Any] = registry.get_logs_for_instance(gevonden).filter(action=ACTIE).select_related("user")
    return regels.order_by("-timestamp")


def _edit_url(adres: str, *, user: Any) -> str:  # noqa: ANN401 - request.user
    """Where this person mends the page; empty for what is no page of the editors, or not this person's to edit."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return ""
    pagina = Page.objects.filter(url_path=site.root_page.url_path.rstrip("/") + adres).first()
    mag = pagina is not None and pagina.permissions_for_user(user).can_edit()
    return reverse("wagtailadmin_pages:edit", args=[pagina.pk]) if pagina and mag else ""
