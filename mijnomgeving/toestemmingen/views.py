"""/mijn/toestemmingen/."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.loketbezoek.selectors import list_geldend
from mijnomgeving.pagina import kruimels, render_pagina, tell
from mijnomgeving.toestemmingen import services
from mijnomgeving.toestemmingen.selectors import list_eerder, list_keuzes
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.volgende import safe_next


@require_safe
@requires("mijn-toestemmingen")
def toestemmingen(request: PersoonRequest) -> HttpResponse:
    """For what the portal may do more, what holds now and what was before."""
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-toestemmingen",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("uw toestemmingen"),
    )
    betrokkene = request.persoon.betrokkene
    context = {
        "keuzes": list_keuzes(betrokkene=betrokkene),
        "eerder": list_eerder(betrokkene=betrokkene),
        "loket": list_geldend(betrokkene=betrokkene, machtiging=request.persoon.machtiging),
        "kruimels": kruimels((_("Toestemmingen"), None)),
    }
    return render_pagina(request, "toestemmingen", context)


@require_POST
@requires("mijn-toestemmingen")
def geven(request: PersoonRequest, doel: str) -> HttpResponse:
    """Give consent, and go back to the page that asked for it.

    Raises:
        Http404: there is no such purpose for this betrokkene.
    """
    try:
        services.give(persoon=request.persoon, doel=doel)
    except services.OnbekendDoel:
        raise Http404 from None
    tell(request, _("Wij hebben uw toestemming opgeschreven. U kunt haar altijd intrekken."))
    return HttpResponseRedirect(_terug(request), status=HTTPStatus.SEE_OTHER)


@require_POST
@requires("mijn-toestemmingen")
def intrekken(request: PersoonRequest, doel: str) -> HttpResponse:
    """Withdraw consent: no question whether one is sure, for it must be as easy as giving and can be given again.

    Raises:
        Http404: there is no such purpose.
    """
    try:
        weg = services.withdraw(persoon=request.persoon, doel=doel)
    except services.OnbekendDoel:
        raise Http404 from None
    tell(
        request,
        _("Uw toestemming is ingetrokken. Wij doen dit vanaf nu niet meer.")
        if weg
        else _("Er was geen toestemming meer om in te trekken."),
    )
    return HttpResponseRedirect(_terug(request), status=HTTPStatus.SEE_OTHER)


def _terug(request: PersoonRequest) -> str:
    """Back to the page with the button; only pages of our own."""
    terug = request.POST.get("terug", "")
    return safe_next(terug) if terug else reverse("mijn:toestemmingen")
