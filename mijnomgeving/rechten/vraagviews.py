"""/mijn/rechten/vragen/: a colleague asks to be allowed more, and who leads the company answers."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.pagina import kruimels, render_pagina, tell
from mijnomgeving.rechten import services
from mijnomgeving.rechten.forms import VraagFormulier
from mijnomgeving.rechten.rijen import Gevraagd, Vraagregel
from mijnomgeving.rechten.selectors import Bevoegde, list_rechten, list_vragen
from mijnomgeving.rechten.views import find_recht, form_for, refused, silent, to_rechten, trail
from portal.core.betrokkene import Medewerker, Onderneming
from portal.core.machtiging import ALLES
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.client import BRON
from portal.toegang.bevoegdheden.models import Geweigerd, RegisterFout
from portal.toegang.woorden import dienstnamen


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-toegang")
def vragen(request: PersoonRequest) -> HttpResponse:
    """What one may do now, what one asked before, and asking for more.

    Raises:
        Http404: who looks is no colleague of the company.
    """
    try:
        zelf = _own_right(request)
    except RegisterFout:
        return render_pagina(request, "toegang_vragen", {"stil": True, "kruimels": _trail()})
    gesteld = list_vragen(betrokkene=request.persoon.betrokkene, van=request.persoon.handelende)
    terug = invoer.take(request=request, persoon=request.persoon) if request.method != "POST" else None
    formulier = (
        VraagFormulier(request.POST, heeft=zelf.diensten)
        if request.method == "POST"
        else VraagFormulier(initial=terug.dict() if terug else {}, heeft=zelf.diensten)
    )
    if request.method == "POST" and formulier.is_valid():
        services.ask(persoon=request.persoon, gevraagd=_asked(zelf, formulier))
        tell(request, _("Uw vraag staat klaar voor wie uw onderneming bestuurt."))
        return HttpResponseRedirect(reverse("mijn:toegang_vragen"), status=HTTPStatus.SEE_OTHER)
    context = {
        "formulier": None if ALLES in zelf.diensten else formulier,
        "nu": dienstnamen(zelf.diensten),
        "gesteld": [(vraag, dienstnamen(frozenset(vraag.gevraagd.diensten))) for vraag in gesteld],
        "teruggezet": terug is not None,
        "kruimels": _trail(),
    }
    return render_pagina(request, "toegang_vragen", context)


@require_POST
@requires("mijn-toegang")
def weg(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """Take a question back.

    Raises:
        Http404: there is no such question of this colleague, or somebody answered it.
    """
    if not services.drop(persoon=request.persoon, kenmerk=kenmerk):
        raise Http404
    tell(request, _("Uw vraag is weg."))
    return HttpResponseRedirect(reverse("mijn:toegang_vragen"), status=HTTPStatus.SEE_OTHER)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-rechten")
def antwoorden(request: PersoonRequest, kenmerk: UUID) -> HttpResponse:
    """Give what a colleague asks for, or something else, or nothing.

    Raises:
        Http404: nobody asked this company so, or somebody answered it; or the right is gone.
    """
    vraag = _find(request, kenmerk)
    if "nee" in request.POST:
        services.answer(persoon=request.persoon, kenmerk=kenmerk, gegeven=False)
        tell(request, _("U hebt dit recht niet gegeven. Uw collega ziet dat."))
        return to_rechten()
    try:
        recht = UUID(vraag.gevraagd.machtiging_id)
        wie = find_recht(request, recht)
        formulier = form_for(request, wie, erbij=vraag.gevraagd.diensten)
        if request.method == "POST" and formulier.is_valid():
            services.change(persoon=request.persoon, machtiging_id=recht, **formulier.bereik)
            services.answer(persoon=request.persoon, kenmerk=kenmerk, gegeven=True)
            tell(request, _("Het recht is gegeven. Dat geldt meteen."))
            return to_rechten()
    except RegisterFout:
        return silent(request)
    except Geweigerd as fout:
        refused(formulier, fout)
    context = {
        "vraag": vraag,
        "gevraagd": dienstnamen(frozenset(vraag.gevraagd.diensten)),
        "wie": wie,
        "formulier": formulier,
        "teruggezet": formulier.teruggezet,
        "kruimels": trail(_("Vraag van een collega")),
    }
    return render_pagina(request, "recht_vraag", context)


def _own_right(request: PersoonRequest) -> Bevoegde:
    """The right under which this colleague acts for the own company.

    Raises:
        RegisterFout: the register gives no usable answer.
        Http404: who looks acts for no company, or for a client of the own one, or is no employee.
    """
    persoon = request.persoon
    if not isinstance(persoon.betrokkene, Onderneming) or not isinstance(persoon.handelende, Medewerker):
        raise Http404
    read_eigen(persoon=persoon, activiteit="mijn-toegang", bron=BRON, gegevens=gettext_noop("uw eigen recht"))
    for wie in list_rechten(onderneming=persoon.betrokkene):
        if wie.geldig and wie.is_same(persoon.handelende):
            return wie
    raise Http404


def _asked(zelf: Bevoegde, formulier: VraagFormulier) -> Gevraagd:
    return Gevraagd(
        machtiging_id=zelf.machtiging_id,
        naam=zelf.naam,
        diensten=tuple(formulier.cleaned_data["diensten"]),
        waarom=formulier.cleaned_data["waarom"],
    )


def _find(request: PersoonRequest, kenmerk: UUID) -> Vraagregel:
    """An open question to this company.

    Raises:
        Http404: there is none with this key.
    """
    gevonden = list_vragen(betrokkene=request.persoon.betrokkene)
    vraag = next((vraag for vraag in gevonden if vraag.kenmerk == kenmerk and vraag.open), None)
    if vraag is None:
        raise Http404
    return vraag


def _trail() -> list[tuple[str, str | None]]:
    return kruimels((_("Meer toegang vragen"), None))
