"""/mijn/profiel/: how one is reached, in which language, and on paper or digitally."""

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mijnomgeving.bronnen.deur import Vraag
from mijnomgeving.bronnen.profiel.models import Contactsoort, Profiel, Voorkeursoort
from mijnomgeving.bronnen.registry import berichten_bronnen
from mijnomgeving.bronnen.registry import profiel as profiel_bron
from mijnomgeving.notificaties.selectors import find_herstel
from mijnomgeving.pagina import Lezing, kruimels, render_pagina, tell
from mijnomgeving.profiel import contact
from mijnomgeving.profiel.forms import (
    POSTSOORTEN,
    CodeFormulier,
    EmailFormulier,
    PostFormulier,
    TelefoonFormulier,
    UitzonderingFormulier,
    VoorkeurenFormulier,
)
from portal.core.betrokkene import EuPersoon
from portal.core.resultaat import Available, SourceResult
from portal.outbound.service import BronFout
from portal.toegang import invoer
from portal.toegang.beleid import PersoonRequest, requires
from portal.toegang.grens import may

_SOORTEN = {"email": Contactsoort.EMAIL, "telefoon": Contactsoort.TELEFOON}
_CODES, _POGINGEN, _UUR = 6, 12, 3600
_TALEN = {"Nederlands": "", "Engels": "/en", "Papiaments": "/pap"}


