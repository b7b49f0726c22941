"""/mijn/verstuurd/."""

from http import HTTPStatus

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.concepten.selectors import find_concept, list_concepten
from mijnomgeving.concepten.services import drop_concept
from mijnomgeving.inzendingen.selectors import filter_zichtbaar, find_inzending, list_kopie, show_inzendingen
from mijnomgeving.inzendingen.services import mark_gezien
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.toegang.beleid import PersoonRequest, requires

PER_PAGINA = 20


@require_safe
@requires("mijn-verstuurd")
def verstuurd(request: PersoonRequest) -> HttpResponse:
    """What this person sent through the portal, newest first, with what was begun and not sent yet above it."""
    _log(request)
    pagina = Paginator(filter_zichtbaar(persoon=request.persoon), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "inzendingen": show_inzendingen(pagina),
        "concepten": list_concepten(persoon=request.persoon) if pagina.number == 1 else (),
        "kruimels": kruimels((_("Verstuurd"), None)),
    }
    return render_pagina(request, "verstuurd", context)


@require_POST
@requires("mijn-verstuurd")
def concept_weggooien(request: PersoonRequest) -> HttpResponse:
    """Throw away something that was begun and not sent, once it was confirmed."""
    _log(request)
    soort, over = request.POST.get("soort", ""), request.POST.get("over", "")
    concept = find_concept(persoon=request.persoon, soort=soort, over=over)
    if concept and "zeker" not in request.POST:
        spoor = kruimels((_("Verstuurd"), reverse("mijn:verstuurd")), (_("Weggooien"), None))
        return render_pagina(request, "concept_weggooien", {"concept": concept, "kruimels": spoor})
    drop_concept(persoon=request.persoon, soort=soort, over=over)
    tell(request, _("Wat u had ingevuld, is weggegooid. Er is niets verstuurd."))
    return HttpResponseRedirect(reverse("mijn:verstuurd"), status=HTTPStatus.SEE_OTHER)


@require_safe
@requires("mijn-verstuurd")
def inzending(request: PersoonRequest, nummer: str) -> HttpResponse:
    """The receipt of one inzending: its number and time, how far it is, and a copy (Wmebv).

    Raises:
        Http404: this person sent nothing with this number; the same for an unknown one and for somebody else's.
    """
    _log(request)
    getoond = find_inzending(persoon=request.persoon, nummer=nummer)
    if getoond is None:
        raise Http404
    mark_gezien(inzending=getoond.inzending)
    context = {
        "getoond": getoond,
        "kopie": list_kopie(getoond.inzending),
        "kruimels": kruimels((_("Verstuurd"), reverse("mijn:verstuurd")), (getoond.nummer, None)),
    }
    return render_pagina(request, "inzending", context)


def _log(request: PersoonRequest) -> None:
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-verstuurd",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("wat u verstuurde"),
    )
