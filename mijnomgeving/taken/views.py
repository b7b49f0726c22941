"""/mijn/taken/: the list, one taak with its form, and sending it."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.taken.models import Taaksoort
from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.taken import werk
from mijnomgeving.taken.forms import Handtekening, Taakformulier, read_getikt
from mijnomgeving.taken.selectors import TaakBeeld, TakenLijst, find_taak, list_taken
from mijnomgeving.taken.werk import Werk
from portal.toegang import invoer
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


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-taken")
def taak(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """One taak, and doing it: what was filled in is kept at each step.

    Raises:
        Http404: this person has no such taak; the same for an unknown key and for somebody else's.
    """
    beeld = find_taak(Lezing(request, "mijn-taken"), sleutel)
    if isinstance(beeld, TakenLijst):
        return show_weg(request, beeld)
    bezig = werk.find_werk(persoon=request.persoon, beeld=beeld)
    if request.method == "POST" and bezig and bezig.heeft_formulier:
        return _work_on(request, beeld, bezig)
    getikt = invoer.take(request=request, persoon=request.persoon)
    formulier = None
    if bezig:
        formulier = bezig.formulier(None if getikt is None else read_getikt(bezig.formulier(), getikt))
    return show_taak(request, beeld, bezig=bezig, formulier=formulier, teruggezet=getikt is not None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-taken")
def controleren(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """What is about to be sent, to check; then send it.

    Raises:
        Http404: this person has no such taak.
    """
    beeld = find_taak(Lezing(request, "mijn-taken"), sleutel)
    if isinstance(beeld, TakenLijst):
        return show_weg(request, beeld)
    bezig = werk.find_werk(persoon=request.persoon, beeld=beeld)
    if bezig is None and beeld.getoond.onderweg and beeld.getoond.verstuurd:
        # The second of two clicks, or the back button: the receipt is there already.
        return to(beeld.getoond.verstuurd.url)
    if bezig is None or not bezig.check().is_valid():
        return to(beeld.getoond.url)
    tekenen = bezig.uitvoering.taak.soort is Taaksoort.ONDERTEKENEN
    if request.method != "POST" or bezig.te_laag:
        return _show_check(request, bezig, handtekening=Handtekening() if tekenen else None)
    handtekening = Handtekening(request.POST) if tekenen else None
    veranderd = request.POST.get("gezien") != bezig.vingerafdruk
    if veranderd or (handtekening and not handtekening.is_valid()):
        return _show_check(request, bezig, handtekening=handtekening, veranderd=veranderd)
    return redirect_to_bevestiging(request, werk.send(bezig))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-taken")
def weggooien(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Ask whether one is sure, then throw away what was kept.

    Raises:
        Http404: this person has no such taak, or kept nothing for it.
    """
    beeld = find_taak(Lezing(request, "mijn-taken"), sleutel)
    if isinstance(beeld, TakenLijst):
        return show_weg(request, beeld)
    bezig = werk.find_werk(persoon=request.persoon, beeld=beeld)
    if bezig is None or bezig.bewaard_tot is None:
        raise Http404
    if request.method == "POST":
        werk.drop(bezig)
        tell(request, _("Wat u had ingevuld, is weggegooid."))
        return to(beeld.getoond.url)
    context = {"bezig": bezig, "kruimels": crumbs(beeld, _("Weggooien"))}
    return render_pagina(request, "taak_weggooien", context)


def show_weg(request: PersoonRequest, lijst: TakenLijst) -> HttpResponse:
    """The page when no taak has this key: it may be at an organisation that does not answer.

    Raises:
        Http404: all organisations answered, so there is no such taak.
    """
    if not lijst.ontbreekt:
        raise Http404
    spoor = kruimels((_("Taken"), reverse("mijn:taken")), (_("Nu niet te zien"), None))
    return render_pagina(request, "taken", {"lijst": lijst, "kruimels": spoor, "zoek": True})


def show_taak(
    request: PersoonRequest,
    beeld: TaakBeeld,
    *,
    bezig: Werk | None = None,
    formulier: Taakformulier | None = None,
    teruggezet: bool = False,
) -> HttpResponse:
    """The page of a taak."""
    context = {
        "beeld": beeld,
        "bezig": bezig,
        "formulier": formulier,
        "teruggezet": teruggezet,
        "kruimels": crumbs(beeld),
    }
    return render_pagina(request, "taak", context)


def crumbs(beeld: TaakBeeld, verder: str = "") -> list[tuple[str, str | None]]:
    """The crumbs to a taak, or to a page behind it."""
    titel = nederlands(beeld.getoond.taak.titel)
    lijst = (_("Taken"), reverse("mijn:taken"))
    return kruimels(lijst, (titel, beeld.getoond.url), (verder, None)) if verder else kruimels(lijst, (titel, None))


def to(url: str) -> HttpResponseRedirect:
    """To another page, after a form."""
    return HttpResponseRedirect(url, status=HTTPStatus.SEE_OTHER)


def _work_on(request: PersoonRequest, beeld: TaakBeeld, bezig: Werk) -> HttpResponse:
    """Keep what comes in: to go on later, or to check it and send it."""
    if weg := request.POST.get("weg"):
        werk.remove_bestand(bezig, weg)
        return to(beeld.getoond.url)
    getikt = read_getikt(bezig.formulier(), request.POST)
    formulier = werk.bind(bezig, getikt, request.FILES)
    goed, verder = formulier.is_valid(), request.POST.get("actie") != "bewaar"
    if not goed and (verder or (request.FILES and "bestanden" in formulier.errors)):
        return show_taak(request, beeld, bezig=bezig, formulier=formulier)
    tot = werk.keep(bezig, getikt=getikt, erbij=formulier.bestanden)
    if verder:
        return to(reverse("mijn:taak_controleren", args=[beeld.getoond.sleutel]))
    tell(request, _("Bewaard tot en met %(dag)s.") % {"dag": date_format(localtime(tot), "j F Y")})
    return to(beeld.getoond.url)


def _show_check(
    request: PersoonRequest, bezig: Werk, *, handtekening: Handtekening | None, veranderd: bool = False
) -> HttpResponse:
    formulier, pad = bezig.check(), reverse("mijn:taak_controleren", args=[bezig.getoond.sleutel])
    formulier.is_valid()
    titel = nederlands(bezig.getoond.taak.titel)
    context = {
        "bezig": bezig,
        "kopie": formulier.kopie(),
        "handtekening": handtekening,
        "veranderd": veranderd,
        "hoger_url": f"{reverse('toegang:inloggen')}?{urlencode({'next': pad, 'niveau': 'hoog'})}",
        "kruimels": kruimels(
            (_("Taken"), reverse("mijn:taken")),
            (titel, bezig.getoond.url),
            (_("Ondertekenen") if handtekening else _("Controleren"), None),
        ),
    }
    return render_pagina(request, "taak_controleren", context)
