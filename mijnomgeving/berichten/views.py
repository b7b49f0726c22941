"""/mijn/berichten/: the list, looking for messages, and one message."""

from http import HTTPStatus
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.berichten.bezorgen import may_write
from mijnomgeving.berichten.bijlagen import is_bekijkbaar
from mijnomgeving.berichten.filter import Filter, GeenMap, keep_tekst, select_berichten
from mijnomgeving.berichten.forms import FilterFormulier
from mijnomgeving.berichten.handeling import find_doen
from mijnomgeving.berichten.melding import take_gezegd
from mijnomgeving.berichten.merken import Keuze
from mijnomgeving.berichten.ontvangsten import show_verkeer
from mijnomgeving.berichten.postvak import list_doelen, list_mapregels, map_titel
from mijnomgeving.berichten.selectors import GetoondBericht, find_bericht, list_berichten
from mijnomgeving.berichten.services import mark_gelezen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from mijnomgeving.postkamer.pagina import lay_verdeling, list_tabs, note_reader, open_postkamer, show_bericht_kamer
from mijnomgeving.postkamer.verdeling import Postkamer
from mijnomgeving.zaken.selectors import find_zaak_van
from portal.core.resultaat import Available
from portal.toegang.beleid import PersoonRequest, requires
from toegankelijkheid.componenten.gegevens import nederlands

PER_PAGINA = 50


@require_safe
@requires("mijn-berichten")
def berichten(request: PersoonRequest) -> HttpResponse:
    """The messages of all organisations in one folder, newest first.

    Raises:
        Http404: this person has no such folder.
    """
    kamer, filter_ = open_postkamer(request), Filter.read(request.GET, request.session)
    lijst = lay_verdeling(list_berichten(Lezing(request, "mijn-berichten")), kamer)
    try:
        gekozen = select_berichten(lijst, filter_)
    except GeenMap:
        raise Http404 from None
    titel = map_titel(lijst, filter_.map)
    context = {
        "lijst": lijst,
        "filter": filter_,
        "formulier": FilterFormulier.show(lijst, filter_),
        "mappen": list_mapregels(lijst, filter_.map),
        "titel": titel,
        "kamer": kamer,
        "tabs": list_tabs(lijst, filter_, kamer),
        "gevonden": len(gekozen),
        "pagina": Paginator(gekozen, PER_PAGINA).get_page(request.GET.get("pagina")),
        "alles": "alles" in request.GET,
        "melding": take_gezegd(request.session),
        "kruimels": kruimels((_("Berichten"), None)),
    }
    return render_pagina(request, "berichten", context, nieuw=lijst.ongelezen)


@require_POST
@requires("mijn-berichten")
def zoeken(request: PersoonRequest) -> HttpResponse:
    """Keep the words in the session, and go to the list with an address that does not hold them."""
    filter_ = keep_tekst(request.session, Filter.read(request.POST, {}), request.POST.get("tekst", ""))
    return HttpResponseRedirect(reverse("mijn:berichten") + filter_.query, status=HTTPStatus.SEE_OTHER)


@require_safe
@requires("mijn-berichten")
def bericht(request: PersoonRequest, magazijn: str, bericht_id: UUID) -> HttpResponse:
    """One message; opening it is reading it.

    Raises:
        Http404: this person has no such message, or threw it away for good.
    """
    lezing = Lezing(request, "mijn-berichten")
    resultaat = find_bericht(lezing, magazijn, str(bericht_id))
    if isinstance(resultaat, Available) and resultaat.data is None:
        raise Http404
    getoond = resultaat.data if isinstance(resultaat, Available) else None
    context: dict[str, object] = {"resultaat": resultaat, "getoond": getoond, "melding": take_gezegd(request.session)}
    titel = nederlands(getoond.bericht.onderwerp) if getoond else _("Nu niet te lezen")
    if getoond:
        kamer = open_postkamer(request)
        _note_opened(request, getoond, kamer)
        context |= show_bericht_kamer(kamer, getoond)
        zaak = find_zaak_van(lezing, getoond.bericht)
        bijlagen = [(bijlage, is_bekijkbaar(bijlage.naam)) for bijlage in getoond.bericht.bijlagen]
        context |= {
            "over_zaak": zaak,
            "doen": find_doen(lezing, getoond, zaak),
            "bijlagen": bijlagen,
            "mag_schrijven": may_write(lezing.betrokkene),
        }
        context |= show_verkeer(request.persoon, bericht=getoond.bericht, sleutel=getoond.sleutel)
        mappen, plek = list_doelen(betrokkene=lezing.betrokkene, getoond=getoond)
        context |= {"mappen": mappen, "filter": plek}
    spoor = kruimels((_("Berichten"), reverse("mijn:berichten")), (titel, None))
    return render_pagina(request, "bericht", {**context, "kruimels": spoor})


def _note_opened(request: PersoonRequest, getoond: GetoondBericht, kamer: Postkamer | None) -> None:
    """A browser that fetches a page ahead, or asks only whether it is there, has not read it."""
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return
    if kamer:
        note_reader(request, kamer, getoond)
    if not getoond.bericht.gelezen:
        keuze = Keuze(getoond.bericht.magazijn, getoond.bericht.bericht_id, getoond.sleutel)
        mark_gelezen(betrokkene=request.persoon.betrokkene, keuzes=[keuze], gelezen=True)
