"""/mijn/voor-wie/: choose for whom to act."""

from http import HTTPStatus

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import kruimels, render_pagina
from portal.core.betrokkene import Onderneming, Persoon
from portal.core.machtiging import Machtiging
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.client import BRON
from portal.toegang.bevoegdheden.models import RegisterFout
from portal.toegang.services import act_for
from portal.toegang.vertegenwoordiging import KETEN, list_keuzes
from portal.toegang.woorden import dienstnamen, soortnaam

ZELF = "zelf"


@require_safe
@requires("mijn-voor-wie")
def voor_wie(request: PersoonRequest) -> HttpResponse:
    """Oneself, other persons, companies with their vestigingen, and clients."""
    context: dict[str, object] = {"zelf": ZELF, "kruimels": kruimels((_("Voor wie"), None))}
    try:
        keuzes = _read(request)
    except RegisterFout:
        return render_pagina(request, "voor_wie", {**context, "stil": True})
    groepen = (
        (_("Personen"), [keuze for keuze in keuzes if isinstance(keuze.voor, Persoon)]),
        (_("Ondernemingen"), [k for k in keuzes if isinstance(k.voor, Onderneming) and k.soort != KETEN]),
        (_("Klanten van uw kantoor"), [keuze for keuze in keuzes if keuze.soort == KETEN]),
    )
    getoond = [(titel, [_show(request, keuze) for keuze in groep]) for titel, groep in groepen if groep]
    return render_pagina(request, "voor_wie", {**context, "groepen": getoond})


@require_POST
@requires("mijn-voor-wie")
def wissel(request: PersoonRequest) -> HttpResponse:
    """Act for another from now on, or for oneself again.

    Raises:
        Http404: this person may not act for that one; the same for a key that does not exist.
    """
    gekozen = request.POST.get("keuze", "")
    if gekozen == ZELF:
        act_for(request=request, persoon=request.persoon, machtiging=None)
        return HttpResponseRedirect(reverse("mijn:overzicht"), status=HTTPStatus.SEE_OTHER)
    try:
        machtiging = next((keuze for keuze in _read(request) if _key(keuze) == gekozen), None)
    except RegisterFout:
        context = {"stil": True, "zelf": ZELF, "kruimels": kruimels((_("Voor wie"), None))}
        return render_pagina(request, "voor_wie", context)
    if machtiging is None:
        raise Http404
    act_for(request=request, persoon=request.persoon, machtiging=machtiging)
    return HttpResponseRedirect(reverse("mijn:overzicht"), status=HTTPStatus.SEE_OTHER)


def _read(request: PersoonRequest) -> list[Machtiging]:
    """For whom one may act; the read stands in the log before it is shown.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-voor-wie",
        bron=BRON,
        gegevens=gettext_noop("voor wie u mag handelen"),
    )
    return list_keuzes(request.persoon)


def _key(keuze: Machtiging) -> str:
    """What the button sends: the key in the register and, of one vestiging, its number."""
    if isinstance(keuze.voor, Onderneming) and keuze.voor.beperkt:
        return ":".join((keuze.machtiging_id, *map(str, keuze.voor.vestigingen)))
    return keuze.machtiging_id


def _show(request: PersoonRequest, keuze: Machtiging) -> dict[str, object]:
    nu = request.persoon.machtiging
    vestigingen = keuze.voor.vestigingen if isinstance(keuze.voor, Onderneming) and keuze.voor.beperkt else ()
    return {
        "key": _key(keuze),
        "naam": keuze.naam,
        "soort": soortnaam(keuze.soort),
        "vestigingen": [str(nummer) for nummer in vestigingen],
        "diensten": dienstnamen(keuze.diensten),
        "tot": keuze.tot,
        "nu": nu is not None and _key(nu) == _key(keuze),
    }
