"""/mijn/klanten/: for who acts for many companies, what needs action at each of them."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.klanten import download as bestand
from mijnomgeving.klanten.filter import Filter, FilterFormulier
from mijnomgeving.klanten.selectors import ACTIVITEIT, Klantenlijst, read_klanten
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.models import RegisterFout

PER_PAGINA = 25
View = Callable[[PersoonRequest], HttpResponse]


def own_office_only(view: View) -> View:
    """The list is of the office: who acts for a client goes back first, so that two clients are never on one page."""

    @wraps(view)
    def checked(request: PersoonRequest) -> HttpResponse:
        if request.persoon.namens_ander:
            return render_pagina(request, "klanten_kantoor", {"kruimels": _kruimels()}, status=HTTPStatus.FORBIDDEN)
        try:
            return view(request)
        except RegisterFout:
            context = {"stil": True, "kruimels": _kruimels()}
            return render_pagina(request, "klanten_kantoor", context, status=HTTPStatus.SERVICE_UNAVAILABLE)

    return checked


@require_safe
@requires(ACTIVITEIT)
@own_office_only
def klanten(request: PersoonRequest) -> HttpResponse:
    """Every client for which the office may act now, with what needs action."""
    gekozen, lijst = Filter.of(request), _read(request)
    gevonden = gekozen.apply(lijst.klanten)
    context = {
        "lijst": lijst,
        "filter": gekozen,
        "formulier": FilterFormulier(initial={naam: getattr(gekozen, naam) for naam in ("zoek", "welke", "volgorde")}),
        "gevonden": len(gevonden),
        "pagina": Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina")),
        "met_actie": sum(bool(klant.te_doen) for klant in lijst.klanten),
        "te_laat": sum(klant.te_laat for klant in lijst.klanten),
        "kruimels": _kruimels(),
    }
    return render_pagina(request, "klanten", context)


@require_POST
@requires(ACTIVITEIT)
@own_office_only
def filteren(request: PersoonRequest) -> HttpResponse:
    """Remember what the person looks for; the button 'alles' forgets it.

    Raises:
        Http404: a choice that the form does not have.
    """
    formulier = FilterFormulier(request.POST)
    if "alles" in request.POST:
        Filter().keep(request)
    elif formulier.is_valid():
        Filter(**formulier.cleaned_data).keep(request)
    else:
        raise Http404
    return HttpResponseRedirect(f"{reverse('mijn:klanten')}#lijst", status=HTTPStatus.SEE_OTHER)


@require_safe
@requires(ACTIVITEIT)
@own_office_only
def download(request: PersoonRequest) -> HttpResponse:
    """What is on the list now, all pages of it, as a table for a spreadsheet."""
    inhoud = bestand.make_csv(Filter.of(request).apply(_read(request).klanten))
    response = HttpResponse(inhoud, content_type="text/csv; charset=utf-8")
    naam = f"{_('klanten')}.csv"
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=naam))
    return response


def _read(request: PersoonRequest) -> Klantenlijst:
    """The list; the register was asked anew at this request.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    return read_klanten(request, Lezing(request, ACTIVITEIT))


def _kruimels() -> list[tuple[str, str | None]]:
    return kruimels((_("Klanten"), None))
