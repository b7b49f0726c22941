"""/mijn/berichten/."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mijnomgeving.berichten.selectors import fetch_bijlage, list_berichten, open_bericht, show_bericht
from mijnomgeving.pagina import Lezing, give_bestand, kruimels, render_pagina
from mijnomgeving.zaken.selectors import find_zaak_van
from portal.core.resultaat import Available
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands

PER_PAGINA = 20


@require_safe
@requires("mijn-berichten")
def berichten(request: PersoonRequest) -> HttpResponse:
    """All messages of all organisations, newest first."""
    lijst = list_berichten(Lezing(request, "mijn-berichten"))
    pagina = Paginator(lijst.berichten, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {"lijst": lijst, "pagina": pagina, "kruimels": kruimels((_("Berichten"), None))}
    return render_pagina(request, "berichten", context, nieuw=lijst.ongelezen)


@require_safe
@requires("mijn-berichten")
def bericht(request: PersoonRequest, magazijn: str, bericht_id: UUID) -> HttpResponse:
    """One message; opening it marks it as read at its magazijn.

    Raises:
        Http404: this person has no such message.
    """
    lezing = Lezing(request, "mijn-berichten")
    resultaat = open_bericht(lezing, magazijn, str(bericht_id))
    if isinstance(resultaat, Available) and resultaat.data is None:
        raise Http404
    getoond = show_bericht(resultaat.data) if isinstance(resultaat, Available) and resultaat.data else None
    titel = nederlands(getoond.bericht.onderwerp) if getoond else _("Nu niet te lezen")
    spoor = kruimels((_("Berichten"), reverse("mijn:berichten")), (titel, None))
    over_zaak = find_zaak_van(lezing, getoond.bericht) if getoond else None
    context = {"resultaat": resultaat, "getoond": getoond, "over_zaak": over_zaak, "kruimels": spoor}
    return render_pagina(request, "bericht", context)


@require_safe
@requires("mijn-berichten")
def bijlage(request: PersoonRequest, magazijn: str, bericht_id: UUID, bijlage_id: UUID) -> HttpResponse:
    """An attachment, always as a download and never shown inside the portal (ASVS 3.2.1).

    Raises:
        Http404: this person has no such attachment.
    """
    lezing = Lezing(request, "mijn-berichten")
    resultaat = fetch_bijlage(lezing, magazijn, str(bericht_id), str(bijlage_id))
    if not isinstance(resultaat, Available):
        spoor = kruimels((_("Berichten"), reverse("mijn:berichten")), (_("Bijlage"), None))
        context = {"resultaat": resultaat, "getoond": None, "kruimels": spoor}
        return render_pagina(request, "bericht", context)
    if resultaat.data is None:
        raise Http404
    naam, bestand = resultaat.data
    return give_bestand(bestand, naam)
