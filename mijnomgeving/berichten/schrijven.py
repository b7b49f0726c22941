"""Replying to a message, and beginning a conversation with an organisation."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mijnomgeving.berichten.bezorgen import ANTWOORD, VRAAG, may_write
from mijnomgeving.berichten.schrijfformulier import Antwoordformulier, Schrijfformulier, Vraagformulier
from mijnomgeving.berichten.selectors import GetoondBericht, find_bericht
from mijnomgeving.concepten.selectors import find_concept
from mijnomgeving.concepten.services import drop_concept, save_concept
from mijnomgeving.inzendingen.forms import redirect_to_bevestiging
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from portal.core.resultaat import Available
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires

CONCEPT = "bericht"


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-berichten")
def antwoorden(request: PersoonRequest, magazijn: str, bericht_id: UUID) -> HttpResponse:
    """Reply to a message whose sender takes replies.

    Raises:
        Http404: this person has no such message, or it takes no reply.
    """
    resultaat = find_bericht(Lezing(request, "mijn-berichten"), magazijn, str(bericht_id))
    if not isinstance(resultaat, Available):
        spoor = _kruimels(_("Antwoorden"))
        return render_pagina(request, "bericht", {"resultaat": resultaat, "getoond": None, "kruimels": spoor})
    getoond = resultaat.data
    if getoond is None or not getoond.bericht.antwoord_mogelijk or not may_write(request.persoon.betrokkene):
        raise Http404
    if request.method != "POST":
        return _show(request, Antwoordformulier, getoond)
    formulier = Antwoordformulier(request.POST, request.FILES)
    terug = reverse("mijn:bericht", args=[magazijn, bericht_id])
    if "bewaar" in request.POST:
        return _keep(request, terug, getoond)
    if not formulier.is_valid():
        return _render(request, formulier, getoond)
    inzending = formulier.verzend(
        persoon=request.persoon,
        soort=Soort.ANTWOORD,
        bezorger=ANTWOORD,
        bestemming=getoond.bericht.bron,
        onderwerp=_reply_title(getoond),
        opdracht=formulier.opdracht(magazijn, getoond.bericht.onderwerp) | {"bericht_id": str(bericht_id)},
        over=getoond.sleutel,
        terug=terug,
    )
    drop_concept(persoon=request.persoon, soort=CONCEPT, over=getoond.sleutel)
    return redirect_to_bevestiging(request, inzending)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-berichten")
def nieuw(request: PersoonRequest) -> HttpResponse:
    """Write to an organisation of one's own choice, among those that have a magazijn."""
    if not may_write(request.persoon.betrokkene):
        return render_pagina(
            request, "bericht_schrijven", {"mag_niet": True, "kruimels": _kruimels(_("Nieuw bericht"))}
        )
    if request.method != "POST":
        return _show(request, Vraagformulier)
    formulier = Vraagformulier(request.POST, request.FILES)
    if "bewaar" in request.POST:
        return _keep(request, reverse("mijn:berichten"))
    if not formulier.is_valid():
        return _render(request, formulier)
    magazijn = formulier.cleaned_data["organisatie"]
    inzending = formulier.verzend(
        persoon=request.persoon,
        soort=Soort(formulier.cleaned_data["soort"]),
        bezorger=VRAAG,
        bestemming=formulier.organisaties[magazijn],
        onderwerp=formulier.cleaned_data["onderwerp"],
        opdracht=formulier.opdracht(magazijn, formulier.cleaned_data["onderwerp"]),
        terug=reverse("mijn:berichten"),
        dienst="berichten",
    )
    drop_concept(persoon=request.persoon, soort=CONCEPT, over="")
    return redirect_to_bevestiging(request, inzending)


def _show(
    request: PersoonRequest, soort: type[Schrijfformulier], getoond: GetoondBericht | None = None
) -> HttpResponse:
    """The form: with what was typed before logging in again, or else with the draft, or else empty."""
    terug = invoer.take(request=request, persoon=request.persoon)
    if terug is not None:
        return _render(request, invoer.restore(soort, terug), getoond, teruggezet=True)
    concept = find_concept(persoon=request.persoon, soort=CONCEPT, over=getoond.sleutel if getoond else "")
    begin = dict(concept.velden) if concept else {"organisatie": request.GET.get("aan", "")}
    return _render(request, soort(initial=begin), getoond, concept=concept)


def _keep(request: PersoonRequest, terug: str, getoond: GetoondBericht | None = None) -> HttpResponseRedirect:
    """Keep what was typed, right or wrong, without its files: a browser would not show them again."""
    velden = {naam: request.POST.get(naam, "") for naam in ("organisatie", "soort", "onderwerp", "tekst")}
    save_concept(
        persoon=request.persoon,
        soort=CONCEPT,
        over=getoond.sleutel if getoond else "",
        titel=_reply_title(getoond) if getoond else velden["onderwerp"] or _("Nieuw bericht"),
        naar=request.path,
        velden={naam: waarde for naam, waarde in velden.items() if waarde},
    )
    tell(request, _("Uw tekst is bewaard. Ga verder wanneer u wilt: wij bewaren haar 30 dagen."))
    return HttpResponseRedirect(terug, status=HTTPStatus.SEE_OTHER)


def _render(
    request: PersoonRequest,
    formulier: Schrijfformulier,
    getoond: GetoondBericht | None = None,
    *,
    teruggezet: bool = False,
    concept: object = None,
) -> HttpResponse:
    titel = _("Antwoorden") if getoond else _("Nieuw bericht")
    context = {
        "formulier": formulier,
        "getoond": getoond,
        "titel": titel,
        "teruggezet": teruggezet,
        "concept": concept,
        "kruimels": _kruimels(titel),
    }
    return render_pagina(request, "bericht_schrijven", context)


def _reply_title(getoond: GetoondBericht) -> str:
    return _("Antwoord op: %(onderwerp)s") % {"onderwerp": getoond.bericht.onderwerp}


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return kruimels((_("Berichten"), reverse("mijn:berichten")), (titel, None))
