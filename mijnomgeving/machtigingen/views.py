"""/mijn/machtigingen/."""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.machtigingen.forms import CodeFormulier, GeefFormulier
from mijnomgeving.pagina import kruimels, render_pagina, tell
from portal.core.betrokkene import Onderneming
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.bevoegdheden.client import BRON, activate, give, list_bevoegdheden, list_gegeven, withdraw
from portal.toegang.bevoegdheden.models import Bevoegdheid, Geweigerd, Nummer, RegisterFout
from portal.toegang.grens import may
from portal.toegang.woorden import dienstnamen, soortnaam

_CODE = "machtigingscode"
_POGINGEN, _UUR = 10, 3600


@require_safe
@requires("mijn-machtigingen")
def machtigingen(request: PersoonRequest) -> HttpResponse:
    """What this person gave and got; the code of what was just given is shown once."""
    context: dict[str, object] = {
        "code": request.session.pop(_CODE, ""),
        "onderneming": isinstance(request.persoon.betrokkene, Onderneming),
        "kruimels": _kruimels(),
    }
    try:
        gegeven, gekregen = _read(request)
    except RegisterFout:
        return render_pagina(request, "machtigingen", {**context, "stil": True})
    return render_pagina(request, "machtigingen", {**context, "gegeven": gegeven, "gekregen": gekregen})


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-machtigingen")
def geven(request: PersoonRequest) -> HttpResponse:
    """Choose for what and until when; the answer is a code to hand to who gets the machtiging."""
    if request.method != "POST":
        terug = invoer.take(request=request, persoon=request.persoon)
        begin = invoer.restore(GeefFormulier, terug)
        return _show_form(request, "machtiging_geven", begin, teruggezet=terug is not None)
    formulier = GeefFormulier(request.POST)
    if formulier.is_valid():
        try:
            gegeven = give(
                vertegenwoordigde=_mijzelf(request), diensten=formulier.gekozen, tot=formulier.cleaned_data["tot"]
            )
        except RegisterFout:
            formulier.add_error(None, _("Het machtigingenregister geeft nu geen antwoord. Er is niets veranderd."))
        except Geweigerd:
            formulier.add_error("tot", _("Het machtigingenregister neemt deze dag niet aan. Kies een andere dag."))
        else:
            request.session[_CODE] = gegeven.code
            return HttpResponseRedirect(reverse("mijn:machtigingen"), status=HTTPStatus.SEE_OTHER)
    return _show_form(request, "machtiging_geven", formulier)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-machtigingen")
def activeren(request: PersoonRequest) -> HttpResponse:
    """Begin to use a machtiging with the code that somebody gave."""
    if request.method != "POST":
        terug = invoer.take(request=request, persoon=request.persoon)
        begin = invoer.restore(CodeFormulier, terug)
        return _show_form(request, "machtiging_activeren", begin, teruggezet=terug is not None)
    formulier = CodeFormulier(request.POST)
    if formulier.is_valid():
        if not may(_CODE, invoer.eigenaar_of(request.persoon), hoogstens=_POGINGEN, seconden=_UUR):
            formulier.add_error("code", _("U hebt te vaak een code geprobeerd. Probeer het over een uur opnieuw."))
        elif found := _activate(request, formulier):
            zin = _("U mag nu handelen voor %(naam)s.") % {"naam": found.voor_naam}
            tell(request, zin)
            return HttpResponseRedirect(reverse("mijn:voor_wie"), status=HTTPStatus.SEE_OTHER)
    return _show_form(request, "machtiging_activeren", formulier)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-machtigingen")
def intrekken(request: PersoonRequest, machtiging_id: UUID) -> HttpResponse:
    """Ask whether one is sure, then end the machtiging.

    Raises:
        Http404: this person has no such machtiging; the same for an unknown key and for somebody else's.
    """
    try:
        gegeven, gekregen = _read(request)
        rij = next((rij for rij, _namen in (*gegeven, *gekregen) if rij.machtiging_id == str(machtiging_id)), None)
        if rij is None or not rij.kan_ingetrokken:
            raise Http404
        if request.method == "POST":
            withdraw(machtiging_id=machtiging_id, door=_mijzelf(request))
            tell(request, _("De machtiging is ingetrokken. Zij werkt meteen niet meer."))
            return HttpResponseRedirect(reverse("mijn:machtigingen"), status=HTTPStatus.SEE_OTHER)
    except RegisterFout:
        return render_pagina(request, "machtigingen", {"stil": True, "kruimels": _kruimels()})
    except Geweigerd:
        raise Http404 from None
    context = {
        "rij": rij,
        "zelf_gegeven": rij.voor == _mijzelf(request),
        "kruimels": _kruimels(_("Machtiging intrekken")),
    }
    return render_pagina(request, "machtiging_intrekken", context)


def _read(request: PersoonRequest) -> tuple[list[tuple[Bevoegdheid, str]], list[tuple[Bevoegdheid, str]]]:
    """Given and got, each with its services in words; the read stands in the log before it is shown.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    mijzelf = _mijzelf(request)
    read_eigen(
        persoon=request.persoon,
        activiteit="mijn-machtigingen",
        bron=BRON,
        gegevens=gettext_noop("uw machtigingen"),
    )
    gegeven, gekregen = list_gegeven(mijzelf), list_bevoegdheden(mijzelf)
    return [(rij, _describe(rij)) for rij in gegeven], [(rij, _describe(rij)) for rij in gekregen]


def _describe(rij: Bevoegdheid) -> str:
    wat = ", ".join(dienstnamen(rij.diensten)) or _("alles")
    return f"{soortnaam(rij.soort)}: {wat}"


def _activate(request: PersoonRequest, formulier: CodeFormulier) -> Bevoegdheid | None:
    """Hand in the code; None with an error at the field when the register does not take it."""
    redenen = {
        "codeGebruikt": _("Deze code is al gebruikt."),
        "codeVerlopen": _("Deze code is verlopen. Vraag een nieuwe."),
        "ingetrokken": _("Deze machtiging is ingetrokken."),
        "zichzelf": _("U kunt uzelf niet machtigen. Geef de code aan de ander."),
        "andereGemachtigde": _("Deze code is voor iemand anders."),
    }
    try:
        return activate(code=formulier.cleaned_data["code"], gemachtigde=_mijzelf(request))
    except Geweigerd as fout:
        formulier.add_error(
            "code", redenen.get(fout.code, _("Wij kennen deze code niet. Kijk of u hem goed overtikte."))
        )
    except RegisterFout:
        formulier.add_error(None, _("Het machtigingenregister geeft nu geen antwoord. Er is niets veranderd."))
    return None


def _mijzelf(request: PersoonRequest) -> Nummer:
    """The person or company of this page, as the register knows it.

    Raises:
        Http404: the register knows nobody without a number.
    """
    nummer = Nummer.of(request.persoon.betrokkene)
    if nummer is None:
        raise Http404
    return nummer


def _show_form(
    request: PersoonRequest,
    naam: str,
    formulier: GeefFormulier | CodeFormulier,
    *,
    teruggezet: bool = False,
) -> HttpResponse:
    titel = _("Iemand machtigen") if naam == "machtiging_geven" else _("Een code gebruiken")
    context = {"formulier": formulier, "teruggezet": teruggezet, "kruimels": _kruimels(titel)}
    return render_pagina(request, naam, context)


def _kruimels(verder: str = "") -> list[tuple[str, str | None]]:
    if not verder:
        return kruimels((_("Machtigingen"), None))
    return kruimels((_("Machtigingen"), reverse("mijn:machtigingen")), (verder, None))
