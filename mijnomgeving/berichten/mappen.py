"""/mijn/berichten/mappen/: the folders that a person makes."""

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_http_methods

from mijnomgeving.berichten.forms import MapFormulier
from mijnomgeving.berichten.merken import find_map, list_mappen
from mijnomgeving.berichten.models import Berichtmap
from mijnomgeving.berichten.services import MapBestaatAl, TeVeelMappen, delete_map, make_map, rename_map
from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import kruimels, render_pagina, tell
from mijnomgeving.postkamer.collegas import is_gedeeld
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-berichten")
def mappen(request: PersoonRequest) -> HttpResponse:
    """The own folders, and making one."""
    if request.method != "POST":
        return _show(request, invoer.restore(MapFormulier, invoer.take(request=request, persoon=request.persoon)))
    formulier = MapFormulier(request.POST)
    if formulier.is_valid():
        naam = formulier.cleaned_data["naam"]
        try:
            make_map(betrokkene=request.persoon.betrokkene, naam=naam)
        except MapBestaatAl:
            formulier.add_error("naam", _("U hebt al een map met deze naam."))
        except TeVeelMappen:
            formulier.add_error("naam", _("U hebt al te veel mappen. Gooi eerst een map weg."))
        else:
            tell(request, _("De map %(naam)s is gemaakt.") % {"naam": naam})
            return _to_mappen()
    return _show(request, formulier)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-berichten")
def hernoemen(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Give a folder another name.

    Raises:
        Http404: this person has no such folder.
    """
    rij, naam = _find(request, sleutel)
    formulier = MapFormulier(request.POST if request.method == "POST" else None, initial={"naam": naam})
    if request.method == "POST" and formulier.is_valid():
        nieuw = formulier.cleaned_data["naam"]
        try:
            rename_map(betrokkene=request.persoon.betrokkene, rij=rij, naam=nieuw)
        except MapBestaatAl:
            formulier.add_error("naam", _("U hebt al een map met deze naam."))
        else:
            tell(request, _("De map heet nu %(naam)s.") % {"naam": nieuw})
            return _to_mappen()
    spoor = _kruimels(_("Map hernoemen"))
    return render_pagina(request, "bericht_map", {"formulier": formulier, "naam": naam, "kruimels": spoor})


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-berichten")
def weggooien(request: PersoonRequest, sleutel: str) -> HttpResponse:
    """Ask whether they are sure, then throw the folder away; the messages in it go back to the postvak.

    Raises:
        Http404: this person has no such folder.
    """
    rij, naam = _find(request, sleutel)
    if request.method == "POST":
        aantal = delete_map(betrokkene=request.persoon.betrokkene, rij=rij)
        zin = _("De map %(naam)s is weg.") % {"naam": naam}
        if aantal:
            verder = ngettext(
                "%(n)d bericht staat weer in uw postvak.", "%(n)d berichten staan weer in uw postvak.", aantal
            )
            zin = f"{zin} {verder % {'n': aantal}}"
        tell(request, zin)
        return _to_mappen()
    spoor = _kruimels(_("Map weggooien"))
    return render_pagina(request, "bericht_map_weg", {"naam": naam, "kruimels": spoor})


def _show(request: PersoonRequest, formulier: MapFormulier) -> HttpResponse:
    bos = _read(request)
    regels = [(naam, bos.map_sleutel(naam)) for _rij, naam in list_mappen(bos)]
    context = {
        "formulier": formulier,
        "regels": regels,
        "gedeeld": is_gedeeld(request.persoon),
        "kruimels": _kruimels(),
    }
    return render_pagina(request, "bericht_mappen", context)


def _find(request: PersoonRequest, sleutel: str) -> tuple[Berichtmap, str]:
    found = find_map(_read(request), sleutel)
    if found is None:
        raise Http404
    return found


def _read(request: PersoonRequest) -> Sleutelbos:
    """Whose folders; the reading of them stands in the log first."""
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-berichten",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("uw eigen mappen"),
    )
    return Sleutelbos.of(request.persoon.betrokkene)


def _to_mappen() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:berichtmappen"), status=HTTPStatus.SEE_OTHER)


def _kruimels(verder: str = "") -> list[tuple[str, str | None]]:
    berichten = (_("Berichten"), reverse("mijn:berichten"))
    if not verder:
        return kruimels(berichten, (_("Mappen"), None))
    return kruimels(berichten, (_("Mappen"), reverse("mijn:berichtmappen")), (verder, None))
