"""/mijn/taken/."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from mijnomgeving.taken.selectors import TakenLijst, find_taak, list_taken
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands

_PER_PAGINA = 20


@require_safe
@requires("mijn-taken")
def taken(request: PersoonRequest) -> HttpResponse:
    """All taken over all organisations: what is still to be done, what is on its way, what is done."""
    lijst = list_taken(Lezing(request, "mijn-taken"))
    klaar = Paginator(lijst.klaar, _PER_PAGINA).get_page(request.GET.get("pagina"))
    return render_pagina(request, "taken", {"lijst": lijst, "klaar": klaar, "kruimels": kruimels((_("Taken"), None))})


@require_safe
@requires("mijn-taken")
def taak(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """One taak, and doing it.

    Raises:
        Http404: this person has no such taak; the same for an unknown key and for somebody else's.
    """
    beeld = find_taak(Lezing(request, "mijn-taken"), sleutel)
    naar_lijst = (_("Taken"), reverse("mijn:taken"))
    if isinstance(beeld, TakenLijst):
        if not beeld.ontbreekt:
            raise Http404
        context = {"lijst": beeld, "kruimels": kruimels(naar_lijst, (_("Nu niet te zien"), None)), "zoek": True}
        return render_pagina(request, "taken", context)
    context = {"beeld": beeld, "kruimels": kruimels(naar_lijst, (nederlands(beeld.getoond.taak.titel), None))}
    return render_pagina(request, "taak", context)
