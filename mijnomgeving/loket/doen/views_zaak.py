"""/loket/contact/<id>/doen/zaken/ and .../taken/: fill in together, check, send."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mijnomgeving.bronnen.taken.models import Taaksoort
from mijnomgeving.loket.contact.lopend import ContactRequest, requires_contact
from mijnomgeving.loket.doen.forms import Akkoordformulier, Handtekeningformulier
from mijnomgeving.loket.doen.namens import DOELEN, is_sure, make_loketpersoon, via_loket
from mijnomgeving.loket.doen.views import crumbs, to
from mijnomgeving.loket.doen.zaken import send_taak, send_zaak
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.loket.pagina import render_loket, tell
from mijnomgeving.taken import werk
from mijnomgeving.taken.forms import Taakformulier, read_getikt
from mijnomgeving.taken.selectors import TaakBeeld, TakenLijst, find_taak
from mijnomgeving.taken.werk import Werk
from mijnomgeving.zaken.acties import ACTIES
from mijnomgeving.zaken.forms import Zaakformulier
from mijnomgeving.zaken.kiezen import find_mogelijkheden, find_mogelijkheid
from mijnomgeving.zaken.opstel import (
    Opstel,
    Zaakwijzer,
    empty_formulier,
    find_opstel,
    list_kopie,
    save_opstel,
    seal_zaak,
    unseal_zaak,
)
from mijnomgeving.zaken.rechten import Handeling
from mijnomgeving.zaken.selectors import ZakenLijst


@require_safe
@requires_contact(doelen=DOELEN)
def zaak(request: ContactRequest, contact_id: UUID, sleutel: str) -> HttpResponse:
    """What can be done in this zaak now."""
    gevonden = find_mogelijkheden(_lezing(request), sleutel)
    if isinstance(gevonden, ZakenLijst):
        return _silent(request, contact_id, gevonden)
    mogelijk, wijzer = gevonden
    context = {
        "contact_id": contact_id,
        "sleutel": sleutel,
        "zaak": wijzer,
        "acties": [(kan, ACTIES[kan.handeling]) for kan in mogelijk],
        "zeker": is_sure(request.lopend),
        "kruimels": crumbs(contact_id, ("Zaak", None)),
    }
    return render_loket(request, "doen_zaak", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def schrijven(request: ContactRequest, contact_id: UUID, sleutel: str, wat: str) -> HttpResponse:
    """Fill in together what the organisation gets; it is kept until it is sent."""
    if not is_sure(request.lopend):
        return unsure(request, contact_id)
    handeling, persoon = _parse(wat), make_loketpersoon(request.lopend)
    wijzer = unseal_zaak(persoon, request.POST.get("zaak", ""), over=sleutel)
    eerder = find_opstel(persoon, handeling, over=sleutel)
    actie = ACTIES[handeling]
    if request.method == "POST" and wijzer:
        houdt = bool(eerder and eerder.bestanden)
        formulier = actie.formulier(request.POST, request.FILES, heeft_bestanden=houdt)
        if formulier.is_valid():
            nieuw = formulier.cleaned_data.get("bestanden") or ()
            bestanden = None if houdt and not nieuw else nieuw
            teksten = formulier.teksten()
            save_opstel(persoon, handeling, over=sleutel, zaak=wijzer, teksten=teksten, bestanden=bestanden)
            return to("doen_controleren", contact_id, sleutel, handeling)
        return _show(request, sleutel, handeling, wijzer=wijzer, formulier=formulier, opstel=eerder)
    gevonden = find_mogelijkheid(_lezing(request), sleutel, handeling)
    if isinstance(gevonden, ZakenLijst):
        return _silent(request, contact_id, gevonden)
    mogelijk, wijzer = gevonden
    if mogelijk is None:
        tell(request, "Dit kan nu niet (meer) in deze zaak.")
        return to("doen_zaak", contact_id, sleutel)
    leeg = empty_formulier(actie, eerder, wijzer)
    return _show(request, sleutel, handeling, wijzer=wijzer, formulier=leeg, opstel=eerder)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def controleren(request: ContactRequest, contact_id: UUID, sleutel: str, wat: str) -> HttpResponse:
    """What is about to be sent, for the person to read or hear; then send it. A second click sends nothing."""
    if not is_sure(request.lopend):
        return unsure(request, contact_id)
    handeling, persoon = _parse(wat), make_loketpersoon(request.lopend)
    opstel = find_opstel(persoon, handeling, over=sleutel)
    if opstel is None:
        tell(request, "Dit is al verstuurd, of nog niet ingevuld.")
        return to("doen", contact_id)
    klasse = Handtekeningformulier if handeling is Handeling.BEZWAAR else Akkoordformulier
    akkoord = klasse(request.POST if request.method == "POST" else None)
    veranderd = request.method == "POST" and request.POST.get("gezien") != str(opstel.sleutel)
    if request.method == "POST" and akkoord.is_valid() and not veranderd:
        inzending = send_zaak(lopend=request.lopend, handeling=handeling, opstel=opstel, over=sleutel)
        return to("doen_ontvangst", contact_id, inzending.nummer)
    actie = ACTIES[handeling]
    context = {
        "contact_id": contact_id,
        "titel": actie.titel,
        "bron": opstel.zaak.bron,
        "kopie": [*list_kopie(actie, opstel), via_loket(request.lopend)],
        "bestanden": opstel.bestanden,
        "daarna": actie.daarna,
        "akkoord": akkoord,
        "gezien": opstel.sleutel,
        "veranderd": veranderd,
        "terug_url": reverse("loket:doen_schrijven", args=[contact_id, sleutel, handeling]),
        "kruimels": crumbs(contact_id, ("Controleren", None)),
    }
    return render_loket(request, "doen_controleren", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def taak(request: ContactRequest, contact_id: UUID, sleutel: str) -> HttpResponse:
    """A taak with its form, to fill in together."""
    if not is_sure(request.lopend):
        return unsure(request, contact_id)
    beeld, bezig = _work(request, sleutel)
    if isinstance(beeld, TakenLijst):
        return _silent(request, contact_id, beeld)
    if bezig is None:
        return _not_here(request, contact_id, beeld)
    formulier = bezig.formulier()
    if request.method == "POST":
        if weg := request.POST.get("weg"):
            werk.remove_bestand(bezig, weg)
            return to("doen_taak", contact_id, sleutel)
        getikt = read_getikt(formulier, request.POST)
        formulier = werk.bind(bezig, getikt, request.FILES)
        if formulier.is_valid():
            werk.keep(bezig, getikt=getikt, erbij=formulier.bestanden)
            return to("doen_taak_controleren", contact_id, sleutel)
    context = {
        "contact_id": contact_id,
        "beeld": beeld,
        "bezig": bezig,
        "formulier": formulier,
        "kruimels": crumbs(contact_id, ("Taak", None)),
    }
    return render_loket(request, "doen_taak", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires_contact(doelen=DOELEN)
def taak_controleren(request: ContactRequest, contact_id: UUID, sleutel: str) -> HttpResponse:
    """What is about to be handed in, for the person to read or hear; then hand it in, once."""
    if not is_sure(request.lopend):
        return unsure(request, contact_id)
    beeld, bezig = _work(request, sleutel)
    if isinstance(beeld, TakenLijst):
        return _silent(request, contact_id, beeld)
    formulier: Taakformulier | None = bezig.check() if bezig else None
    if bezig is None or formulier is None or not formulier.is_valid():
        if beeld.getoond.onderweg:
            tell(request, "Dit is al verstuurd.")
            return to("doen", contact_id)
        return to("doen_taak", contact_id, sleutel)
    akkoord = Akkoordformulier(request.POST if request.method == "POST" else None)
    veranderd = request.method == "POST" and request.POST.get("gezien") != bezig.vingerafdruk
    if request.method == "POST" and akkoord.is_valid() and not veranderd:
        inzending = send_taak(lopend=request.lopend, bezig=bezig)
        return to("doen_ontvangst", contact_id, inzending.nummer)
    context = {
        "contact_id": contact_id,
        "titel": bezig.getoond.taak.titel,
        "bron": bezig.getoond.taak.bron,
        "kopie": [*formulier.kopie(), via_loket(request.lopend)],
        "bestanden": bezig.bestanden,
        "tekst": werk.tekst_van(bezig.uitvoering),
        "akkoord": akkoord,
        "gezien": bezig.vingerafdruk,
        "veranderd": veranderd,
        "terug_url": reverse("loket:doen_taak", args=[contact_id, sleutel]),
        "kruimels": crumbs(contact_id, ("Controleren", None)),
    }
    return render_loket(request, "doen_controleren", context)


def _work(request: ContactRequest, sleutel: str) -> tuple[TaakBeeld | TakenLijst, Werk | None]:
    """The taak, and the work on it when a caseworker can do it with the person; not signing, and not paying."""
    beeld = find_taak(_lezing(request), sleutel)
    if isinstance(beeld, TakenLijst):
        return beeld, None
    bezig = werk.find_werk(persoon=make_loketpersoon(request.lopend), beeld=beeld)
    if bezig and bezig.uitvoering.taak.soort is Taaksoort.ONDERTEKENEN:
        return beeld, None
    return beeld, bezig


def _lezing(request: ContactRequest) -> LoketLezing:
    return LoketLezing(request, request.lopend.contact.doel)


def _parse(wat: str) -> Handeling:
    try:
        return Handeling(wat)
    except ValueError:
        raise Http404 from None


def _show(
    request: ContactRequest,
    sleutel: str,
    handeling: Handeling,
    *,
    wijzer: Zaakwijzer,
    formulier: Zaakformulier,
    opstel: Opstel | None,
) -> HttpResponse:
    contact_id = request.lopend.contact.pk
    context = {
        "contact_id": contact_id,
        "sleutel": sleutel,
        "actie": ACTIES[handeling],
        "zaak": wijzer,
        "zaak_veld": seal_zaak(make_loketpersoon(request.lopend), wijzer, over=sleutel),
        "formulier": formulier,
        "opstel": opstel,
        "kruimels": crumbs(
            contact_id, ("Zaak", reverse("loket:doen_zaak", args=[contact_id, sleutel])), ("Invullen", None)
        ),
    }
    return render_loket(request, "doen_schrijven", context)


def _silent(request: ContactRequest, contact_id: UUID, lijst: ZakenLijst | TakenLijst) -> HttpResponse:
    """The zaak or taak is not there, may not be seen, or its organisation is silent now.

    Raises:
        Http404: all organisations answered, so there is none to see.
    """
    if not lijst.ontbreekt:
        raise Http404
    context = {"contact_id": contact_id, "ontbreekt": lijst.ontbreekt, "kruimels": crumbs(contact_id, ("Stil", None))}
    return render_loket(request, "doen_stil", context, status=503)


def unsure(request: ContactRequest, contact_id: UUID) -> HttpResponse:
    """The page that says that it must first be sure who it is."""
    context = {"contact_id": contact_id, "kruimels": crumbs(contact_id, ("Identiteit nodig", None))}
    return render_loket(request, "doen_onzeker", context, status=403)


def _not_here(request: ContactRequest, contact_id: UUID, beeld: TaakBeeld) -> HttpResponse:
    context = {"contact_id": contact_id, "beeld": beeld, "kruimels": crumbs(contact_id, ("Taak", None))}
    return render_loket(request, "doen_taak_zelf", context)
