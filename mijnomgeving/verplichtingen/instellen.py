"""Pages beside the calendar: own facts, reminders, and private addresses."""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.notificaties.models import Kanaal, Soort
from mijnomgeving.notificaties.voorkeuren import set_gewenst
from mijnomgeving.pagina import Lezing, render_pagina, tell
from mijnomgeving.verplichtingen.adressen import TeVeel, list_adressen, make_adres, revoke
from mijnomgeving.verplichtingen.agenda import list_punten, make_bestand
from mijnomgeving.verplichtingen.eigen import set_eigen
from mijnomgeving.verplichtingen.forms import AdresFormulier, FeitenFormulier, HerinnerFormulier
from mijnomgeving.verplichtingen.herinneren import plan, read_keuze, set_keuze
from mijnomgeving.verplichtingen.selectors import ACTIVITEIT, Gelezen
from mijnomgeving.verplichtingen.views import read_or_404, spoor
from portal.core.betrokkene import Onderneming
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires

_ADRES = "agenda-adres"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def feiten(request: PersoonRequest) -> HttpResponse:
    """Fill in what no source knows, change it, or take it away.

    Raises:
        Http404: the person acts for no company, or for a part of one: these facts are of the whole.
    """
    gelezen = _read_whole(request)
    namen = {naam for item in gelezen.beeld.onbeslist for naam in item.ontbreekt}
    terug = None if request.method == "POST" else invoer.take(request=request, persoon=request.persoon)
    data = request.POST if request.method == "POST" else terug
    vestigingen = gelezen.feiten.feiten.vestigingen or ()
    formulier = FeitenFormulier(data, namen=namen, eigen=gelezen.eigen, vestigingen=vestigingen)
    if request.method == "POST" and formulier.is_valid():
        set_eigen(betrokkene=request.persoon.betrokkene, gegevens=formulier.gegevens)
        tell(request, _("Wat u invulde, telt nu mee in uw kalender."))
        return to_kalender()
    context = {
        "formulier": formulier,
        "teruggezet": terug is not None,
        "heeft_eigen": bool(gelezen.eigen),
        "ontbreekt": gelezen.feiten.ontbreekt,
        "kruimels": spoor((_("Zelf aanvullen"), None)),
    }
    return render_pagina(request, "verplichtingen_feiten", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def feiten_wissen(request: PersoonRequest) -> HttpResponse:
    """Ask whether one is sure, then forget what was filled in."""
    _whole(request)
    if request.method == "POST":
        set_eigen(betrokkene=request.persoon.betrokkene, gegevens={})
        tell(request, _("Wat u had ingevuld, is weg."))
        return to_kalender()
    return render_pagina(request, "verplichtingen_wissen", {"kruimels": spoor((_("Aanvullingen weggooien"), None))})


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def herinneringen(request: PersoonRequest) -> HttpResponse:
    """Choose how long before and about what reminders come.

    Raises:
        Http404: the person acts for no company, or for a part of one: reminders are of the whole.
    """
    betrokkene = _whole(request)
    terug = None if request.method == "POST" else invoer.take(request=request, persoon=request.persoon)
    data = request.POST if request.method == "POST" else terug
    formulier = HerinnerFormulier(data, keuze=read_keuze(betrokkene))
    if request.method == "POST" and formulier.is_valid():
        _choose(request, formulier, betrokkene)
        return to_kalender()
    context = {
        "formulier": formulier,
        "teruggezet": terug is not None,
        "kruimels": spoor((_("Herinneringen"), None)),
    }
    return render_pagina(request, "verplichtingen_herinneringen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def agenda(request: PersoonRequest) -> HttpResponse:
    """The private addresses; a new one is shown once."""
    gelezen = read_or_404(Lezing(request, ACTIVITEIT))
    terug = None if request.method == "POST" else invoer.take(request=request, persoon=request.persoon)
    formulier = AdresFormulier(request.POST if request.method == "POST" else terug)
    if request.method == "POST" and formulier.is_valid():
        punten = list_punten(gelezen.beeld)
        inhoud = make_bestand(punten, betrokkene=request.persoon.betrokkene, nu=timezone.now())
        try:
            key = make_adres(persoon=request.persoon, naam=formulier.cleaned_data["naam"], bestand=inhoud)
        except TeVeel:
            formulier.add_error(None, _("U hebt al tien adressen. Trek er eerst een in."))
        else:
            # The encrypted session holds it until the next page shows it, once.
            request.session[_ADRES] = f"{settings.SITE_URL}{reverse('agenda', args=[key])}"
            return HttpResponseRedirect(reverse("mijn:verplichtingen_agenda"), status=HTTPStatus.SEE_OTHER)
    context = {
        "formulier": formulier,
        "teruggezet": terug is not None,
        "nieuw": request.session.pop(_ADRES, ""),
        "adressen": list_adressen(request.persoon),
        "ontbreekt": gelezen.feiten.ontbreekt,
        "kruimels": spoor((_("In uw agenda"), None)),
    }
    return render_pagina(request, "verplichtingen_agenda", context)


@require_POST
@requires(ACTIVITEIT)
def agenda_intrekken(request: PersoonRequest) -> HttpResponse:
    """Ask whether one is sure; the second time, the address gives nothing any more.

    Raises:
        Http404: this person has no such address.
    """
    adres = next((r for r in list_adressen(request.persoon) if r.kenmerk == request.POST.get("adres")), None)
    if adres is None:
        raise Http404
    if request.POST.get("zeker") == "ja":
        revoke(persoon=request.persoon, kenmerk=str(UUID(adres.kenmerk)))
        tell(request, _("Het adres is ingetrokken en geeft niets meer."))
        return HttpResponseRedirect(reverse("mijn:verplichtingen_agenda"), status=HTTPStatus.SEE_OTHER)
    context = {
        "adres": adres,
        "kruimels": spoor((_("In uw agenda"), reverse("mijn:verplichtingen_agenda")), (_("Adres intrekken"), None)),
    }
    return render_pagina(request, "verplichtingen_intrekken", context)


def to_kalender() -> HttpResponseRedirect:
    """Back to the calendar."""
    return HttpResponseRedirect(reverse("mijn:verplichtingen"), status=HTTPStatus.SEE_OTHER)


def _choose(request: PersoonRequest, formulier: HerinnerFormulier, betrokkene: Onderneming) -> None:
    """Keep the choice, and plan by the calendar as it is now; who wants reminders wants them by mail."""
    keuze = formulier.keuze
    set_keuze(betrokkene=betrokkene, keuze=keuze)
    if not keuze.dagen:
        tell(request, _("U krijgt geen herinneringen meer."))
        return
    set_gewenst(betrokkene=betrokkene, gewenst={(Soort.VERPLICHTING.value, Kanaal.MAIL.value): True})
    gelezen = read_or_404(Lezing(request, ACTIVITEIT))
    if gelezen.volledig:
        plan(betrokkene=betrokkene, keuze=keuze, punten=list_punten(gelezen.beeld), vandaag=timezone.localdate())
    tell(request, _("U krijgt herinneringen op het e-mailadres van uw onderneming."))


def _whole(request: PersoonRequest) -> Onderneming:
    betrokkene = request.persoon.betrokkene
    if not isinstance(betrokkene, Onderneming) or betrokkene.beperkt:
        raise Http404
    return betrokkene


def _read_whole(request: PersoonRequest) -> Gelezen:
    _whole(request)
    return read_or_404(Lezing(request, ACTIVITEIT))
