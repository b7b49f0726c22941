"""/mijn/berichten/adressen/: to which addresses of a company news goes."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.profiel.models import Contactgegeven, Contactsoort, Profiel
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.postkamer.adressen import (
    TeVeelAdressen,
    confirm_adres,
    list_adressen,
    remove_adres,
    send_code,
    start_adres,
)
from mijnomgeving.postkamer.collegas import find_zelf, is_gedeeld, remember_collegas
from mijnomgeving.postkamer.forms import AdresFormulier
from mijnomgeving.profiel import contact
from mijnomgeving.profiel.forms import CodeFormulier
from portal.core.resultaat import Available, SourceResult
from portal.outbound.service import BronFout
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.grens import may

# The same counters as for the profile: nobody else's mailbox is filled from here.
_CODES, _POGINGEN, _UUR = 6, 12, 3600


@require_safe
@requires("mijn-postkamer")
def adressen(request: PersoonRequest) -> HttpResponse:
    """Every address with what it is for, who set it, and whether it works.

    Raises:
        Http404: nobody shares this mailbox.
    """
    resultaat = _read(request)
    data = resultaat.data if isinstance(resultaat, Available) else None
    context = {
        "resultaat": resultaat,
        "adressen": list_adressen(betrokkene=request.persoon.betrokkene, profiel=data) if data else (),
        "standaard": data.email if data else None,
        "mag": contact.may_change(request.persoon),
        "kruimels": _kruimels(),
    }
    return render_pagina(request, "bericht_adressen", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-postkamer")
def adres_nieuw(request: PersoonRequest) -> HttpResponse:
    """An address for one organisation or one kind of news; a code goes to it.

    Raises:
        Http404: this person may not change how the company is reached.
    """
    _check(request)
    if request.method != "POST":
        formulier = invoer.restore(AdresFormulier, invoer.take(request=request, persoon=request.persoon))
        return _show(request, "bericht_adres", {"formulier": formulier}, _("E-mailadres toevoegen"))
    formulier = AdresFormulier(request.POST)
    if formulier.is_valid() and _may_send(request, formulier) and _start(request, formulier):
        return _to_adressen()
    return _show(request, "bericht_adres", {"formulier": formulier}, _("E-mailadres toevoegen"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-postkamer")
def adres_bevestigen(request: PersoonRequest, gegeven_id: UUID) -> HttpResponse:
    """Hand in the code, or ask for another.

    Raises:
        Http404: this company has no such address, or this person may not change it.
    """
    gegeven = _find(request, gegeven_id)
    opnieuw = request.method == "POST" and "nieuw" in request.POST
    formulier = CodeFormulier(request.POST if request.method == "POST" and not opnieuw else None)
    if opnieuw:
        _send_again(request, gegeven)
    elif formulier.is_bound and formulier.is_valid() and _confirm(request, gegeven, formulier):
        tell(request, _("Gelukt. Vanaf nu gaat deze post naar %(adres)s.") % {"adres": gegeven.waarde})
        return _to_adressen()
    context = {"formulier": formulier, "gegeven": gegeven}
    return _show(request, "bericht_adres_code", context, _("Code invullen"))


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-postkamer")
def adres_weg(request: PersoonRequest, gegeven_id: UUID) -> HttpResponse:
    """Ask whether they are sure, then take the address away.

    Raises:
        Http404: as `adres_bevestigen`.
    """
    gegeven = _find(request, gegeven_id)
    context: dict[str, object] = {"gegeven": gegeven}
    if request.method == "POST":
        try:
            remove_adres(persoon=request.persoon, gegeven=gegeven)
        except BronFout:
            context["stil"] = True
        else:
            tell(request, _("Het e-mailadres is weg. Deze post gaat nu naar het adres voor alle post."))
            return _to_adressen()
    return _show(request, "bericht_adres_weg", context, _("E-mailadres weghalen"))


def _start(request: PersoonRequest, formulier: AdresFormulier) -> bool:
    collegas = remember_collegas(request) or ()
    try:
        nieuw = start_adres(
            persoon=request.persoon,
            zelf=find_zelf(request.persoon, onder=collegas),
            waarde=formulier.cleaned_data["waarde"],
            organisatie=formulier.organisatie,
            soort=formulier.soort,
        )
    except BronFout:
        formulier.add_error(None, _stil())
        return False
    except TeVeelAdressen:
        formulier.add_error("waarde", _("Uw bedrijf heeft al te veel adressen. Haal er eerst een weg."))
        return False
    if nieuw:
        tell(request, _("Er is een code onderweg. Vul die in bij het adres. Pas dan gaat er post naartoe."))
    else:
        tell(request, _("Dit hadden wij al. Er is niets veranderd."))
    return True


def _confirm(request: PersoonRequest, gegeven: Contactgegeven, formulier: CodeFormulier) -> bool:
    if not may("profielcode-proef", invoer.eigenaar_of(request.persoon), hoogstens=_POGINGEN, seconden=_UUR):
        formulier.add_error("code", _("U hebt te vaak een code geprobeerd. Probeer het over een uur opnieuw."))
        return False
    try:
        if confirm_adres(persoon=request.persoon, gegeven=gegeven, code=formulier.cleaned_data["code"]):
            return True
    except BronFout:
        formulier.add_error(None, _stil())
        return False
    formulier.add_error("code", _("Deze code klopt niet of werkt niet meer. Vraag zo nodig een nieuwe aan."))
    return False


def _send_again(request: PersoonRequest, gegeven: Contactgegeven) -> None:
    if not may("profielcode", invoer.eigenaar_of(request.persoon), hoogstens=_CODES, seconden=_UUR):
        tell(request, _("U vroeg te vaak een code aan. Probeer het over een uur opnieuw."))
        return
    try:
        send_code(persoon=request.persoon, gegeven=gegeven)
    except BronFout:
        tell(request, _stil())
    else:
        tell(request, _("Er is een nieuwe code onderweg. De vorige werkt niet meer."))


def _may_send(request: PersoonRequest, formulier: AdresFormulier) -> bool:
    if may("profielcode", invoer.eigenaar_of(request.persoon), hoogstens=_CODES, seconden=_UUR):
        return True
    formulier.add_error(None, _("U vroeg te vaak een code aan. Probeer het over een uur opnieuw."))
    return False


def _read(request: PersoonRequest) -> SourceResult[Profiel]:
    if not is_gedeeld(request.persoon):
        raise Http404
    lezing, bron = Lezing(request, "mijn-postkamer"), profiel_bron()
    vraag = Vraag(
        bron.naam, gettext_noop("hoe uw bedrijf bereikbaar wil zijn"), partial(bron.fetch_profiel, lezing.betrokkene)
    )
    return lezing.read(vraag)[vraag]


def _check(request: PersoonRequest) -> None:
    if not is_gedeeld(request.persoon) or not contact.may_change(request.persoon):
        raise Http404


def _find(request: PersoonRequest, gegeven_id: UUID) -> Contactgegeven:
    """An address for one organisation or kind; the one for everything is changed at the profile."""
    _check(request)
    resultaat = _read(request)
    gegevens = resultaat.data.contactgegevens if isinstance(resultaat, Available) else ()
    for gegeven in gegevens:
        if gegeven.gegeven_id == str(gegeven_id) and gegeven.soort is Contactsoort.EMAIL and gegeven.alleen_voor:
            return gegeven
    raise Http404


def _show(request: PersoonRequest, naam: str, context: dict[str, object], titel: str) -> HttpResponse:
    return render_pagina(request, naam, {**context, "titel": titel, "kruimels": _kruimels(titel)})


def _kruimels(verder: str = "") -> list[tuple[str, str | None]]:
    begin = (_("Berichten"), reverse("mijn:berichten"))
    if not verder:
        return kruimels(begin, (_("E-mailadressen"), None))
    return kruimels(begin, (_("E-mailadressen"), reverse("mijn:berichtadressen")), (verder, None))


def _to_adressen() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("mijn:berichtadressen"), status=HTTPStatus.SEE_OTHER)


def _stil() -> str:
    return _("De Profielservice geeft nu geen antwoord. Er is niets veranderd. Probeer het straks opnieuw.")
