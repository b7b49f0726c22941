"""/mijn/berichten/postkamer/: giving messages to a colleague, saying that they were dealt with, and notes."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.berichten.filter import Filter
from mijnomgeving.berichten.melding import say
from mijnomgeving.berichten.merken import Keuze, as_keuzes
from mijnomgeving.berichten.selectors import GetoondBericht, find_bericht
from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.pagina import Lezing, kruimels, render_pagina
from mijnomgeving.postkamer.collegas import Collega, find_zelf, is_gedeeld, list_collegas, name_or_unknown
from mijnomgeving.postkamer.forms import NotitieFormulier
from mijnomgeving.postkamer.pagina import open_postkamer
from mijnomgeving.postkamer.services import (
    TeVeelNotities,
    add_notitie,
    assign,
    delete_notitie,
    release,
    set_klaar,
)
from mijnomgeving.postkamer.verdeling import NIEMAND, Notitie, Postkamer, find_notitie
from portal.core.resultaat import Available
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.models import RegisterFout

_MEESTE = 100


@require_POST
@requires("mijn-postkamer")
def verdelen(request: PersoonRequest) -> HttpResponse:
    """Give the chosen messages to a colleague, or to nobody, or say that they are done or not.

    Raises:
        Http404: nobody shares this mailbox.
    """
    _check(request)
    bos = Sleutelbos.of(request.persoon.betrokkene)
    keuzes = as_keuzes(bos, request.POST.getlist("bericht")[:_MEESTE])
    actie, aan = request.POST.get("actie", ""), request.POST.get("aan", "")
    if not keuzes:
        say(request.session, _("Kies eerst een of meer berichten."), fout=True)
    elif actie in {"klaar", "open"}:
        _finish(request, keuzes, klaar=actie == "klaar")
    elif aan == NIEMAND:
        _release(request, keuzes)
    elif not aan:
        say(request.session, _("Kies eerst een collega."), fout=True)
    else:
        _give(request, keuzes, aan)
    return _back(request, keuzes)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-postkamer")
def notitie(request: PersoonRequest, magazijn: str, bericht_id: UUID) -> HttpResponse:
    """Write a note at one message.

    Raises:
        Http404: this company has no such message, or nobody shares its mailbox.
    """
    kamer, getoond = _find(request, magazijn, bericht_id)
    if request.method != "POST":
        formulier = invoer.restore(NotitieFormulier, invoer.take(request=request, persoon=request.persoon))
        return _show(request, formulier, getoond)
    formulier = NotitieFormulier(request.POST)
    if formulier.is_valid():
        keuze = Keuze(magazijn, str(bericht_id), getoond.sleutel)
        try:
            add_notitie(persoon=request.persoon, zelf=kamer.zelf, keuze=keuze, tekst=formulier.cleaned_data["tekst"])
        except TeVeelNotities:
            formulier.add_error("tekst", _("Er staan al te veel notities bij dit bericht. Gooi er eerst een weg."))
        else:
            say(request.session, _("Uw notitie staat bij het bericht."))
            return _to_bericht(magazijn, bericht_id)
    return _show(request, formulier, getoond)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-postkamer")
def notitie_weg(request: PersoonRequest, magazijn: str, bericht_id: UUID, kenmerk: UUID) -> HttpResponse:
    """Ask whether they are sure, then throw the own note away.

    Raises:
        Http404: this is no note of who sits at the screen.
    """
    kamer, getoond = _find(request, magazijn, bericht_id)
    found = _own_notitie(kamer, kenmerk)
    if request.method == "POST":
        delete_notitie(persoon=request.persoon, zelf=kamer.zelf, kenmerk=kenmerk)
        say(request.session, _("Uw notitie is weg."))
        return _to_bericht(magazijn, bericht_id)
    spoor = _kruimels(getoond, _("Notitie weggooien"))
    return render_pagina(request, "bericht_notitie_weg", {"notitie": found, "getoond": getoond, "kruimels": spoor})


def _give(request: PersoonRequest, keuzes: list[Keuze], aan: str) -> None:
    """Only to who may read this mail now: the register is asked, whatever the page showed."""
    try:
        collegas = list_collegas(request.persoon)
    except RegisterFout:
        say(request.session, _("Wij kunnen nu niet nagaan wie er mag handelen. Er is niets veranderd."), fout=True)
        return
    collega = next((een for een in collegas if aan in een.kenmerken), None)
    if collega is None:
        zin = _("Deze collega mag de post van dit bedrijf niet meer lezen. Kies iemand anders.")
        say(request.session, zin, fout=True)
        return
    zelf = find_zelf(request.persoon, onder=collegas)
    assign(persoon=request.persoon, zelf=zelf, keuzes=keuzes, aan=collega)
    say(request.session, _given_words(collega, len(keuzes)))


def _given_words(collega: Collega, aantal: int) -> str:
    if collega.zelf:
        zin = ngettext("%(n)d bericht is nu voor u.", "%(n)d berichten zijn nu voor u.", aantal)
    else:
        zin = ngettext("%(n)d bericht is nu voor %(naam)s.", "%(n)d berichten zijn nu voor %(naam)s.", aantal)
    return zin % {"n": aantal, "naam": name_or_unknown(collega.naam)}


def _release(request: PersoonRequest, keuzes: list[Keuze]) -> None:
    release(persoon=request.persoon, keuzes=keuzes)
    zin = ngettext("%(n)d bericht is nu van niemand.", "%(n)d berichten zijn nu van niemand.", len(keuzes))
    say(request.session, zin % {"n": len(keuzes)})


def _finish(request: PersoonRequest, keuzes: list[Keuze], *, klaar: bool) -> None:
    if not set_klaar(persoon=request.persoon, keuzes=keuzes, klaar=klaar):
        say(request.session, _("Geef het bericht eerst aan iemand. Dan is te zien wie het deed."), fout=True)
    else:
        say(request.session, _("Dit staat nu op klaar.") if klaar else _("Dit staat weer open."))


def _check(request: PersoonRequest) -> None:
    if not is_gedeeld(request.persoon):
        raise Http404


def _find(request: PersoonRequest, magazijn: str, bericht_id: UUID) -> tuple[Postkamer, GetoondBericht]:
    kamer = open_postkamer(request)
    if kamer is None:
        raise Http404
    resultaat = find_bericht(Lezing(request, "mijn-postkamer"), magazijn, str(bericht_id))
    if not isinstance(resultaat, Available) or resultaat.data is None:
        raise Http404
    return kamer, resultaat.data


def _own_notitie(kamer: Postkamer, kenmerk: UUID) -> Notitie:
    found = find_notitie(kamer, kenmerk)
    if found is None or not found.zelf:
        raise Http404
    return found


def _show(request: PersoonRequest, formulier: NotitieFormulier, getoond: GetoondBericht) -> HttpResponse:
    spoor = _kruimels(getoond, _("Notitie schrijven"))
    context = {"formulier": formulier, "getoond": getoond, "kruimels": spoor}
    return render_pagina(request, "bericht_notitie", context)


def _kruimels(getoond: GetoondBericht, titel: str) -> list[tuple[str, str | None]]:
    bericht = getoond.bericht
    terug = reverse("mijn:bericht", args=[bericht.magazijn, bericht.bericht_id])
    return kruimels((_("Berichten"), reverse("mijn:berichten")), (bericht.onderwerp, terug), (titel, None))


def _back(request: PersoonRequest, keuzes: list[Keuze]) -> HttpResponseRedirect:
    """To the one message when the form stood there, else to the list as it was."""
    if "bij_bericht" in request.POST and keuzes:
        return _to_bericht(keuzes[0].magazijn, UUID(keuzes[0].bericht_id))
    filter_ = Filter.read(QueryDict(request.POST.get("terug", "").removeprefix("?")), request.session)
    return HttpResponseRedirect(reverse("mijn:berichten") + filter_.query, status=HTTPStatus.SEE_OTHER)


def _to_bericht(magazijn: str, bericht_id: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:bericht", args=[magazijn, bericht_id]), status=HTTPStatus.SEE_OTHER)
