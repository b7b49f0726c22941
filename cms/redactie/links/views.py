"""One link: where it stands, replace it, ignore it, or check it now."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.utils import get_latest_str

from cms.redactie.adressen import edit_url
from cms.redactie.bereik import is_redacteur, own_only
from cms.redactie.controle import find_ding as find_tekst
from cms.redactie.links.rapport import links_of
from cms.redactie.links.vervangen import find_ding, may_edit, replace_link
from cms.redactie.models import LinkControle
from cms.redactie.tasks import check_links_of


class NegeerForm(forms.Form):
    """Why a link is fine although the check says otherwise."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom is deze link goed?"),
        max_length=200,
        error_messages={"required": gettext_lazy("Schrijf op waarom, dan weet een collega het ook.")},
    )


def _own_link(request: HttpRequest, pk: int) -> LinkControle:
    if not is_redacteur(user=request.user):
        raise PermissionDenied
    return get_object_or_404(links_of(user=request.user), pk=pk)


@require_GET
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """The link with its places."""
    gevonden = _own_link(request, pk)
    return _render(request, gevonden, NegeerForm())


@require_POST
def vervang(request: HttpRequest, pk: int) -> HttpResponse:
    """One click: the new address everywhere."""
    gevonden = _own_link(request, pk)
    if not gevonden.verhuisd_naar:
        messages.error(request, _("Van deze link is geen nieuw adres bekend."))
        return HttpResponseRedirect(reverse("redactie_links:link", args=[pk]))
    uitslag = replace_link(link=gevonden, user=request.user)
    if uitslag.geplaatst:
        messages.success(request, _("Het nieuwe adres staat op de site. Aantal plekken: %d.") % uitslag.geplaatst)
    if uitslag.concept:
        messages.success(request, _("Het nieuwe adres staat klaar in een concept. Aantal: %d.") % uitslag.concept)
    if uitslag.niet:
        messages.warning(request, _("Op deze plekken mag u dit niet veranderen. Aantal: %d.") % uitslag.niet)
    return HttpResponseRedirect(reverse("redactie_links:links"))


@require_POST
def negeer(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave this link alone, or check it again."""
    gevonden = _own_link(request, pk)
    if any(not _may(plek, request.user) for plek in gevonden.plekken.all()):
        # Others rely on this link as well, and would no longer hear of it.
        raise PermissionDenied
    formulier = NegeerForm(request.POST)
    if "weer" in request.POST:
        gevonden.genegeerd_op, gevonden.genegeerd_door, gevonden.genegeerd_reden = None, None, ""
    elif formulier.is_valid():
        gevonden.genegeerd_op, gevonden.genegeerd_reden = timezone.now(), formulier.cleaned_data["reden"]
        gevonden.genegeerd_door_id = request.user.pk
    else:
        return _render(request, gevonden, formulier)
    gevonden.save(update_fields=["genegeerd_op", "genegeerd_door", "genegeerd_reden"])
    messages.success(request, _("Genoteerd."))
    return HttpResponseRedirect(reverse("redactie_links:link", args=[pk]))


@require_http_methods(["GET", "POST"])
def controleer(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """Check the links of one page or offer now; the answer comes in the report."""
    ding = find_tekst(soort=soort, pk=pk)
    if ding is None or not may_edit(ding=ding, user=request.user):
        raise PermissionDenied
    if request.method == "GET":
        titel = _("Links controleren")
        kruimels = [{"url": edit_url(ding), "label": get_latest_str(ding)}, {"url": "", "label": titel}]
        context = {"header_title": titel, "header_icon": "link-external", "breadcrumbs_items": kruimels}
        return TemplateResponse(request, "redactie/links_controleren.html", context | {"terug": edit_url(ding)})
    check_links_of.delay(soort=soort, pk=pk)
    messages.success(request, _("De links worden nu gecontroleerd. Kijk zo dadelijk bij Rapporten, Links."))
    return HttpResponseRedirect(edit_url(ding))


def _may(plek: Any, user: Any) -> bool:  # noqa: ANN401 - a Linkplek; request.user
    ding = find_ding(plek)
    return ding is None or may_edit(ding=ding, user=user)


def _render(request: HttpRequest, gevonden: LinkControle, formulier: NegeerForm) -> HttpResponse:
    eigen = own_only(gevonden.plekken.select_related("organisatie"), user=request.user)
    plekken = [(plek, find_ding(plek)) for plek in eigen]
    context = {
        "link": gevonden,
        "formulier": formulier,
        "plekken": [(plek, edit_url(ding)) for plek, ding in plekken if ding is not None],
        "elders": gevonden.plekken.count() - len(plekken),
        "header_title": _("Link"),
        "header_icon": "link-external",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("redactie_links:links"), "label": _("Links naar andere sites")},
            {"url": "", "label": gevonden.host},
        ],
    }
    return TemplateResponse(request, "redactie/link.html", context)
