"""/mijn/rechten/: who may act for the company, and giving, changing and withdrawing that."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from http import HTTPStatus
from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.rechten import services
from mijnomgeving.rechten.beeld import list_vestigingen, make_beeld, show
from mijnomgeving.rechten.forms import KantoorFormulier, RechtFormulier, UitnodigFormulier
from mijnomgeving.rechten.selectors import GEGEVENS, Bevoegde, list_rechten, list_vragen
from portal.core.betrokkene import Onderneming
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.client import BRON
from portal.toegang.bevoegdheden.models import Geweigerd, RegisterFout

CODE = "rechtcode"
FormT = TypeVar("FormT", bound=RechtFormulier)


@require_safe
@requires("mijn-rechten")
def rechten(request: PersoonRequest) -> HttpResponse:
    """Who may act, for what and where; the code of what was just given is shown once."""
    context: dict[str, object] = {"code": request.session.pop(CODE, None), "kruimels": trail()}
    try:
        gevonden = read_rechten(request)
    except RegisterFout:
        return render_pagina(request, "rechten", {**context, "stil": True})
    beeld = make_beeld(Lezing(request, "mijn-rechten"), gevonden)
    vragen = [vraag for vraag in list_vragen(betrokkene=request.persoon.betrokkene) if vraag.open]
    return render_pagina(request, "rechten", {**context, "beeld": beeld, "vragen": vragen})


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-rechten")
def geven(request: PersoonRequest) -> HttpResponse:
    """Give a colleague a right; the answer is a code to hand over."""
    formulier = _form(request, UitnodigFormulier)
    if request.method == "POST" and formulier.is_valid():
        naam = formulier.cleaned_data["naam"]
        try:
            code = services.invite(persoon=request.persoon, naam=naam, **formulier.bereik)
        except (RegisterFout, Geweigerd) as fout:
            refused(formulier, fout)
        else:
            request.session[CODE] = {"code": code, "naam": naam}
            return to_rechten()
    return _show_form(request, "recht_geven", formulier, _("Een collega een recht geven"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-rechten")
def kantoor(request: PersoonRequest) -> HttpResponse:
    """Give an office a ketenmachtiging; the answer is a code to hand over."""
    formulier = _form(request, KantoorFormulier)
    if request.method == "POST" and formulier.is_valid():
        try:
            code = services.give_kantoor(persoon=request.persoon, **formulier.bereik)
        except (RegisterFout, Geweigerd) as fout:
            refused(formulier, fout)
        else:
            request.session[CODE] = {"code": code, "naam": ""}
            return to_rechten()
    return _show_form(request, "recht_kantoor", formulier, _("Een kantoor machtigen"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-rechten")
def wijzigen(request: PersoonRequest, machtiging_id: UUID) -> HttpResponse:
    """Let a right reach something else, at once.

    Raises:
        Http404: the company has no such right that it can change.
    """
    try:
        wie = find_recht(request, machtiging_id)
        formulier = form_for(request, wie)
        if request.method == "POST" and formulier.is_valid():
            services.change(persoon=request.persoon, machtiging_id=machtiging_id, **formulier.bereik)
            tell(request, _("Het recht is veranderd. Dat geldt meteen."))
            return to_rechten()
    except RegisterFout:
        return silent(request)
    except Geweigerd as fout:
        refused(formulier, fout)
    context = {"wie": wie}
    return _show_form(request, "recht_wijzigen", formulier, _("Een recht veranderen"), context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-rechten")
def intrekken(request: PersoonRequest, machtiging_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then end the right.

    Raises:
        Http404: the company has no such right that it can withdraw.
    """
    try:
        wie = find_recht(request, machtiging_id)
        if request.method == "POST":
            services.withdraw(persoon=request.persoon, machtiging_id=machtiging_id)
            tell(request, _("Het recht is ingetrokken. Het werkt meteen niet meer."))
            return to_rechten()
    except RegisterFout:
        return silent(request)
    except Geweigerd:
        raise Http404 from None
    context = {"regel": show(wie, {}, request.persoon), "kruimels": trail(_("Recht intrekken"))}
    return render_pagina(request, "recht_intrekken", context)


def read_rechten(request: PersoonRequest) -> tuple[Bevoegde, ...]:
    """Every right of the company of this session; the read stands in the log before it is shown.

    Raises:
        RegisterFout: the register gives no usable answer.
        Http404: this person acts for no company.
    """
    onderneming = request.persoon.betrokkene
    if not isinstance(onderneming, Onderneming):
        raise Http404
    read_eigen(persoon=request.persoon, activiteit="mijn-rechten", bron=BRON, gegevens=GEGEVENS)
    return list_rechten(onderneming=onderneming)


def find_recht(request: PersoonRequest, machtiging_id: UUID) -> Bevoegde:
    """A right of this company that it can change and withdraw.

    Raises:
        RegisterFout: the register gives no usable answer.
        Http404: there is none; the same for an unknown key and for a right of another company.
    """
    for wie in read_rechten(request):
        if wie.machtiging_id == str(machtiging_id) and wie.intrekbaar:
            return wie
    raise Http404


def form_for(request: PersoonRequest, wie: Bevoegde, *, erbij: Collection[str] = ()) -> RechtFormulier:
    """The form of a right as it is now, with `erbij` ticked as well."""
    begin = {
        "diensten": sorted(wie.diensten | set(erbij)),
        "vestigingen": sorted(wie.vestigingen),
        "tot": wie.tot,
    }
    return _form(request, partial(RechtFormulier, nu=wie.vestigingen), begin)


def to_rechten() -> HttpResponseRedirect:
    """Back to the list."""
    return HttpResponseRedirect(reverse("mijn:rechten"), status=HTTPStatus.SEE_OTHER)


def silent(request: PersoonRequest) -> HttpResponse:
    """The page that says that the register gives no answer."""
    return render_pagina(request, "rechten", {"stil": True, "kruimels": trail()})


def refused(formulier: RechtFormulier, fout: RegisterFout | Geweigerd) -> None:
    """Say at the form why nothing happened."""
    if isinstance(fout, RegisterFout):
        formulier.add_error(None, _("Het machtigingenregister geeft nu geen antwoord. Er is niets veranderd."))
    else:
        formulier.add_error("tot", _("Het machtigingenregister neemt dit niet aan. Kijk de dag na."))


def trail(verder: str = "") -> list[tuple[str, str | None]]:
    """The crumbs."""
    if not verder:
        return kruimels((_("Rechten"), None))
    return kruimels((_("Rechten"), reverse("mijn:rechten")), (verder, None))


def _form(request: PersoonRequest, soort: Callable[..., FormT], begin: Mapping[str, object] | None = None) -> FormT:
    if not isinstance(request.persoon.betrokkene, Onderneming):
        raise Http404
    make = partial(soort, vestigingen=list_vestigingen(Lezing(request, "mijn-rechten")))
    if request.method == "POST":
        return make(request.POST)
    terug = invoer.take(request=request, persoon=request.persoon)
    if terug is None:
        return make(initial=begin or {})
    formulier = invoer.restore(make, terug)
    formulier.teruggezet = True
    return formulier


def _show_form(
    request: PersoonRequest,
    naam: str,
    formulier: RechtFormulier,
    titel: str,
    meer: Mapping[str, object] | None = None,
) -> HttpResponse:
    context = {"formulier": formulier, "teruggezet": formulier.teruggezet, "kruimels": trail(titel)}
    return render_pagina(request, naam, {**context, **(meer or {})})
