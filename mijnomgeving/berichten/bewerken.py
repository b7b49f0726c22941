"""Filing, deleting and marking messages, one or many at once, and undoing it."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mijnomgeving.berichten.filter import Filter, GeenMap, find_plaats
from mijnomgeving.berichten.melding import say, take_vorige
from mijnomgeving.berichten.merken import Keuze, Merken, as_keuzes
from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.services import TeVeelMappen, mark_gelezen, move, restore
from mijnomgeving.pagina import kruimels, render_pagina
from portal.toegang.beleid import PersoonRequest, requires

# What a page can show, and as much again for who sends a form by hand.
_MEESTE = 100
_NAAR = {"archief": Plaats.ARCHIEF, "prullenbak": Plaats.PRULLENBAK, "terug": Plaats.POSTVAK}


@require_POST
@requires("mijn-berichten")
def bewerken(request: PersoonRequest) -> HttpResponse:
    """Do one thing with the chosen messages, and go back to the list they were chosen from."""
    merken = Merken.of(request.persoon.betrokkene)
    keuzes = as_keuzes(merken.bos, request.POST.getlist("bericht")[:_MEESTE])
    actie = request.POST.get("actie", "")
    if not keuzes:
        say(request.session, _("Kies eerst een of meer berichten."), fout=True)
    elif actie in {"gelezen", "ongelezen"}:
        _mark(request, keuzes, gelezen=actie == "gelezen")
    elif actie == "weg":
        if "zeker" not in request.POST:
            return _ask(request, keuzes)
        _delete(request, keuzes)
    elif actie in _NAAR:
        _move(request, keuzes, merken, _NAAR[actie], "")
    else:
        _file(request, keuzes, merken)
    return _back(request)


@require_POST
@requires("mijn-berichten")
def ongedaan(request: PersoonRequest) -> HttpResponse:
    """Put the messages back where they lay before what was done last."""
    vorige = take_vorige(request.session)
    if vorige:
        restore(betrokkene=request.persoon.betrokkene, vorige=vorige)
        aantal = len(vorige)
        zin = ngettext("Het bericht staat weer waar het stond.", "De berichten staan weer waar ze stonden.", aantal)
        say(request.session, zin)
    else:
        say(
            request.session,
            _("Dit is niet meer ongedaan te maken. Kijk in de prullenbak of in het archief."),
            fout=True,
        )
    return _back(request)


def _mark(request: PersoonRequest, keuzes: list[Keuze], *, gelezen: bool) -> None:
    mark_gelezen(betrokkene=request.persoon.betrokkene, keuzes=keuzes, gelezen=gelezen)
    if gelezen:
        zin = ngettext("%(n)d bericht staat nu op gelezen.", "%(n)d berichten staan nu op gelezen.", len(keuzes))
    else:
        zin = ngettext(
            "%(n)d bericht staat weer op niet gelezen.", "%(n)d berichten staan weer op niet gelezen.", len(keuzes)
        )
    say(request.session, zin % {"n": len(keuzes)})


def _move(request: PersoonRequest, keuzes: list[Keuze], merken: Merken, naar: Plaats, naam: str) -> None:
    van = _from(request, merken)
    try:
        vorige = move(betrokkene=request.persoon.betrokkene, keuzes=keuzes, naar=naar, map_naam=naam, van=van)
    except TeVeelMappen:
        say(request.session, _("U hebt al te veel mappen. Gooi eerst een map weg."), fout=True)
        return
    waar = {Plaats.POSTVAK: _("Postvak"), Plaats.ARCHIEF: _("Archief"), Plaats.PRULLENBAK: _("Prullenbak")}
    zin = ngettext("%(n)d bericht staat nu in: %(map)s.", "%(n)d berichten staan nu in: %(map)s.", len(keuzes))
    say(request.session, zin % {"n": len(keuzes), "map": waar.get(naar) or naam}, vorige=vorige)


def _file(request: PersoonRequest, keuzes: list[Keuze], merken: Merken) -> None:
    """To the folder that was chosen from the list of folders."""
    try:
        naar, naam = find_plaats(merken.bos, _known(request, merken), request.POST.get("naar", ""))
    except GeenMap:
        say(request.session, _("Kies eerst een map."), fout=True)
        return
    _move(request, keuzes, merken, naar, naam)


def _ask(request: PersoonRequest, keuzes: list[Keuze]) -> HttpResponse:
    """Whether they are sure: the source gives the messages no more after this."""
    context = {
        "keuzes": [f"{keuze.magazijn}/{keuze.bericht_id}/{keuze.sleutel}" for keuze in keuzes],
        "terug": _query(request),
        "kruimels": kruimels((_("Berichten"), reverse("mijn:berichten")), (_("Definitief verwijderen"), None)),
    }
    return render_pagina(request, "bericht_weg", context)


def _delete(request: PersoonRequest, keuzes: list[Keuze]) -> None:
    move(betrokkene=request.persoon.betrokkene, keuzes=keuzes, naar=Plaats.WEG, van=(Plaats.PRULLENBAK, ""))
    zin = ngettext(
        "%(n)d bericht is definitief verwijderd.", "%(n)d berichten zijn definitief verwijderd.", len(keuzes)
    )
    say(request.session, zin % {"n": len(keuzes)})


def _from(request: PersoonRequest, merken: Merken) -> tuple[Plaats, str]:
    """The folder in which the messages were shown."""
    try:
        return find_plaats(merken.bos, _known(request, merken), _filter(request).map)
    except GeenMap:
        return Plaats.POSTVAK, ""


def _known(request: PersoonRequest, merken: Merken) -> list[str]:
    """The own folders, also one that only a magazijn knows: the form names it, and its key says whether it is right."""
    return [*merken.mappen.values(), *(naam for naam in request.POST.getlist("mapnaam") if naam)]


def _filter(request: PersoonRequest) -> Filter:
    return Filter.read(QueryDict(request.POST.get("terug", "").removeprefix("?")), request.session)


def _query(request: PersoonRequest) -> str:
    """The list they came from; read and written anew, so that it is only ever a list of ours."""
    return _filter(request).query


def _back(request: PersoonRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:berichten") + _query(request), status=HTTPStatus.SEE_OTHER)
