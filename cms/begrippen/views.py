"""The list of all explained words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.begrippen.selectors import list_begrippen
from cms.producten.vertaling import current_taal
from portal.core.beleid import public


@require_safe
@public
def begrippen(request: HttpRequest) -> HttpResponse:
    """`/begrippen/`: every word from A to Z, each with an address of its own."""
    taal = current_taal()
    context = {
        "groepen": list_begrippen(taal=taal),
        "engels": taal == "en",
        "kruimels": [(_("Home"), get_script_prefix()), (_("Moeilijke woorden"), None)],
    }
    return render(request, "begrippen/lijst.html", context)
