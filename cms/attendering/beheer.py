"""'Meld een belangrijke wijziging' in the admin."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.attendering.models import Wijziging
from cms.attendering.selectors import count_volgers
from cms.attendering.wijzigingen import AlVerteld, tell_wijziging, withdraw_wijziging
from cms.producten.models import ProductPagina

MEESTE_GETOOND = 20


class WijzigingForm(forms.ModelForm[Wijziging]):
    """What changes, for readers."""

    class Meta:
        model = Wijziging
        fields = ["zin", "zin_en"]
        widgets = {naam: forms.Textarea(attrs={"rows": 2}) for naam in fields}

    def clean_zin(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["zin"].split())


@require_http_methods(["GET", "POST"])
def wijziging(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell who follows a product what changed, and see what was told before.

    Raises:
        Http404: no such product is on the site.
        PermissionDenied: this person may not publish it.
    """
    product = _product(request, pk)
    formulier = WijzigingForm(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        tell_wijziging(product=product, user=request.user, **formulier.cleaned_data)  # type: ignore[arg-type] # logged in
        messages.success(request, _("Genoteerd. Wie dit product volgt, leest het in de eerstvolgende mail."))
        return HttpResponseRedirect(request.path)
    context = {
        "formulier": formulier,
        "product": product,
        "volgers": count_volgers(product=product),
        "wijzigingen": product.wijzigingen.select_related("gemeld_door")[:MEESTE_GETOOND],
        "header_title": _("Belangrijke wijziging"),
        "header_icon": "mail",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Start")},
            {"url": reverse("wagtailadmin_pages:edit", args=[product.pk]), "label": product.title},
            {"url": "", "label": _("Belangrijke wijziging")},
        ],
    }
    return TemplateResponse(request, "attendering/beheer/wijziging.html", context)


@require_POST
def intrekken(request: HttpRequest, pk: int, wijziging_id: int) -> HttpResponse:
    """Take one back that was not mailed yet."""
    product = _product(request, pk)
    try:
        withdraw_wijziging(product=product, wijziging_id=wijziging_id)
    except Wijziging.DoesNotExist:
        raise Http404 from None
    except AlVerteld:
        messages.error(request, _("Deze wijziging is al gemaild. U kunt haar niet meer intrekken."))
    else:
        messages.success(request, _("Ingetrokken. Niemand krijgt hier mail over."))
    return HttpResponseRedirect(reverse("attendering_beheer:wijziging", args=[pk]))


def _product(request: HttpRequest, pk: int) -> ProductPagina:
    product: ProductPagina = get_object_or_404(ProductPagina.objects.live(), pk=pk)
    gebruiker: Any = request.user
    if not product.permissions_for_user(gebruiker).can_publish():
        raise PermissionDenied
    return product
