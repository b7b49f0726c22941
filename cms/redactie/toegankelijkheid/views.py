"""The advice while somebody writes, and the page that asks why to publish with an error."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.utils import get_latest_str

from cms.redactie.adressen import edit_url
from cms.redactie.controle import find_ding, may_check
from cms.redactie.kwaliteit.paneel import advies_context
from cms.redactie.toegankelijkheid.publiceren import (
    describe_fouten,
    list_fouten_of_draft,
    may_publish,
    publish_with_reden,
)
from cms.redactie.toegankelijkheid.regels import find_regel
from cms.redactie.toegankelijkheid.voorbeeld import make_script


class RedenForm(forms.Form):
    """Why somebody publishes in spite of an error."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom publiceert u toch?"),
        help_text=gettext_lazy("Bijvoorbeeld: dit moet vandaag bekend zijn, morgen verbeteren wij de link."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        min_length=10,
    )


def _find(soort: str, pk: int) -> Any:  # noqa: ANN401 - a page or an offer
    ding = find_ding(soort=soort, pk=pk)
    if ding is None:
        raise Http404
    return ding


@require_GET
def regels(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Our own rules, for the preview."""
    return HttpResponse(make_script(), content_type="text/javascript; charset=utf-8")


@require_GET
def advies(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """The advice on the version that was saved last, as a part of the editor's page."""
    ding = _find(soort, pk)
    if not may_check(ding=ding, user=request.user):
        raise PermissionDenied
    context = advies_context(ding.get_latest_revision_as_object())
    return TemplateResponse(request, "redactie/advies_inhoud.html", context)


@require_http_methods(["GET", "POST"])
def publiceren(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """What is wrong with it, and: mend it, hand it in, or say why it must be published all the same."""
    ding = _find(soort, pk)
    if not may_publish(ding=ding, user=request.user):
        raise PermissionDenied
    formulier = RedenForm(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        publish_with_reden(ding=ding, user=request.user, reden=formulier.cleaned_data["reden"])
        messages.success(request, _("%s staat op de site. Uw reden is bewaard.") % get_latest_str(ding))
        return HttpResponseRedirect(edit_url(ding))
    return TemplateResponse(request, "redactie/publiceren.html", _context(ding, formulier))


def _context(ding: Any, formulier: RedenForm) -> dict[str, Any]:  # noqa: ANN401 - a page or an offer
    fouten = list_fouten_of_draft(ding)
    kop = _("Publiceren met een fout")
    return {
        "formulier": formulier,
        "titel": get_latest_str(ding),
        "aantal": describe_fouten(len(fouten)),
        "fouten": [(find_regel(fout.regel), fout) for fout in fouten],
        "terug": edit_url(ding),
        "header_title": kop,
        "header_icon": "warning",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": edit_url(ding), "label": get_latest_str(ding)},
            {"url": "", "label": kop},
        ],
    }
