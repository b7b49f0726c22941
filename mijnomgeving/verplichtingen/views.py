"""/mijn/verplichtingen/: the calendar, its marks, and the file to take along."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.verplichtingen.agenda import list_punten, make_bestand
from mijnomgeving.verplichtingen.eigen import VELDEN
from mijnomgeving.verplichtingen.kalender import Punt, Stand
from mijnomgeving.verplichtingen.lijst import make_pagina
from mijnomgeving.verplichtingen.selectors import ACTIVITEIT, GeenOnderneming, Gelezen, keep_up, read_kalender
from mijnomgeving.verplichtingen.sleutels import list_sleutels
from mijnomgeving.verplichtingen.vinken import tick
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires(ACTIVITEIT)
def verplichtingen(request: PersoonRequest) -> HttpResponse:
    """What the company must do, by how soon; why, and what to do about it."""
    lezing = Lezing(request, ACTIVITEIT)
    try:
        gelezen = read_kalender(lezing)
    except GeenOnderneming:
        return render_pagina(request, "verplichtingen_geen", {"kruimels": spoor()})
    keep_up(lezing, gelezen)
    context = {
        "pagina": make_pagina(gelezen, request.GET, betrokkene=lezing.betrokkene),
        "beeld": gelezen.beeld,
        "ontbreekt": gelezen.feiten.ontbreekt,
        "zelf_invullen": _asks(gelezen),
        "heeft_eigen": bool(gelezen.eigen),
        "beperkt": getattr(lezing.betrokkene, "beperkt", False),
        "kruimels": spoor(),
    }
    return render_pagina(request, "verplichtingen", context)


@require_POST
@requires(ACTIVITEIT)
def vink(request: PersoonRequest) -> HttpResponse:
    """Mark an obligation as done, or take that back; then back to where it stands."""
    gelezen = read_or_404(lezing := Lezing(request, ACTIVITEIT))
    gekozen = request.POST.get("verplichting", "")
    punt = _find(gelezen, lezing, gekozen)
    if punt is None:
        # It stood on the page of another company, or its source says something else by now.
        context = {"kruimels": spoor((_("Niet gevonden"), None))}
        response = render_pagina(request, "verplichtingen_niet_hier", context)
        response.status_code = HTTPStatus.CONFLICT
        return response
    gedaan = request.POST.get("gedaan") != "nee"
    tick(betrokkene=lezing.betrokkene, verplichting=punt.verplichting, gedaan=gedaan)
    zin = _("'%(wat)s' staat nu bij Gedaan.") if gedaan else _("'%(wat)s' staat weer in uw kalender.")
    tell(request, zin % {"wat": punt.titel})
    return HttpResponseRedirect(reverse("mijn:verplichtingen"), status=HTTPStatus.SEE_OTHER)


@require_safe
@requires(ACTIVITEIT)
def bestand(request: PersoonRequest) -> HttpResponse:
    """The days that are still to come, for one's own calendar, once.

    Raises:
        Http404: the person acts for no company.
    """
    gelezen = read_or_404(lezing := Lezing(request, ACTIVITEIT))
    punten = list_punten(gelezen.beeld)
    return as_agenda(make_bestand(punten, betrokkene=lezing.betrokkene, nu=timezone.now()))


def as_agenda(inhoud: bytes) -> HttpResponse:
    """A calendar as an answer."""
    response = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    naam = content_disposition_header(as_attachment=True, filename="verplichtingen.ics")
    response.headers["Content-Disposition"] = str(naam)
    return response


def read_or_404(lezing: Lezing) -> Gelezen:
    """The calendar of the company of this page.

    Raises:
        Http404: the person acts for no company.
    """
    try:
        return read_kalender(lezing)
    except GeenOnderneming:
        raise Http404 from None


def spoor(*verder: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The crumbs to a page of the calendar."""
    return kruimels((_("Verplichtingen"), reverse("mijn:verplichtingen") if verder else None), *verder)


def _find(gelezen: Gelezen, lezing: Lezing, sleutel: str) -> Punt | None:
    """The obligation that a form names; one that a source decided about cannot be marked."""
    for punt in gelezen.beeld.alle:
        if sleutel in list_sleutels(lezing.betrokkene, punt.verplichting.sleutel):
            return None if punt.stand is Stand.GEDAAN and punt.uit_bron else punt
    return None


def _asks(gelezen: Gelezen) -> bool:
    """Whether something is missing that the person can fill in."""
    return any(naam in VELDEN for item in gelezen.beeld.onbeslist for naam in item.ontbreekt)
