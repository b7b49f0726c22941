"""/mijn/voor-wie/: choose for whom to act."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType

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
from portal.toegang.schil import WISSEL
from portal.toegang.services import act_for
from portal.toegang.vertegenwoordiging import KETEN, key_of, list_keuzes
from portal.toegang.woorden import dienstnamen, soortnaam

ZELF = "zelf"
# More would not be a quick choice; the page of all is one click away.
_MEESTE = 8


@require_safe
@requires("mijn-voor-wie")
def voor_wie(request: PersoonRequest) -> HttpResponse:
    """Oneself, other persons, companies with their vestigingen, and clients."""
    context: dict[str, object] = {"zelf": ZELF, "kruimels": kruimels((_("Voor wie"), None))}
    try:
        keuzes = read_keuzes(request)
    except RegisterFout:
        return render_pagina(request, "voor_wie", {**context, "stil": True})
    groepen = (
        (_("Personen"), [keuze for keuze in keuzes if isinstance(keuze.voor, Persoon)]),
        (_("Ondernemingen"), [k for k in keuzes if isinstance(k.voor, Onderneming) and k.soort != KETEN]),
        (_("Klanten van uw kantoor"), [keuze for keuze in keuzes if keuze.soort == KETEN]),
    )
    remember_keuzes(request, keuzes, namen=(request.session.get(WISSEL) or {}).get("namen", {}))
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
        # Who did something for a client goes on with the next one.
        verder = "mijn:klanten" if request.POST.get("naar") == "klanten" else "mijn:overzicht"
        return HttpResponseRedirect(reverse(verder), status=HTTPStatus.SEE_OTHER)
    try:
        machtiging = next((keuze for keuze in read_keuzes(request) if key_of(keuze) == gekozen), None)
    except RegisterFout:
        context = {"stil": True, "zelf": ZELF, "kruimels": kruimels((_("Voor wie"), None))}
        return render_pagina(request, "voor_wie", context)
    if machtiging is None:
        raise Http404
    act_for(request=request, persoon=request.persoon, machtiging=machtiging)
    return HttpResponseRedirect(reverse("mijn:overzicht"), status=HTTPStatus.SEE_OTHER)


def read_keuzes(request: PersoonRequest) -> list[Machtiging]:
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


def remember_keuzes(
    request: PersoonRequest, keuzes: Sequence[Machtiging], *, namen: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Let the shell of every page offer these, until the person acts for another.

    Only names and keys, in the encrypted session; whether one may still is asked again when the button is pressed.

    Args:
        request: of the person.
        keuzes: for whom one may act, as the register said.
        namen: what people call each vestiging, by number, as far as it is known.
    """
    nu = request.persoon.machtiging
    # Of the clients only the present one, with its vestigingen: the others have a list of their own.
    hier = nu.machtiging_id if nu else ""
    eigen = [keuze for keuze in keuzes if keuze.soort != KETEN or keuze.machtiging_id == hier]
    request.session[WISSEL] = {
        "keuzes": [{"key": key_of(keuze), "naam": keuze.naam, "delen": _parts(keuze)} for keuze in eigen[:_MEESTE]],
        "meer": len(eigen) > _MEESTE,
        "klanten": len({keuze.machtiging_id for keuze in keuzes if keuze.soort == KETEN}),
        "namen": dict(namen),
    }


def _parts(keuze: Machtiging) -> list[str]:
    """The vestigingen, where it reaches some only."""
    return list(map(str, keuze.voor.vestigingen)) if isinstance(keuze.voor, Onderneming) and keuze.voor.beperkt else []


def _show(request: PersoonRequest, keuze: Machtiging) -> dict[str, object]:
    nu = request.persoon.machtiging
    namen = (request.session.get(WISSEL) or {}).get("namen", {})
    return {
        "key": key_of(keuze),
        "naam": keuze.naam,
        "soort": soortnaam(keuze.soort),
        "vestigingen": [namen.get(nummer, nummer) for nummer in _parts(keuze)],
        "diensten": dienstnamen(keuze.diensten),
        "tot": keuze.tot,
        "nu": nu is not None and key_of(nu) == key_of(keuze),
    }
