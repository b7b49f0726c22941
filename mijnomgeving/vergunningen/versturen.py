"""/mijn/vergunningen/<vergunning>/doen/<wat>/: fill in, check, send."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.bronnen.openproduct.models import Actie
from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.inzendingen.selectors import list_inzendingen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.vergunningen.acties import VERZOEKEN
from mijnomgeving.vergunningen.beeld import find_vergunning
from mijnomgeving.vergunningen.forms import Verzoekformulier, read_getikt
from mijnomgeving.vergunningen.opstel import Opstel, drop_opstel, filled_formulier, find_opstel, save_opstel, send
from mijnomgeving.vergunningen.selectors import Vergunningenlijst
from mijnomgeving.vergunningen.views import ACTIVITEIT, not_now
from mijnomgeving.vergunningen.wijzer import Wijzer, seal_wijzer, unseal_wijzer
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def schrijven(request: PersoonRequest, sleutel: str, wat: str) -> HttpResponse:
    """Fill in what the organisation gets, with the answers of before; it is kept until it is sent.

    Raises:
        Http404: this person has no such permit, or there is nothing of that name to ask.
    """
    actie = _parse(wat)
    wijzer = unseal_wijzer(request.persoon, request.POST.get("vergunning", ""), over=sleutel)
    if request.method == "POST" and wijzer:
        return _keep(request, sleutel, actie, wijzer)
    opstel = find_opstel(request.persoon, actie, over=sleutel)
    if opstel is None:
        beeld = find_vergunning(Lezing(request, ACTIVITEIT), sleutel)
        if isinstance(beeld, Vergunningenlijst):
            return not_now(request, beeld)
        hier = [kan.actie for kan in beeld.mogelijkheden if not kan.elders]
        if actie not in hier or beeld.soort is None:
            context = {"beeld": beeld, "verzoek": VERZOEKEN[actie], "sleutel": sleutel,
                       "kruimels": _kruimels(sleutel, beeld.vergunning.product.naam, actie)}  # fmt: skip
            return render_pagina(request, "vergunning_kan_niet", context)
        wijzer = Wijzer.of(beeld.vergunning.product, beeld.soort)
    else:
        wijzer = opstel.wijzer
    teruggezet = invoer.take(request=request, persoon=request.persoon)
    formulier = Verzoekformulier(wijzer, actie, getikt=opstel.getikt if opstel else None)
    if teruggezet is not None:
        formulier.initial.update(read_getikt(formulier, teruggezet))
    return _show(request, sleutel, formulier, opstel=opstel, teruggezet=teruggezet is not None)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(ACTIVITEIT)
def controleren(request: PersoonRequest, sleutel: str, wat: str) -> HttpResponse:
    """Look at what will be sent, and send it; a second click leads to the same receipt.

    Raises:
        Http404: there is nothing of that name to ask.
    """
    actie = _parse(wat)
    opstel = find_opstel(request.persoon, actie, over=sleutel)
    gezien = request.POST.get("gezien", "")
    if request.method == "POST" and (opstel is None or str(opstel.sleutel) != gezien):
        eerder = _find_eerder(request, sleutel, gezien)
        if eerder:
            eerder.herhaald = True
            return redirect_to_bevestiging(request, eerder)
        tell(request, _("U veranderde dit in een ander venster. Kijk het nog een keer na."))
        return _to("vergunning_schrijven" if opstel is None else "vergunning_controleren", sleutel, actie)
    if opstel is None:
        return _to("vergunning_schrijven", sleutel, actie)
    formulier = filled_formulier(actie, opstel)
    if not formulier.is_valid():
        # A day that was still to come when it was written may have passed.
        return _show(request, sleutel, formulier, opstel=opstel)
    kopie = formulier.kopie()
    if request.method == "POST":
        return redirect_to_bevestiging(request, send(request.persoon, actie, opstel, kopie, over=sleutel))
    context = {
        "opstel": opstel,
        "verzoek": VERZOEKEN[actie],
        "actie": actie.value,
        "kopie": kopie,
        "sleutel": sleutel,
        "kruimels": _kruimels(sleutel, opstel.wijzer.naam, actie),
    }
    return render_pagina(request, "vergunning_controleren", context)


@require_POST
@requires(ACTIVITEIT)
def weggooien(request: PersoonRequest, sleutel: str, wat: str) -> HttpResponse:
    """Throw away what was written but not sent.

    Raises:
        Http404: there is nothing of that name to ask.
    """
    drop_opstel(request.persoon, _parse(wat), over=sleutel)
    tell(request, _("Wat u had ingevuld, is weggegooid. Er is niets verstuurd."))
    return HttpResponseRedirect(reverse("mijn:vergunning", args=[sleutel]), status=HTTPStatus.SEE_OTHER)


def _parse(wat: str) -> Actie:
    try:
        return Actie(wat)
    except ValueError:
        raise Http404 from None


def _keep(request: PersoonRequest, sleutel: str, actie: Actie, wijzer: Wijzer) -> HttpResponse:
    eerder = find_opstel(request.persoon, actie, over=sleutel)
    getikt = read_getikt(Verzoekformulier(wijzer, actie), request.POST)
    formulier = Verzoekformulier(wijzer, actie, data=getikt, files=request.FILES)
    if not formulier.is_valid():
        return _show(request, sleutel, formulier, opstel=eerder)
    houdt = bool(eerder and eerder.bestanden) and not formulier.bestanden
    save_opstel(
        request.persoon,
        actie,
        over=sleutel,
        wijzer=wijzer,
        getikt=getikt,
        bestanden=None if houdt else formulier.bestanden,
    )
    return _to("vergunning_controleren", sleutel, actie)


def _show(
    request: PersoonRequest,
    sleutel: str,
    formulier: Verzoekformulier,
    *,
    opstel: Opstel | None,
    teruggezet: bool = False,
) -> HttpResponse:
    wijzer, actie = formulier.wijzer, formulier.actie
    context = {
        "formulier": formulier,
        "verzoek": VERZOEKEN[actie],
        "actie": actie.value,
        "wijzer": wijzer,
        "wijzer_veld": seal_wijzer(request.persoon, wijzer, over=sleutel),
        "opstel": opstel,
        "sleutel": sleutel,
        "teruggezet": teruggezet,
        "kruimels": _kruimels(sleutel, wijzer.naam, actie),
    }
    return render_pagina(request, "vergunning_schrijven", context)


def _find_eerder(request: PersoonRequest, over: str, gezien: str) -> Inzending | None:
    """What was sent from this check page before."""
    verstuurd = list_inzendingen(betrokkene=request.persoon.betrokkene, over=over)
    return next((regel.inzending for regel in verstuurd if str(regel.inzending.sleutel) == gezien), None)


def _to(naam: str, sleutel: str, actie: Actie) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"mijn:{naam}", args=[sleutel, actie.value]), status=HTTPStatus.SEE_OTHER)


def _kruimels(sleutel: str, naam: str, actie: Actie) -> list[tuple[str, str | None]]:
    return kruimels(
        (_("Vergunningen"), reverse("mijn:vergunningen")),
        (nederlands(naam), reverse("mijn:vergunning", args=[sleutel])),
        (str(VERZOEKEN[actie].titel), None),
    )
