"""/mijn/zaken/<zaak>/<handeling>/: write, check, send."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Inzending
from mijnomgeving.inzendingen.selectors import list_inzendingen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.zaken.acties import ACTIES
from mijnomgeving.zaken.forms import Zaakformulier
from mijnomgeving.zaken.kiezen import find_mogelijkheid
from mijnomgeving.zaken.opstel import (
    Opstel,
    Zaakwijzer,
    drop_opstel,
    empty_formulier,
    find_opstel,
    list_kopie,
    save_opstel,
    seal_zaak,
    send,
    unseal_zaak,
)
from mijnomgeving.zaken.rechten import Handeling, Mogelijkheid
from mijnomgeving.zaken.selectors import ZakenLijst
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-zaken")
def schrijven(request: PersoonRequest, sleutel: str, wat: str) -> HttpResponse:
    """Fill in what the organisation gets; it is kept until it is sent.

    Raises:
        Http404: this person has no such zaak, or there is nothing of that name to do.
    """
    handeling = _parse(wat)
    zaak = unseal_zaak(request.persoon, request.POST.get("zaak", ""), over=sleutel)
    if request.method == "POST" and zaak:
        return _keep(request, sleutel, handeling, zaak)
    gevonden = find_mogelijkheid(Lezing(request, "mijn-zaken"), sleutel, handeling)
    if isinstance(gevonden, ZakenLijst):
        return _silent(request, gevonden)
    mogelijkheid, zaak = gevonden
    if mogelijkheid is None:
        return _too_late(request, sleutel, handeling, zaak)
    opstel = find_opstel(request.persoon, handeling, over=sleutel)
    getypt = invoer.take(request=request, persoon=request.persoon)
    formulier = empty_formulier(ACTIES[handeling], opstel, zaak)
    for naam, waarden in getypt.lists() if getypt else ():
        formulier.initial[naam] = waarden[-1]
    return _show(request, sleutel, handeling, zaak, formulier, opstel=opstel, mogelijkheid=mogelijkheid,
                 teruggezet=getypt is not None)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-zaken")
def controleren(request: PersoonRequest, sleutel: str, wat: str) -> HttpResponse:
    """Look at what will be sent, and send it; a second click leads to the same receipt.

    Raises:
        Http404: there is nothing of that name to do.
    """
    handeling = _parse(wat)
    opstel = find_opstel(request.persoon, handeling, over=sleutel)
    if request.method == "POST":
        gezien = request.POST.get("gezien", "")
        if opstel is None or str(opstel.sleutel) != gezien:
            eerder = _find_eerder(request, sleutel, gezien)
            if eerder:
                eerder.herhaald = True
                return redirect_to_bevestiging(request, eerder)
            tell(request, _("U veranderde dit in een ander venster. Kijk het nog een keer na."))
            naar = "zaak_schrijven" if opstel is None else "zaak_controleren"
            return _to(naar, sleutel, handeling)
        return redirect_to_bevestiging(request, send(request.persoon, handeling, opstel, over=sleutel))
    if opstel is None:
        return _to("zaak_schrijven", sleutel, handeling)
    actie = ACTIES[handeling]
    context = {
        "opstel": opstel,
        "actie": actie,
        "kopie": list_kopie(actie, opstel),
        "handeling": handeling,
        "sleutel": sleutel,
        "kruimels": _kruimels(sleutel, opstel.zaak, str(actie.titel)),
    }
    return render_pagina(request, "zaak_controleren", context)


@require_POST
@requires("mijn-zaken")
def weggooien(request: PersoonRequest, sleutel: str, wat: str) -> HttpResponse:
    """Throw away what was written but not sent.

    Raises:
        Http404: there is nothing of that name to do.
    """
    handeling = _parse(wat)
    drop_opstel(request.persoon, handeling, over=sleutel)
    tell(request, _("Wat u had ingevuld, is weggegooid. Er is niets verstuurd."))
    return HttpResponseRedirect(reverse("mijn:zaak", args=[sleutel]), status=HTTPStatus.SEE_OTHER)


def _parse(wat: str) -> Handeling:
    try:
        return Handeling(wat)
    except ValueError:
        raise Http404 from None


def _keep(request: PersoonRequest, sleutel: str, handeling: Handeling, zaak: Zaakwijzer) -> HttpResponse:
    eerder = find_opstel(request.persoon, handeling, over=sleutel)
    houdt = bool(eerder and eerder.bestanden) and "andere_bestanden" not in request.POST
    formulier = ACTIES[handeling].formulier(request.POST, request.FILES, heeft_bestanden=houdt)
    if not formulier.is_valid():
        return _show(request, sleutel, handeling, zaak, formulier, opstel=eerder)
    nieuw = formulier.cleaned_data.get("bestanden") or ()
    bestanden = None if houdt and not nieuw else nieuw
    save_opstel(request.persoon, handeling, over=sleutel, zaak=zaak, teksten=formulier.teksten(), bestanden=bestanden)
    return _to("zaak_controleren", sleutel, handeling)


def _show(
    request: PersoonRequest,
    sleutel: str,
    handeling: Handeling,
    zaak: Zaakwijzer,
    formulier: Zaakformulier,
    *,
    opstel: Opstel | None,
    mogelijkheid: Mogelijkheid | None = None,
    teruggezet: bool = False,
) -> HttpResponse:
    actie = ACTIES[handeling]
    titel = str(actie.titel)
    context = {
        "formulier": formulier,
        "actie": actie,
        "handeling": handeling,
        "mogelijkheid": mogelijkheid,
        "zaak": zaak,
        "zaak_veld": seal_zaak(request.persoon, zaak, over=sleutel),
        "opstel": opstel,
        "sleutel": sleutel,
        "teruggezet": teruggezet,
        "kruimels": _kruimels(sleutel, zaak, titel),
    }
    return render_pagina(request, "zaak_schrijven", context)


def _too_late(request: PersoonRequest, sleutel: str, handeling: Handeling, zaak: Zaakwijzer) -> HttpResponse:
    """What cannot be done (any more), and what can."""
    actie = ACTIES[handeling]
    context = {"actie": actie, "handeling": handeling, "zaak": zaak, "sleutel": sleutel,
               "kruimels": _kruimels(sleutel, zaak, str(actie.titel))}  # fmt: skip
    return render_pagina(request, "zaak_kan_niet", context)


def _silent(request: PersoonRequest, lijst: ZakenLijst) -> HttpResponse:
    if not lijst.ontbreekt:
        raise Http404
    spoor = kruimels((_("Zaken"), reverse("mijn:zaken")), (_("Nu niet te zien"), None))
    return render_pagina(request, "zaken", {"lijst": lijst, "kruimels": spoor, "zoek": True})


def _find_eerder(request: PersoonRequest, over: str, gezien: str) -> Inzending | None:
    """What was sent from this check page before."""
    verstuurd = list_inzendingen(betrokkene=request.persoon.betrokkene, over=over)
    return next((regel.inzending for regel in verstuurd if str(regel.inzending.sleutel) == gezien), None)


def _to(naam: str, sleutel: str, handeling: Handeling) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"mijn:{naam}", args=[sleutel, handeling]), status=HTTPStatus.SEE_OTHER)


def _kruimels(sleutel: str, zaak: Zaakwijzer, titel: str) -> list[tuple[str, str | None]]:
    naar_zaak = (nederlands(zaak.omschrijving), reverse("mijn:zaak", args=[sleutel]))
    return kruimels((_("Zaken"), reverse("mijn:zaken")), naar_zaak, (titel, None))
