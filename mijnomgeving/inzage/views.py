"""/mijn/inzage/."""

from http import HTTPStatus
from itertools import groupby
from operator import attrgetter

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.inzage import download as bestand
from mijnomgeving.inzage.filter import Filter, FilterFormulier
from mijnomgeving.inzage.forms import describe
from mijnomgeving.inzage.gebruik import Gebruik
from mijnomgeving.inzage.selectors import Inzage, find_gebruik, read_inzage
from mijnomgeving.inzage.vragen import MANIEREN, Manier, find_ontvanger, no_way, send
from mijnomgeving.inzendingen.forms import Verzendformulier, redirect_to_bevestiging
from mijnomgeving.loket.toezicht.vragen import list_gesteld
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, may_open, requires

PER_PAGINA = 20


@require_safe
@requires("mijn-inzage")
def inzage(request: PersoonRequest) -> HttpResponse:
    """Who used which data, when and why, at the portal and at organisations (AVG art. 15). This very read is in it."""
    gekozen = Filter.of(request)
    vanaf, tot = gekozen.span()
    gelezen = read_inzage(Lezing(request, "mijn-inzage"), vanaf=vanaf, tot=tot)
    return _list(request, gelezen, gekozen, FilterFormulier.show(gekozen, gelezen.gebruik))


@require_POST
@requires("mijn-inzage")
def filteren(request: PersoonRequest) -> HttpResponse:
    """Remember what the person looks for; the button 'alles' forgets it."""
    formulier = FilterFormulier(request.POST)
    if "alles" in request.POST:
        Filter().keep(request)
    elif formulier.is_valid():
        Filter(**formulier.cleaned_data).keep(request)
    else:
        raise Http404
    return HttpResponseRedirect(f"{reverse('mijn:inzage')}#lijst", status=HTTPStatus.SEE_OTHER)


@require_safe
@requires("mijn-inzage")
def gebruik(request: PersoonRequest, logboek: str, kenmerk: str) -> HttpResponse:
    """One use, with the reason in full and to whom to turn.

    Raises:
        Http404: there is no such use of this person's data.
    """
    gevonden = _find(request, logboek, kenmerk)
    if isinstance(gevonden, HttpResponse):
        return gevonden
    context = {
        "gebruik": gevonden,
        "feiten": describe(gevonden),
        "manieren": MANIEREN if find_ontvanger(gevonden) else {},
        "anders": no_way(gevonden),
        "gesteld": list_gesteld(betrokkene=request.persoon.betrokkene, operaties=gevonden.operaties),
        "kruimels": _kruimels(_("Eén keer")),
    }
    return render_pagina(request, "gebruik", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-inzage")
def schrijven(request: PersoonRequest, logboek: str, kenmerk: str, manier: str) -> HttpResponse:
    """Ask the organisation that looked, or complain; what it is about goes along.

    Raises:
        Http404: there is no such use, or nobody to write to.
    """
    gekozen = MANIEREN.get(manier)
    gevonden = _find(request, logboek, kenmerk)
    if isinstance(gevonden, HttpResponse):
        return gevonden
    ontvanger = find_ontvanger(gevonden)
    if gekozen is None or ontvanger is None:
        raise Http404
    if request.method != "POST":
        terug = invoer.take(request=request, persoon=request.persoon)
        begin = invoer.restore(gekozen.formulier, terug)
        return _form(request, gekozen, gevonden, begin, teruggezet=terug is not None)
    ingevuld = gekozen.formulier(request.POST)
    if not ingevuld.is_valid():
        return _form(request, gekozen, gevonden, ingevuld)
    verstuurd = send(ingevuld, manier=gekozen, gebruik=gevonden, ontvanger=ontvanger, persoon=request.persoon)
    return redirect_to_bevestiging(request, verstuurd)


@require_safe
@requires("mijn-inzage")
def download(request: PersoonRequest, soort: str) -> HttpResponse:
    """What is on the list now, all pages of it, as a file.

    Raises:
        Http404: there is no such kind of file.
    """
    if soort not in bestand.SOORTEN:
        raise Http404
    gekozen = Filter.of(request)
    vanaf, tot = gekozen.span()
    gevonden = gekozen.apply(read_inzage(Lezing(request, "mijn-inzage"), vanaf=vanaf, tot=tot).gebruik)
    inhoud = bestand.make_csv(gevonden) if soort == "csv" else bestand.make_json(gevonden)
    response = HttpResponse(inhoud, content_type=bestand.SOORTEN[soort])
    naam = f"{_('wie-zag-mijn-gegevens')}.{soort}"
    response.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=naam))
    return response


def _find(request: PersoonRequest, logboek: str, kenmerk: str) -> Gebruik | HttpResponse:
    """The use, or the page that says that its log gives no answer.

    Raises:
        Http404: there is none.
    """
    gevonden, stil = find_gebruik(Lezing(request, "mijn-inzage"), logboek=logboek, kenmerk=kenmerk)
    if gevonden is not None:
        return gevonden
    if stil is None:
        raise Http404
    return render_pagina(request, "gebruik", {"ontbreekt": [stil], "kruimels": _kruimels(_("Nu niet te lezen"))})


def _list(request: PersoonRequest, gelezen: Inzage, gekozen: Filter, formulier: FilterFormulier) -> HttpResponse:
    gevonden = gekozen.apply(gelezen.gebruik)
    pagina = Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("pagina"))
    dagen = [
        (dag, [(wie, list(deel)) for wie, deel in groupby(groep, key=attrgetter("wie"))])
        for dag, groep in groupby(pagina.object_list, key=attrgetter("dag"))
    ]
    context = {
        "inzage": gelezen,
        "filter": gekozen,
        "formulier": formulier,
        "gevonden": len(gevonden),
        "pagina": pagina,
        "dagen": dagen,
        "gesteld": list_gesteld(betrokkene=request.persoon.betrokkene),
        "mag_toestemmingen": may_open(request.persoon, "mijn-toestemmingen"),
        "kruimels": _kruimels(),
    }
    return render_pagina(request, "inzage", context)


def _form(
    request: PersoonRequest, manier: Manier, gebruik: Gebruik, formulier: Verzendformulier, *, teruggezet: bool = False
) -> HttpResponse:
    terug = reverse("mijn:gebruik", args=[gebruik.logboek, gebruik.kenmerk])
    context = {
        "manier": manier,
        "gebruik": gebruik,
        "feiten": describe(gebruik),
        "formulier": formulier,
        "velden": formulier.visible_fields(),
        "teruggezet": teruggezet,
        "terug": terug,
        "kruimels": _kruimels((_("Eén keer"), terug), (str(manier.titel), None)),
    }
    return render_pagina(request, "gebruik_schrijven", context)


def _kruimels(*verder: str | tuple[str, str | None]) -> list[tuple[str, str | None]]:
    spoor = [(deel, None) if isinstance(deel, str) else deel for deel in verder]
    return kruimels((_("Wie zag mijn gegevens?"), reverse("mijn:inzage") if spoor else None), *spoor)
