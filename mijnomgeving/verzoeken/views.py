"""/mijn/verzoeken/: questions and applications of who logged in from elsewhere in Europe without a Dutch number."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.loket.models import Verzoek, Verzoeksoort
from mijnomgeving.bronnen.registry import loket as loket_bron
from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from mijnomgeving.verzoeken.bezorgen import LOKET
from mijnomgeving.verzoeken.forms import Aanvraagformulier, Verzoekformulier, Vraagformulier
from portal.core.betrokkene import EuPersoon
from portal.core.resultaat import Available, SourceResult
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires


@require_safe
@requires("mijn-verzoeken")
def verzoeken(request: PersoonRequest) -> HttpResponse:
    """What one can do here, and what was asked with what came back.

    Raises:
        Http404: this is somebody with a Dutch number, who has the whole of Mijn omgeving.
    """
    resultaat = _read(request)
    context = {
        "resultaat": resultaat,
        "verzoeken": resultaat.data if isinstance(resultaat, Available) else (),
        "kruimels": kruimels((_("Vragen en aanvragen"), None)),
    }
    return render_pagina(request, "verzoeken", context)


@require_safe
@requires("mijn-verzoeken")
def verzoek(request: PersoonRequest, verzoek_id: UUID) -> HttpResponse:
    """One question or application, with what the organisation wrote.

    Raises:
        Http404: this person handed in no such thing.
    """
    resultaat = _read(request)
    verzoeken = resultaat.data if isinstance(resultaat, Available) else ()
    found = next((een for een in verzoeken if een.verzoek_id == str(verzoek_id)), None)
    if found is None and isinstance(resultaat, Available):
        raise Http404
    titel = found.onderwerp if found else _("Nu niet te lezen")
    context = {"resultaat": resultaat, "verzoek": found, "kruimels": _kruimels(titel)}
    return render_pagina(request, "verzoek", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-verzoeken")
def vraag(request: PersoonRequest) -> HttpResponse:
    """Ask an organisation something.

    Raises:
        Http404: as `verzoeken`.
    """
    _european(request)
    if request.method != "POST":
        return _show(request, Vraagformulier)
    formulier = Vraagformulier(request.POST, request.FILES)
    if not formulier.is_valid():
        return _render(request, formulier)
    return _send(request, formulier, Soort.VRAAG, Verzoeksoort.VRAAG, onderwerp=formulier.cleaned_data["onderwerp"])


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-verzoeken")
def aanvraag(request: PersoonRequest) -> HttpResponse:
    """Apply for a service; `?dienst=` has chosen it already.

    Raises:
        Http404: as `verzoeken`.
    """
    _european(request)
    if request.method != "POST":
        return _show(request, Aanvraagformulier, dienst=request.GET.get("dienst", ""))
    formulier = Aanvraagformulier(request.POST, request.FILES)
    if not formulier.is_valid():
        return _render(request, formulier)
    titel = formulier.titel
    return _send(request, formulier, Soort.AANVRAAG, Verzoeksoort.AANVRAAG, onderwerp=titel, dienst=titel)


def _send(
    request: PersoonRequest,
    formulier: Verzoekformulier,
    soort: Soort,
    verzoeksoort: Verzoeksoort,
    *,
    onderwerp: str,
    dienst: str = "",
) -> HttpResponseRedirect:
    wat = {"soort": verzoeksoort.value, "naam": request.persoon.naam or "-", "onderwerp": onderwerp, "dienst": dienst}
    inzending = formulier.verzend(
        persoon=request.persoon,
        soort=soort,
        bezorger=LOKET,
        bestemming=formulier.cleaned_data["organisatie"],
        onderwerp=onderwerp,
        opdracht=formulier.opdracht() | wat,
        terug=reverse("mijn:verzoeken"),
    )
    return redirect_to_bevestiging(request, inzending)


def _read(request: PersoonRequest) -> SourceResult[tuple[Verzoek, ...]]:
    wie, bron = _european(request), loket_bron()
    vraag_ = Vraag(bron.naam, gettext_noop("uw vragen en aanvragen uit Europa"), partial(bron.list_verzoeken, wie))
    return Lezing(request, "mijn-verzoeken").read(vraag_)[vraag_]


def _european(request: PersoonRequest) -> EuPersoon:
    wie = request.persoon.betrokkene
    if not isinstance(wie, EuPersoon):
        raise Http404
    return wie


def _show(request: PersoonRequest, soort: type[Verzoekformulier], *, dienst: str = "") -> HttpResponse:
    terug = invoer.take(request=request, persoon=request.persoon)
    if terug is not None:
        return _render(request, invoer.restore(soort, terug), teruggezet=True)
    return _render(request, soort(initial={"dienst": dienst} if dienst else {}))


def _render(request: PersoonRequest, formulier: Verzoekformulier, *, teruggezet: bool = False) -> HttpResponse:
    is_aanvraag = isinstance(formulier, Aanvraagformulier)
    titel = _("Een dienst aanvragen") if is_aanvraag else _("Een vraag stellen")
    context = {
        "formulier": formulier,
        "titel": titel,
        "aanvraag": is_aanvraag,
        "teruggezet": teruggezet,
        "kruimels": _kruimels(titel),
    }
    return render_pagina(request, "verzoek_schrijven", context)


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return kruimels((_("Vragen en aanvragen"), reverse("mijn:verzoeken")), (titel, None))
