"""/hoe-rekenen-wij/: every rule with its law, its year and its tests, for anybody to check."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from levensgebeurtenissen.rekenen.selectors import list_blokken
from portal.core.beleid import public


@require_safe
@public
def hoe_rekenen_wij(request: HttpRequest) -> HttpResponse:
    """All rules that the portal calculates with."""
    blokken = list_blokken()
    context = {
        "blokken": blokken,
        "aantal": sum(len(blok.regels) for blok in blokken),
        "aantal_gevallen": sum(len(getoond.gevallen) for blok in blokken for getoond in blok.regels),
        "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Hoe rekenen wij"), None)],
    }
    return render(request, "levensgebeurtenissen/hoe_rekenen_wij.html", context)