@require_safe
@requires("mijn-profiel")
def profiel(request: PersoonRequest) -> HttpResponse:
    """Everything at a glance, each with a way to change it."""
    resultaat = _read(request)
    data = resultaat.data if isinstance(resultaat, Available) else None
    context = {
        "resultaat": resultaat,
        "regels": [_show_contact(data, naam) for naam in _SOORTEN] if data else [],
        "voorkeuren": _show_voorkeuren(data) if data else {},
        "uitzonderingen": _list_uitzonderingen(data) if data else [],
        "herstel": find_herstel(betrokkene=request.persoon.betrokkene),
        "mag": contact.may_change(request.persoon),
        "zonder_bsn": isinstance(request.persoon.betrokkene, EuPersoon),
        "kruimels": kruimels((_("Profiel"), None)),
    }
    return render_pagina(request, "profiel", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def wijzigen(request: PersoonRequest, soort: str) -> HttpResponse:
    """A new address or number; a code goes to it."""
    _check(request)
    klasse = EmailFormulier if soort == "email" else TelefoonFormulier
    if request.method != "POST":
        terug = invoer.take(request=request, persoon=request.persoon)
        context = {"formulier": invoer.restore(klasse, terug), "teruggezet": terug is not None}
        return _show(request, "profiel_contact", context, soort=soort)
    formulier = klasse(request.POST)
    if formulier.is_valid() and _may_send(request, formulier):
        waarde = formulier.cleaned_data["waarde"]
        try:
            nieuw = contact.start_contact(persoon=request.persoon, soort=_SOORTEN[soort], waarde=waarde)
        except BronFout:
            formulier.add_error(None, _stil())
        else:
            if nieuw:
                return _to("profiel_bevestigen", soort)
            tell(request, _("Dit hadden wij al. Er is niets veranderd."))
            return _to("profiel")
    return _show(request, "profiel_contact", {"formulier": formulier}, soort=soort)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def bevestigen(request: PersoonRequest, soort: str) -> HttpResponse:
    """Hand in the code, or ask for another."""
    _check(request)
    resultaat = _read(request)
    if not isinstance(resultaat, Available):
        return _show(request, "profiel_bevestigen", {"resultaat": resultaat}, soort=soort)
    gegeven = contact.pending(resultaat.data, _SOORTEN[soort])
    if gegeven is None:
        return _to("profiel")
    formulier = CodeFormulier(request.POST if request.method == "POST" and "nieuw" not in request.POST else None)
    if request.method == "POST" and "nieuw" in request.POST:
        return _send_again(request, soort, gegeven.waarde)
    if formulier.is_bound and formulier.is_valid() and _confirm(request, soort, gegeven.waarde, formulier):
        tell(request, _("Gelukt. Hier bereiken organisaties u vanaf nu."))
        return _to("profiel")
    return _show(request, "profiel_bevestigen", {"formulier": formulier, "waarde": gegeven.waarde}, soort=soort)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def verwijderen(request: PersoonRequest, soort: str) -> HttpResponse:
    """Ask whether one is sure, then take the address or number away."""
    _check(request)
    context: dict[str, object] = {}
    if request.method == "POST":
        try:
            contact.remove_contact(persoon=request.persoon, soort=_SOORTEN[soort])
        except BronFout:
            context["stil"] = True
        else:
            tell(request, _("Uw e-mailadres is weg.") if soort == "email" else _("Uw telefoonnummer is weg."))
            return _to("profiel")
    return _show(request, "profiel_verwijderen", context, soort=soort)


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def voorkeuren(request: PersoonRequest) -> HttpResponse:
    """Language, form of address, and being called."""
    _check(request)
    if request.method != "POST":
        resultaat = _read(request)
        begin = _initial(resultaat.data) if isinstance(resultaat, Available) else {}
        context = {"formulier": VoorkeurenFormulier(initial=begin), "resultaat": resultaat}
        return _show(request, "profiel_voorkeuren", context)
    formulier = VoorkeurenFormulier(request.POST)
    if formulier.is_valid():
        gekozen = formulier.cleaned_data
        waarden = {
            Voorkeursoort.TAAL: gekozen["taal"],
            Voorkeursoort.AANHEF: gekozen["aanhef"],
            Voorkeursoort.BELLEN: gekozen["bellen"],
        }
        try:
            contact.set_voorkeuren(persoon=request.persoon, waarden=waarden)
        except BronFout:
            formulier.add_error(None, _stil())
        else:
            tell(request, _("Uw voorkeuren zijn bewaard."))
            # The page goes on in the language that was chosen.
            return HttpResponseRedirect(f"{_TALEN[gekozen['taal']]}/mijn/profiel/", status=HTTPStatus.SEE_OTHER)
    return _show(request, "profiel_voorkeuren", {"formulier": formulier})


@require_http_methods(["GET", "HEAD", "POST"])
@requires("mijn-profiel")
def post(request: PersoonRequest) -> HttpResponse:
    """Digitally or on paper, and otherwise for an organisation: two forms on one page."""
    _check(request)
    namen = [bron.naam for bron in berichten_bronnen()]
    welke = request.POST.get("formulier", "")
    algemeen = PostFormulier(request.POST if welke == "algemeen" else None)
    anders = UitzonderingFormulier(request.POST if welke == "uitzondering" else None, organisaties=namen)
    gekozen = anders if welke == "uitzondering" else algemeen
    if gekozen.is_bound and gekozen.is_valid() and _keep_post(request, gekozen):
        return _to("profiel_post")
    resultaat = _read(request)
    data = resultaat.data if isinstance(resultaat, Available) else None
    if data and not algemeen.is_bound:
        algemeen.initial = {"hoe": data.voorkeur(Voorkeursoort.DIGITALE_POST) or "true"}
    context = {
        "algemeen": algemeen,
        "anders": anders,
        "gekozen": gekozen,
        "resultaat": resultaat,
        "uitzonderingen": _list_uitzonderingen(data) if data else [],
    }
    return _show(request, "profiel_post", context)


@require_POST
@requires("mijn-profiel")
def post_weg(request: PersoonRequest, voorkeur_id: UUID) -> HttpResponse:
    """No more exception for this organisation."""
    _check(request)
    try:
        contact.remove_uitzondering(persoon=request.persoon, voorkeur_id=str(voorkeur_id))
    except BronFout:
        tell(request, _stil())
    else:
        tell(request, _("Voor deze organisatie geldt weer wat u voor alle post koos."))
    return _to("profiel_post")


def _keep_post(request: PersoonRequest, formulier: PostFormulier | UitzonderingFormulier) -> bool:
    gekozen = formulier.cleaned_data
    try:
        if isinstance(formulier, PostFormulier):
            waarden = {Voorkeursoort.DIGITALE_POST: gekozen["hoe"]}
            contact.set_voorkeuren(persoon=request.persoon, waarden=waarden)
        else:
            organisatie, dienst, anders = gekozen["organisatie"], gekozen["soort"], gekozen["anders"]
            contact.set_uitzondering(persoon=request.persoon, organisatie=organisatie, dienst=dienst, waarde=anders)
    except BronFout:
        formulier.add_error(None, _stil())
        return False
    tell(request, _("Uw keuze is bewaard. Organisaties zien haar voordat zij u schrijven."))
    return True


def _read(request: PersoonRequest) -> SourceResult[Profiel]:
    lezing = Lezing(request, "mijn-profiel")
    bron = profiel_bron()
    vraag = Vraag(bron.naam, gettext_noop("hoe u bereikbaar wilt zijn"), partial(bron.fetch_profiel, lezing.betrokkene))
    return lezing.read(vraag)[vraag]


def _check(request: PersoonRequest) -> None:
    """Only who may change something gets further.

    Raises:
        Http404: this person may look only, or nobody can keep this of a person without a number.
    """
    if not contact.may_change(request.persoon) or isinstance(request.persoon.betrokkene, EuPersoon):
        raise Http404


def _may_send(request: PersoonRequest, formulier: EmailFormulier | TelefoonFormulier) -> bool:
    """Whether one more code may be sent: nobody else's mailbox or phone is filled from here."""
    if may("profielcode", invoer.eigenaar_of(request.persoon), hoogstens=_CODES, seconden=_UUR):
        return True
    formulier.add_error(None, _("U vroeg te vaak een code aan. Probeer het over een uur opnieuw."))
    return False


def _send_again(request: PersoonRequest, soort: str, waarde: str) -> HttpResponse:
    wie = invoer.eigenaar_of(request.persoon)
    if not may("profielcode", wie, hoogstens=_CODES, seconden=_UUR):
        tell(request, _("U vroeg te vaak een code aan. Probeer het over een uur opnieuw."))
        return _to("profiel_bevestigen", soort)
    try:
        contact.send_code(persoon=request.persoon, soort=_SOORTEN[soort], waarde=waarde)
    except BronFout:
        tell(request, _stil())
    else:
        tell(request, _("Er is een nieuwe code onderweg. De vorige werkt niet meer."))
    return _to("profiel_bevestigen", soort)


def _confirm(request: PersoonRequest, soort: str, waarde: str, formulier: CodeFormulier) -> bool:
    if not may("profielcode-proef", invoer.eigenaar_of(request.persoon), hoogstens=_POGINGEN, seconden=_UUR):
        formulier.add_error("code", _("U hebt te vaak een code geprobeerd. Probeer het over een uur opnieuw."))
        return False
    code = formulier.cleaned_data["code"]
    try:
        if contact.confirm(persoon=request.persoon, soort=_SOORTEN[soort], waarde=waarde, code=code):
            return True
    except BronFout:
        formulier.add_error(None, _stil())
        return False
    formulier.add_error("code", _("Deze code klopt niet of werkt niet meer. Vraag zo nodig een nieuwe aan."))
    return False


def _show_contact(data: Profiel, naam: str) -> dict[str, object]:
    soort = _SOORTEN[naam]
    own = data.algemeen(soort)
    return {
        "naam": naam,
        "bevestigd": next((gegeven for gegeven in own if gegeven.bevestigd), None),
        "wacht": contact.pending(data, soort),
        "anders": [gegeven for gegeven in data.contactgegevens if gegeven.soort is soort and gegeven.alleen_voor],
    }


def _initial(data: Profiel) -> dict[str, str]:
    return {
        "taal": data.voorkeur(Voorkeursoort.TAAL) or "Nederlands",
        "aanhef": data.voorkeur(Voorkeursoort.AANHEF) or "Geen",
        "bellen": data.voorkeur(Voorkeursoort.BELLEN) or "true",
    }


def _show_voorkeuren(data: Profiel) -> dict[str, str]:
    """The chosen answers in words, as the form says them."""
    velden = VoorkeurenFormulier(initial=_initial(data)).fields
    gekozen = {naam: dict(velden[naam].choices).get(waarde, waarde) for naam, waarde in _initial(data).items()}  # type: ignore[attr-defined]
    hoe = dict(PostFormulier().fields["hoe"].choices)  # type: ignore[attr-defined]
    return gekozen | {"post": hoe[data.voorkeur(Voorkeursoort.DIGITALE_POST) or "true"]}


def _list_uitzonderingen(data: Profiel) -> list[dict[str, object]]:
    soorten = dict(POSTSOORTEN)
    return [
        {
            "id": voorkeur.voorkeur_id,
            "organisatie": voorkeur.alleen_voor,
            "soort": soorten.get(voorkeur.dienst, voorkeur.dienst),
            "papier": voorkeur.waarde == "false",
        }
        for voorkeur in data.voorkeuren
        if voorkeur.soort is Voorkeursoort.DIGITALE_POST and voorkeur.alleen_voor
    ]


def _show(request: PersoonRequest, naam: str, context: Mapping[str, object], *, soort: str = "") -> HttpResponse:
    titel = {
        "profiel_contact": _("E-mailadres") if soort == "email" else _("Telefoonnummer"),
        "profiel_bevestigen": _("Code invullen"),
        "profiel_verwijderen": _("Weghalen"),
        "profiel_voorkeuren": _("Taal en aanspreken"),
        "profiel_post": _("Post: digitaal of op papier"),
    }[naam]
    spoor = kruimels((_("Profiel"), reverse("mijn:profiel")), (titel, None))
    return render_pagina(request, naam, {**context, "soort": soort, "titel": titel, "kruimels": spoor})


def _to(naam: str, *args: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"mijn:{naam}", args=args), status=HTTPStatus.SEE_OTHER)


def _stil() -> str:
    return _("De Profielservice geeft nu geen antwoord. Er is niets veranderd. Probeer het straks opnieuw.")
