"""/mijn/contacten/afspraken/: an appointment in somebody's own calendar, and cancelling it."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.afspraken.selectors import Getoond, find_afspraak
from mijnomgeving.afspraken.services import cancel
from mijnomgeving.contacten.selectors import dienst_van
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from portal.core.agenda import Agendamoment, make_afspraak
from portal.core.resultaat import SourceResult
from portal.outbound.service import BronFout
from portal.toegang.beleid import PersoonRequest, requires

Gevonden = tuple[Getoond | None, tuple[SourceResult[object], ...]]


@require_safe
@requires("mijn-contacten")
def agenda(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """The appointment as a file for somebody's own calendar.

    Raises:
        Http404: this person has no such appointment.
    """
    lezing = Lezing(request, "mijn-contacten")
    getoond, ontbreekt = find_afspraak(lezing, sleutel, dienst_van(request.persoon))
    if getoond is None:
        return _silent(request, ontbreekt)
    afspraak = getoond.afspraak
    moment = Agendamoment(
        uid=f"{getoond.sleutel}@mijnomgeving",
        begin=afspraak.begin,
        einde=afspraak.einde,
        wat=f"{afspraak.onderwerp} ({afspraak.bron})",
        uitleg=afspraak.meenemen,
        plaats=", ".join(afspraak.plaats) or afspraak.online_url,
        url=f"{settings.SITE_URL}{reverse('mijn:contacten')}",
    )
    inhoud = make_afspraak(moment, maker="MijnOmgeving//afspraken", nu=lezing.begonnen)
    response = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="afspraak.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-contacten")
def afzeggen(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Ask whether one is sure, then cancel.

    Raises:
        Http404: this person has no such appointment.
    """
    getoond, ontbreekt = find_afspraak(Lezing(request, "mijn-contacten"), sleutel, dienst_van(request.persoon))
    if getoond is None:
        return _silent(request, ontbreekt)
    stil = False
    if request.method == "POST":
        try:
            cancel(persoon=request.persoon, afspraak=getoond.afspraak)
        except BronFout:
            stil = True
        else:
            tell(request, _("Uw afspraak is afgezegd."))
            return HttpResponseRedirect(reverse("mijn:contacten"), status=HTTPStatus.SEE_OTHER)
    spoor = kruimels((_("Contacten"), reverse("mijn:contacten")), (_("Afzeggen"), None))
    context = {"afspraak": getoond.afspraak, "stil": stil, "kruimels": spoor}
    return render_pagina(request, "afspraak_afzeggen", context)


def _silent(request: PersoonRequest, ontbreekt: tuple[SourceResult[object], ...]) -> HttpResponse:
    if not ontbreekt:
        raise Http404
    spoor = kruimels((_("Contacten"), reverse("mijn:contacten")), (_("Nu niet te zien"), None))
    return render_pagina(
        request,
        "afspraak_stil",
        {"ontbreekt": ontbreekt, "kruimels": spoor},
        status=HTTPStatus.SERVICE_UNAVAILABLE,
    )
