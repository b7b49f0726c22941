"""Paying a taak: to the payment service, and back."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.betalen.models import Betaalstatus
from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.registry import betalen as betaaldienst
from mijnomgeving.inzendingen.selectors import list_inzendingen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.taken.betalen import ask, begin, find_betaling, find_laatste, settle
from mijnomgeving.taken.models import Betaling, Stand
from mijnomgeving.taken.selectors import TakenLijst, find_taak
from mijnomgeving.taken.views import show_weg, to
from portal.core.resultaat import Available, SourceResult
from portal.toegang.beleid import PersoonRequest, requires

# A betaling that ended at the service meanwhile makes room for a new one.
_POGINGEN = 2


@require_POST
@requires("mijn-taken")
def betalen(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Begin to pay, or go on where one was: to the page of the payment service.

    Raises:
        Http404: this person has no such taak.
    """
    lezing = Lezing(request, "mijn-taken")
    beeld = find_taak(lezing, sleutel)
    if isinstance(beeld, TakenLijst):
        return show_weg(request, beeld)
    if not beeld.kan_betalen or beeld.uitvoering is None or find_betaling(sleutel=sleutel, stand=Stand.BETAALD):
        return to(beeld.getoond.url)
    for _poging in range(_POGINGEN):
        betaling = begin(persoon=request.persoon, getoond=beeld.getoond, uitvoering=beeld.uitvoering)
        status = _ask(lezing, betaling)
        if not isinstance(status, Available):
            return _show_stil(request, sleutel, status)
        betaling = settle(betaling, status.data)
        if betaling.stand == Stand.BEGONNEN and status.data is not None:
            return to(status.data.betaal_url)
        if betaling.stand == Stand.BETAALD:
            return _to_bevestiging(request, sleutel)
    return to(beeld.getoond.url)


@require_safe
@requires("mijn-taken")
def betaald(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Back from the payment service: how it ended we ask that service, whatever the address says."""
    betaling = find_laatste(betrokkene=request.persoon.betrokkene, sleutel=sleutel)
    if betaling is None:
        return to(reverse("mijn:taak", args=[sleutel]))
    if betaling.stand == Stand.BEGONNEN:
        status = _ask(Lezing(request, "mijn-taken"), betaling)
        if not isinstance(status, Available):
            return _show_stil(request, sleutel, status)
        betaling = settle(betaling, status.data)
    if betaling.stand == Stand.BETAALD:
        return _to_bevestiging(request, sleutel)
    if betaling.stand == Stand.BEGONNEN:
        return _show_bezig(request, sleutel)
    redenen = {
        Stand.GEANNULEERD: _("U bent gestopt met betalen. Er is niets betaald."),
        Stand.VERLOPEN: _("De tijd om te betalen was voorbij. Er is niets betaald. U kunt opnieuw beginnen."),
    }
    tell(request, redenen[Stand(betaling.stand)])
    return to(reverse("mijn:taak", args=[sleutel]))


def _ask(lezing: Lezing, betaling: Betaling) -> SourceResult[Betaalstatus | None]:
    vraag = Vraag(betaaldienst().naam, gettext_noop("uw betaling"), partial(ask, betaling), "taken")
    return lezing.read(vraag)[vraag]


def _to_bevestiging(request: PersoonRequest, sleutel: str) -> HttpResponseRedirect:
    verstuurd = list_inzendingen(betrokkene=request.persoon.betrokkene, over=sleutel)
    tell(request, _("U hebt betaald."))
    return to(verstuurd[0].url if verstuurd else reverse("mijn:taak", args=[sleutel]))


def _show_stil(request: PersoonRequest, sleutel: str, status: SourceResult[Betaalstatus | None]) -> HttpResponse:
    return _render(request, sleutel, {"resultaat": status})


def _show_bezig(request: PersoonRequest, sleutel: str) -> HttpResponse:
    return _render(request, sleutel, {})


def _render(request: PersoonRequest, sleutel: str, verder: dict[str, object]) -> HttpResponse:
    taak_url = reverse("mijn:taak", args=[sleutel])
    spoor = kruimels((_("Taken"), reverse("mijn:taken")), (_("Taak"), taak_url), (_("Betalen"), None))
    context = {"sleutel": sleutel, "taak_url": taak_url, "kruimels": spoor, **verder}
    return render_pagina(request, "taak_betaling", context)
