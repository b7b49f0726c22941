"""/mijn/rechten/logboek/: who did what for the company."""

from http import HTTPStatus
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.pagina import render_pagina
from mijnomgeving.rechten.logboek import MEESTE, Logfilter, LogFormulier, Logregel, list_logregels, make_csv
from mijnomgeving.rechten.views import read_rechten, silent, trail
from portal.core.betrokkene import Onderneming
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.models import RegisterFout

PER_PAGINA = 25


@require_safe
@requires("mijn-rechten")
def logboek(request: PersoonRequest) -> HttpResponse:
    """The lines of a period, by day."""
    gekozen = Logfilter.of(request)
    try:
        alle = _read(request, gekozen)
    except RegisterFout:
        return silent(request)
    return _list(request, alle, gekozen, _show_form(gekozen, alle))


@require_POST
@requires("mijn-rechten")
def filteren(request: PersoonRequest) -> HttpResponse:
    """Remember what is looked for; the button 'alles' forgets it. What is wrong stands at its field."""
    formulier = LogFormulier(request.POST)
    if "alles" in request.POST:
        Logfilter().keep(request)
    elif formulier.is_valid():
        formulier.as_filter().keep(request)
    else:
        gekozen = Logfilter.of(request)
        try:
            alle = _read(request, gekozen)
        except RegisterFout:
            return silent(request)
        return _list(request, alle, gekozen, LogFormulier(request.POST, namen=_names(alle)))
    return HttpResponseRedirect(f"{reverse('mijn:rechten_log')}#lijst", status=HTTPStatus.SEE_OTHER)


@require_safe
@requires("mijn-rechten")
def download(request: PersoonRequest) -> HttpResponse:
    """What is on the list now, all pages of it, as a table."""
    gekozen = Logfilter.of(request)
    try:
        regels = gekozen.apply(_read(request, gekozen))
    except RegisterFout:
        return silent(request)
    response = HttpResponse(make_csv(regels), content_type="text/csv; charset=utf-8")
    naam = f"{_('wie-deed-wat')}.csv"
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=naam))
    return response


def _read(request: PersoonRequest, gekozen: Logfilter) -> list[Logregel]:
    rechten = read_rechten(request)
    onderneming = request.persoon.betrokkene
    assert isinstance(onderneming, Onderneming)  # noqa: S101 - read_rechten answers only then
    return list_logregels(onderneming, rechten, gekozen=gekozen)


def _show_form(gekozen: Logfilter, alle: list[Logregel]) -> LogFormulier:
    begin = {"wie": gekozen.wie, "dienst": gekozen.dienst, "vanaf": gekozen.vanaf, "tot": gekozen.tot}
    return LogFormulier(initial=begin, namen=sorted({*_names(alle), gekozen.wie} - {""}))


def _names(alle: list[Logregel]) -> list[str]:
    return sorted({regel.wie for regel in alle})


def _list(request: PersoonRequest, alle: list[Logregel], gekozen: Logfilter, formulier: LogFormulier) -> HttpResponse:
    gevonden = gekozen.apply(alle)
    pagina = Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "filter": gekozen,
        "formulier": formulier,
        "gevonden": len(gevonden),
        "vol": len(alle) >= MEESTE,
        "pagina": pagina,
        "dagen": [(dag, list(groep)) for dag, groep in groupby(pagina.object_list, key=attrgetter("dag"))],
        "kruimels": trail(_("Wie deed wat?")),
    }
    return render_pagina(request, "rechten_log", context)
